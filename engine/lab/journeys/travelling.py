"""A journey: one child from the first voyage to so many answers, through the classroom, scheduler and lesson of the game.

As a child plays: the voyage, then the first arrow of the chart (three times in ten one of the first three), in one of the games that the island's
card offers; twenty minutes a day, then a night. Nothing is written to a disk and no screen is made; all else is the shipped path.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log
from random import Random

from engine.challenges.base import Answer, AnswerForm, Challenge, ChooseForm, Form
from engine.challenges.kinds import KINDS
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lab.journeys.children import BANDS, DAY_S, Child, Kind
from engine.lesson.classroom import Classroom
from engine.lesson.level import Level
from engine.profiles.memory_store import QuietStore
from engine.profiles.profile import new_profile

Games = Mapping[str, frozenset[Form]]
_SITTING_S, _BETWEEN_S, _EXPLAINED = 20 * 60.0, 20.0, 1.5
_FIRST_ARROW, _ARROWS = 0.7, 3
_LIT = 5
KNOWN, _OUT_OF_REACH = 0.92, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One challenge of a journey: as the game chose it, and what is true of it. ``knew`` is P(right) from the start, luck apart."""

    level: int
    purpose: str
    reason: str
    game: str
    item: str
    skill: str
    identity: str
    words: str
    difficulty: float
    predicted: float
    target: float
    correct: bool
    knew: float
    play_s: float


@dataclass(slots=True)
class Diary:
    """What one child lived through. ``lit`` is skill → (minutes played until its light, P(right) then)."""

    kind: str
    age: int
    seed: int
    weak_subject: str = ""
    steps: list[Step] = field(default_factory=list)
    lit: dict[str, tuple[float, float]] = field(default_factory=dict)
    lowest: float = 0.0  # years between the band and the youngest skill the chart recommended, late enough to be meant
    found_weak: bool | None = None
    truly: int = 0  # skills that were played and stand above .85 in truth at the end: there could be so many lights
    learnt: int = 0  # skills below .85 in truth at the start and above at the end, and lit
    play_s: float = 0.0
    in_reach: int = 0  # skills of the age band or above that were neither known from the start nor out of reach
    took: dict[str, int] = field(default_factory=dict)  # skill → answers about it until its light


