"""A small part of the fuzzing in every run; the long one is ``python3 -m tests.fuzz --inputs 1000000``."""

from pathlib import Path

import pytest

from tests.fuzz.__main__ import fuzz
from tests.fuzz.parts import SHARES, run


@pytest.mark.parametrize("part", SHARES)
def test_nothing_is_found_in_a_few_mutations(part: str, tmp_path: Path) -> None:
    tried, found, longest = fuzz(part, 40 if part == "anki" else 300, 0.0, 11, tmp_path)
    assert (found, longest < 1.0) == (0, True), [file.name for file in tmp_path.iterdir()]
    assert tried >= 40


def test_a_find_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(part: str, given: object) -> None:
        raise KeyError(given)

    monkeypatch.setattr("tests.fuzz.__main__.run", broken)
    assert fuzz("gift", 5, 0.0, 1, tmp_path)[1] == 5
    assert len(list(tmp_path.iterdir())) == 5
    with pytest.raises(AssertionError):
        run("reader", _Odd())  # type: ignore[arg-type]


class _Odd(str):
    """A text that no reader should ever meet."""

    def __len__(self) -> int:
        raise AssertionError
