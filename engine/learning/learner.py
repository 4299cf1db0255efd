"""The learner's state and how facts change it. ``apply`` is a pure fold: old state and fact in, new state out.

The state is small plain data (``to_json``); it can always be made again from the facts (``replay``), so the model may improve
and every learner be recomputed. Lights are history and never fall.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from statistics import median
from typing import Any, assert_never

from engine.learning import mastery, model, tuning
from engine.learning.skills import SkillGraph
from engine.records import (
    AnswerGiven,
    Fact,
    FeelingTold,
    GiftEarned,
    HelpDeclared,
    LevelEnded,
    LevelStarted,
    LightGrew,
    PlacementEnded,
    PushedBack,
    StartSet,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillState:
    """What is known of one skill. ``ability`` in logits around 0 as of ``at_s``; ``decay`` is its forgetting exponent."""

    ability: float = 0.0
    variance: float = tuning.SKILL_VARIANCE
    at_s: float = 0.0
    decay: float = tuning.SKILL_DECAY
    tries: int = 0
    right: int = 0
    families: tuple[str, ...] = ()
    mastered_s: float = 0.0
    confirmed_s: float = 0.0
    probes_missed: int = 0
    best: float = 0.0
    since_best: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """What is known of one item family for this learner."""

    ability: float = 0.0
    variance: float = tuning.ITEM_VARIANCE
    at_s: float = 0.0
    tries: int = 0
    missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerState:
    """One child's knowledge. ``ability`` is the general level g (logits), ``variance`` its uncertainty."""

    band: str
    ability: float
    variance: float
    skills: Mapping[str, SkillState] = field(default_factory=dict)
    items: Mapping[str, ItemState] = field(default_factory=dict)
    lights: Mapping[str, int] = field(default_factory=dict)
    gifts: tuple[str, ...] = ()
    last_s: float = 0.0
    placed: bool = False
    wish: str = "normal"
    times_s: tuple[float, ...] = ()
    streak: int = 0
    level: str = ""
    level_answers: tuple[AnswerGiven, ...] = ()
    before_level: tuple[float, float, Mapping[str, SkillState], Mapping[str, ItemState]] | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values. What belongs to the running level is left out: a stored state is between levels or replayed."""
        stored = {
            "band": self.band,
            "ability": self.ability,
            "variance": self.variance,
            "skills": {k: _short(v) for k, v in self.skills.items()},
            "items": {k: _short(v) for k, v in self.items.items()},
            "lights": dict(self.lights),
            "gifts": list(self.gifts),
            "last_s": self.last_s,
            "placed": self.placed,
            "wish": self.wish,
            "times_s": list(self.times_s),
            "streak": self.streak,
        }
        return stored

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "LearnerState":
        """The state behind ``to_json``. Raises KeyError or TypeError when it is not one."""
        values = dict(stored)
        values["skills"] = {k: SkillState(**(v | {"families": tuple(v.get("families", ()))})) for k, v in stored["skills"].items()}
        values["items"] = {k: ItemState(**v) for k, v in stored["items"].items()}
        values["gifts"] = tuple(stored["gifts"])
        values["times_s"] = tuple(stored["times_s"])
        return LearnerState(**values)


def _short(entry: SkillState | ItemState) -> dict[str, Any]:
    blank = asdict(type(entry)())
    return {k: (list(v) if isinstance(v, tuple) else v) for k, v in asdict(entry).items() if v != blank[k]}


def new_learner(band: str, at_s: float) -> LearnerState:
    """A child of whom only the age band is known. Unknown bands count as the youngest."""
    age = tuning.BAND_AGES.get(band, tuning.BAND_AGES["4-6"])
    ability = tuning.LOGITS_A_YEAR * (age - tuning.REFERENCE_AGE)
    return LearnerState(band=band, ability=ability, variance=tuning.GLOBAL_VARIANCE_AGE_ONLY, last_s=at_s)


def replay(facts: Iterable[Fact], graph: SkillGraph, band: str, at_s: float) -> LearnerState:
    """The state after all ``facts``, from nothing."""
    state = new_learner(band, at_s)
    for fact in facts:
        state = apply(state, fact, graph)
    return state


def apply(state: LearnerState, fact: Fact, graph: SkillGraph) -> LearnerState:
    """The state after one more fact."""
    match fact:
        case AnswerGiven():
            return _answered(state, fact, graph)
        case LevelStarted():
            before = (state.ability, state.variance, state.skills, state.items)
            return replace(state, level=fact.level, level_answers=(), before_level=before, streak=0)
        case HelpDeclared():
            return _weaken(state, fact, graph)
        case FeelingTold():
            wish = {"easy": "challenge", "right": "normal", "tricky": "easy"}[fact.feeling]
            return replace(state, wish=wish)
        case PushedBack():
            return replace(state, wish={"too_easy": "challenge", "too_hard": "easy"}.get(fact.push, state.wish))
        case LightGrew():
            lamps = max(state.lights.get(fact.skill, 0), min(5, fact.lamps))
            return replace(state, lights={**state.lights, fact.skill: lamps})
        case GiftEarned():
            return replace(state, gifts=(*state.gifts, fact.gift))
        case PlacementEnded():
            return replace(state, placed=True)
        case StartSet():
            fresh = new_learner(fact.band, fact.at_s)
            return replace(state, band=fact.band, ability=fresh.ability, variance=fresh.variance, placed=True)
        case LevelEnded():
            return state
        case _:
            assert_never(fact)


def terms(state: LearnerState, item: str, skills: tuple[str, ...], at_s: float) -> tuple[float, float, float, float]:
    """(mean skill ability, item ability, skill variance share, item variance) with forgetting up to ``at_s``."""
    m = len(skills) or 1
    ability = variance = 0.0
    for name in skills:
        known = state.skills.get(name)
        if known is None:
            variance += tuning.SKILL_VARIANCE
        else:
            ability += model.decayed(known.ability, at_s - known.at_s, known.decay)
            variance += known.variance
    seen = state.items.get(item)
    if seen is None:
        return ability / m, 0.0, variance / (m * m), tuning.ITEM_VARIANCE
    own = model.decayed(seen.ability, at_s - seen.at_s, tuning.ITEM_DECAY)
    return ability / m, own, variance / (m * m), seen.variance


def expect(state: LearnerState, item: str, skills: tuple[str, ...], difficulty: float, variance: float, at_s: float) -> tuple[float, float]:
    """(logit of success, its variance) for an item at ``at_s``, without guessing."""
    skill, own, skill_v, item_v = terms(state, item, skills, at_s)
    return state.ability + skill + own - difficulty, state.variance + skill_v + item_v + variance


def is_rapid_guess(state: LearnerState, fact: AnswerGiven) -> bool:
    """A choice answered faster than anybody reads it: no evidence either way."""
    if fact.took_s < 0 or fact.guess <= 0:
        return False
    usual = median(state.times_s) if len(state.times_s) >= 5 else 0.0
    return fact.took_s < max(tuning.RAPID_S, tuning.RAPID_SHARE * usual)


def _answered(state: LearnerState, fact: AnswerGiven, graph: SkillGraph, weight: float = 1.0) -> LearnerState:
    kept = replace(state, level_answers=(*state.level_answers, fact)) if fact.level == state.level and weight == 1.0 else state
    if fact.attempt != 1 or fact.purpose == "fix" or is_rapid_guess(state, fact):
        return replace(kept, last_s=max(kept.last_s, fact.at_s))
    at_s = max(fact.at_s, state.last_s)
    guess = 0.0 if fact.did_not_know else fact.guess
    share = model.credit(fact.hints, tuning.HINT_CREDIT, tuning.HINT_CREDIT_FLOOR) if fact.correct else 1.0
    x, variance = expect(state, fact.item, fact.skills, fact.difficulty, fact.variance, at_s)
    step = model.gain(x, variance, float(fact.correct), guess, share * weight)
    skills, items = dict(state.skills), dict(state.items)
    m = len(fact.skills) or 1
    for name in fact.skills:
        skills[name] = _skill_after(skills.get(name, SkillState(at_s=at_s)), fact, step, 1 / m, at_s, weight)
    items[fact.item] = _item_after(items.get(fact.item, ItemState(at_s=at_s)), fact, step, at_s, weight)
    _flow(skills, state, fact, graph, at_s)
    ability = state.ability + state.variance * step.step
    shrunk = max(0.02, state.variance - state.variance**2 * step.loss) + tuning.GROW_GLOBAL
    times = (*state.times_s, fact.took_s)[-20:] if fact.took_s >= 0 else state.times_s
    streak = max(1, state.streak + 1) if fact.correct else min(-1, state.streak - 1)
    return replace(
        kept,
        ability=ability,
        variance=shrunk,
        skills=_mark_mastery(skills, fact, graph, ability, shrunk, at_s),
        items=items,
        last_s=at_s,
        times_s=times,
        streak=streak,
    )


def _mark_mastery(
    skills: dict[str, SkillState], fact: AnswerGiven, graph: SkillGraph, ability: float, variance: float, at_s: float
) -> dict[str, SkillState]:
    for name in fact.skills:
        known, node = skills[name], graph.nodes.get(name)
        if node is None or (known.mastered_s and known.probes_missed < tuning.PROBES):
            continue
        x = ability + known.ability - graph.references[name]
        if mastery.is_mastered(x, variance + known.variance, known.tries, len(known.families), len(node.candidates)):
            skills[name] = replace(known, mastered_s=at_s, decay=tuning.MASTERED_DECAY, probes_missed=0)
    return skills


def _skill_after(old: SkillState, fact: AnswerGiven, step: model.Gain, h: float, at_s: float, weight: float) -> SkillState:
    ability = model.decayed(old.ability, at_s - old.at_s, old.decay)
    ability += old.variance * h * step.step + tuning.LEARN_SKILL[fact.correct] * weight
    variance = max(0.02, old.variance - (old.variance * h) ** 2 * step.loss) + tuning.GROW_SKILL
    delayed = old.tries > 0 and at_s - old.at_s >= tuning.CONFIRM_AFTER_S
    decay = old.decay
    if delayed and old.mastered_s:
        factor = tuning.DECAY_AFTER_SUCCESS if fact.correct else tuning.DECAY_AFTER_FAILURE
        decay = min(tuning.DECAY_CAP, max(tuning.DECAY_FLOOR, decay * factor))
    families = old.families
    if fact.correct and fact.item not in families:
        families = (*families, fact.item)
    rise = ability > old.best + 0.05
    confirmed = old.confirmed_s
    if old.mastered_s and fact.correct and not fact.hints and fact.at_s - old.mastered_s >= tuning.CONFIRM_AFTER_S:
        confirmed = confirmed or fact.at_s
    missed = old.probes_missed
    if old.mastered_s and fact.purpose in ("probe", "review"):
        missed = 0 if fact.correct else missed + 1
    return SkillState(
        ability=ability,
        variance=min(1.0, variance),
        at_s=at_s,
        decay=decay,
        tries=old.tries + 1,
        right=old.right + fact.correct,
        families=families,
        mastered_s=old.mastered_s,
        confirmed_s=confirmed,
        probes_missed=missed,
        best=ability if rise else old.best,
        since_best=0 if rise else old.since_best + 1,
    )


def _item_after(old: ItemState, fact: AnswerGiven, step: model.Gain, at_s: float, weight: float) -> ItemState:
    ability = model.decayed(old.ability, at_s - old.at_s, tuning.ITEM_DECAY)
    return ItemState(
        ability=ability + old.variance * step.step + tuning.LEARN_ITEM[fact.correct] * weight,
        variance=max(0.02, old.variance - old.variance**2 * step.loss),
        at_s=at_s,
        tries=old.tries + 1,
        missed=not fact.correct,
    )


def _flow(skills: dict[str, SkillState], state: LearnerState, fact: AnswerGiven, graph: SkillGraph, at_s: float) -> None:
    """A little of what was seen reaches the neighbours: success below, success and failure above."""
    for name in fact.skills:
        before = state.skills.get(name)
        was = model.decayed(before.ability, at_s - before.at_s, before.decay) if before else 0.0
        moved = skills[name].ability - was
        node = graph.nodes.get(name)
        if node is None:
            continue
        if moved > 0:
            for need in node.needs:
                _nudge(skills, need, moved * tuning.FLOW_DOWN, at_s)
        for above in graph.dependents.get(name, ()):
            _nudge(skills, above, moved * tuning.FLOW_UP, at_s)


def _nudge(skills: dict[str, SkillState], name: str, by: float, at_s: float) -> None:
    old = skills.get(name) or SkillState(at_s=at_s)
    skills[name] = replace(old, ability=old.ability + by)


def _weaken(state: LearnerState, fact: HelpDeclared, graph: SkillGraph) -> LearnerState:
    """The level's answers count half: take the state from before it and give them again with less information."""
    if state.before_level is None or fact.level != state.level:
        return state
    ability, variance, skills, items = state.before_level
    again = replace(state, ability=ability, variance=variance, skills=skills, items=items, streak=0)
    for answer in state.level_answers:
        again = _answered(again, answer, graph, tuning.HELPED_INFORMATION)
    return again
