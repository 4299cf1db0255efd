"""After the level: what grew, a gift, misses to fix right away, how it felt, "I had help". A small show that can be skipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.challenges.base import Challenge
from engine.lesson.classroom import Grown
from engine.records import Feeling
from game.kit import shapes
from game.kit.cast import boat, companion
from game.kit.lettering import SMALLEST
from game.kit.motion import back_out, ease, span, wave
from game.kit.navigation import STAY, Restart, Transition
from game.kit.options import draw_group, one_picture
from game.kit.widgets import Button, Card, RoundButton, Toggle, Widget
from game.kit.widgets.siblings import common_size, together, write_box
from game.minigames import MINIGAMES, PLAYS
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_SHOW_S = 2.2


class LevelEnd(Page):
    """``grown`` is what changed; a voyage ends without a lighthouse of its own."""

    name = "level_end"
    ambient = True
    music = "dusk"

    def __init__(self, services: Services, grown: Grown, level: str, game: str, *, placement: bool = False) -> None:
        super().__init__(services)
        self.grown, self.level, self.game, self.placement = grown, level, game, placement
        self.open_sea = not placement and not grown.skill
        self.felt: Feeling | None = None
        self.helped = False
        library = services.classroom.library
        interests = services.profile.interests
        known = [miss for miss in grown.misses if miss[0] in services.classroom.graph.candidates]
        shown = [] if placement else known  # the voyage is no test: nothing to fix
        self.misses: list[Challenge] = [library.make(item, seed, interests=interests) for item, seed in shown]
        skill = library.skills.get(grown.skill)
        self.island = skill.name if skill else ""

    def entered(self) -> None:
        super().entered()
        self.kit.sounds.play("light_grows")
        if self.grown.gift:
            self.kit.sounds.play("gift")

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = []
        go_on: list[Widget] = []
        if self.misses:
            fix = Button("fix", (1060, 146, 180, 54), self.t("Try it"), self._fix, kind="secondary", icon="icon_again", size=24)
            widgets.append(fix)
        words = {"easy": self.t("easy"), "right": self.t("just right"), "tricky": self.t("tricky")}
        feelings: tuple[Feeling, ...] = ("easy", "right", "tricky")
        for n, feeling in enumerate(feelings):
            widgets.append(
                Card(
                    f"felt-{feeling}",
                    (476 + n * 168, 404, 156, 130),
                    words[feeling],
                    f"face_{feeling}",
                    partial(self._feel, feeling),
                    checked=feeling == self.felt,
                )
            )
        if not self.placement:
            widgets.append(Toggle("helped", (1006, 440, 240, 60), self.t("I had help"), self.helped, self._help))
            go_on.append(Button("again", (776, 596, 226, 76), self.t("Play again"), self._again, icon="icon_play", size=24))
        to_chart = Button(
            "chart", (1010, 596, 246, 76), self.t("To the chart"), self._to_chart, kind="primary", icon="icon_chart", size=26
        )
        go_on.append(to_chart)
        together(*go_on)
        widgets += go_on
        widgets.append(RoundButton("aloud", (1216, 60), 64, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def first_focus(self) -> str:
        return "chart"

    def page_text(self) -> str:
        return f"{self._head()} {self._line()} {self._praise()}"

    def _head(self) -> str:
        if self.placement:
            return self.t("The sea is open!")
        return self.t("The light grew!") if self.grown.after > self.grown.before else self.t("Well sailed!")

    def _line(self) -> str:
        if self.placement:
            return self.t("Now I know which islands fit you.")
        if self.open_sea:
            return self.t("You crossed the open sea.")
        if self.grown.after >= 5:
            return self.t("{island}: the light shines for good!", island=self.island)
        return self.kit.words.count(
            "{island}: {n} of 5 lamps is lit.", "{island}: {n} of 5 lamps are lit.", self.grown.after, island=self.island
        )

    def _praise(self) -> str:
        share = self.grown.right / max(1, self.grown.asked)
        if share >= 0.9:
            return self.t("Wow, so bright! Try a bigger wave next?")
        if share >= 0.6:
            return self.t("You kept going. That makes lights grow.")
        return self.t("That was hard work, and you stayed. I am proud of you!")

    # ------------------------------------------------------------ actions
    def _feel(self, feeling: Feeling) -> Transition:
        if self.felt != feeling:
            self.felt = feeling
            assert self.services.play_session is not None
            self.services.play_session.felt(self.level, feeling)
        self.rebuild()
        return STAY

    def _help(self, on: bool) -> Transition:
        if on and not self.helped:
            assert self.services.play_session is not None
            self.services.play_session.had_help(self.level)
            self.helped = True
        self.rebuild()
        return STAY

    def _fix(self) -> Transition:
        assert self.services.play_session is not None
        misses, self.misses = self.misses, []
        fitting = [name for name, plays in PLAYS.items() if all(any(f.form in plays for f in c.forms) for c in misses)]
        game = self.game if self.game in fitting else (fitting or [self.game])[0]
        pairs = [(c.item, c.seed) for c in misses if any(f.form in PLAYS[game] for f in c.forms)]
        level = self.services.play_session.start_fixing(pairs, game, MINIGAMES[game].plays)
        level.go_on(self.services.clock.now_s())
        return Restart(self.pages.play("", game, level=level))

    def _again(self) -> Transition:
        if not self.open_sea:
            return Restart(self.pages.play(self.grown.skill, self.game))
        assert self.services.play_session is not None
        level = self.services.play_session.start_open_sea(self.game, PLAYS[self.game])
        return Restart(self.pages.play("", self.game, level=level))

    def _to_chart(self) -> Transition:
        return Restart(self.pages.chart(self.grown.skill))

    def on_back(self) -> Transition:
        return self._to_chart()

    def on_time(self, seconds: float) -> Transition:
        if self.at < _SHOW_S + 0.2 or self.lively:
            self.redraw()
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("end",), lambda c: c.picture("bg_dusk", 0, 0, 1280))
        self._tower(canvas)
        canvas.picture("fore_dusk", 0, 0, 1280)
        theme = canvas.kit.theme
        canvas.text(self._head(), 452, 58, 52, "#FFF8EC", bold=True, anchor="midleft", max_w=700)
        canvas.text(self._line(), 454, 110, 26, "#FFF8EC", anchor="midleft", max_w=780)
        if self.misses:
            self._misses(canvas)
        if self.grown.gift:
            self._gift(canvas)
        elif not self.misses:
            canvas.shape(shapes.panel(318, 202, theme), 452, 138)
            canvas.picture("meter_lamp_on", 540, 240, 92, anchor="center")
            right = self.grown.right
            text = self.kit.words.count("{n} right at the first try!", "{n} right at the first try!", right)
            text = text if right else self.t("You sailed the whole way!")
            canvas.text_box(text, (594, 160, 160, 158), 26, bold=True)
        if self.placement:
            self._next_islands(canvas)
        canvas.shape(shapes.panel(804, 188, theme), 452, 356)
        canvas.text(self.t("How did it feel?"), 476, 384, 26, bold=True, anchor="midleft", max_w=480)
        if not self.placement:
            canvas.rect((988, 380, 3, 140), theme.track)
        pose = "happy" if self.at < 2.5 or self.grown.gift else "idle"
        companion(canvas, self.services.profile.companion, 455, 712, 160, pose=pose, at=self.at, hop=span(self.at, 0.3, 0.8))
        self.says(canvas, self._praise(), (550, 560, 218, 142), tail_y=64, size=22)

    def _tower(self, canvas: Canvas) -> None:
        """The lighthouse with five windows, lit from below; the newest ones light up now."""
        if self.open_sea:
            canvas.picture("glow_soft", 212, 330, 420, anchor="center")
            boat(canvas, self.services.profile.look, 212, 470, 330)
            return
        still = self.kit.style.reduced_motion
        before, after = (self.grown.before, self.grown.after) if not self.placement else (3, 5)
        cx, cy = 212.0, 170.0
        if after >= 5:
            glow = 1.0 if still else ease(span(self.at, 0.6, 1.6)) * (1 + 0.04 * wave(self.at, 3))
            canvas.picture("glow_soft", cx, cy, 460, anchor="center", zoom=max(0.02, glow))
        canvas.picture("lighthouse_small", 14, 14, 396)
        for n in range(5):
            x, y = 14 + 180 * 1.1, 14 + (430 - 44 * n) * 1.1
            lit = n < before or (n < after and self.at > 0.4 + 0.25 * (n - before))
            pop = 1.0
            if n >= before and lit and not still:
                pop = max(0.1, back_out(span(self.at, 0.4 + 0.25 * (n - before), 0.8 + 0.25 * (n - before))))
            if lit:
                canvas.picture("glow_soft", x, y, 112, anchor="center", alpha=200)
            canvas.picture("window_on" if lit else "window_off", x, y, 60, anchor="center", zoom=pop)
            if lit and n == after - 1 and after > before:
                canvas.picture("sparks", x, y, 180, anchor="center")

    def _gift(self, canvas: Canvas) -> None:
        canvas.shape(shapes.panel(318, 202, canvas.kit.theme), 452, 138)
        grow = 1.0 if self.kit.style.reduced_motion else max(0.05, back_out(span(self.at, 1.2, 1.7)))
        canvas.picture("glow_soft", 545, 239, 200, anchor="center")
        canvas.picture("bubble", 545, 239, 162, anchor="center", zoom=grow)
        ratio = canvas.kit.pictures.ratio(self.grown.gift)
        canvas.picture(self.grown.gift, 545, 239, round(110 / max(1.0, ratio)), anchor="center", zoom=grow)
        canvas.text_box(self.t("A gift for your cove"), (634, 156, 124, 166), 26, bold=True)

    def _next_islands(self, canvas: Canvas) -> None:
        """After the voyage: the islands that fit, with their dark towers waiting."""
        assert self.services.play_session is not None
        canvas.shape(shapes.panel(470, 202, canvas.kit.theme), 786, 138)
        canvas.text(self.t("These wait for you"), 810, 168, 26, bold=True, anchor="midleft", max_w=420)
        skills = self.services.classroom.library.skills
        names = [skills[tip.skill].name for tip in self.services.play_session.recommendations(3)]
        size = common_size(canvas, names, (148, 58), 22, 26)
        for n, name in enumerate(names):
            x = 866 + n * 156
            canvas.picture("lighthouse_dark", x, 284, 96, anchor="midbottom")
            write_box(canvas, name, (x - 74, 280, 148, 58), 22, size, align="center")

    def _misses(self, canvas: Canvas) -> None:
        """What is worth another try, whole, so that a child sees what it is asked to do again."""
        theme = canvas.kit.theme
        left = 786 if self.grown.gift else 452
        canvas.shape(shapes.panel(1256 - left, 202, theme), left, 138)
        head = self.t("One more try at this:") if len(self.misses) == 1 else self.t("One more try at these:")
        canvas.text_box(head, (left + 22, 144, 1060 - left - 34, 58), 26, bold=True, lead=1.0)
        shown = self.misses[: 1 if self.grown.gift else 2]
        each = (1256 - left - 40 - 12 * (len(shown) - 1)) / len(shown)
        for n, challenge in enumerate(shown):
            x = left + 20 + n * (each + 12)
            canvas.shape(shapes.panel(each, 122, theme, 18, fill="#FFFFFF" if theme.shadow else "", shadow=False), x, 206)
            _question(canvas, challenge, self._words_of(challenge), (x + 12, 210, each - 24, 114))

    def _words_of(self, challenge: Challenge) -> str:
        """What is asked in words. Where only a picture is shown the voice says it, and what it says may be the answer itself."""
        prompt = challenge.prompt
        if prompt.text:
            return prompt.text
        answers = {value.casefold() for values in challenge.solution.values() for value in values}
        tells = any(answer in prompt.spoken.casefold() for answer in answers)
        return self.t("Which word is it?") if tells else prompt.spoken


def _question(canvas: Canvas, challenge: Challenge, text: str, box: tuple[float, float, float, float]) -> None:
    """The whole question: its pictures, and beside them its words."""
    prompt, (x, y, w, h) = challenge.prompt, box
    is_dark = not canvas.kit.theme.shadow
    shown = w * (0.42 if text else 1) if prompt.groups or prompt.picture else 0.0
    if prompt.groups:
        each = shown / len(prompt.groups)
        for n, group in enumerate(prompt.groups):
            place = (x + n * each + 4, y + 4, each - 8, h - 8)
            draw_group(canvas, group, place, pack_folder=challenge.pack_folder, backed=is_dark)
    elif prompt.picture:
        one_picture(canvas, prompt.picture, (x, y, shown, h), pack_folder=challenge.pack_folder, backed=is_dark)
    if text:
        room = (x + shown + (12 if shown else 0), y, w - shown - (12 if shown else 0), h)
        canvas.text_box(_that_fits(canvas, text, room), room, 30, bold=True, align="center", literal=True, lead=1.05)


def _that_fits(canvas: Canvas, text: str, box: tuple[float, float, float, float]) -> str:
    """The text, or as many of its words as the box has room for at the smallest size."""
    spaced = canvas.kit.style.spacing
    room, lead = (canvas.pixels(box[2]), canvas.pixels(box[3])), 1.05 * (1.15 if spaced else 1)
    words, said = text.split(" "), text
    while len(words) > 1 and not canvas.lettering.fits(said, canvas.pixels(SMALLEST), True, spaced, room, lead):
        words.pop()
        said = " ".join(words) + " …"
    return said
