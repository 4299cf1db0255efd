"""The seam of a mini-game: it shows a challenge as a little world and turns what the player does into an answer.

It neither judges nor saves. The play screen owns the frame around it (prompt board, lanterns, pause, companion, hint lamp)
and hands it intents and verdicts; the mini-game owns the world and its answer widgets. ``rules.py`` of a mini-game decides
when something is a complete answer and knows no pygame; ``view.py`` draws.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Protocol

from engine.challenges.base import Answer, AnswerForm, Challenge, ChooseForm, Form, Noted, Right, Verdict
from game.intents import Erase, Intent, Move, Point, Press, Step, Type
from game.kit.choice_keys import ChoiceKeys
from game.kit.motion import Timer
from game.kit.moves import Touch

if TYPE_CHECKING:
    from engine.challenges.base import Option
    from game.kit.canvas import Box, Canvas
    from game.kit.language.words import Words
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox
    from game.kit.widgets import Widget


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerLook:
    """How the player looks inside a mini-game: keeper 1–6 with colour swaps, and the companion."""

    look: int = 1
    colours: tuple[tuple[str, str], ...] = ()
    companion: str = "otter"


class Typing:
    """Whether the space bar is a letter: while somebody types a text with the keyboard, until the focus or the pointer moves."""

    def __init__(self) -> None:
        self._is_typing = False

    def meant(self, intent: Intent, game: MiniGame) -> Intent:
        """The intent, or a typed blank in place of a press of the space bar."""
        match intent:
            case Type() | Erase():
                self._is_typing = True
            case Move() | Step() | Point("down"):
                self._is_typing = False
            case Press(" ") if self._is_typing and game.wants_blank and not game.busy:
                return Type(" ")
        return intent


class MiniGame(Protocol):
    """One way to play. ``name`` is its folder, ``title`` its English name for the words files."""

    name: ClassVar[str]
    title: ClassVar[str]
    plays: ClassVar[frozenset[Form]]
    picture: ClassVar[str]

    sound: ClassVar[str]
    """Its right answers sound ``<sound>_1`` to ``<sound>_8``, higher with every one in a row."""

    keeper: PlayerLook
    reaction: str
    clock: Timer
    """What plays just now ("" when nothing does), and how far it has come."""

    def __init__(self, kit: Toolbox, keeper: PlayerLook, *, total: int) -> None:
        """A fresh level of ``total`` challenges."""

    def begin(self, challenge: Challenge, form: AnswerForm, number: int) -> None:
        """Show challenge ``number`` (0-based) of the level, to be answered in ``form``."""

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be pressed now, in reading order; their ``draw`` is called by ``draw`` below, not by the stage."""

    def handle(self, intent: Intent) -> bool:
        """Take a typed character or another intent that no widget took. True when it was used up."""

    @property
    def wants_blank(self) -> bool:
        """Whether a typed blank would be a part of the answer now."""

    @property
    def typed_to(self) -> str:
        """The key of the thing that Enter should press after what was typed; "" leaves the focus where it is."""

    def moves(self, answer: Answer, *, by_keys: bool) -> Iterator[Deed]:
        """What to do, from here, to give this answer to the present challenge: by the keyboard alone, or by taps alone.

        Each step looks at what the ones before it did, so do it before you ask for the next.
        """

    def take_answer(self) -> Answer | None:
        """The complete answer given since the last call, once; None while there is none."""

    def take_call(self) -> bool:
        """Whether something was pressed that only a grown-up may press, since the last call, once."""

    def adult_came(self) -> None:
        """A grown-up is here for the present challenge: what waited for one is done."""

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
        """End the running reaction at once; afterwards everything is as if its time had run out."""

    @property
    def moving(self) -> bool:
        """Something moves that must be drawn (ambient movement included)."""

    def update(self, seconds: float) -> None:
        """Let time pass."""

    def draw(self, canvas: Canvas) -> None:
        """The world and the answer widgets, back to front; the frame is drawn over it."""

    board: ClassVar[Box]
    """The room in which the prompt board may hang: nothing else of this game is there."""

    bubble: ClassVar[Box]
    """Where the companion's words stand: over what matters least."""

    board_foot: float
    """Height that the board keeps free at its lower edge for things of the game (word slots)."""

    def draw_over(self, canvas: Canvas, foot: Box) -> None:
        """What lies over the frame; ``foot`` is the free part of the board."""


def forms_of(challenge: Challenge) -> frozenset[Form]:
    """What a game must play to have room for the challenge."""
    return frozenset().union(*(form.needed if isinstance(form, ChooseForm) else {form.form} for form in challenge.forms))


def unnamed(form: AnswerForm, question: str, words: Words) -> AnswerForm:
    """The form with numbered pictures where the question has a word of their names ("Find the circle", "Press the big one"): it would give
    the answer away.
    """
    if not isinstance(form, ChooseForm):
        return form
    asked = set(re.findall(r"\w+", question.lower()))
    if not any(o.picture and not o.text and asked & set(re.findall(r"\w+", o.aloud.lower())) for o in form.options):
        return form
    numbers = enumerate(ChoiceKeys(form.options).signs, 1)
    names = [words("Picture {n}", n=sign or n) for n, sign in numbers]  # the number that stands on it
    return replace(form, options=tuple(replace(o, spoken=name) for o, name in zip(form.options, names, strict=True)))


