"""The mini-games, one folder each with ``rules`` (no pygame) and ``view``. Adding one: its folder and its line in ``MINIGAMES``.

Mini-games never import one another; what they share lives in ``game.kit``.
"""

from collections.abc import Iterable, Mapping

from engine.challenges.base import Form
from game.minigame import MiniGame
from game.minigames.fog_beam.view import FogBeam
from game.minigames.harbour_table.view import HarbourTable
from game.minigames.net_and_letters.view import NetAndLetters
from game.minigames.stepping_stones.view import SteppingStones

MINIGAMES: Mapping[str, type[MiniGame]] = {
    game.name: game
    for game in (
        FogBeam,
        SteppingStones,
        NetAndLetters,
        HarbourTable,
    )
}
PLAYS: Mapping[str, frozenset[Form]] = {name: game.plays for name, game in MINIGAMES.items()}


TABLE = HarbourTable.name
VOYAGE = SteppingStones.name  # the boat of the first voyage, in which games change


def fitting(families: Iterable[frozenset[Form]]) -> tuple[str, ...]:
    """The games that can play at least a part of a skill whose families can be answered in these forms.

    The table plays everything; it comes, and comes first, where no other game plays the whole skill.
    """
    wanted = [forms for forms in families if forms]
    others = [name for name, plays in PLAYS.items() if name != TABLE and any(plays & forms for forms in wanted)]
    has_whole = any(all(PLAYS[name] & forms for forms in wanted) for name in others)
    return tuple(others) if has_whole else (TABLE, *others)
