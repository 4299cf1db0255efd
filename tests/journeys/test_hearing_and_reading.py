"""Sounds and voices in a challenge, texts before a question, and a skill's own picture."""

from collections.abc import Callable
from pathlib import Path

from game.intents import SayAgain
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart


def at(make: Callable[..., Journey], root: Path, island: str, game: str = "net_and_letters") -> Journey:
    j = make(packs=[root / "tests" / "journeys"])
    j.services.kit.speech.available = True
    to_the_chart(j, band="7-9")
    play_session(j, f"workshop/{island}", game)
    return j


def until(j: Journey, wanted: Callable[[Play], bool]) -> Play:
    """Answer until the challenge on screen is such a one."""
    for _ in range(20):
        play = j.navigator.top
        assert isinstance(play, Play)
        if wanted(play):
            return play
        j.answer(right=True)
        j.wait(2)
    raise AssertionError("it never came")


def test_the_voice_says_the_word_and_says_it_again_when_asked(make: Callable[..., Journey], root: Path) -> None:
    j = at(make, root, "listen")
    play = until(j, lambda p: bool(p.level.asked and p.level.asked.challenge.prompt.heard))
    assert play.level.asked is not None
    heard = play.level.asked.challenge.prompt.heard
    j.wait(1)
    said = j.services.kit.speech.captions
    assert said[-1] == heard
    assert heard not in play.bubble, "who can hear is not told by letters"
    before = len(said)
    j.press("hear")
    assert list(said)[before:] == [heard]
    j.send(SayAgain())
    j.wait(8)
    assert list(said)[-2:] == [play.level.asked.challenge.prompt.spoken, heard]


def test_who_cannot_hear_reads_the_word_and_it_weighs_like_a_hint(make: Callable[..., Journey], root: Path) -> None:
    j = at(make, root, "listen")
    play = until(j, lambda p: bool(p.level.asked and p.level.asked.challenge.prompt.heard))
    assert play.level.asked is not None
    assert play.level.hints_given == 0
    j.press("words")
    assert play.bubble == f"“{play.level.asked.challenge.prompt.heard}”"
    assert play.level.hints_given == 1


def test_without_a_voice_the_word_is_shown_at_once(make: Callable[..., Journey], root: Path) -> None:
    j = make(packs=[root / "tests" / "journeys"])
    to_the_chart(j, band="7-9")
    play_session(j, "workshop/listen", "net_and_letters")
    play = until(j, lambda p: bool(p.level.asked and p.level.asked.challenge.prompt.heard))
    assert play.level.asked is not None
    assert play.bubble == f"“{play.level.asked.challenge.prompt.heard}”"
    assert play.level.hints_given == 0


def test_a_sound_of_the_pack_is_played_and_played_again(make: Callable[..., Journey], root: Path) -> None:
    j = at(make, root, "listen")
    play = until(j, lambda p: bool(p.level.asked and p.level.asked.challenge.prompt.sound))
    assert play.level.asked is not None
    name = play.level.asked.challenge.prompt.sound
    j.wait(3)
    cues = j.services.kit.sounds.cues
    assert name in cues
    before = list(cues).count(name)
    j.press("hear")
    assert list(cues).count(name) == before + 1


def test_a_text_comes_before_its_question_and_can_be_read_again(make: Callable[..., Journey], root: Path) -> None:
    j = make(packs=[root / "tests" / "journeys"])
    to_the_chart(j, band="7-9")
    j.navigator.top._show("workshop/read")  # type: ignore[attr-defined]
    j.wait(0.5)
    j.press("workshop/read")
    j.press("play")
    j.wait(3)
    assert j.name == "letter"
    canvas = j.draw()
    assert any("Mia has a red boat" in text.text for text in canvas.texts or [])
    j.press("on")
    assert isinstance(j.top, Play)
    j.wait(1)
    j.press("letter")
    assert j.name == "letter"
    j.press("on")
    j.answer(right=True)
    j.wait(2)
    assert isinstance(j.top, Play), "the same text does not come a second time by itself"


def test_a_skills_picture_is_on_the_chart_and_on_its_card(make: Callable[..., Journey], root: Path) -> None:
    j = make(packs=[root / "tests" / "journeys"])
    to_the_chart(j, band="7-9")
    shown: list[str] = []
    real = j.services.kit.pictures.get

    def noted(name: str, width: int, height: int, **more: object) -> object:
        shown.append(name)
        return real(name, width, height, **more)  # type: ignore[arg-type]

    j.services.kit.pictures.get = noted  # type: ignore[method-assign,assignment]
    j.navigator.top._show("workshop/pairs")  # type: ignore[attr-defined]
    j.wait(0.6)
    j.draw()
    assert "🐶" in shown
    shown.clear()
    j.press("workshop/pairs")
    j.draw()
    assert "🐶" in shown
