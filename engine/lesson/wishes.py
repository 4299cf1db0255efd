"""Goals of a child and wishes of an adult, set and put away as facts, and how far they are at the pace of the last weeks."""

from collections import Counter
from collections.abc import Callable, Iterable

from engine.learning import goals, tuning
from engine.learning.goals import Plan
from engine.learning.knowledge import Goal, LearnerState
from engine.learning.skills import SkillGraph
from engine.records import AnswerGiven, Fact, GoalDropped, GoalSet, Who

DAY_S = 86_400.0
GOAL_DAYS = 14.0  # a goal holds two weeks unless somebody says otherwise
_PACE_DAYS = 28.0


class Wishes:
    """What one keeper is to learn, as it stands now."""

    def __init__(
        self,
        state: LearnerState,
        graph: SkillGraph,
        now_s: float,
        keep: Callable[[Fact], None],
        facts: Callable[[], Iterable[Fact]],
    ) -> None:
        self._state, self._graph, self._now_s, self._keep, self._facts = state, graph, now_s, keep, facts

    def set(self, skill: str, *, who: Who, days: float = GOAL_DAYS) -> None:
        """A skill is wanted; the oldest of too many goals makes room."""
        mine = [goal for goal in self.current() if goal.who == who and goal.skill != skill]
        for goal in mine[: len(mine) - tuning.GOALS_MOST + 1] if len(mine) >= tuning.GOALS_MOST else []:
            self.drop(goal.skill, who=who)
        self._keep(GoalSet(at_s=self._now_s, skill=skill, until_s=self._now_s + days * DAY_S, who=who))

    def drop(self, skill: str, *, who: Who) -> None:
        """Whoever wanted it no longer does."""
        self._keep(GoalDropped(at_s=self._now_s, skill=skill, who=who))

    def current(self) -> tuple[Goal, ...]:
        """The goals whose date is not over."""
        return goals.current(self._state, self._now_s)

    def plan(self, *skills: str) -> Plan:
        """The way to these skills from here, at the pace of the last four weeks."""
        since_s = self._now_s - _PACE_DAYS * DAY_S
        days = Counter(int(f.at_s // DAY_S) for f in self._facts() if isinstance(f, AnswerGiven) and f.at_s > since_s)
        per_day = sum(days.values()) / len(days) if days else tuning.PLAN_PER_DAY
        return goals.plan(self._state, self._graph, skills, self._now_s, per_day)
