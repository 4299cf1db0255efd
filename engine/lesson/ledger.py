"""The one owner of what a child has shown: whoever plays writes facts here and reads the state here; nobody keeps a copy.

A play session, its level, a round of fixing and the wishes share one ledger, so what one of them writes is there for the next answer of
another. The state is the fold of the facts (``engine.learning``); ``append`` puts both on the disk.
"""

from collections.abc import Callable, Sequence

from engine.learning import learner
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.records import Fact

Append = Callable[[Sequence[Fact], LearnerState], None]


class Ledger:
    """``graph`` is asked for at every fact: packs may be switched on and off while a session is open."""

    def __init__(self, state: LearnerState, graph: Callable[[], SkillGraph], append: Append) -> None:
        self._state, self._graph, self._append = state, graph, append

    @property
    def state(self) -> LearnerState:
        return self._state

    def keep(self, *facts: Fact) -> None:
        """Facts in the order they happened; on their way to the disk when this returns."""
        graph = self._graph()
        for fact in facts:
            self._state = learner.apply(self._state, fact, graph)
        self._append(facts, self._state)
