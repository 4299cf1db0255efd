"""Invented children: what they truly know, how they learn and forget, how long they take. All numbers are our own choices.

A child has a general level (logits; a year of age is 0.8, as in the learning design) and for every skill a footing that grows
with practice, slower when what the skill needs is not known, and fades with a half-life that grows with each spaced success. The
learner model sees nothing of this: only answers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from engine.challenges.base import Answer, AnswerForm, Challenge, ChooseForm, Form, OrderForm, Right, TextForm
from engine.challenges.kinds import KINDS, judge
from engine.content.checks.arithmetic import sum_difficulty
from engine.learning.skills import SkillGraph
from engine.rehearsal.solving import gives_itself_away, own_answer

_YEAR, _SLIP, _CEILING, _DAY_S = 0.8, 0.03, 4.0, 86_400.0
_GENERAL = 0.03  # share of what is learnt about a skill that helps everywhere
_HALF_LIFE_DAYS, _FIRMER, _SAVED = 5.0, 1.8, 0.35  # first half-life, its growth, the share that is never lost
_AWAY, _READS = 6.0, 6.0  # logits easier when the answer can be read off the question, for whoever reads (years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Temper:
    """A kind of learner. ``ahead`` in years, ``knows`` in logits of every skill at the start, ``learns`` in logits a challenge."""

    name: str
    about: str
    ahead: float = 0.0
    knows: float = 0.0
    learns: float = 0.30
    gaps: float = 0.0
    guesses: float = 0.0
    pace: float = 1.0
    keyboard: bool = False
    timed: bool = True


TEMPERS = (
    Temper(name="new", about="has met nothing of it", ahead=-0.5, knows=-0.8, learns=0.24, pace=1.2),
    Temper(name="typical", about="as old as the pack is meant for"),
    Temper(name="quick", about="a year ahead, learns fast", ahead=1.0, learns=0.45, pace=0.8),
    Temper(name="gaps", about="a third of the basics is missing", gaps=0.34),
    Temper(name="guesser", about="every third answer without reading", guesses=0.34, learns=0.26, pace=0.7),
    Temper(name="keyboard", about="plays with the keyboard alone", keyboard=True),
    Temper(name="untimed", about="takes their time, no clock", pace=1.7, timed=False, ahead=-0.25),
)


@dataclass(slots=True)
class _Footing:
    start: float
    gained: float = 0.0
    half_life_days: float = _HALF_LIFE_DAYS
    at_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer with what is known about it: P(known and judged right), P(judged right, luck included), what the key contradicts."""

    answer: Answer | None
    known: float
    chance: float
    seconds: float
    read: bool
    contradicts: tuple[str, ...] = ()


