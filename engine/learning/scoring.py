"""What one answer does to a learner: predict by the sum, compare, and let every term move by its share (``sums``, ``model``).

Written in place and with few calls: a history of years is read again in seconds. Numbers are rounded as they are stored, so that a
state that was read goes on exactly like one that never left the memory.
"""

from math import floor

from engine.learning import mastery, model, prediction, recall, tuning
from engine.learning.knowledge import ItemState, LearnerState, SkillState
from engine.learning.model import short
from engine.learning.skills import SkillGraph, SkillNode
from engine.records import AnswerGiven

_BLANK_SKILL, _BLANK_ITEM = SkillState(), ItemState()
_new, _TIMES = tuple.__new__, model.SHORT
# A history of years passes here: names of this module are found quicker than those of others.
_gain, _recalled, _after_mastery = model.gain, recall.after, mastery.after_mastery
_terms, _general_after, _lately_after = prediction.terms, prediction.general_after, prediction.lately_after
_item_after, _skill_after = prediction.item_after, prediction.skill_after
_CALIBRATE_BELOW, _RISE, _MASTERED_TRIES = tuning.CALIBRATE_BELOW, tuning.RISE, tuning.MASTERED_TRIES


class Scores:
    """The part of a learner that answers move, open for writing; with what the running level overwrote."""

    def __init__(self, state: LearnerState, graph: SkillGraph) -> None:
        self._nodes, self._dependents = graph.nodes, graph.dependents
        self._references, self._candidates = graph.references, graph.candidates
        self._ability, self._variance = state.ability, state.variance
        self._lately, self._lately_v, self._answered = state.lately, state.lately_variance, state.answered
        self._skills, self._items = dict(state.skills), dict(state.items)
        self._streak, self._lasting = state.streak, state.lasting
        self._old_skills, self._old_items = dict(state.level.skills), dict(state.level.items)

    def _score(self, fact: AnswerGiven, weight: float) -> None:
        """Predict, compare, and let every term of the sum move by its share."""
        names, skills, at_s, correct, item = fact.skills, self._skills, int(fact.at_s), fact.correct, fact.item
        candidate, seen = self._candidates.get(item), self._items.get(item)
        likeness = tuning.LIKENESS if candidate is None else candidate.likeness
        for name in names:
            if name not in self._old_skills:
                self._old_skills[name] = skills.get(name)
        if item not in self._old_items:
            self._old_items[item] = seen
        known, practised, resting, own, again, skills_v, item_v, loading = _terms(
            skills, names, seen, self._answered, at_s, likeness
        )
        seen = seen or _BLANK_ITEM._replace(harder_variance=fact.variance)
        general_v, lately_v = self._variance, self._lately_v
        x = self._ability + self._lately + known + practised + resting + own + again - fact.difficulty - seen.harder
        total = general_v + lately_v + skills_v + item_v + seen.harder_variance
        share = model.credit(fact.hints, tuning.HINT_CREDIT, tuning.HINT_CREDIT_FLOOR) if correct and fact.hints else 1.0
        guess = 0.0 if fact.did_not_know or fact.guess <= 0.0 else min(0.95, fact.guess)
        step, loss = _gain(x, total, share if correct else 0.0, guess, share * weight)
        # the first voyage only measures: nothing is taught, and no moment is told from the level
        is_practice = fact.purpose != "placement"
        taught = share * weight if is_practice else 0.0

        moved, variance = _general_after(self._ability, general_v, step, loss)
        self._ability, self._variance = floor(moved * _TIMES + 0.5) / _TIMES, floor(variance * _TIMES + 0.5) / _TIMES
        if is_practice:
            moved, variance = _lately_after(self._lately, lately_v, step, loss)
            self._lately, self._lately_v = floor(moved * _TIMES + 0.5) / _TIMES, floor(variance * _TIMES + 0.5) / _TIMES
        self._answered += 1
        streak = self._streak
        self._streak = (streak + 1 if streak > 0 else 1) if correct else (streak - 1 if streak < 0 else -1)
        unaided = correct and not fact.hints
        is_new_family = unaided and not seen.right
        own, own_v = _item_after(own, item_v, step, loss, correct, taught, likeness)
        harder, harder_v = seen.harder, seen.harder_variance
        if general_v < _CALIBRATE_BELOW:
            harder, harder_v = _calibrated(harder, harder_v, step, loss)
        own, own_v = floor(own * _TIMES + 0.5) / _TIMES, floor(own_v * _TIMES + 0.5) / _TIMES  # ``short``, without the calls
        row = (own, own_v, at_s, self._answered, seen.tries + 1, seen.right + unaided, harder, harder_v)
        self._items[item] = _new(ItemState, row)
        for name in names:
            old = skills.get(name, _BLANK_SKILL)
            (
                ability,
                variance,
                last_s,
                decay,
                practised,
                tries,
                right,
                families,
                lit_s,
                sure_s,
                doubt,
                best,
                since,
                believed,
                lasting,
            ) = old
            moved, variance = _skill_after(ability, variance, loading, step, loss, correct, taught)
            node = self._nodes.get(name)
            easier = 0.0 if node is None else self._references[name] - fact.difficulty
            believed, lasting, shared = _recalled(
                believed, lasting, tries, self._lasting, at_s - last_s, correct, guess, easier, share * weight
            )
            self._lasting = floor((self._lasting + shared / len(names)) * _TIMES + 0.5) / _TIMES
            now, variance = floor(moved * _TIMES + 0.5) / _TIMES, floor(variance * _TIMES + 0.5) / _TIMES
            stands = (
                floor((self._ability + now) * _TIMES + 0.5) / _TIMES
            )  # the level counts too: a skill may rise because the level falls
            rises = stands > best + _RISE or not tries
            fields = (
                now,
                variance,
                at_s,
                decay,
                1 if is_practice else practised,
                tries + 1,
                right + correct,
                families + is_new_family,
                lit_s,
                sure_s,
                doubt,
                stands if rises else best,
                0 if rises else since + 1,
                believed,
                lasting,
            )
            after: SkillState = _new(SkillState, fields)
            if lit_s and old.is_mastered:
                after = _after_mastery(old, after, fact)
            elif node is not None and correct and tries + 1 >= _MASTERED_TRIES:
                after = self._perhaps_mastered(node, after, at_s)
            skills[name] = after
            if node is not None:
                self._flow(node, moved - ability, at_s)

    def _perhaps_mastered(self, node: SkillNode, now: SkillState, at_s: int) -> SkillState:
        """Marks of mastery on a skill just answered right; a skill that is not installed keeps the marks it has."""
        x = prediction.standing(self._ability, now, self._references[node.id], at_s)
        if mastery.is_mastered(x, self._variance + now.variance, now.tries, now.families, len(node.candidates)):
            return now._replace(mastered_s=at_s, confirmed_s=0, doubt=0, decay=tuning.MASTERED_DECAY)
        return now

    def _flow(self, node: SkillNode, moved: float, at_s: int) -> None:
        """A little of what was seen reaches neighbours that have no answers of their own: success downwards, both
        upwards.
        """
        skills = self._skills
        if moved > 0.0:
            for need in node.needs:
                if (known := skills.get(need)) is None or not known.tries:
                    self._nudge(need, known, moved * tuning.FLOW_DOWN, at_s)
        for above in self._dependents[node.id]:
            if (known := skills.get(above)) is None or not known.tries:
                self._nudge(above, known, moved * tuning.FLOW_UP, at_s)

    def _nudge(self, name: str, old: SkillState | None, by: float, at_s: int) -> None:
        if name not in self._old_skills:
            self._old_skills[name] = old
        was = old.ability if old is not None else 0.0
        self._skills[name] = SkillState(short(was + by), tuning.SKILL_VARIANCE, at_s)


def _calibrated(harder: float, variance: float, step: float, loss: float) -> tuple[float, float]:
    """How much harder than the pack thought, after an answer: bounded, and less and less with every answer."""
    harder -= variance * step
    variance -= variance * variance * loss
    if not -tuning.CALIBRATE_MOST <= harder <= tuning.CALIBRATE_MOST:
        harder = tuning.CALIBRATE_MOST if harder > 0.0 else -tuning.CALIBRATE_MOST
    variance = variance if variance > tuning.LEAST_VARIANCE else tuning.LEAST_VARIANCE
    return floor(harder * _TIMES + 0.5) / _TIMES, floor(variance * _TIMES + 0.5) / _TIMES
