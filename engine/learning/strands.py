"""What a voyage tells of whole subjects: a child may stand lower in one strand than in the others, and twelve answers are few.

On a voyage, and on no other day, the sum has one more term, the strand of what is asked. Level and strands are worked out together after each
answer from all answers of the voyage (the mode of the posterior by Newton's steps, with its curvature): misses in one strand speak about
the level only as far as the other strands do not contradict. It is not a term of its own: it is written at once into the abilities of the strand's
skills near the child's level, so that every prediction, gate and island sees it without asking for it. When the voyage is over, a
strand that does not stand out is taken out again.
"""

from collections.abc import Sequence
from math import sqrt

from engine.learning import model, prediction, tuning
from engine.learning.knowledge import SkillState
from engine.learning.model import short
from engine.learning.scoring import Scores
from engine.records import AnswerGiven

_NOTHING = 0.01
_STEPS, _CLOSE = 12, 1e-5
_AVERAGED = 0.35  # a logistic over a normal of variance v is one that is flatter by √(1 + this · v); π/8 is .39 (MacKay 1992)
Matrix = list[list[float]]


class Strands(Scores):
    """A learner's strands, open for writing."""

    _answers: list[AnswerGiven]
    _before: tuple[float, float, float, float, int, int]

    def _gained(
        self, fact: AnswerGiven, x: float, variance: float, outcome: float, guess: float, weight: float
    ) -> tuple[float, float]:
        if fact.purpose != "placement":
            return super()._gained(fact, x, variance, outcome, guess, weight)
        if self._strand_of(fact):
            variance += self._strands.get(self._strand_of(fact), (0.0, tuning.STRAND_VARIANCE))[1]
        if weight < 1.0:  # after help: a share of an answer has no exact mean
            return model.gain(x, variance, outcome, guess, weight)
        return model.moments(x, variance, fact.correct, guess)

    def _score(self, fact: AnswerGiven, weight: float) -> None:
        super()._score(fact, weight)
        if fact.purpose == "placement" and self._strand_of(fact):
            self._measure(int(fact.at_s))

    def _strand_of(self, fact: AnswerGiven) -> str:
        node = self._nodes.get(fact.skills[0]) if len(fact.skills) == 1 else None
        return node.strand if node is not None and self._sea.has_strands else ""

    def _measure(self, at_s: int) -> None:
        """Level and strands from all answers of this voyage."""
        asked = [fact for fact in self._answers if fact.purpose == "placement" and self._strand_of(fact)]
        strands = sorted({self._strand_of(fact) for fact in asked})
        rows = [(1 + strands.index(self._strand_of(fact)), *self._offset(fact), fact.correct) for fact in asked]
        means, variances = solved(rows, (self._before[0], *(0.0,) * len(strands)), self._before[1])
        self._ability, self._variance = short(means[0]), max(tuning.LEAST_VARIANCE, short(variances[0]))
        for strand, own, variance in zip(strands, means[1:], variances[1:], strict=True):
            before = self._strands.get(strand, (0.0, 0.0))[0]
            self._strands[strand] = short(own), max(tuning.LEAST_VARIANCE, short(variance))
            self._shift(strand, short(short(own) - before), at_s)

    def _offset(self, fact: AnswerGiven) -> tuple[float, float, float]:
        """(what else the logit of an answer held before the voyage began, the variance of that, the chance of luck)."""
        skills = {name: old for name in fact.skills if (old := self._old_skills.get(name)) is not None}
        candidate = self._candidates.get(fact.item)
        likeness = tuning.LIKENESS if candidate is None else candidate.likeness
        seen = self._old_items.get(fact.item)
        known = prediction.terms(skills, fact.skills, seen, self._before[4], fact.at_s, likeness)
        x = known.skills + known.practised + known.resting + known.item + known.again - fact.difficulty
        if seen is not None:
            x -= seen.harder
        guess = 0.0 if fact.did_not_know or fact.guess <= 0.0 else min(0.95, fact.guess)
        return x, known.skills_variance + known.item_variance + fact.variance, guess

    def _shift(self, strand: str, by: float, at_s: int) -> None:
        """All skills of a strand near the level at which the voyage began move together."""
        if not by:
            return
        for name in self._sea.near_in_strand(strand, self._before[0]):
            old = self._skills.get(name)
            if name not in self._old_skills:
                self._old_skills[name] = old
            known = SkillState(at_s=at_s) if old is None else old
            self._skills[name] = known._replace(ability=short(known.ability + by))

    def _end_voyage(self) -> None:
        """What stands out stays, with its uncertainty; the rest is as if nobody had asked about strands."""
        for strand, (own, variance) in self._strands.items():
            for name in self._sea.near_in_strand(strand, self._before[0]):
                known = self._skills.get(name)
                if known is None or known.tries:
                    continue
                if abs(own) >= tuning.STRAND_TOLD:
                    self._skills[name] = known._replace(variance=short(tuning.SKILL_VARIANCE + variance))
                elif abs(rest := short(known.ability - own)) > _NOTHING:
                    self._skills[name] = known._replace(ability=rest)
                else:
                    del self._skills[name]
        self._strands = {}


Row = tuple[int, float, float, float, bool]


def solved(rows: Sequence[Row], prior: Sequence[float], level_variance: float) -> tuple[list[float], list[float]]:
    """(means, variances) of level and strands after ``rows`` of (place of the strand, logit without both, its variance, luck, right).

    ``prior`` are the means before: the level, then 0 for each strand.
    """
    spread = [level_variance, *(tuning.STRAND_VARIANCE,) * (len(prior) - 1)]
    at = list(prior)
    inverse: Matrix = []
    for _ in range(_STEPS):
        curve = [[(1.0 / v if n == m else 0.0) for m in range(len(at))] for n, v in enumerate(spread)]
        slope = [(was - now) / v for was, now, v in zip(prior, at, spread, strict=True)]
        for place, x, variance, guess, correct in rows:
            flat = 1.0 / sqrt(1.0 + _AVERAGED * variance)
            q, steep = _chance(flat * (at[0] + at[place] + x), guess)
            pull = flat * steep * (correct - q) / (q * (1.0 - q))
            weight = flat * flat * steep * steep / (q * (1.0 - q))
            for n in (0, place):
                slope[n] += pull
                for m in (0, place):
                    curve[n][m] += weight
        inverse = inverted(curve)
        step = [sum(row[m] * slope[m] for m in range(len(at))) for row in inverse]
        at = [value + max(-1.0, min(1.0, by)) for value, by in zip(at, step, strict=True)]
        if max(map(abs, step)) < _CLOSE:
            break
    return at, [inverse[n][n] for n in range(len(at))]


def _chance(x: float, guess: float) -> tuple[float, float]:
    """(P(right), how steep it is in x)."""
    s = model.sigmoid(max(-25.0, min(25.0, x)))
    return min(1.0 - 1e-9, max(1e-9, guess + (1.0 - guess) * s)), (1.0 - guess) * s * (1.0 - s)


def inverted(matrix: Matrix) -> Matrix:
    """The inverse of a small positive definite matrix (Gauss and Jordan)."""
    size = len(matrix)
    rows = [[*row, *(1.0 if n == m else 0.0 for m in range(size))] for n, row in enumerate(matrix)]
    for n in range(size):
        pivot = rows[n][n]
        rows[n] = [value / pivot for value in rows[n]]
        for m in range(size):
            if m != n and (share := rows[m][n]):
                rows[m] = [value - share * own for value, own in zip(rows[m], rows[n], strict=True)]
    return [row[size:] for row in rows]
