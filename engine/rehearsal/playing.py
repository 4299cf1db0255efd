"""Simulated learners at play: through the real classroom, scheduler and lesson, on a clock of their own, with nothing on disk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

from engine.challenges.base import Challenge, Form
from engine.challenges.forms import PairsForm, SortForm
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, PlaySession
from engine.lesson.level import Level
from engine.profiles.memory_store import QuietStore
from engine.profiles.profile import Settings, new_profile
from engine.rehearsal.children import Child, Given, Temper

_DAY_S, _SITTING_S = 86_400.0, 20 * 60.0  # twenty minutes of play a day
_BETWEEN_S = 20.0  # seconds between two levels: sailing, the level's end
_EXPLAINED = 1.5  # logits that the last hint helps with the challenge at hand
_ENOUGH = 24  # answers about one skill without mastery: more would tell nothing new
LEFT_AFTER = 2 * _ENOUGH  # answers without a light, after which a learner goes elsewhere
_FIRST = 4  # answers that count as the first meeting with a skill

Games = Mapping[str, frozenset[Form]]


@dataclass(slots=True)
class Meeting:
    """What is kept of a family: how surely it was known at first sight and later, and questions whose key contradicts them."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    against: list[tuple[str, str, str]] = field(default_factory=list)  # (question, key, what it asks for)


@dataclass(slots=True)
class Diary:
    """What one learner lived through."""

    temper: Temper
    answers: int = 0
    play_s: float = 0.0
    days: int = 1
    lit: dict[str, tuple[int, float]] = field(default_factory=dict)  # skill → answers and seconds spent on it until mastery
    tries: dict[str, int] = field(default_factory=dict)
    results: dict[str, list[bool]] = field(default_factory=dict)  # first answers, right or not
    spent_s: dict[str, float] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    first_visit: dict[str, list[float]] = field(default_factory=dict)  # chances of the first answers about a skill
    meetings: dict[str, Meeting] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    repeats: dict[str, dict[str, int]] = field(default_factory=dict)  # skill → question that came twice in a level → how often
    dry_levels: dict[str, int] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)  # question → its key, to find two that differ
    two_keys: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # item → question, one key, the other


