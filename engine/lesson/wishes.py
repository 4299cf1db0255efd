"""Goals of a child and wishes of an adult, set and put away as facts, and how far they are at the pace of the last weeks."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.learning import tuning
from engine.learning.knowledge import Goal, LearnerState
from engine.learning.skills import SkillGraph
from engine.lesson.ledger import Ledger
from engine.records import AnswerGiven, Fact, GoalDropped, GoalSet, Who
from engine.scheduling import goals
from engine.scheduling.goals import Change, Plan

DAY_S = 86_400.0
GOAL_DAYS = 14.0  # a goal holds two weeks unless somebody says otherwise
_PACE_DAYS = 28.0
_CHANGE_DAYS = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A goal with the way to it, and how that has changed since ``since_s``: since it was set, but no longer ago than a week."""

    goal: Goal
    plan: Plan
    since_s: float
    changes: tuple[Change, ...]


class Wishes:
    """What one keeper is to learn, as it stands now; ``at`` makes the learner of an earlier time again."""

    def __init__(
        self,
        ledger: Ledger,
        graph: SkillGraph,
        now_s: float,
        facts: Callable[[], Iterable[Fact]],
        at: Callable[[float], LearnerState],
    ) -> None:
        self._ledger, self._graph, self._now_s, self._facts, self._at = ledger, graph, now_s, facts, at

    def set(self, skill: str, *, who: Who, days: float = GOAL_DAYS) -> None:
        """A skill is wanted; the oldest of too many goals makes room."""
        mine = [goal for goal in self.current() if goal.who == who and goal.skill != skill]
        for goal in mine[: len(mine) - tuning.GOALS_MOST + 1] if len(mine) >= tuning.GOALS_MOST else []:
            self.drop(goal.skill, who=who)
        self._ledger.keep(GoalSet(at_s=self._now_s, skill=skill, until_s=self._now_s + days * DAY_S, who=who))

    def drop(self, skill: str, *, who: Who) -> None:
        """Whoever wanted it no longer does."""
        self._ledger.keep(GoalDropped(at_s=self._now_s, skill=skill, who=who))

    def current(self) -> tuple[Goal, ...]:
        """The goals whose date is not over."""
        return goals.current(self._ledger.state, self._now_s)

    def ways(self, who: Who | None = None) -> tuple[Way, ...]:
        """Every goal that holds (of one side, or of both), with its way and what has changed on it."""
        if not self.current():
            return ()
        set_s = {(fact.skill, fact.who): fact.at_s for fact in self._facts() if isinstance(fact, GoalSet)}
        per_day, earlier = self._per_day(), {}
        found = []
        for goal in self.current():
            if who not in (None, goal.who):
                continue
            since_s = max(set_s.get((goal.skill, goal.who), 0.0), self._now_s - _CHANGE_DAYS * DAY_S)
            if since_s not in earlier:
                earlier[since_s] = self._at(since_s)
            plan = goals.plan(self._ledger.state, self._graph, (goal.skill,), self._now_s, per_day)
            before = goals.plan(earlier[since_s], self._graph, (goal.skill,), since_s, per_day)
            found.append(Way(goal=goal, plan=plan, since_s=since_s, changes=goals.changes(before, plan)))
        return tuple(found)

    def plan(self, *skills: str) -> Plan:
        """The way to these skills from here, at the pace of the last four weeks."""
        return goals.plan(self._ledger.state, self._graph, skills, self._now_s, self._per_day())

    def _per_day(self) -> float:
        since_s = self._now_s - _PACE_DAYS * DAY_S
        days = Counter(int(f.at_s // DAY_S) for f in self._facts() if isinstance(f, AnswerGiven) and f.at_s > since_s)
        return sum(days.values()) / len(days) if days else tuning.PLAN_PER_DAY
