"""How a level begins: an island, the open sea, a placement, a round of fixing, or the level that waited since yesterday.

What is decided here: how long a level is, which challenges its game can play, who chooses them, and what of the keeper's settings matters.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import Any, Protocol

from engine.challenges.base import Form
from engine.clock import Clock
from engine.content.library.library import Library
from engine.learning import tuning, views
from engine.learning.fluency import fluency
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.lesson.bookmark import is_bookmark
from engine.lesson.few_choices import FewChoices
from engine.lesson.fixing import FixRound
from engine.lesson.ledger import Ledger
from engine.lesson.level import Level, Setting
from engine.lesson.level import Library as Asks
from engine.lesson.voyage import Voyage
from engine.profiles.profile import Profile, Settings
from engine.profiles.store import ProfileStore
from engine.records import Fact, LevelStarted, Pace, Purpose
from engine.scheduling import scheduler
from engine.scheduling.age_limits import Reach
from engine.scheduling.scheduler import Choice, Session

LEVEL_CHALLENGES = {**dict.fromkeys(tuning.YOUNG, 6), "7-9": 8, "10-12": 8, "13+": 10}
PLACEMENT_CHALLENGES = {**dict.fromkeys(tuning.YOUNG, 9), "7-9": 12, "10-12": 12, "13+": 12}
Games = Mapping[str, frozenset[Form]]


def reach_of(profile: Profile) -> Reach:
    """An adult's words on how far from the age the game may lead."""
    return Reach(below=profile.settings.below_age, above=profile.settings.above_age)  # type: ignore[arg-type]


def pace_of(settings: Settings) -> Pace:
    """What response times may be used for under these settings."""
    if settings.one_switch or settings.press_pause:
        return "kept"
    return "calm" if settings.untimed or settings.read_aloud else "clock"


class Room(Protocol):
    """What a session needs of the classroom."""

    library: Library
    store: ProfileStore
    clock: Clock
    rng: Random
    graph: SkillGraph


