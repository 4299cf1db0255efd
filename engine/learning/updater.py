"""How facts change a learner: a notebook that is opened from a state, takes facts one by one, and is closed into the
next state.

``learner.apply`` and ``learner.replay`` are the pure outside of it; the notebook itself is written in place, so that a
long history costs microseconds a fact. Facts about skills that are not installed count like any others: the pack may
come back tomorrow.
"""

from collections import deque
from dataclasses import replace
from math import floor
from typing import Final, assert_never

from engine.learning import model, tuning
from engine.learning.knowledge import Goal, LearnerState, LevelMemory, SkillState
from engine.learning.mix_ups import met
from engine.learning.model import short
from engine.learning.skills import SkillGraph
from engine.learning.strands import Strands
from engine.records import (
    AdultLooked,
    AnswerGiven,
    Fact,
    FeelingTold,
    GiftEarned,
    GoalDropped,
    GoalSet,
    HelpDeclared,
    LevelEnded,
    LevelStarted,
    LightGrew,
    PassportSealed,
    PlacementEnded,
    PushedBack,
    StartSet,
    StrategyTold,
    Sure,
    WorkTold,
)

_DAY_S = 86_400.0
_FEELING = {"easy": -tuning.LEAN_STEP, "right": 0.0, "tricky": tuning.LEAN_STEP}
_PUSH = {"too_easy": -tuning.LEAN_STEP, "too_hard": tuning.LEAN_STEP, "not_now": 0.0}
_RECENT, _TIMES = tuning.RECENT_STEP, model.SHORT
_GUESSED: Final[Sure] = "guessed"  # in the memory of a running level only: what "I guessed" makes of an answer
_SAID = {"unsure": tuning.UNSURE_INFORMATION, _GUESSED: tuning.GUESSED_INFORMATION}


def start_ability(band: str) -> float:
    """The general level expected of an age band; unknown bands count as the youngest."""
    age = tuning.BAND_AGES.get(band, tuning.BAND_AGES["4-6"])
    later = tuning.LOGITS_A_YEAR * (max(age, tuning.EARLY_AGE) - tuning.REFERENCE_AGE)
    return short(later - tuning.LOGITS_A_YEAR_EARLY * max(0.0, tuning.EARLY_AGE - age))


