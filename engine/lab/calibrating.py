"""Difficulties of a pack's families from the answers of many children, the pack's own guess as the prior.

Every child is walked through by the game's own model; the answer to a family is compared with what was expected before it. Then each
difficulty makes one Newton step to where answers and prior agree best, and everybody is walked through again with the new ones. A child's
answer counts the less, the less is known of the child; a family that few have met stays near the pack's guess.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.lab.recorded import Learner
from engine.learning import model, tuning
from engine.learning.skills import Candidate

ROUNDS = 6  # walks; the last ones move nothing by more than a hundredth of a logit
_FARTHEST = 1.0  # logits in one step


class Given(NamedTuple):
    """One first answer of one child; ``guess`` below 0 is unknown and the pack's; on the first voyage nothing is practised."""

    item: str
    correct: bool
    at_s: float
    guess: float = -1.0
    hints: int = 0
    is_practice: bool = True


class Child(NamedTuple):
    """Where the age puts a child, and the answers in the order they were given."""

    ability: float
    answers: Sequence[Given]


class Estimate(NamedTuple):
    """The difficulty of a family with its variance (logits, logits²), what the pack had guessed, and whose answers say so."""

    difficulty: float
    variance: float
    guessed: float
    answers: int
    learners: int


def estimate(children: Sequence[Child], candidates: Mapping[str, Candidate]) -> dict[str, Estimate]:
    """Every family of ``candidates`` that somebody was asked."""
    hard = {item: (c.difficulty, max(c.variance, tuning.LEAST_VARIANCE)) for item, c in candidates.items()}
    found: dict[str, Estimate] = {}
    for _ in range(ROUNDS):
        sums_of: dict[str, list[float]] = {}
        met: dict[str, set[int]] = {}
        for number, child in enumerate(children):
            _walk(child, candidates, hard, sums_of)
            for given in child.answers:
                met.setdefault(given.item, set()).add(number)
        for item, (pull, information, answers) in sums_of.items():
            prior, now = candidates[item], hard[item][0]
            precision = 1.0 / max(prior.variance, tuning.LEAST_VARIANCE)
            step = -(pull + (now - prior.difficulty) * precision) / (information + precision)
            difficulty = now + max(-_FARTHEST, min(_FARTHEST, step))
            hard[item] = difficulty, 1.0 / (information + precision)
            found[item] = Estimate(*hard[item], prior.difficulty, round(answers), len(met[item]))
        _anchor(found, hard)
    return found


def _anchor(found: dict[str, Estimate], hard: dict[str, tuple[float, float]]) -> None:
    """The pack as a whole stays as hard as its author says: that all of it is harder cannot be told from children who learn less."""
    weights = {item: 1.0 / one.variance for item, one in found.items()}
    off = sum(weights[item] * (one.difficulty - one.guessed) for item, one in found.items()) / max(1e-9, sum(weights.values()))
    for item, one in found.items():
        found[item] = one._replace(difficulty=one.difficulty - off)
        hard[item] = one.difficulty - off, one.variance


def _walk(
    child: Child, candidates: Mapping[str, Candidate], hard: Mapping[str, tuple[float, float]], sums_of: dict[str, list[float]]
) -> None:
    """One child's answers: what they say about each family goes into ``sums_of`` (pull, information, answers)."""
    learner = Learner(child.ability)
    for item, correct, at_s, guess, hints, is_practice in child.answers:
        candidate = candidates.get(item)
        if candidate is None:
            continue
        difficulty, hardness_v = hard[item]
        names, likeness = candidate.skills, candidate.likeness
        known = learner.knows(item, names, at_s, likeness)
        x, variance = learner.expects(known)
        luck = candidate.guess if guess < 0.0 else guess
        share = model.credit(hints, tuning.HINT_CREDIT, tuning.HINT_CREDIT_FLOOR) if correct and hints else 1.0
        outcome = share if correct else 0.0
        pull, information = model.gain(x - difficulty, variance, outcome, luck, share)
        told = sums_of.setdefault(item, [0.0, 0.0, 0.0])
        told[0] += pull
        told[1] += information
        told[2] += 1.0
        step, loss = model.gain(x - difficulty, variance + hardness_v, outcome, luck, share)
        learner.learns(item, names, at_s, known, step, loss, correct, share if is_practice else 0.0, likeness)
