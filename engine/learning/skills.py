"""The skill graph as the scheduler sees it: nodes, prerequisites and candidate items, nothing from packs but numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One item family that could be asked. Difficulty and variance in logits; ``guess`` is the chance of luck."""

    item: str
    skills: tuple[str, ...]
    difficulty: float
    variance: float = 0.36
    guess: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillNode:
    """One skill with what it needs and what can be asked about it; ``ages`` is the inclusive band it is meant for."""

    id: str
    needs: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    ages: tuple[int, int] = (4, 14)


@dataclass(frozen=True, slots=True)
class SkillGraph:
    """All installed skills. Needs that are not installed are ignored; the checker has already named them."""

    nodes: Mapping[str, SkillNode] = field(default_factory=dict)
