"""An island that suits a mini-game, found by what the game plays: nothing here knows a game by its name."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from engine.content.compiled.pack import Skill
from engine.content.library.library import Library
from game.minigames import PLAYS, fitting

_YOUNG = 6


def island_for(library: Library, game: str) -> str | None:
    """The island that suits the game best, or None where no pack has one.

    The game is offered there and plays as much as any; then it is one for young children, and with questions that few other games play.
    """
    offering = [
        skill for skill in library.skills.values() if game in fitting(frozenset(family.guess) for family in skill.families)
    ]
    best = min(
        offering, key=lambda skill: (-_played(skill, game), skill.ages[0] > _YOUNG, -_own(skill, game), skill.ages), default=None
    )
    return best.id if best is not None and _played(best, game) == 1 else None


def islands(library: Library) -> Mapping[str, str]:
    """Every game that has an island, with it."""
    found = {game: island_for(library, game) for game in PLAYS}
    return {game: island for game, island in found.items() if island is not None}


def _played(skill: Skill, game: str) -> float:
    """How much of the skill the game plays, as a share."""
    return fmean(bool(PLAYS[game] & family.guess.keys()) for family in skill.families)


def _own(skill: Skill, game: str) -> float:
    """How few other games play it: 1 where this one is alone."""
    players = {form: sum(form in plays for plays in PLAYS.values()) for form in PLAYS[game]}
    return fmean(max((1 / players[form] for form in PLAYS[game] & family.guess.keys()), default=0.0) for family in skill.families)
