"""The rules of mastery as pure numbers: when a skill counts as mastered, confirmed, lost; how many lamps burn.

Provisional: at least four tries, two item families right, and even odds or better that the chance on the reference item is above
.85. Confirmed by a right review a day later. Lost only after two missed probes in a row (no rule is safe alone: design, finding 9).
"""

from engine.learning import model, tuning


def sureness(x: float, variance: float, wanted: float) -> float:
    """P(the true chance of success > ``wanted``) for a logit known as N(x, variance)."""
    return model.normal_cdf((x - model.logit(wanted)) / max(1e-6, variance) ** 0.5)


def is_mastered(x: float, variance: float, tries: int, families_right: int, families_there: int) -> bool:
    """The provisional rule. A skill with a single family cannot show two."""
    if tries < tuning.MASTERED_TRIES or families_right < min(tuning.MASTERED_FAMILIES, families_there):
        return False
    return sureness(x, variance, tuning.MASTERED_P) >= tuning.MASTERED_SURE


def lamps(x: float, variance: float, tries: int, right: int, *, mastered: bool) -> int:
    """0–5 lamps. Five is mastery; one burns after the first right answer, and patient trying lights up to two."""
    if mastered:
        return 5
    if not tries:
        return 0
    sure = sureness(x, variance, tuning.MASTERED_P)
    by_skill = 1 + sum(sure >= step for step in tuning.LAMP_STEPS) if right else 0
    by_trying = min(2, tries // 5)
    return min(4, max(by_skill, by_trying))
