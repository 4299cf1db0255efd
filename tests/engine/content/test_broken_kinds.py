"""Challenges of the later kinds with one mistake each: what the checker says and where it points."""

from pathlib import Path

import pytest

from tests.engine.content.test_broken_packs import Broken
from tests.engine.content.writing import check, place, skill

PLACE = "kind: place\nask: Where is {a}?\non: line\nsteps: [{ a: 1 to 9 }]\nscale: 0 to 10\nanswer: a\n"
BUILD = 'kind: build\nask: Pay {n}.\nsteps: [{ n: 1 to 9 }]\npieces: [1, 2, 5]\nagain: "yes"\nmake: total = n\n'
STORY = "kind: read\nstory: Tom has a red boat.\nquestions:\n  - { ask: Who has a boat?, answer: Tom, others: [Ann] }\n"
BROKEN = {
    "pairs as a list": Broken(skill("kind: pairs\nask: Match.\npairs: [a, b]"), "bad_value", "[a, b]", "pairs: { dog: puppy"),
    "one pair": Broken(skill("kind: pairs\nask: Match.\npairs: { a: b }"), "empty_list", "{ a: b }", "pairs"),
    "a pair without a blank behind its colon": Broken(
        skill("kind: pairs\nask: Match.\npairs: { dog: puppy, cow:calf }"), "colon_no_space", "cow:calf", "space. cow: calf"
    ),
    "pairs that are the same": Broken(
        skill("kind: pairs\nask: Match.\npairs: { a: x, b: x }"), "expression", "kind: pairs", "fewer than two different pairs"
    ),
    "too many pairs at once": Broken(
        skill("kind: pairs\nask: Match.\npairs: { a: b, c: d }\nat_once: 9"), "bad_value", "9\n", "'6'"
    ),
    "one group": Broken(skill("kind: sort\nask: Sort.\ngroups: { a: [b] }"), "empty_list", "{ a: [b] }", "groups"),
    "five groups": Broken(
        skill("kind: sort\nask: Sort.\ngroups: { a: [1], b: [2], c: [3], d: [4], e: [5] }"), "too_many", "{ a: [1]", "at most 4, and here are 5"
    ),
    "a piece in two groups": Broken(
        skill("kind: sort\nask: Sort.\ngroups: { a: [x, y], b: [x] }"), "expression", "kind: sort", "stands in two groups"
    ),
    "a place on nothing": Broken(skill(PLACE.replace("on: line", "on: moon")), "bad_value", "moon", "'thermometer'"),
    "a scale in words": Broken(skill(PLACE.replace("0 to 10", "small")), "expression", "kind: place", "scale: 0 to 20 by 1"),
    "a place off the scale": Broken(skill(PLACE.replace("1 to 9", "8 to 19")), "expression", "kind: place", "no place on the scale"),
    "a region that is no region": Broken(
        skill("kind: place\nask: Where?\non: picture\npicture: 🐈\nregions: { a: here, b: 0 0 9 9 }\nanswer: a"),
        "expression",
        "kind: place",
        "left, top, width and height",
    ),
    "a time that is none": Broken(
        skill("kind: place\nask: Show it.\non: clock\nanswer: half past"), "expression", "kind: place", "Write, for example, 7:30"
    ),
    "a condition that cannot be": Broken(skill(BUILD.replace("total = n", "total = 0 - n")), "expression", "kind: build", "no way was found"),
    "a condition with an unknown name": Broken(skill(BUILD.replace("total = n", "sum = n")), "expression", "sum = n", "no value called “sum”"),
    "a value called total": Broken(skill(BUILD.replace("n: 1 to 9", "n: 1 to 9, total: n")), "expression", "kind: build", "word of build:"),
    "an example that does not hold": Broken(
        skill(BUILD.replace("n: 1 to 9", "n: [4]") + "example: [1, 2]"), "expression", "kind: build", "does not fulfil"
    ),
    "nothing to hear": Broken(
        skill("kind: listen\nask: What?\nanswer: a\nothers: [b]"), "expression", "kind: listen", "hear: (what the voice says)"
    ),
    "a question without an answer": Broken(skill(STORY.replace("answer: Tom, ", "")), "missing", "{ ask: Who", "“answer” is missing"),
    "a question with a misspelt key": Broken(skill(STORY.replace("answer:", "anser:")), "unknown_key", "anser", "Did you mean “answer”?"),
    "a question that is right twice": Broken(skill(STORY.replace("[Ann]", "[Ann, Tom]")), "answer_in_others", "kind: read", "Tom"),
    "a step that is no number": Broken(
        skill(STORY.replace("others: [Ann]", "others: [Ann], step: last")), "expression", "last", "whole number from 1"
    ),
    "one criterion": Broken(skill("kind: show\nask: Do it.\ncriteria: [Done.]"), "empty_list", "[Done.]", "criteria"),
    "a number written strangely": Broken(
        skill("kind: number\nask: One?\nanswer: 1\nwrite: roman"), "bad_value", "roman", "'fraction'"
    ),
    "a tolerance in words": Broken(
        skill("kind: number\nask: One?\nanswer: 1\ntolerance: a little"), "expression", "a little", "a little"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_challenge_is_named_where_it_stands(what: str, tmp_path: Path) -> None:
    broken = BROKEN[what]
    checked = check(broken.text, tmp_path)
    found = [p for p in checked.problems if p.severity == "error"]
    assert [p.code for p in found] == [broken.code], [p.text for p in checked.problems]
    assert broken.says in found[0].text
    assert (found[0].line, found[0].column) == place(broken.text, broken.at), found[0].text
    assert checked.compiled is not None
    assert [s["id"] for s in checked.compiled["skills"]] == ["trial/plus"]


@pytest.mark.parametrize(
    "challenge",
    [
        'kind: number\nask: "{a} + 1 = ?"\nsteps: [{ a: NINES to 5 }]\nanswer: a',
        'kind: number\nask: "{a} + 1 = ?"\nvalues: { a: NINES }\nanswer: a',
        'kind: text\nask: "{a} + 1 = ?"\nrows: [{ a: NINES }]\nanswer: x',
        'kind: text\nask: "{a}"\nrows: [{ a: b, step: NINES }]\nanswer: x',
        'kind: text\nask: "{a}"\nrows: [{ a: b, step: "²" }]\nanswer: x',
        'kind: number\nask: How many?\nshows: ["🍎 x NINES", "🍎 x ²"]\nanswer: "1"',
    ],
)
def test_a_number_of_thousands_of_digits_is_no_matter_for_python(challenge: str, tmp_path: Path) -> None:
    found = check(skill(challenge.replace("NINES", "9" * 5000)), tmp_path)
    assert found.compiled is not None
    assert all(problem.text for problem in found.problems)


def test_an_empty_piece_is_no_piece(tmp_path: Path) -> None:
    for challenge in (
        "kind: sort\nask: Sort.\ngroups: { odd: [1, 3], even: ['2|', 4], none: '{x}' }\nrows: [{ x: '' }]",
        "kind: order\nask: Order.\npieces: [a, '{x}', b, c]\nrows: [{ x: '' }, { x: z }]",
    ):
        found = check(skill(challenge), tmp_path)
        assert [problem.text for problem in found.problems if problem.severity == "error"] == []
        assert found.compiled is not None
        assert len(found.compiled["skills"]) == 2
