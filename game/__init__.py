"""Everything that exists because of the screen: the window, the kit, the screens and the mini-games.

The tour: ``app`` owns the window and turns events into ``intents``; the top screen of ``navigation`` answers with what
comes next; screens draw with ``kit`` and reach the engine through ``services``; ``minigames`` play challenges.
"""
