"""The strict models of an overlay's YAML: what it says of the pack, of skills, of challenges."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from engine.challenges.spec import Ages, OneOrMore, Slug, Strict, Text


class PackChange(Strict):
    """Texts of the pack itself."""

    title: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    about: Text | None = None
    ages: Ages | None = None
    subject: Text | None = None
    author: Text | None = None
    licence: Text | None = None


class SkillChange(BaseModel):
    """What an overlay says of one skill; every other key is a skill's own and is checked as such."""

    model_config = ConfigDict(extra="allow", strict=True)
    change: dict[str, dict[str, object]] | None = None
    remove: Annotated[list[Text], OneOrMore] | None = None
    challenges: list[dict[str, object]] | None = None


class OverlayModel(Strict):
    """What an overlay's file holds; what it puts into skills is checked once it lies over the pack."""

    overlay: Slug
    format: Literal["1"] | None = None
    id: Slug
    title: Annotated[str, Field(min_length=1, max_length=60)]
    author: Text
    licence: Text
    about: Text | None = None
    pack: PackChange | None = None
    skills: dict[str, SkillChange] | None = None
    remove: Annotated[list[Text], OneOrMore] | None = None
    made_from: dict[str, str] | None = None
