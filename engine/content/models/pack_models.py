"""The strict models of a pack's YAML: the pack and its skills; what a challenge may say stands in the ``spec`` of each kind.

Only the checker and the compiler import these modules (pydantic costs a tenth of a second); the game reads compiled packs.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args

from pydantic import Field

from engine.challenges.kinds import KINDS
from engine.challenges.spec import ID, Ages, ChallengeSpec, Interest, Need, Number, OneOrMore, OneOrMoreNeeds, Slug, Strict, Text

SHARED = {
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
    "hints": "hints: [Hold up {a} fingers., Count on.]",
    "steps": "steps: [{ a: 1 to 5 }, { a: 4 to 10 }]",
    "rows": "rows: a list that starts with - { word: cat, picture: 🐈 }",
    "mistakes": 'mistakes: { added: { when: a + 2, say: "You added." } }',
    "when": "when: a + 2",
    "say": "say: You added.",
    "shows": 'shows: ["🍎 x {a}", "+", "🍎 x {b}"]',
    "difficulty": "difficulty: [-1, 0.5]",
    "difficulty_variance": "difficulty_variance: [0.2, 0.36]",
    "standards": "standards: [CCSS.MATH.CONTENT.2.OA.B.2]",
    "fluency": "fluency: 3",
    "values": "values: { a: 1 to 5, b: [2, 5, 10], c: a + b }",
    "interests": "interests: { thing: { animals: [kittens 🐈], space: [rockets 🚀] } }",
    "sound": "sound: bell.ogg",
    "picture": "picture: 🐈",
}
EXAMPLES_OF_KIND = {name: {**SHARED, **kind.spec_module.EXAMPLES} for name, kind in KINDS.items()}
EXAMPLES = {key: example for known in (*reversed(EXAMPLES_OF_KIND.values()), SHARED) for key, example in known.items()}


MODELS: Mapping[str, type[ChallengeSpec]] = {name: kind.spec_module.Spec for name, kind in KINDS.items()}
if TYPE_CHECKING:
    AnyChallenge = ChallengeSpec
else:  # as many models as there are kinds
    AnyChallenge = Annotated[Union[tuple(MODELS.values())], Field(discriminator="kind")]  # noqa: UP007
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


def parts_of(kind: str, key: str) -> tuple[str, ...]:
    """The keys of each entry of a challenge's list of its own, such as the ``questions`` of ``read``; empty where it has none."""
    field = MODELS[kind].model_fields.get(key) if kind in MODELS else None
    waiting = [field.annotation] if field is not None else []
    while waiting:
        here = waiting.pop()
        if isinstance(here, type) and issubclass(here, Strict):
            return tuple(here.model_fields)
        waiting += get_args(here)
    return ()


__all__ = ["EXAMPLES", "EXAMPLES_OF_KIND", "ID", "MODELS", "PackModel", "SkillModel", "parts_of"]
