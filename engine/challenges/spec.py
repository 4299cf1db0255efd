"""What the strict models of a pack share: types of texts, lists, names, ages, numbers; and the keys that every challenge has.

Every value arrives as text, a list or a map; nothing is ever guessed from its looks before the model says what it should be. Only the
checker and the compiler import this and the ``spec`` of each kind: pydantic costs a tenth of a second, and playing needs none of it.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAME_SAYS = "Use small letters, digits and dashes, such as times-tables."
_AGES = re.compile(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})|(\d{1,2})\+", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,4}(?:\.\d{1,6})?", re.ASCII)


def _one_or_more(said: object) -> object:
    return [said] if isinstance(said, str) else said


def _names_of(said: object) -> object:
    """Pieces with a number behind each are named by their keys; the kind ``order`` looks after the numbers."""
    return list(said) if isinstance(said, dict) else _one_or_more(said)


def _by_tag(said: object) -> object:
    """Interests without tags fit everybody. One shape, because an alternative doubles every message."""
    return said if isinstance(said, dict) else {"": said}


def _slug(said: str) -> str:
    if not ID.fullmatch(said) or len(said) > 60:
        raise ValueError("bad_id")
    return said


def _ages(said: str) -> str:
    found = _AGES.fullmatch(said.strip())
    if not found or (found[1] and int(found[1]) > int(found[2])):
        raise ValueError("ages")
    return said


def _number(said: str) -> str:
    if not _NUMBER.fullmatch(said.strip()):  # no nan, no infinity, nothing a learner model cannot bear
        raise ValueError("number")
    return said


Text = Annotated[str, Field(min_length=1, max_length=2000)]
OneOrMoreWords = BeforeValidator(_one_or_more, json_schema_input_type=str | list[str])
OneOrMore = BeforeValidator(_one_or_more, json_schema_input_type=Text | list[Text])


def for_editors(pattern: str, says: str, **more: Any) -> Any:
    """What an editor underlines, for a rule that stands elsewhere: in a validator, or in what is checked behind the models.

    ``says`` is what an editor tells instead of the pattern (those that know ``patternErrorMessage``); ``is_word`` says that nothing an editor takes for a number can be right here.
    """
    return Field(json_schema_extra={"pattern": rf"^\s*(?:{pattern})\s*$", "patternErrorMessage": says, **more})


Slug = Annotated[str, AfterValidator(_slug), for_editors(ID.pattern, NAME_SAYS, maxLength=60)]
Need = Annotated[
    Text, for_editors(rf"(?:{ID.pattern}/)?{ID.pattern}", "The name of a skill, such as doubles or times-tables/doubles.")
]  # what does not look so is no skill's name
OneOrMoreNeeds = BeforeValidator(_one_or_more, json_schema_input_type=Need | list[Need])
Ages = Annotated[str, AfterValidator(_ages), for_editors(_AGES.pattern, "Ages are written like 7-10 or 13+.", is_word=True)]
Number = Annotated[
    str,
    AfterValidator(_number),
    for_editors(_NUMBER.pattern, "Here stands a number, such as 3 or 0.5.", minimum=-9999.999999, maximum=9999.999999),
]
OneOrMoreNumbers = BeforeValidator(_one_or_more, json_schema_input_type=Number | list[Number])
Step = Annotated[
    Text, for_editors("[1-9]|1[0-2]", "A step is a whole number from 1 to 12.", minimum=1, maximum=12)
]  # compiled_challenge looks after it
Region = Annotated[
    Text, for_editors(r"(?:\S+\s+){3}\S+", "Left, top, width and height in percent: 40 30 20 10", is_word=True)
]  # the kind ``place`` looks after it
Rows = Annotated[
    list[dict[str, str]],
    Field(min_length=1, max_length=400, json_schema_extra={"row": {"step": {"enum": [str(n) for n in range(1, 13)]}}}),
]
Texts = Annotated[list[Text], OneOrMore, Field(min_length=1, max_length=400)]
Pieces = Annotated[
    list[Text],
    BeforeValidator(_names_of, json_schema_input_type=Text | list[Text] | dict[str, Text]),
    Field(min_length=1, max_length=400),
]
Words = Annotated[list[str], OneOrMoreWords, Field(min_length=1, max_length=400)]  # unlike Texts, a word may be empty
Interest = Annotated[
    dict[str, Words],
    BeforeValidator(_by_tag, json_schema_input_type=str | list[str] | dict[str, Words]),
    Field(min_length=1),
]


class Strict(BaseModel):
    """No key that is not known, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


YesNo = Literal["yes", "no"]


class Mistake(Strict):
    """A known wrong answer and what to say about it."""

    when: Text
    say: Text
    where: Text | None = None


class ChallengeSpec(Strict):
    """The keys of every challenge. A kind's ``Spec`` adds its own."""

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
