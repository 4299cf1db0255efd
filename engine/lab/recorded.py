"""A learner in records: the model without what only the game has (lights, goals, the open level). Used where many learners are
walked through at once, by ``evaluation`` and ``calibrating``.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from engine.learning import prediction, tuning

Hardness = list[float]  # [value, variance], written in place
_new = tuple.__new__


class SkillTrace(NamedTuple):
    """One skill of one learner, as ``sums`` wants to see it."""

    ability: float
    variance: float
    at_s: float
    practised: bool = True
    decay: float = tuning.SKILL_DECAY


class ItemTrace(NamedTuple):
    """One item of one learner."""

    ability: float
    variance: float
    at_s: float
    at_answer: int


class Learner:
    """One learner of the records."""

    __slots__ = ("ability", "answered", "device", "items", "lately", "lately_variance", "skills", "variance")

    def __init__(self, ability: float) -> None:
        self.ability, self.variance = ability, tuning.GLOBAL_VARIANCE_AGE_ONLY
        self.lately = self.lately_variance = 0.0
        self.answered = 0
        self.skills: dict[str, SkillTrace] = {}
        self.items: dict[str, ItemTrace] = {}
        self.device: dict[str, Hardness] = {}

    def knows(self, item: str, names: Sequence[str], at_s: float, likeness: float = 1.0) -> prediction.Terms:
        """What the learner brings to a question."""
        return prediction.terms(self.skills, names, self.items.get(item), self.answered, at_s, likeness)

    def expects(self, known: prediction.Terms) -> tuple[float, float]:
        """(logit, variance) of success, difficulty apart."""
        skills, practised, resting, item, again, skills_v, item_v, _, _ = known
        x = self.ability + self.lately + skills + practised + resting + item + again
        return x, self.variance + self.lately_variance + skills_v + item_v

    def learns(
        self,
        item: str,
        names: Sequence[str],
        at_s: float,
        known: prediction.Terms,
        step: float,
        loss: float,
        correct: bool,
        taught: float = 1.0,
        likeness: float = 1.0,
    ) -> None:
        """An answer moves every term; ``taught`` is how much of it was practice."""
        skills, loading = self.skills, known.loading
        self.ability, self.variance = prediction.general_after(self.ability, self.variance, step, loss)
        if taught:
            self.lately, self.lately_variance = prediction.lately_after(self.lately, self.lately_variance, step, loss)
        self.answered += 1
        for name in names:
            old = skills.get(name, _BLANK_SKILL)
            was_v = old.variance + prediction.stale(old, at_s)
            ability, variance = prediction.skill_after(old.ability, was_v, loading, step, loss, correct, taught)
            skills[name] = _new(SkillTrace, (ability, variance, at_s, old.practised or taught > 0.0, _DECAY))
        own, variance = prediction.item_after(known.item, known.item_variance, step, loss, correct, taught, likeness)
        self.items[item] = _new(ItemTrace, (own, variance, at_s, self.answered))


_BLANK_SKILL = SkillTrace(0.0, tuning.SKILL_VARIANCE, inf, practised=False)
_DECAY = tuning.SKILL_DECAY
