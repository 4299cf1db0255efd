"""The picture tour: a scripted journey without a window, a named PNG of every screen and of each mini-game in every mood.

The pictures are part of the work: they are looked at after every change. ``Journey`` drives the real screens by intents only, with a clock that
moves when told to; the tests use it too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pygame

from engine.clock import ManualClock
from engine.places import Places
from engine.profiles.memory_store import MemoryStore
from game.hands import give
from game.intents import Back, Intent, Point, Press, Step, Type
from game.kit.canvas import Canvas
from game.kit.theme import THEMES
from game.kit.toolbox import TEXT_SCALES
from game.navigation import Navigator, Restart
from game.screens.play import Play
from game.services import Services
from game.start import make_services
from game.tour_of_things import see_keepers, see_papers, see_things

_FRAME_S = 0.05


class Journey:
    """A player made of intents, by mouse alone or by keyboard alone."""

    def __init__(self, services: Services, surface: pygame.Surface, clock: ManualClock, *, keyboard: bool = False) -> None:
        self.services, self.surface, self.clock, self.keyboard = services, surface, clock, keyboard
        self.navigator = Navigator(services.screen("title"))
        self.troubles: list[str] = []

    @property
    def top(self) -> object:
        return self.navigator.top

    @property
    def name(self) -> str:
        return str(getattr(self.navigator.top, "name", ""))

    def wait(self, seconds: float) -> None:
        """Let time pass in small steps, as frames would."""
        steps = max(1, round(seconds / _FRAME_S))
        for _ in range(steps):
            self.clock.advance(seconds / steps)
            if self.navigator.running:
                self.navigator.update(seconds / steps)

    def send(self, *intents: Intent) -> None:
        for intent in intents:
            self.navigator.handle(intent)
            self.wait(0.02)

    def press(self, key: str) -> None:
        """Press the widget called ``key``: by mouse, or by Tab until it has the focus and then Enter."""
        if self.keyboard:
            self.tab_to(key)
            self.send(Press())
            return
        at = self.navigator.top.widget(key).centre  # type: ignore[attr-defined]
        self.send(Point("down", at), Point("up", at))

    def tab_to(self, key: str) -> None:
        """Tab until the widget called ``key`` has the focus."""
        stage = self.navigator.top
        for _ in range(3 * len(stage.widgets) + 3):  # type: ignore[attr-defined]
            if stage.focus_key == key and stage.focus_shown:  # type: ignore[attr-defined]
                return
            self.send(Step(1))
        raise LookupError(f"{self.name}: Tab never reaches {key!r}")

    def has(self, key: str) -> bool:
        return any(widget.key == key for widget in getattr(self.navigator.top, "widgets", ()))

    def draw(self) -> Canvas:
        """One frame of the top screen, with everything noted."""
        canvas = Canvas(self.surface, self.services.kit)
        canvas.texts = []
        self.surface.fill("#06101F")
        self.navigator.top.draw(canvas)
        self.troubles += [f"{self.name}: {trouble}" for trouble in canvas.troubles]
        return canvas

    # ------------------------------------------------------------ playing
    def answer(self, *, right: bool) -> None:
        """Answer what is asked, by pressing and typing like a child."""
        play = self.navigator.top
        assert isinstance(play, Play) and play.level.asked is not None
        give(self, play.level.asked, right=right)
        self.wait(0.04)

    def read_letter(self) -> None:
        """On from a text to its question."""
        if self.name == "letter":
            self.press("on")
            self.wait(0.5)

    def play_level(self, knows: Callable[[], bool], *, most: int = 120) -> None:
        """Play until the level is over."""
        for _ in range(most):
            self.read_letter()
            if not isinstance(self.navigator.top, Play):
                return
            if self.navigator.top.mode == "offer":
                self.press("try")
            elif self.navigator.top.mode == "moved_on":
                self.press("on")
            elif self.navigator.top.mode == "asking" and not self.navigator.top.game.busy:
                self.answer(right=knows())
            self.wait(1.0)


def tour(places: Places, out: Path, size: tuple[int, int], *, theme: str = "dusk", text: str = "normal") -> int:
    """Write the pictures to ``out``. Returns 0, or 1 when a text did not fit somewhere."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode(size)
    out.mkdir(parents=True, exist_ok=True)
    clock = ManualClock()
    services = make_services(places, MemoryStore(), clock, Random(7), packs=[places.levels])
    services.base_style = replace(services.base_style, theme=THEMES[theme], text_scale=TEXT_SCALES[text])
    services.kit.restyle(services.base_style)
    album = Album(Journey(services, surface, clock), out, theme, text)
    album.walk()
    troubles, count = album.journey.troubles, album.count
    workshop = places.root / "tests" / "journeys"
    if (workshop / "workshop" / "pack.yaml").is_file():  # a source tree: also one island for each kind of challenge
        services = make_services(places, MemoryStore(), clock, Random(7), packs=[workshop])
        tables = Workshop(Journey(services, surface, clock), out, theme, text, count=count)
        tables.walk()
        troubles, count = troubles + tables.journey.troubles, tables.count
    pygame.quit()
    for trouble in dict.fromkeys(troubles):
        print(f"does not fit: {trouble}", file=sys.stderr)
    print(f"{count} pictures in {out}")
    return 1 if troubles else 0


