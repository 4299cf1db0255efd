"""When something laid, tied, sorted, placed, built or ticked on the table is a complete answer. No pygame, no drawing.

Every class is the state of one answer form: it takes single presses, can be asked whether it is ``ready``, gives the answer by
``submit``, and shows the right one by ``show``. Nothing is ever final before ``submit``: each press can be taken back.
"""

from typing import Protocol

from engine.challenges.base import Answer


class TableRules(Protocol):
    """What the table asks of each of these."""

    @property
    def ready(self) -> bool:
        """Whether it is a whole answer."""

    def submit(self) -> Answer:
        """The answer; asked for only when ``ready``."""

    def show(self, solution: tuple[str, ...]) -> None:
        """Lay out the right answer."""

    def erase(self) -> bool:
        """Take back the last thing. False when there is none."""
