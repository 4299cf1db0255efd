"""A press while something is shown ends it, in every game: afterwards everything is as if one had waited."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass

import pytest

from engine.challenges.base import Answer, AnswerForm, Challenge, Form, Right, Wrong
from engine.challenges.judging import wrong_shared
from game.minigame import LittleGame, MiniGame
from game.tour import Journey
from tests.game.minigames.every_form import all_forms, played

REACTIONS = ("right", "wrong", "reveal", "demo")
MOMENTS = (0.0, 0.01, 0.2, 0.4, 0.499, 0.79)
_MOVING = {"at", "clock", "kit", "challenge", "look", "siblings"}  # what goes on by itself, or is no state of the game


def state_of(thing: object, seen: frozenset[int] = frozenset()) -> object:
    """Everything a game remembers, as plain values."""
    if id(thing) in seen or callable(thing):
        return ""
    seen |= {id(thing)}
    if isinstance(thing, dict):
        return {str(key): state_of(value, seen) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [state_of(value, seen) for value in thing]
    if is_dataclass(thing):
        return [state_of(getattr(thing, field.name), seen) for field in fields(thing)]
    if hasattr(thing, "__dict__") and type(thing).__module__.startswith(("game.", "engine.challenges", "tests.game.minigames")):
        return {key: state_of(value, seen) for key, value in vars(thing).items() if key not in _MOVING}
    return repr(thing)


def react(game: MiniGame, kind: str, challenge: Challenge, form: AnswerForm) -> None:
    """Let the game begin one of its reactions, as the play screen does."""
    solution = challenge.solution[form.form]
    match kind:
        case "right":
            game.show(Right(), last=True)
        case "wrong":
            game.show(Wrong(), last=False)
        case "reveal":
            game.reveal(solution)
        case _:
            game.demonstrate()


def answered(game: MiniGame, challenge: Challenge, form: AnswerForm) -> None:
    """Something was answered by pressing a thing of the game, as far as one press goes."""
    game.widgets[-1 if len(game.widgets) > 1 else 0].press()
    for widget in game.widgets[:2]:
        widget.press()
    game.take_answer()


def test_every_form_is_tried() -> None:
    assert all_forms() == set(Form) - {Form.SENTENCES, Form.PARAGRAPHS}


@pytest.mark.parametrize("is_calm", [False, True], ids=["lively", "reduced motion"])
@pytest.mark.parametrize("kind", REACTIONS)
def test_to_skip_is_the_same_as_to_wait(make: Callable[..., Journey], kind: str, is_calm: bool) -> None:
    kit = make().services.kit
    kit.style = type(kit.style)(reduced_motion=is_calm)
    for moment in MOMENTS:
        for (name, waited, challenge, form), (_, skipped, *_) in zip(played(kit), played(kit), strict=True):
            for game in (waited, skipped):
                answered(game, challenge, form)
                react(game, kind, challenge, form)
                game.update(moment)
            assert skipped.busy == waited.busy
            skipped.skip()
            assert not skipped.busy, name
            for _ in range(40):
                waited.update(0.1)
            assert state_of(skipped) == state_of(waited), f"{name}, {kind} skipped after {moment} s"


@pytest.mark.parametrize("second", REACTIONS)
@pytest.mark.parametrize("first", REACTIONS)
def test_a_reaction_that_follows_another_at_once_ends_it_first(make: Callable[..., Journey], first: str, second: str) -> None:
    kit = make().services.kit
    for (name, waited, challenge, form), (_, at_once, *_) in zip(played(kit), played(kit), strict=True):
        for game in (waited, at_once):
            answered(game, challenge, form)
            react(game, first, challenge, form)
        waited.update(5.0)
        for game in (waited, at_once):
            react(game, second, challenge, form)
            game.update(5.0)
        assert state_of(at_once) == state_of(waited), f"{name}: {first}, {second}"


def test_choices_can_be_pressed_again_after_a_skipped_miss(make: Callable[..., Journey]) -> None:
    kit = make().services.kit
    tried = 0
    for name, game, challenge, form in played(kit):
        if form.form is not Form.CHOOSE:
            continue
        wrong = wrong_shared(form, challenge.solution[form.form])[0]
        for value in (wrong, challenge.solution[form.form]):
            next(widget for widget in game.widgets if widget.key == f"option-{value[0]}").press()
            assert game.take_answer() == Answer(Form.CHOOSE, value), name
            game.show(Wrong(), last=False)
            game.skip()
        tried += 1
    assert tried >= 4 and issubclass(type(game), LittleGame)
