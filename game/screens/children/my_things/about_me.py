"""About me: a keeper changes their look, friend, likes, name and secret key whenever they like; every change is saved when it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.lesson.classroom import renamed
from engine.profiles.profile import Profile, with_picture_key
from game.kit.cast import companion, keeper
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, Field, RoundButton, Widget
from game.screens.parts.keeper_face import faces, friends, likes, name_letters, turned
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class AboutMe(Page):
    """Leaf 0 is what is seen of me, leaf 1 my name and key. How old I am is a grown-up's to change: it moves what is asked."""

    name = "about_me"
    children = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.leaf = 0
        self.nickname = self.me.nickname

    @property
    def me(self) -> Profile:
        return self.services.profile

    def build(self) -> list[Widget]:
        widgets = self._looks() if self.leaf == 0 else self._name()
        label = self.t("My name") if self.leaf == 0 else self.t("My look")
        turn = Button(
            "turn", (716, 616, 340, 84), label, self._turn, icon="icon_forward" if self.leaf == 0 else "icon_back", size=30
        )
        back = RoundButton("back", (60, 98), 76, "icon_back", self.t("Back"), self.pop)
        return [*widgets, turn, back, RoundButton("aloud", (146, 98), 76, "icon_aloud", self.t("Read it to me"), self.say_page)]

    def _looks(self) -> list[Widget]:
        words, me = self.kit.words, self.me
        return [
            *faces(words, me.look, lambda look: self._change(look=look)),
            *friends(words, me.companion, lambda kind: self._change(companion=kind)),
            *likes(words, me.interests, lambda tag: self._change(interests=turned(self.me.interests, tag))),
        ]

    def _name(self) -> list[Widget]:
        key = self.t("Another picture key") if self.me.picture_key else self.t("Choose 3 secret pictures (if you like)")
        return [
            Field("name", (560, 152, 390, 64), self.t("Name"), self.nickname, self._typed, longest=12, accepts=name_letters),
            Button("rename", (966, 150, 236, 68), self.t("Save name"), self._rename, icon="icon_tick", size=24),
            Button("key", (560, 300, 642, 72), key, lambda: self.push(self.pages.picture_key()), icon="icon_lock"),
            Button("age", (560, 486, 642, 72), self.t("A grown-up can change it"), self._age, icon="btn_grownups"),
        ]

    def page_text(self) -> str:
        if self.leaf == 0:
            return self.t("Change your look, your friend, and what you like.")
        return self.t("Your name on the sea is {name}. You can change it, and your secret key.", name=self.me.nickname)

    # ------------------------------------------------------------ changes
    def _change(self, **changes: object) -> Transition:
        assert self.services.play_session is not None
        self.services.play_session.change(replace(self.me, **changes))  # type: ignore[arg-type]
        self.rebuild()
        return STAY

    def _typed(self, text: str) -> None:
        self.nickname = text

    def _rename(self) -> Transition:
        """Cleaned like every name; nobody loses theirs by an empty field."""
        self._change(nickname=renamed(self.me, self.nickname).nickname)
        self.nickname = self.me.nickname
        self.rebuild()
        self.kit.say(self.page_text())
        return STAY

    def _age(self) -> Transition:
        return self.push(self.pages.start_level(self.me.id))

    def resumed(self, result: object) -> Transition:
        if isinstance(result, tuple) and self.services.play_session is not None:
            self.services.play_session.change(with_picture_key(self.me, result))
        return super().resumed(result)

    def _turn(self) -> Transition:
        self.leaf = 1 - self.leaf
        self.rebuild()
        if self.kit.style.read_aloud:
            self.kit.say(self.page_text())
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("about_me", self.leaf), self._room)
        companion(canvas, self.me.companion, 145, 676, 250, pose="happy", at=self.at)
        keeper(canvas, self.me.look, 342, 665, 384, at=self.at)

    def _room(self, canvas: Canvas) -> None:
        canvas.picture("room_new", 0, 0, 1280)
        canvas.picture("panel_paper", 516, 56, 740)
        canvas.picture("sign_long", 676, 8, 420)
        canvas.text(self.t("About me"), 886, 47, 34, "#1F2544", bold=True, anchor="center", max_w=340)
        if self.leaf == 0:
            heads = ((112, self.t("My look")), (273, self.t("My friend")), (460, self.t("I like")))
        else:
            heads = ((126, self.t("My nickname")), (276, self.t("My secret key")), (466, self.t("How old am I?")))
        for y, head in heads:
            canvas.text(head, 562, y, 26, "#1F2544", bold=True, anchor="midleft", max_w=600)
