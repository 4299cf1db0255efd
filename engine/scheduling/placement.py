"""The first voyage: at most twelve kind challenges, spread over the graph, that find where a child stands.

Starts half a logit under the age prior, aims at 72 % success, picks at random among the best, stops when the general
level is known well enough. The general level moves most, so every island well below it opens, with all that is built on
it; neighbours of what was asked move a little too. No lighthouse is lit by it: what was known before opens the way,
lights are earned by playing.
"""

from random import Random

from engine.learning import model, tuning
from engine.learning.knowledge import LearnerState
from engine.learning.skills import Candidate, SkillGraph
from engine.scheduling import pools
from engine.scheduling.choices import Choice, Moment, Reason, Session


def is_done(state: LearnerState, session: Session) -> bool:
    """Enough is known, or the voyage is as long as it may be."""
    answered = len(session.answered)
    if answered >= min(tuning.PLACEMENT_ITEMS, session.total):
        return True
    return answered >= tuning.PLACEMENT_LEAST and state.variance**0.5 < tuning.PLACEMENT_STOP_SE


def choose_next(
    state: LearnerState,
    graph: SkillGraph,
    session: Session,
    now_s: float,
    rng: Random,
    allowed: frozenset[str] | None = None,
) -> Choice | None:
    """The next challenge of the voyage, or None when it is over."""
    if is_done(state, session):
        return None
    moment = Moment(state=state, graph=graph, session=session, now_s=now_s, rng=rng, allowed=allowed)
    kinder = tuning.PLACEMENT_START_BELOW / (1 + len(session.answered))
    kinder += tuning.PLACEMENT_KINDER * sum(past.correct is False for past in session.answered[-2:])
    target = tuning.TARGETS_PLACEMENT.get(session.wish, tuning.TARGETS_PLACEMENT["normal"])
    pool = pools.anywhere(moment, target, kinder)
    if not pool:
        return None
    chosen = _spread(moment, pool, target, kinder)
    predicted = pools.success(moment, chosen)
    numbers = {"predicted": predicted, "target": target, "sd": state.variance**0.5}
    return Choice(
        item=chosen.item,
        skill=chosen.skills[0],
        predicted=predicted,
        target=target,
        purpose="placement",
        reason=Reason(code="first_voyage", skill=chosen.skills[0], numbers=numbers),
    )


def _spread(moment: Moment, pool: list[Candidate], wanted: float, kinder: float) -> Candidate:
    """One of the families nearest the wanted success, skills not asked so far first."""
    asked = {past.item for past in moment.session.asked}
    visits: dict[str, int] = {}
    for past in moment.session.asked:
        visits[past.skill] = visits.get(past.skill, 0) + 1
    target = model.logit(wanted)

    def distance(candidate: Candidate) -> float:
        p = pools.success(moment, candidate, kinder)
        repeat = tuning.PLACEMENT_AGAIN * visits.get(candidate.skills[0], 0) + 2.0 * (candidate.item in asked)
        return abs(model.logit(min(0.999, max(0.001, p))) - target) + repeat

    ranked = sorted((distance(c), c.item, c) for c in pool)[: tuning.RANDOM_AMONG]
    return moment.rng.choice([c for away, _, c in ranked if away <= ranked[0][0] + tuning.PLACEMENT_NEAR])
