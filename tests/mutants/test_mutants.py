"""The mutation run itself: what it plants, where it looks for tests, and what it takes for no fault."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.mutants import quick
from tests.mutants.__main__ import GROUPS, _closed
from tests.mutants.beside import beside
from tests.mutants.equivalent import Equivalent, known, why_no_fault
from tests.mutants.planting import is_read
from tests.mutants.reaching import Reaching, that_reach
from tests.mutants.trying import Copy, End, Mutant, mutant


@pytest.mark.parametrize("entry", known(), ids=lambda entry: entry.module + ": " + entry.becomes)
def test_what_is_called_no_fault_still_stands_in_the_code_and_has_its_reason(entry: Equivalent, root: Path) -> None:
    lines = [" ".join(line.split()) for line in (root / entry.module).read_text("utf-8").splitlines()]
    assert " ".join(entry.was.split()) in lines
    assert len(entry.because.split()) >= 4


def test_an_entry_is_found_again_however_its_line_is_indented_and_wherever_it_stands() -> None:
    for entry in known():
        assert why_no_fault(entry.module, entry.was, entry.becomes.replace(" ", "  ")) == entry.because
        assert not why_no_fault(entry.module, entry.was, entry.becomes + " or True")


def test_every_module_has_tests_beside_it(root: Path) -> None:
    for folders in GROUPS.values():
        for folder in folders:
            for file in (root / folder).rglob("*.py"):
                files = beside(root, file.relative_to(root).as_posix())
                assert files and all((root / path).is_file() for path in files)


def test_tests_that_name_the_module_come_first(root: Path) -> None:
    assert beside(root, "engine/profiles/pin.py")[0] == "tests/engine/profiles/test_pin.py"


GROWN = """from functools import cache

GROWN_AT = 18


def is_grown(years: int) -> bool:
    return years >= GROWN_AT


def is_child(years: int) -> bool:
    return not is_grown(years)


@cache
def said() -> str:
    return "grown" + "up"


def made_once() -> int:
    return 7


MADE = made_once()
"""
GROWN_TESTS = """import pytest
from engine.grown import MADE, is_child, is_grown, said


@pytest.fixture(scope="module")
def shared():
    return is_child(3)


def test_grown():
    assert is_grown({years})


def test_grown_long_ago():
    assert is_grown(81)


def test_shared(shared):
    assert shared


def test_shared_too(shared):
    assert shared


def test_said():
    assert said() == "grownup"


def test_made():
    assert MADE == 7


def test_none():
    pass
