"""No bubble covers an option or anything else of the game that can be pressed: every game and form, every mode, sizes of text, languages."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from engine.challenges.base import Form
from game.kit.canvas import Box
from game.kit.toolbox import TEXT_SCALES
from game.minigame import MiniGame, PlayerLook
from game.minigames import MINIGAMES
from game.screens.play.frame import Frame
from game.screens.play.rules import Mode, Rules
from game.services import Services
from game.tour import Journey

_MODES: tuple[Mode, ...] = ("asking", "offer", "moved_on", "how")


def covered(box: Box, game: MiniGame) -> list[str]:
    x, y, w, h = box
    return [
        thing.key
        for thing in game.widgets
        if thing.box[0] < x + w and x < thing.box[0] + thing.box[2] and thing.box[1] < y + h and y < thing.box[1] + thing.box[3]
    ]


def boxes(services: Services, every: int) -> Iterator[tuple[str, Form, str, Box, MiniGame]]:
    """Where the bubble stands in each mode, for one challenge of every ``every``-th skill in each game that plays it."""
    library, session = services.classroom.library, services.play_session
    assert session is not None
    nodes = [node for node in library.graph().nodes.values() if node.candidates]
    for node in nodes[::every]:
        challenge = library.make(node.candidates[0].item, 1)
        for name, kind in MINIGAMES.items():
            if not kind.plays & {form.form for form in challenge.forms}:
                continue
            form = challenge.form_for(kind.plays)
            game: MiniGame = kind(services.kit, PlayerLook(), total=8)
            game.begin(challenge, form, 0)
            rules = Rules(session.start_level("", name, kind.plays), lambda: services.kit.words)
            for mode in _MODES:
                for asks_sure in (False, True) if mode == "asking" else (False,):
                    rules.mode, rules.asks_sure = mode, asks_sure
                    yield name, form.form, f"{mode}{' sure' * asks_sure}", Frame(game, rules).bubble_box(), game


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", TEXT_SCALES)
def test_no_bubble_covers_what_can_be_pressed(make: Callable[..., Journey], size: str, language: str, is_long: bool) -> None:
    from tests.journeys.test_first_light import to_the_chart

    j = make()
    to_the_chart(j, band="7-9")
    services = j.services
    services.use_language(language)
    services.kit.restyle(replace(services.kit.style, text_scale=TEXT_SCALES[size]))
    found, measured = {}, 0
    for name, form, mode, box, game in boxes(services, 1 if is_long else 6):
        measured += 1
        if keys := covered(box, game):
            found[name, form.value, mode] = keys
        assert box[0] >= 0 and box[1] >= 0 and box[0] + box[2] <= 1280 and box[1] + box[3] <= 720
    services.use_language("en")
    assert measured > 100
    assert found == {}
