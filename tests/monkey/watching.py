"""What is noted while the monkey plays: which widgets were pressed, what was submitted, and what the store says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from engine.challenges.base import Answer, Form, Noted, Right, Unreadable
from engine.challenges.telling import answer_in_words
from engine.lesson.level import Level, Outcome
from engine.records import AnswerGiven
from game.kit.widgets import Widget

if TYPE_CHECKING:
    from game.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer that the game took."""

    level: str
    item: str
    seed: int
    value: str
    correct: bool
    did_not_know: bool


@dataclass(slots=True)
class Recorder:
    """Notes presses and submits; ``problems`` are answers that nobody gave."""

    services: Services
    on_screen: Callable[[], object]  # what is asked there now
    given: dict[str, list[Given]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    _asked: object = None
    _session: object = None
    _presses: list[str] = field(default_factory=list)  # for the challenge on screen
    _signs: Counter[str] = field(default_factory=Counter)  # letters and digits on what was pressed
    _fresh: int = 0  # since the last answer

    @contextmanager
    def watched(self) -> Iterator[None]:
        """While this lasts presses and answers are noted."""
        recorder, press, submit, unsure = self, Widget.press, Level.submit, Level.do_not_know

        def pressed(widget: Widget) -> Any:
            recorder.press(widget)
            return press(widget)

        def submitted(level: Level, answer: Answer, now_s: float, took_s: float = -1.0) -> Outcome:
            asked = level.asked
            assert asked is not None
            recorder.look(asked, answer)
            outcome = submit(level, answer, now_s, took_s)
            if not isinstance(outcome.verdict, Unreadable | Noted):
                recorder.keep(level, asked, answer_in_words(asked.challenge, answer), correct=isinstance(outcome.verdict, Right))
            return outcome

        def not_known(level: Level, now_s: float, took_s: float = -1.0) -> Outcome:
            asked = level.asked
            recorder.unsure()
            outcome = unsure(level, now_s, took_s)
            if not isinstance(outcome.verdict, Noted):
                recorder.keep(level, asked, "", correct=False, did_not_know=True)
            return outcome

        with (
            patch.object(Widget, "press", pressed),
            patch.object(Level, "submit", submitted),
            patch.object(Level, "do_not_know", not_known),
        ):
            yield

    # ------------------------------------------------------------ presses
    def press(self, widget: Widget) -> None:
        self.see()
        self._presses.append(widget.key)
        self._signs.update(c for word in (widget.key.rpartition("-")[2], widget.label) for c in word.lower() if c.isalnum())
        self._fresh += 1

    def typed(self, text: str) -> None:
        """The monkey typed this on a page where something is asked."""
        self._presses.append(f"type-{text}")
        self._signs.update(c for c in text.lower() if c.isalnum())
        self._fresh += 1

    def see(self) -> None:
        """What is on screen now; presses for an older challenge are no presses for this one."""
        asked = self.on_screen()
        if asked is not self._asked:
            self._asked, self._fresh = asked, 0
            self._presses.clear()
            self._signs.clear()

    # ------------------------------------------------------------ answers
    def unsure(self) -> None:
        if not self._presses or self._presses[-1] != "unsure":
            self.problems.append(f"“I don't know yet” was kept, but pressed was {self._presses[-6:]}")
        self._fresh = 0

    def look(self, asked: Any, answer: Answer) -> None:
        """Whether somebody pressed what is submitted."""
        if asked is not self._asked:
            self._presses, self._fresh = self._presses[-1:], min(1, self._fresh)
        if not self._fresh:
            self.problems.append(f"{answer} was submitted, but nothing was pressed since the last answer")
        elif answer.form is Form.CHOOSE:
            last = next((key for key in reversed(self._presses) if key == "go" or key.startswith(("type-", "option-"))), "")
            if last != f"option-{answer.value[0]}" and last != "go" and not last.startswith("type-"):
                self.problems.append(f"{answer} was submitted, but pressed was {self._presses[-6:]}")
        elif answer.form in (Form.NUMBER, Form.TEXT):
            self._look_at_signs(asked, answer)
        self._fresh = 0

    def _look_at_signs(self, asked: Any, answer: Answer) -> None:
        """No digit or letter that was neither typed nor pressed."""
        given = Counter(c for part in answer.value for c in part.lower() if c.isalnum())
        free = Counter(c for slot in getattr(asked.form, "slots", ()) for c in str(slot).lower() if c.isalnum())
        if missing := given - self._signs - free:
            self.problems.append(f"{answer} was submitted, but nobody typed {dict(missing)}: {self._presses[-12:]}")

    def keep(self, level: Level, asked: Any, value: str, *, correct: bool, did_not_know: bool = False) -> None:
        """An answer was taken: the store must have exactly this one more."""
        session = self.services.play_session
        assert session is not None
        who = session.profile.id
        given = Given(
            level=level.setting.level,
            item=asked.challenge.item,
            seed=asked.challenge.seed,
            value=value,
            correct=correct,
            did_not_know=did_not_know,
        )
        self.given.setdefault(who, []).append(given)
        before, self.counts[who] = self.counts.get(who, session.answers - 1), session.answers
        if session.answers != before + 1:
            self.problems.append(f"{given} was given, and the store went from {before} answers to {session.answers}")
        last = next((kept(fact) for fact in reversed(session.facts()) if isinstance(fact, AnswerGiven)), None)
        if last != given:
            self.problems.append(f"{given} was given, but {last} is kept")

    def count(self) -> None:
        """Nothing may have become an answer by another way."""
        session = self.services.play_session
        if session is None:
            self._session = None
            return
        who, count = session.profile.id, session.answers
        if session is self._session and count > self.counts[who]:
            self.problems.append(f"the store went from {self.counts[who]} to {count} answers, and nobody answered")
        self._session, self.counts[who] = session, count


def kept(fact: AnswerGiven) -> Given:
    """What the store says of an answer."""
    return Given(
        level=fact.level, item=fact.item, seed=fact.seed, value=fact.given, correct=fact.correct, did_not_know=fact.did_not_know
    )
