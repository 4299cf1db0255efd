"""The strict models of a pack's YAML: which keys there are, what they may hold, with an example for each.

Only the checker and the compiler import this module (pydantic costs a tenth of a second); the game reads compiled packs. Every
value arrives as text, a list or a map; nothing is ever guessed from its looks before the model says what it should be.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EXAMPLES = {
    "format": "format: 1",
    "id": "id: times-tables",
    "title": "title: Times tables",
    "about": "about: Multiplying up to 10 × 10.",
    "author": "author: A. Teacher",
    "licence": "licence: CC-BY-4.0",
    "language": "language: en",
    "ages": "ages: 7-10",
    "subject": "subject: maths",
    "skills": "skills: see levels/README.md",
    "name": "name: Doubles",
    "i_can": "i_can: I can double any number up to 10.",
    "needs": "needs: [doubles]",
    "challenges": "challenges: a list that starts with - kind: number",
    "kind": "kind: number",
    "ask": 'ask: "{a} + {a} = ?"',
    "answer": "answer: a + a",
    "others": 'others: ["{a} + 2", "2 + 2"]',
    "hints": "hints: [Hold up {a} fingers.]",
    "steps": "steps: [{ a: 1 to 5 }, { a: 4 to 10 }]",
    "rows": "rows: a list that starts with - { word: cat, picture: 🐈 }",
    "mistakes": 'mistakes: { added: { when: a + 2, say: "You added." } }',
    "when": "when: a + 2",
    "say": "say: You added.",
    "shows": 'shows: ["🍎 x {a}", "+", "🍎 x {b}"]',
    "count": "count: a",
    "of": "of: 🐟",
    "left": "left: a",
    "right": "right: b",
    "pieces": "pieces: [Monday, Tuesday, Wednesday]",
    "difficulty": "difficulty: [-1, 0.5]",
    "layout": "layout: ten_frame",
    "want": "want: more",
    "sort": "sort: up",
    "standards": "standards: [CCSS.MATH.CONTENT.2.OA.B.2]",
    "fluency": "fluency: 3",
    "values": "values: { a: 1 to 5, b: [2, 5, 10], c: a + b }",
    "interests": "interests: { thing: { animals: [kittens 🐈], space: [rockets 🚀] } }",
}


def _one_or_more(said: object) -> object:
    return [said] if isinstance(said, str) else said


def _by_tag(said: object) -> object:
    """Interests without tags fit everybody. One shape, because an alternative doubles every message."""
    return said if isinstance(said, dict) else {"": said}


def _slug(said: str) -> str:
    if not ID.fullmatch(said) or len(said) > 60:
        raise ValueError("bad_id")
    return said


def _ages(said: str) -> str:
    found = re.fullmatch(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})|(\d{1,2})\+", said.strip())
    if not found or (found[1] and int(found[1]) > int(found[2])):
        raise ValueError("ages")
    return said


def _number(said: str) -> str:
    if not re.fullmatch(r"-?\d{1,4}(?:\.\d{1,6})?", said.strip()):  # no nan, no infinity, nothing a learner model cannot bear
        raise ValueError("number")
    return said


Text = Annotated[str, Field(min_length=1, max_length=2000)]
OneOrMoreWords = BeforeValidator(_one_or_more, json_schema_input_type=str | list[str])
OneOrMore = BeforeValidator(_one_or_more, json_schema_input_type=Text | list[Text])
Slug = Annotated[str, AfterValidator(_slug)]
Ages = Annotated[str, AfterValidator(_ages)]
Number = Annotated[str, AfterValidator(_number)]
Texts = Annotated[list[Text], OneOrMore, Field(min_length=1, max_length=400)]
Words = Annotated[list[str], OneOrMoreWords, Field(min_length=1, max_length=400)]  # unlike Texts, a word may be empty
Interest = Annotated[
    dict[str, Words],
    BeforeValidator(_by_tag, json_schema_input_type=str | list[str] | dict[str, Words]),
    Field(min_length=1),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Mistake(_Strict):
    """A known wrong answer and what to say about it."""

    when: Text
    say: Text


class _Challenge(_Strict):
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
    rows: Annotated[list[dict[str, str]], Field(min_length=1, max_length=400)] | None = None
    mistakes: dict[str, Mistake] | None = None
    difficulty: Annotated[list[Number], OneOrMore, Field(min_length=1, max_length=12)] | None = None


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


class TextChallenge(_Challenge):
    """A word, typed or laid from letters."""

    kind: Literal["text"]
    ask: Text
    answer: Text
    show: Text | None = None
    accept: Texts | None = None
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
    same: Literal["yes", "no"] | None = None
    of: Texts | None = None
    left_text: Text | None = None
    right_text: Text | None = None


class OrderChallenge(_Challenge):
    """Put the pieces in order."""

    kind: Literal["order"]
    ask: Text
    pieces: Texts
    sort: Literal["up", "down"] | None = None
    first: Text | None = None
    last: Text | None = None


MODELS: dict[str, type[_Challenge]] = {
    "choose": ChooseChallenge,
    "number": NumberChallenge,
    "text": TextChallenge,
    "count": CountChallenge,
    "compare": CompareChallenge,
    "order": OrderChallenge,
}
AnyChallenge = Annotated[
    ChooseChallenge | NumberChallenge | TextChallenge | CountChallenge | CompareChallenge | OrderChallenge,
    Field(discriminator="kind"),
]


class SkillModel(_Strict):
    """One island."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    i_can: Text
    challenges: Annotated[list[AnyChallenge], Field(min_length=1, max_length=60)]
    needs: Annotated[list[Text], OneOrMore] | None = None
    standards: Annotated[list[Text], OneOrMore] | None = None
    at_home: Text | None = None
    ages: Ages | None = None
    interests: dict[str, Interest] | None = None
    fluency: Number | None = None
    picture: Text | None = None


class PackModel(_Strict):
    """One archipelago."""

    format: Literal["1"]
    id: Slug
    title: Annotated[str, Field(min_length=1, max_length=60)]
    about: Text
    author: Text
    licence: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
    ages: Ages
    subject: Text
    skills: Annotated[dict[str, SkillModel], Field(min_length=1, max_length=300)]
