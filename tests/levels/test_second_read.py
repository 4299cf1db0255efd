"""What a careful reader looks for in every shipped pack, as far as code can: each test stands for mistakes that were found."""

import re
from fractions import Fraction

import pytest

from engine.challenges.base import Challenge, ChooseForm, Form, OrderForm
from engine.challenges.expressions.numerals import read_number
from engine.content.library.library import Library

SEEDS = 40
SEVERAL_IN_ONE = frozenset("🍒🫐👣👯🫘🎶🐾👀🥢🧦")  # one picture of these shows two or more things: never to be counted
RUDE = frozenset(
    re.findall(
        r"\w+",
        """
arse ass bum butt cock crap cum damn dick fag fart hell piss poo porn sex shit slut suck tit turd wank
""",
    )
)
MANY = "degrees|fingers|steps|pieces|parts|corners|dots|things|groups|wholes|tenths|hundredths|rows|friends|boxes|bags|days|hours|minutes|coins"
MATHS = re.compile(r"^([\d.]+|\?) ([+−×÷]) ([\d.]+|\?) = ([\d.]+|\?)$")


@pytest.fixture(scope="module")
def asked(library: Library) -> list[Challenge]:
    """Every family of every pack, asked many times."""
    families = [family.item for skill in library.skills.values() for family in skill.families]
    return [library.make(item, seed) for item in families for seed in range(SEEDS)]


def texts(challenge: Challenge) -> list[str]:
    """Everything a child reads or hears but the choices."""
    said = [mistake.say for mistake in challenge.mistakes.values()]
    return [challenge.prompt.text, challenge.prompt.spoken, challenge.why, *challenge.hints, *said]


def options(challenge: Challenge) -> list[str]:
    """The texts that can be picked."""
    return [o.text for form in challenge.forms if isinstance(form, ChooseForm) for o in form.options]


def test_pictures_to_count_show_one_thing_each(asked: list[Challenge]) -> None:
    for challenge in asked:
        counted = [group.picture for group in challenge.prompt.groups if group.count and challenge.kind in ("count", "number")]
        if challenge.kind == "compare":
            counted += [o.picture for form in challenge.forms if isinstance(form, ChooseForm) for o in form.options]
        assert not SEVERAL_IN_ONE & set(counted), f"{challenge.item}: {counted}"


def test_one_is_never_many(asked: list[Challenge]) -> None:
    """“one fingers”, “1 steps”, “Here are one”."""
    for challenge in asked:
        for text in texts(challenge):
            many = re.search(rf"(?<![\d.,/×÷+−:-])(?<![×÷+−=] )\b(?:1|[Oo]ne) (?:{MANY})\b", text)
            assert not many, f"{challenge.item}: {text}"
            assert not re.search(r"\b[Hh]ere are (?:1|one)\b(?! (?:and|to|half))", text), f"{challenge.item}: {text}"


def test_nothing_rude_can_be_picked(asked: list[Challenge]) -> None:
    for challenge in asked:
        words = {word for text in options(challenge) for word in re.findall(r"[a-z]+", text.lower())}
        assert not words & RUDE, challenge.item


def test_who_cannot_read_has_pictures_or_single_signs(asked: list[Challenge], library: Library) -> None:
    for challenge in asked:
        if library.skills[challenge.skill].ages[0] >= 5:
            continue
        for form in challenge.forms:
            for option in getattr(form, "options", ()) + getattr(form, "pieces", ()):
                assert option.picture or len(option.text) <= 2, f"{challenge.item}: {option.text}"


def test_a_square_is_never_a_wrong_rectangle(asked: list[Challenge]) -> None:
    for challenge in asked:
        if challenge.solution.get(Form.CHOOSE) == ("shape_rectangle",) and "rectangle" in challenge.prompt.spoken:
            pictures = {o.picture for form in challenge.forms if isinstance(form, ChooseForm) for o in form.options}
            assert "shape_square" not in pictures, challenge.item


def test_an_explained_mistake_can_be_made(asked: list[Challenge]) -> None:
    """A choice that is explained is among the choices at least sometimes."""
    explained: dict[tuple[str, str], bool] = {}
    for challenge in asked:
        if challenge.kind == "choose":
            ids = {o.id for form in challenge.forms if isinstance(form, ChooseForm) for o in form.options}
            for value, mistake in challenge.mistakes.items():
                key = (challenge.item, mistake.id)
                explained[key] = explained.get(key, False) or value in ids
    left = [key for key, possible in explained.items() if not possible]
    assert not left, left


def test_shown_sums_are_right(asked: list[Challenge]) -> None:
    """“3 × ? = 12” and its like, worked out without the pack."""
    solved = 0
    for challenge in asked:
        found = MATHS.match(challenge.prompt.text)
        if found and found.groups().count("?") == 1 and Form.NUMBER in challenge.solution:
            answer = read_number(challenge.solution[Form.NUMBER][0])
            assert answer is not None
            a, b, total = (answer if part == "?" else Fraction(part) for part in (found[1], found[3], found[4]))
            made = {"+": a + b, "−": a - b, "×": a * b, "÷": a / b if b else None}[found[2]]
            assert made == total, f"{challenge.item}: {challenge.prompt.text} {answer}"
            solved += 1
    assert solved > 1000


def test_what_is_counted_is_right(asked: list[Challenge]) -> None:
    for challenge in asked:
        if challenge.kind == "count":
            assert challenge.solution[Form.CHOOSE] == (str(sum(g.count for g in challenge.prompt.groups)),), challenge.item


def test_numbers_in_order_are_in_order(asked: list[Challenge]) -> None:
    for challenge in asked:
        form = challenge.forms[0]
        if not isinstance(form, OrderForm) or (form.first, form.last) not in (("small", "big"), ("big", "small")):
            continue
        numbers = [read_number(piece) for piece in challenge.solution[Form.ORDER]]
        known = [number for number in numbers if number is not None]
        assert len(known) == len(numbers), challenge.item
        assert known == sorted(known, reverse=form.first == "big"), challenge.item


def test_letters_in_order_are_in_order(asked: list[Challenge]) -> None:
    for challenge in asked:
        pieces = challenge.solution.get(Form.ORDER, ())
        if challenge.skill == "first-words/alphabet" and pieces:
            assert list(pieces) == sorted(pieces), challenge.item


def test_a_spelling_hint_names_the_right_letters(asked: list[Challenge]) -> None:
    for challenge in asked:
        word = challenge.solution.get(Form.TEXT, ("",))[0]
        for hint in challenge.hints if word else ():
            if found := re.search(r"begins with (\w)(?: and ends with (\w))?\b(?!\w)", hint):
                assert word.startswith(found[1]), f"{challenge.item}: {hint}"
                assert not found[2] or word.endswith(found[2]), f"{challenge.item}: {hint}"


def test_every_letter_is_heard_only_where_that_is_so(asked: list[Challenge]) -> None:
    for challenge in asked:
        word = challenge.solution.get(Form.TEXT, ("",))[0]
        if "hear every letter" in challenge.why:
            silent = re.search(r"[aeiou][^aeiou]e$|ck|sh|ch|th|(.)\1|[aeiou]{2}", word)
            assert not silent, f"{challenge.item}: {word}"
