"""Packs with one planted fault each are caught in a rehearsal; a good pack has none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.content.checks.checking import check_pack
from engine.content.library.library import Library
from engine.content.reading.reader import read
from engine.rehearsal.findings import Source
from engine.rehearsal.rehearsing import Rehearsal, rehearse, told
from game.minigames import PLAYS
from tests.engine.cli.running import run_verb
from tests.engine.content.writing import HEAD

SUM = """      - kind: number
        ask: "{a} + {b} = ?"
        steps: [{ a: 1 to 5, b: 2 to 5 }, { a: 4 to 9, b: 4 to 9 }]
        answer: a + b
"""
MORE = """      - kind: choose
        ask: Which is the same as {a} + 3?
        steps: [{ a: 4 to 20 }]
        answer: "3 + {a}"
        others: ["{a} + 4", "{a} + 2", "2 + {a}"]
"""


def island(name: str, challenges: str, needs: str = "") -> str:
    """A skill that holds ``challenges``."""
    return f"  {name}:\n    name: {name.title()}\n    i_can: I can try.\n{needs and f'    needs: [{needs}]'}\n    challenges:\n{challenges}"


def number(ask: str, answer: str, *steps: str, more: str = "") -> str:
    """A number challenge."""
    return f'      - kind: number\n        ask: "{ask}"\n        steps: [{", ".join(steps)}]\n        answer: {answer}\n{more}'


def rehearsed(text: str, folder: Path, seed: int = 1) -> Rehearsal:
    """A pack after its rehearsal."""
    file = folder / "trial.yaml"
    file.write_text(HEAD + text, "utf-8")
    checked = check_pack(file)
    assert checked.compiled is not None
    assert [p.text for p in checked.problems if p.severity == "error"] == []
    root, _ = read(file)
    assert root is not None
    return rehearse(Library([(folder, checked.compiled)]), PLAYS, {"trial": Source("trial.yaml", root)}, learners=1, seed=seed)


START = island("plus", SUM + MORE)
TAKE = number("{a} − {b} = ?", "a - b", "{ a: 5 to 10, b: 1 to 4 }", "{ a: 10 to 18, b: 3 to 9 }")
STORY = number("{a} fish, {b} swim away. How many stay?", "a - b", "{ a: 5 to 10, b: 1 to 4 }", "{ a: 10 to 18, b: 3 to 9 }")
GOOD = START + island("minus", TAKE + STORY, "plus")
BIG = number("{a} × {b} = ?", "a * b", "{ a: 112 to 199, b: 37 to 89 }", "{ a: 215 to 289, b: 37 to 89 }")
FAULTS = {
    "a key that contradicts its question": (
        START
        + island("minus", number("{a} − {b} = ?", "b - a", "{ a: 5 to 9, b: 1 to 4 }", "{ a: 10 to 18, b: 3 to 9 }"), "plus"),
        {"key_is_wrong", "dead_end"},
        set(),
        "wants ",
    ),
    "a key that contradicts some questions": (
        START + island("minus", number("{a} − {b} = ?", "abs(a - b)", "{ a: 2 to 9, b: 1 to 9 }") + STORY, "plus"),
        {"key_sometimes_wrong"},
        {"dry_pool", "dead_end"},
        "but the key says",
    ),
    "a dead end and what lies behind it": (
        START
        + island("minus", number("{a} − {b} = ?", "b - a", "{ a: 50 to 90, b: 1 to 4 }", "{ a: 100 to 180, b: 3 to 9 }"), "plus")
        + island(
            "behind",
            number("{a} × {b} = ?", "a * b", "{ a: 312 to 819, b: 13 to 89 }", "{ a: 412 to 919, b: 24 to 89 }"),
            "minus",
        ),
        {"key_is_wrong", "dead_end", "out_of_reach"},
        set(),
        "because “Minus” before it is never lit",
    ),
    "a jump": (START + island("times", BIG, "plus"), {"jump"}, {"nobody", "dead_end"}, "is a jump"),
    "a jump between two steps": (
        START
        + island(
            "minus", number("{a} − {b} = ?", "a - b", "{ a: 5 to 9, b: 1 to 4 }", "{ a: 8000 to 9000, b: 1999 to 3999 }"), "plus"
        ),
        {"step_jump"},
        {"nobody", "dead_end"},
        "From step 1 to step 2",
    ),
    "a dry pool": (
        START
        + island(
            "minus",
            number("{a} − 1 = ?", "a - 1", "{ a: [5, 9] }", "{ a: [11, 20] }"),
            "plus",
        ),
        {"dry_pool"},
        {"dead_end"},
        "a question came twice",
    ),
    "an answer that is given away": (
        START
        + island(
            "minus",
            STORY + '      - kind: text\n        ask: "Spell the word {w}."\n        answer: "{w}"\n'
            "        rows: [{ w: cat }, { w: dog }, { w: sun }, { w: map }, { w: hen }, { w: pig }]\n",
            "plus",
        ),
        {"everybody"},
        {"dry_pool"},
        "even who is new",
    ),
    "a question with two keys": (
        START
        + island(
            "minus",
            TAKE + "      - kind: choose\n        ask: Which rhymes?\n        steps: [{ a: [hat, bat] }]\n"
            "        answer: \"{a}\"\n        others: [\"{'bat' if a == 'hat' else 'hat'}\", sun, pig]\n",
            "plus",
        ),
        {"two_keys"},
        {"dry_pool"},
        "has two keys",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: str, tmp_path: Path) -> None:
    text, must, may, says = FAULTS[fault]
    found = rehearsed(text, tmp_path)
    seen = {finding.code for finding in found.findings}
    assert must <= seen, told(found)
    assert seen <= must | may | {"jump", "dead_end", "dry_pool"}, "more than the fault explains"
    assert any(says in finding.text for finding in found.findings), told(found)
    assert all(finding.skill != "trial/plus" for finding in found.findings), told(found)


def test_a_good_pack_has_no_finding(tmp_path: Path) -> None:
    for seed in (1, 2, 3):
        assert rehearsed(GOOD, tmp_path, seed).findings == ()


def test_it_is_told_in_words_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "trial.yaml"
    file.write_text(HEAD + FAULTS["a dry pool"][0], "utf-8")
    assert run_verb("rehearse", file, "--json", "--seed", 4, folder=tmp_path) == 1
    found = json.loads(capsys.readouterr().out)
    assert [group["kind"] for group in found["groups"]] == ["new", "typical", "quick", "gaps", "guesser", "keyboard", "untimed"]
    assert {f["code"] for f in found["findings"]} >= {"dry_pool"}
    assert all(f["line"] > 11 and f["file"] == str(file) for f in found["findings"])
    assert run_verb("rehearse", file, "--seed", 4, folder=tmp_path) == 1
    assert "“Minus” runs dry" in capsys.readouterr().out
    assert run_verb("rehearse", tmp_path / "none.yaml", folder=tmp_path) == 2


def test_the_same_seed_tells_the_same(tmp_path: Path) -> None:
    first, again, other = (rehearsed(GOOD, tmp_path, seed) for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_pairs_and_groups_that_lie_in_another_order_have_no_two_keys(tmp_path: Path) -> None:
    """The example of levels/README.md: which of them are on the table, and in which order, is chance."""
    pairs = "      - kind: pairs\n        ask: Match.\n        pairs: { dog: puppy, cat: kitten, cow: calf, hen: chick }\n        at_once: 3\n"
    groups = "      - kind: sort\n        ask: Sort.\n        groups: { sinks: [stone, key, coin], floats: [leaf, cork, boat] }\n        at_once: 4\n"
    found = rehearsed(island("match", pairs + groups), tmp_path)
    assert [f.text for f in found.findings if f.code == "two_keys"] == []


def test_a_pair_that_belongs_to_two_is_two_keys(tmp_path: Path) -> None:
    rows = "        rows: [{ a: puppy, b: kitten }, { a: kitten, b: puppy }]\n"
    pairs = '      - kind: pairs\n        ask: Match.\n        pairs: { dog: "{a}", cat: "{b}" }\n' + rows
    assert "two_keys" in {f.code for f in rehearsed(island("match", pairs), tmp_path).findings}


def test_islands_that_nobody_lights_are_named_though_nothing_is_wrong(tmp_path: Path) -> None:
    found = rehearsed(GOOD, tmp_path)
    nobody = replace(found, findings=(), islands=tuple(replace(island, lit={"new": 0}, minutes={}) for island in found.islands))
    said = "\n".join(told(nobody))
    assert "Lit by nobody in this time: Plus, Minus." in said
    assert "never" not in said


def test_an_island_that_most_leave_without_a_light_gets_a_hint_and_no_finding(tmp_path: Path) -> None:
    found = rehearsed(GOOD, tmp_path)
    hard = replace(found, findings=(), islands=(replace(found.islands[0], left=4), *found.islands[1:]))
    said = "\n".join(told(hard))
    assert f"4 of {found.honest} honest learners did not light “Plus” in 48 answers." in said
    assert "The guesser should get none." in said
    assert "Nothing else found: no dead end" in said
    few = "\n".join(told(replace(hard, islands=(replace(found.islands[0], left=3), *found.islands[1:]))))
    assert "honest learners" not in few
    assert "Nothing found: no dead end" in few
