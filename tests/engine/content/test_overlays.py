"""Overlays: another pack changed without a copy of it; the base may be updated, conflicts are named by id."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.checks.checking import Checked, check_pack
from engine.content.library.library import Library, load_library
from engine.content.library.overlay_notes import overlay_notes
from engine.content.overlays.apply_overlay import Laid, fingerprints, lay_over, numbers_of
from engine.content.reading.reader import read_text
from tests.engine.cli.running import run_verb
from tests.engine.content.writing import HEAD, PLUS, place

BASE = (
    HEAD
    + PLUS
    + """      - kind: choose
        ask: Which is more?
        steps: [{ a: 1 to 9 }]
        answer: "{a + 1}"
        others: ["{a}"]
  minus:
    name: Minus
    i_can: I can take away.
    needs: [plus]
    challenges:
      - kind: number
        ask: "{a} − {b} = ?"
        steps: [{ a: 5 to 9, b: 1 to 4 }, { a: 9 to 18, b: 1 to 9 }]
        answer: a - b
"""
)
OVER = """overlay: trial
id: ours
title: Our class
author: B. Teacher
licence: CC-BY-4.0
pack: { title: Trial of 3b }
skills:
  plus:
    at_home: Ask me 3 + 4.
    change:
      "{a} + {b} = ?":
        hints: [Use your fingers.]
        difficulty: [-2, -1]
    remove: [Which is more?]
    challenges:
      - kind: number
        ask: "{a} apples and one more. How many?"
        steps: [{ a: 1 to 9 }]
        answer: a + 1
  doubles:
    name: Doubles
    i_can: I can double.
    needs: [plus]
    challenges:
      - kind: number
        ask: "{a} + {a} = ?"
        steps: [{ a: 1 to 9 }, { a: 3 to 10 }]
        answer: a + a
