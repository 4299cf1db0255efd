"""The window's loop fed with pygame's own events: keys, mouse, touch, gamepad, resizing, and what happens after an error of ours."""

from collections.abc import Callable

import pygame
import pytest

from game.app import App
from game.kit.navigation import STAY, Screen, Transition
from game.screens.pages import Pages
from game.tour import Journey


@pytest.fixture
def app(make: Callable[..., Journey], window: pygame.Surface) -> App:
    journey = make()
    services = journey.services
    pygame.event.clear()
    return App(services.kit, window, Pages(services).title(), on_error=lambda error: Pages(services).sorry("log"))


def _post(app: App, *events: tuple[int, dict[str, object]]) -> None:
    for kind, values in events:
        pygame.event.post(pygame.event.Event(kind, values))
        app.turn()
    app.turn()


def _button(button: int) -> tuple[int, dict[str, object]]:
    return pygame.CONTROLLERBUTTONDOWN, {"button": button, "instance_id": 0}


def _name(app: App) -> str:
    return str(getattr(app.navigator.top, "name", ""))


def test_a_gamepad_leads_from_the_title_into_a_page_and_back(app: App) -> None:
    _post(app, _button(pygame.CONTROLLER_BUTTON_DPAD_RIGHT), _button(pygame.CONTROLLER_BUTTON_RIGHTSHOULDER))
    top = app.navigator.top
    for _ in range(8):
        if top.focus_key == "play" and top.focus_shown:  # type: ignore[attr-defined]
            break
        _post(app, _button(pygame.CONTROLLER_BUTTON_RIGHTSHOULDER))
    _post(app, _button(pygame.CONTROLLER_BUTTON_A))
    assert _name(app) == "new_keeper"
    before = app.navigator.top.focus_key  # type: ignore[attr-defined]
    _post(app, _button(pygame.CONTROLLER_BUTTON_DPAD_RIGHT), _button(pygame.CONTROLLER_BUTTON_DPAD_DOWN))
    assert app.navigator.top.focus_key != before  # type: ignore[attr-defined]
    said = len(app.kit.speech.captions)
    _post(app, _button(pygame.CONTROLLER_BUTTON_Y))
    assert len(app.kit.speech.captions) == said + 1, "Y says it again"
    _post(app, _button(pygame.CONTROLLER_BUTTON_B))
    assert _name(app) == "title"


def test_touch_and_mouse_press_alike(app: App) -> None:
    x, y = app.navigator.top.widget("play").centre  # type: ignore[attr-defined]
    for touch in (True, False):
        at = {"button": 1, "pos": (round(x), round(y)), "touch": touch}
        _post(app, (pygame.MOUSEBUTTONDOWN, at), (pygame.MOUSEBUTTONUP, at))
        assert _name(app) == "new_keeper"
        _post(app, (pygame.KEYDOWN, {"key": pygame.K_ESCAPE, "mod": 0, "unicode": ""}))
        assert _name(app) == "title"


def test_pads_that_are_gone_or_unknown_do_no_harm(app: App) -> None:
    _post(
        app,
        (pygame.CONTROLLERDEVICEADDED, {"device_index": 99}),
        (pygame.CONTROLLERBUTTONDOWN, {"button": 77, "instance_id": 5}),
        (pygame.CONTROLLERDEVICEREMOVED, {"instance_id": 5}),
    )
    assert _name(app) == "title"


def test_a_new_size_gets_crisp_pictures_after_a_rest(app: App, window: pygame.Surface) -> None:
    app.turn()
    canvas = app._canvas
    _post(app, (pygame.WINDOWSIZECHANGED, {"x": 1280, "y": 720}))
    assert app._canvas is canvas, "not while the edge is still being dragged"
    for _ in range(30):
        app.turn()
    assert app._canvas is not canvas


def test_an_error_of_ours_ends_on_the_sorry_page_again_and_again(app: App) -> None:
    class Broken(Screen):
        name = "broken"
        wants_frame = True

        def handle(self, intent: object) -> Transition:
            return STAY

        def update(self, seconds: float) -> Transition:
            raise RuntimeError("a bug")

        def draw(self, canvas: object) -> None: ...

        def entered(self) -> None: ...

        def left(self) -> None: ...

        def resumed(self, result: object) -> Transition:
            return STAY

    from game.kit.navigation import Restart

    for _ in range(2):
        app.navigator.follow(Restart(Broken()))  # type: ignore[abstract]
        app.turn()
        assert _name(app) == "sorry"


def test_closing_the_window_ends_the_loop(app: App) -> None:
    _post(app, (pygame.QUIT, {}))
    app.run()
    assert not app.navigator.running
