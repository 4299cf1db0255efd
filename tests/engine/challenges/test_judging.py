"""What an answer is worth, form by form."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import (
    Answer,
    AnswerForm,
    Challenge,
    ChooseForm,
    Form,
    Mistake,
    NumberForm,
    Option,
    OrderForm,
    Prompt,
    Right,
    TextForm,
    Unreadable,
    Wrong,
)
from engine.challenges.expressions.language import show
from engine.challenges.expressions.numerals import read_number
from engine.challenges.kinds import judge

DOUBLED = Mistake(id="doubled", say="You doubled.")


def challenge(
    form: AnswerForm, *solution: str, mistakes: dict[str, Mistake] | None = None, accepted: tuple[str, ...] = ()
) -> Challenge:
    """A challenge with one form."""
    return Challenge(
        item="p/s#0.0",
        kind=form.form.value,
        skill="p/s",
        seed=1,
        identity="x",
        prompt=Prompt(text="?", spoken="?"),
        forms=(form,),
        solution={form.form: solution},
        shown_solution=solution[0],
        mistakes=mistakes or {},
        accepted=accepted,
    )


@pytest.mark.parametrize("typed", ["0.5", "0,5", "1/2", "2/4", " 0.50 ", "0. 5"])
def test_a_number_is_right_however_it_is_written(typed: str) -> None:
    assert judge(challenge(NumberForm(), "0.5"), Answer(Form.NUMBER, (typed,))) == Right()


@pytest.mark.parametrize("typed", ["-3", "−3", "− 3"])
def test_a_minus_may_be_any_minus(typed: str) -> None:
    assert judge(challenge(NumberForm(negative=True), "−3"), Answer(Form.NUMBER, (typed,))) == Right()


@pytest.mark.parametrize("typed", ["", "  ", "abc", "1/0", "1.", ".", "--1", "1.2.3", "5 five", "9" * 5000, "²", "1e3", "−"])
def test_what_is_no_number_counts_for_nothing(typed: str) -> None:
    assert judge(challenge(NumberForm(), "5"), Answer(Form.NUMBER, (typed,))) == Unreadable()


def test_a_wrong_number_carries_its_known_mistake_however_it_is_written() -> None:
    asked = challenge(NumberForm(), "0.5", mistakes={"1/4": DOUBLED})
    assert judge(asked, Answer(Form.NUMBER, ("0.25",))) == Wrong(DOUBLED)
    assert judge(asked, Answer(Form.NUMBER, ("4",))) == Wrong(None)


@pytest.mark.parametrize("typed", ["Café", "CAFÉ", "cafe\u0301", "  café ", "coffee  shop", "Coffee shop"])
def test_a_word_is_right_in_any_case_and_as_any_accepted_variant(typed: str) -> None:
    assert judge(challenge(TextForm(), "café", accepted=("coffee shop",)), Answer(Form.TEXT, (typed,))) == Right()


def test_a_curly_apostrophe_is_an_apostrophe() -> None:
    assert judge(challenge(TextForm(), "don't"), Answer(Form.TEXT, ("don’t",))) == Right()


@pytest.mark.parametrize("typed", ["cafe", "caf", "cafés", "ca fé"])
def test_another_word_is_wrong(typed: str) -> None:
    assert judge(challenge(TextForm(), "café"), Answer(Form.TEXT, (typed,))) == Wrong(None)


def test_a_wrong_word_carries_its_known_mistake_in_any_case() -> None:
    asked = challenge(TextForm(), "ship", mistakes={"sip": DOUBLED})
    assert judge(asked, Answer(Form.TEXT, ("SIP",))) == Wrong(DOUBLED)


def test_only_an_offered_choice_is_an_answer() -> None:
    asked = challenge(ChooseForm(options=(Option(id="a", text="A"), Option(id="b", text="B"))), "a", mistakes={"b": DOUBLED})
    assert judge(asked, Answer(Form.CHOOSE, ("a",))) == Right()
    assert judge(asked, Answer(Form.CHOOSE, ("b",))) == Wrong(DOUBLED)
    assert judge(asked, Answer(Form.CHOOSE, ("c",))) == Unreadable()
    assert judge(asked, Answer(Form.CHOOSE, ("A",))) == Unreadable()


def test_an_order_needs_every_piece_once() -> None:
    pieces = tuple(Option(id=name, text=name) for name in "cab")
    asked = challenge(OrderForm(pieces=pieces), "a", "b", "c", mistakes={"c b a": DOUBLED})
    assert judge(asked, Answer(Form.ORDER, ("a", "b", "c"))) == Right()
    assert judge(asked, Answer(Form.ORDER, ("c", "b", "a"))) == Wrong(DOUBLED)
    assert judge(asked, Answer(Form.ORDER, ("b", "a", "c"))) == Wrong(None)
    for given_pieces in (("a", "b"), ("a", "b", "c", "c"), ("a", "b", "d"), ("a", "a", "c")):
        assert judge(asked, Answer(Form.ORDER, given_pieces)) == Unreadable()


@pytest.mark.parametrize("form", list(Form))
def test_an_answer_in_a_form_that_was_not_asked_or_an_empty_one_counts_for_nothing(form: Form) -> None:
    asked = challenge(NumberForm(), "5")
    assert judge(asked, Answer(form, ())) == Unreadable()
    assert judge(asked, Answer(form, ("",))) == Unreadable()
    if form is not Form.NUMBER:
        assert judge(asked, Answer(form, ("5",))) == Unreadable()


@given(st.text(max_size=30), st.sampled_from(list(Form)))
def test_no_answer_breaks_the_judge(typed: str, form: Form) -> None:
    forms = (
        NumberForm(),
        TextForm(),
        OrderForm(pieces=(Option(id="5"), Option(id="6"))),
        ChooseForm(options=(Option(id="5"), Option(id="6"))),
    )
    for asked_form in forms:
        asked = challenge(asked_form, "5", mistakes={"six": DOUBLED, "7": DOUBLED})
        assert isinstance(judge(asked, Answer(form, (typed,))), Right | Wrong | Unreadable)


@given(st.text(max_size=60))
def test_reading_a_number_never_fails(text: str) -> None:
    number = read_number(text)
    assert number is None or number == number


@given(st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=1000))
def test_a_number_that_is_shown_is_read_back(value: Fraction) -> None:
    read = read_number(show(value))
    assert read is not None
    assert read == value
