"""The pages of the game: ``children`` and ``adults`` by who sees them, ``play`` a level, ``workbench`` packs, ``parts`` what they share.

``pages`` makes them and says how a new one comes in.
"""
