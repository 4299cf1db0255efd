"""Which tests reach a line: measured once without a fault, so that a mutant meets only the tests that could notice it."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CACHES = ("cache", "lru_cache", "cached_property")
STARTERS = ("subprocess", "multiprocessing")


@dataclass(frozen=True, slots=True)
class Reaching:
    """One test: how long it takes, and the functions of the engine that it enters, by module and first line."""

    name: str
    seconds: float
    functions: frozenset[tuple[str, int]] = field(repr=False)

    @property
    def file(self) -> str:
        return self.name.split("::", maxsplit=1)[0]


def that_reach(root: Path, module: str, line: int, beside: Sequence[str], tests: Sequence[Reaching]) -> list[Reaching]:
    """The tests that enter the function around this line, quick ones first.

    A line outside of functions works from anywhere, and so does what a cached function answers: then all tests beside the module,
    those that enter the module first. Tests that start other processes cannot be looked into: always, and last.
    """
    places = {file: place for place, file in enumerate(beside)}
    known = [test for test in tests if test.file in places]
    function = _function_at((root / module).read_text("utf-8"), line)
    starters = {file for file in places if any(word in (root / file).read_text("utf-8") for word in STARTERS)}

    def is_reached(test: Reaching) -> bool:
        lines = [at for name, at in test.functions if name == module]
        return bool(lines) if function is None else any(function[0] <= at <= function[1] for at in lines)

    reached = {test.name for test in known if is_reached(test)}
    chosen = [test for test in known if function is None or test.name in reached or test.file in starters]
    return sorted(chosen, key=lambda test: (test.name not in reached, test.seconds, places[test.file]))


def _function_at(text: str, line: int) -> tuple[int, int] | None:
    """First and last line of the function whose body holds this line; None outside of functions and in cached ones."""
    around = None
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= line <= (node.end_lineno or 0):
            if any(cache in ast.unparse(decorator) for decorator in node.decorator_list for cache in CACHES):
                return None
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            if around is None or first >= around[0]:
                around = (first, node.end_lineno or 0)
    return around


def read(rows: Sequence[Mapping[str, object]]) -> list[Reaching]:
    """What the plugin wrote."""
    return [Reaching(str(row["name"]), float(str(row["seconds"])), _functions(row["functions"])) for row in rows]


def _functions(rows: object) -> frozenset[tuple[str, int]]:
    assert isinstance(rows, list)
    return frozenset((str(module), int(line)) for module, line in rows)
