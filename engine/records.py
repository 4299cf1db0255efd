"""The facts we keep: small records in the past tense, one per thing that happened.

Learner state is a fold over these facts (``engine.learning``), reports are folds over the same facts
(``engine.reports``), and the store appends them (``engine.profiles``). A fact is never changed after it was
written. Wording, pictures and anything that can be looked up again in a pack do not belong here.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

Purpose = Literal["practice", "review", "placement", "probe", "fix"]
Feeling = Literal["easy", "right", "tricky"]
Push = Literal["too_easy", "too_hard", "not_now"]
Who = Literal["child", "adult"]
Sure = Literal["", "sure", "unsure", "guessed"]
How = Literal["knew", "worked_out", "guessed"]
Pace = Literal["clock", "calm", "kept"]

ADDED_UP = "added_up"  # the reason of answers that the store has made of counts


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelStarted:
    """A visit to an island began (or the first voyage, whose ``skill`` is empty)."""

    at_s: float
    level: str
    skill: str
    purpose: Purpose
    minigame: str
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven:
    """One readable answer to one challenge.

    ``attempt`` 1 is scored; later attempts at the same challenge are kept but never scored. ``guess`` is the chance
    of being right by luck (0 for typed answers). ``item`` names the family ``pack/skill#template.step``; ``seed`` makes
    the exact challenge again. ``predicted`` is the probability the model gave beforehand; ``reason`` the scheduler's
    code. ``took_s`` is the response time in seconds, without pauses, demonstrations and celebrations; -1 where it is not known. ``pace`` says what it
    may be used for: "clock" everything (the child plays with the clock), "calm" only to tell a press from an answer (untimed, or read aloud),
    "kept" nothing (one switch, a pause after each press, a challenge that was resumed). ``sure`` is what the child said before
    answering, when it was asked and liked to say ("guessed" is said afterwards, by ``StrategyTold``, and stands only in memory).
    """

    at_s: float
    level: str
    item: str
    skills: tuple[str, ...]
    seed: int
    purpose: Purpose
    correct: bool
    attempt: int = 1
    given: str = ""
    mistake: str = ""
    hints: int = 0
    did_not_know: bool = False
    took_s: float = -1.0
    guess: float = 0.0
    difficulty: float = 0.0
    variance: float = 0.36
    predicted: float = -1.0
    target: float = -1.0
    reason: str = ""
    minigame: str = ""
    asked: str = ""
    sure: Sure = ""
    pace: Pace = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelEnded:
    """A visit ended: ``finished`` by its last challenge, or left early. ``play_s`` counts only unpaused time.

    ``asked_s`` is the part of it in front of a challenge or its explanation: no demonstration, no celebration, no wait.
    """

    at_s: float
    level: str
    finished: bool
    play_s: float
    asked_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpDeclared:
    """ "I had help": the answers of this level count as weaker evidence; nothing earned changes."""

    at_s: float
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingTold:
    """How a level felt, by picture."""

    at_s: float
    level: str
    feeling: Feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyTold:
    """How the answer just given was found, by picture: known at once, worked out, or guessed."""

    at_s: float
    level: str
    item: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTold:
    """How far the child says it came with something done away from the screen: ``mine`` of its ``of`` criteria, ``seen`` by an adult.

    It is no evidence: an honest "not yet" must never cost anything. Work that an adult saw in full is an ``AnswerGiven`` instead.
    """

    at_s: float
    level: str
    item: str
    seed: int
    mine: int
    seen: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedBack:
    """The child asked for something easier, harder or else; ``item`` is what was on screen."""

    at_s: float
    level: str
    item: str
    push: Push


@dataclass(frozen=True, slots=True, kw_only=True)
class LightGrew:
    """A lighthouse reached ``lamps`` of 5. Lights are history: no later fact or better model takes one away."""

    at_s: float
    skill: str
    lamps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftEarned:
    """Something for the cove, from an island's light or a guided-in ship."""

    at_s: float
    gift: str
    skill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementEnded:
    """The first voyage is over (or was skipped): islands are open from here on."""

    at_s: float
    level: str
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSet:
    """An adult said where to start: a band such as ``7-9``, and the island (empty: where the band starts); obeyed at once.

    ``before`` is the band until then ("" in old files).
    """

    at_s: float
    band: str
    before: str = ""
    skill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultLooked:
    """An adult looked at this keeper's pages; the child can see that they did."""

    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportSealed:
    """A passport was sealed over the first ``events`` facts; ``head`` is the last link of their chain without salts."""

    at_s: float
    events: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """A skill is wanted by ``until_s``: by the child, or by an adult who assigned it."""

    at_s: float
    skill: str
    until_s: float
    who: Who


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDropped:
    """A goal is put away by whoever set it."""

    at_s: float
    skill: str
    who: Who


