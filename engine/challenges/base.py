"""The meeting point of what is asked and how it is played.

A **challenge** is one concrete question with everything needed to show it, judge it and help with it. Its **answer
form** (``engine.challenges.forms``) is the only thing a mini-game must understand. Challenges are made by
``engine.challenges`` kinds from pack templates; mini-games (``game.minigames``) show them and hand back an ``Answer``; the
kind judges.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.challenges.forms import (
    AnswerForm,
    BuildForm,
    ChooseForm,
    Form,
    NumberForm,
    Option,
    OrderForm,
    PairsForm,
    PlaceForm,
    Region,
    ShowForm,
    SortForm,
    TextForm,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The same picture several times: how counting and comparing are shown."""

    picture: str
    count: int
    layout: str = "rows"  # rows, scatter, ten_frame or dice
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is asked. At least one of ``text``, ``picture`` and ``groups`` is there; ``spoken`` always is.

    ``sound`` is a file of the pack, ``heard`` what the voice says besides: what is to be listened to, never shown unless
    somebody cannot hear. ``passage`` is a text to read first.
    """

    text: str = ""
    spoken: str = ""
    picture: str = ""
    sound: str = ""
    heard: str = ""
    passage: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One concrete question.

    ``item`` is its family (``pack/skill#template.step``), ``seed`` makes the same one again, ``identity`` is equal for
    two challenges a child would call the same. ``forms`` are the ways to answer it, the kind's own first; a mini-game
    takes the first that it plays. ``solution`` maps each form to the right answer's value, ``shown_solution`` is the
    right answer in words (empty when it is a picture: then it is pointed at). Difficulty in logits with its prior variance.
    ``language`` is the one it is asked in.
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
    language: str = "en"

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

    choose: ``(option id,)`` · number: ``("12",)`` · text: ``("ship",)`` · order and build: piece ids in their order · pairs: right
    ids in the order of the left ones · sort: group ids in the order of the pieces · place: ``("7",)``, ``("7:30",)`` or a
    region's id · show: ticks as ``me:0``, ``adult:0``.
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


@dataclass(frozen=True, slots=True)
class Noted:
    """Taken down as it was said, neither right nor wrong: what a child tells of its own doing (``show``) is never a mistake."""


Verdict = Right | Wrong | Unreadable | Noted

__all__ = [
    "Answer",
    "AnswerForm",
    "BuildForm",
    "Challenge",
    "ChooseForm",
    "Form",
    "Group",
    "Mistake",
    "Noted",
    "NumberForm",
    "Option",
    "OrderForm",
    "PairsForm",
    "PlaceForm",
    "Prompt",
    "Region",
    "Right",
    "ShowForm",
    "SortForm",
    "TextForm",
    "Unreadable",
    "Verdict",
    "Wrong",
]
