"""The strict models of a challenge's YAML, one for each kind: which keys there are and what they may hold."""

from typing import Annotated, Literal

from pydantic import Field

from engine.content.models.model_types import (
    Number,
    OneOrMore,
    OneOrMoreNumbers,
    Pieces,
    Region,
    Rows,
    Step,
    Strict,
    Text,
    Texts,
    Words,
)

YesNo = Literal["yes", "no"]


class Mistake(Strict):
    """A known wrong answer and what to say about it."""

    when: Text
    say: Text
    where: Text | None = None


class _Challenge(Strict):
    ask: Text | None = None
    say: Text | None = None
    picture: Text | None = None
    sound: Text | None = None
    hints: Annotated[list[Text], OneOrMore, Field(min_length=1, max_length=3)] | None = None
    why: Text | None = None
    where: Text | None = None
    shows: Annotated[list[Text], Field(min_length=1, max_length=9)] | None = None
    values: dict[str, Words] | None = None
    steps: Annotated[list[dict[str, Words]], Field(min_length=1, max_length=12)] | None = None
    rows: Rows | None = None
    mistakes: dict[str, Mistake] | None = None
    difficulty: Annotated[list[Number], OneOrMoreNumbers, Field(min_length=1, max_length=12)] | None = None
    difficulty_variance: Annotated[list[Number], OneOrMoreNumbers, Field(min_length=1, max_length=12)] | None = None


class ChooseChallenge(_Challenge):
    """One right answer among others."""

    kind: Literal["choose"]
    ask: Text
    answer: Text
    others: Texts
    choices: Literal["2", "3", "4", "5", "6"] | None = None


class NumberChallenge(_Challenge):
    """A number, typed or picked."""

    kind: Literal["number"]
    ask: Text
    answer: Text
    unit: Text | None = None
    tolerance: Text | None = None
    write: Literal["fraction", "mixed"] | None = None
    lowest: YesNo | None = None


class TextChallenge(_Challenge):
    """A word, typed or laid from letters."""

    kind: Literal["text"]
    ask: Text
    answer: Text
    show: Text | None = None
    accept: Texts | None = None
    case: Literal["exact", "any"] | None = None
    accents: Literal["exact", "free"] | None = None
    others: Texts | None = None


class CountChallenge(_Challenge):
    """How many of these?"""

    kind: Literal["count"]
    ask: Text
    count: Text
    of: Texts
    layout: Literal["rows", "scatter", "ten_frame", "dice"] | None = None
    choices: Literal["2", "3", "4"] | None = None


class CompareChallenge(_Challenge):
    """Which is more, which is less?"""

    kind: Literal["compare"]
    ask: Text
    left: Text
    right: Text
    want: Literal["more", "less"] | None = None
    same: YesNo | None = None
    of: Texts | None = None
    left_text: Text | None = None
    right_text: Text | None = None


class OrderChallenge(_Challenge):
    """Put the pieces in order."""

    kind: Literal["order"]
    ask: Text
    pieces: Pieces
    at_once: Literal["2", "3", "4", "5", "6", "7", "8"] | None = None
    sort: Literal["up", "down"] | None = None
    first: Text | None = None
    last: Text | None = None


class PairsChallenge(_Challenge):
    """What belongs together?"""

    kind: Literal["pairs"]
    ask: Text
    pairs: Annotated[dict[str, Text], Field(min_length=2, max_length=100)]
    at_once: Literal["2", "3", "4", "5", "6"] | None = None


class SortChallenge(_Challenge):
    """Every piece into its group."""

    kind: Literal["sort"]
    ask: Text
    groups: Annotated[dict[str, Texts], Field(min_length=2, max_length=4)]
    at_once: Literal["2", "3", "4", "5", "6", "7", "8"] | None = None


class PlaceChallenge(_Challenge):
    """Where is it?"""

    kind: Literal["place"]
    ask: Text
    on: Literal["line", "timeline", "thermometer", "clock", "picture"]
    answer: Text
    scale: Text | None = None
    numbers: Text | None = None
    marks: Annotated[dict[str, Text], Field(min_length=1, max_length=8)] | None = None
    unit: Text | None = None
    tolerance: Text | None = None
    minutes: Text | None = None
    regions: Annotated[dict[str, Region], Field(min_length=2, max_length=9)] | None = None


class BuildChallenge(_Challenge):
    """Put pieces together so that a condition holds."""

    kind: Literal["build"]
    ask: Text
    pieces: Texts
    make: Text
    most: Literal["1", "2", "3", "4", "5", "6", "7", "8"] | None = None
    again: YesNo | None = None
    tally: YesNo | None = None
    example: Texts | None = None


class ListenChallenge(_Challenge):
    """Hear, then choose or spell."""

    kind: Literal["listen"]
    ask: Text
    hear: Text | None = None
    answer: Text
    others: Texts | None = None
    show: Text | None = None
    accept: Texts | None = None
    choices: Literal["2", "3", "4", "5", "6"] | None = None


class Question(Strict):
    """One question about a text."""

    ask: Text
    answer: Text
    others: Texts | None = None
    why: Text | None = None
    step: Step | None = None


class ReadChallenge(_Challenge):
    """A short text, then questions about it."""

    kind: Literal["read"]
    story: Annotated[str, Field(min_length=1, max_length=900)]  # what fits on one sheet at the smallest size
    questions: Annotated[list[Question], Field(min_length=1, max_length=40)]


class ShowChallenge(_Challenge):
    """Something to do away from the screen."""

    kind: Literal["show"]
    ask: Text
    criteria: Annotated[list[Text], Field(min_length=2, max_length=4)]


AnyChallenge = Annotated[
    BuildChallenge
    | ChooseChallenge
    | CompareChallenge
    | CountChallenge
    | ListenChallenge
    | NumberChallenge
    | OrderChallenge
    | PairsChallenge
    | PlaceChallenge
    | ReadChallenge
    | ShowChallenge
    | SortChallenge
    | TextChallenge,
    Field(discriminator="kind"),
]
MODELS: dict[str, type[_Challenge]] = {
    "build": BuildChallenge,
    "choose": ChooseChallenge,
    "compare": CompareChallenge,
    "count": CountChallenge,
    "listen": ListenChallenge,
    "number": NumberChallenge,
    "order": OrderChallenge,
    "pairs": PairsChallenge,
    "place": PlaceChallenge,
    "read": ReadChallenge,
    "show": ShowChallenge,
    "sort": SortChallenge,
    "text": TextChallenge,
}
