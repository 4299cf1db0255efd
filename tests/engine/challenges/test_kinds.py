"""Each kind: what it asks, in which forms, and that its own examples are judged as they should be."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import Answer, Challenge, ChooseForm, Form, NumberForm, OrderForm, Right, TextForm, Unreadable, Wrong
from engine.challenges.expressions.language import ExpressionError
from engine.challenges.expressions.numerals import read_number
from engine.challenges.kinds import KINDS, judge
from engine.challenges.kinds.number import near_numbers
from tests.engine.challenges.asking import ask, form, offered, own_samples

SAMPLES: dict[str, Challenge] = {
    "choose": ask("choose", {"a": 3}, ask="{a} × 2?", answer="{a} + {a}", others=("{a} + 2", "2 + 2", "{a}")),
    "choose with pictures": ask("choose", ask="🐕", answer="dog 🐕", others=("cat 🐈", "🐄|🐖")),
    "number": ask(
        "number", {"a": 7, "b": 5}, ask="{a} + {b} = ?", answer="a + b", mistakes={"less": ("a - b", "You took away.")}
    ),
    "number below zero": ask("number", {"a": 3}, answer="a - 5"),
    "number with a part": ask("number", {"a": 1}, answer="a / 2"),
    "number as a fraction": ask("number", {"a": 2}, answer="a / 3"),
    "zero": ask("number", answer="0"),
    "text": ask("text", {"word": "ship"}, ask="⛵", say="Spell {word}.", answer="{word}"),
    "text with a gap and choices": ask(
        "text", answer="ship", others=("shop", "chip"), own={"show": "sh_p", "accept": ("Schip",)}
    ),
    "count": ask("count", {"a": 4}, own={"count": "a", "of": "🐟", "layout": "dice"}),
    "compare numbers": ask("compare", {"a": 3, "b": 8}, own={"left": "a", "right": "b"}),
    "compare groups": ask(
        "compare", {"a": 3, "b": 3}, own={"left": "a", "right": "b", "of": ("🐟", "🐕"), "same": "yes", "want": "less"}
    ),
    "order": ask("order", own={"pieces": ("egg", "chick", "hen"), "first": "first", "last": "last"}),
    "number with a unit": ask("number", {"a": 5}, answer="a * 2", own={"unit": "cm", "tolerance": "1 / 2"}),
    "number in German": ask("number", {"a": 3}, answer="a / 2", language="de"),
    "number over a thousand": ask("number", {"a": 1200}, answer="a"),
    "number written as a fraction": ask("number", {"a": 6}, answer="a / 4", own={"write": "fraction", "lowest": "yes"}),
    "number written mixed": ask("number", {"a": 7}, answer="a / 4", own={"write": "mixed"}),
    "text in exact case": ask("text", answer="Berlin", own={"case": "exact"}),
    "text with free accents": ask("text", answer="café", own={"accents": "free"}),
    "pairs": ask("pairs", own={"pairs": {"dog 🐕": "puppy", "cow": "calf", "cat": "kitten", "sheep": "lamb"}, "at_once": "3"}),
    "sort": ask("sort", own={"groups": {"fruit": ["apple 🍎", "pear"], "animals": ["cat|dog", "hen"]}, "at_once": "4"}),
    "place on a line": ask("place", {"a": 7}, answer="a", own={"on": "line", "scale": "0 to 20"}),
    "place between": ask(
        "place", answer="1/4", own={"on": "line", "scale": "-1 to 1 by 1/8", "numbers": "1/2", "tolerance": "1/8"}
    ),
    "place in time": ask(
        "place", answer="1492", own={"on": "timeline", "scale": "1400 to 2000 by 1", "marks": {"1789": "A revolution"}}
    ),
    "place on a thermometer": ask(
        "place", {"t": -5}, answer="t", own={"on": "thermometer", "scale": "-20 to 40 by 5", "unit": "°C"}
    ),
    "place on a clock": ask("place", {"h": 7, "m": 5}, answer="{h}:{m}", own={"on": "clock"}),
    "place on a picture": ask(
        "place", answer="left", picture="🐈", own={"on": "picture", "regions": {"left": "0 0 50 100", "right": "50 0 50 100"}}
    ),
    "build a sum": ask("build", {"n": 12}, own={"pieces": ("1", "2", "5"), "make": "total == n", "again": "yes", "most": "6"}),
    "build a word": ask("build", own={"pieces": ("t", "a", "c"), "make": "text == 'cat' or text == 'act'"}),
    "listen and choose": ask("listen", answer="ship", others=("sheep", "shop"), own={"hear": "ship"}),
    "listen and spell": ask("listen", answer="cat", own={"hear": "cat"}),
    "listen and type": ask("listen", answer="27", own={"hear": "twenty-seven"}),
    "listen to a sound": ask("listen", answer="bell", others=("drum",), sound="bell.ogg"),
    "read": ask("read", answer="red", others=("blue", "green"), own={"story": "Tom has a red boat."}),
    "show": ask("show", own={"criteria": ("I used a ruler.", "It is straight.")}),
    "order of things by a number": ask(
        "order",
        own={"pieces": {"Nile": "6650", "Thames": "346", "Rhine": "1233", "Main": "346.0"}, "at_once": "3", "last": "long"},
    ),
    "order by size": ask("order", {"a": 7}, own={"pieces": ("{a}", "1/2", "−3", "0.25"), "sort": "down"}),
}


def test_every_kind_brings_a_sample() -> None:
    assert {challenge.kind for challenge in own_samples().values()} == set(KINDS)
    assert all(name == kind.name for name, kind in KINDS.items())


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_brings_is_judged_as_it_should_be(kind: str) -> None:
    for challenge in own_samples().values():
        if challenge.kind == kind:
            examples_are_judged(challenge)
            common_parts_are_there(challenge)


@pytest.mark.parametrize("what", SAMPLES)
def test_examples_are_judged_as_they_should_be(what: str) -> None:
    examples_are_judged(SAMPLES[what])


def examples_are_judged(challenge: Challenge) -> None:
    examples = KINDS[challenge.kind].examples(challenge)
    for group, verdict in ((examples.right, Right), (examples.wrong, Wrong), (examples.unreadable, Unreadable)):
        never_wrong = {Form.SHOW} if verdict is Wrong else set()
        assert {answer.form for answer in group} == {f.form for f in challenge.forms} - never_wrong
        for answer in group:
            assert isinstance(judge(challenge, answer), verdict), answer


@pytest.mark.parametrize("what", SAMPLES)
def test_the_common_parts_are_there(what: str) -> None:
    common_parts_are_there(SAMPLES[what])


def common_parts_are_there(challenge: Challenge) -> None:
    assert challenge.prompt.text or challenge.prompt.picture or challenge.prompt.groups
    assert challenge.prompt.spoken
    assert challenge.identity
    assert all(isinstance(f.guess, float) for f in challenge.forms)
    assert set(challenge.solution) == {f.form for f in challenge.forms}
    for f in challenge.forms:
        assert 0.0 <= f.guess <= 0.5
        if isinstance(f, ChooseForm):
            ids = [option.id for option in f.options]
            assert len(set(ids)) == len(ids)
            assert challenge.solution[Form.CHOOSE][0] in ids
            assert all(option.aloud for option in f.options)
            assert all(option.text or option.picture for option in f.options)


def test_choose_splits_bars_limits_choices_and_shows_emoji_as_pictures() -> None:
    challenge = SAMPLES["choose with pictures"]
    options = {option.id: option for option in form(challenge, ChooseForm).options}
    assert set(options) == {"dog 🐕", "cat 🐈", "🐄", "🐖"}
    assert (options["dog 🐕"].text, options["dog 🐕"].picture, options["dog 🐕"].aloud) == ("dog", "🐕", "dog")
    assert (options["🐄"].text, options["🐄"].picture, options["🐄"].aloud) == ("", "🐄", "cow")
    assert (challenge.prompt.text, challenge.prompt.picture) == ("", "🐕")
    assert len(offered(ask("choose", answer="1", others=("2", "3", "4", "5"), own={"choices": "3"}))) == 3


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("猫", ""),
        ("≤", ""),
        ("−", ""),
        ("□", ""),
        ("½", ""),
        ("↔️", "↔️"),
        ("6️⃣", "6️⃣"),
        ("👩‍🚀", "👩‍🚀"),
        ("🇩🇪", "🇩🇪"),
        ("sun.png", "sun.png"),
        ("shape_star", "shape_star"),
        ("➕", "➕"),
    ],
)
def test_letters_and_signs_are_read_and_emoji_and_files_are_shown(text: str, picture: str) -> None:
    challenge = ask("choose", answer=text, others=("other",))
    option = next(o for o in form(challenge, ChooseForm).options if o.id == text)
    assert option.picture == picture
    assert option.text == ("" if picture else text)


def test_a_number_is_typed_first_and_can_be_picked_too() -> None:
    challenge = SAMPLES["number"]
    assert [f.form for f in challenge.forms] == [Form.NUMBER, Form.CHOOSE]
    assert challenge.prompt.spoken == "7 plus 5 is what?"
    assert challenge.shown_solution == "12"
    assert "2" in offered(challenge), "a known mistake is among the choices"
    verdict = judge(challenge, Answer(Form.NUMBER, ("2",)))
    assert isinstance(verdict, Wrong)
    assert verdict.mistake is not None
    assert (verdict.mistake.id, verdict.mistake.say) == ("less", "You took away.")


def test_the_number_field_knows_what_can_be_typed() -> None:
    below, part, fraction = (
        form(SAMPLES[name], NumberForm) for name in ("number below zero", "number with a part", "number as a fraction")
    )
    assert (below.negative, below.decimal_sign, below.fraction) == (True, "", False)
    assert (part.negative, part.decimal_sign, part.fraction) == (False, ".", False)
    assert (fraction.negative, fraction.decimal_sign, fraction.fraction) == (False, "", True)
    assert SAMPLES["number below zero"].shown_solution == "−2"


@given(st.integers(-200, 10**6), st.integers(0, 10**6))
def test_number_choices_are_different_and_never_right_twice(value: int, seed: int) -> None:
    challenge = ask(
        "number", {"a": value}, answer="a", seed=seed, mistakes={"turned": ("0 - a", "No."), "same": ("a + 0", "No.")}
    )
    numbers = [read_number(text) for text in offered(challenge)]
    assert 3 <= len(numbers) <= 4
    assert len(set(numbers)) == len(numbers)
    assert numbers.count(Fraction(value)) == 1
    assert value < 0 or all(n is not None and n >= 0 for n in numbers), "a young child is never offered minus numbers"


@given(st.integers(10, 9999), st.booleans(), st.integers(0, 50))
def test_wrong_numbers_are_neighbours_tens_or_turned_digits_on_the_same_side_of_zero(size: int, below: bool, seed: int) -> None:
    sign = -1 if below else 1
    turned = sign * int(str(size)[::-1])
    believable = {sign * size + by for by in (1, -1, 2, -2, 10, -10)} | {turned}
    near = near_numbers(Fraction(sign * size), [], Random(seed))
    assert {read_number(text) for text in near} == {n for n in believable if n != sign * size and (below or n >= 0)}


def test_below_zero_the_right_choice_is_not_always_the_smallest() -> None:
    places = set()
    for seed in range(30):
        numbers = sorted(
            n for text in offered(ask("number", {"a": -5}, answer="a", seed=seed)) if (n := read_number(text)) is not None
        )
        places.add(numbers.index(Fraction(-5)))
    assert len(places) > 1


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzéABC -'", min_size=1, max_size=12).filter(lambda t: t.strip()),
    st.integers(0, 999),
)
def test_tiles_hold_every_letter_and_at_least_two_more(word: str, seed: int) -> None:
    challenge = ask("text", answer=word, seed=seed)
    tiles = list(form(challenge, TextForm).tiles)
    for letter in word.strip():
        tiles.remove(letter)
    assert 2 <= len(tiles) <= 5
    assert not {t.lower() for t in tiles} & {c.lower() for c in word}, "an extra letter is never one that is needed"


def test_a_gap_needs_only_its_letters() -> None:
    challenge = SAMPLES["text with a gap and choices"]
    text = form(challenge, TextForm)
    assert text.slots == ("s", "h", "", "p")
    assert "i" in text.tiles
    assert len(text.tiles) == 5
    assert judge(challenge, Answer(Form.TEXT, ("SHIP",))) == Right()
    assert judge(challenge, Answer(Form.TEXT, ("schip",))) == Right()
    assert sorted(offered(challenge)) == ["chip", "ship", "shop"]


def test_capital_words_get_capital_tiles() -> None:
    assert all(tile.isupper() for tile in form(ask("text", answer="USA"), TextForm).tiles)


def test_counting_shows_the_group_and_offers_numbers() -> None:
    challenge = SAMPLES["count"]
    group = challenge.prompt.groups[0]
    assert (group.picture, group.count, group.layout) == ("🐟", 4, "dice")
    assert [f.form for f in challenge.forms] == [Form.CHOOSE, Form.NUMBER]
    assert len(offered(challenge)) == 3


def test_comparing_works_out_the_answer() -> None:
    assert SAMPLES["compare numbers"].solution[Form.CHOOSE] == ("right",)
    assert SAMPLES["compare numbers"].shown_solution == "8"
    assert ask("compare", {"a": 3, "b": 8}, own={"left": "a", "right": "b", "want": "less"}).solution[Form.CHOOSE] == ("left",)
    same = SAMPLES["compare groups"]
    assert same.solution[Form.CHOOSE] == ("=",)
    assert [(o.id, o.picture, o.times) for o in form(same, ChooseForm).options][:2] == [("left", "🐟", 3), ("right", "🐕", 3)]


def test_comparing_explains_wrong_sides() -> None:
    challenge = ask(
        "compare",
        {"a": 19, "b": 8},
        own={"left": "a", "right": "b", "same": "yes"},
        mistakes={"ones": ("right", "9 is not all."), "any": ("other", "Look.")},
    )
    said = {side: judge(challenge, Answer(Form.CHOOSE, (side,))) for side in ("right", "=")}
    assert [verdict.mistake.id for verdict in said.values() if isinstance(verdict, Wrong) and verdict.mistake] == ["ones", "any"]


def test_things_are_ordered_by_the_number_behind_them() -> None:
    km = {"Nile": "6650", "Thames": "346", "Rhine": "1233", "Main": "346.0", "Volga": "3530.5"}
    seen = set()
    for seed in range(60):
        for way in ("up", "down"):
            right = ask("order", seed=seed, own={"pieces": km, "at_once": "3", "sort": way}).solution[Form.ORDER]
            sizes = [float(km[name]) for name in right]
            assert len(right) == 3
            assert sizes == sorted(set(sizes), reverse=way == "down"), "two that are equal never lie there together"
            seen |= set(right)
    assert seen == set(km)


def test_order_is_sorted_shuffled_and_labelled() -> None:
    assert SAMPLES["order by size"].solution[Form.ORDER] == ("7", "1/2", "0.25", "−3")
    challenge = SAMPLES["order"]
    assert (form(challenge, OrderForm).first, form(challenge, OrderForm).last) == ("first", "last")
    assert challenge.shown_solution == "egg, chick, hen"
    for seed in range(40):
        shuffled = [piece.id for piece in form(ask("order", seed=seed, own={"pieces": ("a", "b")}), OrderForm).pieces]
        assert shuffled == ["b", "a"], "the pieces never lie in order already"


UNFAIR: dict[str, tuple[str, dict[str, object]]] = {
    "a choice without a wrong one": ("choose", {"answer": "a", "others": ("a",)}),
    "a number that is a word": ("number", {"answer": "'x'"}),
    "an empty word": ("text", {"answer": " "}),
    "a gap of another length": ("text", {"answer": "cat", "own": {"show": "c_"}}),
    "a gap with another letter": ("text", {"answer": "cat", "own": {"show": "k_t"}}),
    "a part of a fish": ("count", {"own": {"count": "5 / 2", "of": "🐟"}}),
    "fewer than none": ("count", {"own": {"count": "0 - 1", "of": "🐟"}}),
    "too many to count": ("count", {"own": {"count": "31", "of": "🐟"}}),
    "equal sides": ("compare", {"own": {"left": "2", "right": "2"}}),
    "words as sides": ("compare", {"own": {"left": "'a'", "right": "2"}}),
    "half a picture": ("compare", {"own": {"left": "1 / 2", "right": "2", "of": "🐟"}}),
    "a piece without a number": ("order", {"own": {"pieces": {"Nile": "6650", "Rhine": "long"}}}),
    "pieces of one size": ("order", {"own": {"pieces": {"Nile": "1", "Rhine": "1.0"}}}),
    "one piece": ("order", {"own": {"pieces": ("a",)}}),
    "nine pieces": ("order", {"own": {"pieces": tuple("abcdefghi")}}),
    "equal numbers": ("order", {"own": {"pieces": ("1/2", "0.5"), "sort": "up"}}),
}


@pytest.mark.parametrize("what", UNFAIR)
def test_an_unfair_question_is_refused(what: str) -> None:
    kind, fields = UNFAIR[what]
    with pytest.raises((ExpressionError, ValueError)):
        ask(kind, **fields)  # type: ignore[arg-type]


def test_groups_of_pictures_can_stand_in_the_prompt() -> None:
    challenge = ask("number", {"a": 2, "b": 3}, answer="a + b", own={"shows": ("🍎 x {a}", "+", "🍎 x {b}", "🍐")})
    assert [(g.picture, g.count, g.label) for g in challenge.prompt.groups] == [
        ("🍎", 2, ""),
        ("", 0, "+"),
        ("🍎", 3, ""),
        ("🍐", 1, ""),
    ]


def test_the_same_question_has_the_same_identity_and_another_has_another() -> None:
    first = ask("number", {"a": 1, "b": 2}, ask="{a} + {b} = ?", answer="a + b", seed=1)
    again = ask("number", {"a": 1, "b": 2}, ask="{a} + {b} = ?", answer="a + b", seed=2)
    other = ask("number", {"a": 2, "b": 1}, ask="{a} + {b} = ?", answer="a + b", seed=1)
    assert first.identity == again.identity != other.identity


def test_the_same_seed_makes_the_same_challenge() -> None:
    assert ask("number", {"a": 31}, answer="a", seed=5) == ask("number", {"a": 31}, answer="a", seed=5)
