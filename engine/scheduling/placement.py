"""The first voyage: at most twelve kind challenges that find where a child stands, in each of up to three subjects.

Starts half a logit under the age prior, aims at 65 % success, picks at random among the best, stops when the general level is known well
enough and each subject was asked about. The subjects of the child's age take turns; once each had its share, the one that
seems weakest is asked on, until it is sure that it is. Then every island well below the level opens, with all that is built on it.
"""

from collections import Counter
from collections.abc import Iterator
from random import Random

from engine.learning import model, tuning
from engine.learning.knowledge import LearnerState
from engine.learning.skills import Candidate, SkillGraph
from engine.scheduling import pools
from engine.scheduling.choices import Choice, Moment, Reason, Session


def is_done(state: LearnerState, graph: SkillGraph, session: Session) -> bool:
    """Enough is known, or the voyage is as long as it may be."""
    answered = len(session.answered)
    if answered >= min(tuning.PLACEMENT_ITEMS, session.total):
        return True
    least = max(tuning.PLACEMENT_LEAST, (tuning.PLACEMENT_EACH + 1) * len(strands(state, graph)))
    return answered >= least and state.variance**0.5 < tuning.PLACEMENT_STOP_SE


def strands(state: LearnerState, graph: SkillGraph) -> tuple[str, ...]:
    """The subjects a voyage asks about: up to three that have most for the age; none where there are no two to tell apart."""
    if not graph.has_strands:
        return ()
    band = state.band if state.band in tuning.BAND_AGES else "4-6"
    youngest = float(band.partition("-")[0].rstrip("+"))
    return graph.strands_for(youngest, tuning.BAND_AGES[band])[: tuning.PLACEMENT_STRANDS]


def choose_next(
    state: LearnerState,
    graph: SkillGraph,
    session: Session,
    now_s: float,
    rng: Random,
    allowed: frozenset[str] | None = None,
) -> Choice | None:
    """The next challenge of the voyage, or None when it is over."""
    if is_done(state, graph, session):
        return None
    moment = Moment(state=state, graph=graph, session=session, now_s=now_s, rng=rng, allowed=allowed)
    kinder = tuning.PLACEMENT_START_BELOW / (1 + len(session.answered))
    kinder += tuning.PLACEMENT_KINDER * sum(past.correct is False for past in session.answered[-2:])
    target = tuning.TARGETS_PLACEMENT.get(session.wish, tuning.TARGETS_PLACEMENT["normal"])
    pool = next(filter(None, _pools(moment, target, kinder)), [])
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


def _pools(moment: Moment, target: float, kinder: float) -> Iterator[list[Candidate]]:
    """What may be asked, by subject: whose turn it is comes first; at last anything at all."""
    nodes = moment.graph.nodes
    asked = Counter(nodes[past.skill].strand for past in moment.session.asked if past.skill in nodes)
    stands = moment.state.strands

    def turn(strand: str) -> tuple[int, float, int]:
        own, _ = stands.get(strand, (0.0, 0.0))
        return min(asked[strand], tuning.PLACEMENT_EACH), own, asked[strand]

    for strand in sorted(strands(moment.state, moment.graph), key=turn):
        own, _ = stands.get(strand, (0.0, 0.0))
        yield pools.anywhere(moment, target, kinder - own, strand)
    yield pools.anywhere(moment, target, kinder)


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
