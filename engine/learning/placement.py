"""The first voyage: at most twelve kind challenges, spread over the graph, that find where a child stands.

Starts half a logit under the age prior, aims at 72 % success, picks at random among the five best, stops when the general level is
known well enough. It moves the general level most; neighbours learn from neighbours, so that islands above and below open sensibly.
No lighthouse is lit by it: what was known before opens the way, lights are earned by playing.
"""

from random import Random

from engine.learning import model, tuning
from engine.learning.learner import LearnerState, expect
from engine.learning.scheduler import Choice, Reason, Session
from engine.learning.skills import Candidate, SkillGraph


def is_done(state: LearnerState, session: Session) -> bool:
    """Enough is known, or the voyage is as long as it may be."""
    answered = len(session.asked)
    if answered >= min(tuning.PLACEMENT_ITEMS, session.total):
        return True
    return answered >= tuning.PLACEMENT_LEAST and state.variance**0.5 < tuning.PLACEMENT_STOP_SE


def choose_next(
    state: LearnerState,
    graph: SkillGraph,
    session: Session,
    now_s: float,
    dice: Random,
    allowed: frozenset[str] | None = None,
) -> Choice | None:
    """The next challenge of the voyage, or None when it is over."""
    pool = [c for c in graph.candidates.values() if allowed is None or c.item in allowed]
    if not pool or is_done(state, session):
        return None
    asked = {past.item for past in session.asked}
    visits: dict[str, int] = {}
    for past in session.asked:
        visits[past.skill] = visits.get(past.skill, 0) + 1
    kinder = tuning.PLACEMENT_START_BELOW / (1 + len(session.asked))
    target = model.logit(tuning.TARGET_PLACEMENT)
    last_wrong = sum(1 for past in session.asked[-2:] if past.correct is False)

    def distance(candidate: Candidate) -> float:
        x, variance = expect(state, candidate.item, candidate.skills, candidate.difficulty, candidate.variance, now_s)
        p = model.predict(x - kinder, variance, candidate.guess)
        repeat = tuning.PLACEMENT_AGAIN * visits.get(candidate.skills[0], 0) + (2.0 if candidate.item in asked else 0.0)
        return abs(model.logit(min(0.999, max(0.001, p))) - target - 0.5 * last_wrong) + repeat

    best = sorted((distance(c), c.item, c) for c in pool)[: tuning.RANDOM_AMONG]
    chosen = dice.choice([c for d, _, c in best if d <= best[0][0] + 0.4])
    x, variance = expect(state, chosen.item, chosen.skills, chosen.difficulty, chosen.variance, now_s)
    p = model.predict(x, variance, chosen.guess)
    reason = Reason(code="first_voyage", skill=chosen.skills[0], numbers={"predicted": p, "target": tuning.TARGET_PLACEMENT})
    return Choice(
        item=chosen.item,
        skill=chosen.skills[0],
        predicted=p,
        target=tuning.TARGET_PLACEMENT,
        purpose="placement",
        reason=reason,
    )
