"""Packs with one mistake each: what the checker says, where it points, and that the rest still plays."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.content.checks.checking import check_pack
from engine.content.library.library import Library
from engine.content.models.problems import WARNINGS
from tests.engine.content.writing import GOOD, HEAD, PLUS, check, place, skill

NUMBER = 'kind: number\nask: "{a} + 1 = ?"\nsteps: [{ a: 1 to 9 }, { a: 3 to 20 }]\nanswer: a + 1\n'
CHOOSE = """kind: choose
ask: Where does the {river} flow?
rows:
  - { river: Nile, land: Africa, a: Europe }
  - { river: Rhine, land: Europe, a: Africa }
  - { river: Congo, land: Africa, a: Europe }
  - { river: Volga, land: Europe, a: Africa }
  - { river: Seine, land: Europe, a: Africa, step: 2 }
  - { river: Niger, land: Africa, a: Europe, step: 2 }
  - { river: Thames, land: Europe, a: Africa, step: 2 }
  - { river: Danube, land: Europe, a: Africa, step: 2 }
answer: "{land}"
others: ["{a}", Asia]
"""


@dataclass(frozen=True)
class Broken:
    """A pack, the code of its one problem, the text it points at, and words that must be in the report."""

    text: str
    code: str
    at: str
    says: str = ""


def head(old: str, new: str) -> str:
    """The good pack with a part of its head changed."""
    assert old in HEAD
    return GOOD.replace(old, new, 1)


def plus(old: str, new: str) -> str:
    """The good pack and a second skill, a good one with one part changed."""
    assert old in PLUS
    return GOOD + PLUS.replace("plus:", "tried:").replace(old, new, 1)


HEADS = {
    "no title": Broken(head("title: Trial\n", ""), "missing", "format", "“title” is missing"),
    "a misspelt key": Broken(head("about:", "abuot:"), "unknown_key", "abuot", "Did you mean “about”?"),
    "a newer format": Broken(head("format: 1", "format: 2"), "newer_format", "2\nid", "newer Lightkeepers (format 2)"),
    "an id with capitals": Broken(head("id: trial", "id: My Trial"), "bad_id", "My Trial", "small letters"),
    "ages the wrong way round": Broken(head("ages: 7-10", "ages: 10-7"), "bad_value", "10-7", "ages: 7-10"),
    "ages in words": Broken(head("ages: 7-10", "ages: all"), "bad_value", "all\nsub", "ages: 7-10"),
    "a language in words": Broken(head("language: en", "language: English"), "bad_value", "English", "language: en"),
    "an empty title": Broken(head("title: Trial", 'title: ""'), "empty_list", '""', "title: Times tables"),
    "no skills": Broken(HEAD.replace("skills:\n", ""), "missing", "format", "“skills” is missing"),
    "skills without one": Broken(HEAD.replace("skills:\n", "skills: {}\n"), "empty_list", "{}", "“skills” has nothing"),
    "skills as a list": Broken(HEAD + "  - plus\n", "bad_value", "- plus", "skills"),
    "a list instead of a pack": Broken("- a\n- b\n", "not_a_map", "- a", "name: value"),
    "an empty author": Broken(head("author: A. Teacher", 'author: ""'), "empty_list", '""', "author: A. Teacher"),
    "ages beyond all years": Broken(head("ages: 7-10", "ages: 7 till 10"), "bad_value", "7 till", "ages: 7-10"),
    "a title that fits on no page": Broken(
        head("title: Trial", "title: " + "x" * 61), "too_long", "xxx" + "x" * 58, "at most 60 letters"
    ),
    "an author that is a list": Broken(head("author: A. Teacher", "author: [A, B]"), "bad_value", "[A, B]", "author"),
    "a key nobody knows": Broken(head("subject: maths", "subject: maths\nversion: 2"), "unknown_key", "version", "not known"),
    "words instead of a pack": Broken("Hello\n", "not_a_map", "Hello", "name: value"),
}


@pytest.mark.parametrize("what", HEADS)
def test_a_broken_head_is_named_and_nothing_plays(what: str, tmp_path: Path) -> None:
    broken = HEADS[what]
    checked = check(broken.text, tmp_path)
    assert [p.code for p in checked.problems] == [broken.code], [p.text for p in checked.problems]
    assert (checked.problems[0].line, checked.problems[0].column) == place(broken.text, broken.at)
    assert broken.says in checked.problems[0].text
    assert checked.compiled is None


SKILLS = {
    "a skill named with a blank": Broken(GOOD + PLUS.replace("plus", "two words"), "bad_id", "two words", "two words"),
    "a skill that is a text": Broken(GOOD + "  tried: nothing\n", "not_a_map", "nothing"),
    "no name": Broken(plus("    name: Plus\n", ""), "missing", "i_can", "“name” is missing in the skill “tried”"),
    "no challenges": Broken(
        GOOD + "  tried:\n    name: T\n    i_can: I can.\n    challenges: []\n", "empty_list", "[]", "challenges"
    ),
    "a misspelt skill key": Broken(plus("i_can:", "i_cna:"), "unknown_key", "i_cna", "Did you mean “i_can”?"),
    "i_can that is not a child's": Broken(plus("I can add.", "The child adds."), "not_first_person", "The child", "I can"),
    "an unknown kind": Broken(plus("kind: number", "kind: numbr"), "unknown_kind", "numbr", "Did you mean “number”?"),
    "a kind like no other": Broken(plus("kind: number", "kind: xyz"), "unknown_kind", "xyz", "Kinds: build, choose"),
    "no kind": Broken(skill('ask: "{a}?"\nanswer: a'), "missing", "ask: ", "“kind” is missing"),
    "no answer": Broken(plus("        answer: a + b\n", ""), "missing", "kind: number", "“answer” is missing"),
    "a misspelt challenge key": Broken(plus("answer:", "anwser:"), "unknown_key", "anwser", "Did you mean “answer”?"),
    "count without count": Broken(skill("kind: count\nask: How many?\nof: 🐟"), "missing", "kind: count", "“count” is missing"),
    "count of a wrong shape": Broken(skill("kind: count\nask: How many?\nof: 🐟\ncount: [1, 2]"), "bad_value", "[1, 2]", "count"),
    "an unknown layout": Broken(
        skill("kind: count\nask: How many?\nof: 🐟\ncount: 3\nlayout: heap"), "bad_value", "heap", "ten_frame"
    ),
    "a hardness without end": Broken(skill(NUMBER + "difficulty: 1e999"), "bad_value", "1e999", "difficulty: [-1, 0.5]"),
    "a hardness that is no number": Broken(skill(NUMBER + "difficulty: nan"), "bad_value", "nan", "difficulty: [-1, 0.5]"),
    "an interest without words": Broken(skill(NUMBER, more="    interests: { thing: [] }\n"), "empty_list", "[]", "thing"),
    "an interest tag without words": Broken(
        skill(NUMBER, more="    interests: { thing: { sea: [] } }\n"), "empty_list", "[]", "sea"
    ),
    "an interest without a tag or words": Broken(
        skill(NUMBER, more="    interests: { thing: {} }\n"), "empty_list", "{}", "thing"
    ),
    "a value of a wrong shape": Broken(
        plus("a: 1 to 5", "a: { x: 1 }"), "bad_value", "{ x: 1 }", "does not fit “a”. steps: [{ a: 1 to 5 }"
    ),
    "a value in a list of a wrong shape": Broken(plus("a: 1 to 5", "a: [1, [2]]"), "bad_value", "[2]", "“a”"),
    "a row that is a text": Broken(skill("kind: text\nask: x\nanswer: x\nrows: [cat]"), "bad_value", "cat]", "rows"),
    "four hints": Broken(
        skill(NUMBER + "hints: [a, b, c, d]"), "too_many", "[a, b, c, d]", "“hints” takes at most 3, and here are 4"
    ),
    "an answer with an unknown value": Broken(
        plus("answer: a + b", "answer: a + c"), "expression", "a + c", "no value called “c” (there are: a, b)"
    ),
    "an answer that is no sum": Broken(plus("answer: a + b", "answer: a + + b)"), "expression", "a + + b)"),
    "a function that is not there": Broken(
        plus("answer: a + b", "answer: open(a)"), "expression", "open(a)", "no function “open”"
    ),
    "an answer that is a word": Broken(
        plus("answer: a + b", "answer: \"'seven'\""), "expression", "kind: number", "not a number"
    ),
    "a division by zero for some values": Broken(
        plus("answer: a + b", "answer: a / (b - 5)"), "expression", "a / (b - 5)", "divided by zero"
    ),
    "an unknown value in ask": Broken(plus("{a} + {b} = ?", "{a} + {x} = ?"), "expression", '"{a} + {x}', "“x”"),
    "an unknown value in a hint": Broken(skill(NUMBER + 'hints: [Count on., "Use {z}."]'), "expression", '"Use {z}', "“z”"),
    "an unknown value in why": Broken(skill(NUMBER + 'why: "It is {z}."'), "expression", '"It is {z}', "“z”"),
    "an unknown value in a mistake's words": Broken(
        skill(NUMBER + 'mistakes: { m: { when: a, say: "{z}!" } }'), "expression", '"{z}!"', "“z”"
    ),
    "an unknown value in where": Broken(skill(NUMBER + "where: z > 1"), "expression", "z > 1", "“z”"),
    "a where that is no condition": Broken(skill(NUMBER + "where: a = b + 1"), "expression", "a = b + 1", "“b”"),
    "a where that nothing fits": Broken(skill(NUMBER + "where: a > 100"), "no_draw", "a > 100", "a > 100"),
    "a range the wrong way round": Broken(plus("a: 1 to 5", "a: 5 to 1"), "expression", "5 to 1", "no numbers in it"),
    "a word without its quotes in a condition": Broken(
        skill(CHOOSE + "mistakes: { m: { where: river == Thunder, when: Asia, say: No. } }"),
        "expression",
        "river == Thunder",
        "A word stands in ' ': 'Thunder'",
    ),
    "a condition in single quotes of a word processor": Broken(
        skill(CHOOSE + "mistakes: { m: { where: river == ‘Nile’, when: Asia, say: No. } }"),
        "expression",
        "river == ‘",
        "Type straight quotes",
    ),
    "a range with a dash": Broken(plus("a: 1 to 5", "a: 1-5"), "expression", "1-5", "Write 1 to 5"),
    "a range with dots": Broken(plus("a: 1 to 5", "a: 1..5"), "expression", "1..5", "Write 1 to 5"),
    "a value that uses a later one": Broken(
        plus("a: 1 to 5, b: 1 to 5", "a: b + 1, b: 1 to 5"), "expression", "b + 1", "comes later"
    ),
    "a value divided by zero": Broken(plus("b: 1 to 5", "b: a / 0"), "expression", "a / 0", "divided by zero"),
    "rows and steps": Broken(
        skill('kind: text\nask: "{w}"\nanswer: "{w}"\nrows: [{ w: cat }]\nsteps: [{ a: 1 to 3 }]'),
        "rows_and_more",
        "[{ a: 1",
        "“steps”",
    ),
    "rows and where": Broken(
        skill('kind: text\nask: "{w}"\nanswer: "{w}"\nrows: [{ w: cat }]\nwhere: len(w) > 2'),
        "rows_and_more",
        "len(w)",
        "“where”",
    ),
    "a step that is no number": Broken(
        skill('kind: text\nask: "{w}"\nanswer: "{w}"\nrows: [{ w: cat, step: one }]'), "expression", "one", "whole number"
    ),
    "a need that is not there": Broken(
        plus("    i_can:", "    needs: [pluss]\n    i_can:"), "unknown_need", "pluss", "Did you mean “plus”?"
    ),
    "a skill that needs itself": Broken(
        plus("    i_can:", "    needs: [tried]\n    i_can:"), "circular_need", "[tried]", "tried → tried"
    ),
    "a mistake that is right for some values": Broken(
        skill(
            'kind: number\nask: "{a} × 2"\nsteps: [{ a: 2 to 9 }]\nanswer: a * 2\nmistakes: { added: { when: a + 2, say: No. } }'
        ),
        "mistake_is_right",
        "{ when: a + 2",
        "(a = 2)",
    ),
    "a mistake that is no number": Broken(
        skill(NUMBER + "mistakes: { m: { when: a + z, say: No. } }"), "expression", "a + z", "no value called “z”"
    ),
    "a wrong choice that is right for some values": Broken(
        skill('kind: choose\nask: "{a} × 2?"\nsteps: [{ a: 2 to 9 }]\nanswer: "{a} + {a}"\nothers: ["{a} + 2", "{a} - 1"]'),
        "answer_in_others",
        '["{a} + 2"',
        "2 + 2 (a = 2)",
    ),
    "a wrong choice with the same value": Broken(
        skill("kind: choose\nask: Which?\nanswer: 0.5\nothers: [0.50, 1, 2, 3]"), "answer_in_others", "[0.50", "0.5"
    ),
    "nothing but the right choice": Broken(
        skill("kind: choose\nask: Which?\nanswer: cat\nothers: [cat]"), "few_choices", "kind: choose", "wrong choice"
    ),
    "a gap that does not fit": Broken(
        skill('kind: text\nask: "{w}"\nanswer: ship\nshow: sh_pp\nrows: [{ w: x }]'),
        "expression",
        "kind: text",
        "“sh_pp” does not fit “ship”",
    ),
    "a gap without a gap": Broken(
        skill("kind: text\nask: Spell.\nanswer: ship\nshow: ship"), "expression", "kind: text", "no gap"
    ),
    "more than can be counted": Broken(
        skill("kind: count\nask: How many?\nof: 🐟\ncount: 25 + 6"), "expression", "kind: count", "0 to 30"
    ),
    "both sides equal for some values": Broken(
        skill("kind: compare\nask: Which is more?\nleft: a\nright: 5\nsteps: [{ a: 1 to 9 }]"),
        "expression",
        "kind: compare",
        "(a = 5)",
    ),
    "half a fish": Broken(
        skill("kind: compare\nask: Which is more?\nleft: 1/2\nright: 5\nof: 🐟"), "expression", "kind: compare", "0 to 12"
    ),
    "pieces that are equal": Broken(
        skill("kind: order\nask: Sort.\npieces: [1, 2, 2]"), "expression", "kind: order", "different pieces"
    ),
    "pieces of equal size": Broken(
        skill("kind: order\nask: Sort.\npieces: [0.5, 1/2, 2]\nsort: up"), "expression", "kind: order", "equal"
    ),
    "a name that fits on no label": Broken(plus("name: Plus", "name: " + "x" * 41), "too_long", "x" * 41, "name: Doubles"),
    "an empty i_can": Broken(plus("i_can: I can add.", 'i_can: ""'), "empty_list", '""', "i_can: I can double"),
    "letters that no font of the game has": Broken(
        skill(NUMBER + "why: Look → there."), "cannot_write", "Look →", "no letters for →"
    ),
    "a name in letters that no font has": Broken(plus("name: Plus", "name: 足し算"), "cannot_write", "足し算", "足し算"),
    "an emoji inside a sentence": Broken(
        skill(NUMBER + "hints: [Think of a 🐈 please.]"), "cannot_write", "Think of a", "picture: or shows:"
    ),
    "a wrong choice in letters that no font has": Broken(
        skill("kind: choose\nask: Which?\nanswer: a\nothers: [足球]\nvalues: { n: 1 to 9 }"), "cannot_write", "足球", "足球"
    ),
    "a sound that is not there": Broken(
        skill(NUMBER + "sound: sounds/bell.ogg"), "sound_missing", "sounds/bell", "not in the pack's folder"
    ),
    "a sound outside the pack": Broken(skill(NUMBER + "sound: ../bell.ogg"), "sound_missing", "../bell", "bell.ogg"),
    "pairs with one pair": Broken(skill("kind: pairs\nask: Match.\npairs: { a: 1 }"), "empty_list", "{ a: 1 }", "pairs"),
    "a sort with one group": Broken(skill("kind: sort\nask: Sort.\ngroups: { a: [1, 2, 3] }"), "empty_list", "{ a: [1", "groups"),
    "a place on nothing": Broken(skill("kind: place\nask: Where?\nanswer: 3"), "missing", "kind: place", "“on” is missing"),
    "a place on something else": Broken(
        skill("kind: place\nask: Where?\non: table\nanswer: 3"), "bad_value", "table", "Possible: 'line'"
    ),
    "a build without pieces": Broken(skill("kind: build\nask: Build.\nmake: total = 5"), "missing", "kind: build", "“pieces”"),
    "a story without questions": Broken(
        skill("kind: read\nstory: Once upon a time.\nquestions: []"), "empty_list", "[]", "questions"
    ),
    "something to show with one criterion": Broken(
        skill("kind: show\nask: Jump.\ncriteria: [I jumped.]"), "empty_list", "[I jumped", "criteria"
    ),
    "a listen without an answer": Broken(skill("kind: listen\nask: What?\nhear: cat"), "missing", "kind: listen", "“answer”"),
    "a mistake without words": Broken(
        skill(NUMBER + "mistakes: { m: { when: a } }"), "missing", "{ when: a }", "“say” is missing"
    ),
    "twelve choices": Broken(
        skill("kind: choose\nask: Which?\nanswer: a\nothers: [b]\nchoices: 12"), "bad_value", "12", "Possible: '2'"
    ),
    "a step of a list": Broken(skill("kind: number\nask: x\nanswer: 1\nsteps: [[1, 2]]"), "bad_value", "[1, 2]", "steps"),
    "braces without quotes in a choice": Broken(
        skill(CHOOSE.replace('"{land}"', "{land}")), "braces_unquoted", "{land}", 'answer: "{land}"'
    ),
    "braces without quotes in a list of choices": Broken(
        skill(CHOOSE.replace('["{a}", Asia]', "[{a}, Asia]")), "braces_unquoted", "{a}", 'others: ["{a}", Asia]'
    ),
    "braces where is calculated": Broken(
        plus("answer: a + b", "answer: {a + b}"), "braces_calculated", "{a + b}", "no braces. answer: a + b"
    ),
    "braces in quotes where is calculated": Broken(
        plus("answer: a + b", 'answer: "{a} + {b}"'), "expression", '"{a} + {b}"\n', "leave the braces away"
    ),
    "the name of a value as the answer": Broken(
        skill(CHOOSE.replace('"{land}"', "land")), "plain_name", "land\n", 'Did you mean answer: "{land}"?'
    ),
    "the name of a value as a wrong choice": Broken(
        skill(CHOOSE.replace('"{a}"', "a")), "plain_name", "a, Asia", 'Did you mean others: "{a}"?'
    ),
    "a sum of values as a text": Broken(
        skill("kind: text\nask: Spell {a}.\nsteps: [{ a: 1 to 9 }]\nanswer: a + 1"), "plain_name", "a + 1", '"{a + 1}"'
    ),
    "a wrong choice that is right in one row": Broken(
        skill(CHOOSE.replace("Danube, land: Europe, a: Africa", "Danube, land: Europe, a: Europe")),
        "answer_in_others",
        "Europe, step: 2 }\n        answer",
        "(river = Danube). Change it in this row.",
    ),
    "a sentence that a comma cuts": Broken(
        skill(NUMBER + "mistakes: { m: { when: a, say: You added, look again. } }"),
        "flow_comma",
        "You added",
        'Write say: "You added, look again."',
    ),
    "a sentence that a comma and a colon cut": Broken(
        skill(NUMBER + "mistakes: { m: { when: a, say: No, think again: where? } }"), "flow_text", "No, think", "in quotes"
    ),
    "quotes of a word processor around a comma in a row": Broken(
        skill(CHOOSE.replace("river: Danube,", "river: “Danube, in Vienna”,")), "curly_quotes", "“Danube", "straight ones"
    ),
    "quotes of a word processor around a comma of a mistake": Broken(
        skill(NUMBER + "mistakes: { m: { when: a, say: “You added, look again.” } }"), "curly_quotes", "“You", "straight ones"
    ),
    "a hint with a colon": Broken(
        skill(NUMBER + "hints:\n  - Remember: more than {a}."),
        "colon_unquoted",
        "Remember",
        'needs quotes. "Remember: more than {a}."',
    ),
    "a hint with two names": Broken(
        skill(NUMBER + "hints:\n  - Remember: more than {a}.\n    Then: add."), "bad_value", "Remember"
    ),
    "a hint in braces": Broken(skill(NUMBER + "hints: [{a}, Add.]"), "braces_unquoted", "{a}, Add", "in quotes"),
    "a text in a row that a comma cuts": Broken(
        skill(CHOOSE.replace("river: Danube,", "river: Danube, in Vienna,")),
        "flow_comma",
        "Danube, in",
        'Write river: "Danube, in Vienna"',
    ),
    "a text in a row that a comma and one word cut": Broken(
        skill(CHOOSE.replace("river: Danube,", "river: Danube, here,")),
        "flow_comma",
        "Danube, here",
        'Write river: "Danube, here"',
    ),
    "an x for times": Broken(plus("answer: a + b", "answer: a x b"), "expression", "a x b", "For times write *."),
    "a formula of a spreadsheet": Broken(plus("answer: a + b", "answer: = a + b"), "expression", "= a + b", "Leave the = "),
    "a dash without a blank": Broken(
        skill("kind: number\nask: x\nanswer: a\nsteps:\n  -{ a: 1 to 5 }"), "dash_no_space", "-{ a", "must be a space"
    ),
    "a condition of a mistake with an unknown value": Broken(
        skill(NUMBER + "mistakes: { m: { where: z > 1, when: a, say: No. } }"), "expression", "z > 1", "“z”"
    ),
    "a word without quotes in a condition": Broken(
        skill(CHOOSE + "mistakes: { m: { where: river = Nile, when: Europe, say: No. } }"), "expression", "river = Nile", "'Nile'"
    ),
    "a condition of a mistake that is none": Broken(
        skill(NUMBER + "mistakes: { m: { where: a + 1, when: a, say: No. } }"), "expression", "kind: number", "no condition"
    ),
    "words sorted as numbers": Broken(
        skill("kind: order\nask: Sort.\npieces: [one, two]\nsort: up"), "expression", "kind: order", "only numbers"
    ),
}


@pytest.mark.parametrize("what", SKILLS)
def test_a_broken_skill_is_named_and_left_out_and_the_rest_plays(what: str, tmp_path: Path) -> None:
    broken = SKILLS[what]
    checked = check(broken.text, tmp_path)
    found = [p for p in checked.problems if p.severity == "error"]
    assert [p.code for p in found] == [broken.code], [p.text for p in checked.problems]
    assert (found[0].line, found[0].column) == place(broken.text, broken.at), found[0].text
    assert broken.says in found[0].text
    assert checked.compiled is not None
    plays = [s["id"] for s in checked.compiled["skills"]]
    assert "trial/plus" in plays
    if broken.code not in ("unknown_need", "circular_need"):
        assert plays == ["trial/plus"]


def test_a_need_that_is_left_out_itself_is_told(tmp_path: Path) -> None:
    text = skill(NUMBER.replace("answer: a + 1", "answer: a + z")) + PLUS.replace("plus:", "more:").replace(
        "    i_can:", "    needs: [tried]\n    i_can:"
    )
    checked = check(text, tmp_path)
    assert [(p.code, p.skill, p.severity) for p in checked.problems] == [
        ("expression", "tried", "error"),
        ("need_left_out", "more", "warning"),
    ]
    assert (checked.problems[1].line, checked.problems[1].column) == place(text, "tried]")


def test_there_are_many_broken_packs() -> None:
    assert len(HEADS) + len(SKILLS) >= 80


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = (
        GOOD
        + PLUS.replace("plus", "one").replace("answer: a + b", "answer: a + c")
        + PLUS.replace("plus", "two").replace("ask:", "aks:")
    )
    text += PLUS.replace("plus", "three").replace("kind: number", "kind: nuber").replace("I can add", "Adds")
    checked = check(text, tmp_path)
    assert [(p.skill, p.code) for p in checked.problems] == [
        ("one", "expression"),
        ("two", "unknown_key"),
        ("three", "unknown_kind"),
        ("three", "not_first_person"),
    ]


def test_a_misspelt_key_is_not_also_missing(tmp_path: Path) -> None:
    checked = check(GOOD.replace("ask:", "aks:"), tmp_path)
    assert [p.code for p in checked.problems] == ["unknown_key"]


def test_every_circle_of_needs_is_named_and_cut(tmp_path: Path) -> None:
    text = GOOD
    for name, need in (("a", "b"), ("b", "a"), ("c", "d"), ("d", "e"), ("e", "c")):
        text += PLUS.replace("plus", name).replace("    i_can:", f"    needs: {need}\n    i_can:")
    checked = check(text, tmp_path)
    assert [p.code for p in checked.problems] == ["circular_need", "circular_need"]
    assert checked.compiled is not None
    assert all(not skill["needs"] for skill in checked.compiled["skills"])


def test_needs_of_other_packs_are_kept(tmp_path: Path) -> None:
    checked = check(GOOD.replace("    i_can:", "    needs: [first-numbers/count-to-5]\n    i_can:"), tmp_path)
    assert not checked.problems
    assert checked.compiled is not None
    assert checked.compiled["skills"][0]["needs"] == ["first-numbers/count-to-5"]


def test_pictures_that_cannot_be_shown_are_named(tmp_path: Path) -> None:
    text = skill('kind: choose\nask: Which one purrs?\nanswer: 🐈\nothers: [🐕, zebra.png, "cow 🐄"]\npicture: shape_star')
    shown: list[tuple[str, str]] = []

    def can_show(name: str, folder: str) -> bool:
        shown.append((name, folder))
        return name in ("🐈", "🐕", "🐄")

    checked = check(text, tmp_path, can_show=can_show)
    named = sorted(p.what for p in checked.problems if p.code == "cannot_show")
    assert named == ["The picture “shape_star” cannot be shown.", "The picture “zebra.png” cannot be shown."]
    assert {folder for _, folder in shown} == {str(tmp_path)}


def test_a_skill_with_a_picture_that_cannot_be_shown_is_left_out(tmp_path: Path) -> None:
    checked = check(skill(NUMBER, more="    picture: zebra\n"), tmp_path, can_show=lambda name, folder: False)
    assert [(p.code, p.skill) for p in checked.problems] == [("cannot_show", "tried")]
    assert checked.compiled is not None
    assert [s["id"] for s in checked.compiled["skills"]] == ["trial/plus"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (skill('kind: number\nask: "{a} + 1 = ?"\nsteps: [{ a: 1 to 3 }, { a: 2 to 3 }]\nanswer: a + 1'), "small_pool"),
        (skill('kind: number\nask: "{a} + 1 = ?"\nsteps: [{ a: 1 to 9 }]\nanswer: a + 1'), "one_family"),
        (skill(NUMBER.replace("= ?", "is " + "a very long way of asking " * 8)), "long_text"),
        (
            skill(
                'kind: choose\nask: "Which one is {a}?"\nsteps: [{ a: 1 to 9 }, { a: 2 to 9 }]\nanswer: "right {a}"\nothers: ["'
                + "a long way round " * 15
                + '", "no"]'
            ),
            "long_choice",
        ),
        (skill(NUMBER + "why: The colour is #fff"), "hash_unquoted"),
        (skill('kind: number\nask: "{a} + 1 = ?"\nsteps: [{ a: 1 to 5 }, { a: 2 to 6 }]\nanswer: a + 1'), "dry_level"),
        (
            skill(NUMBER.replace('"{a} + 1 = ?"', '"' + "Count them all, " * 8 + '{a}?"'), more="    ages: 4-5\n"),
            "long_text",
        ),
        (
            skill(
                'kind: text\nask: "{p}"\nanswer: cat\nrows: [{ p: 🐈 }, { p: 🐱 }, { p: 😺 }, { p: 😸 }, { p: 😻, step: 2 }, { p: 😼, step: 2 }, { p: 🐅, step: 2 }, { p: 😹, step: 2 }]'
            ),
            "nothing_said",
        ),
        (skill(CHOOSE + "mistakes: { m: { when: Antarctica, say: No. } }"), "mistake_never"),
        (skill(CHOOSE.replace("Danube, land: Europe, a: Africa", "Danube, land: Europe")), "row_short"),
        (skill(CHOOSE + "hints: [The Nile, 6650 km, is the longest.]"), "comma_in_list"),
        (skill(CHOOSE.replace('"{land}"', "“{land}”")), "curly_text"),
        (skill(CHOOSE + "mistakes: { m: { when: Asia, say: “Look at the map.” } }"), "curly_text"),
        (skill(CHOOSE.replace("the {river} flow?", 'the {river} flow?"')), "quote_not_begun"),
        (skill(CHOOSE.replace("Volga, land: Europe, a: Africa", "Volga, land: Europe, a: Africa, step: 2")), "thin_steps"),
    ],
)
def test_a_warning_leaves_the_skill_playing(text: str, code: str, tmp_path: Path) -> None:
    checked = check(text, tmp_path)
    assert [(p.code, p.severity) for p in checked.problems] == [(code, "warning")], [p.text for p in checked.problems]
    assert code in WARNINGS
    assert checked.compiled is not None
    assert len(checked.compiled["skills"]) == 2


def test_a_column_that_two_rows_leave_empty_is_no_text_that_a_comma_cuts(tmp_path: Path) -> None:
    text = CHOOSE.replace("a: Europe }", "note: , a: Europe }")
    checked = check(skill(text), tmp_path)
    assert not checked.problems, [p.text for p in checked.problems]


def test_the_good_pack_has_no_problem(tmp_path: Path) -> None:
    checked = check(GOOD, tmp_path)
    assert not checked.problems
    assert checked.compiled is not None


def test_a_mistake_that_only_one_of_many_values_shows_is_found(tmp_path: Path) -> None:
    text = GOOD.replace("answer: a + b", "answer: a + b if a != 9 or b != 4 else a / 0")
    checked = check(text, tmp_path)
    assert [p.code for p in checked.problems] == ["expression"]


def test_a_mistake_in_one_of_many_rows_is_found(tmp_path: Path) -> None:
    rows = "".join(f"  - {{ w: word{letter}, s: wo_d{letter} }}\n" for letter in "abcdefghijklmnopqrstuvwxyz" * 3)
    text = skill('kind: text\nask: "{w}"\nanswer: "{w}"\nshow: "{s}"\nrows:\n' + rows + "  - { w: wordy, s: wo_d }\n")
    checked = check(text, tmp_path)
    assert ["“wo_d” does not fit “wordy”" in p.what for p in checked.problems if p.severity == "error"] == [True]


def test_a_picture_is_named_where_it_stands_not_where_its_first_letter_does(tmp_path: Path) -> None:
    text = skill(NUMBER + "picture: boat.gif")
    checked = check(text, tmp_path, can_show=lambda name, folder: False)
    found = next(p for p in checked.problems if p.code == "cannot_show")
    assert (found.line, found.column) == place(text, "boat.gif")


@pytest.mark.parametrize(
    ("challenge", "when", "says"),
    [
        ("kind: pairs\nask: Match.\npairs: { a: one, b: two, c: three }\n", "a = four", 'such as: when: "'),
        ("kind: sort\nask: Sort.\ngroups: { a: [one, two], b: [three] }\n", "one = c", 'such as: when: "'),
        ("kind: order\nask: Sort.\npieces: [one, two, three]\n", "one four", 'such as: when: "three two one"'),
        ("kind: listen\nask: Which?\nhear: cat\nanswer: cat\nothers: [dog, cow]\n", "bee", "such as: when: "),
        ("kind: compare\nask: More?\nleft: 1\nright: 2\n", "above", "such as: when: left"),
        (
            "kind: place\nask: Where?\non: picture\npicture: 🐘\nregions: { ear: 1 1 9 9, tail: 50 50 9 9 }\nanswer: ear\n",
            "foot",
            "name of a place",
        ),
    ],
)
def test_a_mistake_that_nobody_can_make_is_told(challenge: str, when: str, says: str, tmp_path: Path) -> None:
    text = skill(f'{challenge}mistakes: {{ m: {{ when: "{when}", say: Look. }} }}')
    found = [p for p in check(text, tmp_path).problems if p.code == "mistake_never"]
    assert [(p.line, p.column) for p in found] == [place(text, f'"{when}"')]
    assert says in found[0].text


def test_a_mistake_may_belong_to_one_row_alone(tmp_path: Path) -> None:
    """With ``where``; in another language the word in it is exchanged too."""
    pack = tmp_path / "trial"
    (pack / "words").mkdir(parents=True)
    nile = """mistakes: { m: { where: river = 'Nile', when: Europe, say: The Nile is far from here. } }"""
    (pack / "pack.yaml").write_text(skill(CHOOSE + nile), "utf-8")
    words = '"Nile": Nil\n      "Europe": Europa\n      "Where does the {river} flow?": "Wo ist der {river}?"'
    (pack / "words" / "de.yaml").write_text(
        f"translates: trial\nlanguage: de\nskills:\n  tried:\n    words:\n      {words}\n", "utf-8"
    )
    checked = check_pack(pack)
    assert {p.code for p in checked.problems} == {"words_missing"}
    assert checked.compiled is not None
    for language, river, wrong in (("en", "Nile", "Europe"), ("de", "Nil", "Europa")):
        library = Library([(pack, checked.compiled)], language=language)
        made = [library.make("trial/tried#0.0", seed) for seed in range(40)]
        known = {c.prompt.text: list(c.mistakes) for c in made}
        assert [known[text] for text in known if river in text] == [[wrong]]
        assert all(not known[text] for text in known if river not in text)


def test_a_skill_at_the_margin_is_not_taken_for_a_key_of_the_pack(tmp_path: Path) -> None:
    text = GOOD + PLUS.replace("plus:", "more:").replace("  more:", "more:")
    found = check(text, tmp_path).problems
    assert [p.code for p in found] == ["skill_at_margin"]
    assert (found[0].line, found[0].column) == place(text, "more:")


WHAT_HIDES = {
    "without a title": ("title: Trial\n", "", "missing"),
    "without about": ("about: A pack for tests.\n", "", "missing"),
    "without an id": ("id: trial\n", "", "missing"),
    "without a language": ("language: en\n", "", "missing"),
    "with ages in words": ("ages: 7-10", "ages: all", "bad_value"),
    "with an unknown key": ("subject: maths", "subject: maths\nversion: 2", "unknown_key"),
    "of a newer format": ("format: 1", "format: 2", "newer_format"),
}


@pytest.mark.parametrize("what", WHAT_HIDES)
def test_nothing_in_the_head_hides_what_is_wrong_further_down(what: str, tmp_path: Path) -> None:
    old, new, code = WHAT_HIDES[what]
    below = PLUS.replace("plus", "one").replace("answer: a + b", "answer: a + c") + PLUS.replace("plus", "two").replace(
        "ask:", "aks:"
    )
    checked = check((GOOD + below).replace(old, new, 1), tmp_path)
    assert [(p.skill, p.code) for p in checked.problems] == [("", code), ("one", "expression"), ("two", "unknown_key")]
    assert checked.compiled is None


def test_nothing_in_a_skill_hides_what_is_wrong_in_its_challenges(tmp_path: Path) -> None:
    second = "      - kind: number\n        ask: x\n"
    below = PLUS.replace("plus", "one").replace("    i_can: I can add.\n", "").replace("answer: a + b", "answer: a + c") + second
    checked = check(GOOD + below, tmp_path)
    assert [(p.code, dict(p.values).get("name")) for p in checked.problems] == [
        ("missing", "i_can"),
        ("missing", "answer"),
        ("expression", None),
    ]
    assert checked.left_out == ["one"]


def test_without_a_language_nothing_is_said_of_the_language(tmp_path: Path) -> None:
    text = GOOD.replace("language: en\n", "").replace("I can add.", "Ich kann addieren.")
    assert [p.code for p in check(text, tmp_path).problems] == ["missing"]


def test_what_the_reader_refuses_hides_no_problem_of_the_model(tmp_path: Path) -> None:
    text = skill('kind: number\nask: "{a}"\nvalues: { a: 1 to 9 }\nanswer: a\nhnits: [x]\n').replace(
        "about:", "id: again\naubout:"
    )
    text += "  other:\n    name: &x Other\n    i_can: I can.\n    challenges:\n      - kind: nubmer\n        ask: x\n        answer: 1\n"
    checked = check(text, tmp_path)
    assert [problem.code for problem in checked.problems] == ["key_twice", "anchor", "unknown_key", "unknown_key", "unknown_kind"]
    assert checked.compiled is None, "nothing of a file plays in which something was refused"


def test_nothing_is_told_that_only_comes_of_a_refusal(tmp_path: Path) -> None:
    text = skill('kind: choose\nask: "{a}"\nvalues: { a: 1 to 9 }\nanswer: *a\nothers: [x]\n')
    assert [problem.code for problem in check(text, tmp_path).problems] == ["alias"]


def test_a_slip_of_syntax_that_can_be_mended_hides_no_problem_of_the_model(tmp_path: Path) -> None:
    text = skill("kind: number\nask: Look: what?\nanswer: 3\n").replace("about:", "aubout:")
    assert [p.code for p in check(text, tmp_path).problems if p.severity == "error"] == ["colon_unquoted", "unknown_key"]


def test_every_calculation_of_a_challenge_that_fails_is_told_at_once(tmp_path: Path) -> None:
    text = skill('kind: number\nask: "{a} {b}"\nvalues: { a: 1 to 9 }\nanswer: a + c\nhints: ["{d}", "{a / 0}"]\nwhy: "{a}"\n')
    found = [problem for problem in check(text, tmp_path).problems if problem.code == "expression"]
    assert [problem.line for problem in found] == [place(text, marked)[0] for marked in ("{b}", "a + c", "{d}", "{d}")]


def test_every_range_of_values_that_makes_no_sense_is_told_at_once(tmp_path: Path) -> None:
    text = skill('kind: number\nask: "{a} {b}"\nvalues: { a: 9 to 1, b: 1 to 9 by 0, c: 5 to 2 }\nanswer: a\n')
    assert [problem.code for problem in check(text, tmp_path).problems] == ["expression"] * 3
