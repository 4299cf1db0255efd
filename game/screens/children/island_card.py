"""The island card: what I will be able to do, how bright the light is, which game, and go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.navigation import STAY, Restart, Transition
from game.kit.ornaments import lamps
from game.kit.widgets import Button, Card, RoundButton, Toggle, Widget
from game.minigames import MINIGAMES, TABLE, fitting
from game.screens.children.scenery import island, light_of, skill_picture
from game.screens.parts.goal_words import changed_for_child
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_COUNTABLE = 60  # challenges


class IslandCard(Page):
    """One skill; the child's free choice of game never touches difficulty."""

    name = "island_card"

    def __init__(self, services: Services, skill: str, kind: str) -> None:
        super().__init__(services)
        self.skill = services.classroom.library.skills[skill]
        self.kind = kind
        play_session = services.play_session
        assert play_session is not None
        self.lamps = play_session.state.lights.get(skill, 0)
        self.due = skill in play_session.due_skills()
        self.is_open = skill in play_session.open_skills()
        self.goal_text = self._goal_text()
        self.games = fitting(frozenset(family.guess) for family in self.skill.families)
        self.game = TABLE if TABLE in self.games else self.games[sum(map(ord, skill)) % len(self.games)]

    def build(self) -> list[Widget]:
        widgets: list[Widget] = []
        gap = 24 if len(self.games) < 5 else 12
        each = min(304.0, (940 + gap) / len(self.games))
        first = 640 - (len(self.games) * each - gap) / 2
        for n, name in enumerate(self.games):
            game = MINIGAMES[name]
            widgets.append(
                Card(
                    f"game-{name}",
                    (first + n * each, 348, each - gap, 208),
                    self.t(game.title),
                    game.picture,
                    partial(self._pick, name),
                    checked=name == self.game,
                    size=26,
                )
            )
        if self.lamps < 5:
            text = self.t("My goal!") if self.is_goal else self.t("Make it my goal")
            widgets.append(Toggle("goal", (806, 584, 300, 64), text, self.is_goal, self._want))
        widgets.append(Button("play", (495, 572, 290, 88), self.t("Play"), self._play, kind="primary", icon="icon_play", size=40))
        widgets.append(RoundButton("aloud", (994, 92), 72, "icon_aloud", self.t("Read it to me"), self.say_page))
        widgets.append(RoundButton("close", (1082, 92), 72, "icon_back", self.t("Back to the sea"), self.pop))
        return widgets

    def first_focus(self) -> str:
        return "play"

    def page_text(self) -> str:
        return f"{self.skill.i_can} {self._light_text()}"

    @property
    def is_goal(self) -> bool:
        play_session = self.services.play_session
        return play_session is not None and any(
            goal.skill == self.skill.id and goal.who == "child" for goal in play_session.wishes.current()
        )

    def _want(self, on: bool) -> Transition:
        """A goal of one's own; the companion says how far it is."""
        play_session = self.services.play_session
        assert play_session is not None
        if on:
            play_session.wishes.set(self.skill.id, who="child")
        else:
            play_session.wishes.drop(self.skill.id, who="child")
        self.goal_text = self._goal_text()
        self.rebuild()
        self.kit.say(self._light_text())
        return STAY

    def _goal_text(self) -> str:
        """How far it is to a goal of the child's, and what has changed on the way; "" when this is none."""
        play_session = self.services.play_session
        if play_session is None or not self.is_goal:
            return ""
        way = next((way for way in play_session.wishes.ways("child") if way.goal.skill == self.skill.id), None)
        if way is None or way.plan.is_reached:
            return ""
        skills = self.services.classroom.library.skills
        likely = way.plan.challenges[0]
        if likely <= _COUNTABLE:
            told = self.t("Your goal: about {n} challenges to go.", n=likely)
        else:  # a number nobody of this age can picture helps nobody
            told = self.kit.words.count(
                "Your goal: {n} island on the way.", "Your goal: {n} islands on the way.", len(way.plan.steps)
            )
        changed = changed_for_child(self.kit.words, way, lambda skill: skills[skill].name if skill in skills else skill)
        return f"{told} {changed}".strip()

    def _light_text(self) -> str:
        if self.is_goal and self.lamps < 5 and self.goal_text:
            return self.goal_text
        if self.due:
            return self.t("A ship waits for your light.")
        if self.lamps >= 5:
            return self.t("Your light shines here!")
        if not self.is_open and not self.lamps:
            return self.t("This one is hard. Try it if you like!")
        left = 5 - self.lamps
        return self.kit.words.count("{n} more lamp to light!", "{n} more lamps to light!", left)

    def _pick(self, name: str) -> Transition:
        self.game = name
        self.rebuild()
        return STAY

    def _play(self) -> Transition:
        self.kit.sounds.play("open")
        return Restart(self.pages.play(self.skill.id, self.game))

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("card", self.kind, self.lamps, self.skill.picture and self.skill.id), self._ground)
        theme = canvas.kit.theme
        canvas.text_box(self.skill.i_can, (566, 74, 370, 112), 40, bold=False)
        lamps(canvas, self.lamps, 566, 196, each=54, gap=14)
        canvas.text_box(self._light_text(), (566, 252, 540, 54), 26, theme.soft, lead=1.05)
        canvas.text_box(self.t("Choose your game"), (340, 306, 600, 38), 26, align="center")

    def _ground(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.picture("chart_far", 0, 0, 1280)
        canvas.picture("chart_mid", 0, 0, 1280)
        canvas.veil("#14183C", 165)
        canvas.shape(shapes.panel(980, 652, theme, 36, edge="#5E3A10" if theme.shadow else "", edge_px=6), 150, 34)
        self._window(canvas)

    def _window(self, canvas: Canvas) -> None:
        """The island in its frame."""
        canvas.shape(shapes.plain(342, 232, 10, "#8A5310"), 196, 66)
        inner = canvas.part((202, 72, 330, 220))
        inner.picture("chart_far", -60, -14, 560)
        inner.picture("chart_mid", -200, -60, 960)
        island(inner, self.kind, 165, 182, 0.66, light_of(self.lamps))
        if self.skill.picture:
            folder = self.services.classroom.library.folder_of(self.skill.id)
            skill_picture(canvas, self.skill.picture, 486, 254, 104, folder)
