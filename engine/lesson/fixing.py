"""Fix it now: what was missed in a level, asked again right away, exactly the same. Kept as facts, never scored."""

from collections.abc import Sequence

from engine.learning.skills import SkillGraph
from engine.lesson.ledger import Ledger
from engine.lesson.level import Asked, Level, Library, Setting
from engine.scheduling.scheduler import Choice, Reason


class FixRound(Level):
    """A level whose challenges are given: (item, seed) of every miss that can still be made."""

    def __init__(
        self,
        setting: Setting,
        library: Library,
        graph: SkillGraph,
        ledger: Ledger,
        misses: Sequence[tuple[str, int]],
    ) -> None:
        super().__init__(setting, library, graph, ledger, lambda *_: None)
        self._waiting = [miss for miss in misses if miss[0] in graph.candidates]

    def go_on(self, now_s: float) -> Asked | None:
        """The next miss, or None when all are done."""
        self.attempts = self.hints_given = 0
        self.is_answered = False
        if not self._waiting:
            self.asked = None
            return None
        item, seed = self._waiting.pop(0)
        skill = self._graph.candidates[item].skills[0]
        choice = Choice(
            item=item, skill=skill, predicted=0.5, target=0.5, purpose="fix", reason=Reason(code="missed_before", skill=skill)
        )
        challenge = self._library.make(item, seed, interests=self.setting.interests)
        self.asked = Asked(challenge=challenge, form=challenge.form_for(self.setting.plays), number=self.number, choice=choice)
        return self.asked
