"""The table of constants is the code's: every one with its words, none forgotten, none out of date."""

from pathlib import Path

from engine.lab import constants
from engine.learning import tuning


def test_the_table_of_constants_is_up_to_date(root: Path) -> None:
    kept = (root / constants.FILE).read_text("utf-8")
    assert kept == constants.table(), "python -m engine.lab.constants writes it anew"


def test_every_constant_has_its_value_and_its_words() -> None:
    found = list(constants.constants())
    assert [one.name for one in found] == [name for name in vars(tuning) if name.isupper()]
    assert [one.name for one in found if len(one.says) < 8] == []
    assert all(one.heading for one in found)