@dataclass(slots=True)
class Child:
    """One invented child at play."""

    temper: Temper
    graph: SkillGraph
    age: float
    seed: int
    rng: Random
    general: float = 0.0
    footings: dict[str, _Footing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.general = _YEAR * (self.age + self.temper.ahead - 7.0) - 0.3 + self.rng.gauss(0.0, 0.2)

    # ------------------------------------------------------------ knowing
    def _footing(self, skill: str) -> _Footing:
        found = self.footings.get(skill)
        if found is None:
            gap = 1.6 if self.rng.random() < self.temper.gaps else 0.0
            found = self.footings[skill] = _Footing(start=self.temper.knows - gap + self.rng.gauss(0.0, 0.25))
        return found

    def knows(self, skill: str, now_s: float) -> float:
        """Logits above (or below) the general level that this skill stands at just now."""
        own = self._footing(skill)
        days = max(0.0, now_s - own.at_s) / _DAY_S if own.at_s else 0.0
        kept: float = _SAVED + (1.0 - _SAVED) * 0.5 ** (days / own.half_life_days)
        return own.start + own.gained * kept

    def hardness(self, challenge: Challenge) -> float:
        """What the challenge truly asks: a sum by its numbers, else the pack's guess; each family off by a little."""
        by_sum = sum_difficulty(challenge.prompt.text)
        hard = challenge.difficulty if by_sum is None else by_sum
        return hard + Random(f"{self.seed}/{challenge.item}").gauss(0.0, 0.25)

    def sureness(self, challenge: Challenge, form: AnswerForm, now_s: float, helped: float = 0.0) -> float:
        """P(the child really knows it)."""
        x = self.general + self.knows(challenge.skill, now_s) - self.hardness(challenge) + helped
        x += _AWAY if self.age >= _READS and gives_itself_away(challenge, form) else 0.0
        return (1.0 - _SLIP) / (1.0 + math.exp(-max(-30.0, min(30.0, x))))

    # ------------------------------------------------------------ answering
    def answer(self, challenge: Challenge, form: AnswerForm, now_s: float, helped: float = 0.0) -> Given:
        """What the child does about the challenge; ``answer`` None is "I don't know yet"."""
        seconds = self._seconds(challenge, form)
        if self.rng.random() < self.temper.guesses:
            return Given(answer=self._any(challenge, form), known=0.0, chance=form.guess, seconds=1.5, read=False)
        sure = self.sureness(challenge, form, now_s, helped)
        own = own_answer(challenge, form)
        right = Answer(form.form, own or challenge.solution[form.form])
        agrees = own is None or isinstance(judge(challenge, right), Right)
        known = sure if agrees else 0.0
        given: Answer | None = right
        if self.rng.random() >= sure:
            gives_up = not isinstance(form, ChooseForm) and self.rng.random() < 0.1
            given = None if gives_up else self._any(challenge, form)
        return Given(
            answer=given,
            known=known,
            chance=known + (1.0 - sure) * form.guess,
            seconds=seconds,
            read=True,
            contradicts=() if agrees or own is None else own,
        )

    def _any(self, challenge: Challenge, form: AnswerForm) -> Answer:
        """Without knowing: any option, a mistake that the pack knows, or something else that is wrong."""
        if isinstance(form, ChooseForm):
            return Answer(form.form, (self.rng.choice(form.options).id,))
        if form.form is Form.SHOW:
            return Answer(Form.SHOW, ())  # not yet
        examples = KINDS[challenge.kind].examples(challenge)
        wrong = [a for a in examples.wrong if a.form is form.form] or list(examples.right)
        known = [Answer(form.form, (value,)) for value in challenge.mistakes] if form.form in (Form.NUMBER, Form.TEXT) else []
        return self.rng.choice(known if known and self.rng.random() < 0.5 else wrong)

    def _seconds(self, challenge: Challenge, form: AnswerForm) -> float:
        """Reading or listening, thinking, and doing it by mouse or keyboard."""
        words = len(challenge.prompt.spoken.split())
        think = 3.0 * math.exp(self.rng.gauss(0.0, 0.4))
        return self.temper.pace * (0.45 * words + think) + self._doing(challenge, form)

    def _doing(self, challenge: Challenge, form: AnswerForm) -> float:
        match form:
            case ChooseForm(options=options):
                return 0.7 * len(options) if self.temper.keyboard else 0.4 * len(options)
            case OrderForm(pieces=pieces):
                return (3.0 if self.temper.keyboard else 1.8) * len(pieces)
            case TextForm():
                return 1.0 * len(challenge.solution[Form.TEXT][0])
            case _:
                return 0.8 * len("".join(challenge.solution[form.form])) + 0.8

    # ------------------------------------------------------------ learning
    def learn(self, skill: str, now_s: float, *, right: bool, read: bool) -> None:
        """A challenge is over: right or wrong, its answer was seen."""
        own = self._footing(skill)
        now = self.knows(skill, now_s)
        if right and own.at_s and now_s - own.at_s > 0.5 * _DAY_S:
            own.half_life_days *= _FIRMER
        own.gained = now - own.start  # what is left of it
        room = max(0.0, 1.0 - max(0.0, own.gained) / _CEILING)
        step = self.temper.learns * room * self.readiness(skill, now_s) * (1.0 if right else 0.8) * (1.0 if read else 0.15)
        own.gained += step
        own.at_s = now_s
        self.general += _GENERAL * step

    def readiness(self, skill: str, now_s: float) -> float:
        """How fast a skill is learnt with what is known of its needs: 1 with all, a quarter with none."""
        needs: Sequence[str] = self.graph.nodes[skill].needs
        standing = [self.general + self.knows(need, now_s) - self.graph.references[need] for need in needs]
        return 0.25 + 0.75 / (1.0 + math.exp(-1.5 * min(standing))) if standing else 1.0