class Opening:
    """Makes the levels of one keeper, as ``profile`` is now."""

    def __init__(self, room: Room, profile: Profile, ledger: Ledger, facts: Callable[[], Sequence[Fact]]) -> None:
        self._room, self._profile, self._ledger, self._facts = room, profile, ledger, facts

    def island(self, skill: str, minigame: str, plays: frozenset[Form]) -> Level:
        """A ship waiting at an island makes it a review."""
        is_due = skill in views.due_skills(self._ledger.state, self._room.graph, self._now)
        return self._begin(skill, minigame, plays, "review" if is_due else "practice", self._length)

    def placement(self, games: Games) -> Level:
        """The first voyage (or another one, when an adult asks), in whichever of the ``games`` plays what is asked."""
        state = self._ledger.state
        is_again = state.placed and state.answered > 0
        total = tuning.VOYAGE_AGAIN if is_again else PLACEMENT_CHALLENGES.get(self._profile.band, 10)
        setting = self._begun("", next(iter(games)), _together(games), "placement", total)
        return self._voyage(setting, games)

    def open_sea(self, minigame: str, plays: frozenset[Form]) -> Level:
        """No island: every challenge may be about any skill and is chosen for itself."""
        return self._begin("", minigame, plays, "practice", self._length)

    def fixing(self, misses: Sequence[tuple[str, int]], minigame: str, plays: frozenset[Form]) -> FixRound:
        """The misses of a level once more."""
        seed = self._room.rng.getrandbits(48)
        setting = self._setting(f"fix-{int(self._now)}", "", minigame, plays, "fix", len(misses), seed)
        return FixRound(setting, self._asks, self._room.graph, self._ledger, misses)

    def waiting(self, snapshot: Mapping[str, Any], plays: Mapping[str, frozenset[Form]]) -> Level | None:
        """The level that was left in the middle, at the same challenge; None when it cannot be played (any more)."""
        if not is_bookmark(snapshot) or snapshot["minigame"] not in plays:
            return None
        if snapshot["skill"] and snapshot["skill"] not in self._room.graph.nodes:
            return None
        game = snapshot["minigame"]
        total, seed = int(snapshot["total"]), int(snapshot["seed"])
        is_voyage = snapshot["purpose"] == "placement"
        forms = _together(plays) if is_voyage else plays[game]
        setting = self._setting(snapshot["level"], snapshot["skill"], game, forms, snapshot["purpose"], total, seed)
        level = self._voyage(setting, plays) if is_voyage else self._level(setting)
        level.resume(snapshot, self._now)
        return level

    @property
    def _now(self) -> float:
        return self._room.clock.now_s()

    @property
    def _asks(self) -> Asks:
        library = self._room.library
        return FewChoices(library) if self._profile.band in tuning.YOUNG else library

    @property
    def _length(self) -> int:
        return LEVEL_CHALLENGES.get(self._profile.band, 8)

    def _begin(self, skill: str, minigame: str, plays: frozenset[Form], purpose: Purpose, total: int) -> Level:
        return self._level(self._begun(skill, minigame, plays, purpose, total))

    def _begun(self, skill: str, minigame: str, plays: frozenset[Form], purpose: Purpose, total: int) -> Setting:
        """What does not change in a level that begins now: its beginning is a fact."""
        seed = self._room.rng.getrandbits(48)
        name = f"{int(self._now)}-{seed % 100000:05d}"
        start = LevelStarted(at_s=self._now, level=name, skill=skill, purpose=purpose, minigame=minigame, seed=seed)
        self._ledger.keep(start)
        return self._setting(name, skill, minigame, plays, purpose, total, seed)

    def _setting(
        self, name: str, skill: str, minigame: str, plays: frozenset[Form], purpose: Purpose, total: int, seed: int
    ) -> Setting:
        settings = self._profile.settings
        return Setting(
            level=name,
            skill=skill,
            purpose=purpose,
            minigame=minigame,
            plays=plays,
            seed=seed,
            total=total,
            interests=self._profile.interests,
            pace=pace_of(settings),
            slow=self._slow() if pace_of(settings) == "clock" else frozenset(),
            wish=settings.wish,  # type: ignore[arg-type]
            reflects=settings.ask_sure,
        )

    def _slow(self) -> frozenset[str]:
        """Lit islands with a pack's ``fluency:`` whose answers do not come in time yet."""
        lit = {name for name, known in self._ledger.state.skills.items() if known.is_mastered}
        goals = {name: skill.fluency_s for name, skill in self._room.library.skills.items() if skill.fluency_s and name in lit}
        found = fluency(reversed(self._facts()), goals) if goals else {}
        return frozenset(name for name, known in found.items() if known.is_slow)

    def _level(self, setting: Setting) -> Level:
        library, graph = self._room.library, self._room.graph
        allowed, reach = library.playable(setting.plays), reach_of(self._profile)

        def chooser(state: LearnerState, session: Session, now_s: float, rng: Random) -> Choice | None:
            return scheduler.choose_next(state, graph, session, now_s, rng, allowed, reach)

        return Level(setting, self._asks, graph, self._ledger, chooser)

    def _voyage(self, setting: Setting, games: Games) -> Voyage:
        library = self._room.library
        played = {game: forms - {Form.SHOW} for game, forms in games.items()}  # nobody leaves the boat to do something elsewhere

        playable = {game: library.playable(forms) for game, forms in played.items()}
        if self._profile.band in tuning.YOUNG:
            pictured = library.without_reading(self._near(frozenset().union(*playable.values())), played)
            playable = {g: pictured[g] if len(pictured[g]) >= setting.total else items for g, items in playable.items()}
        return Voyage(setting, self._asks, self._room.graph, self._ledger, played, playable)

    def _near(self, items: Iterable[str]) -> list[str]:
        """What might be asked of the youngest at all: each has to be looked at, and that takes its time."""
        nodes, candidates = self._room.graph.nodes, self._room.graph.candidates
        latest = tuning.BAND_AGES[self._profile.band] + _YEARS_AHEAD
        return [item for item in items if nodes[candidates[item].skills[0]].ages[0] <= latest]


_YEARS_AHEAD = 3.0


def _together(games: Games) -> frozenset[Form]:
    return frozenset().union(*games.values())
