"""Every kind proves itself: right, wrong and unreadable answers; expressions compute and refuse."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import Answer, Form, Right, Unreadable, Wrong
from engine.challenges.expressions.language import ExpressionError, evaluate, show
from engine.challenges.expressions.numerals import read_number
from engine.challenges.kinds import KINDS, judge
from engine.challenges.kinds.number import near_numbers
from engine.challenges.kinds.text import gaps, spread
from engine.challenges.making import is_picture, option
from engine.challenges.speaking.maths import said
from engine.challenges.speaking.number_words import number_words
from engine.content.library.library import Library


def test_every_family_of_every_pack_gives_fair_challenges(library: Library) -> None:
    count = 0
    kinds = set()
    for skill in library.skills.values():
        for family in skill.families:
            for seed in range(12):
                challenge = library.make(family.item, seed)
                examples = KINDS[challenge.kind].examples(challenge)
                assert all(isinstance(judge(challenge, answer), Right) for answer in examples.right), challenge
                assert all(isinstance(judge(challenge, answer), Wrong) for answer in examples.wrong), challenge
                assert all(isinstance(judge(challenge, answer), Unreadable) for answer in examples.unreadable), challenge
                assert challenge.prompt.spoken.strip()
                assert challenge.prompt.text or challenge.prompt.picture or challenge.prompt.groups
                assert "{" not in challenge.prompt.text + challenge.why + "".join(challenge.hints)
                kinds.add(challenge.kind)
                count += 1
    assert count > 2000
    assert len(kinds) >= 6


def test_the_shipped_packs_have_at_least_forty_skills_in_one_web_without_problems(library: Library) -> None:
    assert library.problems == []
    assert len(library.skills) >= 40
    for skill in library.skills.values():
        assert skill.at_home, skill.id
        assert len(skill.families) >= 2, skill.id
        assert len(skill.name) <= 18, skill.id
        assert all(need in library.skills for need in skill.needs), skill.id
        for family in skill.families:
            challenge = library.make(family.item, 1)
            assert challenge.hints, family.item
            assert challenge.why, family.item
    reached = {name for name, skill in library.skills.items() if not skill.needs}
    for _ in library.skills:
        reached |= {name for name, skill in library.skills.items() if all(need in reached for need in skill.needs)}
    assert reached == set(library.skills)


def test_the_same_seed_makes_the_same_challenge_and_levels_do_not_repeat(library: Library) -> None:
    for item in [f.item for s in list(library.skills.values())[::5] for f in s.families]:
        assert library.make(item, 7) == library.make(item, 7)
        seen: set[str] = set()
        different = {library.make(item, seed).identity for seed in range(24)}
        for seed in range(min(3, len(different))):
            challenge = library.make(item, seed, avoid=frozenset(seen))
            assert challenge.identity not in seen, item
            seen.add(challenge.identity)


def test_interests_change_the_words_and_never_the_numbers(library: Library) -> None:
    item = next(f.item for f in library.skills["times-tables/times-2"].families if f.item.endswith("#1.0"))
    plain, space = library.make(item, 3), library.make(item, 3, interests=("space",))
    assert "rockets" in space.prompt.text
    assert plain.solution[Form.NUMBER] != () and space.difficulty == plain.difficulty


def test_a_known_mistake_is_recognised(library: Library) -> None:
    item = library.skills["times-tables/times-9"].families[0].item
    challenge = library.make(item, 1)
    wrong = next(value for value, mistake in challenge.mistakes.items() if mistake.id == "ten-times")
    verdict = judge(challenge, Answer(Form.NUMBER, (wrong,)))
    assert isinstance(verdict, Wrong)
    assert verdict.mistake is not None
    assert verdict.mistake.id == "ten-times"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("0.1 + 0.2", "0.3"), ("1/3 + 1/6", "0.5"), ("7 // 2", "3"), ("7 % 2", "1"),
        ("-2 ** 2", "−4"), ("2 ** 3", "8"), ("3 × 4", "12"), ("12 ÷ 4", "3"), ("1 if 2 > 1 else 0", "1"), ("gcd(12, 18)", "6"),
        ("lcm(4, 6)", "12"), ("round(27 / 10) * 10", "30"), ("max(1, 5, 3)", "5"), ("words(21)", "twenty-one"), ("first('cat')", "c"),
        ("plural(1, 'box', 'boxes')", "box"), ("len('ship')", "4"), ("'a' + 'b'", "ab"), ("2/3", "2/3"), ("digit(372, 1)", "7"),
        ("1 < 2 and not 2 < 1", "yes"),
    ],
)  # fmt: skip
def test_expressions_compute_exactly(source: str, expected: str) -> None:
    assert show(evaluate(source, {})) == expected


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os')", "a.b", "a[0]", "lambda: 1", "open('x')", "9 ** 99", "9 ** 9 ** 9", "1/0", "x", "(", "1 +", "'a' * 1000000",
        "(" * 60 + "1" + ")" * 60, "1+" * 200 + "1", "1" * 400, "10 ** 12 * 10 ** 12", "f(x)", "'a' < 1", "not 1", "1 if 1 else 2",
        "a = 1", "exec('1')", "1;2", "round(1, 99)",
    ],
)  # fmt: skip
def test_expressions_refuse_kindly(source: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(source, {})


@given(st.text(max_size=60))
def test_no_text_makes_an_expression_fail_in_another_way(source: str) -> None:
    try:
        evaluate(source, {"a": Fraction(3), "b": "x"})
    except ExpressionError:
        pass


@given(st.fractions(min_value=-50, max_value=200, max_denominator=1), st.integers())
def test_wrong_numbers_are_never_the_right_one(value: Fraction, seed: int) -> None:
    wrong = near_numbers(value, [show(value), show(value + 1)], Random(seed))
    assert wrong
    assert all(read_number(text) != value for text in wrong)


def test_numbers_are_spoken() -> None:
    assert number_words(0) == "zero"
    assert number_words(215) == "two hundred and fifteen"
    assert number_words(-7) == "minus seven"
    assert said("7 + 5 = ?") == "7 plus 5 is what?"
    assert said("4 + ? = 10") == "4 plus what is 10"
    assert said("Which is 3 × 4?") == "Which is 3 times 4?"


def test_children_may_write_numbers_their_way() -> None:
    assert read_number("−3") == read_number("-3") == -3
    assert read_number("0,5") == read_number("0.5") == Fraction(1, 2)
    assert read_number("3/4") == Fraction(3, 4)
    assert read_number("12a") is None
    assert read_number("1/0") is None


def test_pictures_and_words_are_told_apart() -> None:
    assert is_picture("🐈")
    assert is_picture("6️⃣")
    assert is_picture("shape_circle")
    assert not is_picture("cat")
    assert not is_picture("−3")
    assert option("cat 🐈").text == "cat"
    assert option("cat 🐈").picture == "🐈"
    assert option("shape_circle").spoken == "circle"


def test_a_gap_must_fit_its_word() -> None:
    assert gaps("ship", "sh_p") == ("s", "h", "", "p")
    with pytest.raises(ValueError, match="does not fit"):
        gaps("ship", "sh_t")
    assert set("ship") <= set(spread(list("ship"), Random(1)))
