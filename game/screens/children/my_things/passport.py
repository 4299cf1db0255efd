"""The passport: the child puts in the lights they want to show; an adult seals it; a file anybody can check."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.credentials.keepsakes import sealed_passport
from engine.credentials.passport import Choice, file_of
from engine.profiles.store import StoreError
from engine.reports.lights import lights_in
from game.kit.navigation import STAY, Replace, Transition
from game.kit.widgets import Button, Card, RoundButton, Toggle, Widget
from game.screens.parts.files import saved_as
from game.screens.parts.in_background import AsidePage

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_A_PAGE = 6


class Passport(AsidePage):
    """Every light is in at first; pressing takes it out or puts it in again. ``sealing``: an adult has opened the door."""

    name = "passport"

    def __init__(self, services: Services, sealing: Choice | None = None) -> None:
        super().__init__(services)
        services.load_packs()
        assert services.play_session is not None
        self.lights = lights_in(services.play_session.facts(), services.classroom.library.skills)
        self.choice = sealing or Choice(skills=frozenset(light.skill for light in self.lights))
        self.first = 0
        self.notice = ""
        if sealing is not None:
            self.beside(self._seal)

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        choice = self.choice
        widgets: list[Widget] = []
        for number, light in enumerate(self.lights[self.first : self.first + _A_PAGE]):
            box = (48 + (number % 3) * 276, 176 + (number // 3) * 220, 260, 200)
            lamps = self.t("{n} of 5 lamps", n=light.lamps)
            widgets.append(
                Card(
                    f"light-{light.skill}",
                    box,
                    light.name,
                    "lantern_on" if light.lamps >= 5 else "lantern_spot",
                    partial(self._turn, light.skill),
                    checked=light.skill in choice.skills,
                    picture_share=0.42,
                    spoken=f"{light.i_can or light.name} {lamps}.",
                )
            )
        if len(self.lights) > _A_PAGE:
            widgets.append(Button("more", (330, 634, 250, 56), self.t("More lights"), self._more, icon="icon_forward", size=22))
        widgets += [
            Toggle("gifts", (912, 132, 330, 64), self.t("My gifts"), choice.gifts, lambda on: self._set(gifts=on)),
            Toggle("answers", (912, 206, 330, 64), self.t("Each answer"), choice.answers, lambda on: self._set(answers=on)),
            Toggle("named", (912, 280, 330, 64), self.t("My nickname"), choice.named, lambda on: self._set(named=on)),
            Button(
                "seal", (904, 366, 352, 84), self.t("Lock it"), self._ask, kind="primary", icon="icon_lock", size=28, enabled=bool(choice.skills)
            ),
            RoundButton("back", (52, 52), 64, "icon_back", self.t("Back"), self.pop),
            RoundButton("aloud", (1228, 52), 64, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]  # fmt: skip
        return widgets

    def page_text(self) -> str:
        if self.notice:
            return self.notice
        if not self.lights:
            return self.t("Your first lamp will go in here.")
        return self.t("Choose the lights you want to show. Then a grown-up locks your passport.")

    def _turn(self, skill: str) -> Transition:
        self._set(skills=self.choice.skills ^ {skill})
        return STAY

    def _set(self, **changes: object) -> None:
        from dataclasses import replace

        self.choice, self.notice = replace(self.choice, **changes), ""  # type: ignore[arg-type]
        self.rebuild()

    def _more(self) -> Transition:
        self.first = 0 if self.first + _A_PAGE >= len(self.lights) else self.first + _A_PAGE
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ sealing
    def _ask(self) -> Transition:
        """Where a PIN is set, an adult opens the door; the page comes back sealed."""
        if self.services.store.read_app().get("pin"):
            return Replace(self.pages.door(partial(self.pages.passport, self.choice)))
        self.beside(self._seal)
        return STAY

    def done(self) -> Transition:
        self.kit.say(self.notice)
        return super().done()

    def _seal(self) -> None:
        assert self.services.play_session is not None
        try:
            document, _ = sealed_passport(self.services.classroom, self.services.play_session, self.choice)
        except StoreError:
            self.notice = self.t("It cannot be locked just now. Please try again later.")
            return
        name = self.services.profile.nickname if self.choice.named else self.t("lights")
        self.notice = saved_as(self.services, f"{name}-{self.t('passport')}.json", file_of(document))

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("passport",), self._ground)
        canvas.text(self.t("My passport"), 104, 52, 44, bold=True, anchor="midleft", max_w=600)
        canvas.text_box(
            self.t("Choose the lights you want to show.") if self.lights else self.page_text(), (52, 112, 820, 56), 26
        )
        who = self.t("It shows your nickname.") if self.choice.named else self.t("It does not say who you are.")
        said = self.notice or f"{self.t('Lock it. If someone changes it, we can tell.')} {who}"
        canvas.text_box(said, (912, 462, 340, 220), 24, theme.ink, valign="top", bold=bool(self.notice))

    def _ground(self, canvas: Canvas) -> None:
        self.paper(canvas, (24, 100, 860, 604))
