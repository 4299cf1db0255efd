"""Pairs, groups, places, buildings and shown things: what is right, what is wrong and why, and what is fair to ask."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import Answer, Challenge, Form, Mistake, Noted, Right, Unreadable, Wrong
from engine.challenges.expressions.language import ExpressionError
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import OrderForm, PairsForm, PlaceForm, SortForm, clock_minutes
from engine.challenges.kinds import KINDS, judge
from engine.challenges.kinds.build.conditions import holds, measures, one_way
from tests.engine.challenges.asking import ask, form
from tests.engine.challenges.test_kinds import SAMPLES

BABIES = {"dog": "puppy", "cow": "calf", "cat": "kitten", "sheep": "lamb", "horse": "foal", "hen": "chick"}


def mistake(challenge: Challenge, value: tuple[str, ...]) -> str:
    verdict = judge(challenge, Answer(challenge.forms[0].form, value))
    assert isinstance(verdict, Wrong)
    return verdict.mistake.id if verdict.mistake else ""


def test_pairs_come_some_at_a_time_and_never_lie_side_by_side_already() -> None:
    seen = set()
    for seed in range(60):
        pairs = form(ask("pairs", seed=seed, own={"pairs": BABIES, "at_once": "4"}), PairsForm)
        assert len(pairs.left) == 4
        assert [BABIES[left.id] for left in pairs.left] != [right.id for right in pairs.right]
        seen |= {left.id for left in pairs.left}
    assert seen == set(BABIES)


def test_two_things_with_the_same_partner_never_come_together() -> None:
    for seed in range(40):
        pairs = form(ask("pairs", seed=seed, own={"pairs": {"1 + 3": "4", "2 + 2": "4", "2 + 3": "5", "3 + 3": "6"}}), PairsForm)
        assert len({right.id for right in pairs.right}) == len(pairs.left) == 3


def test_a_known_wrong_pair_is_explained() -> None:
    asked = ask("pairs", own={"pairs": {"cow": "calf", "dog": "puppy"}}, mistakes={"mixed": ("cow = puppy", "A puppy is a dog.")})
    assert mistake(asked, asked.solution[Form.PAIRS][::-1]) == "mixed"


def test_each_group_has_something_and_a_wrong_group_is_explained() -> None:
    groups = {"fish": ["shark", "trout", "eel"], "mammals": ["whale", "seal"], "birds": ["gull"]}
    for seed in range(40):
        asked = ask(
            "sort", seed=seed, own={"groups": groups, "at_once": "4"}, mistakes={"whale": ("whale = fish", "It breathes.")}
        )
        sort = form(asked, SortForm)
        assert len(sort.pieces) == 4
        assert {"fish", "mammals", "birds"} == set(asked.solution[Form.SORT])
        pieces = [piece.id for piece in sort.pieces]
        if "whale" in pieces:
            wrong = tuple(
                "fish" if piece == "whale" else right for piece, right in zip(pieces, asked.solution[Form.SORT], strict=True)
            )
            assert mistake(asked, wrong) == "whale"


def test_a_part_of_a_long_order_keeps_its_order() -> None:
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
    for seed in range(30):
        asked = ask("order", seed=seed, own={"pieces": months, "at_once": "4"})
        right = asked.solution[Form.ORDER]
        assert len(form(asked, OrderForm).pieces) == 4
        assert list(right) == sorted(right, key=months.index)


@pytest.mark.parametrize(("text", "minutes"), [("7:30", 450), ("12:00", 0), ("19:30", 450), ("0:05", 5), ("7:5", 425)])
def test_a_time_is_read_on_a_dial_of_twelve_hours(text: str, minutes: int) -> None:
    assert clock_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "7", "7:", ":30", "7:61", "25:00", "a:b", "7:30:00", "-1:00", "٧:٣٠"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert clock_minutes(text) is None


def test_a_place_is_right_within_its_tolerance_and_on_the_scale_only() -> None:
    asked = ask("place", answer="1969", own={"on": "timeline", "scale": "1900 to 2000 by 1", "tolerance": "5"})
    verdicts = {text: judge(asked, Answer(Form.PLACE, (text,))) for text in ("1969", "1974", "1975", "2001", "soon")}
    assert verdicts == {"1969": Right(), "1974": Right(), "1975": Wrong(), "2001": Unreadable(), "soon": Unreadable()}
    midnight = ask("place", answer="12:00", own={"on": "clock", "tolerance": "5"})
    assert judge(midnight, Answer(Form.PLACE, ("11:55",))) == Right()
    assert judge(midnight, Answer(Form.PLACE, ("11:50",))) == Wrong()


@pytest.mark.parametrize(
    ("high", "numbered"),
    [
        *((10, 1), (11, 2), (20, 2), (21, 5), (50, 5), (51, 10), (100, 10), (101, 20)),
        *((200, 20), (201, 25), (250, 25), (251, 50), (500, 50), (501, 100), (1000, 100)),
    ],
)
def test_a_scale_numbers_itself_with_at_most_eleven_round_numbers(high: int, numbered: int) -> None:
    assert form(ask("place", answer="5", own={"on": "line", "scale": f"0 to {high}"}), PlaceForm).numbered == numbered


def test_the_answer_of_a_scale_is_worked_out_and_that_of_a_dial_is_written() -> None:
    told = {on: KINDS["place"].calculated({"on": on}) for on in ("line", "timeline", "thermometer", "clock", "picture")}
    scales = dict.fromkeys(("line", "timeline", "thermometer"), ("answer", "tolerance"))
    assert told == {**scales, "clock": ("tolerance",), "picture": ("tolerance",)}


def test_a_scale_has_a_thousand_steps_and_not_one_more() -> None:
    assert form(ask("place", answer="5", own={"on": "line", "scale": "0 to 1000"}), PlaceForm).stops == 1001
    with pytest.raises(ExpressionError, match="at most"):
        ask("place", answer="5", own={"on": "line", "scale": "0 to 1001"})


def test_a_picture_has_two_to_nine_regions() -> None:
    def regions(count: int) -> PlaceForm:
        own = {"on": "picture", "regions": {f"r{n}": f"{10 * n} 0 10 100" for n in range(count)}}
        return form(ask("place", answer="r0", picture="🐈", own=own), PlaceForm)

    assert [len(regions(count).regions) for count in (2, 9)] == [2, 9]
    for count in (1, 10):
        with pytest.raises(NotFair, match="regions are needed"):
            regions(count)


def test_a_region_is_read_in_percent_up_to_the_edges() -> None:
    own = {"on": "picture", "regions": {"a": "0 0 50 100", "b": "50 25 50 75"}}
    first, second = form(ask("place", answer="a", picture="🐈", own=own), PlaceForm).regions
    assert (first.x, first.y, first.w, first.h) == (0.0, 0.0, 0.5, 1.0)
    assert (second.x, second.y, second.w, second.h) == (0.5, 0.25, 0.5, 0.75)
    for outside in ("-1 0 50 50", "0 -1 50 50", "51 0 50 50", "0 51 50 50", "0 0 1 50", "0 0 50 1"):
        with pytest.raises(NotFair, match="outside"):
            ask("place", answer="a", picture="🐈", own={"on": "picture", "regions": {"a": "0 0 50 100", "b": outside}})


def test_a_scale_numbers_itself_in_parts() -> None:
    assert form(ask("place", answer="1/2", own={"on": "line", "scale": "0 to 1 by 1/8"}), PlaceForm).numbered == Fraction(1, 8)


COINS = {"pieces": ("1", "2", "5", "10"), "make": "total == n", "again": "yes", "most": "6"}


@given(st.integers(1, 30), st.lists(st.sampled_from(["1", "2", "5", "10"]), min_size=1, max_size=6))
def test_whatever_fulfils_the_condition_is_right(n: int, laid: list[str]) -> None:
    asked = ask("build", {"n": n}, own=COINS, mistakes={"much": ("total > n", "Too much.")})
    verdict = judge(asked, Answer(Form.BUILD, tuple(laid)))
    total = sum(map(int, laid))
    if total == n:
        assert verdict == Right()
    else:
        assert verdict == Wrong(Mistake(id="much", say="Too much.") if total > n else None)


def test_pieces_that_are_not_there_or_too_many_are_no_answer() -> None:
    asked = ask("build", {"n": 7}, own=COINS)
    assert judge(asked, Answer(Form.BUILD, ("7",))) == Unreadable()
    assert judge(asked, Answer(Form.BUILD, ("1",) * 7)) == Unreadable()
    once = ask("build", own={"pieces": ("a", "b", "a"), "make": "text == 'aba'"})
    assert judge(once, Answer(Form.BUILD, ("a", "b", "a"))) == Right()
    assert judge(once, Answer(Form.BUILD, ("a", "a", "a"))) == Unreadable()


def test_one_piece_is_enough_only_where_it_may_be_laid_again() -> None:
    coins = ask("build", {"n": 6}, own={"pieces": ("2",), "make": "total == n", "again": "yes", "most": "3"})
    assert isinstance(judge(coins, Answer(form=Form.BUILD, value=("2", "2", "2"))), Right)
    with pytest.raises(NotFair, match="pieces are needed"):
        ask("build", {"n": 2}, own={"pieces": ("2",), "make": "total == n"})


def test_a_way_is_found_or_told() -> None:
    assert one_way("total == 8", ["1", "2", "5"], {}, 4, again=True) == ("1", "2", "5")
    assert one_way("text == 'cat'", ["t", "a", "c"], {}, 3, again=False) == ("c", "a", "t")
    assert one_way("total == 999", ["1", "2"], {}, 4, again=True) is None
    told = ask("build", own={"pieces": tuple("abcdefgh"), "make": "text == 'hgfedcba'", "example": tuple("hgfedcba")})
    assert told.solution[Form.BUILD] == tuple("hgfedcba")


def test_a_condition_may_speak_of_total_product_count_and_text() -> None:
    assert measures(["2", "1/2"]) == {"total": Fraction(5, 2), "product": 1, "count": 2, "text": "21/2"}
    assert "total" not in measures(["a", "2"])
    assert holds("count == 2 and product == 6", ["2", "3"], {})
    with pytest.raises(ExpressionError):
        holds("total", ["2"], {})


def test_shown_things_weigh_little() -> None:
    asked = SAMPLES["show"]
    assert asked.forms[0].guess == 0.5
    assert judge(asked, Answer(Form.SHOW, ("me:0", "me:1"))) == Noted()
    assert judge(asked, Answer(Form.SHOW, ("me:0", "adult:7"))) == Unreadable()
    assert judge(asked, Answer(Form.SHOW, ("me:0", "me:1", "adult:0"))) == Noted()
    assert judge(asked, Answer(Form.SHOW, ())) == Noted()


UNFAIR: dict[str, tuple[str, dict[str, object]]] = {
    "one pair": ("pairs", {"own": {"pairs": {"a": "b"}}}),
    "pairs with one partner": ("pairs", {"own": {"pairs": {"a": "x", "b": "x"}}}),
    "one group": ("sort", {"own": {"groups": {"a": ["b", "c"]}}}),
    "a piece in two groups": ("sort", {"own": {"groups": {"a": ["x", "y"], "b": ["x"]}}}),
    "a place off the scale": ("place", {"answer": "11", "own": {"on": "line", "scale": "0 to 10"}}),
    "a place between the steps": ("place", {"answer": "1/2", "own": {"on": "line", "scale": "0 to 10"}}),
    "a scale that goes down": ("place", {"answer": "1", "own": {"on": "line", "scale": "10 to 0"}}),
    "a scale with a million steps": ("place", {"answer": "1", "own": {"on": "line", "scale": "0 to 1000000"}}),
    "a scale in words": ("place", {"answer": "1", "own": {"on": "line", "scale": "small"}}),
    "a mark off the scale": ("place", {"answer": "1", "own": {"on": "line", "scale": "0 to 10", "marks": {"11": "x"}}}),
    "no time": ("place", {"answer": "late", "own": {"on": "clock"}}),
    "a time between the minutes": ("place", {"answer": "7:03", "own": {"on": "clock"}}),
    "one region": ("place", {"answer": "a", "picture": "🐈", "own": {"on": "picture", "regions": {"a": "0 0 50 50"}}}),
    "a region outside": (
        "place",
        {"answer": "a", "picture": "🐈", "own": {"on": "picture", "regions": {"a": "60 0 50 50", "b": "0 0 9 9"}}},
    ),
    "no such region": (
        "place",
        {"answer": "c", "picture": "🐈", "own": {"on": "picture", "regions": {"a": "0 0 50 50", "b": "50 0 50 50"}}},
    ),
    "no picture": ("place", {"answer": "a", "own": {"on": "picture", "regions": {"a": "0 0 50 50", "b": "50 0 50 50"}}}),
    "a condition that cannot be": ("build", {"own": {"pieces": ("1", "2"), "make": "total == 99"}}),
    "a condition that is none": ("build", {"own": {"pieces": ("1", "2"), "make": "total"}}),
    "an example that does not hold": ("build", {"own": {"pieces": ("1", "2"), "make": "total == 3", "example": ("1",)}}),
    "nothing to hear": ("listen", {"answer": "a", "others": ("b",)}),
    "one criterion": ("show", {"own": {"criteria": ("One.",)}}),
}


@pytest.mark.parametrize("what", UNFAIR)
def test_an_unfair_question_is_refused(what: str) -> None:
    kind, fields = UNFAIR[what]
    with pytest.raises((ExpressionError, ValueError)):
        ask(kind, **fields)  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=6), max_size=6), st.sampled_from(sorted(SAMPLES)))
def test_no_answer_breaks_the_judge(value: list[str], what: str) -> None:
    challenge = SAMPLES[what]
    for asked in challenge.forms:
        assert isinstance(judge(challenge, Answer(asked.form, tuple(value))), Right | Wrong | Unreadable | Noted)
