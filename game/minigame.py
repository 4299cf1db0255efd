"""The seam of a mini-game: it shows a challenge as a little world and turns what the player does into an answer.

It neither judges nor saves. The play screen owns the frame around it (prompt board, lanterns, pause, companion, hint lamp)
and hands it intents and verdicts; the mini-game owns the world and its answer widgets. ``rules.py`` of a mini-game decides
when something is a complete answer and knows no pygame; ``view.py`` draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from engine.challenges.base import Answer, AnswerForm, Challenge, Form, Verdict
from game.intents import Intent

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.kit.toolbox import Toolbox
    from game.kit.widgets import Widget


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """How the player looks inside a mini-game: keeper 1–6 with colour swaps, and the companion."""

    look: int = 1
    colours: tuple[tuple[str, str], ...] = ()
    companion: str = "otter"


class MiniGame(Protocol):
    """One way to play. ``name`` is its folder, ``title`` its English name for the words files."""

    name: ClassVar[str]
    title: ClassVar[str]
    plays: ClassVar[frozenset[Form]]
    picture: ClassVar[str]

    def __init__(self, kit: Toolbox, keeper: Keeper, *, total: int) -> None:
        """A fresh level of ``total`` challenges."""

    def begin(self, challenge: Challenge, form: AnswerForm, number: int) -> None:
        """Show challenge ``number`` (0-based) of the level, to be answered in ``form``."""

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be pressed now, in reading order; their ``draw`` is called by ``draw`` below, not by the stage."""

    def handle(self, intent: Intent) -> bool:
        """Take a typed character or another intent that no widget took. True when it was used up."""

    def take_answer(self) -> Answer | None:
        """The complete answer given since the last call, once; None while there is none."""

    def show(self, verdict: Verdict, *, last: bool) -> None:
        """Start the reaction to a judged answer; ``last`` is true when a right answer ended the level."""

    def reveal(self, solution: tuple[str, ...]) -> None:
        """Show the right answer calmly (after a third miss, or "I don't know")."""

    def demonstrate(self) -> None:
        """Start the wordless demonstration by the companion: how to answer here."""

    @property
    def busy(self) -> bool:
        """A reaction or demonstration is playing; answers wait. Never over 900 ms after an answer; ``skip`` ends it."""

    def skip(self) -> None:
        """End the running reaction at once."""

    @property
    def moving(self) -> bool:
        """Something moves that must be drawn (ambient movement included)."""

    def update(self, seconds: float) -> None:
        """Let time pass."""

    def draw(self, canvas: Canvas) -> None:
        """The world and the answer widgets, back to front; the frame is drawn over it."""
