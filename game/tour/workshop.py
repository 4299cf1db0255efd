"""The walk through all answer forms on the harbour table."""

from __future__ import annotations

from game.screens.play.page import Play
from game.tour.album import Album


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
            if not isinstance(j.top, Play) or len(seen) == 4:
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
        """The first challenge of each template is answered wrong once, and its first right answer is seen."""
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
        if not isinstance(j.top, Play):
            return
        if (seen_right := f"{template} right") in seen:
            j.draw()  # no picture, but its texts have to fit, too
            return
        seen.add(seen_right)
        self.see(f"workshop_{name}_{template}_right")
