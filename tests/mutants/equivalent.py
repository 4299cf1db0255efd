"""The mutants that are no fault, each with its reason."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "equivalent.yaml"


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One changed line that no test need tell from the line it was."""

    module: str
    was: str
    becomes: str
    because: str


@cache
def known() -> tuple[Equivalent, ...]:
    """All, as the file has them."""
    return tuple(Equivalent(**row) for row in yaml.safe_load(FILE.read_text("utf-8")))


def why_no_fault(module: str, was: str, becomes: str) -> str:
    """The reason; "" for a mutant that a test should notice."""
    spaceless = (_spaceless(was), _spaceless(becomes))
    return next(
        (e.because for e in known() if e.module == module and (_spaceless(e.was), _spaceless(e.becomes)) == spaceless), ""
    )


def _spaceless(line: str) -> str:
    return " ".join(line.split())