class LittleGame:
    """What every mini-game does alike: hold the challenge, queue the answer, run one reaction at a time."""

    board_foot: float = 0.0
    lengths: ClassVar[dict[str, float]] = {"right": 0.86, "wrong": 0.8, "reveal": 0.5, "noted": 0.5, "demo": 2.9}

    def __init__(self, kit: Toolbox, keeper: PlayerLook, *, total: int) -> None:
        self.kit, self.keeper, self.total = kit, keeper, total
        self.at = 0.0
        self.number = 0
        self.reaction = ""
        self.clock = Timer(0.0, 0.0)
        self.last = False
        self.challenge: Challenge | None = None
        self.form: AnswerForm | None = None
        self.answer: Answer | None = None
        self.shown: tuple[str, ...] = ()
        self.widgets: list[Widget] = []
        self.streak = 0
        self.keys = ChoiceKeys(())

    def begin(self, challenge: Challenge, form: AnswerForm, number: int) -> None:
        self.challenge, self.form, self.number = challenge, unnamed(form, challenge.prompt.spoken, self.kit.words), number
        self.reaction, self.answer, self.shown = "", None, ()
        self.keys = ChoiceKeys(self.keyed)
        self.prepare()
        self.widgets = self.make_widgets()
        self.name_keys()

    def prepare(self) -> None:
        """A new challenge is here: set up the rules."""

    @property
    def keyed(self) -> tuple[Option, ...]:
        """What a key of its own chooses: the first widgets of the game, in their order."""
        return self.form.options if isinstance(self.form, ChooseForm) else ()

    def name_keys(self) -> None:
        """Show and say on each thing which key chooses it."""
        for number, (sign, widget) in enumerate(zip(self.keys.signs, self.widgets, strict=False)):
            widget.sign, widget.spoken = sign, self.keys.spoken(number, widget.spoken)

    def type_choice(self, text: str, choose: Callable[[int], None]) -> bool:
        """A key typed where things are chosen by keys. True when it means something."""
        if not self.keys.means(text):
            return False
        if not self.busy and (number := self.keys.type(text)) is not None:
            choose(number)
        return True

    def choice_moves(self, option: str, *, by_keys: bool) -> Iterator[Deed]:
        """Choose one of the things that have keys."""
        number = [one.id for one in self.keyed].index(option)
        if by_keys:
            yield from map(Type, self.keys.keys_of(number))
        else:
            yield Touch(self.widgets[number].key)

    def make_widgets(self) -> list[Widget]:
        """The answer widgets of the present challenge."""
        return []

    def handle(self, intent: Intent) -> bool:
        return False

    @property
    def wants_blank(self) -> bool:
        return False

    @property
    def typed_to(self) -> str:
        if self.keys.exact is not None:
            return self.widgets[self.keys.exact].key
        return "go" if any(widget.key == "go" for widget in self.widgets) else ""

    def take_answer(self) -> Answer | None:
        answer, self.answer = self.answer, None
        return answer

    def take_call(self) -> bool:
        return False

    def adult_came(self) -> None:
        """No game waits for a grown-up unless it says so."""

    def show(self, verdict: Verdict, *, last: bool) -> None:
        self.last = last
        if isinstance(verdict, Noted):
            self.react("noted")
            self.kit.sounds.play("table_put")
            return
        right = isinstance(verdict, Right)
        self.streak = self.streak + 1 if right else 0
        self.react("right" if right else "wrong")
        self.kit.sounds.play(f"{self.sound}_{min(8, self.streak)}" if right else "bloop")

    sound: ClassVar[str] = "right_fog"

    def reveal(self, solution: tuple[str, ...]) -> None:
        self.skip()
        self.shown = solution
        self.lay_out(solution)
        self.react("reveal")

    def lay_out(self, solution: tuple[str, ...]) -> None:
        """The right answer is about to be shown: put it where it belongs."""

    def demonstrate(self) -> None:
        self.react("demo")

    def react(self, kind: str) -> None:
        """Start a reaction, after the one that may still run; in reduced motion it is a short still one."""
        self.skip()
        self.reaction, self.keys.typed = kind, ""
        self.clock = Timer(
            min(0.5, self.lengths[kind]) if self.kit.style.reduced_motion and kind != "demo" else self.lengths[kind]
        )

    @property
    def busy(self) -> bool:
        return bool(self.reaction) and not self.clock.done

    def skip(self) -> None:
        if self.busy:
            at = self.at
            self.update(self.clock.length)
            self.at = at  # what sways by itself goes on from where it is

    @property
    def moving(self) -> bool:
        return self.busy

    @property
    def still(self) -> bool:
        """Reduced motion: cross-fades only."""
        return self.kit.style.reduced_motion

    def since(self, kind: str) -> float:
        """Seconds since the running reaction of this kind began; -1 when it is not running."""
        return self.clock.at if self.reaction == kind else -1.0

    def update(self, seconds: float) -> None:
        self.at += seconds
        if self.reaction:
            done = self.clock.done
            self.clock.update(seconds)
            if self.clock.done and not done:
                self.settled(self.reaction)

    def settled(self, kind: str) -> None:
        """A reaction has run out."""

    def draw_over(self, canvas: Canvas, foot: Box) -> None:
        """Nothing over the frame unless a game says so."""
