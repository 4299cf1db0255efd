"""The types that the strict models of a pack share: texts, lists, names, ages, numbers.

Every value arrives as text, a list or a map; nothing is ever guessed from its looks before the model says what it should be.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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


class Strict(BaseModel):
    """No key that is not known, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)
