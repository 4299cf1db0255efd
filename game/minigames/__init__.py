"""The mini-games, one folder each with ``rules`` (no pygame) and ``view``. Adding one: its folder and its line in ``MINIGAMES``.

Mini-games never import one another; what they share lives in ``game.kit``.
"""

from collections.abc import Mapping

from engine.challenges.base import Form
from game.minigame import MiniGame
from game.minigames.fog_beam.view import FogBeam
from game.minigames.net_and_letters.view import NetAndLetters
from game.minigames.stepping_stones.view import SteppingStones

MINIGAMES: Mapping[str, type[MiniGame]] = {
    game.name: game
    for game in (
        FogBeam,
        SteppingStones,
        NetAndLetters,
    )
}
PLAYS: Mapping[str, frozenset[Form]] = {name: game.plays for name, game in MINIGAMES.items()}


def fitting(forms: frozenset[Form]) -> tuple[str, ...]:
    """The games that can play a skill with these answer forms; at least one for every form that ships."""
    return tuple(name for name, game in MINIGAMES.items() if game.plays & forms)
