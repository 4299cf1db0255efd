"""What the cards of packs and overlays do alike: pages of lines, and removing one's own in two steps."""

from __future__ import annotations

from game.kit.navigation import STAY, Pop, Transition
from game.screens.parts.page import Page


class Removable(Page):
    """A card that pops with a sentence when its thing was removed; ``shown`` lines stand on it at a time."""

    adults_only = True
    shown: int
    first = 0  # of the lines that are seen
    told = ""  # what could not be done

    @property
    def thing(self) -> tuple[str, str]:
        """Id and title of what is removed."""
        return "", ""

    def lines(self) -> list[str]:
        """All lines of the card."""
        return []

    def seen(self) -> list[str]:
        """The lines that are seen now."""
        return self.lines()[self.first : self.first + self.shown]

    def more(self) -> Transition:
        """On to the next lines, and from the last to the first."""
        self.first = 0 if self.first + self.shown >= len(self.lines()) else self.first + self.shown
        self.rebuild()
        self.kit.say(" ".join(f"{line.rstrip('.')}." for line in self.seen()))
        return STAY

    def resumed(self, result: object) -> Transition:
        super().resumed(None)
        if result is not True:
            return STAY
        name, title = self.thing
        try:
            self.services.remove_pack(name)
        except OSError as problem:
            self.told = self.t("It cannot be removed: {why}.", why=problem.strerror or "?")
            self.kit.say(self.told)
            self.redraw()
            return STAY
        return Pop(self.t("{pack} is removed.", pack=title))
