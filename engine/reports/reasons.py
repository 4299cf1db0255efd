"""Why each of the last challenges came: one line for adults with the numbers, and every prediction opened into its sum.

The lines are English here and translated by the game; the child's sentences live in ``game.screens.parts.reasons``. A sum is worked out anew from
the facts before the answer: with a model that has improved since, it may differ from what was predicted then, and says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.content.compiled.pack import Skill
from engine.learning import learner, model, views
from engine.learning.knowledge import expect
from engine.learning.skills import Candidate, SkillGraph
from engine.records import AnswerGiven, Fact, How, StrategyTold, Sure

_WORDS: Mapping[str, str] = {
    "first_island": "The first island: where children of this age begin.",
    "new_island": "New, and what it builds on is known well enough.",
    "growing": "In the middle of learning this.",
    "nearly": "Nearly mastered: a few more right answers light it.",
    "review_due": "Mastered before, and its review is due.",
    "remember": "Mastered before; mixed in so that it stays.",
    "missed_before": "Missed a little earlier in this level: the same kind again.",
    "sure_before": "Wrong although the child was sure: this comes back first.",
    "once_more": "Right, but unsure or guessed: once more.",
    "mixed_up": "The same mix-up twice at this skill: drawn so that it would show again.",
    "easy_start": "The first challenge of a level is an easy one.",
    "easy_end": "The last challenge of a level is an easy one.",
    "guard_two_errors": "Two errors in a row: something easier, and help offered.",
    "back_to_basics": "Three errors in a row: back to the prerequisite that is least sure.",
    "your_wish": "The child asked for easier or harder ones.",
    "guard_boredom": "Six right in a row: something harder.",
    "strengthen": "What this island builds on is not sure yet.",
    "probe": "In doubt after a missed review: an easy question checks it.",
    "exploring": "Hardly tried so far: to find out more.",
    "goal": "On the way to the child's own goal.",
    "assigned": "On the way to an adult's wish.",
    "fluency": "Known, and mixed in so that it comes quickly, too.",
    "first_voyage": "First voyage: to find out where to begin.",
    "fixing": "Fixing after the level: what was missed, once more. Not scored.",
    "numbers": "Expected {predicted} % right, wanted {target} %.",
    "general": "general level",
    "lately": "the last few answers",
    "skill": "this skill",
    "practised": "practised before",
    "resting": "resting since then",
    "item": "this kind of question",
    "again": "met before",
    "hardness": "how hard it is",
    "harder": "harder than the pack says",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChallenge:
    """One of the last challenges. ``place`` is its answer among all facts; chances run from 0 to 1 (-1: not known); ``why`` is in English."""

    place: int
    at_s: float
    skill: str
    name: str
    asked: str
    given: str
    correct: bool
    hints: int
    code: str
    why: str
    predicted: float
    target: float
    sure: Sure
    how: How | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A prediction as a sum: (term, logits) pairs, their total, luck's share, and the chance that follows."""

    terms: tuple[tuple[str, float], ...]
    total: float
    luck: float
    chance: float


def words_of(code: str) -> str:
    """The English line of a reason or a term; "" for an unknown one."""
    return _WORDS.get(code, "")


def last_challenges(facts: Sequence[Fact], skills: Mapping[str, Skill], count: int) -> tuple[LastChallenge, ...]:
    """The last ``count`` challenges by their first answer, newest first. Answers that are only counts any more are left out."""
    found: list[LastChallenge] = []
    how: dict[tuple[str, str], How] = {}
    for place in range(len(facts) - 1, -1, -1):
        fact = facts[place]
        if isinstance(fact, StrategyTold):
            how.setdefault((fact.level, fact.item), fact.how)
        if not isinstance(fact, AnswerGiven) or fact.attempt != 1 or not fact.asked:
            continue
        found.append(_told(place, fact, skills, how.pop((fact.level, fact.item), "")))
        if len(found) == count:
            break
    return tuple(found)


def _told(place: int, fact: AnswerGiven, skills: Mapping[str, Skill], how: How | str) -> LastChallenge:
    skill = fact.skills[0] if fact.skills else ""
    is_fix = fact.purpose == "fix"
    code = "fixing" if is_fix else fact.reason
    return LastChallenge(
        place=place,
        at_s=fact.at_s,
        skill=skill,
        name=skills[skill].name if skill in skills else skill,
        asked=fact.asked,
        given=fact.given,
        correct=fact.correct,
        hints=fact.hints,
        code=code,
        why=" ".join(filter(None, (words_of(code), "" if is_fix else numbers(fact.predicted, fact.target)))),
        predicted=-1.0 if is_fix else fact.predicted,
        target=-1.0 if is_fix else fact.target,
        sure=fact.sure,
        how=how,
    )


def numbers(predicted: float, target: float) -> str:
    """What was expected and wanted, in English; "" when it was not kept."""
    if predicted < 0.0 or target < 0.0:
        return ""
    return _WORDS["numbers"].format(predicted=percent(predicted), target=percent(target))


def percent(chance: float) -> str:
    return f"{100.0 * chance:.0f}"


def opened(facts: Sequence[Fact], place: int, graph: SkillGraph, band: str, created_s: float) -> Sum | None:
    """The prediction before the answer at ``place``, opened into its sum; None when no answer is there.

    ``band`` and ``created_s`` are the profile's: the state before is made again from the facts.
    """
    fact = facts[place] if 0 <= place < len(facts) else None
    if not isinstance(fact, AnswerGiven):
        return None
    before = learner.replay(_until(facts, place), graph, learner.first_band(facts, band), created_s)
    candidate = graph.candidates.get(fact.item) or Candidate(
        item=fact.item, skills=fact.skills, difficulty=fact.difficulty, variance=fact.variance, guess=fact.guess
    )
    parts = views.explain(before, graph, candidate, fact.at_s)
    x, variance = expect(
        before, candidate.item, candidate.skills, candidate.difficulty, candidate.variance, fact.at_s, candidate.likeness
    )
    return Sum(
        terms=tuple((term.split(":")[0], value) for term, value in parts),
        total=views.total(parts),
        luck=candidate.guess,
        chance=model.predict(x, variance, candidate.guess),
    )


def _until(facts: Sequence[Fact], place: int) -> Iterable[Fact]:
    return facts[:place]
