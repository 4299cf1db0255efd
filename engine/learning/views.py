"""What is known of one skill, ready to be shown: one truth for the child's chart, the adult's page and the reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.learning import mastery, model, tuning
from engine.learning.knowledge import LearnerState, SkillState, standing, terms
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
    """(logit, variance) of success on the skill's reference item, forgetting included, the moment left out, for a family never seen."""
    return standing(state, skill, graph.references.get(skill, 0.0), now_s)


def view(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> SkillView:
    """What is known of ``skill`` at ``now_s``; a skill that is not installed is judged at difficulty 0."""
    x, variance = reference(state, graph, skill, now_s)
    known = state.skills.get(skill) or SkillState()
    stage: Stage = "started" if known.tries else "new"
    if known.is_mastered:
        stage = "confirmed" if known.confirmed_s else "provisional"
    lamps = mastery.lamps(x, variance, known.tries, known.right, mastered=known.is_mastered)
    return SkillView(
        skill=skill,
        probability=model.predict(x, variance),
        sd=variance**0.5,
        stage=stage,
        lamps=max(state.lights.get(skill, 0), lamps),
        due=is_due(state, graph, skill, now_s),
        tries=known.tries,
        right=known.right,
        last_s=float(known.at_s) if known.tries else 0.0,
    )


def rest_s(known: SkillState) -> float:
    """Seconds a mastered skill is left in peace: a day at first, about twice as long after each delayed success."""
    growth = float((tuning.MASTERED_DECAY / known.decay) ** tuning.DUE_GROWTH)
    return min(tuning.DUE_LATEST_S, tuning.DUE_REST_S * growth)


def is_due(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> bool:
    """Whether a mastered skill wants its review: rested, and not confirmed yet or no longer near-certain."""
    known = state.skills.get(skill)
    if known is None or not known.is_mastered or now_s - known.at_s < tuning.DUE_REST_S:
        return False
    rested = now_s - known.at_s
    if not known.confirmed_s or rested >= tuning.DUE_LATEST_S:
        return True
    return rested >= rest_s(known) and model.predict(*reference(state, graph, skill, now_s)) < tuning.DUE_P


def due_skills(state: LearnerState, graph: SkillGraph, now_s: float) -> tuple[str, ...]:
    """Every installed skill whose review is due, the most forgotten first."""
    mastered = [name for name, known in state.skills.items() if known.mastered_s]
    due = [name for name in mastered if name in graph.nodes and is_due(state, graph, name, now_s)]
    return tuple(sorted(due, key=lambda name: (model.predict(*reference(state, graph, name, now_s)), name)))


def is_open(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> bool:
    """Whether every prerequisite is known well enough; what was ever started stays open."""
    known = state.skills.get(skill)
    if (known is not None and known.tries) or state.lights.get(skill):
        return True
    return all(is_ready(state, graph, need, now_s) for need in graph.nodes[skill].needs)


def is_ready(state: LearnerState, graph: SkillGraph, skill: str, now_s: float) -> bool:
    """Whether a skill is known well enough to build on; one without challenges stands in nobody's way."""
    if state.lights.get(skill, 0) >= 5 or skill in graph.hollow:
        return True
    x, variance = reference(state, graph, skill, now_s)
    return mastery.sureness(x, variance, tuning.GATE_P) >= tuning.GATE_SURE


def open_skills(state: LearnerState, graph: SkillGraph, now_s: float) -> frozenset[str]:
    """Everything the child may choose freely: the outer fringe and whatever was begun."""
    return frozenset(name for name in graph.nodes if is_open(state, graph, name, now_s))


def explain(state: LearnerState, graph: SkillGraph, candidate: Candidate, now_s: float) -> tuple[tuple[str, float], ...]:
    """A prediction opened into its sum: (term, logits) pairs that add up to the logit of success, luck apart.

    Terms: ``general`` level, ``lately`` (the moment), each ``skill`` (``skill:<id>`` when there are several), what it gained by having been
    ``practised``, what ``resting`` took away, ``item`` footing on this family, ``again`` for having met it before, ``hardness`` of the
    family, ``harder`` than the pack thought.
    """
    known = terms(state, candidate.item, candidate.skills, now_s, candidate.likeness)
    seen = state.items.get(candidate.item)
    m = len(candidate.skills)
    named = [
        (f"skill:{name}" if m > 1 else "skill", state.skills[name].ability * known.loading if name in state.skills else 0.0)
        for name in candidate.skills
    ]
    return (
        ("general", state.ability),
        ("lately", state.lately),
        *named,
        ("practised", known.practised),
        ("resting", known.resting),
        ("item", known.item),
        ("again", known.again),
        ("hardness", -candidate.difficulty),
        ("harder", -seen.harder if seen else 0.0),
    )


def total(parts: Iterable[tuple[str, float]]) -> float:
    """The logit behind ``explain``."""
    return sum(value for _, value in parts)
