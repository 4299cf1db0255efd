"""The rules of the harbour table: what a press does, that it can be taken back, and when it is a whole answer."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import Form, Noted, Right
from engine.challenges.forms import BuildForm, OrderForm, PairsForm, PlaceForm, ShowForm, SortForm
from engine.challenges.kinds import judge
from game.minigames import TABLE, fitting
from game.minigames.harbour_table.rules.laying import BuildRules, OrderRules, ShowRules
from game.minigames.harbour_table.rules.matching import PairsRules, SortRules
from game.minigames.harbour_table.rules.placing import PlaceRules
from tests.engine.challenges.asking import ask, form

PAIRS = ask("pairs", own={"pairs": {"dog": "puppy", "cow": "calf", "cat": "kitten"}, "at_once": "3"})
SORT = ask("sort", own={"groups": {"fruit": ["apple", "pear"], "animals": ["cat", "hen"]}, "at_once": "4"})
BUILD = ask("build", own={"pieces": ("1", "2", "5"), "make": "total == 8", "again": "yes", "most": "4"})
CLOCK = ask("place", answer="7:05", own={"on": "clock"})
LINE = ask("place", answer="-1/2", own={"on": "line", "scale": "-2 to 2 by 1/4"})


def test_a_laid_piece_pressed_again_comes_back() -> None:
    rules = OrderRules(form(ask("order", own={"pieces": ("a", "b", "c")}), OrderForm))
    for piece in "abc":
        assert not rules.ready
        rules.press(piece)
    assert rules.ready
    rules.press("b")
    assert rules.laid == ["a", "c"]
    assert rules.erase()
    assert rules.laid == ["a"]


def test_a_pair_is_tied_from_either_side_and_untied_again() -> None:
    rules = PairsRules(form(PAIRS, PairsForm))
    rules.press("right", "calf")
    rules.press("left", "cow")
    assert rules.tied == {"cow": "calf"}
    rules.press("left", "dog")
    rules.press("right", "calf")
    assert rules.tied == {"dog": "calf"}, "a partner belongs to one only"
    rules.press("right", "calf")
    assert rules.tied == {}
    assert rules.chosen == ("right", "calf")
    rules.press("right", "puppy")
    assert rules.chosen == ("right", "puppy")
    rules.press("right", "puppy")
    assert rules.chosen is None
    assert not rules.erase()


def test_the_shown_solution_of_every_form_is_right() -> None:
    tables = (
        (PAIRS, PairsRules(form(PAIRS, PairsForm))),
        (SORT, SortRules(form(SORT, SortForm))),
        (BUILD, BuildRules(form(BUILD, BuildForm))),
        (CLOCK, PlaceRules(form(CLOCK, PlaceForm))),
        (LINE, PlaceRules(form(LINE, PlaceForm))),
    )
    for challenge, rules in tables:
        assert not rules.ready
        rules.show(next(iter(challenge.solution.values())))
        assert rules.ready
        assert judge(challenge, rules.submit()) == Right(), challenge.kind


def test_pieces_go_into_the_group_that_is_pressed_one_after_another() -> None:
    asked = form(SORT, SortForm)
    rules = SortRules(asked)
    order = [piece.id for piece in asked.pieces]
    assert rules.chosen == order[0]
    for piece in order:
        assert rules.chosen == piece
        assert rules.into("fruit")
    assert rules.ready
    assert not rules.into("fruit")
    rules.choose(order[1])
    assert not rules.ready
    rules.into("animals")
    assert rules.where[order[1]] == "animals"
    rules.erase()
    assert rules.chosen == order[1]


def test_a_marker_counts_only_once_it_was_moved() -> None:
    rules = PlaceRules(form(LINE, PlaceForm))
    assert not rules.ready
    rules.move(-1)
    assert rules.ready
    assert rules.value == -2, "it stays on the scale"
    rules.set_share(1.0)
    assert rules.text == "2"
    rules.set_share(0.4)
    assert rules.value == Fraction(-1, 2)


@pytest.mark.parametrize(
    ("moves", "text"),
    [(["m+"], "12:05"), (["m-"], "11:55"), (["h+"], "1:00"), (["h-"], "11:00"), (["h+", "m-"], "12:55"), (["h7", "m33"], "7:35")],
)
def test_the_hands_go_round(moves: list[str], text: str) -> None:
    rules = PlaceRules(form(CLOCK, PlaceForm))
    for move in moves:
        match move:
            case "m+" | "m-":
                rules.move(1 if move == "m+" else -1)
            case "h+" | "h-":
                rules.turn_hour(1 if move == "h+" else -1)
            case "h7":
                rules.set_hour(7)
            case _:
                rules.set_minute(33)
    assert rules.text == text


@given(st.lists(st.sampled_from(["on", "back", "hour", "face", "share"]), max_size=30), st.integers(-500, 500))
def test_a_clock_always_shows_a_time(moves: list[str], number: int) -> None:
    rules = PlaceRules(form(CLOCK, PlaceForm))
    for move in moves:
        {
            "on": lambda: rules.move(number),
            "back": lambda: rules.turn_hour(number),
            "hour": lambda: rules.set_hour(number),
            "face": lambda: rules.set_minute(number % 60 + 0.4),
            "share": lambda: rules.set_share(abs(number) / 500),
        }[move]()
        hours, _, minutes = rules.text.partition(":")
        assert 1 <= int(hours) <= 12
        assert int(minutes) % 5 == 0


def test_pieces_are_laid_while_there_are_some() -> None:
    once = ask("build", own={"pieces": ("1", "1", "2"), "make": "total == 3"})
    rules = BuildRules(form(once, BuildForm))
    assert rules.total == "0"
    assert [rules.lay("1"), rules.lay("1"), rules.lay("1")] == [True, True, False]
    assert rules.total == "2"
    rules.take(0)
    assert rules.laid == ["1"]
    again = BuildRules(form(BUILD, BuildForm))
    assert [again.lay("5") for _ in range(5)] == [True] * 4 + [False]
    assert again.total == "20"


def test_what_was_shown_waits_for_a_grown_up_but_is_never_wrong() -> None:
    asked = ask("show", own={"criteria": ("One.", "Two.")})
    rules = ShowRules(form(asked, ShowForm))
    assert rules.ready and judge(asked, rules.submit()) == Noted()
    rules.press("me:0")
    rules.press("me:1")
    assert judge(asked, rules.submit()) == Noted()
    assert not rules.press("adult:0") and list(rules.ticks) == ["me:0", "me:1"]
    rules.adult_came()
    assert "adult:0" in rules.ticks
    assert judge(asked, rules.submit()) == Noted()
    rules.press("adult:1")
    assert judge(asked, rules.submit()) == Right()
    rules.press("me:0")
    assert "me:0" not in rules.ticks


def test_the_table_is_offered_where_no_other_game_plays_the_whole_skill(monkeypatch: pytest.MonkeyPatch) -> None:
    small = {"stones": frozenset({Form.CHOOSE}), "pad": frozenset({Form.NUMBER, Form.CHOOSE}), "net": frozenset({Form.ORDER})}
    monkeypatch.setattr("game.minigames.PLAYS", {**small, TABLE: frozenset(Form)})
    typed, picked, tied, ordered = (frozenset({form}) for form in (Form.NUMBER, Form.CHOOSE, Form.PAIRS, Form.ORDER))
    assert fitting([typed, picked]) == ("stones", "pad"), "the pad plays the whole, the stones a part of it"
    assert fitting([tied]) == (TABLE,)
    assert fitting([tied, picked]) == (TABLE, "stones", "pad"), "the table comes first where none plays the whole"
    assert fitting([ordered, picked]) == (TABLE, "stones", "pad", "net")
    assert fitting([ordered, frozenset()]) == ("net",), "what nobody can answer counts for none"
