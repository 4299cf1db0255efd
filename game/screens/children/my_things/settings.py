"""Settings of the keeper at play (or of the device, before anybody is chosen): reading, sound, helpers. Seen and heard at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.profiles.profile import Settings
from game.kit.language.words import languages
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Slider, Tabs, Toggle, Widget
from game.kit.widgets.siblings import together
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_TEXT_SIZES = ("normal", "large", "largest")


class SettingsPage(Page):
    """Three tabs; every change is saved when it is made."""

    name = "settings"
    children = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.tab = 0

    @property
    def now(self) -> Settings:
        return self.services.profile.settings

    def build(self) -> list[Widget]:
        names = (self.t("Reading"), self.t("Sound"), self.t("Helpers"))
        widgets: list[Widget] = [Tabs("tabs", (300, 98, 680, 60), names, self.tab, self._turn)]
        widgets += (self._reading, self._sound, self._helpers)[self.tab]()
        widgets.append(RoundButton("back", (70, 70), 72, "icon_back", self.t("Back"), self.pop))
        widgets.append(RoundButton("aloud", (1210, 70), 72, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        return self.t("Here you make the game fit you: reading, sound and helpers.")

    def _turn(self, tab: int) -> None:
        self.tab = tab
        self.rebuild()

    def _set(self, **changes: object) -> Transition:
        self.services.change_settings(**changes)
        self.rebuild()
        return STAY

    def _toggle(self, key: str, place: int, label: str) -> Toggle:
        x, y = 200 + (place % 2) * 460, 190 + (place // 2) * 88
        value = bool(getattr(self.now, key))
        return Toggle(key, (x, y, 430, 72), label, value, lambda on: self._set(**{key: on}))

    def _reading(self) -> list[Widget]:
        now = self.now
        size = _TEXT_SIZES.index(now.text_size) if now.text_size in _TEXT_SIZES else 0
        codes = languages(self.services.words_folder)
        widgets: list[Widget] = [
            self._toggle("read_aloud", 0, self.t("Read to me")),
            self._toggle("all_caps", 1, self.t("BIG LETTERS ONLY")),
            self._toggle("spacing", 2, self.t("More room between letters")),
            Toggle(
                "font", (660, 278, 430, 72), self.t("Letters that are easy to tell apart"), now.font == "atkinson", self._font
            ),
            Slider(
                "text_size",
                (230, 380, 364, 92),
                self.t("Text size"),
                size,
                3,
                lambda v: self._set(text_size=_TEXT_SIZES[v]) and None,
            ),
            Toggle("theme", (660, 390, 430, 72), self.t("Strong contrast"), now.theme == "contrast", self._theme),
            Button(
                "language",
                (200, 500, 890, 70),
                self._language_label(codes),
                lambda: self._next_language(codes),
                icon="icon_world",
            ),
        ]
        together(*widgets[:-1])
        return widgets

    def _sound(self) -> list[Widget]:
        now = self.now
        sliders = (("voice", self.t("Voice")), ("effects", self.t("Sounds")), ("music", self.t("Music")))
        widgets: list[Widget] = [
            Slider(
                key,
                (330, 178 + n * 112, 620, 96),
                label,
                int(getattr(now, key)),
                6,
                partial(self._slide, key),
            )
            for n, (key, label) in enumerate(sliders)
        ]
        return widgets

    def _slide(self, key: str, value: int) -> None:
        self._set(**{key: value})

    def _helpers(self) -> list[Widget]:
        return [
            self._toggle("reduced_motion", 0, self.t("Calm pictures")),
            self._toggle("press_pause", 1, self.t("A pause after each press")),
            self._toggle("untimed", 2, self.t("Take all the time I need")),
            self._toggle("rewards", 3, self.t("Gifts for my cove")),
            self._toggle("one_switch", 4, self.t("Play with one button")),
            self._toggle("ask_sure", 5, self.t("Ask how sure I am")),
            self._wish("easy", 0, self.t("Gentle")),
            self._wish("normal", 1, self.t("Just right")),
            self._wish("challenge", 2, self.t("Tricky")),
        ]

    def _wish(self, wish: str, place: int, label: str) -> Button:
        kind = "secondary" if self.now.wish == wish else "quiet"
        icon = "icon_tick" if self.now.wish == wish else ("icon_easy", "icon_star", "icon_hard")[place]
        return Button(
            f"wish-{wish}", (200 + place * 304, 502, 282, 84), label, lambda: self._set(wish=wish), kind=kind, icon=icon, size=26
        )

    def _font(self, on: bool) -> Transition:
        return self._set(font="atkinson" if on else "lexend")

    def _theme(self, on: bool) -> Transition:
        return self._set(theme="contrast" if on else "dusk")

    def _language_label(self, codes: dict[str, str]) -> str:
        return self.t("Language: {name}", name=codes.get(self.kit.words.language, "English"))

    def _next_language(self, codes: dict[str, str]) -> Transition:
        known = list(codes)
        here = known.index(self.kit.words.language) if self.kit.words.language in known else 0
        return self._set(language=known[(here + 1) % len(known)])

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("settings",), self._ground)
        if self.tab == 0:
            for size, x, anchor in ((22, 220, "midright"), (38, 604, "midleft")):
                canvas.text("A", x, 448, size, bold=True, anchor=anchor, literal=True)
        canvas.text(self.t("Settings"), 640, 52, 40, bold=True, anchor="center", max_w=700)
        if self.tab == 2:
            canvas.text_box(self.t("How hard should it be?"), (200, 450, 880, 48), 26, theme.ink, bold=True)
        if self.tab == 1 and not self.kit.speech.available:
            note = self.t("No reading voice was found. A grown-up can install espeak-ng.")
            canvas.text_box(note, (330, 518, 620, 70), 22, theme.soft)

    def _ground(self, canvas: Canvas) -> None:
        self.paper(canvas, (140, 172, 1000, 440))
