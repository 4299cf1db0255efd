"""The strict models of a pack's YAML: the pack and its skills; challenges stand in ``challenge_models``.

Only the checker and the compiler import these modules (pydantic costs a tenth of a second); the game reads compiled packs.
"""

from typing import Annotated, Literal

from pydantic import Field

from engine.content.models.challenge_models import MODELS, AnyChallenge
from engine.content.models.examples import EXAMPLES, EXAMPLES_OF_KIND
from engine.content.models.model_types import ID, Ages, Interest, Need, Number, OneOrMore, OneOrMoreNeeds, Slug, Strict, Text

_LANGUAGE_SAYS = "The short name of a language, such as en, de or pt-BR."


class SkillModel(Strict):
    """One island."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    i_can: Text
    challenges: Annotated[list[AnyChallenge], Field(min_length=1, max_length=60)]
    needs: Annotated[list[Need], OneOrMoreNeeds] | None = None
    standards: Annotated[list[Text], OneOrMore] | None = None
    at_home: Text | None = None
    ages: Ages | None = None
    interests: dict[str, Interest] | None = None
    fluency: Number | None = None
    picture: Text | None = None


class PackModel(Strict):
    """One archipelago."""

    format: Literal["1"]
    id: Slug
    title: Annotated[str, Field(min_length=1, max_length=60)]
    about: Text
    author: Text
    licence: Text
    language: Annotated[
        str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", json_schema_extra={"patternErrorMessage": _LANGUAGE_SAYS})
    ]
    ages: Ages
    subject: Text
    skills: Annotated[dict[str, SkillModel], Field(min_length=1, max_length=300)]


__all__ = ["EXAMPLES", "EXAMPLES_OF_KIND", "ID", "MODELS", "PackModel", "SkillModel"]
