"""Which item families can be asked at this moment, how likely each would succeed, and the one nearest to the success
wanted.
"""

from collections.abc import Sequence
from itertools import islice

from engine.learning import model, tuning
from engine.learning.knowledge import expect
from engine.learning.skills import Candidate
from engine.scheduling.choices import Moment


def playable(moment: Moment, skill: str) -> list[Candidate]:
    """The families of a skill that the game can play; empty for a skill that is not installed."""
    node, allowed = moment.graph.nodes.get(skill), moment.allowed
    return [c for c in node.candidates if allowed is None or c.item in allowed] if node else []


def anywhere(moment: Moment, wanted: float, kinder: float = 0.0, strand: str | None = None) -> list[Candidate]:
    """Playable families of any skill (of the ``strand``) whose difficulty is near what gives ``wanted`` success, ``kinder`` logits
    easier.
    """
    state, allowed, nodes = moment.state, moment.allowed, moment.graph.nodes
    variance = state.variance + tuning.SKILL_VARIANCE + tuning.ITEM_VARIANCE + tuning.DIFFICULTY_VARIANCE
    found: list[Candidate] = []
    for guess in moment.graph.guesses:
        hardness = state.ability - kinder - model.wanted_logit(wanted, variance, guess)
        near = (
            c
            for c in moment.graph.around(guess, hardness)
            if (allowed is None or c.item in allowed) and (strand is None or nodes[c.skills[0]].strand == strand)
        )
        found += islice(near, 2 * tuning.PLACEMENT_WINDOW)
    return found


def success(moment: Moment, candidate: Candidate, harder: float = 0.0) -> float:
    """P(right the first time), luck included; ``harder`` shifts the logit down."""
    c = candidate
    x, variance = expect(moment.state, c.item, c.skills, c.difficulty, c.variance, moment.now_s, c.likeness)
    return model.predict(x - harder, variance, candidate.guess)


def nearest(moment: Moment, pool: Sequence[Candidate], target: float) -> Candidate:
    """The family whose success is nearest the target, at random among equals; what was just asked or pushed away
    waits.
    """
    counts: dict[str, int] = {}
    waved: set[str] = {item for item, at_s in moment.state.not_now if 0 <= moment.now_s - at_s < tuning.NOT_NOW_S}
    for past in moment.session.asked:
        counts[past.item] = counts.get(past.item, 0) + 1
        if past.correct is None:
            waved.add(past.item)
    last = moment.session.asked[-1].item if moment.session.asked else ""
    items = moment.state.items

    def distance(candidate: Candidate) -> float:
        away = abs(success(moment, candidate) - target) + tuning.AGAIN * counts.get(candidate.item, 0)
        if candidate.item == last:
            away += tuning.JUST_ASKED
        if (seen := items.get(candidate.item)) is None or not seen.right:
            away -= tuning.FRESH
        return away

    waiting = [c for c in pool if c.item not in waved] or pool
    ranked = sorted((distance(c), c.item, c) for c in waiting)
    near = [c for away, _, c in ranked[: tuning.RANDOM_AMONG] if away <= ranked[0][0] + tuning.NEAR]
    return moment.rng.choice(near)


def least_known(moment: Moment, pool: Sequence[Candidate]) -> Candidate | None:
    """The family that was tried least, among those that will probably go well; None when there is nothing to find
    out.
    """
    tries = {c.item: seen.tries if (seen := moment.state.items.get(c.item)) else 0 for c in pool}
    if len(set(tries.values())) < 2:
        return None
    kind = [c for c in pool if success(moment, c) >= tuning.EXPLORE_LEAST_P]
    return min(kind, key=lambda c: (tries[c.item], c.item), default=None)
