"""Where a child stands on the skills at one moment: the logit on a skill's reference item, its variance, and whether it can be built on.

Worked out only for the skills somebody asks about. A skill the child never met stands at the general level less its hardness, so that
all of those can be searched by hardness alone (``untried``).
"""

from math import sqrt

from engine.learning import model, prediction, tuning
from engine.learning.knowledge import LearnerState
from engine.learning.skills import SkillGraph

_Z_GATE = 0.2533471  # normal quantile of GATE_SURE
_GATE = model.logit(tuning.GATE_P)


class Standing:
    """One child at one moment. ``base`` less its hardness is the logit of a skill never met, ``variance`` that logit's variance."""

    def __init__(self, state: LearnerState, graph: SkillGraph, now_s: float) -> None:
        self._skills, self._references, self._now_s = state.skills, graph.references, now_s
        self._shared = state.variance + tuning.ITEM_VARIANCE
        self._ready = {name for name, lamps in state.lights.items() if lamps >= 5}
        self._hollow = graph.hollow
        self.base = state.ability
        self.variance = self._shared + tuning.SKILL_VARIANCE
        self._gate = _GATE + _Z_GATE * sqrt(self.variance)

    def of(self, skill: str) -> tuple[float, float]:
        """(logit on the reference item, its variance), forgetting included."""
        known = self._skills.get(skill)
        if known is None:
            return self.base - self._references[skill], self.variance
        x = prediction.standing(self.base, known, self._references[skill], self._now_s)
        return x, self._shared + known.variance + prediction.stale(known, self._now_s)

    def carries(self, hardness: float) -> bool:
        """Whether a skill never met, of this hardness, is known well enough to build on."""
        return self.base - hardness >= self._gate

    def also_ready(self, skills: set[str]) -> None:
        """Somebody has a second opinion: these can be built on, too."""
        self._ready |= skills

    def is_ready(self, skill: str) -> bool:
        """Whether a skill can be built on; one without challenges stands in nobody's way."""
        if skill in self._ready or skill in self._hollow:
            return True
        x, variance = self.of(skill)
        return x >= _GATE + _Z_GATE * sqrt(variance)

    def is_open(self, needs: tuple[str, ...]) -> bool:
        """Whether everything a skill needs is ready."""
        return all(map(self.is_ready, needs))
