"""Typing a number or a word: which keys there are and what a keyboard may bring."""

import pytest

from engine.challenges.base import Answer, Form, NumberForm, Right, TextForm, Wrong
from engine.challenges.kinds import judge
from engine.challenges.slate import Slate
from tests.engine.challenges.asking import ask, form


def typed(slate: Slate, text: str) -> str:
    for key in text:
        slate.press(key)
    return slate.typed


@pytest.mark.parametrize(
    ("answer", "language", "extra"),
    [("7", "en", ""), ("7 / 2", "en", "."), ("7 / 2", "de", ","), ("0 - 7", "en", "−"), ("2 / 3", "en", "/"), ("1200", "en", "")],
)
def test_the_pad_shows_the_signs_that_the_answer_needs(answer: str, language: str, extra: str) -> None:
    slate = Slate(form(ask("number", answer=answer, language=language), NumberForm))
    assert "".join(slate.keys) == "1234567890" + extra


def test_a_keyboard_may_bring_either_sign_and_the_judge_decides() -> None:
    asked = ask("number", answer="2.5")
    for text in ("2.5", "2,5"):
        slate = Slate(form(asked, NumberForm))
        assert typed(slate, text) == text
        answer = slate.submit()
        assert answer is not None
        assert judge(asked, answer) == Right()
    thousand = ask("number", answer="1200")
    slate = Slate(form(thousand, NumberForm))
    assert typed(slate, "1,200") == "1,200"
    assert judge(thousand, Answer(Form.NUMBER, (slate.word,))) == Right()


def test_a_keyboard_brings_the_signs_of_numbers_and_nothing_else_and_a_minus_stands_first() -> None:
    assert typed(Slate(form(ask("number", answer="7"), NumberForm)), "2-.5a ") == "2.5", "a swallowed point would make it 25"
    assert typed(Slate(form(ask("number", answer="0 - 7"), NumberForm)), "-1-2") == "−12"


def test_the_last_gap_can_be_filled_and_no_letter_more() -> None:
    assert typed(Slate(form(ask("text", answer="ship", own={"show": "sh_p"}), TextForm)), "ii") == "i"
    assert typed(Slate(form(ask("text", answer="ship", own={"show": "s__p"}), TextForm)), "hip") == "hi"
    free = Slate(TextForm(longest=3))
    assert typed(free, "cats") == "cat"


def test_where_case_matters_it_stays_as_it_was_typed() -> None:
    exact = ask("text", answer="Berlin", own={"case": "exact"})
    slate = Slate(form(exact, TextForm))
    assert typed(slate, "berlin") == "berlin"
    answer = slate.submit()
    assert answer is not None
    assert isinstance(judge(exact, answer), Wrong)
    assert {"B", "b"} <= set(slate.keys)
    easy = ask("text", answer="Berlin")
    assert typed(Slate(form(easy, TextForm)), "berlin") == "Berlin"


@pytest.mark.parametrize(("accents", "right"), [("free", True), ("exact", False)])
def test_accents_count_unless_the_pack_lets_them_go(accents: str, right: bool) -> None:
    asked = ask("text", answer="café", own={"accents": accents})
    assert (judge(asked, Answer(Form.TEXT, ("cafe",))) == Right()) is right
    assert judge(asked, Answer(Form.TEXT, ("CAFÉ",))) == Right()
