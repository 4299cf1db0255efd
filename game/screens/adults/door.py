"""The grown-ups' door: a PIN of four digits. The first time it is chosen; later it opens. Thinking about it happens off the game thread.

Before it is chosen a written question shows that an adult sits here; what is read aloud tells a child to fetch one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from engine.challenges.speaking.number_words import number_words
from engine.profiles import pin
from engine.profiles.adult_question import AdultQuestion, ask
from game.intents import Erase, Intent, Type
from game.kit import shapes
from game.kit.navigation import STAY, Pop, PopPast, Replace, Transition
from game.kit.widgets import Key, RoundButton, Widget
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.kit.navigation import Screen
    from game.services import Services

DIGITS, PRODUCT_DIGITS = 4, 2


class Door(Page):
    """Opens to the page that ``then`` makes, or to the page below when that is None.

    It closed by itself then, or (``called``) a child wants a grown-up to look at something.
    """

    name = "door"
    takes_files = True

    def __init__(self, services: Services, then: Callable[[], Screen] | None, *, called: bool = False) -> None:
        super().__init__(services)
        self.then = then
        self.typed = ""
        self.first = ""
        self.text = ""
        self.wait_s = 0.0
        self._busy: threading.Thread | None = None
        self._answer: bool | None = None
        stored = services.classroom.store.read_app()
        self._record: dict[str, Any] | None = stored.get("pin")
        self._was_reset = bool(stored.get("pin_reset"))
        self._dice = Random(str(services.clock.now_s()))  # the dice of the game are not disturbed
        self.question: AdultQuestion | None = None if self._record else ask(self._dice)
        self._was_wrong = False
        if self._record:
            self.wait_s = pin.wait_s(self._record)
            if called:
                self.text = self.t("A grown-up looks at it, too. Your four digits, please.")
            elif then is None:
                minutes = round(services.lock_after_s / 60)
                still = services.kit.words.count("Nobody was here for {n} minute.", "Nobody was here for {n} minutes.", minutes)
                self.text = f"{still} {self.t('Your four digits, please.')}"

    def build(self) -> list[Widget]:
        widgets: list[Widget] = []
        for n, digit in enumerate("789456123"):
            box = (520 + (n % 3) * 84, 290 + (n // 3) * 84, 74, 74)
            widgets.append(Key(digit, box, digit, partial(self._type, digit), size=34, sound="type"))
        widgets.append(Key("0", (520, 542, 74, 74), "0", lambda: self._type("0"), size=34, sound="type"))
        widgets.append(Key("erase", (604, 542, 158, 74), self.t("Rub out"), self._erase, size=24))
        widgets.append(RoundButton("back", (70, 70), 72, "icon_back", self.t("Back"), self.on_back))
        widgets.append(RoundButton("aloud", (1210, 70), 72, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        """What is read aloud. The question is only written: who cannot read it yet shall not hear it."""
        if self.question is not None:
            reset = self.t("The lock was reset.") + " " if self._was_reset else ""
            return reset + self.t("This door is for grown-ups: one of them chooses its digits. Please fetch one, or go back.")
        if self.text:
            return self.text if self.then is not None else f"{self.text} {self._kept()}"
        if self._record is None:
            return self.t("Thank you. Choose four digits that you will remember.")
        return self.t("Only for grown-ups. Your four digits, please.")

    def _asked(self) -> str:
        assert self.question is not None
        one, other = (number_words(number, self.kit.words.language) for number in (self.question.one, self.question.other))
        if self._was_wrong:
            return self.t("Not quite. How much is {one} times {other}?", one=one, other=other)
        return self.t("Grown-ups: how much is {one} times {other}?", one=one, other=other)

    def _kept(self) -> str:
        return self.t("What you began is still there.")

    def on_back(self) -> Transition:
        """Nobody comes past the door: what was opened behind it goes, too."""
        self.kit.sounds.play("close")
        return Pop() if self.then is not None else PopPast(lambda screen: getattr(screen, "behind_door", False))

    # ------------------------------------------------------------ typing
    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case Type(text) if text.isdigit():
                self._type(text)
            case Erase():
                self._erase()
        return STAY

    def _type(self, digit: str) -> Transition:
        if self._busy is not None or self.wait_s > 0:
            return STAY
        wanted = PRODUCT_DIGITS if self.question is not None else DIGITS
        self.typed = (self.typed + digit)[:wanted]
        self.redraw()
        if len(self.typed) == wanted:
            self._complete()
        return STAY

    def _erase(self) -> Transition:
        self.typed = self.typed[:-1]
        self.redraw()
        return STAY

    def _complete(self) -> None:
        typed, self.typed = self.typed, ""
        if self.question is not None:
            self._show_adult(self.question, typed)
        elif self._record is not None:
            self._check(typed)
        elif not self.first:
            self.first, self.text = typed, self.t("Once more, the same four digits.")
        elif self.first == typed:
            self._start(lambda: self._store(pin.new_record(typed)))
        else:
            self.first, self.text = "", self.t("These were different. Choose four digits.")
        self.redraw()

    def _show_adult(self, question: AdultQuestion, typed: str) -> None:
        """Another question after a wrong answer; nothing is counted and nobody waits."""
        self._was_wrong = not question.is_answered_by(typed)
        self.question = ask(self._dice, question) if self._was_wrong else None
        self.kit.sounds.play("bloop" if self._was_wrong else "pin_ok")
        if not self._was_wrong:
            self.kit.say(self.page_text())

    def _check(self, typed: str) -> None:
        """A failure is written before the check, so that pulling the plug gains nothing."""
        known = self._record
        assert known is not None

        def look() -> bool:
            # Another window may have counted failures meanwhile.
            counted = pin.counted(self.services.store.read_app().get("pin") or known)
            self._store(counted)
            right = pin.is_right(counted, typed)
            if right:
                self._store(pin.forgiven(counted))
            return right

        self._start(look)

    def _start(self, work: Any) -> None:
        self.text = self.t("One moment …")

        def run() -> None:
            self._answer = bool(work())

        self._busy = threading.Thread(target=run, name="pin", daemon=True)
        self._busy.start()

    def _store(self, record: dict[str, Any]) -> bool:
        self._record = record
        store = self.services.classroom.store
        kept = {key: value for key, value in store.read_app().items() if key != "pin_reset"}
        store.write_app(kept | {"pin": record})
        return True

    def on_time(self, seconds: float) -> Transition:
        if self.wait_s > 0:
            before, self.wait_s = int(self.wait_s), max(0.0, self.wait_s - seconds)
            if int(self.wait_s) != before or not self.wait_s:
                self.redraw()
        if self._busy is not None and not self._busy.is_alive():
            self._busy = None
            self.redraw()
            if self._answer:
                self.kit.sounds.play("pin_ok")
                self.services.let_adults_in()
                if self.then is None:
                    return Pop()
                return Replace(self.then())
            assert self._record is not None
            self.wait_s = pin.wait_s(self._record)
            self.text = self.t("That was not it.")
            self.kit.sounds.play("bloop")
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("door",), self._ground)
        canvas.picture("btn_grownups", 640, 92, 110, anchor="center")
        said = self._asked() if self.question is not None else self.text or self.page_text()
        canvas.text_box(said, (340, 142, 600, 66), 26, bold=True, align="center")
        self._typed_so_far(canvas)
        if self.question is not None:
            canvas.text_box(self.page_text(), (316, 280, 190, 340), 24, valign="top", lead=1.15)
            canvas.text_box(
                self.t("A calculator is fine. Nothing here is timed or counted."),
                (780, 280, 190, 340),
                24,
                theme.soft,
                valign="top",
                lead=1.15,
            )
        if self.wait_s > 0:
            wait = self.kit.words.count("Please wait {n} second.", "Please wait {n} seconds.", int(self.wait_s) + 1)
            canvas.text_box(wait, (786, 296, 184, 200), 26, theme.soft)
        elif self.then is None:
            canvas.text_box(self._kept(), (790, 300, 176, 200), 24, theme.soft)
        if self.question is None:
            canvas.text_box(
                self.t("Forgotten? Close the game and delete the file pin-is-set.txt in its data folder."),
                (330, 620, 620, 60),
                22,
                theme.soft,
                align="center",
                lead=1.05,
            )

    def _typed_so_far(self, canvas: Canvas) -> None:
        """Places for digits: those of the answer are shown, those of the PIN are not."""
        theme = canvas.kit.theme
        wanted = PRODUCT_DIGITS if self.question is not None else DIGITS
        for n in range(wanted):
            x = 640 + (n - wanted / 2) * 58 + 7
            canvas.shape(shapes.plain(44, 44, 22, theme.paper, theme.quiet.edge, 3), x, 222)
            if n >= len(self.typed):
                continue
            if self.question is not None:
                canvas.text(self.typed[n], x + 22, 244, 30, bold=True, anchor="center")
            else:
                canvas.shape(shapes.plain(22, 22, 11, theme.ink), x + 11, 233)

    def _ground(self, canvas: Canvas) -> None:
        self.paper(canvas, (300, 34, 680, 650))
