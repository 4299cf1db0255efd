"""A number of a pack is shown as it was written: zeros at the end of its decimals are part of a price, a version, a measure."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import Challenge, ChooseForm, OrderForm, PairsForm, SortForm, TextForm
from engine.challenges.expressions.language import evaluate, show
from engine.challenges.expressions.numerals import decimal_sign
from engine.challenges.templates import as_value, fill
from engine.content.library.library import Library
from tests.engine.challenges.asking import ask, offered

WRITTEN = ("0.50", "1.10", "10.30", "5.00", "-2.0", "0.5", "12", "2/8", "100", "0")


def localised(text: str, language: str) -> str:
    return text.replace("-", "−").replace(".", decimal_sign(language))


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_value_of_a_row_is_shown_as_it_was_written(text: str, language: str) -> None:
    whole = fill("{a} and {b}", {"a": as_value(text), "b": as_value(f"{text} | 5.00|x")}, language)
    said = localised(text, language)
    assert [part.strip() for part in whole.replace(" and ", "|").split("|")] == [said, said, localised("5.00", language), "x"]


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,6})\.[0-9]{1,6}", fullmatch=True))
def test_every_decimal_is_shown_with_all_its_digits(text: str) -> None:
    assert fill("{a}", {"a": as_value(text)}) == localised(text, "en")


def test_what_is_worked_out_has_no_zeros_of_its_own() -> None:
    values = {"a": as_value("0.50"), "b": as_value("1.50")}
    assert [show(evaluate(source, values)) for source in ("a + b", "a * 3", "-a", "b - 0.5")] == ["2", "1.5", "−0.5", "1"]
    assert evaluate("a == 1/2", values) is True


ASKED: Mapping[str, Challenge] = {
    "choose": ask("choose", {"a": as_value("0.50")}, answer="{a}", others=("5.00", "0.05")),
    "number": ask("number", {"a": as_value("0.50")}, ask="{a}", answer="a"),
    "text": ask("text", {"a": as_value("0.50")}, answer="{a}"),
    "order": ask("order", {"a": as_value("0.50")}, own={"pieces": ("{a}", "2.00", "2.50")}),
    "pairs": ask("pairs", {"a": as_value("0.50")}, own={"pairs": {"{a}": "half", "2.00": "two"}}),
    "sort": ask("sort", {"a": as_value("0.50")}, own={"groups": {"small": ["{a}"], "large": ["5.00"]}}),
    "compare": ask("compare", {"a": as_value("0.50"), "b": as_value("0.6")}, own={"left": "a", "right": "b", "want": "less"}),
    "listen": ask("listen", {"a": as_value("0.50")}, answer="{a}", others=("5.00",), own={"hear": "x"}),
    "read": ask("read", {"a": as_value("0.50")}, answer="{a}", others=("5.00",), own={"story": "It costs {a}."}),
    "place": ask("place", {"a": as_value("0.50")}, answer="a", own={"on": "line", "scale": "0 to 1 by 0.25"}),
    "build": ask("build", {"a": as_value("0.50")}, own={"pieces": ("{a}", "0.25"), "make": "total == a"}),
}


@pytest.mark.parametrize("kind", ASKED)
def test_every_kind_shows_it_so(kind: str) -> None:
    assert "0.50" in set(_shown(ASKED[kind])), list(_shown(ASKED[kind]))


def _shown(challenge: Challenge) -> Iterator[str]:
    yield challenge.shown_solution
    yield from offered(challenge)
    for form in challenge.forms:
        match form:
            case OrderForm(pieces=options) | PairsForm(left=options) | SortForm(pieces=options) | ChooseForm(options=options):
                yield from (option.text for option in options)
            case TextForm():
                yield from challenge.solution[form.form]
    yield from (piece.text for form in challenge.forms for piece in getattr(form, "pieces", ()))


def test_every_row_and_list_of_the_shipped_packs_is_shown_as_it_stands_there(library: Library) -> None:
    count = 0
    for _, stored in library._compiled.values():
        for text in _written(stored):
            value = as_value(text)
            assert fill("{a}", {"a": value}) == (
                text if isinstance(value, str) and "|" not in text else localised(text.strip(), "en")
            )
            count += 1
    assert count > 1000


def _written(stored: Mapping[str, Any]) -> Iterator[str]:
    for challenge in (challenge for skill in stored["skills"] for challenge in skill["challenges"]):
        yield from (text for rows in challenge["rows"] for row in rows for text in row.values() if "|" not in text)
        yield from (text for step in challenge["steps"] for domain in step for text in domain[4] if "|" not in text)
