"""Typed digits mean the value where numbers are to choose from; everything carries the sign of its key; in every game."""

from collections.abc import Callable

import pytest

from engine.challenges.base import Answer, ChooseForm, Form, Option
from game.intents import Erase, Type
from game.kit.choice_keys import ChoiceKeys
from game.kit.navigation import Restart
from game.minigame import MiniGame, PlayerLook
from game.minigames import MINIGAMES
from game.tour import Journey
from tests.engine.challenges.asking import ask
from tests.journeys.test_first_light import to_the_chart


def keys(*texts: str) -> ChoiceKeys:
    return ChoiceKeys([Option(id=text, text=text, spoken=text) for text in texts])


def chosen(choice: ChoiceKeys, typed: str) -> list[int]:
    """What each typed key chooses, without the keys that choose nothing yet."""
    return [number for key in typed if (number := choice.type(key)) is not None]


@pytest.mark.parametrize(
    ("texts", "typed", "picks"),
    [
        (("2", "10", "4", "12"), "12", [3]),
        (("2", "10", "4", "12"), "2", [0]),
        (("2", "10", "4", "12"), "1", []),
        (("1", "12", "3"), "1", []),  # Enter chooses the 1, a 2 makes it 12
        (("1", "12", "3"), "12", [1]),
        (("70", "8"), "7", []),
        (("70", "8"), "78", [1]),
        (("−5", "5", "50"), "-5", [0]),
        (("0.5", "0,25"), "0,5", [0]),
        (("3/4", "4/3"), "3/4", [0]),
        (("10 cm", "20 cm"), "20", [1]),
        (("10 cm", "10 m"), "10", []),
        (("10 cm", "10 m"), "b", [1]),
        (("5 + 3", "4 + 3"), "4", []),
        (("5 + 3", "4 + 3"), "B", [1]),
        (("7:30", "8:30", "7:45"), "7:4", []),
        (("7:30", "8:30", "7:45"), "7:45", [2]),
        (("ship", "boat"), "2", [1]),
        (("b", "d", "p"), "d", [1]),
        (("b", "d", "p"), "3", [2]),
        (("A", "a", "e"), "3", [2]),
        (("12", "none"), "B", [1]),
    ],
)
def test_a_typed_number_means_its_value(texts: tuple[str, ...], typed: str, picks: list[int]) -> None:
    assert chosen(keys(*texts), typed) == picks


def test_a_number_that_another_one_begins_with_waits_for_enter_and_can_be_rubbed_out() -> None:
    choice = keys("1", "12", "3")
    assert choice.type("1") is None
    assert (choice.typed, choice.exact) == ("1", 0)
    assert choice.erase() and choice.exact is None
    assert chosen(choice, "3") == [2]


def test_counted_pictures_are_chosen_by_how_many_they_are() -> None:
    fish = [Option(id=side, picture="🐟", times=times, spoken=side) for side, times in (("left", 5), ("right", 3))]
    choice = ChoiceKeys(fish)
    assert choice.signs == ("A", "B")
    assert chosen(choice, "3") == [1]


def choosing(make: Callable[..., Journey]) -> list[tuple[MiniGame, ChooseForm]]:
    """Every game that plays choices, with numbers and with words to choose from."""
    kit = make().services.kit
    found = []
    for kind in MINIGAMES.values():
        for texts in (("2", "10", "4", "12"), ("ship", "boat", "raft", "oar")):
            asked = ask("choose", answer=texts[3], others=texts[:3])
            form = asked.forms[0]
            assert isinstance(form, ChooseForm)
            if Form.CHOOSE in kind.plays:
                game = kind(kit, PlayerLook(), total=8)
                game.begin(asked, form, 0)
                found.append((game, form))
    return found


def test_every_game_hears_the_value_or_the_sign_that_it_shows(make: Callable[..., Journey]) -> None:
    games = choosing(make)
    assert len(games) >= 8
    for game, form in games:
        for number, option in enumerate(form.options):
            typed = option.text if option.text.isdigit() else str(number + 1)
            assert all(game.handle(Type(key)) for key in typed)
            assert game.take_answer() == Answer(Form.CHOOSE, (option.id,)), (game.name, typed)
            game.begin(ask("choose", answer=form.options[0].text, others=["x"]), form, 0)


def test_the_sign_is_shown_and_said_on_each_thing(make: Callable[..., Journey]) -> None:
    for game, form in choosing(make):
        things = {widget.key: widget for widget in game.widgets}
        for number, option in enumerate(form.options):
            thing = things[f"option-{option.id}"]
            sign = "ABCD"[number] if option.text.isdigit() else str(number + 1)
            assert thing.sign == sign
            assert thing.spoken == f"{option.aloud}, {sign}"


@pytest.mark.parametrize("game", [name for name, kind in MINIGAMES.items() if Form.CHOOSE in kind.plays])
def test_by_the_keyboard_alone_twelve_is_twelve_and_what_is_typed_is_shown(make: Callable[..., Journey], game: str) -> None:
    j = make(keyboard=True)
    to_the_chart(j, band="7-9")
    j.navigator.follow(Restart(j.pages.play("sums-and-differences/add-to-20", game)))
    j.wait(4)
    play = j.navigator.top
    asked = ask("choose", answer="12", others=("2", "10", "1"))
    play.game.begin(asked, asked.forms[0], 0)  # type: ignore[attr-defined]
    play.rebuild()  # type: ignore[attr-defined]
    j.send(Type("1"))
    assert [text.text for text in j.draw().texts or []].count("1 …") == 1
    assert play.focus_key == "option-1"  # type: ignore[attr-defined]
    j.send(Erase())
    assert "1 …" not in [text.text for text in j.draw().texts or []]
    for key in "12":
        play.handle(Type(key))  # type: ignore[attr-defined]
    assert play.game.take_answer() == Answer(Form.CHOOSE, ("12",))  # type: ignore[attr-defined]
    assert {"A", "B", "C", "D"} <= {text.text for text in j.draw().texts or []}
    assert j.troubles == []
