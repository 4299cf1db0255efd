"""Children for journeys: what they truly know, how they answer, learn and forget. Nothing here is taken from the learner model.

Knowledge comes from the ages that packs give their skills. On the middle question of a skill a typical child stands at

    x = .6 + 1.0 · (age − middle of the skill's ages) + general + subject + pack + skill + learnt

logits, general N(0, .6), subject N(0, .4), pack N(0, .3), skill N(0, .5): skills of one strand go together. Another family of the skill is
harder by what the pack says, give or take .3. P(right) = luck + (1 − luck − slip) σ(x), slip .05.

The learning law: one challenge teaches ``learns`` · 4 q (1 − q), q = σ(x): most where it is half known, .15 of that at the least; seven
tenths after a miss; .3 to 1 by what its needs are known. A twelfth of it helps the whole pack. What was learnt fades with a half-life of
seven days, which grows by 1.6 with each success after a day; four tenths are never lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from random import Random

from engine.content.compiled.pack import Skill

DAY_S = 86_400.0
_AT_MIDDLE, _YEAR = 0.6, 1.0
_GENERAL, _SUBJECT, _PACK, _SKILL, _FAMILY = 0.6, 0.4, 0.3, 0.5, 0.3
_SLIP = 0.05
_LEAST, _MISSED, _UNREADY, _SPREADS = 0.15, 0.7, 0.3, 1.0 / 12.0
_HALF_LIFE_DAYS, _FIRMER, _SAVED = 7.0, 1.6, 0.4
_WEAK = -2.0  # logits of the weak strand


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of child. ``ahead`` in logits, ``learns`` in logits a challenge; ``always`` is a chance of being right whatever is asked."""

    name: str
    ahead: float = 0.0
    learns: float = 0.18
    pace: float = 1.0
    always: float | None = None
    weak: bool = False
    guesses: bool = False
    sleeps: bool = False  # presses anything in every third level
    away_days: float = 0.0  # in the middle of the journey
    wanders: bool = False  # any open island, whatever the chart says


KINDS = (
    Kind(name="typical"),
    Kind(name="slow", ahead=-1.0, learns=0.11, pace=1.3),
    Kind(name="quick", ahead=1.0, learns=0.29, pace=0.8),
    Kind(name="hasty", always=0.85, pace=0.5),
    Kind(name="strong", always=0.98, pace=0.7),
    Kind(name="weak strand", weak=True),
    Kind(name="guesser", guesses=True, learns=0.0, pace=0.4),
    Kind(name="sleeper", sleeps=True),
    Kind(name="returner", away_days=30.0),
    Kind(name="wanderer", wanders=True),
)
BANDS: Mapping[int, str] = {5: "4-6", 8: "7-9", 11: "10-12", 13: "13+"}


@dataclass(slots=True)
class _Learnt:
    gained: float = 0.0
    half_life_days: float = _HALF_LIFE_DAYS
    at_s: float = 0.0


@dataclass(slots=True)
class Child:
    """One child and what it knows of ``skills``; ``references`` are the hardnesses of their middle questions."""

    kind: Kind
    age: float
    skills: Mapping[str, Skill]
    subjects: Mapping[str, str]
    references: Mapping[str, float]
    seed: str
    weak_subject: str = ""
    asleep: bool = False
    _start: dict[str, float] = field(default_factory=dict)
    _learnt: dict[str, _Learnt] = field(default_factory=dict)
    _off: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind.weak:
            self.weak_subject = Random(f"{self.seed}/weak").choice(self._own_subjects())

    def _own_subjects(self) -> Sequence[str]:
        """Subjects with skills for this very age."""
        fitting = {self.subjects[s.pack] for s in self.skills.values() if s.ages[0] <= self.age <= s.ages[1] + 1}
        return sorted(fitting) or sorted(set(self.subjects.values()))

    # ------------------------------------------------------------ knowing
    def _drawn(self, what: str, spread: float) -> float:
        key = f"{what}/{spread}"
        if key not in self._off:
            self._off[key] = Random(f"{self.seed}/{what}").gauss(0.0, spread)
        return self._off[key]

    def start(self, skill: str) -> float:
        """Where it stood on the middle question of ``skill`` before anything was learnt here."""
        if skill not in self._start:
            own = self.skills[skill]
            x = _AT_MIDDLE + _YEAR * (self.age - 0.5 * sum(own.ages)) + self.kind.ahead
            subject = self.subjects[own.pack]
            x += self._drawn("", _GENERAL) + self._drawn(f"subject {subject}", _SUBJECT) + self._drawn(f"pack {own.pack}", _PACK)
            x += self._drawn(f"skill {skill}", _SKILL)
            self._start[skill] = x + (_WEAK if subject == self.weak_subject else 0.0)
        return self._start[skill]

    def stands(self, skill: str, now_s: float) -> float:
        """Where it stands now."""
        x = self.start(skill)
        if (pack := self._learnt.get(self.skills[skill].pack)) is not None:
            x += pack.gained
        own = self._learnt.get(skill)
        return x + _kept(own, now_s) if own is not None else x

    def knows(self, skill: str, now_s: float | None = None) -> float:
        """P(right on the middle question), slips and luck apart; before the journey when no time is given."""
        if self.kind.guesses:
            return 0.0
        if self.kind.always is not None:
            return self.kind.always
        return _sigmoid(self.start(skill) if now_s is None else self.stands(skill, now_s))

    def chance(self, item: str, skill: str, hardness: float, guess: float, now_s: float, helped: float = 0.0) -> float:
        """P(right) on one question of the family ``item``."""
        if self.kind.guesses or self.asleep:
            return guess
        if self.kind.always is not None:
            return self.kind.always
        x = self.stands(skill, now_s) - (hardness - self.references[skill]) - self._drawn(f"family {item}", _FAMILY) + helped
        return guess + max(0.0, 1.0 - guess - _SLIP) * _sigmoid(x)

    # ------------------------------------------------------------ learning
    def learn(self, skill: str, now_s: float, *, right: bool) -> None:
        """A challenge is over; its answer was seen."""
        if self.asleep or not self.kind.learns or self.kind.always is not None:
            return
        own = self._learnt.setdefault(skill, _Learnt())
        q = _sigmoid(self.stands(skill, now_s))
        step = self.kind.learns * max(_LEAST, 4.0 * q * (1.0 - q)) * self._ready(skill, now_s) * (1.0 if right else _MISSED)
        if right and own.at_s and now_s - own.at_s > 0.5 * DAY_S:
            own.half_life_days *= _FIRMER
        own.gained, own.at_s = _kept(own, now_s) + step, now_s
        self._learnt.setdefault(self.skills[skill].pack, _Learnt()).gained += _SPREADS * step

    def _ready(self, skill: str, now_s: float) -> float:
        needs = [self.stands(need, now_s) for need in self.skills[skill].needs if need in self.skills]
        return _UNREADY + (1.0 - _UNREADY) * _sigmoid(1.5 * min(needs)) if needs else 1.0


def _kept(learnt: _Learnt, now_s: float) -> float:
    """What is left of what was learnt: hardly anything goes within a day."""
    days = max(0.0, now_s - learnt.at_s) / DAY_S if learnt.at_s else 0.0
    left: float = _SAVED + (1.0 - _SAVED) * 0.5 ** (days / learnt.half_life_days)
    return learnt.gained * left


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, x))))