class Journey:
    """One child at play."""

    def __init__(self, library: Library, games: Games, kind: Kind, age: int, seed: int) -> None:
        name = f"{seed}/{kind.name}/{age}"
        self.library, self.games, self.kind = library, games, kind
        self.clock, self.rng = ManualClock(), Random(name)
        self.classroom = Classroom(library, QuietStore(), self.clock, Random(f"{name}/classroom"))
        made = new_profile(kind.name, created_s=self.clock.now_s(), band=BANDS[age])
        self.session = self.classroom.welcome(replace(made, id=f"journey{seed}"))
        subjects = {pack.id: pack.subject for pack in library.packs}
        graph = self.classroom.graph
        self.child = Child(
            kind=kind, age=age, skills=library.skills, subjects=subjects, references=graph.references, seed=f"{name}/child"
        )
        self.diary = Diary(kind=kind.name, age=age, seed=seed, weak_subject=self.child.weak_subject)
        self._youngest = int(BANDS[age].partition("-")[0].rstrip("+"))
        own = [self.child.knows(skill.id) for skill in library.skills.values() if skill.ages[1] >= self._youngest]
        self.diary.in_reach = sum(_OUT_OF_REACH <= p <= KNOWN for p in own)
        self._levels = 0
        self._sat_s = 0.0
        self._was_away = not kind.away_days

    def play(self, answers: int) -> Diary:
        """The voyage and so many answers after it."""
        self._play(self._voyage(), answers)
        self._look_for_the_weak()
        voyage = len(self.diary.steps)
        while len(self.diary.steps) - voyage < answers:
            if not self.session.state.placed:
                self._play(self._voyage(), answers + voyage)
                continue
            level = self._island()
            if level is None:
                break
            self._play(level, answers + voyage)
            self._go_away(len(self.diary.steps) - voyage, answers)
        self._sum_up()
        return self.diary

    # ------------------------------------------------------------ where to
    def _voyage(self) -> Level:
        return self.session.start_placement(self.games)

    @property
    def _table(self) -> str:
        return max(self.games, key=lambda game: len(self.games[game]))

    def _island(self) -> Level | None:
        tips = [tip.skill for tip in self.session.recommendations(_ARROWS)]
        self._note_lowest(tips)
        if self.kind.wanders:
            tips = [self.rng.choice(sorted(self.session.open_skills()))]
        if not tips:
            return None
        first = self.rng.random() < _FIRST_ARROW
        for skill in (tips[0] if first else self.rng.choice(tips), *tips):
            game = self.rng.choice(self._fitting(skill))
            level = self.session.start_level(skill, game, self.games[game])
            if level.asked is not None:
                return level
            self.session.end_level(finished=False, play_s=0.0)
        return None

    def _fitting(self, skill: str) -> Sequence[str]:
        """As the island's card offers them: the table only where no other game plays the whole skill."""
        wanted = [frozenset(family.guess) for family in self.library.skills[skill].families]
        others = [n for n, plays in self.games.items() if n != self._table and any(plays & forms for forms in wanted)]
        has_whole = any(all(self.games[name] & forms for forms in wanted) for name in others)
        return others if has_whole else [self._table, *others]

    def _note_lowest(self, tips: Sequence[str]) -> None:
        for skill in tips:
            below = self._youngest - self.library.skills[skill].ages[1]
            self.diary.lowest = max(self.diary.lowest, float(below))

    def _go_away(self, given: int, answers: int) -> None:
        if not self._was_away and 2 * given >= answers:
            self._was_away = True
            self.clock.advance(self.kind.away_days * DAY_S)

    # ------------------------------------------------------------ a level
    def _play(self, level: Level, most: int) -> None:
        began = self.diary.play_s
        self._levels += 1
        self.child.asleep = self.kind.sleeps and self._levels % 3 == 2
        while level.asked is not None and len(self.diary.steps) < most:
            self._challenge(level)
            level.go_on(self.clock.now_s())
        self.session.end_level(finished=level.asked is None, play_s=self.diary.play_s - began)
        self._pass(_BETWEEN_S)
        self._look_at_lights()
        if self._sat_s >= _SITTING_S:
            self._sat_s = 0.0
            self.clock.advance(DAY_S - _SITTING_S)

    def _pass(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.diary.play_s += seconds
        self._sat_s += seconds

    def _challenge(self, level: Level) -> None:
        asked, rng = level.asked, self.rng
        assert asked is not None
        challenge, form = asked.challenge, asked.form
        if form.form is Form.SHOW:  # what is done away from the screen teaches, and is no answer
            self._pass(60.0)
            level.submit(Answer(Form.SHOW, ()), self.clock.now_s())
            return
        now_s = self.clock.now_s()
        chance = self.child.chance(challenge.item, challenge.skill, challenge.difficulty, form.guess, now_s)
        right = rng.random() < chance
        self._write_down(level, challenge, right)
        self._submit(level, form, challenge, right)
        self.child.learn(challenge.skill, self.clock.now_s(), right=right)
        helped = 0.0
        while not level.is_answered and level.asked is not None:
            helped += _EXPLAINED
            chance = self.child.chance(challenge.item, challenge.skill, challenge.difficulty, form.guess, now_s, helped)
            self._submit(level, form, challenge, rng.random() < chance)

    def _submit(self, level: Level, form: AnswerForm, challenge: Challenge, right: bool) -> None:
        seconds = self._seconds(challenge)
        self._pass(seconds + (0.0 if right else 3.0))
        answer = Answer(form.form, challenge.solution[form.form]) if right else wrong_answer(challenge, form, self.rng)
        now_s = self.clock.now_s()
        if answer is None or level.submit(answer, now_s, seconds).next == "unreadable":
            level.do_not_know(now_s)

    def _seconds(self, challenge: Challenge) -> float:
        words = len(challenge.prompt.spoken.split())
        return self.kind.pace * (0.4 * words + 4.0 * exp(self.rng.gauss(0.0, 0.4))) + 0.6

    def _write_down(self, level: Level, challenge: Challenge, right: bool) -> None:
        asked = level.asked
        assert asked is not None
        choice = asked.choice
        step = Step(
            level=self._levels,
            purpose=level.setting.purpose,
            reason=choice.reason.code,
            game=level.game,
            item=challenge.item,
            skill=challenge.skill,
            identity=challenge.identity,
            words=challenge.prompt.text or challenge.prompt.spoken,
            difficulty=challenge.difficulty,
            predicted=choice.predicted,
            target=choice.target,
            correct=right,
            knew=self.child.knows(challenge.skill),
            play_s=self.diary.play_s,
        )
        self.diary.steps.append(step)

    # ------------------------------------------------------------ what came of it
    def _look_at_lights(self) -> None:
        for skill, lamps in self.session.state.lights.items():
            if lamps >= _LIT and skill not in self.diary.lit:
                self.diary.lit[skill] = (self.diary.play_s / 60.0, self.child.knows(skill, self.clock.now_s()))
                self.diary.took[skill] = sum(step.skill == skill for step in self.diary.steps)

    def _look_for_the_weak(self) -> None:
        """Whether the chart, after the voyage, stands lower on the weak strand than on the rest, by half a logit."""
        if not self.child.weak_subject:
            return
        means: dict[bool, list[float]] = {True: [], False: []}
        view = self.session.view
        for skill in self.library.skills.values():
            if skill.ages[0] <= self.child.age <= skill.ages[1] + 1:
                is_weak = self.child.subjects[skill.pack] == self.child.weak_subject
                p = view(skill.id).probability
                means[is_weak].append(min(9.0, max(-9.0, _logit(p) + self.child.references[skill.id])))
        if means[True] and means[False]:
            weak, rest = (sum(values) / len(values) for values in (means[True], means[False]))
            self.diary.found_weak = weak <= rest - 0.5

    def _sum_up(self) -> None:
        now_s = self.clock.now_s()
        child = self.child
        played = {step.skill for step in self.diary.steps}
        self.diary.truly = sum(child.knows(s, now_s) >= 0.85 for s in played)
        self.diary.learnt = sum(child.knows(s) < 0.85 <= child.knows(s, now_s) for s in self.diary.lit)


def wrong_answer(challenge: Challenge, form: AnswerForm, rng: Random) -> Answer | None:
    """Another choice, or something else that is wrong; None where nothing wrong can be written down."""
    if isinstance(form, ChooseForm):
        others = [option.id for option in form.options if (option.id,) != challenge.solution[form.form]]
        return Answer(form.form, (rng.choice(others),)) if others else None
    found = [a for a in KINDS[challenge.kind].examples(challenge).wrong if a.form is form.form]
    return rng.choice(found) if found else None


def _logit(p: float) -> float:
    return log(max(1e-6, p) / max(1e-6, 1.0 - p))
