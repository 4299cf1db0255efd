"""The learner as the rest of the program knows it: a pure fold over facts. Old state and fact in, new state out.

A state can always be made again from the facts (``replay``), so the model may improve and every learner be recomputed.
What the state holds lives in ``knowledge``, how a fact changes it in ``fold``.
"""

from collections.abc import Iterable

from engine.learning import tuning
from engine.learning.knowledge import ItemState, LearnerState, SkillState, expect
from engine.learning.skills import SkillGraph
from engine.learning.updater import LearnerUpdater, start_ability
from engine.records import AnswerGiven, Fact, StartSet

__all__ = ["ItemState", "LearnerState", "SkillState", "apply", "expect", "new_learner", "replay"]


def new_learner(band: str, at_s: float) -> LearnerState:
    """A child of whom only the age is known: a year or a band. Unknown ones count as the old youngest band, 4-6."""
    variance = tuning.GLOBAL_VARIANCE_YEAR if band in tuning.YEARS else tuning.GLOBAL_VARIANCE_AGE_ONLY
    return LearnerState(band=band, ability=start_ability(band), variance=variance, last_s=at_s)


def apply(state: LearnerState, fact: Fact, graph: SkillGraph) -> LearnerState:
    """The state after one more fact."""
    notebook = LearnerUpdater(state, graph)
    notebook.take(fact)
    return notebook.close()


def first_band(facts: Iterable[Fact], band: str) -> str:
    """The band a child of today's ``band`` began with: what the first change of it says."""
    return next((fact.before or band for fact in facts if type(fact) is StartSet), band)


def replay(facts: Iterable[Fact], graph: SkillGraph, band: str, at_s: float) -> LearnerState:
    """The state after all ``facts``, from nothing: the same as applying them one by one."""
    notebook = LearnerUpdater(new_learner(band, at_s), graph)
    take, take_answer = notebook.take, notebook.take_answer
    for fact in facts:  # nearly all are answers: straight to what they change
        if type(fact) is AnswerGiven:
            take_answer(fact)
        else:
            take(fact)
    return notebook.close()