class LearnerUpdater(Strands):
    """A learner's state, open for writing."""

    def __init__(self, state: LearnerState, graph: SkillGraph) -> None:
        super().__init__(state, graph)
        self._graph = graph
        self._band, self._lights, self._gifts = state.band, dict(state.lights), list(state.gifts)
        self._last_s, self._rested_s, self._placed = state.last_s, state.rested_s, state.placed
        self._lean, self._not_now = state.lean, list(state.not_now)
        self._times_s = deque(state.times_s, tuning.TIMES_KEPT)
        self._goals, self._recent = state.goals, state.recent
        self._mix_ups = state.mix_ups
        self._open_level(state.level)

    def _open_level(self, memory: LevelMemory) -> None:
        self._level, self._helped, self._answers = memory.level, memory.helped, list(memory.answers)
        self._before = memory.ability, memory.variance, memory.lately, memory.lately_variance, memory.answered, memory.streak
        self._old_skills, self._old_items, self._old_strands = dict(memory.skills), dict(memory.items), dict(memory.strands)

    def close(self) -> LearnerState:
        """The state as it now stands."""
        ability, variance, lately, lately_variance, answered, streak = self._before
        memory = LevelMemory(
            level=self._level,
            ability=ability,
            variance=variance,
            lately=lately,
            lately_variance=lately_variance,
            answered=answered,
            streak=streak,
            helped=self._helped,
            answers=tuple(self._answers),
            strands=self._old_strands,
            skills=self._old_skills,
            items=self._old_items,
        )
        return LearnerState(
            band=self._band,
            ability=self._ability,
            variance=self._variance,
            lately=self._lately,
            lately_variance=self._lately_v,
            recent=self._recent,
            answered=self._answered,
            skills=self._skills,
            items=self._items,
            lights=self._lights,
            gifts=tuple(self._gifts),
            last_s=self._last_s,
            rested_s=self._rested_s,
            placed=self._placed,
            lean=self._lean,
            not_now=tuple(self._not_now),
            times_s=tuple(self._times_s),
            streak=self._streak,
            lasting=self._lasting,
            goals=self._goals,
            strands=self._strands,
            mix_ups=self._mix_ups,
            level=memory,
        )

    def take(self, fact: Fact) -> None:
        """One more fact."""
        match fact:
            case AnswerGiven():
                self.take_answer(fact)
            case LevelStarted():
                if fact.purpose == "placement" and self._placed:
                    self._grow_unsure(fact.at_s)
                self._start_level(fact.level, fact.at_s)
            case HelpDeclared():
                self._weaken(fact)
            case FeelingTold():
                self._lean_by(_FEELING[fact.feeling])
                if fact.feeling == "right":
                    self._lean = short(self._lean / 2)
            case StrategyTold():
                self._take_strategy(fact)
            case PushedBack():
                self._lean_by(_PUSH[fact.push])
                if fact.push == "not_now":
                    self._not_now = [*self._not_now, (fact.item, fact.at_s)][-tuning.NOT_NOW_KEPT :]
            case LightGrew():
                self._lights[fact.skill] = max(self._lights.get(fact.skill, 0), min(5, fact.lamps))
            case GiftEarned():
                self._gifts.append(fact.gift)
            case PlacementEnded():
                self._placed = True
                self._end_voyage()
            case StartSet():
                self._start_at(fact)
            case GoalSet(skill=skill, until_s=until_s, who=who):
                self._goals = (*self._other_goals(skill, who), Goal(skill, until_s, who))
            case GoalDropped(skill=skill, who=who):
                self._goals = self._other_goals(skill, who)
            case LevelEnded():
                self._last_s = fact.at_s
            case AdultLooked() | PassportSealed() | WorkTold():
                pass  # nothing that shows what a child has learned
            case _:
                assert_never(fact)

    def _other_goals(self, skill: str, who: str) -> tuple[Goal, ...]:
        return tuple(goal for goal in self._goals if (goal.skill, goal.who) != (skill, who))

    def _lean_by(self, step: float) -> None:
        self._lean = short(max(-tuning.LEAN_MOST, min(tuning.LEAN_MOST, self._lean + step)))

    def _start_at(self, fact: StartSet) -> None:
        """An adult knows: the general level is theirs from now on, and no later word about help brings the old one
        back.
        """
        self._band, self._ability = fact.band, start_ability(fact.band)
        self._variance, self._placed = tuning.GLOBAL_VARIANCE, True
        self._lately = self._lately_v = 0.0
        if fact.skill in self._graph.nodes:
            self._start_on(fact.skill, int(fact.at_s))
        self._start_level("", fact.at_s)

    def _start_on(self, skill: str, at_s: int) -> None:
        """This island fits, and what it is built on counts as known well enough to build on, until the answers say otherwise."""
        self._ability = short(self._graph.references[skill] + model.logit(tuning.START_P))
        for need in self._graph.prerequisites(skill):
            known = self._skills.get(need) or SkillState()
            if known.is_mastered:
                continue
            wanted = self._graph.references[need] + model.logit(tuning.GATE_P) + tuning.START_MARGIN
            self._skills[need] = known._replace(
                ability=max(known.ability, short(wanted - self._ability)), at_s=max(known.at_s, at_s)
            )

    def _grow_unsure(self, at_s: float) -> None:
        """Who comes back after a while has learnt or forgotten elsewhere: what a voyage finds may move the level again."""
        days = max(0.0, at_s - self._last_s) / _DAY_S
        if self._variance < tuning.GLOBAL_VARIANCE:
            self._variance = short(min(tuning.GLOBAL_VARIANCE, self._variance + tuning.VOYAGE_STALE * days))

    def _start_level(self, level: str, at_s: float) -> None:
        self._rested_s = max(0.0, at_s - self._last_s)
        self._last_s, self._streak = at_s, 0
        self._level, self._helped, self._answers = level, False, []
        self._before = self._ability, self._variance, self._lately, self._lately_v, self._answered, 0
        self._old_skills, self._old_items, self._old_strands = {}, {}, dict(self._strands)

    # ------------------------------------------------------------ answers
    def take_answer(self, fact: AnswerGiven) -> None:
        """One more answer."""
        if fact.level != self._level:
            self._start_level(fact.level, fact.at_s)
        self._last_s = fact.at_s
        if fact.attempt != 1 or fact.purpose == "fix":
            return
        self._recent = floor((self._recent + _RECENT * (fact.correct - self._recent)) * _TIMES + 0.5) / _TIMES
        if self._is_rapid(fact):
            return
        self._answers.append(fact)
        if fact.took_s >= 0.0 and fact.pace != "kept":
            self._times_s.append(fact.took_s)
        self._lean = short(self._lean * tuning.LEAN_FADE) if self._lean else 0.0
        self._score(fact, self._information(fact))
        self._mix_ups = met(self._mix_ups, fact, self._answered)

    def _is_rapid(self, fact: AnswerGiven) -> bool:
        """A choice answered faster than anybody reads it: no evidence either way. "I don't know yet" is honest, however quick."""
        if fact.guess <= 0.0 or fact.took_s < 0.0 or fact.pace == "kept" or fact.did_not_know:
            return False
        if fact.took_s < tuning.RAPID_S or len(self._times_s) < tuning.RAPID_KNOWN:
            return fact.took_s < tuning.RAPID_S
        if fact.took_s >= min(tuning.RAPID_MOST_S, tuning.RAPID_SHARE * max(self._times_s)):
            return False
        times_s = sorted(self._times_s)
        return fact.took_s < tuning.RAPID_SHARE * times_s[(len(times_s) - 1) // 2]

    def _weaken(self, fact: HelpDeclared) -> None:
        """The level's answers count half: back to before it, and give them again with less information."""
        if fact.level != self._level or self._helped:
            return
        self._helped = True
        self._give_again()

    def _take_strategy(self, fact: StrategyTold) -> None:
        """ "I guessed": the right answer just given counts for less."""
        last = self._answers[-1] if self._answers else None
        if fact.how != "guessed" or last is None or (fact.level, fact.item) != (self._level, last.item) or not last.correct:
            return
        if last.sure != _GUESSED:
            self._answers[-1] = replace(last, sure=_GUESSED)
            self._give_again()

    def _give_again(self) -> None:
        """Back to before the level, and its answers once more, each with what it counts now."""
        if not self._answers:
            return
        self._ability, self._variance, self._lately, self._lately_v, self._answered, self._streak = self._before
        self._strands = dict(self._old_strands)
        for name, skill in self._old_skills.items():
            if skill is None:
                self._skills.pop(name, None)
            else:
                self._skills[name] = skill
        for item, seen in self._old_items.items():
            if seen is None:
                self._items.pop(item, None)
            else:
                self._items[item] = seen
        for answer in self._answers:
            self._score(answer, self._information(answer))

    def _information(self, fact: AnswerGiven) -> float:
        """How much an answer counts: less after help, and when a right one was not sure or guessed."""
        said = _SAID.get(fact.sure, 1.0) if fact.sure and fact.correct else 1.0
        return min(said, tuning.HELPED_INFORMATION) if self._helped else said
