"""One keeper at play: the ledger of what happened, the level that is open, and every fact saved the moment it happens.

How a level begins is the matter of ``opening``, what happens in it that of ``level``; both write into the same ledger.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from random import Random
from typing import Any

from engine.challenges.base import Form
from engine.learning import learner, tuning, views
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.learning.views import SkillView
from engine.lesson.fixing import FixRound
from engine.lesson.ledger import Ledger
from engine.lesson.level import Level
from engine.lesson.opening import Opening, Room, reach_of
from engine.lesson.wishes import Wishes
from engine.profiles.history.rolling import MONTH_S
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables
from engine.profiles.store import OpenProfile, Recovery, Saved
from engine.profiles.travel.moving import in_order
from engine.records import (
    AdultLooked,
    Fact,
    Feeling,
    FeelingTold,
    GiftEarned,
    HelpDeclared,
    LevelEnded,
    LightGrew,
    PassportSealed,
    PlacementEnded,
    StartSet,
)
from engine.reports.progress import Report, report
from engine.reports.reasons import Sum, opened
from engine.scheduling import scheduler
from engine.scheduling.age_limits import Word
from engine.scheduling.scheduler import Recommendation

GIFTS = (
    "starfish",
    "fish",
    "coral",
    "snail",
    "kelp",
    "seahorse",
    "crab",
    "anemone",
    "jelly",
    "octopus",
    "tuft",
    "boat",
)


def next_gift(already: int) -> str:
    """The gift after ``already`` ones."""
    return GIFTS[already % len(GIFTS)]


KEEP_MONTHS = 12  # raw answers; an adult may choose less


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """What a level changed: lamps before and after, a gift when one was earned, what was missed."""

    skill: str
    before: int
    after: int
    gift: str
    right: int
    asked: int
    misses: tuple[tuple[str, int], ...]


class PlaySession:
    """One keeper at play."""

    def __init__(self, classroom: Room, opened: OpenProfile) -> None:
        self._classroom, self._opened = classroom, opened
        self.level: Level | None = None
        self.last_saved: Saved | None = None
        self.ledger = Ledger(self._known(), lambda: self.graph, self._append)

    @property
    def state(self) -> LearnerState:
        """What the child has shown up to now."""
        return self.ledger.state

    def _append(self, facts: Sequence[Fact], state: LearnerState) -> None:
        keeps = self._opened.keeps  # nobody need make the state ready where nothing is kept
        snapshot = self.level.snapshot() if self.level is not None and keeps else None
        self.last_saved = self._opened.append(facts, state.to_json() if keeps else None, snapshot)

    def _known(self) -> LearnerState:
        profile = self._opened.profile
        stored = self._opened.state()
        if stored is not None:
            try:
                return LearnerState.from_json(stored)
            except (KeyError, TypeError, ValueError):
                pass  # an older form: the facts know everything
        facts = in_order(self._opened.facts())
        return learner.replay(facts, self.graph, learner.first_band(facts, profile.band), profile.created_s)

    @property
    def graph(self) -> SkillGraph:
        return self._classroom.graph

    @property
    def profile(self) -> Profile:
        return self._opened.profile

    @property
    def recovery(self) -> Recovery:
        return self._opened.recovery

    @property
    def trouble(self) -> str:
        """Empty while saving works."""
        return self._opened.trouble

    @property
    def answers(self) -> int:
        return self._opened.count_answers()

    def change(self, profile: Profile) -> Saved:
        """New look or settings; another age band is an adult's start level and obeyed at once."""
        before = self.profile.band
        with self._opened.at_once():
            saved = self._opened.save_profile(profile)
            if profile.band != before:
                self.ledger.keep(StartSet(at_s=self._now, band=profile.band, before=before))
        return saved

    def start_at(self, band: str, skill: str = "") -> Saved:
        """An adult says how old and where to start (an island, or "" for where the age starts): obeyed at once, nothing earned is lost.

        The island is an adult's wish, too, so that the chart leads there.
        """
        before = self.profile.band
        with self._opened.at_once():
            saved = self._opened.save_profile(replace(self.profile, band=band))
            self.forget_level()
            self.ledger.keep(StartSet(at_s=self._now, band=band, before=before, skill=skill))
            if skill:
                self.wishes.set(skill, who="adult")  # so that the chart leads there, too
        return saved

    def reach_to(self, below: Word, above: Word) -> Saved:
        """An adult says how far below and above the age the game may lead by itself: holds for the very next recommendation."""
        settings = replace(self.profile.settings, below_age=below, above_age=above)
        with self._opened.at_once():
            self.forget_level()
            return self._opened.save_profile(replace(self.profile, settings=settings))

    def close(self) -> None:
        """On disk, and free for others. Answers older than adults want to keep them are added up first."""
        months = self._classroom.store.read_app().get("keep_months", KEEP_MONTHS)
        if isinstance(months, int) and months > 0:
            self._opened.add_up(self._now - months * MONTH_S)
        self._opened.close()

    def content(self) -> PlainTables:
        """Everything about this keeper, for a file."""
        return self._opened.content()

    def seen_recovery(self) -> None:
        """An adult has read what was mended."""
        self._opened.seen_recovery()

    # ------------------------------------------------------------ the chart
    def view(self, skill: str) -> SkillView:
        return views.view(self.state, self.graph, skill, self._now)

    def open_skills(self) -> frozenset[str]:
        return views.open_skills(self.state, self.graph, self._now)

    def due_skills(self) -> tuple[str, ...]:
        return views.due_skills(self.state, self.graph, self._now)

    def recommendations(self, count: int = 3) -> tuple[Recommendation, ...]:
        """The islands worth visiting now; the same ones until something was played."""
        rng = Random(f"{self.profile.id}/{self.answers}")
        return scheduler.recommend(self.state, self.graph, self._now, rng, count, reach=reach_of(self.profile))

    @property
    def wishes(self) -> Wishes:
        """Goals and the way to them."""
        return Wishes(self.ledger, self.graph, self._now, self.facts, self._state_at)

    def _state_at(self, at_s: float) -> LearnerState:
        """The learner as it was at an earlier time, by today's model."""
        profile = self._opened.profile
        facts = self.facts()
        until = (fact for fact in facts if fact.at_s <= at_s)
        return learner.replay(until, self.graph, learner.first_band(facts, profile.band), profile.created_s)

    # ------------------------------------------------------------ a level
    def start_level(self, skill: str, minigame: str, plays: frozenset[Form]) -> Level:
        """A visit to an island; a ship waiting there makes it a review."""
        return self._start(self._opening.island(skill, minigame, plays))

    def start_placement(self, games: Mapping[str, frozenset[Form]]) -> Level:
        """The first voyage (or another one, when an adult asks), in whichever of the ``games`` plays what is asked."""
        return self._start(self._opening.placement(games))

    @property
    def may_sail_again(self) -> bool:
        """Whether a short voyage is offered that corrects the map: to who has played here and was away for two weeks."""
        state = self.state
        return state.placed and state.answered > 0 and self._now - state.last_s >= tuning.ABSENCE_S

    def start_open_sea(self, minigame: str, plays: frozenset[Form]) -> Level:
        """No island: every challenge may be about any skill and is chosen for itself."""
        return self._start(self._opening.open_sea(minigame, plays))

    def start_fixing(self, misses: Sequence[tuple[str, int]], minigame: str, plays: frozenset[Form]) -> FixRound:
        """The misses of the last level once more: kept, never scored."""
        return self._opening.fixing(misses, minigame, plays)

    def waiting_level(self, plays: Mapping[str, frozenset[Form]]) -> Level | None:
        """The level that was left in the middle, at the same challenge; None when there is none (any more)."""
        snapshot = self._opened.level()
        level = self._opening.waiting(snapshot, plays) if snapshot else None
        if level is None:
            return None
        self.level = level
        return level if level.asked is not None else None

    @property
    def _opening(self) -> Opening:
        return Opening(self._classroom, self.profile, self.ledger, self.facts)

    def _start(self, level: Level) -> Level:
        self.level = level
        level.go_on(self._now)
        self.save_level()
        return level

    def save_level(self) -> None:
        """Where the level stands, so that tomorrow starts here."""
        self.last_saved = self._opened.save_level(self.level.snapshot() if self.level is not None else None)

    def end_level(self, *, finished: bool, play_s: float, asked_s: float = 0.0) -> Grown:
        """Close the level: lights grow, gifts are earned, the placement ends. Nothing is ever taken."""
        assert self.level is not None
        level, setting = self.level, self.level.setting
        was_due = setting.purpose == "review"
        spent = {"play_s": round(play_s, 1), "asked_s": round(asked_s, 1)}
        facts: list[Fact] = [LevelEnded(at_s=self._now, level=setting.level, finished=finished, **spent)]
        if setting.purpose == "placement":
            facts.append(PlacementEnded(at_s=self._now, level=setting.level, answers=level.number))
        before = self.state.lights.get(setting.skill, 0) if setting.skill else 0
        after = before
        touched = {past.skill for past in level.session.asked} if setting.purpose != "placement" else set()
        for skill in sorted(touched | ({setting.skill} if setting.skill else set())):
            if skill not in self.graph.nodes:
                continue
            lamps = self.view(skill).lamps
            if finished and skill == setting.skill:
                lamps = max(1, lamps)
            if lamps > self.state.lights.get(skill, 0):
                facts.append(LightGrew(at_s=self._now, skill=skill, lamps=lamps))
                after = lamps if skill == setting.skill else after
        gift = ""
        if finished and setting.skill and self.profile.settings.rewards and ((before < 5 <= after) or was_due):
            gift = next_gift(len(self.state.gifts))
            facts.append(GiftEarned(at_s=self._now, gift=gift, skill=setting.skill))
        with self._opened.at_once():
            self.forget_level()
            self.ledger.keep(*facts)
        return Grown(
            skill=setting.skill,
            before=before,
            after=after,
            gift=gift,
            right=level.first_time_right,
            asked=len(level.session.answered),
            misses=tuple(level.misses),
        )

    def skip_placement(self) -> None:
        """No first voyage, please: the age band decides."""
        self.ledger.keep(PlacementEnded(at_s=self._now, level="", answers=0))

    def had_help(self, level: str) -> None:
        """ "I had help": weaker evidence, equal rewards."""
        self.ledger.keep(HelpDeclared(at_s=self._now, level=level))

    def felt(self, level: str, feeling: Feeling) -> None:
        self.ledger.keep(FeelingTold(at_s=self._now, level=level, feeling=feeling))

    # ------------------------------------------------------------ adults
    def facts(self) -> tuple[Fact, ...]:
        """Everything that happened, oldest first: what exports and passports are made of."""
        return tuple(self._opened.facts())

    def note(self, fact: AdultLooked | PassportSealed) -> Saved:
        """What adults did, kept so that the child can see it."""
        self.ledger.keep(fact)
        assert self.last_saved is not None
        return self.last_saved

    def adult_looked(self) -> None:
        """An adult opened this keeper's page."""
        self.note(AdultLooked(at_s=self._now))

    @property
    def bookmark(self) -> Mapping[str, Any] | None:
        """The level that was left in the middle, as it is stored."""
        return self._opened.level()

    def everything(self) -> dict[str, dict[str, dict[str, Any]]]:
        """All that is stored of this keeper, row by row: what the child may take along."""
        return self._opened.content()

    def forget_level(self) -> None:
        """The child takes out the bookmark: the level that waited is not kept any longer."""
        self.level = None
        self.last_saved = self._opened.save_level(None)

    def opened_sum(self, place: int) -> Sum | None:
        """The prediction before the answer at ``place`` among the facts, opened into its sum."""
        return opened(self.facts(), place, self.graph, self.profile.band, self.profile.created_s)

    def report_and_facts(self, zone: tzinfo | None = None) -> tuple[Report, tuple[Fact, ...]]:
        """Both at once: reading years of facts is most of the work."""
        facts = self.facts()
        return self.report(zone, facts), facts

    def report(self, zone: tzinfo | None = None, facts: Sequence[Fact] | None = None) -> Report:
        """What the parent's page and ``report --json`` show; ``facts`` when they were read already."""
        library = self._classroom.library
        recommended = [choice.skill for choice in self.recommendations(8)]
        youngest = int(self.profile.band.partition("-")[0].rstrip("+"))
        fitting = [name for name in recommended if library.skills[name].ages[1] >= youngest]
        titles = {pack.id: pack.title for pack in library.packs}
        return report(
            self.profile.nickname,
            self._opened.facts() if facts is None else facts,
            self.state,
            self.graph,
            library.skills,
            titles,
            fitting or recommended,
            self._now,
            zone,
        )

    @property
    def _now(self) -> float:
        return self._classroom.clock.now_s()
