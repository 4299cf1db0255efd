"""Broken packs and the report expected: code, line and column. The words belong to the codes."""

from pathlib import Path

import pytest

from engine.content.checking import check_pack, find_circle
from engine.content.library import load_library
from engine.content.problems import Problem

HEAD = """\
format: 1
id: demo
title: Demo
about: About.
author: A. Teacher
licence: CC-BY-4.0
language: en
ages: 6-8
subject: maths
skills:
"""
SKILL = """\
  adding:
    name: Adding
    i_can: I can add.
    challenges:
      - kind: number
        ask: "{a} + {b} = ?"
        steps: [{ a: 1 to 9, b: 1 to 9 }, { a: 2 to 9, b: 2 to 9 }]
        answer: a + b
"""

# name: (text, code, line, column)
BROKEN: dict[str, tuple[str, str, int, int]] = {
    "empty": ("", "file_empty", 1, 1),
    "a list": ("- 1\n- 2\n", "not_a_map", 1, 1),
    "braces": (HEAD + SKILL.replace('"{a} + {b} = ?"', "{a} + {b} = ?"), "braces_unquoted", 16, 18),
    "star": (HEAD + SKILL.replace('"{a} + {b} = ?"', "*3"), "alias", 16, 14),
    "anchor": (HEAD + SKILL.replace("I can add.", "&x I can add."), "anchor", 13, 12),
    "tag": (HEAD + SKILL.replace("I can add.", "!!str I can add."), "tag", 13, 12),
    "merge key": (HEAD + SKILL + "    <<: x\n", "merge_key", 19, 5),
    "second document": (HEAD + SKILL + "---\na: 1\n", "second_document", 19, 1),
    "key twice": (HEAD + SKILL + "    name: Again\n", "key_twice", 19, 5),
    "hidden character": (HEAD + SKILL.replace("I can add.", "I can\u200b add."), "hidden_character", 13, 17),
    "colon": (HEAD + SKILL.replace("I can add.", "I can: add: it"), "colon_unquoted", 13, 17),
    "missing title": (HEAD.replace("title: Demo\n", "") + SKILL, "missing", 1, 1),
    "unknown key": (HEAD + SKILL.replace("i_can:", "ican:"), "unknown_key", 13, 5),
    "unknown kind": (HEAD + SKILL.replace("kind: number", "kind: nummer"), "unknown_kind", 15, 15),
    "no kind": (HEAD + SKILL.replace("- kind: number\n        ask", "- ask"), "missing", 15, 9),
    "newer format": (HEAD.replace("format: 1", "format: 9") + SKILL, "newer_format", 1, 9),
    "bad ages": (HEAD.replace("ages: 6-8", "ages: six"), "bad_value", 8, 7),
    "bad pack id": (HEAD.replace("id: demo", "id: My Pack") + SKILL, "bad_id", 2, 5),
    "bad skill id": (HEAD + SKILL.replace("  adding:", "  Adding Up:"), "bad_id", 11, 3),
    "unknown value": (HEAD + SKILL.replace("answer: a + b", "answer: a + c"), "expression", 18, 17),
    "bad expression": (HEAD + SKILL.replace("answer: a + b", "answer: a +"), "expression", 18, 17),
    "unknown function": (HEAD + SKILL.replace("answer: a + b", "answer: open(a)"), "expression", 18, 17),
    "impossible where": (HEAD + SKILL + "        where: a > 100\n", "no_draw", 19, 16),
    "empty range": (HEAD + SKILL.replace("a: 1 to 9, b", "a: 9 to 1, b"), "expression", 17, 22),
    "unknown need": (HEAD + SKILL + "    needs: [adddig]\n", "unknown_need", 19, 13),
    "not first person": (HEAD + SKILL.replace("I can add.", "The child adds."), "not_first_person", 13, 12),
    "mistake is right": (HEAD + SKILL + "        mistakes: { same: { when: a + b, say: No. } }\n", "mistake_is_right", 19, 27),
    "answer in others": (
        HEAD
        + SKILL.replace("number", "choose").replace("answer: a + b", 'answer: "{a + b}"')
        + '        others: ["{a + b}", "99"]\n',
        "answer_in_others",
        19,
        17,
    ),
    "long number of hints": (HEAD + SKILL + "        hints: [a, b, c, d]\n", "bad_value", 19, 16),
    "unknown sort": (
        HEAD
        + SKILL.replace("number", "order").replace("answer: a + b", 'pieces: ["{a}", "{a + 10}"]')
        + "        sort: sideways\n",
        "bad_value",
        19,
        15,
    ),
}


