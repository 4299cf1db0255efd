"""Problems as teachers read them."""

import string

import pytest

from engine.content.models.problems import _WORDS, WARNINGS, Problem, did_you_mean


@pytest.mark.parametrize("code", sorted(_WORDS))
def test_every_problem_says_what_is_wrong_and_what_helps(code: str) -> None:
    fields = {name for text in _WORDS[code] for _, name, _, _ in string.Formatter().parse(text) if name}
    problem = Problem.of(code, "a/pack.yaml", line=3, column=5, skill="plus", **{name: f"<{name}>" for name in fields - {"line"}})
    assert problem.text.startswith("a/pack.yaml:3:5: ")
    assert problem.what.endswith((".", ">"))
    assert problem.help
    assert problem.severity == ("warning" if code in WARNINGS else "error")


def test_warnings_are_known_problems() -> None:
    assert set(_WORDS) >= WARNINGS


def test_a_value_is_never_taken_for_a_place_to_fill() -> None:
    problem = Problem.of("bad_value", "a", value="{name} {0} {", name="ask", example="{a} + {b}")
    assert problem.what == "“{name} {0} {” does not fit “ask”."
    assert problem.help == "{a} + {b}"


def test_a_long_value_is_cut() -> None:
    assert len(Problem.of("bad_value", "a", value="x" * 5000, name="ask").what) < 200


def test_the_nearest_known_word_is_suggested_and_far_ones_are_not() -> None:
    assert str(did_you_mean("anwser", ["ask", "answer", "others"])) == "Did you mean “answer”?"
    assert did_you_mean("zzz", ["ask", "answer"]) == ""
