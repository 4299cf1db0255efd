"""The rules of mastery: when a skill counts as mastered, confirmed, in doubt, lost; how many lamps burn.

Provisional: at least four tries, two item families right, and three to two that the chance on the reference item
is above .85, good and bad moments left out; or, after eight tries, a record of its own that says so whatever happened on other islands: a sequential
test (Wald 1945) of .95 against .65 on the reference item, with luck and a slip. Confirmed by a right answer without hints a day later. A missed review raises a doubt, and only two easy
probes missed in a row make it a loss (no rule is safe alone: design, finding 9). Lights that were earned are another
matter: they stay.
"""

from math import log, sqrt
from statistics import NormalDist

from engine.learning import model, tuning
from engine.learning.knowledge import SkillState
from engine.records import AnswerGiven

_WANTED = model.logit(tuning.MASTERED_P)
_Z_SURE = NormalDist().inv_cdf(tuning.MASTERED_SURE)


def sureness(x: float, variance: float, wanted: float) -> float:
    """P(the true chance of success > ``wanted``) for a logit known as N(x, variance)."""
    return model.normal_cdf((x - model.logit(wanted)) / max(1e-6, variance) ** 0.5)


def is_mastered(x: float, variance: float, tries: int, families_right: int, families_there: int) -> bool:
    """The provisional rule. A skill with a single family cannot show two."""
    if tries < tuning.MASTERED_TRIES or families_right < min(tuning.MASTERED_FAMILIES, families_there):
        return False
    return x >= _WANTED + _Z_SURE * sqrt(variance)  # sureness ≥ MASTERED_SURE, without working it out


_CAN, _CANNOT = model.logit(tuning.RECORD_CAN), model.logit(tuning.RECORD_CANNOT)


def weighed(record: float, correct: bool, guess: float, easier: float, weight: float) -> float:
    """The record of a skill after an answer that counts ``weight``: the log of how much likelier it is of a child who can than of one who cannot.

    ``guess`` is the chance of luck, ``easier`` how many logits the question was easier than the reference: what everybody can says little.
    Never under ``RECORD_LEAST``, so that an early miss is outweighed by a few right answers.
    """
    can = (1.0 - tuning.RECORD_SLIP) * model.sigmoid(_CAN + easier)
    cannot = (1.0 - tuning.RECORD_SLIP) * model.sigmoid(_CANNOT + easier)
    can, cannot = guess + (1.0 - guess) * can, guess + (1.0 - guess) * cannot
    says = log(can / cannot) if correct else log((1.0 - can) / (1.0 - cannot))
    return max(tuning.RECORD_LEAST, record + weight * says)


def is_proven(record: float, tries: int, right: int, families_right: int, families_there: int) -> bool:
    """The rule of the skill's own record."""
    if (
        right < tuning.MASTERED_P * tries
        or tries < tuning.RECORD_TRIES
        or families_right < min(tuning.MASTERED_FAMILIES, families_there)
    ):
        return False
    return record >= tuning.RECORD_PROVEN


def after_mastery(old: SkillState, now: SkillState, fact: AnswerGiven) -> SkillState:
    """A mastered skill after one more answer: its memory grows firmer or weaker, doubts come and go."""
    at_s, purpose, confirmed_s, doubt = now.at_s, fact.purpose, old.confirmed_s, old.doubt
    is_delayed = at_s - old.at_s >= tuning.CONFIRM_AFTER_S
    is_confirmed = not confirmed_s and at_s - old.mastered_s >= tuning.CONFIRM_AFTER_S and fact.correct and not fact.hints
    if not is_delayed and not is_confirmed and purpose != "review" and purpose != "probe":
        return now
    decay = old.decay
    if is_delayed:
        factor = tuning.DECAY_AFTER_SUCCESS if fact.correct else tuning.DECAY_AFTER_FAILURE
        decay = model.short(min(tuning.DECAY_CAP, max(tuning.DECAY_FLOOR, decay * factor)))
    if purpose in ("review", "probe"):
        if fact.correct:
            doubt = 0
        elif purpose == "probe" or not doubt:
            doubt += 1
    return now._replace(decay=decay, confirmed_s=at_s if is_confirmed else confirmed_s, doubt=doubt)


def firmer(decay: float, share: float) -> float:
    """A skill's decay after a share of a delayed success."""
    return model.short(max(tuning.DECAY_FLOOR, decay * float(tuning.DECAY_AFTER_SUCCESS**share)))


def lamps(x: float, variance: float, tries: int, right: int, *, mastered: bool) -> int:
    """0–5 lamps. Five is mastery; one burns after the first right answer, and patient trying lights up to two."""
    if mastered:
        return 5
    if not tries:
        return 0
    sure = sureness(x, variance, tuning.MASTERED_P)
    by_skill = 1 + sum(sure >= step for step in tuning.LAMP_STEPS) if right else 0
    by_trying = min(2, tries // tuning.LAMP_TRIES)
    return min(4, max(by_skill, by_trying))
