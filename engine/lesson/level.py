"""A visit to an island as a state machine, without a screen and without a clock of its own.

asking → submit → (again | offer_help | changed | go_on) → … → ended. Every scored answer becomes a fact in the ledger at once, before the
next challenge exists. A level is a function of (library, learner state, seed, answers): ``snapshot`` and ``Level.resume`` take it up again
after the laptop was closed.

A child is asked how sure it is rarely, at most once a level, never where it would be a test: only in practice, never at the first challenge
and only while there is room for what was sure and wrong, or right and unsure, to come again in the same level. A closed laptop changes
nothing: the dice are those of the level.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal, Protocol

from engine.challenges.base import Answer, AnswerForm, Challenge, Form, Noted, Right, Unreadable, Verdict, Wrong
from engine.challenges.forms import ADULT, ME, ShowForm
from engine.challenges.telling import answer_in_words, asked_in_words
from engine.learning import mix_ups, tuning
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.lesson.ledger import Ledger
from engine.lesson.revealing import drawn_for
from engine.records import AnswerGiven, Fact, How, Pace, Purpose, Push, PushedBack, StrategyTold, Sure, WorkTold
from engine.scheduling.scheduler import Asked as Past
from engine.scheduling.scheduler import Choice, Session

Next = Literal["go_on", "again", "offer_help", "changed", "unreadable", "noted"]
Chooser = Callable[[LearnerState, Session, float, Random], Choice | None]
_ROOM = tuning.MISSED_REST + 3  # challenges that must still come after "how sure?": the rest, the one again, the easy last one


_OTHERS = 4  # families tried until one has something new to say
COMES_BACK = frozenset({"missed_before", "sure_before", "once_more", mix_ups.DRAWN_FOR_IT})  # reasons to ask the same again
_STORY_WORDS = 6


def story_of(challenge: Challenge) -> str:
    """The sentence of a word problem without its numbers; empty for a plain sum and for what has no numbers."""
    text = challenge.prompt.text
    return re.sub(r"\d+", "#", text) if len(text.split()) >= _STORY_WORDS and re.search(r"\d", text) else ""


class Library(Protocol):
    """What a level needs of the packs."""

    def make(self, item: str, seed: int, *, interests: Sequence[str] = (), avoid: frozenset[str] = frozenset()) -> Challenge: ...

    def judge(self, challenge: Challenge, answer: Answer) -> Verdict: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What does not change during a visit."""

    level: str
    skill: str
    purpose: Purpose
    minigame: str
    plays: frozenset[Form]
    seed: int
    total: int
    interests: tuple[str, ...] = ()
    pace: Pace = "kept"
    slow: frozenset[str] = frozenset()
    wish: Literal["easy", "normal", "challenge"] = "normal"
    reflects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The challenge on screen, how it is answered, and why it was chosen; ``game`` is the mini-game of this one on a voyage, where games change."""

    challenge: Challenge
    form: AnswerForm
    number: int
    choice: Choice
    game: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an answer: the verdict, what happens next, and what the pack says about that mistake."""

    verdict: Verdict
    next: Next
    say: str = ""
    solution: tuple[str, ...] = ()


