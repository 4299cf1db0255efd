"""The open sea: a voyage on which every challenge may be about any skill, and is chosen for itself by what it is worth (``worth``).

A new skill is stayed with for its first answers; nothing that was right comes more than three times in a row; three errors in a row bring
one challenge of something else.
"""

from collections.abc import Collection
from dataclasses import dataclass

from engine.learning import tuning
from engine.scheduling.choices import Moment
from engine.scheduling.worth import Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """A skill that could be asked about now, what that is worth, and the chance to be right."""

    skill: str
    worth: float
    chance: float


class Prospects:
    """All skills of one moment. Those the child has met (and what is built on them) are looked at, the others searched (``untried``)."""

    def __init__(self, moment: Moment) -> None:
        names = None if moment.allowed is None else moment.graph.playable(moment.allowed)
        self._worth = Worth(moment.state, moment.graph, moment.now_s, names, moment.reach)

    def best(self, tired: Collection[str] = (), *, kind: bool = False) -> Prospect | None:
        """The skill worth most just now, one of ``tired`` only when there is nothing else. In a level (``kind``) it should be within reach."""
        worth = self._worth
        found = [(worth.of(name) * (worth.kind(name) if kind else 1.0), name) for name in worth.met if name not in tired]
        but = worth.met | set(tired)
        found += worth.far(but, 1, opened=True) + worth.far(but, 1, opened=False)
        found = found or [(worth.of(name), name) for name in tired if name in worth.sea.names]
        return self.of(max(found)[1]) if found else None

    def surest(self, other_than: str) -> Prospect | None:
        """A breather: the skill likeliest to go well."""
        worth = self._worth
        found = [(worth.chance(name), name) for name in worth.met if name != other_than]
        if (untried := worth.sea.easiest(worth.met | {other_than})) is not None:
            found.append((worth.chance(untried[1]), untried[1]))
        return self.of(max(found)[1]) if found else None

    def is_poor(self, skill: str) -> bool:
        """Whether much more is to be learnt elsewhere than about ``skill``, which the child chose: its gate is not asked about."""
        best = self.best((skill,), kind=True)
        return best is not None and self._worth.ungated(skill) * self._worth.moves(skill) < tuning.STAY_WORTH * best.worth

    def of(self, skill: str) -> Prospect:
        """One skill of the sea."""
        return Prospect(skill=skill, worth=self._worth.of(skill), chance=self._worth.chance(skill))


def best(moment: Moment, tired: Collection[str] = ()) -> Prospect | None:
    """The skill worth most just now, one of ``tired`` only when there is nothing else."""
    return Prospects(moment).best(tired)


def surest(moment: Moment, other_than: str) -> Prospect | None:
    """A breather: the skill likeliest to go well."""
    return Prospects(moment).surest(other_than)
