"""What is known about one child, as small plain data: per skill, per item family, and the whole. How it changes lives
in ``updater``.

Skills and items are named tuples, not dataclasses: a long history makes hundreds of thousands of them, and tuples are
three times as quick to make and go into JSON as short lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engine import records
from engine.learning import prediction, tuning
from engine.learning.mix_ups import MixUp
from engine.records import AnswerGiven, Who

FORM = 11  # of the stored state; another number means: make it again from the facts


class SkillState(NamedTuple):
    """What is known of one skill.

    ``ability`` in logits around 0 as of ``at_s`` (Unix seconds: the last answer, moved on by answers about what is built on the skill); ``decay`` is what it loses with each e-fold of hours; ``practised`` is 1 once it was
    asked elsewhere than on the first voyage; ``families`` how
    many item families were right without hints. ``mastered_s`` and ``confirmed_s`` are times or 0. ``doubt`` is 0, 1
    after a missed review, and one more for every easy probe missed since. ``best`` (of the level and the skill together) and ``since_best`` tell whether
    anything still moves; ``known`` and ``lasting`` are the scheduler's second opinion (``recall``). ``record`` weighs the skill's own answers
    for and against its light, whatever happens elsewhere (``mastery.weighed``).
    """

    ability: float = 0.0
    variance: float = tuning.SKILL_VARIANCE
    at_s: int = 0
    decay: float = tuning.SKILL_DECAY
    practised: int = 0
    tries: int = 0
    right: int = 0
    families: int = 0
    mastered_s: int = 0
    confirmed_s: int = 0
    doubt: int = 0
    best: float = 0.0
    since_best: int = 0
    known: float = tuning.KNOWN_START
    lasting: float = tuning.LASTING_START
    record: float = 0.0

    @property
    def is_mastered(self) -> bool:
        """Mastered, and not unlearnt by two missed probes."""
        return self.mastered_s > 0 and self.doubt <= tuning.PROBES


class Goal(NamedTuple):
    """A skill that is wanted by ``until_s`` (Unix seconds), by the child or by an adult."""

    skill: str
    until_s: float
    who: Who


class ItemState(NamedTuple):
    """What is known of one item family for this child: footing on it, the number of the last answer to it, and how much harder it
    proved than the pack thought.
    """

    ability: float = 0.0
    variance: float = tuning.ITEM_VARIANCE
    at_s: int = 0
    at_answer: int = 0
    tries: int = 0
    right: int = 0
    harder: float = 0.0
    harder_variance: float = tuning.DIFFICULTY_VARIANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMemory:
    """The running (or last) level, so that "I had help" can weaken it: its scored answers and what they overwrote."""

    level: str = ""
    ability: float = 0.0
    variance: float = 0.0
    lately: float = 0.0
    lately_variance: float = 0.0
    answered: int = 0
    streak: int = 0
    helped: bool = False
    answers: tuple[AnswerGiven, ...] = ()
    strands: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    skills: Mapping[str, SkillState | None] = field(default_factory=dict)
    items: Mapping[str, ItemState | None] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "ability": self.ability,
            "variance": self.variance,
            "lately": self.lately,
            "lately_variance": self.lately_variance,
            "answered": self.answered,
            "streak": self.streak,
            "helped": self.helped,
            "answers": [records.to_json(answer) for answer in self.answers],
            "strands": {name: list(pair) for name, pair in self.strands.items()},
            "skills": {name: None if old is None else list(old) for name, old in self.skills.items()},
            "items": {name: None if old is None else list(old) for name, old in self.items.items()},
        }

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "LevelMemory":
        if not (
            all(isinstance(stored[name], Mapping) for name in ("strands", "skills", "items")) and _are_tables(stored["answers"])
        ):
            raise TypeError("a level is no level")
        answers = tuple(a for value in stored["answers"] if isinstance(a := records.from_json(value), AnswerGiven))
        return LevelMemory(
            level=str(stored["level"]),
            ability=float(stored["ability"]),
            variance=float(stored["variance"]),
            lately=float(stored["lately"]),
            lately_variance=float(stored["lately_variance"]),
            answered=int(stored["answered"]),
            streak=int(stored["streak"]),
            helped=bool(stored["helped"]),
            answers=answers,
            strands=_pairs(stored["strands"]),
            skills={name: None if old is None else SkillState(*old) for name, old in stored["skills"].items()},
            items={name: None if old is None else ItemState(*old) for name, old in stored["items"].items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerState:
    """One child's knowledge. ``ability`` is the general level g (logits), ``variance`` its uncertainty; ``lately`` the good or bad moment
    on top of it; ``recent`` the share of right answers lately; ``answered`` counts the answers that were scored.

    ``lean`` moves the success wanted (positive: easier); ``not_now`` holds families that rest, and since when;
    ``strands`` holds (ability, variance) of each subject as the running voyage tells it, and nothing once it is over;
    ``mix_ups`` are the known mistakes made lately; ``lights`` and ``gifts`` are history and never shrink; ``lasting`` is how much longer than usual this child keeps things.
    """

    band: str
    ability: float
    variance: float
    lately: float = 0.0
    lately_variance: float = 0.0
    recent: float = tuning.RECENT_START
    answered: int = 0
    skills: Mapping[str, SkillState] = field(default_factory=dict)
    items: Mapping[str, ItemState] = field(default_factory=dict)
    lights: Mapping[str, int] = field(default_factory=dict)
    gifts: tuple[str, ...] = ()
    last_s: float = 0.0
    rested_s: float = 0.0
    placed: bool = False
    lean: float = 0.0
    not_now: tuple[tuple[str, float], ...] = ()
    times_s: tuple[float, ...] = ()
    streak: int = 0
    lasting: float = 0.0
    goals: tuple[Goal, ...] = ()
    strands: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    mix_ups: tuple[MixUp, ...] = ()
    level: LevelMemory = field(default_factory=LevelMemory)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; ``from_json`` gives exactly this state again."""
        return {
            "form": FORM,
            "band": self.band,
            "ability": self.ability,
            "variance": self.variance,
            "lately": self.lately,
            "lately_variance": self.lately_variance,
            "recent": self.recent,
            "answered": self.answered,
            "skills": {name: _trimmed(known, _BLANK_SKILL) for name, known in self.skills.items()},
            "items": {name: _trimmed(known, _BLANK_ITEM) for name, known in self.items.items()},
            "lights": dict(self.lights),
            "gifts": list(self.gifts),
            "last_s": self.last_s,
            "rested_s": self.rested_s,
            "placed": self.placed,
            "lean": self.lean,
            "not_now": [list(pair) for pair in self.not_now],
            "times_s": list(self.times_s),
            "streak": self.streak,
            "lasting": self.lasting,
            "goals": [list(goal) for goal in self.goals],
            "strands": {name: list(pair) for name, pair in self.strands.items()},
            "mix_ups": [list(one) for one in self.mix_ups],
            "level": self.level.to_json(),
        }

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "LearnerState":
        """The state behind ``to_json``. Raises KeyError, TypeError or ValueError when it is not one of this form."""
        if stored.get("form") != FORM:
            raise ValueError(f"a learner state of form {stored.get('form')!r}; this program writes form {FORM}")
        for name in ("skills", "items", "lights", "strands", "level"):
            if not isinstance(stored[name], Mapping):
                raise TypeError(f"{name} of a learner state are a table")
        values = {key: value for key, value in stored.items() if key != "form"}
        values["skills"] = {name: SkillState(*known) for name, known in stored["skills"].items()}
        values["items"] = {name: ItemState(*known) for name, known in stored["items"].items()}
        values["gifts"] = tuple(stored["gifts"])
        values["not_now"] = tuple((str(item), float(at_s)) for item, at_s in stored["not_now"])
        values["times_s"] = tuple(stored["times_s"])
        values["goals"] = tuple(Goal(*goal) for goal in stored["goals"])
        values["strands"] = _pairs(stored["strands"])
        values["mix_ups"] = tuple(MixUp(*one) for one in stored["mix_ups"])
        values["level"] = LevelMemory.from_json(stored["level"])
        state = LearnerState(**values)
        if not is_sound(state):
            raise ValueError("a learner state with values that nobody's learning leads to")
        return state


