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
_LUCK_P, _SLIP_P, _LEARN = tuning.KNOWN_LUCK, tuning.KNOWN_SLIP, tuning.KNOWN_LEARN
_GOES, _STAYS = tuning.LASTING_VARIANCE
_SURER, _SHARED, _SLOPE, _GROWTH = tuning.LASTING_SURER, tuning.LASTING_SHARED, tuning.LASTING_SLOPE, tuning.LASTING_GROWTH
_SHORT = model.SHORT


def kept(lasting: float, seconds: float) -> float:
    """The chance to have it still, so long after the last answer."""
    return model.sigmoid(lasting - _SLOPE * log(max(_LEAST_S, seconds) / _DAY_S))


def available(known: SkillState | None, shared: float, now_s: float) -> float:
    """The chance that the skill is learnt and not forgotten at ``now_s``; ``shared`` is what the child's other skills tell."""
    if known is None or not known.tries:
        return tuning.KNOWN_START
    return known.known * kept(known.lasting + shared, now_s - known.at_s)


def after(
    known: float,
    lasting: float,
    tries: int,
    shared: float,
    elapsed_s: float,
    correct: bool,
    guess: float,
    easier: float,
    weight: float,
) -> tuple[float, float, float]:
    """(known, lasting, step of what is shared by all skills) after one more answer that counts ``weight``.

    ``easier`` is how many logits the question was easier than the skill's reference: the easier, the less a right answer says, the
    harder, the less a miss.
    """
    learnt = known + (1.0 - known) * _LEARN
    seconds = elapsed_s if tries and elapsed_s > _LEAST_S else _LEAST_S  # a clock that went backwards: just now
    x = lasting + shared - _SLOPE * log(seconds / _DAY_S)  # ``kept``, without the calls
    p = 1.0 / (1.0 + exp(-x)) if x > -700.0 else 0.0
    luck, slip = (1.0 / (1.0 + exp(-_LUCK - easier)), _SLIP_P) if easier > 0.0 else (_LUCK_P, 1.0 / (1.0 + exp(easier - _SLIP)))
    if luck < guess:
        luck = guess
    here, gone = (1.0 - slip, luck) if correct else (slip, 1.0 - luck)
    has = learnt * (p * here + (1.0 - p) * gone)
    known += weight * (has / (has + (1.0 - learnt) * gone) - known)
    known = floor(known * _SHORT + 0.5) / _SHORT
    if not tries:
        return known, lasting, 0.0
    own = _STAYS + _GOES / (1.0 + _SURER * tries)
    step = weight * learnt * (correct - p) / (1.0 + (own + _SHARED) * p * (1.0 - p))
    lasting += own * step + (_GROWTH[correct] * elapsed_s / (elapsed_s + _HOUR_S) if elapsed_s > 0.0 else 0.0)
    return known, floor(lasting * _SHORT + 0.5) / _SHORT, _SHARED * step
