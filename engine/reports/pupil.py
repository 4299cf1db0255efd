"""One learner as a school sees them: what reports on a class and exports are made of."""

from dataclasses import dataclass

from engine.records import Fact
from engine.reports.progress import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """One learner as a school sees them; ``label`` is a nickname or a code."""

    label: str
    band: str
    report: Report
    facts: tuple[Fact, ...]
