"""Quick search among the skills a child never met, however many there are.

What such a skill is worth depends on its hardness alone, and its gate on the hardest of its needs. Both are the pack's and never change, so
they are sorted once; two trees of extremes over that order find the next skill whose gate is open (or closed). From the hardness worth most
the search walks outwards, the better side first, and stops as soon as nothing better can come: a handful of steps instead of a look at everything.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from heapq import nlargest
from math import inf

_TIE, _LEAST = 1e-9, 1e-15  # scores this close (relatively, absolutely) may have been put in the wrong order by rounding


class Untried:
    """Some skills in the order of their hardness. ``rows`` are (skill, hardness, hardness of its hardest need or -inf)."""

    def __init__(self, rows: Iterable[tuple[str, float, float]]) -> None:
        ordered = sorted((hardness, name, need) for name, hardness, need in rows)
        self.names = frozenset(name for _, name, _ in ordered)
        self._names = [name for _, name, _ in ordered]
        self._needs = [need for _, _, need in ordered]
        self._gates = sorted(set(self._needs))
        self._steps = sorted({hardness for hardness, _, _ in ordered})
        hardnesses = [hardness for hardness, _, _ in ordered]
        self._starts = [bisect_left(hardnesses, step) for step in self._steps] + [len(ordered)]
        places = {step: n for n, step in enumerate(self._steps)}
        self._step_of = [places[hardness] for hardness in hardnesses]
        self._least = _tree(self._needs, min, inf)
        self._most = _tree(self._needs, max, -inf)

    def best(
        self,
        score: Callable[[float], float],
        carries: Callable[[float], bool],
        but: Collection[str],
        count: int,
        *,
        opened: bool,
    ) -> list[tuple[float, str]]:
        """The ``count`` best (score, skill), later names first among equals, whose gate is open (or closed); none of ``but``.

        ``score`` of a hardness must rise to one peak and fall from there; ``carries`` tells whether needs up to a hardness are met.
        """
        met = bisect_left(self._gates, True, key=lambda gate: not carries(gate))
        limit = self._gates[met - 1] if met else -inf
        if not self._gates or (opened and not met):
            return []
        peak = self._peak(score)
        below, above = self._before(self._starts[peak] - 1, limit, opened), self._after(self._starts[peak], limit, opened)
        found: list[tuple[float, str]] = []
        low, high = self._score(score, below), self._score(score, above)
        while below >= 0 or above >= 0:
            if len(found) >= count and max(low, high) < found[count - 1][0] - _TIE * abs(found[count - 1][0]) - _LEAST:
                break
            is_above = high >= low
            step = self._step_of[above if is_above else below]
            taken = self._among(step, limit, but, count, opened)
            if taken:
                worth = high if is_above else low
                found = nlargest(count, [*found, *((worth, name) for name in taken)])
            if is_above:
                above = self._after(self._starts[step + 1], limit, opened)
                high = self._score(score, above)
            else:
                below = self._before(self._starts[step] - 1, limit, opened)
                low = self._score(score, below)
        return found

    def easiest(self, but: Collection[str]) -> tuple[float, str] | None:
        """(hardness, skill) of the easiest one, the later name among equals; None when all are ``but``."""
        for step, hardness in enumerate(self._steps):
            for place in range(self._starts[step + 1] - 1, self._starts[step] - 1, -1):
                if self._names[place] not in but:
                    return hardness, self._names[place]
        return None

    # ------------------------------------------------------------ one hardness
    def _score(self, score: Callable[[float], float], place: int) -> float:
        return score(self._steps[self._step_of[place]]) if place >= 0 else -inf

    def _among(self, step: int, limit: float, but: Collection[str], count: int, opened: bool) -> list[str]:
        """Up to ``count`` skills of one hardness, later names first."""
        found: list[str] = []
        place = self._before(self._starts[step + 1] - 1, limit, opened)
        while place >= self._starts[step] and len(found) < count:
            if self._names[place] not in but:
                found.append(self._names[place])
            place = self._before(place - 1, limit, opened)
        return found

    def _peak(self, score: Callable[[float], float]) -> int:
        low, high = 0, len(self._steps) - 1
        while low < high:
            middle = (low + high) // 2
            if score(self._steps[middle]) < score(self._steps[middle + 1]):
                low = middle + 1
            else:
                high = middle
        return low

    # ------------------------------------------------------------ the next one with an open (closed) gate
    def _after(self, place: int, limit: float, opened: bool) -> int:
        """The first place from ``place`` on; -1 when there is none."""
        tree = self._least if opened else self._most
        size = len(tree) // 2
        if place >= len(self._names):
            return -1
        node = place + size
        while not _holds(tree[node], limit, opened):
            while node & 1:  # a right child: what follows it is its parent's neighbour
                node >>= 1
                if node <= 1:
                    return -1
            node += 1
        while node < size:
            node = 2 * node if _holds(tree[2 * node], limit, opened) else 2 * node + 1
        return node - size

    def _before(self, place: int, limit: float, opened: bool) -> int:
        """The last place up to ``place``; -1 when there is none."""
        tree = self._least if opened else self._most
        size = len(tree) // 2
        if place < 0:
            return -1
        node = place + size
        while not _holds(tree[node], limit, opened):
            while not node & 1:  # a left child
                node >>= 1
                if node <= 1:
                    return -1
            if node == 1:
                return -1
            node -= 1
        while node < size:
            node = 2 * node + 1 if _holds(tree[2 * node + 1], limit, opened) else 2 * node
        return node - size


def _holds(extreme: float, limit: float, opened: bool) -> bool:
    return extreme <= limit if opened else extreme > limit


def _tree(values: list[float], pick: Callable[[float, float], float], empty: float) -> list[float]:
    """A heap-shaped tree of extremes: leaf n at size + n, a node above its two children."""
    size = 1
    while size < len(values):
        size *= 2
    tree = [empty] * size + values + [empty] * (size - len(values))
    for node in range(size - 1, 0, -1):
        tree[node] = pick(tree[2 * node], tree[2 * node + 1])
    return tree