class Level:
    """One visit. ``asked`` is the present challenge; None once the level is over."""

    def __init__(self, setting: Setting, library: Library, graph: SkillGraph, ledger: Ledger, choose: Chooser) -> None:
        self.setting = setting
        self._library, self._graph, self._ledger, self._choose = library, graph, ledger, choose
        self.asked: Asked | None = None
        self.number = 0
        self.attempts = 0
        self.hints_given = 0
        self.is_answered = False
        self.wish = setting.wish
        self.misses: list[tuple[str, int]] = []
        self.first_time_right = 0
        self.last_push: Push | None = None
        self.sure: Sure = ""
        self.asks_how = False
        self._past: list[Past] = []
        self._seen: set[str] = set()
        self._is_resumed = False  # the challenge was thought about before the laptop was closed: its time says nothing

    @property
    def game(self) -> str:
        """The mini-game in which the present challenge is played."""
        return self.asked.game if self.asked is not None and self.asked.game else self.setting.minigame

    # ------------------------------------------------------------ asking
    def go_on(self, now_s: float) -> Asked | None:
        """The next challenge, or None when the level is over."""
        self.attempts = self.hints_given = 0
        self.is_answered = self.asks_how = False
        self.sure, self._is_resumed = "", False
        choice = (
            None if self.number >= self.setting.total else self._choose(self._ledger.state, self.session, now_s, self._dice())
        )
        if choice is None:
            self.asked = None
            return None
        self._ask(*self._fresh(choice, now_s))
        return self.asked

    def _fresh(self, choice: Choice, now_s: float) -> tuple[Choice, Challenge]:
        """What was chosen, or another family when that has nothing new to say in this level: no challenge and no story comes twice. What was
        missed and comes back on purpose keeps its story, with other numbers.
        """
        first: tuple[Choice, Challenge] | None = None
        waved: tuple[Past, ...] = ()
        for attempt in range(_OTHERS):
            seed = self._dice(f"seed{attempt or ''}").getrandbits(32)
            challenge = self._drawn(choice, seed)
            if first is None or (first[1].identity in self._seen and challenge.identity not in self._seen):
                first = choice, challenge  # where every story was told, at least another challenge
            is_back = choice.reason.code in COMES_BACK
            if challenge.identity not in self._seen and (is_back or story_of(challenge) not in self._seen):
                return choice, challenge
            waved = (*waved, Past(item=choice.item, skill=choice.skill, correct=None))
            session = replace(self.session, asked=(*self._past, *waved))
            other = self._choose(self._ledger.state, session, now_s, self._dice(f"other{attempt}"))
            if other is None:
                break
            choice = other
        assert first is not None
        return first

    def _drawn(self, choice: Choice, seed: int) -> Challenge:
        """One draw of the family; where a mistake made twice asks for it, one in which that mistake shows."""

        def make(seed: int) -> Challenge:
            return self._library.make(choice.item, seed, interests=self.setting.interests, avoid=frozenset(self._seen))

        state = self._ledger.state
        known = (one.mistake for one in mix_ups.waiting(state.mix_ups, state.answered) if one.item == choice.item)
        mistake = next(known, "") if choice.reason.code == mix_ups.DRAWN_FOR_IT else ""
        if not mistake:
            return make(seed)
        more = Random(seed)
        seeds = (seed, *(more.getrandbits(32) for _ in range(tuning.MIX_UP_DRAWS - 1)))
        return drawn_for(make, seeds, mistake, self.setting.plays)

    def _ask(self, choice: Choice, challenge: Challenge) -> None:
        self._seen |= {challenge.identity, story_of(challenge)} - {""}
        form = challenge.form_for(self.setting.plays)
        self.asked = Asked(challenge=challenge, form=form, number=self.number, choice=choice)

    @property
    def session(self) -> Session:
        """What the scheduler may know about this visit so far."""
        return Session(
            level=self.setting.level,
            focus=self.setting.skill,
            purpose=self.setting.purpose,
            asked=tuple(self._past),
            wish=self.wish,
            total=self.setting.total,
            slow=self.setting.slow,
        )

    def _dice(self, salt: str = "") -> Random:
        return Random(f"{self.setting.seed}/{self.number}/{len(self._past)}/{salt}")

    # ------------------------------------------------------------ answering
    def submit(self, answer: Answer, now_s: float, took_s: float = -1.0) -> Outcome:
        """Judge an answer. Raises LookupError when nothing is asked."""
        asked = self._asked()
        verdict = self._library.judge(asked.challenge, answer)
        match verdict:
            case Unreadable():
                return Outcome(verdict=verdict, next="unreadable")
            case Noted():
                return self._told(answer, now_s)
            case Right():
                self._answered(now_s, took_s, correct=True, given=answer.value, ends=True)
                return Outcome(verdict=verdict, next="go_on")
            case Wrong(mistake):
                known = mistake.id if mistake else ""
                self._answered(now_s, took_s, correct=False, given=answer.value, mistake=known, ends=self.attempts >= 2)
                return self._missed(verdict, mistake.say if mistake else "")

    def do_not_know(self, now_s: float, took_s: float = -1.0) -> Outcome:
        """ "I don't know yet": wrong without luck, shown at once, never a shame."""
        asked = self._asked()
        if asked.form.form is Form.SHOW:
            return self._told(Answer(Form.SHOW, ()), now_s)  # "not yet", and as honest
        self._answered(now_s, took_s, correct=False, did_not_know=True, ends=True)
        return Outcome(verdict=Wrong(), next="changed", solution=self._solution(asked))

    def _told(self, answer: Answer, now_s: float) -> Outcome:
        """What the child says of its own doing: kept, over, and without a trace in the model."""
        asked = self._asked()
        mine, seen = (sum(tick.startswith(f"{who}:") for tick in answer.value) for who in (ME, ADULT))
        of = len(asked.form.criteria) if isinstance(asked.form, ShowForm) else 0
        self.number += 1
        self.is_answered = True
        self._past.append(Past(item=asked.choice.item, skill=asked.choice.skill, correct=None))
        level, item, seed = self.setting.level, asked.challenge.item, asked.challenge.seed
        self._keep(WorkTold(at_s=now_s, level=level, item=item, seed=seed, mine=mine, seen=seen, of=of))
        return Outcome(verdict=Noted(), next="noted")

    def hint(self) -> str | None:
        """The next hint, free to ask for; the last one again when there are no more, None when there are none."""
        hints = self._asked().challenge.hints
        if not hints:
            return None
        self.hints_given = min(self.hints_given + 1, len(hints))
        return hints[self.hints_given - 1]

    def helped(self) -> None:
        """Help that is no hint of the pack (the words of what was to be heard): weighs like the first hint."""
        self.hints_given = max(1, self.hints_given)

    @property
    def may_push(self) -> bool:
        """Whether another challenge may be asked for: by every door the same, and never where a given one is done again."""
        return self.asked is not None and not self.is_answered and self.setting.purpose != "fix"

    def push(self, push: Push, now_s: float) -> Asked | None:
        """Too easy, too hard, not now: kept as a fact, and the next choice obeys it. This challenge goes without a trace in the model.

        What is asked now; the same as before where nothing may be asked for, None when there is no other one.
        """
        if not self.may_push:
            return self.asked
        asked = self._asked()
        self.last_push = push
        self.wish = {"too_easy": "challenge", "too_hard": "easy", "not_now": self.wish}[push]  # type: ignore[assignment]
        self._keep(PushedBack(at_s=now_s, level=self.setting.level, item=asked.challenge.item, push=push))
        self._seen.add(asked.challenge.identity)
        self._past.append(Past(item=asked.choice.item, skill=asked.choice.skill, correct=None))
        return self.go_on(now_s)

    # ------------------------------------------------------------ how sure, and how found
    @property
    def asks_sure(self) -> bool:
        """Whether the child may say now how sure it is: rarely, once a level, and before the first attempt. It need not."""
        return self.asked is not None and not self.attempts and self._reflects_here()

    def say_sure(self, sure: Sure) -> None:
        """How sure the child is of the answer to come; the same once more takes it back."""
        if self.asks_sure:
            self.sure = "" if sure == self.sure else sure

    def say_how(self, how: How, now_s: float) -> None:
        """How the right answer just given was found."""
        asked = self._asked()
        self.asks_how = False
        if how == "guessed":
            self._past[-1] = replace(self._past[-1], sure="guessed")
        self._keep(StrategyTold(at_s=now_s, level=self.setting.level, item=asked.challenge.item, how=how))

    def _reflects_here(self) -> bool:
        setting = self.setting
        if not setting.reflects or setting.purpose != "practice" or len(self._past) != self.number:
            return False
        rng = Random(f"{setting.seed}/sure")
        asking = [number for number in range(1, setting.total - _ROOM + 1) if rng.random() < tuning.SURE_SHARE]
        return bool(asking) and self.number == asking[0]

    def _asked(self) -> Asked:
        if self.asked is None:
            raise LookupError("nothing is asked just now")
        return self.asked

    def _missed(self, verdict: Verdict, say: str) -> Outcome:
        asked = self._asked()
        if self.attempts == 1:
            return Outcome(verdict=verdict, next="again", say=say)
        if self.attempts == 2:
            return Outcome(verdict=verdict, next="offer_help", say=say)
        return Outcome(verdict=verdict, next="changed", say=say, solution=self._solution(asked))

    def _solution(self, asked: Asked) -> tuple[str, ...]:
        return asked.challenge.solution[asked.form.form]

    def _note_miss(self) -> None:
        challenge = self._asked().challenge
        if (challenge.item, challenge.seed) not in self.misses:
            self.misses.append((challenge.item, challenge.seed))

    def _answered(
        self,
        now_s: float,
        took_s: float,
        *,
        correct: bool,
        given: tuple[str, ...] = (),
        mistake: str = "",
        did_not_know: bool = False,
        ends: bool = False,
    ) -> None:
        """Count the answer, then keep it: what is saved already knows whether this challenge is over."""
        asked, setting = self._asked(), self.setting
        self.attempts += 1
        if not correct:
            self._note_miss()
        if ends:
            self.number += 1
            self.is_answered = True
        if self.attempts == 1:
            self._past.append(Past(item=asked.choice.item, skill=asked.choice.skill, correct=correct, sure=self.sure))
            self.asks_how = correct and bool(self.sure)
            self.first_time_right += correct
        candidate = next((c for c in self._graph.nodes[asked.choice.skill].candidates if c.item == asked.choice.item), None)
        self._keep(
            AnswerGiven(
                at_s=now_s,
                level=setting.level,
                item=asked.challenge.item,
                skills=candidate.skills if candidate else (asked.challenge.skill,),
                seed=asked.challenge.seed,
                purpose=asked.choice.purpose,
                correct=correct,
                attempt=self.attempts,
                given=answer_in_words(asked.challenge, Answer(asked.form.form, given)),
                mistake=mistake,
                hints=self.hints_given,
                did_not_know=did_not_know,
                took_s=round(took_s, 2),
                guess=asked.form.guess,
                difficulty=asked.challenge.difficulty,
                variance=asked.challenge.variance,
                predicted=round(asked.choice.predicted, 4),
                target=round(asked.choice.target, 4),
                reason=asked.choice.reason.code,
                minigame=asked.game or setting.minigame,
                asked=asked_in_words(asked.challenge),
                sure=self.sure if self.attempts == 1 else "",
                pace="kept" if self._is_resumed else setting.pace,
            )
        )

    def _keep(self, *facts: Fact) -> None:
        self._ledger.keep(*facts)

    # ------------------------------------------------------------ closing the laptop
    def snapshot(self) -> dict[str, Any]:
        """Everything needed to stand at the same challenge again, as plain JSON values."""
        s = self.setting
        asked = self.asked
        return {
            "level": s.level,
            "skill": s.skill,
            "purpose": s.purpose,
            "minigame": s.minigame,
            "seed": s.seed,
            "total": s.total,
            "number": self.number,
            "attempts": self.attempts,
            "hints": self.hints_given,
            "wish": self.wish,
            "right": self.first_time_right,
            "misses": [list(miss) for miss in self.misses],
            "past": [[p.item, p.skill, p.correct, p.sure] for p in self._past],
            "sure": self.sure,
            "seen": sorted(self._seen),
            "choice": asked.choice.to_json() if asked and not self.is_answered else None,
            "item_seed": asked.challenge.seed if asked else 0,
        }

    def resume(self, snapshot: Mapping[str, Any], now_s: float) -> None:
        """Continue where the ``snapshot`` was taken. A challenge that is no longer in any pack is replaced by a fresh choice."""
        self.number, self.first_time_right = int(snapshot["number"]), int(snapshot["right"])
        self.wish = snapshot["wish"]
        self.misses = [(str(item), int(seed)) for item, seed in snapshot["misses"]]
        self._past = [Past(item=i, skill=s, correct=c, sure=sure[0] if sure else "") for i, s, c, *sure in snapshot["past"]]
        self._seen = set(snapshot["seen"])
        choice = Choice.from_json(snapshot["choice"]) if snapshot["choice"] else None
        if choice is None or choice.item not in self._graph.candidates:
            self.go_on(now_s)
            return
        challenge = self._library.make(choice.item, int(snapshot["item_seed"]), interests=self.setting.interests)
        form = challenge.form_for(self.setting.plays)
        self.asked, self._is_resumed = Asked(challenge=challenge, form=form, number=self.number, choice=choice), True
        self.attempts, self.hints_given = int(snapshot["attempts"]), int(snapshot["hints"])
        self.sure = snapshot.get("sure", "")
