"""The skill graph as the scheduler sees it: nodes, prerequisites and candidate items, nothing from packs but numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.learning import tuning


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


class SkillGraph:
    """All installed skills. Needs that are not installed are ignored; the checker has already named them.

    ``dependents`` are the skills built directly on one, ``references`` the difficulty at which a skill is called known,
    all computed once.
    """

    def __init__(self, nodes: Mapping[str, SkillNode] | None = None) -> None:
        known = dict(nodes or {})
        self.nodes: Mapping[str, SkillNode] = {
            name: replace(node, needs=tuple(need for need in node.needs if need in known)) for name, node in known.items()
        }
        dependents: dict[str, list[str]] = {name: [] for name in known}
        for name, node in self.nodes.items():
            for need in node.needs:
                dependents[need].append(name)
        self.dependents: Mapping[str, tuple[str, ...]] = {name: tuple(above) for name, above in dependents.items()}
        self.references: Mapping[str, float] = {name: _reference(node) for name, node in self.nodes.items()}
        self.candidates: Mapping[str, Candidate] = {c.item: c for node in self.nodes.values() for c in node.candidates}


def _reference(node: SkillNode) -> float:
    difficulties = sorted(c.difficulty for c in node.candidates)
    if not difficulties:
        return 0.0
    return difficulties[min(len(difficulties) - 1, int(tuning.REFERENCE_SHARE * len(difficulties)))]
