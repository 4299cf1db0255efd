"""The facts we keep: small records in the past tense, one per thing that happened.

Learner state is a fold over these facts (``engine.learning``), reports are folds over the same facts
(``engine.reports``), and the store appends them (``engine.profiles``). A fact is never changed after it was
written. Wording, pictures and anything that can be looked up again in a pack do not belong here.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal, get_args

Purpose = Literal["practice", "review", "placement", "probe", "fix"]
Feeling = Literal["easy", "right", "tricky"]
Push = Literal["too_easy", "too_hard", "not_now"]
Who = Literal["child", "adult"]
Sure = Literal["", "sure", "unsure", "guessed"]
How = Literal["knew", "worked_out", "guessed"]


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
    code. ``took_s`` is unset (-1) where response time must not be used (untimed and access modes). ``sure`` is what the child said before
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
    """An adult said where to start: a band such as ``7-9``; obeyed at once."""

    at_s: float
    band: str


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


def to_json(fact: Fact) -> dict[str, Any]:
    """A fact as plain JSON values, its type under ``is``; values at their default are left out."""
    name = type(fact).__name__
    stored: dict[str, Any] = {"is": name}
    for field in _FIELDS[name]:
        value = getattr(fact, field.name)
        if field.default is MISSING or value != field.default:
            stored[field.name] = list(value) if isinstance(value, tuple) else value
    return stored


def from_json(stored: Mapping[str, Any]) -> Fact:
    """The fact behind ``to_json``. Raises UnknownFact for an unknown type or missing values; unknown keys are ignored."""
    name = stored.get("is", "")
    kind = _TYPES.get(name)
    if kind is None:
        raise UnknownFact(f"no fact is called {name!r}")
    known = {f.name for f in _FIELDS[name]}
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in stored.items() if k in known}
    try:
        fact: Fact = kind(**values)
    except TypeError as missing:
        raise UnknownFact(str(missing)) from None
    return fact