def _pairs(stored: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {name: (float(ability), float(variance)) for name, (ability, variance) in stored.items()}


def _are_tables(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows)


def is_sound(state: LearnerState) -> bool:
    """Whether every value is of its type and near enough for the model to count with: a state may come out of a stranger's file."""
    level = state.level
    numbers = (state.ability, state.lately, state.recent, state.lean, state.lasting, level.ability, level.lately)
    counts = (state.answered, level.answered, abs(state.streak), abs(level.streak))  # of wrong answers a streak is below zero
    texts = (
        *state.skills,
        *state.items,
        *state.lights,
        *state.gifts,
        *(goal.skill for goal in state.goals),
        state.band,
        level.level,
    )
    return (
        all(map(_is_logit, numbers))
        and all(_is_logit(v) and v >= 0.0 for v in (state.lately_variance, level.variance, level.lately_variance))
        and _is_logit(state.variance)
        and state.variance > 0.0
        and all(_is_logit(a) and _is_logit(v) and v >= 0.0 for a, v in (*state.strands.values(), *level.strands.values()))
        and all(map(_is_count, counts))
        and all(map(_is_time, _times(state)))
        and all(map(_is_sound_mix_up, state.mix_ups))
        and all(isinstance(text, str) for text in texts)
        and type(state.placed) is bool
        and all(_is_count(lamps) and lamps <= 5 for lamps in state.lights.values())
        and all(goal.who in ("child", "adult") for goal in state.goals)
        and all(map(_is_sound_skill, (*state.skills.values(), *(old for old in level.skills.values() if old is not None))))
        and all(map(_is_sound_item, (*state.items.values(), *(old for old in level.items.values() if old is not None))))
    )


def _times(state: LearnerState) -> tuple[float, ...]:
    noted = (at_s for _, at_s in state.not_now)
    return (state.last_s, state.rested_s, *state.times_s, *noted, *(goal.until_s for goal in state.goals))


_MOST_LOGIT, _MOST_COUNT, _EVER_S = 60.0, 10_000_000, 1e13


def _is_logit(value: object) -> bool:
    return type(value) in (int, float) and abs(value) <= _MOST_LOGIT  # type: ignore[arg-type]


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MOST_COUNT


def _is_time(value: object) -> bool:
    return type(value) in (int, float) and abs(value) <= _EVER_S  # type: ignore[arg-type]


def _is_sound_skill(known: SkillState) -> bool:
    return (
        all(map(_is_logit, (known.ability, known.variance, known.decay, known.best, known.known, known.lasting, known.record)))
        and known.variance > 0.0
        and known.decay >= 0.0
        and 0.0 <= known.known <= 1.0
        and all(map(_is_count, (known.practised, known.tries, known.right, known.families, known.doubt, known.since_best)))
        and all(map(_is_time, (known.at_s, known.mastered_s, known.confirmed_s)))
    )


def _is_sound_item(seen: ItemState) -> bool:
    return (
        all(map(_is_logit, (seen.ability, seen.variance, seen.harder, seen.harder_variance)))
        and seen.variance > 0.0
        and seen.harder_variance >= 0.0
        and all(map(_is_count, (seen.at_answer, seen.tries, seen.right)))
        and _is_time(seen.at_s)
    )


def _is_sound_mix_up(one: MixUp) -> bool:
    return isinstance(one.item, str) and isinstance(one.mistake, str) and _is_count(one.times) and _is_count(one.at_answer)


_BLANK_SKILL: Sequence[float] = SkillState()
_BLANK_ITEM: Sequence[float] = ItemState()


def _trimmed(known: Sequence[float], blank: Sequence[float]) -> list[float]:
    """A tuple as a list without what stands at its default behind the last value that does not."""
    end = len(known)
    while end and known[end - 1] == blank[end - 1]:
        end -= 1
    return list(known[:end])


def terms(
    state: LearnerState, item: str, skills: Sequence[str], at_s: float, likeness: float = tuning.LIKENESS
) -> prediction.Terms:
    """What the child brings to a question of this family at ``at_s``, general level and moment apart."""
    return prediction.terms(state.skills, skills, state.items.get(item), state.answered, at_s, likeness)


def expect(
    state: LearnerState,
    item: str,
    skills: Sequence[str],
    difficulty: float,
    variance: float,
    at_s: float,
    likeness: float = tuning.LIKENESS,
) -> tuple[float, float]:
    """(logit of success, its variance as a prediction feels it) for an item at ``at_s``, without guessing: what the game predicts."""
    seen = state.items.get(item)
    known = prediction.terms(state.skills, skills, seen, state.answered, at_s, likeness)
    x = state.ability + state.lately + known.skills + known.practised + known.resting + known.item + known.again - difficulty
    if seen is not None:
        x, variance = x - seen.harder, min(variance, seen.harder_variance)
    total = state.variance + state.lately_variance + known.skills_variance + known.item_variance + variance
    return x, prediction.felt(total, known.stale)


def standing(state: LearnerState, skill: str, hardness: float, at_s: float) -> tuple[float, float]:
    """(logit, variance) of a skill on a question of this ``hardness`` that nobody has asked yet. Lights, gates and islands look at this: a
    good or bad moment moves the next question, never what is thought to be known.
    """
    known = state.skills.get(skill)
    skill_v = tuning.SKILL_VARIANCE if known is None else known.variance + prediction.stale(known, at_s)
    return prediction.standing(state.ability, known, hardness, at_s), state.variance + skill_v + tuning.ITEM_VARIANCE
