"""The skill graph as the scheduler sees it: nodes, prerequisites and candidate items, nothing from packs but numbers.

Everything that does not depend on the learner is worked out once here, so that a decision among thousands of skills
stays quick.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf

from engine.learning import tuning
from engine.learning.untried import Untried

_SEAS_KEPT = 24
Weigh = Callable[[tuple[int, int]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One item family that could be asked. Difficulty and variance in logits; ``guess`` is the chance of luck; ``likeness`` how much one of
    its questions is like the next (1: always the same one).
    """

    item: str
    skills: tuple[str, ...]
    difficulty: float
    variance: float = tuning.DIFFICULTY_VARIANCE
    guess: float = 0.0
    likeness: float = tuning.LIKENESS


def likeness(questions: int) -> float:
    """How much one question of a family is like the next, when it has so many different ones (0: not counted, many)."""
    return tuning.LIKENESS + (1.0 - tuning.LIKENESS) / questions if questions > 0 else tuning.LIKENESS


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillNode:
    """One skill with what it needs and what can be asked about it; ``ages`` is the inclusive band it is meant for, ``strand`` the subject it
    belongs to.
    """

    id: str
    needs: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    ages: tuple[int, int] = (4, 14)
    strand: str = ""


class SkillGraph:
    """All installed skills. Needs that are not installed are ignored; the checker has already named them.

    ``dependents`` are the skills built directly on one, ``references`` the difficulty at which a skill is called known,
    ``rows`` (skill, needs, reference) of everything that can be asked about, ``hollow`` what cannot, all computed once.
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
        self.rows: tuple[tuple[str, tuple[str, ...], float], ...] = tuple(
            (name, node.needs, self.references[name]) for name, node in self.nodes.items() if node.candidates
        )
        self.hollow = frozenset(name for name, node in self.nodes.items() if not node.candidates)
        self._seas: dict[tuple[frozenset[str] | None, Weigh | None], tuple[tuple[float, Untried], ...]] = {}
        self._contained: dict[str, tuple[tuple[str, float], ...]] = {}
        by_strand: dict[str, list[tuple[float, str]]] = {}
        for name, node in self.nodes.items():
            if node.candidates:
                by_strand.setdefault(node.strand, []).append((self.references[name], name))
        self._by_strand = {strand: sorted(rows) for strand, rows in by_strand.items()}
        self._by_age: dict[tuple[float, float], tuple[str, ...]] = {}
        self._allowed: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
        by_guess: dict[float, list[Candidate]] = {}
        for candidate in self.candidates.values():
            by_guess.setdefault(candidate.guess, []).append(candidate)
        self._by_guess = {guess: sorted(group, key=lambda c: (c.difficulty, c.item)) for guess, group in by_guess.items()}
        self._hardness = {guess: [c.difficulty for c in group] for guess, group in self._by_guess.items()}

    @property
    def guesses(self) -> tuple[float, ...]:
        """The chances of luck that occur among the candidates."""
        return tuple(self._by_guess)

    def around(self, guess: float, difficulty: float) -> Iterator[Candidate]:
        """Candidates with this chance of luck, the nearest to ``difficulty`` first."""
        group, hardness = self._by_guess[guess], self._hardness[guess]
        above = bisect_left(hardness, difficulty)
        below = above - 1
        while below >= 0 or above < len(group):
            if above >= len(group) or (below >= 0 and difficulty - hardness[below] <= hardness[above] - difficulty):
                yield group[below]
                below -= 1
            else:
                yield group[above]
                above += 1

    def sea(self, names: frozenset[str] | None = None) -> Untried:
        """All skills (or ``names``) sorted for quick search; sorted when first asked for, the latest few are kept."""
        return self.seas(names, None)[0][1]

    def seas(self, names: frozenset[str] | None, weigh: Weigh | None) -> tuple[tuple[float, Untried], ...]:
        """The same, parted by what ``weigh`` says of the ages a skill is meant for, the greatest weight first."""
        found = self._seas.get((names, weigh))
        if found is None:
            if len(self._seas) >= _SEAS_KEPT:
                self._seas.clear()
            parts: dict[float, list[tuple[str, float, float]]] = {}
            for name, needs, hardness in self.rows:
                if names is None or name in names:
                    weight = 1.0 if weigh is None else weigh(self.nodes[name].ages)
                    gate = max((self.references[need] for need in needs if need not in self.hollow), default=-inf)
                    parts.setdefault(weight, []).append((name, hardness, gate))
            found = tuple((weight, Untried(parts[weight])) for weight in sorted(parts, reverse=True)) or ((1.0, Untried(())),)
            self._seas[names, weigh] = found
        return found

    @property
    def has_strands(self) -> bool:
        """Whether there is more than one, so that a child can be weak in one of them."""
        return len(self._by_strand) > 1

    def near_in_strand(self, strand: str, hardness: float) -> tuple[str, ...]:
        """The skills of a strand whose reference is nearest to ``hardness``, at most ``STRAND_NEAR`` of them."""
        rows = self._by_strand.get(strand, [])
        middle = bisect_left(rows, (hardness, ""))
        near = rows[max(0, middle - tuning.STRAND_NEAR) : middle + tuning.STRAND_NEAR]
        return tuple(name for _, name in sorted(near, key=lambda row: (abs(row[0] - hardness), row[1]))[: tuning.STRAND_NEAR])

    def strands_for(self, youngest: float, age: float) -> tuple[str, ...]:
        """The strands that have something for children from ``youngest`` (or a year under it) up to ``age``; those with most for ``age`` first."""
        found = self._by_age.get((youngest, age))
        if found is None:
            near, fitting = Counter[str](), Counter[str]()
            for node in self.nodes.values():
                if node.candidates and node.ages[0] <= age and node.ages[1] + 1 >= youngest:
                    near[node.strand] += 1
                    fitting[node.strand] += age <= node.ages[1]
            found = tuple(sorted(near, key=lambda strand: (-fitting[strand], -near[strand], strand)))
            self._by_age[youngest, age] = found
        return found

    def playable(self, allowed: frozenset[str]) -> frozenset[str]:
        """The skills of which at least one family is ``allowed``; a level asks with the same set again and again."""
        if self._allowed[0] is not allowed:
            names = frozenset(n for n, node in self.nodes.items() if any(c.item in allowed for c in node.candidates))
            self._allowed = allowed, names
        return self._allowed[1]

    def contained(self, skill: str) -> tuple[tuple[str, float], ...]:
        """What a right answer about ``skill`` practises too, and by what share: its needs, and theirs by less."""
        found = self._contained.get(skill)
        if found is None:
            shares: dict[str, float] = {}
            share, names = tuning.CONTAINS, set(self.nodes[skill].needs)
            while share >= tuning.CONTAINS_LEAST and names:
                for name in names - {skill}:
                    shares.setdefault(name, share)
                share, names = share * tuning.CONTAINS, {need for name in names for need in self.nodes[name].needs}
            found = self._contained[skill] = tuple(sorted(shares.items()))
        return found

    def prerequisites(self, skill: str) -> frozenset[str]:
        """Everything ``skill`` is built on, directly or not; empty for a skill that is not installed."""
        found: set[str] = set()
        waiting = [skill] if skill in self.nodes else []
        while waiting:
            for need in self.nodes[waiting.pop()].needs:
                if need not in found:
                    found.add(need)
                    waiting.append(need)
        return frozenset(found)


def _reference(node: SkillNode) -> float:
    difficulties = sorted(c.difficulty for c in node.candidates)
    if not difficulties:
        return 0.0
    return difficulties[min(len(difficulties) - 1, int(tuning.REFERENCE_SHARE * len(difficulties)))]
