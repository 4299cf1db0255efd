"""The workbench: a saved file is seen, what was in hand stays in hand, and comes back when a line is mended."""

import os
from pathlib import Path

from engine.content.desk.workbench import Workbench
from tests.engine.content.test_overlays import BASE, OVER


def save(file: Path, text: str) -> None:
    """Save with a time that differs, whatever the clock of the file system."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, "utf-8")
    os.utime(file, ns=(before + 5_000_000_000, before + 5_000_000_000))


def bench(folder: Path) -> Workbench:
    (folder / "trial").mkdir()
    save(folder / "trial" / "pack.yaml", BASE)
    return Workbench(folder / "trial", None)


def test_every_skill_and_step_can_be_taken(tmp_path: Path) -> None:
    found = bench(tmp_path)
    assert (found.skill, found.item) == ("trial/plus", "trial/plus#0.0")
    found.turn_family(1)
    assert found.item == "trial/plus#0.1"
    found.turn_family(1)
    found.turn_family(1)
    assert found.item == "trial/plus#0.0"
    found.turn_skill(1)
    assert found.item == "trial/minus#0.0"
    found.turn_skill(1)
    assert found.skill == "trial/plus"
    assert found.choose("minus", 2) and found.item == "trial/minus#0.1"
    assert not found.choose("minus", 9) and not found.choose("times")
    before = found.challenge()
    found.another()
    assert before is not None and before != found.challenge()


def test_a_saved_file_is_read_anew_and_what_is_in_hand_comes_back(tmp_path: Path) -> None:
    found = bench(tmp_path)
    file = tmp_path / "trial" / "pack.yaml"
    assert not found.reload_if_saved()
    found.choose("minus", 2)
    save(file, BASE.replace("answer: a - b", "answer: a - z"))
    assert found.reload_if_saved()
    assert found.skill == "trial/plus" and found.problems[0].severity == "error"
    save(file, "skills: [")
    assert found.reload_if_saved()
    assert found.challenge() is None and found.families == () and len(found.problems) == 1
    found.turn_skill(1)
    found.turn_family(1)
    found.turn_language()
    file.unlink()
    assert found.reload_if_saved() and found.challenge() is None
    save(file, BASE)
    assert found.reload_if_saved()
    assert found.item == "trial/minus#0.1"


def test_words_and_overlays_lie_on_the_bench_too(tmp_path: Path) -> None:
    found = bench(tmp_path)
    (tmp_path / "trial" / "words").mkdir()
    words = 'translates: trial\nlanguage: de\nskills: { plus: { name: Plus!, words: { "{a} + {b} = ?": "{a} und {b}?" } } }\n'
    save(tmp_path / "trial" / "words" / "de.yaml", words)
    assert found.reload_if_saved()
    assert found.languages == ("en", "de")
    found.turn_language()
    challenge = found.challenge()
    assert challenge is not None and " und " in challenge.prompt.text
    (tmp_path / "ours").mkdir()
    save(tmp_path / "ours" / "pack.yaml", OVER)
    over = Workbench(tmp_path / "ours", None, [tmp_path / "trial", tmp_path / "ours"])
    assert over.choose("doubles")
    save(tmp_path / "ours" / "pack.yaml", OVER.replace("doubles:", "twice:"))
    assert over.reload_if_saved() and over.choose("twice")
    alone = Workbench(tmp_path / "ours", None)
    assert alone.problems[0].code == "overlay_no_base"
