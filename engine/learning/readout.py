"""The fitted model: the sum behind a prediction, and how an answer moves its terms. So far only ``evaluate`` uses it.

    x = general + lately + skills + practised + resting + item + again − difficulty

``general`` is the level g; ``lately`` a second, quick level that swings around 0 and forgets by itself (good and bad
moments; Kalman form of an autoregressive term); ``skills`` the abilities a_k, loading 1/√m when m skills are asked at once;
``resting`` the log of the hours since each skill was last answered, times the decay (a power law of the odds: Anderson
& Schooler 1991); ``practised`` what a skill gains by having been
met at all, so that difficulties are those of a first meeting; ``item`` the footing on this very family; ``again`` what having
met it before is worth, less the more answers lie between. All have been measured: docs/learning.md.
"""

from collections.abc import Mapping, Sequence
from math import exp, log, pi, sqrt
from typing import NamedTuple, Protocol

from engine.learning import fitted, model

_new = tuple.__new__


class SkillTrace(NamedTuple):
    """What is known of one skill: ``ability`` (logits around 0) as of ``at_s``, its variance, answers so far."""

    ability: float = 0.0
    variance: float = fitted.SKILL_VARIANCE
    at_s: float = 0.0
    tries: int = 0


class ItemTrace(NamedTuple):
    """What is known of one item: footing on it as of ``at_s``; ``at_answer`` is the number of the last answer to it."""

    ability: float = 0.0
    variance: float = fitted.ITEM_VARIANCE
    at_s: float = 0.0
    tries: int = 0
    at_answer: int = 0


_BLANK_SKILL = SkillTrace()


class Known(Protocol):
    """Whatever knows a learner."""

    @property
    def answered(self) -> int: ...
    @property
    def skills(self) -> Mapping[str, SkillTrace]: ...
    @property
    def items(self) -> Mapping[str, ItemTrace]: ...


class Terms(NamedTuple):
    """The terms of the sum that are about what is asked, in logits, with the variances of ``skills`` and ``item``."""

    skills: float
    resting: float
    practised: float
    item: float
    again: float
    skills_variance: float
    item_variance: float
    loading: float


def terms(known: Known, item: str, names: Sequence[str], at_s: float) -> Terms:
    """What is known about an item of these skills at ``at_s``."""
    abilities = variance = resting = 0.0
    tried = 0
    skills = known.skills
    for name in names:
        skill = skills.get(name, _BLANK_SKILL)
        abilities += skill.ability
        variance += skill.variance
        if skill.tries:
            resting -= rested(skill, at_s)
            tried += 1
    m = len(names)
    loading = 1.0 if m < 2 else 1.0 / sqrt(m)
    if m > 1:
        abilities, variance, resting = abilities * loading, variance / m, resting / m
    practised = fitted.PRACTISED_SKILL * tried / m if tried else 0.0
    seen = known.items.get(item)
    if seen is None or not seen.tries:
        return _new(Terms, (abilities, resting, practised, 0.0, 0.0, variance, fitted.ITEM_VARIANCE, loading))
    between = log(1.0 + max(0, known.answered - seen.at_answer))
    elapsed = at_s - seen.at_s
    hours = log(1.0 + elapsed / 3600.0) if elapsed > 0.0 else 0.0
    own = seen.ability * exp(-fitted.ITEM_DECAY * hours - fitted.ITEM_CROWDED * between)
    again = fitted.SEEN_ITEM - fitted.SEEN_CROWDED * between
    return _new(Terms, (abilities, resting, practised, own, again, variance, seen.variance, loading))


def rested(skill: SkillTrace, at_s: float) -> float:
    """Logits a skill has lost since its last answer. A clock that went backwards forgets nothing."""
    elapsed = at_s - skill.at_s
    return fitted.SKILL_DECAY * log(1.0 + elapsed / 3600.0) if elapsed > 0.0 else 0.0


def predict(x: float, variance: float, guess: float) -> float:
    """P(right): c + (1−c) σ(x / √(1 + κV)), the approximation of MacKay 1992 with a measured κ."""
    return model.predict(x, variance * (fitted.SHRINK * 8.0 / pi), guess)


def general_after(ability: float, variance: float, step: float, loss: float) -> tuple[float, float]:
    """The general level and its variance after an answer."""
    later = variance - variance * variance * loss
    least = fitted.LEAST_VARIANCE
    return ability + variance * step, (later if later > least else least) + fitted.GROW_GLOBAL


def lately_after(lately: float, variance: float, step: float, loss: float) -> tuple[float, float]:
    """The quick level and its variance after an answer: both drift back to where they began."""
    keep = fitted.LATELY_KEPT
    later = variance - variance * variance * loss
    return (lately + variance * step) * keep, fitted.LATELY_VARIANCE + (later - fitted.LATELY_VARIANCE) * keep * keep


def skill_after(old: SkillTrace, loading: float, step: float, loss: float, correct: bool, weight: float) -> tuple[float, float]:
    """(ability, variance) of a skill after an answer in which it had this loading."""
    share = old.variance * loading
    ability = model.learnt(old.ability + share * step, fitted.LEARN_SKILL[correct] * weight, fitted.LEARN_SKILL_MOST)
    variance = max(fitted.LEAST_VARIANCE, old.variance - share * share * loss) + fitted.GROW_SKILL
    return ability, min(fitted.MOST_SKILL_VARIANCE, variance)


def item_after(own: float, variance: float, step: float, loss: float, correct: bool, weight: float) -> tuple[float, float]:
    """(footing, variance) of an item family after an answer; ``own`` is the footing just before."""
    ability = model.learnt(own + variance * step, fitted.LEARN_ITEM[correct] * weight, fitted.LEARN_ITEM_MOST)
    later = max(fitted.LEAST_VARIANCE, variance - variance * variance * loss) + fitted.GROW_ITEM
    return ability, min(fitted.MOST_ITEM_VARIANCE, later)
