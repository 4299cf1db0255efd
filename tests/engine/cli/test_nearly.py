"""A word that is nearly right gets the right one: a verb, a pack's folder, a name with a blank in it."""

from argparse import Namespace
from pathlib import Path

import pytest

from engine.cli import VERBS
from engine.cli.nearly import near_pack, near_verb
from tests.engine.cli.running import run_verb
from tests.engine.content.writing import GOOD


@pytest.mark.parametrize(("typed", "meant"), [("chek", "check"), ("Check", "check"), ("reherse", "rehearse"), ("lst", "list")])
def test_a_verb_that_is_nearly_right(typed: str, meant: str) -> None:
    assert near_verb([typed, "my-pack"], VERBS) == f"There is no {typed} here. Did you mean {meant}?"


@pytest.mark.parametrize("words", [[], ["check", "x"], ["--profiles", "x", "check"], ["xyzzy"]])
def test_a_verb_that_is_right_or_like_none_is_left_alone(words: list[str]) -> None:
    assert near_verb(words, VERBS) == ""


def test_a_folder_that_is_nearly_right(tmp_path: Path) -> None:
    (tmp_path / "my-pack").mkdir()
    said = near_pack(Namespace(verb="check", packs=[tmp_path / "mypack"]))
    assert said == f"There is no {tmp_path / 'mypack'} here. Did you mean {tmp_path / 'my-pack'}?"
    assert near_pack(Namespace(verb="list", pack=tmp_path / "mypack")) == said
    assert near_pack(Namespace(verb="list", pack=tmp_path / "my-pack")) == ""
    assert near_pack(Namespace(verb="check", packs=[tmp_path / "rivers"])) == ""
    assert near_pack(Namespace(verb="calibrate", pack=tmp_path / "mypack")) == "", "it takes ids too"
    assert near_pack(Namespace(verb="check", packs=[tmp_path / "nowhere" / "mypack"])) == ""


def test_a_new_pack_with_a_blank_in_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb("new", tmp_path / "my", "pack", folder=tmp_path) == 1
    assert capsys.readouterr().out.endswith("Write it with a dash: " + str(tmp_path / "my-pack") + "\n")
    assert not (tmp_path / "my").exists()


def test_one_is_not_many_and_what_hides_others_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(GOOD.replace("answer: a + b", "anser: a + b"), "utf-8")
    assert run_verb("check", file, folder=tmp_path) == 1
    told = capsys.readouterr().out
    assert "“anser” is not known in this challenge" in told
    assert "1 problem, " in told
    assert "more may lie behind it" not in told
    file.write_text(GOOD.replace("title: Trial", 'title: "Trial'), "utf-8")
    assert run_verb("check", file, folder=tmp_path) == 1
    assert "more may lie behind it" in capsys.readouterr().out
