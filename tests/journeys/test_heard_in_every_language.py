"""A word to be heard is said in the language of its pack, whatever language the child plays in: real listen skills, every pair."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.kit.language.words import languages
from game.kit.speech import SilentSpeech
from game.screens.play.page import Play
from game.tour import Journey
from tests.conftest import ROOT
from tests.journeys.test_first_light import play_session, to_the_chart
from tests.journeys.test_hearing_and_reading import until

_PLAYED = tuple(languages(ROOT / "assets" / "words"))
_WRITTEN = ("en", "de", "fr", "tr")
_PACK = """\
format: 1
id: ears-{language}
title: Ears
about: One word to be heard.
author: A teacher
licence: CC0-1.0
language: {language}
ages: 7-10
subject: words
skills:
  ears:
    name: Ears
    i_can: I can hear a word.
    challenges:
      - kind: listen
        ask: Which one?
        rows: [{{ a: bateau, b: gateau }}, {{ a: loup, b: roue }}, {{ a: main, b: pain }}]
        hear: "{{a}}"
        answer: "{{a}}"
        others: ["{{b}}"]
        hints: [Listen again.]
        why: You heard it.
"""


def hear(j: Journey, played: str, skill: str, written: str) -> None:
    """Play on until a word is to be heard; it is said in the pack's language, and the next line in the child's own again."""
    speech = j.services.kit.speech
    assert isinstance(speech, SilentSpeech)
    speech.available = True
    j.services.change_settings(language=played)
    play_session(j, skill, "net_and_letters")
    play = until(j, lambda p: bool(p.level.asked and p.level.asked.challenge.prompt.heard))
    j.wait(8)  # whoever is read to hears the question first
    assert play.level.asked is not None
    heard = play.level.asked.challenge.prompt.heard
    assert (speech.captions[-1], speech.tongues[-1]) == (heard, written)
    j.press("hear")
    assert (speech.captions[-1], speech.tongues[-1]) == (heard, written)
    j.press("hint")
    assert (speech.captions[-1], speech.tongues[-1]) == (play.bubble, played)
    assert isinstance(j.top, Play)


@pytest.mark.parametrize("played", _PLAYED)
@pytest.mark.parametrize("written", _WRITTEN)
def test_a_strangers_word_is_said_in_its_own_language(
    make: Callable[..., Journey], tmp_path: Path, played: str, written: str
) -> None:
    pack = tmp_path / "brought" / f"ears-{written}"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(_PACK.format(language=written), "utf-8")
    j = make(packs=[pack.parent])
    to_the_chart(j, band="7-9")
    hear(j, played, f"ears-{written}/ears", written)


@pytest.mark.parametrize("played", _PLAYED)
def test_every_shipped_listen_skill_is_said_in_the_language_it_is_asked_in(make: Callable[..., Journey], played: str) -> None:
    j = make()
    j.services.load_packs()
    library = j.services.classroom.library
    listens = [
        name
        for name, node in library.graph().nodes.items()
        if any(library.make(candidate.item, 1).kind == "listen" for candidate in node.candidates)
    ]
    assert listens
    to_the_chart(j, band="7-9")
    for skill in listens:
        library.speak(played)
        hear(j, played, skill, library.language_of(skill))
        j.press("pause")
        j.press("leave")
    j.services.change_settings(language="en")
