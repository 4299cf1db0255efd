"""Goals of one child, for adults: what is wished for by when, the way there, challenges and days left with their uncertainty, what changed on it.

An adult picks any skill (up to three at a time), says until when, and ends the wish when it is over. The child's own goals are shown and stay
the child's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.lesson.wishes import DAY_S, Way
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.adults.about_one import AboutOne
from game.screens.parts.goal_words import changed_for_adult

if TYPE_CHECKING:
    from engine.content.compiled.pack import Skill
    from engine.lesson.classroom import PlaySession
    from game.kit.canvas import Canvas
    from game.services import Services

_WAYS, _SKILLS, _STEPS = 2, 5, 4
_WEEKS = (1, 2, 4, 8)


class Goals(AboutOne):
    """Left what is wished, right what can be wished. ``adults`` counts the wishes of grown-ups that hold."""

    name = "goals"

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services, profile_id)
        self.nickname = ""
        self.ways: tuple[Way, ...] = ()
        self.lights: frozenset[str] = frozenset()
        self.first = self.pack = self.row = 0
        self.weeks = 1
        self.with_visit(self._read)

    def _read(self, play_session: PlaySession) -> None:
        self.nickname, self.ways = play_session.profile.nickname, play_session.wishes.ways()
        self.lights = frozenset(name for name, lamps in play_session.state.lights.items() if lamps >= 5)
        self.first = min(self.first, max(0, len(self.ways) - 1)) // _WAYS * _WAYS

    # ------------------------------------------------------------ what can be wished
    @property
    def packs(self) -> tuple[str, ...]:
        """Ids of the packs with skills."""
        return tuple(dict.fromkeys(skill.pack for skill in self.services.classroom.library.skills.values()))

    def _skills(self) -> list[Skill]:
        """Those of the pack shown that have no light yet and are no adult's wish."""
        wished = {way.goal.skill for way in self.ways if way.goal.who == "adult"}
        skills = self.services.classroom.library.skills.values()
        shown = self.packs[self.pack % len(self.packs)] if self.packs else ""
        return [skill for skill in skills if skill.pack == shown and skill.id not in self.lights | wished]

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        for n, way in enumerate(self.ways[self.first : self.first + _WAYS]):
            if way.goal.who == "adult":
                label = self.t("End it")
                spoken = self.t("End this wish: {name}", name=self._name(way.goal.skill))
                y = 118 + n * 290
                widgets.append(
                    Button(
                        f"end-{n}",
                        (544, y, 240, 54),
                        label,
                        partial(self._end, way),
                        icon="icon_erase",
                        size=22,
                        spoken=spoken,
                    )
                )
        if len(self.ways) > _WAYS:
            widgets.append(Button("more", (566, 22, 232, 60), self.t("More"), self._more, icon="icon_forward", size=24))
        if not self.notice:
            widgets += self._picker()
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _picker(self) -> list[Widget]:
        skills = self._skills()
        widgets: list[Widget] = [
            RoundButton("pack-before", (872, 190), 56, "icon_back", self.t("The pack before"), lambda: self._turn(-1)),
            RoundButton("pack-next", (1216, 190), 56, "icon_forward", self.t("Next pack"), lambda: self._turn(1)),
            Button("weeks", (848, 232, 392, 56), self._until(), self._longer, icon="icon_time", size=24),
        ]
        for n, skill in enumerate(skills[self.row : self.row + _SKILLS]):
            spoken = self.t("Wish for: {name}", name=skill.name)
            box = (848, 302 + n * 66, 392, 58)
            widgets.append(Button(f"wish-{skill.id}", box, skill.name, partial(self._wish, skill), size=24, spoken=spoken))
        if len(skills) > _SKILLS:
            widgets.append(Button("rows", (848, 636, 392, 54), self.t("More islands"), self._rows, icon="icon_forward", size=22))
        return widgets

    def page_text(self) -> str:
        if self.notice:
            return self.notice
        if not self.ways:
            return self.t("{name} has no goals just now. Choose an island on the right.", name=self.nickname)
        return " ".join(f"{self._name(way.goal.skill)}: {self._left(way)}" for way in self.ways[self.first : self.first + _WAYS])

    def _more(self) -> Transition:
        self.first = 0 if self.first + _WAYS >= len(self.ways) else self.first + _WAYS
        self.rebuild()
        return STAY

    def _turn(self, by: int) -> Transition:
        self.pack, self.row = (self.pack + by) % max(1, len(self.packs)), 0
        self.rebuild()
        return STAY

    def _rows(self) -> Transition:
        self.row = 0 if self.row + _SKILLS >= len(self._skills()) else self.row + _SKILLS
        self.rebuild()
        return STAY

    def _longer(self) -> Transition:
        self.weeks = (self.weeks + 1) % len(_WEEKS)
        self.rebuild()
        return STAY

    def _wish(self, skill: Skill) -> Transition:
        def work(play_session: PlaySession) -> None:
            play_session.wishes.set(skill.id, who="adult", days=7.0 * _WEEKS[self.weeks])
            self._read(play_session)

        return self._change(work)

    def _end(self, way: Way) -> Transition:
        def work(play_session: PlaySession) -> None:
            play_session.wishes.drop(way.goal.skill, who="adult")
            self._read(play_session)

        return self._change(work)

    def _change(self, work) -> Transition:  # type: ignore[no-untyped-def]
        self.with_visit(work)
        self.row = 0
        self.rebuild()
        self.kit.say(self.page_text())
        return STAY

    # ------------------------------------------------------------ words
    def _name(self, skill: str) -> str:
        found = self.services.classroom.library.skills.get(skill)
        return found.name if found else skill

    def _until(self) -> str:
        return self.kit.words.count("Until: in {n} week", "Until: in {n} weeks", _WEEKS[self.weeks])

    def _left(self, way: Way) -> str:
        """How far it is, likely and within which bounds."""
        if way.plan.is_reached:
            return self.t("Reached.")
        likely, least, most = way.plan.challenges
        days, fewest, latest = way.plan.days
        return self.t(
            "About {n} challenges ({least} to {most}); days of play: {days} ({fewest} to {latest}).",
            n=likely,
            least=least,
            most=most,
            days=days,
            fewest=fewest,
            latest=latest,
        )

    def _who(self, way: Way) -> str:
        days = max(0, round((way.goal.until_s - self.services.clock.now_s()) / DAY_S))
        until = self.kit.words.count("{n} day left", "{n} days left", days)
        return f"{self.t('The child’s own goal') if way.goal.who == 'child' else self.t('A grown-up’s wish')}, {until}"

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("goals",), lambda paper: self.paper(paper, (24, 104, 792, 600), (832, 104, 424, 600)))
        title = self.t("Goals of {name}", name=self.nickname) if self.nickname else self.t("Goals")
        canvas.text(title, 104, 52, 40, bold=True, anchor="midleft", max_w=450)
        if self.notice or not self.ways:
            canvas.text_box(self.page_text(), (80, 240, 680, 160), 28, align="center")
        for n, way in enumerate(self.ways[self.first : self.first + _WAYS]):
            self._way(canvas, way, 118 + n * 290)
        if self.notice:
            return
        canvas.text(self.t("A wish of yours"), 856, 136, 26, bold=True, anchor="midleft", max_w=380)
        titles = {pack.id: pack.title for pack in self.services.classroom.library.packs}
        if self.packs:
            shown = self.packs[self.pack % len(self.packs)]
            canvas.text_box(titles.get(shown, shown), (906, 160, 276, 60), 24, bold=True, align="center", lead=1.0)
        if not self._skills():
            canvas.text_box(self.t("Every light of this pack shines or is wished for."), (856, 310, 376, 120), 24, theme.soft)

    def _way(self, canvas: Canvas, way: Way, y: float) -> None:
        theme = canvas.kit.theme
        canvas.shape(shapes.plain(760, 280, 16, theme.paper, theme.track_edge, 2), 40, y - 6)
        room = 470 if way.goal.who == "adult" else 720
        canvas.text_box(self._name(way.goal.skill), (60, y, room, 36), 26, bold=True, lead=1.0)
        canvas.text_box(self._who(way), (60, y + 34, room, 34), 22, theme.soft, lead=1.0)
        canvas.text_box(self._left(way), (60, y + 70, 720, 58), 24, lead=1.05)
        steps = [self._name(step.skill) for step in way.plan.steps]
        told = ", ".join(steps[-_STEPS:] if len(steps) > _STEPS else steps)
        if len(steps) > _STEPS:
            told = self.t("{n} more", n=len(steps) - _STEPS) + ", " + told
        if told:
            canvas.text_box(
                self.t("The way: {skills}", skills=told), (60, y + 128, 720, 62), 22, theme.soft, valign="top", lead=1.05
            )
        canvas.text_box(changed_for_adult(self.kit.words, way, self._name), (60, y + 190, 720, 80), 22, valign="top", lead=1.05)
