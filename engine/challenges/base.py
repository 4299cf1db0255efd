"""The meeting point of what is asked and how it is played.

A **challenge** is one concrete question with everything needed to show it, judge it and help with it. Its **answer
form** is the only thing a mini-game must understand. Challenges are made by ``engine.challenges`` kinds from pack
templates; mini-games (``game.minigames``) show them and hand back an ``Answer``; the kind judges.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """The shapes an answer can take."""

    CHOOSE = "choose"
    NUMBER = "number"
    TEXT = "text"
    ORDER = "order"
    PAIRS = "pairs"
    SORT = "sort"
    PLACE = "place"
    BUILD = "build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that can be pressed, caught or put in order.

    ``id`` is what an Answer names. ``text`` is shown (may be empty when ``picture`` says it all), ``spoken`` is read
    aloud. ``picture`` is a picture name, a file in the pack or an emoji; ``times`` draws it that many times.
    """

    id: str
    text: str = ""
    picture: str = ""
    spoken: str = ""
    times: int = 1

    @property
    def aloud(self) -> str:
        """What the voice says for this option; never empty for a sound pack."""
        return self.spoken or self.text or self.picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseForm:
    """One of several options."""

    options: tuple[Option, ...]
    form: Form = field(default=Form.CHOOSE, init=False)

    @property
    def guess(self) -> float:
        return 1.0 / len(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm:
    """A typed number of at most ``digits`` characters; ``unit`` is shown behind the field."""

    digits: int = 4
    negative: bool = False
    decimal_sign: str = ""
    fraction: bool = False
    unit: str = ""
    form: Form = field(default=Form.NUMBER, init=False)
    guess: float = field(default=0.0, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """A word, typed or laid from letter tiles.

    ``tiles`` holds every letter needed (repeats included) and some more, shuffled; empty means: typed freely.
    ``slots`` shows the length and what is given already: ``("s", "h", "", "p")`` wants one letter. An answer is always
    the whole word.
    """

    tiles: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    longest: int = 24
    form: Form = field(default=Form.TEXT, init=False)
    guess: float = field(default=0.0, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderForm:
    """Put the pieces in order; ``first`` and ``last`` name the ends in words ("smallest" … "largest")."""

    pieces: tuple[Option, ...]
    first: str = ""
    last: str = ""
    form: Form = field(default=Form.ORDER, init=False)
    guess: float = field(default=0.0, init=False)


AnswerForm = ChooseForm | NumberForm | TextForm | OrderForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The same picture several times: how counting and comparing are shown."""

    picture: str
    count: int
    layout: str = "rows"  # rows, scatter, ten_frame or dice
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is asked. At least one of ``text``, ``picture`` and ``groups`` is there; ``spoken`` always is."""

    text: str = ""
    spoken: str = ""
    picture: str = ""
    sound: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One concrete question.

    ``item`` is its family (``pack/skill#template.step``), ``seed`` makes the same one again, ``identity`` is equal for
    two challenges a child would call the same. ``forms`` are the ways to answer it, the kind's own first; a mini-game
    takes the first that it plays. ``solution`` maps each form to the right answer's value, ``shown_solution`` is the
    right answer in words (empty when it is a picture: then it is pointed at). Difficulty in logits with its prior variance.
    """

    item: str
    kind: str
    skill: str
    seed: int
    identity: str
    prompt: Prompt
    forms: tuple[AnswerForm, ...]
    solution: Mapping[Form, tuple[str, ...]]
    shown_solution: str
    hints: tuple[str, ...] = ()
    why: str = ""
    mistakes: Mapping[str, "Mistake"] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    difficulty: float = 0.0
    variance: float = 0.36
    pack_folder: str = ""

    def form_for(self, plays: frozenset[Form]) -> AnswerForm:
        """The first of ``forms`` that is in ``plays``. Raises LookupError when none is."""
        for form in self.forms:
            if form.form in plays:
                return form
        raise LookupError(f"{self.item}: none of {[f.form.value for f in self.forms]} is played here")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A known wrong answer: its id in reports and what is said to the child."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the player did: the form used, and the value as text parts.

    choose: ``(option id,)`` · number: ``("12",)`` · text: ``("ship",)`` · order: piece ids in their order.
    """

    form: Form
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Right:
    """The answer is right."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """The answer is wrong; ``mistake`` is set when the pack knows this one."""

    mistake: Mistake | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Not an answer at all (empty, letters where a number belongs): nothing is counted, the child may try again."""


Verdict = Right | Wrong | Unreadable
