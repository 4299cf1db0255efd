"""A plugin of pytest: a test that failed is not made smaller; that a mutant is noticed is all that counts.

With ``MUTANTS_REACH`` it writes which functions of the engine each test enters, and how long it takes; with ``MUTANTS_ONLY`` it runs
the tests named in that file, in its order, and no other; with ``MUTANTS_PLANTED`` a module is loaded with a fault; with ``MUTANTS_WARM`` it waits for mutants and tries each in a forked child.
"""

import ast
import builtins
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import pytest
from hypothesis import Phase

ROOT = Path(__file__).resolve().parent.parent.parent
# The exit code when tests cannot be read with a fault in the engine: what pytest itself says when it is a conftest.py that cannot.
UNREADABLE = int(pytest.ExitCode.USAGE_ERROR)


def pytest_configure(config: pytest.Config) -> None:
    """Comes after conftest.py has loaded the fixed profile and before any test is read."""
    hypothesis.settings.register_profile("first failure", hypothesis.settings(), phases=[Phase.explicit, Phase.generate])
    hypothesis.settings.load_profile("first failure")
    if REACH is not None:
        config.pluginmanager.register(REACH)
    if only := os.environ.get("MUTANTS_ONLY"):
        config.pluginmanager.register(Only(json.loads(Path(only).read_text("utf-8"))))
    if pipes := os.environ.pop("MUTANTS_WARM", None):
        from tests.mutants.warm import Warm

        jobs, ends = (int(number) for number in pipes.split(","))
        config.pluginmanager.register(Warm(os.fdopen(jobs, encoding="utf-8"), os.fdopen(ends, "w", encoding="utf-8")))


class Only:
    """Runs these tests in this order."""

    def __init__(self, names: list[str]) -> None:
        self._turn = {name: turn for turn, name in enumerate(names)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self._turn), key=lambda item: self._turn[item.nodeid])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            pytest.exit("a module cannot be imported", UNREADABLE)


class Marking(SourceFileLoader):
    """Loads a module with a mark at the start of every function: far quicker than a trace of all calls."""

    def get_code(self, fullname: str) -> CodeType:
        tree, path = ast.parse(self.get_data(self.path)), Path(self.path).relative_to(ROOT).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                mark = ast.parse(f"__import__('builtins')._mutants_entered(({path!r}, {node.lineno}))").body[0]
                for part in ast.walk(mark):
                    ast.copy_location(part, node.body[0])
                node.body.insert(1 if ast.get_docstring(node, clean=False) is not None else 0, mark)
        return compile(tree, self.path, "exec", dont_inherit=True)


class Planted(SourceFileLoader):
    """Loads a module with a fault, wherever the sound text lies on the disk: what hangs on the files' times is not made anew."""

    def get_code(self, fullname: str) -> CodeType | None:
        module, text = json.loads(Path(os.environ["MUTANTS_PLANTED"]).read_text("utf-8"))
        if Path(self.path) != ROOT / module:
            return super().get_code(fullname)
        return compile(text, self.path, "exec", dont_inherit=True)


class Changed(MetaPathFinder):
    """Finds the modules of the engine, and has them loaded with a change."""

    def __init__(self, loader: type[SourceFileLoader]) -> None:
        self._loader = loader

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname.split(".")[0] != "engine":
            return None
        spec = PathFinder.find_spec(fullname, path if path is not None else [str(ROOT)], target)
        if spec is not None and spec.origin and spec.origin.endswith(".py"):
            spec.loader = self._loader(fullname, spec.origin)
        return spec


# What tests/kept.py brings is not made again for a mutant.
KEPT = ("cache", "library")


class Reach:
    """Which functions of the engine a test enters. What a shared fixture enters counts for every test that uses it, and so does its time.

    What runs while modules and tests are read is called a test without a name.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._entered: set[tuple[str, int]] = set()
        self._shared: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._shared_s: dict[str, float] = defaultdict(float)
        self._tests: dict[str, tuple[set[tuple[str, int]], float, list[str]]] = {}
        self._failed: set[str] = set()
        setattr(builtins, "_mutants_entered", lambda function: self._entered.add(function))  # noqa: B010
        sys.meta_path.insert(0, Changed(Marking))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        before, self._entered, start = sum(self._shared_s.values()), set(), time.monotonic()
        try:
            return (yield)
        finally:
            own_s = time.monotonic() - start - (sum(self._shared_s.values()) - before)
            self._tests[item.nodeid] = (self._entered, own_s, list(getattr(item, "fixturenames", ())))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        around, self._entered = self._entered, set() if fixturedef.argname in KEPT else self._shared[fixturedef.argname]
        start, inner_s = time.monotonic(), sum(self._shared_s.values())
        try:
            return (yield)
        finally:
            self._entered = around
            self._shared_s[fixturedef.argname] += time.monotonic() - start - (sum(self._shared_s.values()) - inner_s)

    def pytest_collection_finish(self) -> None:
        self._tests[""] = (self._entered, 0.0, [])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        rows = []
        for name, (entered, seconds, fixtures) in self._tests.items():
            shared = [fixture for fixture in fixtures if fixture in self._shared]
            whole = entered.union(*(self._shared[fixture] for fixture in shared))
            shared_s = sum(self._shared_s[fixture] for fixture in shared)
            rows.append({"name": name, "seconds": seconds + shared_s, "functions": sorted(whole), "failed": name in self._failed})
        self._file.write_text(json.dumps(rows), "utf-8")


# Made before conftest.py brings in the first module of the engine.
if "MUTANTS_PLANTED" in os.environ:
    sys.meta_path.insert(0, Changed(Planted))
REACH = Reach(Path(os.environ["MUTANTS_REACH"])) if "MUTANTS_REACH" in os.environ else None
