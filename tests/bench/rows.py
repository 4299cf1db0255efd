"""What every figure of the benchmark is made of."""

import statistics
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure."""

    name: str
    value: float
    unit: str
    target: str = ""


def median_ms(times: list[float]) -> float:
    """Median of times in seconds, in milliseconds."""
    return statistics.median(times) * 1000