Fact = (
    LevelStarted
    | AnswerGiven
    | LevelEnded
    | HelpDeclared
    | FeelingTold
    | StrategyTold
    | WorkTold
    | PushedBack
    | LightGrew
    | GiftEarned
    | PlacementEnded
    | StartSet
    | GoalSet
    | GoalDropped
    | AdultLooked
    | PassportSealed
)

_TYPES: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(Fact)}
_FIELDS = {name: fields(kind) for name, kind in _TYPES.items()}


class UnknownFact(ValueError):
    """A stored record that this version does not know; the store keeps it untouched."""


# What a value may be is told by its type; where the type says too little, by its name. Nothing that the game writes comes near these ends.
_LONGEST, _MOST_SKILLS = 4_000, 20
_EVER = (-1e13, 1e13)  # a clock may be wrong by thousands of years
_RANGES: Mapping[str, tuple[float, float]] = {
    "at_s": _EVER,
    "until_s": _EVER,
    "seed": (-(2**63), 2**63),
    "attempt": (1, 10_000),
    "hints": (0, 10_000),
    "lamps": (0, 5),
    "mine": (0, 100),
    "seen": (0, 100),
    "of": (0, 100),
    "answers": (0, 10_000_000),
    "events": (0, 100_000_000),
    "took_s": (-1, 1e7),
    "play_s": (0, 1e8),
    "asked_s": (0, 1e8),
    "guess": (0, 1),
    "difficulty": (-50, 50),
    "variance": (0, 100),
    "predicted": (-1, 1),
    "target": (-1, 1),
}
_Fits = Callable[[Any], bool]


def is_text(value: Any, longest: int = _LONGEST) -> bool:
    """Whether a stored value is a text of no unheard-of length."""
    return type(value) is str and len(value) <= longest


def _fits(name: str, kind: Any) -> _Fits:
    """What a field may hold."""
    if kind is bool:
        return lambda value: type(value) is bool
    if kind is str:
        return is_text
    if kind in (int, float):
        low, high = _RANGES[name]
        kinds = (int,) if kind is int else (int, float)
        return lambda value: type(value) in kinds and low <= value <= high
    if kind == tuple[str, ...]:
        return lambda value: isinstance(value, list | tuple) and len(value) <= _MOST_SKILLS and all(map(is_text, value))
    words = frozenset(get_args(kind))
    return lambda value: type(value) is str and value in words


_CHECKS: Mapping[str, Mapping[str, _Fits]] = {
    name: {field: _fits(field, hint) for field, hint in get_type_hints(kind).items()} for name, kind in _TYPES.items()
}


def to_json(fact: Fact) -> dict[str, Any]:
    """A fact as plain JSON values, its type under ``is``; values at their default are left out."""
    name = type(fact).__name__
    stored: dict[str, Any] = {"is": name}
    for field in _FIELDS[name]:
        value = getattr(fact, field.name)
        if field.default is MISSING or value != field.default:
            stored[field.name] = list(value) if isinstance(value, tuple) else value
    return stored


def is_known(stored: Mapping[str, Any]) -> bool:
    """Whether this version has facts of that name."""
    name = stored.get("is")
    return type(name) is str and name in _TYPES


def from_json(stored: Mapping[str, Any]) -> Fact:
    """The fact behind ``to_json``. Raises UnknownFact for an unknown type, for missing values and for values that no version writes;
    unknown keys are ignored.
    """
    name = stored.get("is", "")
    kind = _TYPES.get(name) if type(name) is str else None
    if kind is None:
        raise UnknownFact(f"no fact is called {str(name)[:60]!r}")
    checks = _CHECKS[name]
    values: dict[str, Any] = {}
    for key, value in stored.items():
        fits = checks.get(key)
        if fits is None:
            continue
        if not fits(value):
            raise UnknownFact(f"{name} with an impossible {key}")
        values[key] = tuple(value) if type(value) is list else value
    try:
        fact: Fact = kind(**values)
    except TypeError as missing:
        raise UnknownFact(str(missing)) from None
    return fact
