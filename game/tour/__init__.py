"""The picture tour: a scripted journey without a window, a named PNG of every screen and of each mini-game in every mood.

The pictures are part of the work: they are looked at after every change. ``journey`` drives the real screens by intents only, with a clock
that moves when told to, and the tests use it too; ``album`` is the walk through the game, ``workshop`` the walk through all answer forms,
``things`` the pages about what is stored; ``writing`` puts the pictures into a folder.
"""

from game.tour.album import Album
from game.tour.journey import Journey
from game.tour.workshop import Workshop
from game.tour.writing import tour

__all__ = ["Album", "Journey", "Workshop", "tour"]
