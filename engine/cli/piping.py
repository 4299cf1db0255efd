"""``selfplay --pipe``: a learner nobody here wrote plays the real path, one JSON line out, one JSON line in. docs/learning.md describes both.

Every line out with ``"type": "challenge"`` wants one line in; after a miss the same challenge is asked again with the next ``attempt``, as
the game does. Lines in that are no answer (``clock``, ``advance_s``) may come before it. A line that cannot be read is told and costs nothing.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, TextIO

from engine.challenges.base import Answer, Challenge, Form
from engine.challenges.forms import AnswerForm
from engine.clock import ManualClock
from engine.lab.journeys.travelling import wrong_answer
from engine.lesson.classroom import PlaySession
from engine.lesson.level import Asked, Level, Outcome

_PUSHES = ("too_easy", "too_hard", "not_now")


class Pipe:
    """One learner at the other end. ``clock`` is there when lines may set the time."""

    def __init__(self, session: PlaySession, clock: ManualClock | None, rng: Random, lines: TextIO, out: TextIO) -> None:
        self._session, self._clock, self._rng = session, clock, rng
        self._lines, self._out = lines, out
        self._asked = 0
        self._lit: set[str] = set()
        self.is_over = False

    def tell(self, kind: str, **values: Any) -> None:
        """One line out."""
        print(json.dumps({"type": kind, **values}, ensure_ascii=False), file=self._out, flush=True)

    def one_answer(self, level: Level, now_s: float) -> Outcome | None:
        """Ask what is asked now and do what is answered; None when it was pushed away or the learner is gone."""
        asked = level.asked
        assert asked is not None
        self._ask(level, asked, now_s)
        for said in self._said():
            if self._passes_time(said):
                continue
            if said.get("push") in _PUSHES:
                level.push(said["push"], self._now(now_s))
                return None
            answer = self._answer(asked, said)
            if answer is None and not said.get("dont_know"):
                self.tell("error", message='say "right": true or false, "answer": [...], "dont_know": true or "push": ...')
                continue
            outcome = self._submit(level, answer, said, self._now(now_s))
            self.tell(
                "outcome", n=self._asked, next=outcome.next, verdict=type(outcome.verdict).__name__.lower(), lit=self._news()
            )
            return outcome
        self.is_over = True
        return None

    def level_is_over(self, level: Level, lamps: int) -> None:
        self.tell("level_over", level=level.setting.level, island=level.setting.skill, lamps=lamps, lit=self._news())

    # ------------------------------------------------------------ out
    def _ask(self, level: Level, asked: Asked, now_s: float) -> None:
        self._asked += 1
        challenge, form, choice, setting = asked.challenge, asked.form, asked.choice, level.setting
        self.tell(
            "challenge",
            n=self._asked,
            attempt=level.attempts + 1,
            at_s=round(self._now(now_s), 3),
            level=setting.level,
            island=setting.skill,
            number=level.number + 1,
            total=setting.total,
            game=asked.game or setting.minigame,
            skill=choice.skill,
            item=challenge.item,
            seed=challenge.seed,
            form=form.form.value,
            prompt=challenge.prompt.text,
            spoken=challenge.prompt.spoken,
            options=_options(form),
            right_answer=list(challenge.solution[form.form]) if form.form in challenge.solution else [],
            hints=len(challenge.hints),
            guess=form.guess,
            difficulty=challenge.difficulty,
            support=getattr(choice, "support", "none"),
            predicted=choice.predicted,
            target=choice.target,
            reason=choice.reason.code,
            purpose=choice.purpose,
        )

    def _news(self) -> list[str]:
        """Skills lit since the last time."""
        lit = {skill for skill, lamps in self._session.state.lights.items() if lamps >= 5}
        new = sorted(lit - self._lit)
        self._lit |= lit
        return new

    # ------------------------------------------------------------ in
    def _said(self) -> Iterator[Mapping[str, Any]]:
        for line in self._lines:
            if not line.strip():
                continue
            try:
                said = json.loads(line)
            except ValueError:
                said = None
            if not isinstance(said, dict):
                self.tell("error", message="a line must be one JSON object")
                continue
            if said.get("end"):
                return
            yield said

    def _passes_time(self, said: Mapping[str, Any]) -> bool:
        """Whether the line was about the clock."""
        if "clock" not in said and "advance_s" not in said:
            return False
        value = said.get("clock", said.get("advance_s"))
        if self._clock is None or isinstance(value, bool) or not isinstance(value, int | float):
            self.tell("error", message="the clock is set by a number of seconds, and only with --clock")
        else:
            self._clock.advance(value - self._clock.now_s() if "clock" in said else value)
        return True

    def _now(self, now_s: float) -> float:
        return self._clock.now_s() if self._clock is not None else now_s

    def _answer(self, asked: Asked, said: Mapping[str, Any]) -> Answer | None:
        """What is handed in; None is "I don't know yet", or nothing that can be read."""
        challenge, form = asked.challenge, asked.form
        given = said.get("answer")
        if isinstance(given, list) and all(isinstance(part, str) for part in given):
            return Answer(form.form, tuple(given))
        if form.form is Form.SHOW:
            return Answer(Form.SHOW, ()) if "right" in said else None
        if said.get("right") is True:
            return _right(challenge, form)
        if said.get("right") is False:
            return wrong_answer(challenge, form, self._rng) or Answer(form.form, ())
        return None

    def _submit(self, level: Level, answer: Answer | None, said: Mapping[str, Any], now_s: float) -> Outcome:
        seconds = said.get("seconds", -1.0)
        took_s = float(seconds) if isinstance(seconds, int | float) else -1.0
        hints = said.get("hints", 0)
        for _ in range(min(hints, 9) if isinstance(hints, int) else 0):
            level.hint()
        if self._clock is not None and took_s > 0.0:
            self._clock.advance(took_s)
            now_s = self._clock.now_s()
        if answer is None:
            return level.do_not_know(now_s)
        outcome = level.submit(answer, now_s, took_s)
        if outcome.next == "unreadable" and said.get("right") is False:
            return level.do_not_know(now_s)  # this form has no wrong answer that could be written down
        return outcome


def _right(challenge: Challenge, form: AnswerForm) -> Answer:
    return Answer(form.form, challenge.solution[form.form])


def _options(form: AnswerForm) -> list[dict[str, str]]:
    """What there is to choose, order, pair or sort."""
    found = []
    for name in ("options", "pieces", "left", "right", "groups"):
        for one in getattr(form, name, ()):
            found.append({"part": name, "id": str(getattr(one, "id", one)), "text": str(getattr(one, "text", ""))})
    return found


def standard(session: PlaySession, clock: ManualClock | None, rng: Random) -> Pipe:
    """The pipe on this process's own in and out."""
    return Pipe(session, clock, rng, sys.stdin, sys.stdout)
