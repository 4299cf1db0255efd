"""The grown-ups' door closes by itself: after minutes without a touch, and wherever a page of the children comes next."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.challenges.speaking.number_words import number_words
from engine.profiles import pin
from engine.profiles.memory_store import MemoryStore
from engine.profiles.tinydb_store import TinyStore
from game.intents import FileDropped, Point, Type
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart
from tests.journeys.test_lock_and_repair import through


def with_pin(make: Callable[..., Journey], store: MemoryStore | TinyStore | None = None) -> Journey:
    store = store or MemoryStore()
    store.write_app({"pin": pin.new_record("2580")})
    j = make(store=store)
    to_the_chart(j)
    return j


def shown(j: Journey) -> str:
    return " ".join(text.text for text in j.draw().texts or [])


def test_after_minutes_without_a_touch_the_door_stands_in_front_of_the_page(make: Callable[..., Journey]) -> None:
    j = with_pin(make)
    j.press("grownups")
    through(j, "2580")
    j.press("keepers")
    j.wait(3.9 * 60)
    assert j.name == "keepers"
    j.send(Point("move", (5, 5)))
    j.wait(3.9 * 60)
    assert j.name == "keepers", "a moved mouse is somebody"
    j.wait(12)
    assert j.name == "door"
    assert not j.services.adults_here
    assert "Nobody was here for 4 minutes." in shown(j)
    assert j.pages.packs().name == "door"
    through(j, "1111")
    assert j.name == "door"
    through(j, "2580")
    assert j.name == "keepers"
    j.press("back")
    j.press("back")
    assert j.name == "chart"


def test_a_machine_that_slept_does_not_count_its_sleep(make: Callable[..., Journey]) -> None:
    """Only time in which the game runs is counted: the clock of the machine may say anything."""
    j = with_pin(make)
    j.press("grownups")
    through(j, "2580")
    j.clock.advance(86_400)
    j.wait(1)
    assert j.name == "parent"
    j.clock.advance(-2 * 86_400)
    j.wait(4 * 60)
    assert j.name == "door"


def test_what_was_typed_is_kept_for_who_knows_the_digits_and_gone_for_others(make: Callable[..., Journey]) -> None:
    j = with_pin(make)
    assert j.services.play_session is not None
    name = j.services.play_session.profile.nickname
    for back in (False, True):
        j.press("grownups")
        through(j, "2580")
        j.press("keepers")
        j.press(f"keeper-{j.services.play_session.profile.id}")
        j.press("passphrase")
        j.send(*[Type(letter) for letter in "geheim"])
        j.wait(5 * 60)
        assert j.name == "door"
        assert "geheim" not in shown(j) and name not in shown(j)
        if back:
            j.press("back")
            assert j.name == "chart", "nobody comes to a page behind the door by going back"
            assert not j.services.adults_here
        else:
            through(j, "2580")
            assert j.name == "care"
            assert j.navigator.top.passphrase == "geheim"  # type: ignore[attr-defined]
            for _ in range(3):
                j.press("back")
    assert j.services.profile.nickname == name


def test_a_question_on_top_is_behind_the_door_too(make: Callable[..., Journey]) -> None:
    j = with_pin(make)
    assert j.services.play_session is not None
    j.press("grownups")
    through(j, "2580")
    j.press("keepers")
    j.press(f"keeper-{j.services.play_session.profile.id}")
    j.press("erase")
    assert j.name == "ask"
    j.wait(5 * 60)
    j.press("back")
    assert j.name == "chart"
    assert len(j.services.store.profiles()) == 1


def test_an_erasing_that_an_adult_unlocked_is_locked_again(make: Callable[..., Journey]) -> None:
    j = with_pin(make)
    j.press("cove")
    j.press("things")
    j.press("erase")
    j.press("erase-1")
    through(j, "2580")
    assert j.name == "erasing" and j.has("erase-1")
    j.wait(5 * 60)
    assert j.name == "door"
    j.press("back")
    assert j.name == "my_data"


def test_going_back_to_play_closes_the_door(make: Callable[..., Journey], tmp_path: Path) -> None:
    """A file dropped in mid-level leads an adult to its page; the next one is behind the door again."""
    j = with_pin(make)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.send(FileDropped(tmp_path / "x.keeper"))
    through(j, "2580")
    assert j.name == "take_in"
    j.wait(1)
    j.press("back")
    assert j.name == "play"
    assert not j.services.adults_here
    j.send(FileDropped(tmp_path / "x.keeper"))
    assert j.name == "door"


@pytest.mark.parametrize("keyboard", [False, True])
def test_an_adult_chooses_how_long(make: Callable[..., Journey], keyboard: bool, tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "keepers")
    store.write_app({"pin": pin.new_record("2580")})
    j = make(store=store, keyboard=keyboard)
    to_the_chart(j)
    j.press("grownups")
    through(j, "2580")
    j.press("keepers")
    j.press("lock")
    assert store.read_app()["lock_minutes"] == 2
    j.wait(1.9 * 60)
    assert j.name == "keepers"
    j.wait(12)
    assert j.name == "door"
    through(j, "2580")
    j.press("lock")
    j.wait(9.9 * 60)
    assert j.name == "keepers"
    assert j.troubles == []
    j.services.sign_out()


def test_a_page_of_the_children_is_never_locked(make: Callable[..., Journey]) -> None:
    j = with_pin(make)
    j.wait(20 * 60)
    assert j.name == "chart"


@pytest.mark.parametrize("keyboard", [False, True])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_first_digits_are_chosen_by_a_grown_up(make: Callable[..., Journey], keyboard: bool, language: str) -> None:
    """A child hears what to do; the question is written, not read aloud; guesses lead to other questions and to no page."""
    store = MemoryStore()
    store.write_app({"language": language})
    j = make(store=store, keyboard=keyboard)
    to_the_chart(j)
    j.press("grownups")
    door = j.navigator.top
    heard = door.page_text()  # type: ignore[attr-defined]
    assert {"en": "fetch one", "de": "Hol"}[language] in heard
    questions = set()
    for _ in range(5):
        question = door.question  # type: ignore[attr-defined]
        words = [number_words(number, language) for number in (question.one, question.other)]
        assert all(word in shown(j) for word in words), "it is written"
        assert not any(word in door.page_text() for word in words), "and never read aloud"  # type: ignore[attr-defined]
        assert str(question.product) not in shown(j)
        questions.add(question)
        for digit in str(question.product + 1):
            if keyboard:
                j.send(Type(digit))
            else:
                j.press(digit)
        assert j.name == "door" and "pin" not in store.read_app()
    assert len(questions) > 2
    j.prove_adult()
    assert door.question is None  # type: ignore[attr-defined]
    through(j, "2580")
    through(j, "2580")
    assert j.name == "parent"
    assert j.troubles == []
    j.press("back")
    j.press("grownups")
    assert j.navigator.top.question is None, "asked once, before the first digits"  # type: ignore[attr-defined]


def test_going_back_from_the_question_changes_nothing(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.press("grownups")
    j.prove_adult()
    j.press("back")
    assert j.name == "chart" and not j.services.adults_here
    j.press("grownups")
    assert j.navigator.top.question is not None  # type: ignore[attr-defined]