"""


def _small_tree(folder: Path, years: int) -> Copy:
    for path in ("engine", "tests/engine", "tests/mutants"):
        (folder / path).mkdir(parents=True)
    (folder / "engine" / "grown.py").write_text(GROWN, "utf-8")
    (folder / "tests" / "engine" / "test_grown.py").write_text(GROWN_TESTS.replace("{years}", str(years)), "utf-8")
    for plugin in ("quick.py", "warm.py"):
        (folder / "tests" / "mutants" / plugin).write_bytes((Path(quick.__file__).parent / plugin).read_bytes())
    return Copy(folder, folder.parent)


FILE, MODULE = "tests/engine/test_grown.py", "engine/grown.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return _small_tree(tmp_path_factory.mktemp("sound") / "tree_of_all", 18)


@pytest.fixture(scope="module")
def tests(copy: Copy) -> list[Reaching]:
    return copy.tests_of([FILE])


def _reaching(copy: Copy, tests: Sequence[Reaching], line: str) -> list[str]:
    number = GROWN.splitlines().index(line) + 1
    return sorted(test.name.split("::")[1] for test in that_reach(copy.root, MODULE, number, [FILE], tests))


def test_only_tests_that_enter_the_function_are_run_and_those_whose_shared_fixture_does(
    copy: Copy, tests: list[Reaching]
) -> None:
    assert _reaching(copy, tests, "    return not is_grown(years)") == ["test_shared", "test_shared_too"]
    grown = ["test_grown", "test_grown_long_ago", "test_shared", "test_shared_too"]
    assert _reaching(copy, tests, "    return years >= GROWN_AT") == grown


def test_what_works_from_outside_of_functions_or_is_remembered_is_met_by_all_tests_beside_it(
    copy: Copy, tests: list[Reaching]
) -> None:
    others = ["test_made", "test_none", "test_said", "test_shared", "test_shared_too"]
    everything = ["test_grown", "test_grown_long_ago", *others]
    assert _reaching(copy, tests, "GROWN_AT = 18") == everything
    assert _reaching(copy, tests, '    return "grown" + "up"') == everything


def test_a_line_that_no_test_reaches_has_survived(copy: Copy) -> None:
    assert copy.end_of(Mutant("g", MODULE, "o", 1, "", "", "syntax error"), []) is End.SURVIVED


@pytest.mark.parametrize(("name", "end"), [("test_grown", End.KILLED), ("test_grown_long_ago", End.SURVIVED)])
def test_a_border_moved_by_one_is_killed_by_a_test_of_the_border_only(
    copy: Copy, tests: list[Reaching], name: str, end: End
) -> None:
    row = {"group": "g", "module": MODULE, "operator": "o", "line": "7"}
    fault = mutant(copy.root, {**row, "text": GROWN.replace(">=", ">")})
    assert (fault.was, fault.becomes) == ("return years >= GROWN_AT", "return years > GROWN_AT")
    assert copy.end_of(fault, [test for test in tests if test.name == f"{FILE}::{name}"]) is end
    assert (copy.root / MODULE).read_text("utf-8") == GROWN


def test_a_mutant_that_never_ends_is_told_apart_from_one_that_fails(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.mutants.trying.LEAST_S", 2.0)
    endless = Mutant("g", MODULE, "o", 1, "", "", "while True:\n    pass\n")
    assert copy.end_of(endless, [Reaching(FILE + "::test_grown", 0.0, frozenset())]) is End.TIMED_OUT


@pytest.fixture
def warm(copy: Copy, tests: list[Reaching]) -> Iterator[Copy]:
    copy.warm([FILE], tests)
    yield copy
    copy.close()


def _fault(copy: Copy, was: str, becomes: str) -> Mutant:
    line = next(number for number, line in enumerate(GROWN.splitlines(), 1) if was in line)
    row = {"group": "g", "module": MODULE, "operator": "o", "line": str(line), "text": GROWN.replace(was, becomes)}
    return mutant(copy.root, row)


FAULTS = [
    ("years >= GROWN_AT", "years > GROWN_AT", "test_grown", End.KILLED),
    ("years >= GROWN_AT", "years > GROWN_AT", "test_grown_long_ago", End.SURVIVED),
    ("not is_grown(years)", "is_grown(years)", "test_shared", End.KILLED),
    ('"grown" + "up"', '"up"', "test_said", End.KILLED),
    ("GROWN_AT = 18", "GROWN_AT = 19", "test_grown", End.KILLED),
    ("return 7", "return 8", "test_made", End.KILLED),
    ("GROWN_AT = 18", "GROWN_AT = 18 / 0", "test_grown", End.UNREADABLE),
]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork: every mutant is planted by the import")
def test_what_is_planted_in_memory_ends_as_in_a_process_of_its_own_and_is_gone_for_the_next(
    warm: Copy, tests: list[Reaching]
) -> None:
    for was, becomes, name, end in FAULTS:
        chosen = [test for test in tests if test.name == f"{FILE}::{name}"]
        assert warm.end_of(_fault(warm, was, becomes), chosen) is end, (was, name)
        assert warm.end_of(_fault(warm, was, was), chosen) is End.SURVIVED
    assert (warm.root / MODULE).read_text("utf-8") == GROWN


def test_what_python_cannot_read_is_not_planted() -> None:
    assert is_read("while True:\n    break\n")
    assert not is_read("if True:\n    break\n")


def test_what_cannot_be_imported_counts_neither_way(capsys: pytest.CaptureFixture[str]) -> None:
    one = Mutant("profiles", MODULE, "o", 1, "", "", "")
    assert _closed([(one, End.UNREADABLE), (one, End.KILLED)], is_json=False) == 0
    assert "1 of 1 killed" in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork: every mutant is planted by the import")
def test_a_mutant_that_never_ends_takes_the_time_of_one_test_and_not_of_all(
    warm: Copy, tests: list[Reaching], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.mutants.trying.LEAST_CPU_S", 1.0)
    endless = _fault(warm, "    return years >= GROWN_AT", "    while True: pass")
    slow = [Reaching(f"{FILE}::test_none", 1000.0, frozenset())]
    began = time.monotonic()
    assert warm.end_of(endless, [test for test in tests if test.name.endswith("test_grown")] + slow) is End.TIMED_OUT
    assert time.monotonic() - began < 60.0


def test_tests_that_fail_without_any_fault_end_the_run(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without any fault"):
        _small_tree(tmp_path / "sound", 17).tests_of([FILE])
