"""The mathematics of one answer: predict, then update. Three-level Kalman-Elo with guessing and power-law decay.

Ability is a sum of Gaussian terms (global + mean of skills + item family); difficulty is known with a variance. Equations as in
the learning design, section 3, after Pelánek (2016) and the Glicko form of a Kalman filter on a logistic observation.
Plain floats in, plain floats out; no state lives here.
"""

import math
from dataclasses import dataclass


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe for any x."""
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-min(x, 700.0)))
    e = math.exp(max(x, -700.0))
    return e / (1.0 + e)


def logit(p: float) -> float:
    """The inverse of ``sigmoid``; p strictly between 0 and 1."""
    return math.log(p / (1.0 - p))


def normal_cdf(z: float) -> float:
    """P(Z < z) of a standard normal."""
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def decayed(value: float, seconds: float, exponent: float) -> float:
    """Power-law forgetting: value · (1 + Δt/1h)^-f."""
    return value if seconds <= 0 else value * float((1.0 + seconds / 3600.0) ** -exponent)


def predict(x: float, variance: float, guess: float = 0.0) -> float:
    """P(right) for a logit ``x`` known with ``variance`` (probit approximation of the logistic-normal integral)."""
    return guess + (1.0 - guess) * sigmoid(x / math.sqrt(1.0 + math.pi * variance / 8.0))


@dataclass(frozen=True, slots=True)
class Gain:
    """What an answer says: each term z with loading h moves by v_z·h·``step``; its variance falls by (v_z·h)²·``loss``."""

    step: float
    loss: float


def gain(x: float, variance: float, outcome: float, guess: float = 0.0, information: float = 1.0) -> Gain:
    """The step of one answer. ``outcome`` 0..1, ``information`` scales how much it counts (1 = fully)."""
    s = sigmoid(x)
    q = min(1.0 - 1e-9, max(1e-9, guess + (1.0 - guess) * s))
    slope = (1.0 - guess) * s * (1.0 - s)
    fisher = information * slope * slope / (q * (1.0 - q))
    residual = information * (outcome - q) * slope / (q * (1.0 - q))
    den = 1.0 + variance * fisher
    return Gain(residual / den, fisher / den)


def credit(hints: int, cost: float, floor: float) -> float:
    """What a right answer counts after so many hints."""
    return max(floor, 1.0 - cost * hints)
