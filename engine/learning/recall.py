"""Two small numbers a skill beside the model: is it learnt (all at once), and how long does it last?

The model's abilities grow by degrees; that is right on average, but slow to see a child who did not know and now does. So the
scheduler keeps a second opinion in the manner of knowledge tracing (Corbett & Anderson 1995): ``known``, the chance that the skill
was learnt at some time. And it keeps ``lasting``, the logit of still having it a day after the last answer; chances fall with the logarithm of
the time (a power law of odds). Every answer moves ``lasting`` and, a little, what is thought of the child's other skills, by a Kalman step;
it grows with every answer that came after a pause, and hardly by cramming.
"""

from math import exp, floor, log

from engine.learning import model, tuning
from engine.learning.knowledge import SkillState

_DAY_S, _HOUR_S = 86400.0, 3600.0
_LEAST_S = 60.0
_LUCK, _SLIP = model.logit(tuning.KNOWN_LUCK), model.logit(tuning.KNOWN_SLIP)
_LUCK_P, _SLIP_P = tuning.KNOWN_LUCK, tuning.KNOWN_SLIP


def kept(lasting: float, seconds: float) -> float:
    """The chance to have it still, so long after the last answer."""
    return model.sigmoid(lasting - tuning.LASTING_SLOPE * log((seconds if seconds > _LEAST_S else _LEAST_S) / _DAY_S))


def available(known: SkillState | None, shared: float, now_s: float) -> float:
    """The chance that the skill is learnt and not forgotten at ``now_s``; ``shared`` is what the child's other skills tell."""
    if known is None or not known.tries:
        return tuning.KNOWN_START
    return known.known * kept(known.lasting + shared, now_s - known.at_s)


def after(
    old: SkillState, shared: float, at_s: int, correct: bool, guess: float, easier: float, weight: float
) -> tuple[float, float, float]:
    """(known, lasting, step of what is shared by all skills) after one more answer that counts ``weight``.

    ``easier`` is how many logits the question was easier than the skill's reference: the easier, the less a right answer says, the
    harder, the less a miss.
    """
    learnt = old.known + (1.0 - old.known) * tuning.KNOWN_LEARN
    elapsed = float(at_s - old.at_s) if old.tries else 0.0
    p = kept(old.lasting + shared, elapsed)
    luck, slip = (1.0 / (1.0 + exp(-_LUCK - easier)), _SLIP_P) if easier > 0.0 else (_LUCK_P, 1.0 / (1.0 + exp(easier - _SLIP)))
    if luck < guess:
        luck = guess
    here, gone = (1.0 - slip, luck) if correct else (slip, 1.0 - luck)
    has = learnt * (p * here + (1.0 - p) * gone)
    known = old.known + weight * (has / (has + (1.0 - learnt) * gone) - old.known)
    known = floor(known * model.SHORT + 0.5) / model.SHORT
    if not old.tries:
        return known, old.lasting, 0.0
    own = tuning.LASTING_VARIANCE[1] + tuning.LASTING_VARIANCE[0] / (1.0 + tuning.LASTING_SURER * old.tries)
    step = weight * learnt * (correct - p) / (1.0 + (own + tuning.LASTING_SHARED) * p * (1.0 - p))
    grown = tuning.LASTING_GROWTH[correct] * elapsed / (elapsed + _HOUR_S)
    lasting = floor((old.lasting + own * step + grown) * model.SHORT + 0.5) / model.SHORT
    return known, lasting, tuning.LASTING_SHARED * step