def problems_of(tmp_path: Path, text: str) -> list[Problem]:
    pack = tmp_path / "demo"
    pack.mkdir()
    (pack / "pack.yaml").write_text(text, "utf-8")
    return check_pack(pack).problems


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_pack_says_what_and_where(name: str, tmp_path: Path) -> None:
    text, code, line, column = BROKEN[name]
    found = [(p.code, p.line, p.column) for p in problems_of(tmp_path, text)]
    assert (code, line, column) in found, found


def test_a_good_pack_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, HEAD + SKILL + "        hints: [Count on.]\n") == []


def test_every_problem_reads_as_place_what_and_help(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, HEAD + SKILL.replace("i_can:", "i_cann:"))
    assert problem.text == "demo/pack.yaml:13:5: “i_cann” is not known in the skill “adding”. Did you mean “i_can”?"


def test_all_problems_come_at_once_and_the_good_skill_plays(tmp_path: Path) -> None:
    second = SKILL.replace("adding", "other").replace("i_can", "ican").replace("answer: a + b", "anser: a + b")
    pack = tmp_path / "demo"
    pack.mkdir()
    (pack / "pack.yaml").write_text(HEAD + SKILL + second, "utf-8")
    checked = check_pack(pack)
    assert {p.code for p in checked.problems} == {"unknown_key"}
    assert len(checked.problems) == 2
    assert checked.compiled is not None
    assert [skill["id"] for skill in checked.compiled["skills"]] == ["demo/adding"]


def test_skills_that_need_each_other_in_a_circle_are_named(tmp_path: Path) -> None:
    second = SKILL.replace("adding", "other") + "    needs: [adding]\n"
    found = problems_of(tmp_path, HEAD + SKILL + "    needs: [other]\n" + second)
    assert [p.code for p in found] == ["circular_need"]
    assert find_circle({"a": ["b"], "b": ["c"], "c": ["a"]}) != []
    assert find_circle({"a": ["b"], "b": ["c"], "c": []}) == []


def test_words_that_look_like_other_things_stay_text(tmp_path: Path) -> None:
    rows = "rows: [{ w: no }, { w: on }, { w: 012 }, { w: 12:30 }, { w: 1_000 }]"
    text = HEAD + SKILL.replace("number", "text").replace('"{a} + {b} = ?"', '"{w}"').replace("answer: a + b", 'answer: "{w}"')
    text = text.replace("steps: [{ a: 1 to 9, b: 1 to 9 }, { a: 2 to 9, b: 2 to 9 }]", rows)
    pack = tmp_path / "demo"
    pack.mkdir()
    (pack / "pack.yaml").write_text(text, "utf-8")
    library = load_library([tmp_path])
    item = library.skills["demo/adding"].families[0].item
    answers = {library.make(item, seed).shown_solution for seed in range(60)}
    assert answers == {"no", "on", "012", "12:30", "1_000"}


def test_deep_and_large_files_are_refused_quickly(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(tmp_path, "[" * 100_000)] in (["too_deep"], ["syntax"])
    big = tmp_path / "big.yaml"
    big.write_text("a: " + "x" * 1_100_000, "utf-8")
    assert [p.code for p in check_pack(big).problems] == ["file_too_large"]
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("title: Zähl\n".encode("cp1252"))
    assert [(p.code, p.line) for p in check_pack(latin).problems] == [("not_utf8", 1)]


def test_the_cache_is_used_and_never_trusted_when_spoilt(tmp_path: Path) -> None:
    packs, cache = tmp_path / "packs", tmp_path / "cache"
    (packs / "demo").mkdir(parents=True)
    (packs / "demo" / "pack.yaml").write_text(HEAD + SKILL, "utf-8")
    first = load_library([packs], cache=cache)
    (entry,) = cache.glob("*.json")
    again = load_library([packs], cache=cache)
    assert list(again.skills) == list(first.skills)
    entry.write_text("{ not json", "utf-8")
    assert list(load_library([packs], cache=cache).skills) == list(first.skills)
    (packs / "demo" / "pack.yaml").write_text(HEAD + SKILL.replace("Adding", "Plus"), "utf-8")
    assert load_library([packs], cache=cache).skills["demo/adding"].name == "Plus"
