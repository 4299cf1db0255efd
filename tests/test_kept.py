"""What is kept between two runs of the tests is made anew when a thing changes that it hangs on."""

import os
from pathlib import Path

from tests.kept import bring, key_of


def test_what_is_kept_is_copied_and_a_changed_source_makes_it_anew(tmp_path: Path) -> None:
    source, store = tmp_path / "checker.py", tmp_path / "store"
    source.write_text("strict")
    made: list[str] = []

    def make(folder: Path) -> None:
        made.append(source.read_text())
        folder.mkdir()
        (folder / "pack.json").write_text(source.read_text())

    def run(number: int) -> str:
        bring(store, "packs", key_of([source]), tmp_path / f"run{number}", make)
        return (tmp_path / f"run{number}" / "pack.json").read_text()

    assert [run(1), run(2)] == ["strict", "strict"]
    assert made == ["strict"]
    (tmp_path / "run2" / "pack.json").write_text("spoiled by a test")
    assert run(3) == "strict"
    source.write_text("lenien")  # as long as before
    os.utime(source, ns=(0, 1))
    assert [run(4), run(5)] == ["lenien", "lenien"]
    assert made == ["strict", "lenien"]
    assert len(list(store.iterdir())) == 1, "old ones do not pile up"


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    for number in range(2):
        bring(tmp_path / "store", "packs", "key", tmp_path / f"run{number}", lambda folder: folder.mkdir())
        assert (tmp_path / f"run{number}").is_dir()
