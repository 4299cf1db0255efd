"""What a checked pack says, in memory: plain frozen data, no YAML, no validation library.

``engine.content.library.library`` hands these to the game; lessons see skills and item families, never files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.challenges.base import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One (template, step) of a skill: what the scheduler chooses between.

    ``item`` is ``pack/skill#template.step``; difficulty and variance are logits; ``guess`` gives the chance of being
    right by luck for each form the family can be answered in; ``questions`` is how many different ones it has (0: not counted).
    """

    item: str
    skill: str
    kind: str
    step: int
    difficulty: float
    variance: float
    guess: Mapping[Form, float]
    questions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """One island. Ids are full (``pack/skill``), ``needs`` too."""

    id: str
    pack: str
    name: str
    i_can: str
    families: tuple[Family, ...]
    needs: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    at_home: str = ""
    ages: tuple[int, int] = (4, 14)
    fluency_s: float = 0.0
    picture: str = ""

    @property
    def forms(self) -> frozenset[Form]:
        """Every form in which at least one family can be answered."""
        return frozenset(form for family in self.families for form in family.guess)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One archipelago."""

    id: str
    title: str
    about: str
    author: str
    licence: str
    language: str
    ages: tuple[int, int]
    subject: str
    folder: Path
    skills: tuple[Skill, ...] = field(default=())
    translations: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()  # titles of the overlays that lie over it
