"""What one answer does to a learner: predict by the sum, compare, and let every term move by its share (``prediction``, ``model``).

The symbols are those of docs/learning.md. Written in place: 100,000 facts of a child of years are read again in a good second (figure
"100,000 facts replayed" of ``tests.bench``). Numbers are rounded as they are stored, so that a state that was read goes on exactly like one
that never left the memory.
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
_gain, _recalled, _after_mastery, _weighed = model.gain, recall.after, mastery.after_mastery, mastery.weighed
_terms, _general_after, _lately_after = prediction.terms, prediction.general_after, prediction.lately_after
_item_after, _skill_after, _stale = prediction.item_after, prediction.skill_after, prediction.stale
_REFRESHED_AFTER_S, _DAYLONG_S = 3600, tuning.CONFIRM_AFTER_S
_CALIBRATE_BELOW, _RISE, _MASTERED_TRIES = tuning.CALIBRATE_BELOW, tuning.RISE, tuning.MASTERED_TRIES


class Scores:
    """The part of a learner that answers move, open for writing; with what the running level overwrote."""

    def __init__(self, state: LearnerState, graph: SkillGraph) -> None:
        self._sea, self._nodes, self._dependents = graph, graph.nodes, graph.dependents
        self._references, self._candidates = graph.references, graph.candidates
        self._ability, self._variance = state.ability, state.variance
        self._lately, self._lately_v, self._answered = state.lately, state.lately_variance, state.answered
        self._skills, self._items = dict(state.skills), dict(state.items)
        self._streak, self._lasting, self._strands = state.streak, state.lasting, dict(state.strands)
        self._old_skills, self._old_items = dict(state.level.skills), dict(state.level.items)

    def _score(self, fact: AnswerGiven, weight: float) -> None:
        """Predict, compare, and let every term of the sum move by its share; ``weight`` is how much the answer counts (0 to 1)."""
        names, item, at_s, skills = fact.skills, fact.item, int(fact.at_s), self._skills
        seen = self._items.get(item)
        for name in names:
            if name not in self._old_skills:
                self._old_skills[name] = skills.get(name)
        if item not in self._old_items:
            self._old_items[item] = seen
        candidate = self._candidates.get(item)
        likeness = tuning.LIKENESS if candidate is None else candidate.likeness
        terms = _terms(skills, names, seen, self._answered, at_s, likeness)
        is_new_family = fact.correct and not fact.hints and not (seen and seen.right)
        seen = seen or _BLANK_ITEM._replace(harder_variance=fact.variance)
        step, loss, guess, weight = self._effect(fact, terms, seen, weight)
        # the first voyage only measures: nothing is taught, and no moment is told from the level
        is_practice = fact.purpose != "placement"
        taught = weight if is_practice else 0.0
        self._items[item] = self._item_after(fact, seen, terms, step, loss, taught, likeness)
        self._move_level(step, loss, fact.correct, is_practice)
        loading = terms.loading
        for name in names:
            self._move_skill(name, fact, at_s, loading, step, loss, guess, weight, is_practice, is_new_family)
            if is_practice and fact.correct and not fact.hints and (node := self._nodes.get(name)) is not None and node.needs:
                self._refresh(node, at_s, weight)

    def _effect(
        self, fact: AnswerGiven, terms: prediction.Terms, seen: ItemState, weight: float
    ) -> tuple[float, float, float, float]:
        """(step, loss, c, weight): the prediction x with its variance V, compared with what happened; what a right answer after hints
        counts is in the weight.
        """
        known, practised, resting, item, again, skills_v, item_v, _, _ = terms
        x = self._ability + self._lately + known + practised + resting + item + again - fact.difficulty - seen.harder
        total = self._variance + self._lately_v + skills_v + item_v + seen.harder_variance
        guess = 0.0 if fact.did_not_know or fact.guess <= 0.0 else min(0.95, fact.guess)
        outcome = 1.0 if fact.correct else 0.0
        if fact.correct and fact.hints:
            outcome = model.credit(fact.hints, tuning.HINT_CREDIT, tuning.HINT_CREDIT_FLOOR)
            weight *= outcome
        step, loss = self._gained(fact, x, total, outcome, guess, weight)
        return step, loss, guess, weight

    def _gained(
        self, fact: AnswerGiven, x: float, variance: float, outcome: float, guess: float, weight: float
    ) -> tuple[float, float]:
        """(step, loss) of the answer."""
        return _gain(x, variance, outcome, guess, weight)

    def _item_after(
        self,
        fact: AnswerGiven,
        seen: ItemState,
        terms: prediction.Terms,
        step: float,
        loss: float,
        taught: float,
        likeness: float,
    ) -> ItemState:
        """The footing e on this item, and how much harder it proved than the pack thought (only where the level is known)."""
        own, own_v = _item_after(terms.item, terms.item_variance, step, loss, fact.correct, taught, likeness)
        harder, harder_v = seen.harder, seen.harder_variance
        if self._variance < _CALIBRATE_BELOW:
            harder, harder_v = _calibrated(harder, harder_v, step, loss)
        right = seen.right + (fact.correct and not fact.hints)
        own, own_v = floor(own * _TIMES + 0.5) / _TIMES, floor(own_v * _TIMES + 0.5) / _TIMES  # ``short``, without the calls
        row = (own, own_v, int(fact.at_s), self._answered + 1, seen.tries + 1, right, harder, harder_v)
        after: ItemState = _new(ItemState, row)
        return after

    def _move_level(self, step: float, loss: float, correct: bool, is_practice: bool) -> None:
        """The general level g and the moment on top of it; the streak of right or wrong answers."""
        moved, variance = _general_after(self._ability, self._variance, step, loss)
        self._ability, self._variance = floor(moved * _TIMES + 0.5) / _TIMES, floor(variance * _TIMES + 0.5) / _TIMES
        if is_practice:
            moved, variance = _lately_after(self._lately, self._lately_v, step, loss)
            self._lately, self._lately_v = floor(moved * _TIMES + 0.5) / _TIMES, floor(variance * _TIMES + 0.5) / _TIMES
        self._answered += 1
        streak = self._streak
        self._streak = (streak + 1 if streak > 0 else 1) if correct else (streak - 1 if streak < 0 else -1)

    def _move_skill(
        self,
        name: str,
        fact: AnswerGiven,
        at_s: int,
        loading: float,
        step: float,
        loss: float,
        guess: float,
        weight: float,
        is_practice: bool,
        is_new_family: bool,
    ) -> None:
        """The ability a_k of one skill and what goes with it: second opinion, whether it rises, mastery, a little for neighbours."""
        met, node = self._skills.get(name), self._nodes.get(name)
        old, rested = (_BLANK_SKILL, 0.0) if met is None else (met, _stale(met, at_s))
        was, tries, best, correct = old.ability, old.tries, old.best, fact.correct
        moved, variance = _skill_after(was, old.variance + rested, loading, step, loss, correct, weight if is_practice else 0.0)
        easier = 0.0 if node is None else self._references[name] - fact.difficulty
        known, lasting, shared = _recalled(
            old.known, old.lasting, tries, self._lasting, at_s - old.at_s, correct, guess, easier, weight
        )
        self._lasting = floor((self._lasting + shared / len(fact.skills)) * _TIMES + 0.5) / _TIMES
        now = floor(moved * _TIMES + 0.5) / _TIMES
        # the level counts too: a skill may rise because the level falls
        stands = floor((self._ability + now) * _TIMES + 0.5) / _TIMES
        rises = stands > best + _RISE or not tries
        # In the order of the fields: ``_replace`` takes six times as long, a tenth of reading a history again.
        fields = (
            now,
            floor(variance * _TIMES + 0.5) / _TIMES,
            at_s,
            old.decay,
            1 if is_practice else old.practised,
            tries + 1,
            old.right + correct,
            old.families + is_new_family,
            old.mastered_s,
            old.confirmed_s,
            old.doubt,
            stands if rises else best,
            0 if rises else old.since_best + 1,
            known,
            lasting,
            floor(_weighed(old.record, correct, guess, easier, weight) * _TIMES + 0.5) / _TIMES,
        )
        after: SkillState = _new(SkillState, fields)
        if after.mastered_s and old.is_mastered:
            after = _after_mastery(old, after, fact)
        elif node is not None and correct and tries + 1 >= _MASTERED_TRIES:
            after = self._perhaps_mastered(node, after, at_s)
        self._skills[name] = after
        if node is not None:
            self._flow(node, moved - was, at_s)

    def _perhaps_mastered(self, node: SkillNode, now: SkillState, at_s: int) -> SkillState:
        """Marks of mastery on a skill just answered right; a skill that is not installed keeps the marks it has."""
        x = prediction.standing(self._ability, now, self._references[node.id], at_s)
        there = len(node.candidates)
        if mastery.is_mastered(x, self._variance + now.variance, now.tries, now.families, there) or mastery.is_proven(
            now.record, now.tries, now.right, now.families, there
        ):
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

    def _refresh(self, node: SkillNode, at_s: int, weight: float) -> None:
        """Who is right about a skill has used what it is built on. The memory of what is mastered there grows younger by a share of its age, and
        firmer by that share of a review when it had rested for a day; what the skill needs directly is confirmed by it like by a review.
        """
        for need, share in self._sea.contained(node.id):
            known = self._skills.get(need)
            if known is None or not known.mastered_s or known.doubt or (rested := at_s - known.at_s) < _REFRESHED_AFTER_S:
                continue
            if need not in self._old_skills:
                self._old_skills[need] = known
            share *= weight
            is_confirmed = not known.confirmed_s and share >= tuning.CONTAINS and at_s - known.mastered_s >= _DAYLONG_S
            self._skills[need] = known._replace(
                at_s=known.at_s + int(share * rested),
                decay=mastery.firmer(known.decay, share) if rested >= _DAYLONG_S else known.decay,
                confirmed_s=at_s if is_confirmed else known.confirmed_s,
            )

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
