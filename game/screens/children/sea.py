"""Where every island lies: the chart laid out from the skill graph of all installed packs. Numbers only, no drawing.

Packs are stretches of sea one after the other; inside a stretch the x of an island follows how many prerequisites deep it lies, its y
keeps lanes short (two sweeps of the barycentre rule, as in layered graph drawing) and rows at least 100 units apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.content.compiled.pack import Pack, Skill

COLUMN, FIRST_X, GAP = 300.0, 350.0, 120.0
ROWS = (268.0, 376.0, 482.0)
_STAGGER = (0.0, 150.0, 0.0)  # the middle row lies half a column further out, so that towers stay clear
_NUDGE = (0.0, 10.0, -8.0, 6.0, -10.0)  # so that columns do not stand like soldiers


@dataclass(frozen=True, slots=True)
class Spot:
    """An island on the chart: waterline centre in units of the whole sea, and its size (further away is smaller)."""

    skill: str
    x: float
    y: float

    @property
    def scale(self) -> float:
        """0.47 far to 0.57 near."""
        return 0.47 + 0.1 * (self.y - ROWS[0]) / (ROWS[-1] - ROWS[0])


@dataclass(frozen=True, slots=True)
class Stretch:
    """One pack's part of the sea."""

    pack: str
    title: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Sea:
    """All places, lanes between them, stretches and the width of the whole."""

    places: Mapping[str, Spot]
    lanes: tuple[tuple[str, str], ...]
    stretches: tuple[Stretch, ...]
    width: float


def lay_out(packs: Iterable[Pack]) -> Sea:
    """The sea of these packs, left to right, younger packs first."""
    places: dict[str, Spot] = {}
    stretches: list[Stretch] = []
    x = FIRST_X
    skills: dict[str, Skill] = {}
    for pack in sorted(packs, key=lambda p: (p.ages, p.title)):
        columns = _columns(pack.skills)
        left = x
        for column in columns:
            for row, name in zip(_rows(len(column)), column, strict=True):
                number = len(places)
                places[name] = Spot(name, x + _STAGGER[row], ROWS[row] + _NUDGE[number % len(_NUDGE)])
            x += COLUMN
        stretches.append(Stretch(pack.id, pack.title, left - COLUMN / 2, x - COLUMN / 2))
        x += GAP
        skills |= {skill.id: skill for skill in pack.skills}
    lanes = tuple((need, s.id) for s in skills.values() for need in s.needs if need in places)
    return Sea(places, lanes, tuple(stretches), max(1280.0, x - GAP + 120))


def _columns(skills: Sequence[Skill]) -> list[list[str]]:
    """Skills by depth, at most three a column, ordered so that lanes are short."""
    own = {skill.id: [need for need in skill.needs if need.startswith(f"{skill.pack}/")] for skill in skills}
    depth: dict[str, int] = {}

    def deep(name: str, trail: tuple[str, ...] = ()) -> int:
        if name not in depth:
            needs = [need for need in own[name] if need in own and need not in trail]
            depth[name] = 1 + max((deep(need, (*trail, name)) for need in needs), default=-1)
        return depth[name]

    by_depth: dict[int, list[str]] = {}
    for skill in skills:
        by_depth.setdefault(deep(skill.id), []).append(skill.id)
    columns: list[list[str]] = []
    for level in sorted(by_depth):
        group = by_depth[level]
        columns += [group[n : n + len(ROWS)] for n in range(0, len(group), len(ROWS))]
    for _ in range(2):
        for before, column in pairwise(columns):
            spots = dict(zip(before, _rows(len(before)), strict=True))
            column.sort(key=lambda name: _barycentre(own[name], spots))
    return columns


def _barycentre(needs: Sequence[str], spots: Mapping[str, int]) -> float:
    found = [spots[need] for need in needs if need in spots]
    return sum(found) / len(found) if found else 1.0


def _rows(count: int) -> tuple[int, ...]:
    return {1: (1,), 2: (0, 2), 3: (0, 1, 2)}[count]