class Album:
    """The journey with its pictures."""

    def __init__(self, journey: Journey, out: Path, theme: str, text: str, *, count: int = 0) -> None:
        self.journey, self.out, self.theme, self.text = journey, out, theme, text
        self.count = count

    def see(self, name: str) -> None:
        self.journey.draw()
        self.count += 1
        pygame.image.save(self.journey.surface, self.out / f"{self.count:02d}_{name}.png")

    def walk(self) -> None:
        """First start, a keeper, the voyage, every mini-game, the adult's pages."""
        j = self.journey
        j.wait(2.0)
        self.see("title")
        j.press("play")
        self.see("new_keeper_look")
        for key in ("look-3", "friend-fox", "like-space", "like-nature"):
            j.press(key)
        self.see("new_keeper_chosen")
        j.press("go")
        j.press("key")
        self.see("picture_key")
        j.send(Point("up", (0, 0)))
        j.press("back")
        j.press("band-7-9")
        self.see("new_keeper_name")
        j.press("go")
        j.services.change_settings(theme=self.theme, text_size=self.text)
        j.wait(0.5)
        self.see("first_voyage")
        j.press("sail")
        j.wait(1.2)
        self.see("demonstration")
        j.wait(2)
        j.play_level(_mostly(Random(5), 0.8))
        j.wait(3)
        self.see("voyage_end")
        j.press("chart")
        j.wait(1)
        self.see("chart")
        self._games()
        self._adults()
        self._rest()

    # ------------------------------------------------------------ mini-games
    def _games(self) -> None:
        """Each mini-game but the table (see ``Workshop``) at start, mid-play, hint, wrong, help, right and end, on an island that suits it."""
        islands = {
            "fog_beam": "times-tables/times-5",
            "stepping_stones": "first-numbers/more-less",
            "net_and_letters": "first-words/short-a",
        }
        for game, island in islands.items():
            self._visit(island, game)

    def _visit(self, skill: str, game: str) -> None:
        j = self.journey
        j.navigator.top._show(skill)  # type: ignore[attr-defined]
        j.wait(0.6)
        j.press(skill)
        j.press(f"game-{game}")
        self.see(f"island_card_{game}")
        j.press("play")
        if getattr(j.navigator.top, "game", None) is not None and j.navigator.top.game.busy:  # type: ignore[attr-defined]
            j.wait(2.6)
        self.see(f"{game}_start")
        j.press("hint")
        self.see(f"{game}_hint")
        j.answer(right=False)
        j.wait(0.5)
        self.see(f"{game}_wrong")
        j.wait(1)
        j.answer(right=False)
        j.wait(1)
        self.see(f"{game}_help_offered")
        j.press("show")
        j.answer(right=False)
        j.wait(1)
        self.see(f"{game}_shown")
        j.press("on")
        j.wait(0.2)
        j.answer(right=True)
        j.wait(0.38)
        self.see(f"{game}_right")
        j.wait(1)
        j.answer(right=True)
        j.wait(1.2)
        self.see(f"{game}_mid_play")
        j.press("pause")
        self.see(f"{game}_pause")
        j.press("on")
        j.play_level(lambda: True)
        j.wait(3)
        self.see(f"{game}_end")
        j.press("chart")
        j.wait(0.6)

    # ------------------------------------------------------------ the rest
    def _adults(self) -> None:
        j = self.journey
        j.press("grownups")
        self.see("grownups_door")
        for _ in range(2):
            j.send(*[Type(d) for d in "4711"])
        for _ in range(200):
            j.wait(0.05)
            if j.name != "door":
                break
            pygame.time.wait(5)
        self.see("parent")
        see_papers(j, self.see)
        see_keepers(j, self.see)
        j.press("back")

    def _rest(self) -> None:
        j = self.journey
        j.press("settings")
        self.see("settings_reading")
        for tab, name in ((1, "sound"), (2, "helpers")):
            j.navigator.top._turn(tab)  # type: ignore[attr-defined]
            self.see(f"settings_{name}")
        j.press("back")
        self._light_up()
        j.navigator.top.resumed(None)
        self.see("chart_with_lights")
        j.press("cove")
        j.wait(1)
        self.see("cove")
        j.press("guest-2")
        self.see("cove_moving")
        see_things(j, self.see)
        j.press("back")
        self._close_and_come_back()
        j.press("home")
        self.see("who_is_playing")
        j.press("back")
        j.send(Back())
        self.see("leave")
        j.press("safe")
        self._workbench()
        j.navigator.follow(Restart(j.services.screen("sorry", "lightkeepers.log")))
        self.see("sorry")

    def _workbench(self) -> None:
        """What a teacher sees while writing a pack."""
        from engine.content.workbench import Workbench

        j = self.journey
        bench = Workbench(j.services.classroom.library.packs[-1].folder, j.services.kit.pictures.can_show)
        j.navigator.follow(Restart(j.services.screen("preview", bench)))
        self.see("preview")
        j.press("play")
        self.see("preview_game")

    def _close_and_come_back(self) -> None:
        """Closing the laptop in the middle of a level, and going on the next day."""
        j = self.journey
        visit = j.services.visit
        assert visit is not None
        name = visit.profile.id
        j.navigator.top._show("first-words/short-a")  # type: ignore[attr-defined]
        j.press("first-words/short-a")
        j.press("play")
        j.answer(right=True)
        j.wait(2)
        j.services.sign_out()
        j.navigator.follow(Restart(j.services.screen("who")))
        j.press(f"keeper-{name}")
        self.see("go_on")
        j.press("sail")
        j.wait(1)
        j.press("pause")
        j.press("leave")

    def _light_up(self) -> None:
        """A keeper who has played for weeks: lights and gifts as facts, the only way anything is ever earned."""
        from engine.records import GiftEarned, LightGrew

        visit = self.journey.services.visit
        assert visit is not None
        now = self.journey.clock.now_s()
        gifts = ("starfish", "fish", "coral", "snail", "kelp", "seahorse", "octopus", "jelly", "anemone")
        skills = list(self.journey.services.classroom.library.skills)
        for skill, gift in zip(skills[:9], gifts, strict=True):
            visit._keep(LightGrew(at_s=now, skill=skill, lamps=5), GiftEarned(at_s=now, gift=gift, skill=skill))
        for n, skill in enumerate(skills[9:14]):
            visit._keep(LightGrew(at_s=now, skill=skill, lamps=1 + n % 4))


