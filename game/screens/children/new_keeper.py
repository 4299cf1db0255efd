"""A new keeper in three pages: my look and friend and likes; how old and a name plate; nothing has to be typed.

A nickname is offered (the look's own), can be exchanged by one press or typed by whoever can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.profiles.profile import BANDS, LOOKS, new_profile, with_picture_key
from game.kit.cast import companion, keeper
from game.kit.navigation import STAY, Pop, Restart, Transition
from game.kit.widgets import Button, Field, RoundButton, Widget
from game.screens.parts.keeper_face import ages, faces, friends, likes, name_letters, turned
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

NICKNAMES = (
    "Ada",
    "Kofi",
    "Mei",
    "Finn",
    "Zahra",
    "Nia",
    "Sol",
    "Luna",
    "Ravi",
    "Tove",
    "Beni",
    "Inti",
    "Yuki",
    "Amal",
    "Koa",
    "Mira",
)


class NewKeeper(Page):
    """Pages 0 (look, friend, likes) and 1 (age, name, key)."""

    name = "new_keeper"
    children = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.page = 0
        taken = {who.nickname for who in services.classroom.keepers()}
        free = [name for name in NICKNAMES if name not in taken] or list(NICKNAMES)
        self._names = free
        self.look, self.friend = 1 + services.classroom.rng.randrange(len(LOOKS)), "otter"
        self.likes: tuple[str, ...] = ()
        self.band = ""
        self.nickname = free[services.classroom.rng.randrange(len(free))]
        self.key: tuple[str, ...] = ()

    def build(self) -> list[Widget]:
        widgets = self._looks() if self.page == 0 else self._name()
        last = self.page == 1
        label = self.t("Set sail!") if last else self.t("Let's go!")
        ready = not last or bool(self.band)
        go = Button("go", (716, 616, 340, 84), label, self._go, kind="primary", icon="icon_play", size=34, enabled=ready)
        widgets += [go, RoundButton("back", (60, 98), 76, "icon_back", self.t("Back"), self.on_back)]
        widgets.append(RoundButton("aloud", (146, 98), 76, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _looks(self) -> list[Widget]:
        return [
            *faces(self.kit.words, self.look, lambda look: self._set(look=look)),
            *friends(self.kit.words, self.friend, lambda kind: self._set(friend=kind)),
            *likes(self.kit.words, self.likes, lambda tag: self._set(likes=turned(self.likes, tag))),
        ]

    def _name(self) -> list[Widget]:
        return [
            *ages(self.kit.words, self.band, lambda band: self._set(band=band), box=(560, 150, 641, 176)),
            Field("name", (560, 372, 390, 64), self.t("Name"), self.nickname, self._typed, longest=12, accepts=name_letters),
            Button("other", (966, 370, 236, 68), self.t("Another"), self._other, icon="icon_again"),
            Button("key", (560, 500, 642, 72), self._key_label(), self._choose_key, icon="icon_lock"),
        ]

    def _key_label(self) -> str:
        return self.t("My picture key is set") if self.key else self.t("Choose 3 secret pictures (if you like)")

    def page_text(self) -> str:
        if self.page == 0:
            return self.t("Pick your look, your friend, and what you like.")
        return self.t("How old are you? And this is your name on the sea: {name}.", name=self.nickname)

    # ------------------------------------------------------------ choices
    def _set(self, **values: object) -> Transition:
        for name, value in values.items():
            setattr(self, name, value)
        self.rebuild()
        return STAY

    def _typed(self, text: str) -> None:
        self.nickname = text

    def _other(self) -> Transition:
        here = self._names.index(self.nickname) if self.nickname in self._names else -1
        self.nickname = self._names[(here + 1) % len(self._names)]
        self.rebuild()
        self.kit.say(self.nickname)
        return STAY

    def _choose_key(self) -> Transition:
        return self.push(self.pages.picture_key())

    def resumed(self, result: object) -> Transition:
        if isinstance(result, tuple):
            self.key = result
        return super().resumed(result)

    def on_back(self) -> Transition:
        if self.page == 0:
            return Pop()
        self.page = 0
        self.rebuild()
        return STAY

    def _go(self) -> Transition:
        if self.page == 0:
            self.page, self.focus_key = 1, f"band-{BANDS[0]}"
            self.rebuild()
            self.kit.say(self.page_text() if self.kit.style.read_aloud else "")
            return STAY
        profile = new_profile(
            self.nickname.strip() or self._names[0],
            created_s=self.services.clock.now_s(),
            look=self.look,
            companion=self.friend,
            band=self.band,
            interests=self.likes,
        )
        play_session = self.services.classroom.welcome(with_picture_key(profile, self.key))
        self.services.sign_in(play_session)
        return Restart(self.pages.placement())

    # ------------------------------------------------------------ picture
    def on_time(self, seconds: float) -> Transition:
        return STAY

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("new_keeper", self.page), self._room)
        companion(canvas, self.friend, 145, 676, 250, pose="happy", at=self.at)
        keeper(canvas, self.look, 342, 665, 384, at=self.at)

    def _room(self, canvas: Canvas) -> None:
        canvas.picture("room_new", 0, 0, 1280)
        canvas.picture("panel_paper", 516, 56, 740)
        canvas.picture("sign_long", 676, 8, 420)
        canvas.text(self.t("New keeper"), 886, 47, 34, "#1F2544", bold=True, anchor="center", max_w=340)
        if self.page == 0:
            heads = ((112, self.t("My look")), (273, self.t("My friend")), (460, self.t("I like")))
        else:
            heads = ((126, self.t("How old am I?")), (348, self.t("My nickname")), (478, self.t("My secret key")))
        for y, head in heads:
            canvas.text(head, 562, y, 26, "#1F2544", bold=True, anchor="midleft", max_w=600)
