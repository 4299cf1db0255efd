"""Erasing in two steps: what will be gone, and really? Where a PIN is set, an adult opens the door first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from engine.profiles.profile import Settings
from engine.profiles.store import StoreError
from game.kit import shapes
from game.kit.navigation import STAY, Pop, Replace, Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.buttons import icon_colours
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class Erasing(Page):
    """``what``: "all" (the keeper), "afresh" (everything played), or one drawer's name. ``opened``: an adult has come through the door."""

    name = "erasing"

    def __init__(self, services: Services, what: str, opened: bool = False) -> None:
        super().__init__(services)
        self.what, self.nickname = what, services.profile.nickname
        self.step = 1
        self.notice = ""
        self.needs_adult = bool(services.store.read_app().get("pin")) and not opened

    def build(self) -> list[Widget]:
        everything = self.what in ("all", "afresh")
        safe = self.t("Keep {name}", name=self.nickname) if everything else self.t("Keep it")
        other = self.t("Yes, erase")
        if self.needs_adult:
            other = self.t("Get a grown-up")
        elif self.step == 1:
            other = self.t("Erase")
        widgets: list[Widget] = [
            Button("safe", (310, 450, 310, 80), safe, self.on_back, kind="primary", size=28),
            RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]
        if not self.notice:
            widgets.insert(1, Button(f"erase-{self.step}", (660, 450, 310, 80), other, self._on, size=28))
        return widgets

    def page_text(self) -> str:
        if self.notice:
            return self.notice
        if self.needs_adult:
            return f"{self._gone()} {self.t('A grown-up must open the lock for this.')}"
        if self.step == 1:
            return self._gone()
        if self.what == "afresh":
            return self.t("Really? Only a grown-up can bring it back, for some weeks.")
        return self.t("Really? Nobody can bring it back.")

    def _gone(self) -> str:
        return {
            "all": self.t("You, your lights, your cove and your answers will all be gone from this computer."),
            "afresh": self.t("All your answers, lights and guests will be gone. Your name, face and settings stay."),
            "likes": self.t("The pictures you like will be gone."),
            "settings": self.t("Your settings will be as they were on the first day."),
            "cove": self.t("Your guests move back to their first places. They stay with you."),
            "bookmark": self.t("You will not go on where you left off. All lights stay."),
            "key": self.t("Your picture key will be gone. Anybody can press your face then."),
        }[self.what]

    def on_back(self) -> Transition:
        """Whoever played is signed out before everything goes: where that failed, no page beneath has anybody to show."""
        return Pop(None) if self.services.play_session is not None else Restart(self.pages.who())

    def _on(self) -> Transition:
        if self.needs_adult:
            return Replace(self.pages.door(partial(self.pages.erasing, self.what, opened=True)))
        if self.step == 1:
            self.step = 2
            self.rebuild()
            self.kit.say(self.page_text())
            return STAY
        try:
            return self._erase()
        except (OSError, StoreError):
            self.notice = self.t("It cannot be erased just now. Perhaps another window has it. Nothing is lost.")
            self.rebuild()
            return STAY

    def _erase(self) -> Transition:
        services = self.services
        assert services.play_session is not None
        play_session, profile = services.play_session, services.profile
        match self.what:
            case "all":
                services.sign_out()
                services.classroom.store.erase(profile.id)
                return Restart(self.pages.title())
            case "afresh":
                services.sign_out()
                services.sign_in(services.classroom.start_afresh(profile.id))
                return Restart(self.pages.placement())
            case "likes":
                play_session.change(replace(profile, interests=()))
            case "settings":
                play_session.change(replace(profile, settings=Settings(language=profile.settings.language)))
                services.apply(services.profile.settings)
            case "cove":
                play_session.change(replace(profile, cove=()))
            case "bookmark":
                play_session.forget_level()
            case "key":
                play_session.change(replace(profile, picture_key=""))
        return Pop(True)

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("erasing",), self._ground)
        canvas.shape(shapes.panel(800, 440, theme), 240, 130)
        icon = "icon_lock" if self.needs_adult else "icon_erase"
        canvas.picture(icon, 640, 208, 96, anchor="center", colours=icon_colours(theme, icon))
        canvas.text_box(self.page_text(), (290, 262, 700, 168), 30, bold=self.step == 2, align="center")

    def _ground(self, canvas: Canvas) -> None:
        canvas.picture("chart_far", 0, 0, 1280)
        canvas.picture("chart_mid", 0, 0, 1280)
        canvas.veil("#14183C", 150)
