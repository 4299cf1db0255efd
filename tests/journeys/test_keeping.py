"""What is kept: closing in mid-level and going on, two children apart, a broken pack beside good ones, the adult's door."""

from collections.abc import Callable
from pathlib import Path

from engine.profiles.tinydb_store import TinyStore
from game.intents import Type, WindowLeft
from game.tour import Journey
from tests.journeys.test_first_light import lamps, play_session, to_the_chart


def test_closing_in_mid_level_and_going_on_at_the_same_challenge(make: Callable[..., Journey], tmp_path: Path) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root))
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-5", "fog_beam")
    j.answer(right=True)
    j.wait(3)
    j.answer(right=False)
    j.wait(2)
    level = j.navigator.top.level  # type: ignore[attr-defined]
    assert j.services.play_session is not None
    name = j.services.play_session.profile.id
    asked, number, attempts = level.asked.challenge.identity, level.number, level.attempts
    j.services.sign_out()

    k = make(store=TinyStore(root))
    k.press("play")
    assert k.name == "who"
    k.press(f"keeper-{name}")
    assert k.name == "go_on"
    k.press("sail")
    again = k.navigator.top.level  # type: ignore[attr-defined]
    assert (again.asked.challenge.identity, again.number, again.attempts) == (asked, number, attempts)
    k.wait(3)
    k.play_level(lambda: True)
    assert k.name == "level_end"
    assert k.services.play_session is not None
    assert k.services.play_session.answers == again.first_time_right + len(again.misses) * 2
    k.services.sign_out()


def test_two_children_are_kept_apart(make: Callable[..., Journey], tmp_path: Path) -> None:
    j = make(store=TinyStore(tmp_path / "keepers"))
    to_the_chart(j)
    assert j.services.play_session is not None
    first = j.services.play_session.profile
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.play_level(lambda: True)
    j.press("chart")
    lit = lamps(j, "first-numbers/count-to-3")
    assert lit >= 1
    j.press("home")
    j.press("new")
    j.press("go")
    j.press("band-7-9")
    j.press("go")
    j.press("skip")
    assert j.services.play_session is not None
    second = j.services.play_session.profile
    assert second.id != first.id
    assert second.nickname != first.nickname
    assert j.services.play_session.answers == 0
    assert lamps(j, "first-numbers/count-to-3") == 0
    j.press("home")
    j.press(f"keeper-{first.id}")
    assert lamps(j, "first-numbers/count-to-3") == lit
    j.services.sign_out()


def test_a_broken_pack_leaves_the_good_ones_playing(make: Callable[..., Journey], tmp_path: Path, root: Path) -> None:
    bad = tmp_path / "mine" / "bad"
    bad.mkdir(parents=True)
    (bad / "pack.yaml").write_text("format: 1\nid: bad\ntitle: [\n", "utf-8")
    good = tmp_path / "mine" / "good"
    good.mkdir()
    (good / "pack.yaml").write_text(GOOD, "utf-8")
    j = make(packs=[tmp_path / "mine"])
    to_the_chart(j)
    assert [pack.id for pack in j.services.classroom.library.packs] == ["good"]
    problems = j.services.classroom.library.problems
    assert problems
    assert problems[0].file == "bad/pack.yaml"
    play_session(j, "good/adding", "fog_beam")
    j.play_level(lambda: True)
    assert j.name == "level_end"
    through_the_door(j)
    j.press("packs")
    canvas = j.draw()
    assert any("bad/pack.yaml" in text.text for text in canvas.texts or [])


def through_the_door(j: Journey) -> None:
    """Choose a PIN and walk in."""
    j.press("chart")
    j.press("grownups")
    j.prove_adult()
    for _ in range(2):
        j.send(*[Type(digit) for digit in "2580"])
    for _ in range(400):
        j.wait(0.05)
        if j.name == "parent":
            return
        import time

        time.sleep(0.005)  # the hash is made in a thread of its own
    raise AssertionError("the door stayed shut")


def test_the_parents_page_says_what_the_child_did(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.play_level(lambda: True)
    through_the_door(j)
    canvas = j.draw()
    shown = " ".join(text.text for text in canvas.texts or [])
    assert j.services.play_session is not None
    state, skills = j.services.play_session.state, j.services.classroom.library.skills
    begun = [skills[name].name for name, lamps in state.lights.items() if 0 < lamps < 5]
    assert f"Working on: {len(begun)}" in shown and sum(name in shown for name in begun) >= 2
    assert f"{j.services.play_session.answers} answers" in shown


def test_losing_the_window_pauses(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.send(WindowLeft())
    assert j.name == "pause"
    j.press("on")
    assert j.name == "play"


GOOD = """\
format: 1
id: good
title: Good pack
about: Adding.
author: A. Teacher
licence: CC-BY-4.0
language: en
ages: 4-6
subject: maths
skills:
  adding:
    name: Adding
    i_can: I can add.
    challenges:
      - kind: number
        ask: "{a} + {b} = ?"
        steps: [{ a: 1 to 5, b: 1 to 5 }, { a: 3 to 9, b: 3 to 9 }]
        answer: a + b
        hints: [Count on.]
"""
