"""The sum behind every prediction, and how an answer moves its terms: one model for the game and for ``evaluate``.

    x = general + lately + skills + practised − resting + item + again − difficulty

``general`` is the level g; ``lately`` a second, quick level that swings around 0 and forgets by itself (good and bad
moments; Kalman form of an autoregressive term, unknown to begin with: the first answers tell about the level); ``skills`` the abilities
a_k, loading 1/√m when m skills are asked at once; ``resting`` the log of the hours since each skill was last answered, times its decay (a
power law of the odds: Anderson & Schooler 1991); ``practised`` what a skill gains by having been met at all, so that difficulties are
those of a first meeting; what is known of a skill also grows uncertain by the days (``stale``); ``item`` the footing on this very question; ``again`` what having met it before is worth, less the more
answers lie between. ``likeness`` is how much one question of an item is like the next: 1 in records, where an item is one question, less in a
family that draws other numbers each time. All have been measured: docs/learning.md.
"""

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from typing import NamedTuple, Protocol

from engine.learning import tuning

_new = tuple.__new__
_HOUR_S = 3600.0
_PRACTISED = tuning.PRACTISED_SKILL
_BLANK_SKILL_V, _BLANK_ITEM_V = tuning.SKILL_VARIANCE, tuning.ITEM_VARIANCE
_ITEM_DECAY, _ITEM_CROWDED = tuning.ITEM_DECAY, tuning.ITEM_CROWDED
_SEEN, _SEEN_CROWDED = tuning.SEEN_ITEM, tuning.SEEN_CROWDED
_LEARN_SKILL, _LEARN_SKILL_MOST = tuning.LEARN_SKILL, tuning.LEARN_SKILL_MOST
_LEARN_ITEM, _LEARN_ITEM_MOST = tuning.LEARN_ITEM, tuning.LEARN_ITEM_MOST
_GROW_GLOBAL, _GROW_ITEM = tuning.GROW_GLOBAL, tuning.GROW_ITEM
_DAY_S, _REST_V = 86_400.0, tuning.REST_VARIANCE
_REST_FELT = tuning.REST_SHRINK / tuning.SHRINK - 1.0
_MOST_SKILL_V, _MOST_ITEM_V = tuning.MOST_SKILL_VARIANCE, tuning.MOST_ITEM_VARIANCE
_KEEP, _LATELY_V = tuning.LATELY_KEPT, tuning.LATELY_VARIANCE
_KEEP_V, _LATELY_IN = tuning.LATELY_KEPT**2, tuning.LATELY_VARIANCE * (1.0 - tuning.LATELY_KEPT**2)


class KnownSkill(Protocol):
    """What is known of one skill: ``ability`` (logits around 0), its variance, its own decay, when it was last answered, and whether it
    was ever practised (on the first voyage it is only asked about).
    """

    @property
    def ability(self) -> float: ...
    @property
    def variance(self) -> float: ...
    @property
    def at_s(self) -> float: ...
    @property
    def decay(self) -> float: ...
    @property
    def practised(self) -> bool | int: ...


class KnownItem(Protocol):
    """What is known of one item: footing on it as of ``at_s``; ``at_answer`` is the number of the last answer to it."""

    @property
    def ability(self) -> float: ...
    @property
    def variance(self) -> float: ...
    @property
    def at_s(self) -> float: ...
    @property
    def at_answer(self) -> int: ...


class Terms(NamedTuple):
    """The terms of the sum that are about what is asked, in logits, with the variances of ``skills`` (``stale`` of it by rest) and ``item``
    and the loading of each skill.
    """

    skills: float
    practised: float
    resting: float
    item: float
    again: float
    skills_variance: float
    item_variance: float
    loading: float
    stale: float


