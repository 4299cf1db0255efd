"""Signs in answers: all of them can be given, by the keys that are shown and by a keyboard, and none changes a letter."""

import unicodedata

import pytest

from engine.challenges.base import Answer, Challenge, Form, NumberForm, Right, TextForm, Wrong
from engine.challenges.kinds import judge
from engine.challenges.signs import letters
from engine.challenges.slate import Slate
from tests.engine.challenges.asking import ask, form

SIGNS = [
    "10:30",
    "Dr.",
    "50%",
    "?",
    "e‑mail",
    "ice cream",
    "cœur",
    "l’eau",
    "“no”",
    "wait…",
    "3 < 4",
    "a_b",
    "snow­man",
    "(x)",
    "5 €",
]


def given_by(asked: Challenge, keys: list[str]) -> object:
    """The verdict on what these keys write."""
    slate = Slate(form(asked, TextForm))
    for key in keys:
        assert slate.press(key), (key, slate.typed, slate.keys)
    answer = slate.submit()
    assert answer is not None
    return judge(asked, answer)


@pytest.mark.parametrize("answer", SIGNS)
def test_every_sign_of_a_word_has_a_key_that_works(answer: str) -> None:
    asked = ask("text", answer=answer)
    slate = Slate(form(asked, TextForm))
    keys = list(slate.signs_of(asked.solution[Form.TEXT][0]))
    assert set(keys) <= set(slate.keys)
    assert given_by(asked, keys) == Right()
    assert asked.shown_solution == answer


@pytest.mark.parametrize(("answer", "typed"), [("e‑mail", "e-mail"), ("l’eau", "l'eau"), ("“no”", '"no"'), ("wait…", "wait...")])
def test_signs_of_word_processors_are_typed_as_keyboards_have_them(answer: str, typed: str) -> None:
    assert given_by(ask("text", answer=answer), list(typed)) == Right()
    assert judge(ask("text", answer=typed), Answer(Form.TEXT, (answer,))) == Right()


@pytest.mark.parametrize("answer", ["e\u0301te\u0301", "क्षेत्र", "ש\u05c1לום"])
def test_marks_belong_to_their_letter(answer: str) -> None:
    asked = ask("text", answer=answer)
    assert not any(unicodedata.combining(key[0]) for key in Slate(form(asked, TextForm)).keys)
    keys = list(Slate(form(asked, TextForm)).signs_of(answer))
    assert given_by(asked, keys) == Right()
    slate = Slate(form(asked, TextForm))
    for key in keys:
        slate.press(key)
    slate.erase()
    assert letters(slate.typed) == tuple(keys[:-1])


def test_the_space_bar_is_a_letter_inside_a_text_and_in_mixed_numbers_only() -> None:
    slate = Slate(form(ask("text", answer="ice cream"), TextForm))
    assert not slate.wants_blank, "with nothing typed it presses what has the focus"
    slate.press("i")
    assert slate.wants_blank
    gap = Slate(form(ask("text", answer="lamp", own={"show": "l_mp"}), TextForm))
    gap.press("a")
    assert not gap.wants_blank
    whole = Slate(form(ask("number", answer="12"), NumberForm))
    whole.press("1")
    assert not whole.wants_blank
    mixed = ask("number", answer="7 / 4", own={"write": "mixed"})
    slate = Slate(form(mixed, NumberForm))
    for key in "1 3/4":
        assert slate.press(key)
        assert key in slate.keys
    assert slate.submit() == Answer(Form.NUMBER, ("1 3/4",))


@pytest.mark.parametrize(("answer", "typed"), [("Fuß", "Fuss"), ("Maße", "Masse"), ("ﬁn", "fin"), ("ŉ", "ʼn")])
def test_any_case_changes_no_letter(answer: str, typed: str) -> None:
    asked = ask("text", answer=answer, own={"case": "any"})
    assert isinstance(judge(asked, Answer(Form.TEXT, (typed,))), Wrong)
    assert judge(asked, Answer(Form.TEXT, (answer.swapcase() if len(answer.swapcase()) == len(answer) else answer,))) == Right()


def test_case_is_all_that_any_case_folds() -> None:
    for answer, typed in (("Straße", "STRAẞE"), ("Ärger", "äRGER"), ("Οδός", "οδόσ"), ("Berlin", "berlin")):
        assert judge(ask("text", answer=answer), Answer(Form.TEXT, (typed,))) == Right(), answer


@pytest.mark.parametrize(
    ("language", "typed"), [("en", ".5"), ("de", ",5"), ("de", ".5"), ("en", ",5"), ("en", "0.5"), ("de", "0,5"), ("en", "1/2")]
)
def test_a_decimal_needs_no_zero_in_front(language: str, typed: str) -> None:
    asked = ask("number", answer="1 / 2", language=language)
    slate = Slate(form(asked, NumberForm))
    for key in typed:
        assert slate.press(key)
    answer = slate.submit()
    assert answer is not None
    assert judge(asked, answer) == Right()


def test_a_negative_decimal_needs_none_either() -> None:
    assert judge(ask("number", answer="0 - 1 / 4"), Answer(Form.NUMBER, ("-.25",))) == Right()
