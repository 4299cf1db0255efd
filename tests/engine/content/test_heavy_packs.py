"""Packs that are small as a file and heavy to check: all is told that helps, the rest is counted, and the work has an end."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from engine.challenges.templates import MAX_DRAWS
from engine.content.checks.budget import Budget, BudgetSpent
from engine.content.checks.checking import Checked, check_pack
from engine.content.models.problems import MOST_TOLD, Problem, did_you_mean, told
from tests.engine.content.writing import GOOD, HEAD, PLUS, check, skill

CHOOSE = 'kind: choose\nask: "{a}"\nsteps: [{ a: 1 to 9 }]\nanswer: "{a}"\nothers: [x, y]\n'


def _keys(indent: int, count: int) -> str:
    return "".join(f"{' ' * indent}k{n}: 1\n" for n in range(count))


def _skills(count: int, need: str = "") -> str:
    return HEAD + "".join(PLUS.replace("plus:", f"times-tables-{n}:").replace("    i_can", f"{need.format(n=n)}    i_can") for n in range(count))  # fmt: skip


MANY: dict[str, Callable[[int], str]] = {
    "unknown keys of the pack": lambda n: _keys(0, n) + GOOD,
    "unknown keys of a skill": lambda n: GOOD + _keys(4, n),
    "unknown keys of a challenge": lambda n: skill(CHOOSE + _keys(0, n)),
    "unknown keys between braces": lambda n: skill("{kind: choose, " + ", ".join(f"k{m}: 1" for m in range(n)) + "}"),
    "needs that are misspelt": lambda n: _skills(min(n, 250), "    needs: [times-table-{n}x, times-tble-{n}]\n"),
    "needs that do not exist": lambda n: GOOD + f"    needs: [{', '.join(f'no{m}' for m in range(n))}]\n",
    "texts in curly quotes": lambda n: GOOD + "    standards:\n" + "".join(f"      - “{{m}} {m}”\n" for m in range(n)),
    "ends behind a hash": lambda n: GOOD + "    standards:\n" + "".join(f"      - a #b{m}\n" for m in range(n)),
}


@pytest.mark.parametrize("what", MANY)
def test_many_problems_are_told_up_to_a_number_and_the_rest_is_counted(what: str, tmp_path: Path) -> None:
    checked = check(MANY[what](300), tmp_path)
    assert len(checked.problems) == MOST_TOLD + 1
    last = [problem for problem in checked.problems if problem.code == "and_more"]
    assert len(last) == 1 and int(str(dict(last[0].values)["count"])) >= 190


@pytest.mark.parametrize("what", MANY)
def test_the_work_grows_with_the_file_and_not_with_its_square(what: str, tmp_path: Path) -> None:
    few, many = MANY[what](125), MANY[what](250)
    assert _work(many, tmp_path) < 3 * _work(few, tmp_path)


def _work(text: str, folder: Path) -> int:
    """How many calls a check makes: the same number on every computer."""
    check(text, folder)  # what is imported and kept once does not count
    calls = 0

    def count(frame: FrameType, event: str, value: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        check(text, folder)
    finally:
        sys.setprofile(None)
    return calls


def _worn(text: str, folder: Path, letters: int) -> Checked:
    return check(text, folder, most_letters=letters)


HEAVY = {
    "many skills": _skills(40),
    "many mistakes": skill(CHOOSE + "mistakes:\n" + "".join(f'  m{n}: {{ when: "{n}", say: No }}\n' for n in range(900))),
    "many values": skill(
        CHOOSE.replace("{ a: 1 to 9 }", "{ a: 1 to 9, " + ", ".join(f"v{n}: a + {n}" for n in range(900)) + " }")
    ),
    "a long text full of braces": skill(CHOOSE.replace('"{a}"', '"' + "{a} " * 450 + '"', 1)),
    "a where that hardly ever fits": skill(CHOOSE.replace("1 to 9", "1 to 99999") + "where: a % 1999 == 7\n"),
    "a where that fits one of all": skill(CHOOSE.replace("1 to 9", "1 to 399") + "where: a == 7\n"),
}


@pytest.mark.parametrize("what", HEAVY)
def test_a_pack_that_makes_too_much_work_is_told_so_and_what_was_looked_at_plays(what: str, tmp_path: Path) -> None:
    checked = _worn(HEAVY[what], tmp_path, 45_000)
    assert [p.code for p in checked.problems if p.severity == "error"] == ["too_much_work"]
    assert checked.compiled is not None, "the skill before it plays"
    plays = {entry["id"].partition("/")[2] for entry in checked.compiled["skills"]}
    assert plays and not plays & set(checked.left_out)


def test_a_budget_is_spent_to_its_last_letter_and_thinned_below_a_quarter() -> None:
    budget = Budget(400)
    budget.spend(300)
    assert (budget.draws(60, 5), budget.is_thinned) == (60, False)
    budget.spend(1)
    assert (budget.draws(60, 5), budget.is_thinned) == (5, True)
    budget.spend(99)
    assert budget.left == 0
    with pytest.raises(BudgetSpent):
        budget.spend(1)


def test_a_draw_is_tried_as_often_as_may_be_and_each_try_costs() -> None:
    budget = Budget(MAX_DRAWS * 3)
    assert list(budget.tries(3)) == list(range(MAX_DRAWS))
    assert budget.left == 0


_SUMS = 'kind: number\nask: "{a}?"\nsteps: [{ a: 1 to 300 }]\nanswer: a\n'
SUMS = skill(_SUMS)  # 61 draws of the good skill, then 300


def test_a_challenge_of_few_letters_counts_for_the_work_of_making_it(tmp_path: Path) -> None:
    assert "too_much_work" in _codes(_worn(SUMS, tmp_path, 400 * 361)), "more than 400 letters' worth at each of 361 draws"
    assert not {"too_much_work", "checked_thinly"} & set(_codes(_worn(SUMS, tmp_path, 700 * 361)))


def test_known_mistakes_and_a_search_for_a_way_count_as_work(tmp_path: Path) -> None:
    mistakes = ", ".join(f"m{n}: {{ when: a + {n + 1}, say: x }}" for n in range(40))
    plain, known = skill(_SUMS), skill(_SUMS + "mistakes: { " + mistakes + " }\n")
    assert _needed(known, tmp_path) > _needed(plain, tmp_path) + 300 * 40 * 30
    lays = 'kind: build\nask: "{a}!"\nsteps: [{ a: 4 to 60 }]\npieces: [1, 2, 5, 10]\nmake: total = a\nagain: "yes"\n'
    near = skill(lays)
    far = skill(lays.replace("4 to 60", "24 to 80"))
    assert _needed(far, tmp_path) > 1.15 * _needed(near, tmp_path), "the search takes longer where more pieces are needed"


def _needed(text: str, folder: Path) -> int:
    """The work a pack makes, to within a twentieth."""
    return next(n for n in (int(20_000 * 1.05**k) for k in range(200)) if "too_much_work" not in _codes(_worn(text, folder, n)))


def test_when_three_quarters_of_the_work_are_done_few_draws_are_taken_and_the_author_is_told_once(tmp_path: Path) -> None:
    checked = _worn(_skills(12), tmp_path, 375_000)
    thin = [problem for problem in checked.problems if problem.code == "checked_thinly"]
    assert len(thin) == 1 and thin[0].severity == "warning" and thin[0].line > 20
    assert "too_much_work" not in _codes(checked) and checked.compiled is not None and len(checked.compiled["skills"]) == 12


def test_a_where_that_fits_one_value_of_all_is_kept_when_few_draws_are_taken(tmp_path: Path) -> None:
    rare = HEAVY["a where that fits one of all"].partition("  tried:")[2]
    text = _skills(12) + "  tried:" + rare
    checked = next(c for n in range(250_000, 600_000, 5_000) if "too_much_work" not in _codes(c := _worn(text, tmp_path, n)))
    assert {"checked_thinly"} <= set(_codes(checked)) and "no_draw" not in _codes(checked)
    assert checked.left_out == []


def test_the_end_of_the_work_is_the_same_on_every_computer(tmp_path: Path) -> None:
    one, other = (_worn(HEAVY["many skills"], tmp_path, 45_000) for _ in range(2))
    assert one.problems == other.problems and one.left_out == other.left_out


def test_a_file_of_words_has_an_end_too_and_the_pack_plays_in_its_own_language(tmp_path: Path) -> None:
    pack = tmp_path / "trial"
    (pack / "words").mkdir(parents=True)
    (pack / "pack.yaml").write_text(_skills(3), "utf-8")
    (pack / "words" / "de.yaml").write_text(
        'translates: trial\nlanguage: de\nwords: { "{a} + {b} = ?": "{a} plus {b} = ?" }\n', "utf-8"
    )
    letters = next(n for n in range(5_000, 200_000, 5_000) if "too_much_work" not in _codes(check_pack(pack, most_letters=n)))
    (pack / "words" / "fr.yaml").write_text((pack / "words" / "de.yaml").read_text("utf-8").replace(": de", ": fr"), "utf-8")
    checked = check_pack(pack, most_letters=letters)
    assert _codes(checked).count("too_much_work") == 1 and checked.compiled is not None
    assert len(checked.compiled["skills"]) == 3
    assert checked.compiled["words"]["fr"]["skills"]["times-tables-2"]["left"] == [0]


def _codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]


def test_more_skills_than_a_pack_may_have_are_no_pack(tmp_path: Path) -> None:
    checked = check(_skills(301), tmp_path)
    assert "too_many" in _codes(checked) and checked.compiled is None


def test_circles_within_circles_are_cut_and_told_up_to_a_number(tmp_path: Path) -> None:
    everybody = ", ".join(f"times-tables-{m}" for m in range(60))
    checked = check(_skills(60, f"    needs: [{everybody}]\n"), tmp_path)
    assert 0 < _codes(checked).count("circular_need") <= 12
    assert checked.compiled is not None
    left = {entry["id"]: entry["needs"] for entry in checked.compiled["skills"]}
    order: list[str] = []
    while ready := [name for name in left if name not in order and not set(left[name]) - set(order)]:
        order += ready
    assert len(order) == 60, "no circle is left"


def test_errors_are_told_before_notes_when_not_all_are_told() -> None:
    notes = [Problem.of("dry_level", "a.yaml", line=n, count=1) for n in range(1, 200)]
    error = Problem.of("bad_id", "a.yaml", line=999, name="x")
    shown = told([*notes, error])
    assert shown[0] == error and shown[-1].code == "and_more" and shown[-1].severity == "warning"
    assert told(notes[:MOST_TOLD]) == notes[:MOST_TOLD]


def test_counted_rests_are_added_up() -> None:
    notes = [Problem.of("dry_level", "a.yaml", line=n, count=1) for n in range(1, 151)]
    again = told([*told(notes), *notes])
    assert dict(again[-1].values)["count"] == "200"


def test_the_likeliest_of_very_many_words_is_still_found() -> None:
    known = [f"times-tables-{n}" for n in range(1_000)]
    assert str(did_you_mean("times-tabels-77", known)) == "Did you mean “times-tables-77”?"
    assert str(did_you_mean("imes-tables-912", known)) == "Did you mean “times-tables-912”?"
    assert did_you_mean("a" * 5_000, ["a" * 5_000 + "b"]) == "", "texts so long are compared by nobody"
