"""Every game tells how each answer is given, by keys alone and by taps alone; hands that do so give just this answer."""

from collections.abc import Callable

import pytest

from engine.challenges.base import Answer, Challenge, Form, Wrong
from engine.challenges.kinds import KINDS
from game.intents import Point
from game.kit.moves import Focus, Touch
from game.minigame import MiniGame
from game.screens.play.demonstration import Demonstration
from game.tour import Journey
from tests.game.minigames.every_form import played

_MOST = 400


def give(game: MiniGame, answer: Answer, *, by_keys: bool) -> Answer | None:
    """Do what the game says, as a page with widgets would."""
    focus = ""
    for count, deed in enumerate(game.moves(answer, by_keys=by_keys)):
        assert count < _MOST, "no end to it"
        things = {widget.key: widget for widget in game.widgets}
        match deed:
            case Touch(key):
                assert things[key].enabled
                things[key].press()
            case Focus(key):
                focus = key
            case Point("down", at):
                under = next(widget for widget in game.widgets if widget.contains(at))
                under.drag_to(at)
            case Point():
                pass
            case _:
                assert game.handle(deed) or things[focus].handle(deed), deed
    return game.take_answer()


def answers(challenge: Challenge, form: Form) -> list[Answer]:
    """Wrong ones and the right one, one after the other, as a child may give them."""
    kind = KINDS[challenge.kind]
    wrong = [one for one in kind.examples(challenge).wrong if one.form is form and isinstance(kind.judge(challenge, one), Wrong)]
    return [*wrong[:1], Answer(form, challenge.solution[form])]


@pytest.mark.parametrize("by_keys", [False, True], ids=["taps", "keys"])
def test_the_moves_of_an_answer_give_it_right_or_wrong_and_once_more(make: Callable[..., Journey], by_keys: bool) -> None:
    kit = make().services.kit
    tried = 0
    for name, game, challenge, form in played(kit):
        game.adult_came()
        for answer in answers(challenge, form.form):
            given = give(game, answer, by_keys=by_keys)
            assert given is not None, (name, answer)
            if form.form is Form.SHOW:
                assert set(given.value) == set(answer.value)
            elif form.form is Form.TEXT and not getattr(form, "case_matters", True):
                assert given.value[0].lower() == answer.value[0].lower(), name
            elif form.form is not Form.PLACE:
                assert given == answer, name
            verdict = KINDS[challenge.kind].judge(challenge, given)
            assert type(verdict) is type(KINDS[challenge.kind].judge(challenge, answer)), (name, given, answer)
            game.show(verdict, last=False)
            game.skip()
            tried += 1
    assert tried > 30


def test_half_an_answer_is_taken_back_before_another_one_is_given(make: Callable[..., Journey]) -> None:
    kit = make().services.kit
    for name, game, challenge, form in played(kit):
        game.adult_came()
        answer = Answer(form.form, challenge.solution[form.form])
        begun = answers(challenge, form.form)[0]
        moves = game.moves(begun, by_keys=False)
        first = next(moves)
        if isinstance(first, Touch) and form.form is not Form.CHOOSE:
            next(widget for widget in game.widgets if widget.key == first.key).press()
        game.take_answer()
        given = give(game, answer, by_keys=True)
        assert given is not None, name
        assert KINDS[challenge.kind].judge(challenge, given) == KINDS[challenge.kind].judge(challenge, answer), name


def test_the_companion_shows_things_of_the_game_in_every_form_and_presses_nothing(make: Callable[..., Journey]) -> None:
    kit = make().services.kit
    for name, game, _, form in played(kit):
        demo = Demonstration.of(game, form)
        assert 1 <= len(demo.stops) <= 4, name
        assert all(stop in game.widgets for stop in demo.stops), name
        assert game.take_answer() is None, name
        if any(widget.key == "go" for widget in game.widgets):
            assert demo.stops[-1].key == "go", f"{name}: how to hand in is the last thing shown"
