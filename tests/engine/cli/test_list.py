"""``list``: a pack as text to proof-read; every row is in it, every pair, and what is said to mistakes."""

from pathlib import Path

import pytest

from engine.content.checks.checking import check_pack
from engine.content.compiled.compiling import template_from
from engine.content.desk.listing import questions
from tests.engine.cli.running import run_verb
from tests.engine.content.test_broken_packs import CHOOSE
from tests.engine.content.writing import GOOD, skill

MATCH = (
    "kind: pairs\nask: Match.\npairs: { Nile: Cairo, Seine: Paris, Tiber: Rome, Thames: London, Danube: Vienna }\nat_once: 2\n"
)


def listed(text: str, folder: Path, capsys: pytest.CaptureFixture[str], *more: object) -> tuple[int, str]:
    """(exit code, what ``list`` prints)."""
    file = folder / "pack.yaml"
    file.write_text(text, "utf-8")
    code = run_verb("list", folder, *more, folder=folder)
    return code, capsys.readouterr().out


def test_every_row_is_told_with_its_key_and_its_wrong_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mistake = "mistakes: { m: { where: river = 'Nile', when: Europe, say: The Nile is far from here. } }"
    code, out = listed(skill(CHOOSE + mistake), tmp_path, capsys)
    assert code == 0
    asked = [line.strip() for line in out.splitlines() if line.startswith("   Where does")]
    rivers = ["Nile", "Rhine", "Congo", "Volga", "Seine", "Niger", "Thames", "Danube"]
    assert asked == [f"Where does the {river} flow?" for river in rivers], "in the order of the file"
    nile = out.split("the Nile flow?")[1].split("the Rhine flow?")[0].splitlines()
    assert nile[1].strip() == "right: Africa"
    assert sorted(nile[2].removeprefix("      wrong: ").split(" | ")) == ["Asia", "Europe"]
    assert nile[3].strip() == "to “Europe”: The Nile is far from here."
    assert out.count("far from here") == 1


def test_every_pair_is_told_though_two_are_on_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = listed(skill(MATCH), tmp_path, capsys)
    for pair in ("Nile = Cairo", "Seine = Paris", "Tiber = Rome", "Thames = London", "Danube = Vienna"):
        assert pair in out


def test_of_drawn_values_as_many_are_told_as_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = listed(GOOD, tmp_path, capsys, "--seeds", 5)
    sums = [line.strip() for line in out.splitlines() if line.endswith("= ?")]
    assert len(sums) == len(set(sums)) == 10, "five of each of the two steps"
    keys = [line.split(": ")[1] for line in out.splitlines() if line.strip().startswith("right:")]
    assert [str(sum(int(n) for n in said.removesuffix(" = ?").split(" + "))) for said in sums] == keys


def test_an_explanation_that_stays_the_same_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "hints: [Look at the map.]\nwhy: Rivers flow to the sea.\n"
    _, out = listed(skill(CHOOSE + said), tmp_path, capsys, "--skill", "tried")
    assert out.count("Look at the map.") == out.count("Rivers flow to the sea.") == 1
    assert "3 examples of each calculation (more: --seeds 20)" in out
    _, out = listed(
        skill(CHOOSE + said.replace("Rivers flow to the sea.", '"The {river} flows to the sea."')),
        tmp_path,
        capsys,
        "--skill",
        "tried",
    )
    assert (out.count("Look at the map."), out.count("flows to the sea.")) == (1, 8), "each of the eight differs"


def test_one_skill_alone_and_one_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = listed(skill(MATCH), tmp_path, capsys, "--skill", "plus")
    assert (code, "== Plus" in out, "== Tried" in out) == (0, True, False)
    code, out = listed(GOOD, tmp_path, capsys, "--skill", "minus")
    assert (code, "There are: plus" in out) == (2, True)


def test_what_does_not_play_is_said_and_the_rest_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = listed(skill(CHOOSE.replace('"{land}"', "land")), tmp_path, capsys)
    assert (code, "== Plus" in out, "== Tried" in out) == (1, True, False)
    assert listed("- a\n", tmp_path, capsys)[0] == 2


@pytest.mark.parametrize("pack", ["earth-and-sky", "word-workshop"])
def test_every_row_of_a_pack_of_the_game_is_there(pack: str, root: Path) -> None:
    """Rows that ask the same in two ways count once; none is lost."""
    compiled = check_pack(root / "levels" / pack).compiled
    assert compiled is not None
    rows = 0
    for each in compiled["skills"]:
        for challenge in each["challenges"]:
            template = template_from(challenge, "x#0.0")
            if template.kind in ("pairs", "sort") or not template.rows:
                continue
            for step, there in enumerate(template.rows):
                made = questions(template, each, "x#0.0", step, str(root / "levels" / pack), 1)
                assert len(made) == len({m.identity for m in made}) <= len(there)
                assert len(made) >= len({tuple(sorted(row.items())) for row in there}) - 1
                rows += len(made)
    assert rows > 100


SPOKEN = """kind: choose
ask: First?
say: "{a} or {b}: what comes first?"
rows:
  - { a: egg, b: hen, right: 🥚, wrong: 🐔 }
  - { a: egg, b: chick, right: 🥚, wrong: 🐥 }
  - { a: sock, b: shoe, right: 🧦, wrong: 👟 }
  - { a: seed, b: tree, right: 🌱, wrong: 🌳 }
answer: "{right}"
others: ["{wrong}"]
"""


def test_what_is_said_is_told_where_the_written_question_hides_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = listed(skill(SPOKEN), tmp_path, capsys)
    said = [line.strip() for line in out.splitlines() if line.strip().startswith("says:")]
    assert said == [f"says: {pair}: what comes first?" for pair in ("egg or hen", "egg or chick", "sock or shoe", "seed or tree")]
    _, out = listed(GOOD, tmp_path, capsys, "--skill", "plus")
    assert "says:" not in out, "a sum is said as it is written"


def test_two_questions_that_differ_only_in_what_is_said_are_two(tmp_path: Path) -> None:
    stories = SPOKEN.replace("wrong: 🐥", "wrong: 🐔")
    (tmp_path / "pack.yaml").write_text(skill(stories), "utf-8")
    checked = check_pack(tmp_path)
    assert checked.compiled is not None
    tried = checked.compiled["skills"][-1]
    template = template_from(tried["challenges"][0], f"{tried['id']}#0.0")
    assert len(questions(template, tried, f"{tried['id']}#0.0", 0, str(tmp_path), 3)) == 4