"""


def laid(folder: Path, over: str = OVER, base: str = BASE) -> Checked:
    """The base with the overlay over it, checked."""
    for name, text in (("trial", base), ("ours", over)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "pack.yaml").write_text(text, "utf-8")
    return check_pack(folder / "trial", overlays=[(folder / "ours", "ours/pack.yaml")])


def items(checked: Checked) -> list[str]:
    assert checked.compiled is not None
    return [family["item"] for skill in checked.compiled["skills"] for family in skill["families"]]


def test_an_overlay_changes_adds_and_takes_away(tmp_path: Path) -> None:
    found = laid(tmp_path)
    assert [p.code for p in found.problems if p.severity == "error"] == []
    assert items(found) == [
        "trial/plus#0.0",
        "trial/plus#0.1",
        "trial/plus#500.0",
        "trial/minus#0.0",
        "trial/minus#0.1",
        "trial/doubles#0.0",
        "trial/doubles#0.1",
    ]
    assert found.compiled is not None
    packs = Library([(tmp_path / "trial", found.compiled)])
    assert packs.packs[0].title == "Trial of 3b" and packs.packs[0].overlays == ("Our class",)
    assert packs.skills["trial/plus"].at_home == "Ask me 3 + 4." and packs.skills["trial/plus"].name == "Plus"
    assert [family.difficulty for family in packs.skills["trial/plus"].families[:2]] == [-2.0, -1.0]
    assert packs.make("trial/plus#0.0", 1).hints == ("Use your fingers.",)
    assert "one more" in packs.make("trial/plus#500.0", 1).prompt.text


def test_an_update_of_the_base_keeps_the_overlay_and_its_numbers(tmp_path: Path) -> None:
    newer = BASE.replace("    name: Minus", "    name: Take away") + "        hints: [Count back.]\n"
    newer = newer.replace("  minus:", "      - { kind: number, ask: '{a} + 2', steps: [{ a: 1 to 9 }], answer: a + 2 }\n  minus:")
    found = laid(tmp_path, base=newer)
    assert [p.code for p in found.problems if p.severity == "error"] == []
    assert "trial/plus#2.0" in items(found) and "trial/plus#500.0" in items(found)
    assert found.compiled is not None
    assert found.compiled["skills"][1]["name"] == "Take away"


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "says"),
    [
        ('"{a} + {b} = ?":', '"{a} + {b} = ??":', "overlay_gone", '"{a} + {b}', "Did you mean “{a} + {b} = ?”?"),
        (
            "remove: [Which is more?]",
            "remove: [Which is less?]",
            "overlay_gone",
            "Which is less",
            "Did you mean “Which is more?”?",
        ),
        ("  plus:\n    at", "  pluss:\n    at", "missing", "at_home", "“name” is missing in the skill “pluss”"),
        ("hints: [Use", "hinds: [Use", "unknown_key", "hinds", "Did you mean “hints”?"),
        ("answer: a + 1", "answer: a + c", "expression", "a + c", "“c”"),
        ("author: B. Teacher\n", "", "missing", "overlay: trial", "author"),
        ("skills:", "skils:", "unknown_key", "skils", "Did you mean “skills”?"),
        ("needs: [plus]", "needs: [pluss]", "unknown_need", "pluss", "Did you mean “plus”?"),
    ],
)
def test_problems_point_into_the_overlay(old: str, new: str, code: str, at: str, says: str, tmp_path: Path) -> None:
    over = OVER.replace(old, new, 1)
    found = laid(tmp_path, over)
    problem = next(p for p in found.problems if p.severity == "error")
    assert (problem.code, problem.file) == (code, "ours/pack.yaml"), problem.text
    assert (problem.line, problem.column) == place(over, at)
    assert says in problem.text
    assert found.compiled is not None, "the rest plays"


def test_a_change_of_a_skill_that_is_gone_is_named(tmp_path: Path) -> None:
    over = OVER.replace("  doubles:", "  minuss:\n    name: X\n  doubles:")
    found = laid(tmp_path, over)
    gone = [p for p in found.problems if p.code == "overlay_gone"]
    assert ["Did you mean “minus”?" in p.text for p in gone] == [True]


def sealed(over: str, base: str) -> str:
    """The overlay with what it was made from."""
    marks = fingerprints(node(base), node(over))
    return over + "made_from:\n" + "".join(f'  "{name}": "{mark}"\n' for name, mark in marks.items())


def node(text: str):  # type: ignore[no-untyped-def]
    root, problems = read_text(text, "x")
    assert root is not None, problems
    return root


def test_what_changed_in_the_base_since_is_named_by_its_id(tmp_path: Path) -> None:
    over = sealed(OVER, BASE)
    assert '"plus#0"' in over and '"plus#1"' in over and '"plus":' in over
    assert [p.code for p in laid(tmp_path, over).problems if p.code.startswith("overlay")] == []
    newer = BASE.replace("answer: a + b", "answer: a + b + 0").replace("    name: Plus", "    name: Adding")
    changed = [p for p in laid(tmp_path, over, newer).problems if p.code == "overlay_changed"]
    assert [p.what.split("”")[0] for p in changed] == ["“plus", "“plus#0"]
    assert all(p.severity == "warning" and p.file == "ours/pack.yaml" for p in changed)
    untouched = BASE.replace("answer: a - b", "answer: a - b + 0")
    assert [p.code for p in laid(tmp_path, over, untouched).problems if p.code.startswith("overlay")] == []


def test_an_overlay_that_was_never_sealed_is_asked_to(tmp_path: Path) -> None:
    assert [p.code for p in laid(tmp_path).problems if p.code.startswith("overlay")] == ["overlay_unsealed"]


def test_a_challenge_can_be_named_by_its_number_and_must_be_when_two_ask_the_same(tmp_path: Path) -> None:
    twice = BASE.replace("ask: Which is more?", 'ask: "{a} + {b} = ?"').replace(
        "steps: [{ a: 1 to 9 }]", "steps: [{ a: 1 to 9, b: [1] }]"
    )
    over = OVER.replace("    remove: [Which is more?]\n", "")
    found = laid(tmp_path, over, twice)
    assert "Name one by its number: #0, #1" in next(p.text for p in found.problems if p.code == "overlay_two")
    found = laid(tmp_path, over.replace('"{a} + {b} = ?":', '"#0":', 1), twice)
    assert [p.code for p in found.problems if p.severity == "error"] == []


def test_the_library_applies_overlays_and_switches_them_off(tmp_path: Path) -> None:
    laid(tmp_path)
    cache = tmp_path / "cache"
    for _ in range(2):  # the second time from the cache
        packs = load_library([tmp_path], cache=cache)
        assert [pack.id for pack in packs.packs] == ["trial"]
        assert "trial/doubles" in packs.skills
    assert "trial/doubles" not in load_library([tmp_path], cache=cache, switched_off=frozenset({"ours"})).skills
    (tmp_path / "ours" / "pack.yaml").write_text(OVER.replace("  doubles:", "  doubling:"), "utf-8")
    assert "trial/doubling" in load_library([tmp_path], cache=cache).skills
    (tmp_path / "trial" / "pack.yaml").unlink()
    assert [p.code for p in load_library([tmp_path], cache=cache).problems] == ["overlay_no_base"]


def test_an_overlay_brings_words_of_its_own(tmp_path: Path) -> None:
    laid(tmp_path)
    for name, words in (("trial", '"{a} + {b} = ?": "{a} und {b}?"'), ("ours", '"Use your fingers.": "Nimm deine Finger."')):
        (tmp_path / name / "words").mkdir()
        text = f"translates: trial\nlanguage: de\nskills:\n  plus:\n    words:\n      {words}\n"
        (tmp_path / name / "words" / "de.yaml").write_text(text, "utf-8")
    packs = load_library([tmp_path])
    packs.speak("de")
    made = packs.make("trial/plus#0.0", 1)
    assert made.hints == ("Nimm deine Finger.",) and " und " in made.prompt.text
    assert {p.file for p in packs.problems if p.code == "words_missing"} == {"ours/words/de.yaml"}


def test_check_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(tmp_path)
    (tmp_path / "README.md").write_text("Hello", "utf-8")
    assert run_verb("check", tmp_path / "README.md", tmp_path / "trial", tmp_path / "ours", folder=tmp_path) == 0
    said = capsys.readouterr().out
    assert "README.md: this is not a pack, and was passed over." in said
    assert "trial/pack.yaml" in said or "ours/pack.yaml" in said
    assert f"with {tmp_path / 'ours'} laid over it: 3 skills play, 0 problems" in said
    assert run_verb("check", tmp_path / "ours", folder=tmp_path) == 1
    assert "which is not here" in capsys.readouterr().out
    assert run_verb("check", tmp_path / "ours", folder=tmp_path, levels=(tmp_path,)) == 0
    assert run_verb("check", tmp_path / "README.md", folder=tmp_path) == 2


TREES = st.recursive(
    st.sampled_from(["x", "plus", "#0", "1", "{a} + {b} = ?", "number"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["skills", "plus", "minus", "change", "remove", "challenges", "#0", "ask", "name", "pack", "made_from"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(TREES, TREES, TREES)
def test_no_overlay_breaks_the_reader(skills: object, remove: object, base: object) -> None:
    import json

    over = {"overlay": "trial", "id": "ours", "title": "t", "author": "a", "licence": "l", "skills": skills, "remove": remove}
    for under in (node(BASE), node(json.dumps({"skills": base}))):
        lay_over(Laid(under, numbers_of(under)), node(json.dumps(over)), "ours")
        lay_over(Laid(under, numbers_of(under)), node(json.dumps(over | {"skills": {"plus": skills, "minus": base}})), "ours")


@pytest.mark.parametrize(("title", "told"), [("title: Our class\n", "Our class"), ("", "ours")])
def test_an_overlay_is_told_by_its_title_or_else_by_its_id(title: str, told: str, tmp_path: Path) -> None:
    for name, text in (("base", BASE), ("ours", OVER.replace("title: Our class\n", title))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.yaml").write_text(text, "utf-8")
    (note,) = overlay_notes([tmp_path])
    assert (note.title, note.id, note.base, note.author) == (told, "ours", "trial", "B. Teacher")
    assert note.beneath == tmp_path / "base"
