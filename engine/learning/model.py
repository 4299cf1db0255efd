"""The mathematics of one answer: the chance behind a logit, and how far an answer moves what stands behind it.

Success depends on a sum x of Gaussian terms (``prediction``) less difficulty; V is the variance of the sum. An answer moves every term by
its own share of V, so a term that is well known hardly moves and no step size has to be tuned. The equations are the learning
design's (section 3), after Pelánek 2016 and the Kalman form of a logistic observation. Plain floats in, plain floats out; no
state lives here.
"""

from math import erfc, exp, floor, log, sqrt

from engine.learning import tuning

_SHRINK, SHORT = tuning.SHRINK, 10_000.0


_ALMOST = 1.0 / (1.0 + exp(-30.0))


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe for any x."""
    if x >= 0.0:
        return 1.0 / (1.0 + exp(-x)) if x < 700.0 else 1.0
    e = exp(x if x > -700.0 else -700.0)
    return e / (1.0 + e)


def logit(p: float) -> float:
    """The inverse of ``sigmoid``; p strictly between 0 and 1."""
    return log(p / (1.0 - p))


def normal_cdf(z: float) -> float:
    """P(Z < z) of a standard normal."""
    return 0.5 * erfc(-z / sqrt(2.0))


def predict(x: float, variance: float, guess: float = 0.0) -> float:
    """P(right) for a logit ``x`` known with ``variance``: c + (1−c) σ(x / √(1 + κV)); MacKay 1992 with a measured κ."""
    return guess + (1.0 - guess) * sigmoid(x / sqrt(1.0 + _SHRINK * variance))


def wanted_logit(p: float, variance: float, guess: float = 0.0) -> float:
    """The logit at which ``predict`` says ``p``; far below everything when luck alone is better than that."""
    inner = (p - guess) / (1.0 - guess)
    return -20.0 if inner <= 0.0 else logit(min(inner, 0.999)) * sqrt(1.0 + _SHRINK * variance)


def gain(x: float, variance: float, outcome: float, guess: float = 0.0, information: float = 1.0) -> tuple[float, float]:
    """(step, loss) of one answer: a term with variance v and loading h moves by v·h·step, its variance falls by
    (v·h)²·loss.

    ``outcome`` is 0..1; ``information`` scales how much the answer counts (1 = fully).
    """
    s = 1.0 / (1.0 + exp(-x)) if -30.0 < x < 30.0 else (_ALMOST if x > 0.0 else 1.0 - _ALMOST)
    rest = 1.0 - guess
    q = guess + rest * s
    slope = rest * s * (1.0 - s)
    weight = information * slope / (q * (1.0 - q))
    fisher = weight * slope
    den = 1.0 + variance * fisher
    return weight * (outcome - q) / den, fisher / den


_NODES = (
    tuple(  # x and weight of the middles of 24 slices of a standard normal, even in x: sure to four digits for what is asked here
        (x, exp(-0.5 * x * x)) for x in (-4.6 + 0.4 * n for n in range(24))
    )
)


def moments(x: float, variance: float, correct: bool, guess: float = 0.0) -> tuple[float, float]:
    """(step, loss) like ``gain``, but from the exact mean and variance of the logit after the answer: where little is known yet and every
    answer counts, one step of Fisher scoring misses by more.
    """
    spread = sqrt(variance)
    whole = first = second = 0.0
    for z, weight in _NODES:
        q = guess + (1.0 - guess) * sigmoid(x + spread * z)
        weight *= q if correct else 1.0 - q
        whole += weight
        first += weight * z
        second += weight * z * z
    mean = first / whole
    return mean / spread, max(0.0, 1.0 - (second / whole - mean * mean)) / variance


def credit(hints: int, cost: float, floor_: float) -> float:
    """What a right answer counts after so many hints."""
    return max(floor_, 1.0 - cost * hints)


def short(value: float) -> float:
    """Four decimals: far finer than the model knows anything, and half the size on disk."""
    return floor(value * SHORT + 0.5) / SHORT
