"""Preview for teachers: any skill, any challenge, any step of a pack, as the game shows it, with everything a child may be told.

The file is looked at twice a second: saved means seen. What is wrong stands below, with its line.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pygame

from engine.challenges.speaking.plain_words import plain_words
from engine.challenges.telling import mistake_in_words, question_in_words, right_in_words, shown_in_words
from engine.content.desk.workbench import Workbench
from game.intents import Intent, Type
from game.kit import shapes
from game.kit.canvas import Canvas
from game.kit.language.telling import tell, tell_problem
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.minigame import MiniGame, PlayerLook, forms_of
from game.minigames import MINIGAMES, fitting
from game.screens.parts.page import Page
from game.screens.play.board import board_box, draw_board
from game.screens.play.hearing import Hearing

if TYPE_CHECKING:
    from engine.challenges.base import Challenge
    from game.kit.canvas import Box
    from game.services import Services

_LOOK_S = 0.5
_SMALL: Box = (24, 176, 640, 360)
_FACTS: Box = (684, 176, 572, 360)
_BELOW: Box = (24, 552, 1232, 150)


class Preview(Page):
    """One challenge in hand."""

    name = "preview"

    def __init__(self, services: Services, bench: Workbench) -> None:
        super().__init__(services)
        self.bench = bench
        self.challenge: Challenge | None = None
        self.game: MiniGame | None = None
        self.hearing: Hearing | None = None
        self.first_fact = self.first_problem = 0
        self._looked_s = 0.0
        self._small: pygame.Surface | None = None
        self._take()

    def _take(self) -> None:
        """Another challenge is in hand: show it in the game that would play it."""
        self.first_fact = 0
        self._small = None
        self.game = None
        self._hush()
        self.challenge = challenge = self.bench.challenge()
        self.hearing = Hearing(self.kit, challenge) if challenge is not None else None
        if challenge is not None:
            forms = forms_of(challenge)
            name = fitting([forms])[0]
            self.game = MINIGAMES[name](self.kit, PlayerLook(), total=8)
            self.game.begin(challenge, challenge.form_for(self.game.plays), 0)

    def _turned(self) -> Transition:
        self._take()
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        bench = self.bench
        widgets: list[Widget] = [RoundButton("back", (52, 46), 60, "icon_back", self.t("Back"), self.pop)]
        if len(bench.languages) > 1:
            spoken = bench.language or bench.languages[0]
            label = self.t("Language: {code}", code=spoken)
            widgets.append(Button("language", (990, 16, 266, 60), label, self._language, size=22))
        if self.challenge is not None:
            widgets += [
                RoundButton("skill-before", (54, 130), 56, "icon_back", self.t("Skill before"), lambda: self._skill(-1)),
                RoundButton("skill-next", (400, 130), 56, "icon_forward", self.t("Next skill"), lambda: self._skill(1)),
                RoundButton("family-before", (482, 130), 56, "icon_back", self.t("Challenge before"), lambda: self._family(-1)),
                RoundButton("family-next", (778, 130), 56, "icon_forward", self.t("Next challenge"), lambda: self._family(1)),
                Button("another", (824, 100, 210, 60), self.t("New example"), self._another, size=22),
                Button("play", (1046, 100, 210, 60), self.t("Try it"), self._play, kind="primary", icon="icon_play", size=24),
            ]
            if self._facts_from(self.first_fact)[1] < len(self._facts()) or self.first_fact:
                widgets.append(
                    Button("facts", (1060, 480, 184, 48), self.t("More"), self._more_facts, icon="icon_forward", size=22)
                )
        if self.hearing is not None and self.hearing.is_there:
            widgets.append(Button("hear", (704, 480, 340, 48), self.t("Listen: H"), self._hear, icon="icon_sound", size=22))
        if len(bench.problems) > 1:
            label, turn = self.t("More problems"), self._more_problems
            widgets.append(Button("problems", (976, 646, 268, 50), label, turn, icon="icon_forward", size=22))
        return widgets

    def first_focus(self) -> str:
        return "another" if self.challenge is not None else "back"

    def page_text(self) -> str:
        if self.bench.problems:
            return tell(self.kit.words, self.bench.problems[0].said[0])
        return self.challenge.prompt.spoken if self.challenge is not None else ""

    def _skill(self, by: int) -> Transition:
        self.bench.turn_skill(by)
        return self._turned()

    def _family(self, by: int) -> Transition:
        self.bench.turn_family(by)
        return self._turned()

    def _another(self) -> Transition:
        self.bench.another()
        return self._turned()

    def _language(self) -> Transition:
        self.bench.turn_language()
        return self._turned()

    def _play(self) -> Transition:
        self._hush()
        return self.push(self.pages.preview_game(self.bench))

    def _hush(self) -> None:
        if self.hearing is not None:
            self.hearing.end()

    def _hear(self) -> Transition:
        if self.hearing is not None:
            self.hearing.play()
        return STAY

    def _more_facts(self) -> Transition:
        end = self._facts_from(self.first_fact)[1]
        self.first_fact = end if end < len(self._facts()) else 0
        self.rebuild()
        return STAY

    def _more_problems(self) -> Transition:
        self.first_problem = (self.first_problem + 1) % max(1, len(self.bench.problems))
        self.rebuild()
        return STAY

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case Type("n" | "N"):
                return self._another()
            case Type("p" | "P") if self.challenge is not None:
                return self._play()
            case Type("h" | "H"):
                return self._hear()
        return STAY

    def resumed(self, result: object) -> Transition:
        return self._turned()

    def on_time(self, seconds: float) -> Transition:
        self._looked_s += seconds
        if self._looked_s >= _LOOK_S:
            self._looked_s = 0.0
            if self.bench.reload_if_saved():
                self.first_problem = 0
                return self._turned()
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme, bench = canvas.kit.theme, self.bench
        if theme.shadow:
            canvas.picture("bg_paper", 0, 0, 1280)
        else:
            canvas.fill(theme.ground)
        title = bench.library.packs[0].title if bench.library.packs else bench.path.name
        canvas.text(title, 104, 46, 34, bold=True, anchor="midleft", max_w=560)
        canvas.text_box(self._count(), (680, 12, 290, 68), 22, theme.soft, lead=1.1)
        for box in (_FACTS, _BELOW):
            canvas.shape(shapes.panel(box[2], box[3], theme), box[0], box[1])
        family = bench.family
        if self.challenge is not None and family is not None:
            name = bench.library.skills[bench.skill].name
            canvas.text_box(name, (88, 100, 278, 60), 26, bold=True, align="center")
            place = bench.families.index(family) + 1
            told = self.t(
                "{n} of {all}: {kind}, step {step}", n=place, all=len(bench.families), kind=family.kind, step=family.step + 1
            )
            canvas.text_box(told, (516, 100, 228, 60), 22, align="center", lead=1.1)
            self._miniature(canvas)
            self._paint_facts(canvas)
        else:
            canvas.picture("icon_warning", 344, 356, 110, anchor="center")
            canvas.text_box(self.t("Nothing of this pack plays yet. Below stands why."), (704, 196, 532, 200), 26, align="center")
        self._paint_problems(canvas)

    def _count(self) -> str:
        errors = sum(problem.severity == "error" for problem in self.bench.problems)
        if errors:
            return self.kit.words.count("{n} problem was found.", "{n} problems were found.", errors)
        return self.t("All is in good order.") if not self.bench.problems else self.t("It plays. There are notes below.")

    def _miniature(self, canvas: Canvas) -> None:
        """The real mini-game with its board, half as large; drawn once a challenge."""
        x, y, w, h = _SMALL
        size = (canvas.pixels(w), canvas.pixels(h))
        if self.game is None or self.challenge is None:
            return
        if self._small is None or self._small.get_size() != size or self._generation != self.kit.generation:
            self._small = pygame.Surface(size)
            inner = Canvas(self._small, canvas.kit)
            self.game.draw(inner)
            prompt = self.challenge.prompt
            box = board_box(inner, prompt, self.game.board, self.game.board_foot)
            foot = draw_board(inner, prompt, box, self.game.board_foot, self.challenge.pack_folder)
            self.game.draw_over(inner, foot)
        canvas.rect((x - 4, y - 4, w + 8, h + 8), canvas.kit.theme.ink, 6)
        canvas.surface.blit(self._small, canvas.to_pixels(x, y))

    def _facts(self) -> list[tuple[str, str]]:
        """Everything the child may be told about it, with a heading each."""
        challenge = self.challenge
        if challenge is None:
            return []
        found = [(self.t("Question"), question_in_words(challenge)), (self.t("Shown"), shown_in_words(challenge))]
        if self.hearing is not None:
            found.append((self.t("To be heard"), self.hearing.silence))
        found.append((self.t("Answer"), right_in_words(challenge)))
        if challenge.prompt.spoken not in ("", challenge.prompt.text):
            found.append((self.t("Spoken"), challenge.prompt.spoken))
        found += [(self.t("Hint {n}", n=n), hint) for n, hint in enumerate(challenge.hints, 1)]
        found.append((self.t("Why"), challenge.why))
        for when, mistake in challenge.mistakes.items():
            found.append((self.t("Mistake: {value}", value=mistake_in_words(challenge, when)), mistake.say))
        return [(head, plain_words(text, challenge.language)) for head, text in found if text]

    def _facts_from(self, first: int) -> tuple[list[tuple[str, str, float, float]], int]:
        """((heading, text, y, height) of those that have room, number of the first that has none)."""
        shown: list[tuple[str, str, float, float]] = []
        y, foot = _FACTS[1] + 14, _FACTS[1] + _FACTS[3] - 62
        grown = self.kit.style.text_scale
        for head, text in self._facts()[first:]:
            high = 28.0 * math.ceil((len(text) + 1) / 40) * min(1.5, grown) + 32
            if shown and y + high > foot:
                break
            shown.append((head, text, y, min(high, foot - y)))
            y += high + 8
        return shown, first + len(shown)

    def _paint_facts(self, canvas: Canvas) -> None:
        for head, text, y, high in self._facts_from(self.first_fact)[0]:
            canvas.text(head, _FACTS[0] + 20, y, 22, canvas.kit.theme.soft, max_w=530)
            canvas.text_box(text, (_FACTS[0] + 20, y + 28, 532, high - 28), 24, valign="top", lead=1.1)

    def _paint_problems(self, canvas: Canvas) -> None:
        x, y, w, _ = _BELOW
        theme, problems = canvas.kit.theme, self.bench.problems
        if not problems:
            canvas.picture("badge_tick", x + 50, y + 72, 64, anchor="center")
            told = self.t("No problems. Change a line, save the file, and look here. Press N for a new example, P to try it.")
            canvas.text_box(told, (x + 110, y + 12, w - 140, 120), 24)
            return
        problem = problems[self.first_problem % len(problems)]
        icon = "icon_warning" if problem.severity == "error" else "icon_hint"
        canvas.picture(icon, x + 46, y + 40, 48, anchor="center")
        place = f"{problem.file}:{problem.line}:{problem.column}"
        canvas.text(place, x + 84, y + 24, 22, theme.soft, anchor="midleft", max_w=w - 120)
        room = w - 120 if len(problems) < 2 else 850
        canvas.text_box(tell_problem(self.kit.words, problem), (x + 84, y + 40, room, 104), 24, valign="top", lead=1.1)