def terms(
    skills: Mapping[str, KnownSkill],
    names: Sequence[str],
    seen: KnownItem | None,
    answered: int,
    at_s: float,
    likeness: float = 1.0,
) -> Terms:
    """What is known at ``at_s`` about a question on the skills ``names``; ``seen`` is what is known of its item, ``answered`` how many
    answers there were.
    """
    if len(names) == 1:  # nearly always in the game: the same, without a loop
        skill = skills.get(names[0])
        if skill is None:
            abilities, variance, practised, resting, loading, rested = 0.0, _BLANK_SKILL_V, 0.0, 0.0, 1.0, 0.0
        else:
            abilities, variance, practised, resting, loading, rested = skill.ability, skill.variance, 0.0, 0.0, 1.0, 0.0
            elapsed = at_s - skill.at_s
            if elapsed > _HOUR_S:
                rested = _REST_V * log(1.0 + elapsed / _DAY_S)
                variance += rested
            if skill.practised:
                practised = _PRACTISED
                if elapsed > 0.0:
                    resting = -skill.decay * log(1.0 + elapsed / _HOUR_S)
    else:
        abilities, practised, resting, variance, loading, rested = _several(skills, names, at_s)
    if seen is None:
        return _new(Terms, (abilities, practised, resting, 0.0, 0.0, variance, _BLANK_ITEM_V, loading, rested))
    between = log(1.0 + answered - seen.at_answer) if answered > seen.at_answer else 0.0
    faded = _ITEM_CROWDED * between
    if (elapsed := at_s - seen.at_s) > 0.0:
        faded += _ITEM_DECAY * log(1.0 + elapsed / _HOUR_S)
    own, again = seen.ability * exp(-faded), likeness * (_SEEN - _SEEN_CROWDED * between)
    return _new(Terms, (abilities, practised, resting, own, again, variance, seen.variance, loading, rested))


def stale(skill: KnownSkill, at_s: float) -> float:
    """The variance that rest has added by ``at_s`` to what is known of a skill; nothing within the hour."""
    elapsed = at_s - skill.at_s
    return _REST_V * log(1.0 + elapsed / _DAY_S) if elapsed > _HOUR_S else 0.0


def felt(variance: float, rested: float) -> float:
    """The variance as a prediction feels it: the part of it that came by ``rested`` pulls harder to the middle."""
    return variance + _REST_FELT * rested


def _several(
    skills: Mapping[str, KnownSkill], names: Sequence[str], at_s: float
) -> tuple[float, float, float, float, float, float]:
    """(abilities, practised, resting, variance, loading, stale) of any number of skills."""
    abilities = variance = resting = rested = 0.0
    tried = 0
    for name in names:
        skill = skills.get(name)
        if skill is None:
            variance += _BLANK_SKILL_V
            continue
        abilities += skill.ability
        variance += skill.variance
        rested += stale(skill, at_s)
        if skill.practised:
            tried += 1
            if (elapsed := at_s - skill.at_s) > 0.0:
                resting -= skill.decay * log(1.0 + elapsed / _HOUR_S)
    m = max(1, len(names))
    loading = 1.0 / sqrt(m)
    return abilities * loading, _PRACTISED * tried / m, resting / m, (variance + rested) / m, loading, rested / m


def standing(level: float, skill: KnownSkill | None, hardness: float, at_s: float) -> float:
    """The same for one skill and a question nobody has asked yet, the moment left out: how a child stands with the skill."""
    x = level - hardness
    if skill is None:
        return x
    x += skill.ability
    if skill.practised:
        elapsed = at_s - skill.at_s
        x += _PRACTISED - (skill.decay * log(1.0 + elapsed / _HOUR_S) if elapsed > 0.0 else 0.0)
    return x


def general_after(ability: float, variance: float, step: float, loss: float) -> tuple[float, float]:
    """The general level and its variance after an answer."""
    return ability + variance * step, variance - variance * variance * loss + _GROW_GLOBAL


def lately_after(lately: float, variance: float, step: float, loss: float) -> tuple[float, float]:
    """The quick level and its variance after an answer: both drift to where a moment of which nothing is known stands."""
    return (lately + variance * step) * _KEEP, (variance - variance * variance * loss) * _KEEP_V + _LATELY_IN


def skill_after(
    ability: float, variance: float, loading: float, step: float, loss: float, correct: bool, weight: float
) -> tuple[float, float]:
    """(ability, variance) of a skill after an answer in which it had this loading; what was learnt counts ``weight``.

    ``variance`` is that just before the answer, rest included: answers only ever make a skill surer.
    """
    share = variance * loading
    ability += share * step
    if ability < _LEARN_SKILL_MOST:
        ability += weight * _LEARN_SKILL[correct] * (1.0 - ability / _LEARN_SKILL_MOST)
    variance -= share * share * loss
    return ability, variance if variance < _MOST_SKILL_V else _MOST_SKILL_V


def item_after(
    own: float, variance: float, step: float, loss: float, correct: bool, weight: float, likeness: float = 1.0
) -> tuple[float, float]:
    """(footing, variance) of an item after an answer; ``own`` is the footing just before."""
    own += variance * step
    if own < likeness * _LEARN_ITEM_MOST:
        own += weight * _LEARN_ITEM[correct] * (likeness - own / _LEARN_ITEM_MOST)
    variance += likeness * likeness * _GROW_ITEM - variance * variance * loss
    return own, variance if variance < _MOST_ITEM_V else _MOST_ITEM_V
