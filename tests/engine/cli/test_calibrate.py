"""``calibrate``: difficulties out of many learners' answers, as an overlay that checks, plays and can be taken away."""

import json
from dataclasses import replace
from datetime import datetime
from math import sqrt
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.library.library import Library, load_library
from engine.lab.class_answers import NotAnExport, learners_in
from engine.learning import model
from engine.profiles.profile import new_profile
from engine.profiles.tinydb_store import TinyStore
from tests.engine.cli.running import run_verb
from tests.engine.profiles.samples import answer

PACK = """\
format: 1
id: trial
title: Trial
about: Two islands.
author: A. Teacher
licence: CC0-1.0
language: en
ages: 7-9
subject: mathematics
skills:
""" + "".join(
    f"""\
  {name}:
    name: {name.title()}
    i_can: I can {name}.
    challenges:
      - kind: number
        ask: "{{a}} {sign} {{b}} = ?"
        answer: a {sign} b
        steps: [{{ a: 10 to 19, b: 1 to 9 }}, {{ a: 20 to 99, b: 1 to 9 }}, {{ a: 20 to 99, b: 10 to 19 }}]
"""
    for name, sign in (("plus", "+"), ("minus", "-"), ("times", "*"))
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "trial"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    return folder


def hardness(packs: Path) -> dict[str, tuple[float, float]]:
    library: Library = load_library([packs])
    return {c.item: (c.difficulty, c.variance) for c in library.graph().candidates.values()}


def exported(file: Path, truth: dict[str, float], learners: int, *, code: str = "K-{:08X}") -> Path:
    """What ``export-class`` would write of so many learners to whom the items are as hard as ``truth`` says."""
    lines: list[dict[str, object]] = []
    for number in range(learners):
        rng = Random(number)
        ability = rng.gauss(0.8, 1.0)
        lines.append({"is": "learner", "learner": code.format(number), "ages": "7-9"})
        for n in range(30):
            item = rng.choice(sorted(truth))
            lines.append(
                {
                    "is": "answer",
                    "learner": code.format(number),
                    "when": datetime.fromtimestamp(1_767_261_600 + 86_400 * (n // 10) + 60 * n).strftime("%Y-%m-%d %H:%M:%S"),
                    "item": item,
                    "right": rng.random() < model.sigmoid(ability - truth[item]),
                    "attempt": 1,
                    "hints": 0,
                    "did_not_know": False,
                    "purpose": "practice",
                }
            )
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return file


def truth_of(packs: Path) -> dict[str, float]:
    rng = Random(2)
    moved = {item: rng.gauss(0.0, 0.6) for item in sorted(hardness(packs))}
    middle = sum(moved.values()) / len(moved)  # the pack as a whole is as hard as it says
    return {item: guess + moved[item] - middle for item, (guess, _) in hardness(packs).items()}


def off(found: dict[str, tuple[float, float]], truth: dict[str, float]) -> float:
    return sqrt(sum((found[item][0] - real) ** 2 for item, real in truth.items()) / len(truth))


def test_difficulties_are_recovered_and_the_overlay_checks_and_plays(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, truth = hardness(pack.parent), truth_of(pack.parent)
    answers = exported(tmp_path / "class.jsonl", truth, 40)
    out = pack.parent / "trial-measured.yaml"
    assert run_verb("calibrate", pack, answers, "--out", out, folder=tmp_path) == 0
    told = capsys.readouterr().out
    assert "1200 answers of 40 learners: 9 of 9 questions measured" in told
    assert run_verb("check", pack, out, folder=tmp_path) == 0
    assert "3 skills play, 0 problems, 0 notes" in capsys.readouterr().out
    after = hardness(pack.parent)
    assert off(after, truth) < 0.6 * off(before, truth)
    assert all(after[item][1] < 0.5 * before[item][1] for item in before), "what was measured is more certain"
    assert run_verb("calibrate", pack, answers, "--out", out, folder=tmp_path) == 0, "its own file is written anew"
    out.unlink()
    assert hardness(pack.parent) == before


def test_likeness_is_an_option_and_decides_what_practice_explains(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = truth_of(pack.parent)
    answers = exported(tmp_path / "class.jsonl", truth, 12)
    out, texts = tmp_path / "out.yaml", {}
    for likeness in ("0", "0.3", "1"):
        assert run_verb("calibrate", pack, answers, "--likeness", likeness, "--out", out, folder=tmp_path) == 0
        texts[likeness] = out.read_text("utf-8")
    assert len(set(texts.values())) == 3
    capsys.readouterr()
    for bad in ("1.01", "nan", "-0.5"):
        assert run_verb("calibrate", pack, answers, "--likeness", bad, "--out", tmp_path / "none", folder=tmp_path) == 2
        assert "from 0 to 1" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_an_installed_pack_can_be_named_and_files_may_overlap(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = truth_of(pack.parent)
    one = exported(tmp_path / "monday.jsonl", truth, 12)
    two = exported(tmp_path / "friday.jsonl", truth, 14)
    out = tmp_path / "out.yaml"
    assert run_verb("calibrate", "trial", one, two, "--out", out, folder=tmp_path, levels=(pack.parent,)) == 0
    assert "of 14 learners" in capsys.readouterr().out
    names = exported(tmp_path / "names.jsonl", truth, 12, code="Mika {}")
    more = exported(tmp_path / "more.jsonl", truth, 12, code="Mika {}")
    assert run_verb("calibrate", "trial", names, more, "--out", out, folder=tmp_path, levels=(pack.parent,)) == 0
    assert "of 24 learners" in capsys.readouterr().out, "the same nickname in two classes is two children"


def test_too_little_is_said_and_nothing_is_written(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.yaml"
    few = exported(tmp_path / "class.jsonl", truth_of(pack.parent), 9)
    assert run_verb("calibrate", pack, few, "--out", out, folder=tmp_path) == 1
    assert "9 learners have answered" in capsys.readouterr().out and not out.exists()


def test_what_cannot_be_read_is_refused_kindly(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.yaml"
    good = exported(tmp_path / "class.jsonl", truth_of(pack.parent), 12)
    for name, content, said in (
        ("shopping.txt", b"milk\n", "line 1: this is no line of JSON"),
        ("list.jsonl", b"[1, 2]\n", "line 1: this is no line of export-class"),
        ("half.jsonl", b'{"is": "answer", "learner": "K-1", "item": "x"}\n', "without"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\xff", "is no text"),
        ("torn.keeper", b"LKKEEPER1\n{}", "no line of JSON"),
    ):
        (tmp_path / name).write_bytes(content)
        assert run_verb("calibrate", pack, good, tmp_path / name, "--out", out, folder=tmp_path) == 2
        assert said in capsys.readouterr().out, name
    assert run_verb("calibrate", pack, tmp_path / "not there.jsonl", "--out", out, folder=tmp_path) == 2
    assert run_verb("calibrate", tmp_path / "no pack", good, "--out", out, folder=tmp_path) == 2
    out.write_text("mine", "utf-8")
    assert run_verb("calibrate", pack, good, "--out", out, folder=tmp_path) == 1
    assert out.read_text("utf-8") == "mine"


def test_a_keepers_file_counts_as_a_learner(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = TinyStore(tmp_path / "profiles").create(new_profile("Mika", created_s=0.0))
    opened.append([replace(answer(n), item="trial/plus#0.0", skills=("trial/plus",)) for n in range(1, 6)], None, None).wait(10)
    opened.close()
    nine = exported(tmp_path / "class.jsonl", truth_of(pack.parent), 9)
    run_verb("export", "Mika", tmp_path / "Mika.keeper", folder=tmp_path)
    capsys.readouterr()
    assert run_verb("calibrate", pack, nine, tmp_path / "Mika.keeper", "--out", tmp_path / "out.yaml", folder=tmp_path) == 0
    assert "275 answers of 10 learners" in capsys.readouterr().out


LINES = st.dictionaries(
    st.sampled_from(["is", "learner", "ages", "when", "item", "right", "attempt", "hints", "did_not_know", "purpose", "seconds"]),
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["answer", "learner", "K-1", "2026-01-01 10:00:00", ""]),
)


@given(st.lists(LINES.map(json.dumps) | st.text(max_size=20), max_size=5).map("\n".join))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = learners_in(text)
    except NotAnExport as problem:
        assert problem.line >= 1 and str(problem)
    else:
        assert all(isinstance(label, str) for label in found)
