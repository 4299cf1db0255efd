"""What is known of one skill, ready to be shown: one truth for the child's chart, the adult's page and the reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.learning import mastery, model, tuning
from engine.learning.learner import LearnerState, expect, terms
from engine.learning.skills import Candidate, SkillGraph

Stage = Literal["new", "started", "provisional", "confirmed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """``probability`` and ``sd`` are the chance on the reference item now (sd in logits); ``lamps`` never fall."""

    skill: str
    probability: float
    sd: float
    stage: Stage
    lamps: int
    due: bool
    tries: int
    right: int
    last_s: float


def reference(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> tuple[float, float]:
    """(logit, variance) of success on the skill's reference item, forgetting included, for a family never seen."""
    return expect(state, "", (skill,), graph.references.get(skill, 0.0), 0.0, now_s)


def view(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> SkillView:
    """What is known of ``skill`` at ``now_s``."""
    x, variance = reference(state, graph, skill, now_s)
    known = state.skills.get(skill)
    tries, right = (known.tries, known.right) if known else (0, 0)
    is_lost = known is not None and known.probes_missed >= tuning.PROBES
    mastered = known is not None and known.mastered_s > 0 and not is_lost
    stage: Stage = "new" if not tries else "started"
    if known is not None and mastered:
        stage = "confirmed" if known.confirmed_s else "provisional"
    lit = max(state.lights.get(skill, 0), mastery.lamps(x, variance, tries, right, mastered=mastered))
    return SkillView(
        skill=skill,
        probability=model.predict(x, variance),
        sd=variance**0.5,
        stage=stage,
        lamps=lit,
        due=is_due(state, graph, skill, now_s),
        tries=tries,
        right=right,
        last_s=known.at_s if known and tries else 0.0,
    )


def is_due(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> bool:
    """Whether a mastered skill wants its review: not before the next day, then when success is no longer near-certain."""
    known = state.skills.get(skill)
    if known is None or not known.mastered_s or now_s - known.at_s < tuning.DUE_REST_S:
        return False
    x, variance = reference(state, graph, skill, now_s)
    return not known.confirmed_s or model.predict(x, variance) < tuning.DUE_P


def due_skills(state: LearnerState, graph: SkillGraph, now_s: float) -> tuple[str, ...]:
    """Every installed skill whose review is due, the most forgotten first."""
    due = [name for name in state.skills if name in graph.nodes and is_due(state, graph, name, now_s)]
    return tuple(sorted(due, key=lambda name: model.predict(*reference(state, graph, name, now_s))))


def is_open(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> bool:
    """Whether every prerequisite is known well enough; what was ever started stays open."""
    known = state.skills.get(skill)
    if (known is not None and known.tries) or state.lights.get(skill):
        return True
    return all(is_ready(state, graph, need, now_s) for need in graph.nodes[skill].needs)


def is_ready(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> bool:
    """Whether a skill is known well enough to build on."""
    if state.lights.get(skill, 0) >= 5:
        return True
    x, variance = reference(state, graph, skill, now_s)
    return mastery.sureness(x, variance, tuning.GATE_P) >= tuning.GATE_SURE


def open_skills(state: LearnerState, graph: SkillGraph, now_s: float) -> frozenset[str]:
    """Everything the child may choose freely: the outer fringe and whatever was begun."""
    return frozenset(name for name in graph.nodes if is_open(state, graph, name, now_s))


def explain(state: LearnerState, candidate: Candidate, now_s: float) -> tuple[tuple[str, float], ...]:
    """A prediction opened into its sum: (term, logits) pairs that add up to the logit."""
    skill, own, _, _ = terms(state, candidate.item, candidate.skills, now_s)
    return (
        ("general", state.ability),
        ("skill", skill),
        ("item", own),
        ("difficulty", -candidate.difficulty),
    )


def total(parts: Iterable[tuple[str, float]]) -> float:
    """The logit behind ``explain``."""
    return sum(value for _, value in parts)