class Learner:
    """One simulated child with a keeper of their own."""

    def __init__(self, library: Library, games: Games, temper: Temper, band: str, age: float, seed: int, number: int) -> None:
        name = f"{seed}/{temper.name}/{number}"
        self.clock, self.rng = ManualClock(), Random(name)
        self.library, self.games, self.diary = library, games, Diary(temper=temper)
        classroom = Classroom(library, QuietStore(), self.clock, Random(f"{name}/classroom"))
        settings = Settings(untimed=not temper.timed, read_aloud=not temper.timed)
        made = new_profile(temper.name, created_s=self.clock.now_s(), band=band, settings=settings)
        self.play_session: PlaySession = classroom.welcome(
            replace(made, id=f"rehearsal{number}")
        )  # a random id would stir the recommendations
        self.child = Child(temper=temper, graph=classroom.graph, age=age, seed=seed, rng=Random(f"{name}/child"))
        self.fitting = {
            skill.id: [game for game, plays in games.items() if plays & skill.forms] for skill in library.skills.values()
        }
        self._sat_s = 0.0

    def play(self) -> Diary:
        """The placement, then islands as recommended, day by day, until there is nothing left to find out."""
        self._placement()
        hopeless = sum(not games for games in self.fitting.values())
        most = 60 + 30 * len(self.library.skills)
        while self.diary.answers < most and len(self.diary.lit) + hopeless < len(self.library.skills):
            if self._is_stuck() or not self._one_level():
                break
        self._look_around()
        self.play_session.close()
        return self.diary

    def _is_stuck(self) -> bool:
        """Whatever is open was tried at length and does not get anywhere."""
        opened = [skill for skill in self.diary.opened if self.fitting[skill] and skill not in self.diary.lit]
        return bool(opened) and all(self.diary.tries.get(skill, 0) >= LEFT_AFTER for skill in opened)

    def _placement(self) -> None:
        self._play(self.play_session.start_placement(self.games))

    def _one_level(self) -> bool:
        """The next island, as a child would pick from what the chart recommends; False when none can be played."""
        tips = [tip for tip in self.play_session.recommendations(4) if self.fitting[tip.skill]]
        fresh = [tip for tip in tips if self.diary.tries.get(tip.skill, 0) < LEFT_AFTER or tip.skill in self.diary.lit]
        if not (fresh or tips):
            return False
        first = (fresh or tips)[0] if self.rng.random() < 0.7 else self.rng.choice(fresh or tips)
        game = self.rng.choice(self.fitting[first.skill])
        level = self.play_session.start_level(first.skill, game, self.games[game])
        if level.asked is None:
            self.play_session.end_level(finished=False, play_s=0.0)
            self.diary.tries[first.skill] = self.diary.tries.get(first.skill, 0) + 8
            return True
        self._play(level)
        return True

    def _play(self, level: Level) -> None:
        """One level to its end; a new day when today's sitting is over."""
        skill, began = level.setting.skill, self.diary.play_s
        seen: set[str] = set()
        is_dry = False
        while level.asked is not None:
            challenge = level.asked.challenge
            if challenge.identity in seen and level.setting.purpose != "placement":
                again = self.diary.repeats.setdefault(challenge.skill, {})
                again[challenge.item] = again.get(challenge.item, 0) + 1
                is_dry = True
            seen.add(challenge.identity)
            self._challenge(level, challenge)
            level.go_on(self.clock.now_s())
        if skill:
            self.diary.levels[skill] = self.diary.levels.get(skill, 0) + 1
            self.diary.dry_levels[skill] = self.diary.dry_levels.get(skill, 0) + is_dry
        self.play_session.end_level(finished=True, play_s=self.diary.play_s - began)
        self._pass(_BETWEEN_S)
        self._look_around()
        if self._sat_s >= _SITTING_S:
            self._sat_s = 0.0
            self.diary.days += 1
            self.clock.advance(_DAY_S - _SITTING_S)

    def _pass(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.diary.play_s += seconds
        self._sat_s += seconds

    def _challenge(self, level: Level, challenge: Challenge) -> None:
        """One challenge until it is over: at most three tries, help after the second miss."""
        assert level.asked is not None
        form, helped, began, first = level.asked.form, 0.0, self.diary.play_s, True
        while not level.is_answered and level.asked is not None:
            given = self.child.answer(challenge, form, self.clock.now_s(), helped)
            self._pass(given.seconds)
            if first:
                self._note(challenge, given)
            right = self._submit(level, given)
            if first:
                self.diary.results.setdefault(challenge.skill, []).append(right)
                self.child.learn(challenge.skill, self.clock.now_s(), right=right, read=given.read)
                first = False
            if not right:
                self._pass(4.0)
                helped += _EXPLAINED if level.attempts >= 2 else 0.4
                if level.attempts == 2:
                    level.hint()
        self._count(challenge.skill, self.diary.play_s - began)

    def _submit(self, level: Level, given: Given) -> bool:
        now, took = self.clock.now_s(), given.seconds
        if given.answer is None:
            level.do_not_know(now)
            return False
        outcome = level.submit(given.answer, now, took)
        if outcome.next == "unreadable":
            level.do_not_know(now)
            return False
        return outcome.next == "go_on"

    # ------------------------------------------------------------ the diary
    def _count(self, skill: str, seconds: float) -> None:
        diary = self.diary
        diary.answers += 1
        diary.tries[skill] = diary.tries.get(skill, 0) + 1
        diary.spent_s[skill] = diary.spent_s.get(skill, 0.0) + seconds

    def _note(self, challenge: Challenge, given: Given) -> None:
        """Chances and contradictions; a guess without reading says nothing about the question."""
        diary = self.diary
        self._compare_keys(challenge)
        if not given.read:
            return
        play_session = diary.first_visit.setdefault(challenge.skill, [])
        if len(play_session) < _FIRST and not given.contradicts:
            play_session.append(given.chance)
        meeting = diary.meetings.setdefault(challenge.item, Meeting())
        (meeting.later if meeting.first else meeting.first).append(given.known)
        if given.contradicts:
            key = " ".join(next(iter(challenge.solution.values())))
            meeting.against.append((challenge.prompt.text or challenge.prompt.spoken, key, " ".join(given.contradicts)))

    def _compare_keys(self, challenge: Challenge) -> None:
        """The same question with the same things to choose from must have the same key."""
        prompt = challenge.prompt
        groups = ",".join(f"{g.count}{g.picture}{g.label}" for g in prompt.groups)
        form = challenge.forms[0]
        shown = [option for name in ("options", "pieces", "left", "right", "groups") for option in getattr(form, name, ())]
        offered = sorted(repr(option) for option in shown)
        question = "|".join((challenge.kind, prompt.text, prompt.spoken, prompt.picture, prompt.sound, groups, *offered))
        key = next(iter(challenge.solution.values()))
        if isinstance(form, PairsForm | SortForm):  # laid out by chance: what belongs to what is the key
            things = form.left if isinstance(form, PairsForm) else form.pieces
            key = tuple(sorted(f"{thing.id} = {place}" for thing, place in zip(things, key, strict=True)))
        before = self.diary.keys.setdefault(question, key)
        if before != key and not set(challenge.accepted) & {*before, *key}:
            asked = prompt.text or prompt.spoken
            self.diary.two_keys.setdefault(challenge.item, (asked, " ".join(before), " ".join(key)))

    def _look_around(self) -> None:
        """What is open now, which lights have been lit."""
        diary = self.diary
        diary.opened |= self.play_session.open_skills()
        for skill, lamps in self.play_session.state.lights.items():
            if lamps >= 5 and skill not in diary.lit:
                diary.lit[skill] = (diary.tries.get(skill, 0), diary.spent_s.get(skill, 0.0))
