"""Every light a keeper ever lit, by name: what a child may choose from for a passport, and what lies in the drawer of lights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.content.compiled.pack import Skill
from engine.records import Fact, LightGrew


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One lighthouse in a passport."""

    skill: str
    name: str
    i_can: str
    lamps: int


def lights_in(facts: Sequence[Fact], skills: Mapping[str, Skill]) -> tuple[Light, ...]:
    """Every light that ever grew, the brightest first: what a child may choose from."""
    lamps: dict[str, int] = {}
    for fact in facts:
        if isinstance(fact, LightGrew):
            lamps[fact.skill] = max(lamps.get(fact.skill, 0), min(5, fact.lamps))
    made = [_light(skill, count, skills) for skill, count in lamps.items()]
    return tuple(sorted(made, key=lambda light: (-light.lamps, light.name)))


def _light(skill: str, lamps: int, skills: Mapping[str, Skill]) -> Light:
    known = skills.get(skill)
    return Light(skill=skill, name=known.name if known else skill, i_can=known.i_can if known else "", lamps=lamps)
