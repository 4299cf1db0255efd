"""Every stored field of a keeper in one of nine drawers: for the child in pictures, for adults in words. Nothing is left out.

``DRAWERS`` names each field by its table (facts by their kind as well); a test walks what the store writes and what the records
hold against it. ``inside`` says what is in the drawers of one keeper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.content.compiled.pack import Skill
from engine.records import AdultLooked, AnswerGiven, Fact, GiftEarned, PassportSealed
from engine.reports.lights import Light, lights_in

FULL = 5  # lamps of a lighthouse that shines
_LAST = 5
_SETTINGS = (
    "text_size", "font", "spacing", "all_caps", "theme", "reduced_motion", "read_aloud", "voice", "music", "effects",
    "press_pause", "one_switch", "untimed", "wish", "language", "rewards", "ask_sure", "below_age", "above_age",
)  # fmt: skip
Fields = Mapping[str, tuple[str, ...]]
DRAWERS: Mapping[str, Fields] = {
    "me": {
        "profile": ("id", "nickname", "look", "companion", "band", "created_s"),
        "keepers": ("id", "nickname", "look", "companion", "band", "played_s"),
        "StartSet": ("at_s", "band", "before", "skill"),
    },
    "likes": {"profile": ("interests",)},
    "settings": {"settings": _SETTINGS},
    "cove": {"profile": ("cove",), "GiftEarned": ("at_s", "gift", "skill"), "state": ("gifts",)},
    "answers": {
        "LevelStarted": ("at_s", "level", "skill", "purpose", "minigame", "seed"),
        "AnswerGiven": (
            "at_s", "level", "item", "skills", "seed", "purpose", "correct", "attempt", "given", "mistake", "hints", "did_not_know",
            "took_s", "guess", "difficulty", "variance", "predicted", "target", "reason", "minigame", "asked",
            "sure", "pace",
        ),
        "LevelEnded": ("at_s", "level", "finished", "play_s", "asked_s"),
        "HelpDeclared": ("at_s", "level"),
        "FeelingTold": ("at_s", "level", "feeling"),
        "PushedBack": ("at_s", "level", "item", "push"),
        "StrategyTold": ("at_s", "level", "item", "how"),
        "WorkTold": ("at_s", "level", "item", "seed", "mine", "seen", "of"),
        "PlacementEnded": ("at_s", "level", "answers"),
        "past": ("n", "level", "at_s", "end_s", "started", "ended", "helped", "feelings", "results"),
        "profile": ("seen_games",),
    },
    "lights": {
        "LightGrew": ("at_s", "skill", "lamps"),
        "GoalSet": ("at_s", "skill", "until_s", "who"),
        "GoalDropped": ("at_s", "skill", "who"),
        "state": (
            "form", "band", "ability", "variance", "lately", "lately_variance", "recent", "answered", "skills", "items", "lights", "last_s", "rested_s",
            "placed", "lean", "not_now", "times_s", "streak", "lasting", "level", "goals", "strands",
            "mix_ups",
        ),
    },
    "bookmark": {
        "level": (
            "level", "skill", "purpose", "minigame", "seed", "total", "number", "attempts", "hints", "wish", "right", "misses", "past",
            "seen", "choice", "item_seed", "sure", "played",
        ),
    },
    "key": {"profile": ("picture_key",), "keepers": ("picture_key",)},
    "grownups": {
        "AdultLooked": ("at_s",),
        "PassportSealed": ("at_s", "events", "head"),
        "mended": ("clean", "answers_restored", "lines_lost", "set_aside", "backup", "answers_lost"),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What is in the drawers of one keeper. Times are Unix seconds, newest first; ``last`` is (asked, given, right)."""

    nickname: str
    look: int
    companion: str
    band: str
    interests: tuple[str, ...]
    settings: Mapping[str, Any]
    gifts: tuple[str, ...]
    answers: int
    right: int
    last: tuple[tuple[str, str, bool], ...]
    lights: tuple[Light, ...]
    bookmark: str
    has_key: bool
    looked: tuple[float, ...]
    sealed: tuple[float, ...]

    @property
    def lit(self) -> int:
        """Lighthouses that shine: as many as on the chart and in the cove."""
        return sum(light.lamps >= FULL for light in self.lights)

    def count(self, drawer: str) -> int:
        """How many things lie in a drawer: what its label says."""
        counts = {
            "me": 4,
            "likes": len(self.interests),
            "settings": len(self.settings),
            "cove": len(self.gifts),
            "answers": self.answers,
            "lights": len(self.lights),
            "bookmark": int(bool(self.bookmark)),
            "key": int(self.has_key),
            "grownups": len(self.looked) + len(self.sealed),
        }
        return counts[drawer]


def inside(
    profile: Mapping[str, Any], facts: Sequence[Fact], level: Mapping[str, Any] | None, skills: Mapping[str, Skill]
) -> Inside:
    """``profile`` and ``level`` as they are stored."""
    answers = [fact for fact in facts if isinstance(fact, AnswerGiven)]
    resting = str((level or {}).get("skill", "")) if level else ""
    known = skills.get(resting)
    return Inside(
        nickname=profile["nickname"],
        look=profile["look"],
        companion=profile["companion"],
        band=profile["band"],
        interests=tuple(profile["interests"]),
        settings={name: profile["settings"][name] for name in _SETTINGS if name in profile["settings"]},
        gifts=tuple(fact.gift for fact in facts if isinstance(fact, GiftEarned)),
        answers=len(answers),
        right=sum(fact.correct for fact in answers if fact.attempt == 1),
        last=tuple((fact.asked, fact.given, fact.correct) for fact in answers[: -_LAST - 1 : -1] if fact.asked),
        lights=lights_in(facts, skills),
        bookmark=known.name if known else resting or (str(level.get("purpose", "")) if level else ""),
        has_key=bool(profile.get("picture_key")),
        looked=tuple(sorted((fact.at_s for fact in facts if isinstance(fact, AdultLooked)), reverse=True)),
        sealed=tuple(sorted((fact.at_s for fact in facts if isinstance(fact, PassportSealed)), reverse=True)),
    )


def field_names(drawer: str) -> str:
    """The stored names of a drawer, for adults who read the files."""
    return "; ".join(f"{table}: {', '.join(names)}" for table, names in DRAWERS[drawer].items())
