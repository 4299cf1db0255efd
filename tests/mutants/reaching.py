"""Which tests reach a line: measured once without a fault, so that a mutant meets only the tests that could notice it."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
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

    A line outside of functions works from anywhere in its module and in those that import it, and so does what a cached function answers:
    then all tests that enter one of these modules, or whose file names it. Tests that start other processes cannot be looked into: always, and last.
    """
    places = {file: place for place, file in enumerate(beside)}
    known = [test for test in tests if test.file in places]
    function = _function_at((root / module).read_text("utf-8"), line)
    modules = {module} if function is not None else {module, *importers(root, module)}
    always = {file for file in places if starts_processes(root / file)}
    naming = {file for file in places if function is None and module in imported(root, root / file)}

    def is_reached(test: Reaching) -> bool:
        lines = [at for name, at in test.functions if name in modules]
        return bool(lines) if function is None else any(function[0] <= at <= function[1] for at in lines)

    reached = {test.name for test in known if is_reached(test) or test.file in naming}
    chosen = [test for test in known if test.name in reached or test.file in always]
    return sorted(chosen, key=lambda test: (test.name not in reached, _patience(test.seconds), places[test.file]))


def _patience(seconds: float) -> int:
    """Roughly how long a test takes: within one such class, tests of a file stay together and share what their file shares."""
    return sum(seconds > border for border in (0.02, 0.1, 0.5, 2, 8))


def starts_processes(file: Path) -> bool:
    """Whether its tests may run the code in another process."""
    return any(word in file.read_text("utf-8") for word in STARTERS)


@cache
def imported(root: Path, file: Path) -> frozenset[str]:
    """The modules of the tree that a file imports, and the packages on the way to a name."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    paths = [name.replace(".", "/") for name in names if name.split(".")[0] in ("engine", "game", "tests")]
    places = [place for path in paths for place in (path + ".py", path + "/__init__.py")]
    return frozenset(place for place in places if (root / place).is_file())


@cache
def importers(root: Path, module: str) -> frozenset[str]:
    """The modules of the engine that import this one; where a package hands its names on, those that import the package, too."""
    files = [file.relative_to(root).as_posix() for file in sorted((root / "engine").rglob("*.py"))]
    direct = {file for file in files if module in imported(root, root / file)}
    packages = {file for file in direct if file.endswith("/__init__.py")}
    return frozenset(direct | {file for file in files if packages & imported(root, root / file)})


def entered_at_import(module: str, line: int, text: str, tests: Sequence[Reaching]) -> bool:
    """Whether the function around this line has worked already when the first test begins."""
    function = _function_at(text, line)
    early = [at for test in tests if not test.name for name, at in test.functions if name == module]
    return function is not None and any(function[0] <= at <= function[1] for at in early)


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
