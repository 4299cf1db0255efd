"""What a judge says: who was judged, figures with their confidence, and whether the bars were reached."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import sqrt
from pathlib import Path
from random import Random
from statistics import fmean, median, stdev
from typing import Any

from engine.challenges.base import Form
from engine.content.library.library import Library

_Z = 1.959964  # of a 95 % interval
_RESAMPLES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is simulated: ``learners`` are what the judge divides as it sees fit; ``records`` is where real ones lie.

    What follows is for journeys: the packs, the forms each game plays, children's ages (all when empty), seeds (the judge's own when
    empty) and answers after the voyage.
    """

    learners: int
    seed: int = 1
    records: Path | None = None
    library: Callable[[], Library] | None = None
    games: Mapping[str, frozenset[Form]] = field(default_factory=dict)
    ages: Sequence[int] = ()
    seeds: Sequence[int] = ()
    answers: int = 300


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{_short(self.value)} [{_short(self.low)}, {_short(self.high)}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure for everybody judged: ``what`` was measured, and who reached which number."""

    what: str
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A goal set beforehand and whether it was reached; not ``sure`` where it lies within the figure's interval, so that as many other
    learners might have said the contrary.
    """

    text: str
    reached: bool
    sure: bool = True

    @property
    def answer(self) -> str:
        """Yes or no, for a table."""
        return ("yes" if self.reached else "**no**") + ("" if self.sure else ", within chance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Everything one judge has to say; the first name in a row is the shipped scheduler."""

    judge: str
    about: str
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def markdown(self) -> list[str]:
        """Bars as a table to be committed, and the judge's notes."""
        out = [f"## {self.judge}: {self.about}", "", "| bar (figure) | reached |", "|---|---|"]
        out += [f"| {bar.text.replace('|', '/')} | {bar.answer} |" for bar in self.bars]
        return [*out, "", *(f"{note}  " for note in self.notes), *([""] if self.notes else [])]

    def lines(self) -> list[str]:
        """The verdict as a table for people."""
        names = list(dict.fromkeys(name for row in self.rows for name in row.figures))
        wide = max([len(row.what) for row in self.rows] + [8])
        out = [f"{self.judge}: {self.about}", ""]
        for row in self.rows:
            out.append(row.what)
            out += [f"  {name:<{max(16, wide // 2)}} {row.figures[name]}" for name in names if name in row.figures]
        out += [""] + [f"{_told(bar)}: {bar.text}" for bar in self.bars]
        return out + list(self.notes)


def _told(bar: Bar) -> str:
    return ("reached" if bar.reached else "NOT reached") + ("" if bar.sure else ", within chance")


def at_most(text: str, figure: Figure, bar: float) -> Bar:
    """The figure must not be above the bar; it is told with its interval."""
    return Bar(text=f"{text} ({figure})", reached=figure.value <= bar, sure=not figure.low <= bar <= figure.high)


def at_least(text: str, figure: Figure, bar: float) -> Bar:
    """The figure must not be under the bar."""
    return Bar(text=f"{text} ({figure})", reached=figure.value >= bar, sure=not figure.low <= bar <= figure.high)


Judge = Callable[[Size], Verdict]


class RecordsMissing(LookupError):
    """A judge needs real records and was not told where they lie."""


class PacksMissing(RecordsMissing):
    """A judge plays the shipped packs and was not given any."""


def mean_of(values: Sequence[float]) -> Figure:
    """The mean with its normal interval."""
    mean = fmean(values)
    half = _Z * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return Figure(mean, mean - half, mean + half)


def share_of(outcomes: Sequence[bool]) -> Figure:
    """A share with Wilson's interval."""
    n = len(outcomes)
    p = sum(outcomes) / n
    middle, scale = p + _Z * _Z / (2 * n), 1 + _Z * _Z / n
    half = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
    return Figure(p, max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale))


def median_of(values: Sequence[float]) -> Figure:
    """The median with the interval of its order statistics."""
    ranked, n = sorted(values), len(values)
    half = _Z * sqrt(n) / 2
    low, high = max(0, int(n / 2 - half)), min(n - 1, int(n / 2 + half))
    return Figure(median(ranked), ranked[low], ranked[high])


def resampled(values: Sequence[Any], measure: Callable[[Sequence[Any]], float], seed: int = 1) -> Figure:
    """Any measure with its bootstrap interval over learners."""
    rng, n = Random(seed), len(values)
    again = sorted(measure(rng.choices(values, k=n)) for _ in range(_RESAMPLES))
    return Figure(measure(values), again[int(0.025 * _RESAMPLES)], again[int(0.975 * _RESAMPLES) - 1])


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 10 and value == int(value) else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"
