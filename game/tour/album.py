"""The walk through the whole game, with a picture of every page and of each mini-game in every mood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pygame

from game.intents import Back, Point, Type
from game.kit.navigation import Restart
from game.minigames import TABLE
from game.screens.play.page import Play
from game.tour.islands import islands
from game.tour.journey import Journey
from game.tour.things import see_keepers, see_papers, see_things


class Album:
    """The journey with its pictures."""

    def __init__(self, journey: Journey, out: Path, theme: str, text: str, *, count: int = 0) -> None:
        self.journey, self.out, self.theme, self.text = journey, out, theme, text
        self.count = count

    def see(self, name: str) -> None:
        self.journey.draw()
        self.count += 1
        pygame.image.save(self.journey.surface, self.out / f"{self.count:03d}_{name}.png")

    def walk(self) -> None:
        """First start, a keeper, the placement, every mini-game, the adult's pages."""
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
        self.see("placement")
        j.press("sail")
        j.wait(1.2)
        self.see("demonstration")
        j.wait(2)
        j.play_level(_mostly(Random(5), 0.8))
        j.wait(3)
        self.see("placement_end")
        j.press("chart")
        j.wait(1)
        self.see("chart")
        self.see_games()
        self._reflect("sums-and-differences/add-to-10", "fog_beam")
        self._adults()
        self._rest()

    # ------------------------------------------------------------ mini-games
    def see_games(self) -> None:
        """Each mini-game at start, mid-play, hint, wrong, help, right and end, on an island that suits it.

        The sheets of the table, and a game for which no shipped pack has an island, are seen in the ``Workshop``.
        """
        for game, island in islands(self.journey.services.classroom.library).items():
            if game != TABLE:
                self._visit(island, game)

    def _reflect(self, skill: str, game: str) -> None:
        """Once in a while: how sure, and how found."""
        j = self.journey
        for _ in range(9):
            j.navigator.top._show(skill)  # type: ignore[attr-defined]
            j.wait(0.6)
            for key in (skill, f"game-{game}", "play"):
                j.press(key)
            j.wait(2.6)
            while isinstance(j.top, Play) and not j.top.asks_sure:
                j.answer(right=True)
                j.wait(2.0)
            found = isinstance(j.top, Play)
            if found:
                self.see("how_sure")
                j.press("say-sure")
                self.see("how_sure_said")
                j.answer(right=True)
                j.wait(2.0)
                self.see("how_found")
                j.press("how-worked_out")
                j.play_level(lambda: True)
            j.wait(3)
            j.press("chart")
            j.wait(0.6)
            if found:
                return

    def _visit(self, skill: str, game: str) -> None:
        j = self.journey
        j.navigator.top._show(skill)  # type: ignore[attr-defined]
        j.wait(0.6)
        j.press(skill)
        j.press(f"game-{game}")
        self.see(f"island_card_{game}")
        j.press("play")
        j.settle()
        self.see(f"{game}_start")
        j.press("why")
        self.see(f"{game}_why")
        j.press("hint")
        self.see(f"{game}_hint")
        j.answer(right=False)
        j.wait(0.5)
        self.see(f"{game}_wrong")
        j.settle()
        j.answer(right=False)
        j.wait(1)
        self.see(f"{game}_help_offered")
        j.press("show")
        j.answer(right=False)
        j.wait(1)
        self.see(f"{game}_shown")
        j.press("on")
        j.wait(0.2)
        j.settle()
        j.answer(right=True)
        j.wait(0.38)
        self.see(f"{game}_right")
        j.wait(1)
        j.settle()
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
        self.see("grownups_question")
        j.prove_adult()
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
        j.navigator.follow(Restart(j.pages.placement(again=True)))
        self.see("placement_again")
        j.press("skip")
        j.press("home")
        self.see("who_is_playing")
        j.press("back")
        j.send(Back())
        self.see("leave")
        j.press("safe")
        self._workbench()
        j.navigator.follow(Restart(j.pages.sorry("lightkeepers.log")))
        self.see("sorry")

    def _workbench(self) -> None:
        """What a teacher sees while writing a pack."""
        from engine.content.desk.workbench import Workbench

        j = self.journey
        bench = Workbench(j.services.classroom.library.packs[-1].folder, j.services.kit.pictures.can_show)
        j.navigator.follow(Restart(j.pages.preview(bench)))
        self.see("preview")
        j.press("play")
        self.see("preview_game")

    def _close_and_come_back(self) -> None:
        """Closing the laptop in the middle of a level, and going on the next day."""
        j = self.journey
        play_session = j.services.play_session
        assert play_session is not None
        name = play_session.profile.id
        j.navigator.top._show("first-words/short-a")  # type: ignore[attr-defined]
        j.press("first-words/short-a")
        j.press("play")
        j.answer(right=False)  # a right one might light the island, and the level would be over
        j.wait(2)
        j.services.sign_out()
        j.navigator.follow(Restart(j.pages.who()))
        j.press(f"keeper-{name}")
        self.see("go_on")
        j.press("sail")
        j.wait(1)
        j.press("pause")
        j.press("leave")

    def _light_up(self) -> None:
        """A keeper who has played for weeks: lights and gifts as facts, the only way anything is ever earned."""
        from engine.records import GiftEarned, LightGrew

        play_session = self.journey.services.play_session
        assert play_session is not None
        now = self.journey.clock.now_s()
        gifts = ("starfish", "fish", "coral", "snail", "kelp", "seahorse", "octopus", "jelly", "anemone")
        skills = list(self.journey.services.classroom.library.skills)
        for skill, gift in zip(skills[:9], gifts, strict=True):
            play_session.ledger.keep(LightGrew(at_s=now, skill=skill, lamps=5), GiftEarned(at_s=now, gift=gift, skill=skill))
        for n, skill in enumerate(skills[9:14]):
            play_session.ledger.keep(LightGrew(at_s=now, skill=skill, lamps=1 + n % 4))


def _mostly(rng: Random, share: float) -> Callable[[], bool]:
    return lambda: rng.random() < share