class Workshop(Album):
    """One island for each kind of challenge: every sheet of the harbour table at start, wrong, and right."""

    def walk(self) -> None:
        j = self.journey
        j.wait(0.5)
        j.press("play")
        for key in ("go", "band-7-9", "go"):
            j.press(key)
        j.services.change_settings(theme=self.theme, text_size=self.text)
        j.wait(0.5)
        j.press("skip")
        for skill in j.services.classroom.library.skills.values():
            self._visit_island(skill.id)

    def _visit_island(self, skill: str) -> None:
        j = self.journey
        name = skill.partition("/")[2]
        j.navigator.top._show(skill)  # type: ignore[attr-defined]
        j.wait(0.6)
        j.press(skill)
        self.see(f"workshop_{name}_card")
        if j.has("game-harbour_table"):
            j.press("game-harbour_table")
        j.press("play")
        j.wait(3.2)
        seen: set[str] = set()
        for _ in range(14):
            if j.name == "letter" and not seen:
                self.see(f"workshop_{name}_text")
            j.read_letter()
            if not isinstance(j.top, Play) or len(seen) == 2:
                break
            if j.top.mode == "asking" and j.top.level.asked is not None:
                self._answer(name, j.top.level.asked.challenge.item.partition("#")[2].partition(".")[0], seen)
            elif j.top.mode in ("offer", "moved_on"):
                j.press("try" if j.top.mode == "offer" else "on")
            j.wait(1.5)
        if isinstance(j.top, Play):
            j.press("pause")
            j.press("leave")
        else:
            j.press("chart")
        j.wait(0.6)

    def _answer(self, name: str, template: str, seen: set[str]) -> None:
        """The first challenge of each template is answered wrong once."""
        j = self.journey
        if template not in seen:
            seen.add(template)
            self.see(f"workshop_{name}_{template}_start")
            j.answer(right=False)
            j.wait(0.35)
            self.see(f"workshop_{name}_{template}_wrong")
            j.wait(2.0)
            if j.top.mode != "asking":  # type: ignore[attr-defined]
                return
        j.answer(right=True)
        j.wait(0.3)
        if len(seen) <= 2 and isinstance(j.top, Play):
            self.see(f"workshop_{name}_{template}_right")


def _mostly(dice: Random, share: float) -> Callable[[], bool]:
    return lambda: dice.random() < share
