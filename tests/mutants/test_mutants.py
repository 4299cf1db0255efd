"""The mutation run itself: what it plants, where it looks for tests, and what it takes for no fault."""

from pathlib import Path

import pytest

from tests.mutants.__main__ import GROUPS
from tests.mutants.beside import beside
from tests.mutants.equivalent import Equivalent, known, why_no_fault
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
                files = beside(root, file.relative_to(root).as_posix(), {})
                assert files and all((root / path).is_file() for path in files)


def test_tests_that_name_the_module_come_first_and_the_quick_ones_of_them_before_the_slow(root: Path) -> None:
    plain = beside(root, "engine/profiles/pin.py", {})
    assert plain[0] == "tests/engine/profiles/test_pin.py"
    slow = beside(
        root, "engine/profiles/pin.py", {"tests/engine/profiles/test_pin.py": 0.5, "tests/engine/profiles/test_lock.py": 0.1}
    )
    assert slow[0] == "tests/engine/profiles/test_pin.py" and slow[-1] != "tests/engine/profiles/test_lock.py"


def _small_tree(folder: Path, test: str) -> Copy:
    folder.mkdir()
    (folder / "grown.py").write_text("def is_grown(years: int) -> bool:\n    return years >= 18\n", "utf-8")
    (folder / "test_grown.py").write_text(f"from grown import is_grown\n\n\ndef test_it() -> None:\n    {test}\n", "utf-8")
    (folder / "tests" / "mutants").mkdir(parents=True)
    (folder / "tests" / "mutants" / "quick.py").write_text("", "utf-8")
    return Copy(folder, folder.parent)


@pytest.mark.parametrize(("test", "end"), [("assert is_grown(18)", End.KILLED), ("assert is_grown(19)", End.SURVIVED)])
def test_a_border_moved_by_one_is_killed_by_a_test_of_the_border_only(tmp_path: Path, test: str, end: End) -> None:
    copy = _small_tree(tmp_path / "sound", test)
    row = {"group": "g", "module": "grown.py", "operator": "o", "line": "2"}
    fault = mutant(copy.root, {**row, "text": (copy.root / "grown.py").read_text("utf-8").replace(">=", ">")})
    assert (fault.was, fault.becomes) == ("return years >= 18", "return years > 18")
    assert set(copy.seconds_of(["test_grown.py"])) == {"test_grown.py"}
    assert copy.end_of(fault, ["test_grown.py"], 60.0) is end
    assert ">=" in (copy.root / "grown.py").read_text("utf-8")


def test_a_mutant_that_never_ends_is_told_apart_from_one_that_fails(tmp_path: Path) -> None:
    copy = _small_tree(tmp_path / "sound", "assert is_grown(18)")
    endless = Mutant("g", "grown.py", "o", 1, "", "", "while True:\n    pass\n")
    assert copy.end_of(endless, ["test_grown.py"], 2.0) is End.TIMED_OUT


def test_tests_that_fail_without_any_fault_end_the_run(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without any fault"):
        _small_tree(tmp_path / "sound", "assert is_grown(17)").seconds_of(["test_grown.py"])
