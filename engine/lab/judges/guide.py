"""The shipped scheduler behind a thin adapter: it is asked for a challenge, told the answer, and nothing else.

The adapter does what a level of the game does (session, facts, levels of eight) and decides nothing.
"""

from random import Random

from engine.learning import learner
from engine.learning.learner import LearnerState
from engine.learning.skills import Candidate, SkillGraph
from engine.records import AnswerGiven, LevelEnded, LevelStarted
from engine.scheduling import scheduler
from engine.scheduling.choices import Asked, Choice, Session

START_S = 1_767_261_600.0
ANSWER_S = 20.0
LEVEL = 8


class Guide:
    """One simulated learner's scheduler. ``by_level`` chooses an island for each eight challenges, as on the chart; otherwise it is
    the open sea, where every challenge may be about any skill.
    """

    def __init__(self, graph: SkillGraph, rng: Random, *, band: str = "7-9", by_level: bool = False) -> None:
        self.graph, self._dice, self._by_level = graph, rng, by_level
        self.now_s = START_S
        self.state: LearnerState = learner.new_learner(band, START_S)
        self.choice: Choice | None = None
        self._levels = 0
        self._session = Session(level="", focus="", total=0)

    def next(self) -> Candidate:
        """What to ask now. Raises LookupError when the scheduler has nothing at all."""
        if len(self._session.answered) >= self._session.total:
            self._open_level()
        self.choice = scheduler.choose_next(self.state, self.graph, self._session, self.now_s, self._dice)
        if self.choice is None and self._session.answered:  # the island is lit: the level is over
            self._open_level()
            self.choice = scheduler.choose_next(self.state, self.graph, self._session, self.now_s, self._dice)
        if self.choice is None:
            raise LookupError("the scheduler is stuck")
        return self.graph.candidates[self.choice.item]

    def _open_level(self) -> None:
        if self._levels:
            self._keep(LevelEnded(at_s=self.now_s, level=self._session.level, finished=True, play_s=0.0))
        self._levels += 1
        focus, purpose = "", "practice"
        if self._by_level:
            best = scheduler.recommend(self.state, self.graph, self.now_s, self._dice, 1)[0]
            focus, purpose = best.skill, "review" if best.reason.code == "review_due" else "practice"
        name = str(self._levels)
        self._session = Session(level=name, focus=focus, purpose=purpose, total=LEVEL)  # type: ignore[arg-type]
        self._keep(
            LevelStarted(at_s=self.now_s, level=name, skill=focus, purpose=self._session.purpose, minigame="judge", seed=1)
        )

    @property
    def focus(self) -> str:
        """The island of the running level; empty on the open sea."""
        return self._session.focus

    def wait_until(self, hours: float) -> None:
        """The clock shows so many hours since the beginning; after a pause of an hour a new level begins."""
        now_s = START_S + 3600.0 * hours
        if now_s - self.now_s >= 3600.0:
            self._session = Session(level="", focus="", total=0)
        self.now_s = now_s

    def tell(self, correct: bool, *, after_s: float = ANSWER_S) -> None:
        """How the challenge just asked was answered, and how long ago the one before was."""
        choice = self.choice
        assert choice is not None
        candidate = self.graph.candidates[choice.item]
        self.now_s += after_s
        self._keep(
            AnswerGiven(
                at_s=self.now_s,
                level=self._session.level,
                item=choice.item,
                skills=candidate.skills,
                seed=1,
                purpose=choice.purpose,
                correct=correct,
                guess=candidate.guess,
                difficulty=candidate.difficulty,
                variance=candidate.variance,
                predicted=choice.predicted,
                target=choice.target,
                reason=choice.reason.code,
            )
        )
        past = Asked(item=choice.item, skill=choice.skill, correct=correct)
        session = self._session
        self._session = Session(
            level=session.level,
            focus=session.focus,
            purpose=session.purpose,
            asked=(*session.asked, past),
            total=session.total,
        )

    def show(self, item: str) -> None:
        """Somebody explained this item: it counts as right with a hint."""
        family = self.graph.candidates[item]
        self._keep(
            AnswerGiven(
                at_s=self.now_s,
                level="shown",
                item=item,
                skills=family.skills,
                seed=1,
                purpose="practice",
                correct=True,
                hints=1,
                guess=family.guess,
                difficulty=family.difficulty,
                variance=family.variance,
            )
        )

    def _keep(self, fact: AnswerGiven | LevelEnded | LevelStarted) -> None:
        self.state = learner.apply(self.state, fact, self.graph)
