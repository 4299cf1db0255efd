"""A thought about what comes next: about which skill, and why; and what several thoughts look at."""

from dataclasses import dataclass

from engine.learning import model, views
from engine.records import Purpose
from engine.scheduling import pools
from engine.scheduling.choices import Code, Moment, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """About which skill, and why; ``item`` when it must be this very family."""

    skill: str
    code: Code
    purpose: Purpose = "practice"
    item: str = ""


def spent(session: Session, skill: str) -> int:
    """How many of the latest answers were about ``skill``."""
    count = 0
    for past in reversed(session.answered):
        if past.skill != skill:
            break
        count += 1
    return count


def weakest_need(moment: Moment, skill: str) -> str:
    """The prerequisite least surely known, among those that can be played; "" when there is none."""
    node = moment.graph.nodes.get(skill)
    needs = [need for need in node.needs if pools.playable(moment, need)] if node else []

    def standing(need: str) -> tuple[float, str]:
        return model.predict(*views.reference(moment.state, moment.graph, need, moment.now_s)), need

    return min(needs, key=standing, default="")
