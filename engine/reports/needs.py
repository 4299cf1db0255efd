"""Who in a class needs help now, why, and what to do next; and who could work together because they need the same.

Made from the same facts and reports as everything else, by rules a teacher can check by hand; no model decides. The
rules look at the last ``RECENT_DAYS`` days, at first attempts only, and never at speed.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.clock import date_of
from engine.content.compiled.pack import Skill
from engine.records import AnswerGiven, LevelEnded
from engine.reports.pupil import Pupil

RECENT_DAYS = 14
_DAY_S = 86_400.0
_FEWEST, _LOOKED_AT, _SHARE = 6, 10, 0.5  # stuck: of the last ten tries at least six, and fewer than half of them right
_MIX_UPS = 3
_LEFT, _LEVELS = 2, 4  # of the last four levels two were left early
_FULL = 5
Reason = Literal["stuck", "still", "mix_up", "leaves", "away"]
_RANK: Mapping[Reason, int] = {"stuck": 0, "still": 1, "mix_up": 2, "leaves": 3, "away": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One learner, one reason. ``count`` of ``of``: right answers of tries, answers without getting further (since ``since_s``), times of a
    mix-up, levels left of levels, days away.

    ``first`` is an island to visit before (a prerequisite without all its lamps), ``at_home`` the pack author's question.
    """

    learner: str
    reason: Reason
    skill: str = ""
    name: str = ""
    mix_up: str = ""
    count: int = 0
    of: int = 0
    first: str = ""
    at_home: str = ""
    since_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Learners who need the same: an island they are stuck at, or one mix-up."""

    learners: tuple[str, ...]
    skill: str
    name: str
    mix_up: str = ""


def needs(pupils: Sequence[Pupil], skills: Mapping[str, Skill], now_s: float) -> tuple[Need, ...]:
    """The list, most urgent first: stuck before mixed up before leaving early before away; then by how much."""
    found = [need for pupil in pupils for need in _of(pupil, skills, now_s)]
    return tuple(sorted(found, key=_urgency))


def _urgency(need: Need) -> tuple[int, float, str, str]:
    weight = need.count / need.of if need.reason == "stuck" else -need.count
    return _RANK[need.reason], weight, need.learner, need.skill


def groups(found: Sequence[Need]) -> tuple[Group, ...]:
    """Two or more with the same need, the largest group first; a learner may be in several."""
    together: dict[tuple[str, str], list[Need]] = defaultdict(list)
    for need in found:
        if need.reason in ("stuck", "still", "mix_up"):
            together[need.skill, need.mix_up].append(need)
    made = [
        Group(learners=tuple(sorted(need.learner for need in same)), skill=skill, name=same[0].name, mix_up=mix_up)
        for (skill, mix_up), same in together.items()
        if len(same) > 1
    ]
    return tuple(sorted(made, key=lambda group: (-len(group.learners), group.name, group.mix_up)))


def _of(pupil: Pupil, skills: Mapping[str, Skill], now_s: float) -> list[Need]:
    since_s = now_s - RECENT_DAYS * _DAY_S
    answers = [
        fact
        for fact in pupil.facts
        if isinstance(fact, AnswerGiven)
        and fact.attempt == 1
        and fact.purpose not in ("placement", "fix")
        and fact.at_s >= since_s
    ]
    lamps = {line.skill: line.lamps for line in (*pupil.report.can_do, *pupil.report.working_on)}
    stuck = _stuck(pupil.label, answers, skills, lamps)
    return [
        *stuck,
        *_still(pupil, {need.skill for need in stuck}),
        *_mixed_up(pupil.label, answers, skills, lamps),
        *_leaving(pupil, since_s),
        *_away(pupil, now_s),
    ]


def _stuck(label: str, answers: Sequence[AnswerGiven], skills: Mapping[str, Skill], lamps: Mapping[str, int]) -> list[Need]:
    tries: dict[str, list[bool]] = defaultdict(list)
    for fact in answers:
        for skill in fact.skills[:1]:
            tries[skill].append(fact.correct)
    found = []
    for skill, results in tries.items():
        last = results[-_LOOKED_AT:]
        if skill in skills and lamps.get(skill, 0) < _FULL and len(last) >= _FEWEST and sum(last) < _SHARE * len(last):
            found.append(_need(label, "stuck", skills[skill], skills, lamps, count=sum(last), of=len(last)))
    return found


def _still(pupil: Pupil, told: set[str]) -> list[Need]:
    """Where nothing moves any more although half of it is right: the scheduler leaves it alone, an adult should know."""
    return [
        Need(
            learner=pupil.label,
            reason="still",
            skill=stuck.skill,
            name=stuck.name,
            count=stuck.answers,
            first=stuck.first,
            at_home=stuck.at_home,
            since_s=stuck.since_s,
        )
        for stuck in pupil.report.stuck
        if stuck.skill not in told
    ]


def _mixed_up(label: str, answers: Sequence[AnswerGiven], skills: Mapping[str, Skill], lamps: Mapping[str, int]) -> list[Need]:
    times = Counter((fact.skills[0], fact.mistake) for fact in answers if fact.mistake and fact.skills)
    return [
        _need(label, "mix_up", skills[skill], skills, lamps, mix_up=mistake, count=count)
        for (skill, mistake), count in times.items()
        if count >= _MIX_UPS and skill in skills
    ]


def _need(
    label: str,
    reason: Reason,
    skill: Skill,
    skills: Mapping[str, Skill],
    lamps: Mapping[str, int],
    *,
    mix_up: str = "",
    count: int = 0,
    of: int = 0,
) -> Need:
    before = [skills[need] for need in skill.needs if need in skills and lamps.get(need, 0) < _FULL]
    return Need(
        learner=label,
        reason=reason,
        skill=skill.id,
        name=skill.name,
        mix_up=mix_up,
        count=count,
        of=of,
        first=min(before, key=lambda one: (lamps.get(one.id, 0), one.name)).name if before else "",
        at_home=skill.at_home,
    )


def _leaving(pupil: Pupil, since_s: float) -> list[Need]:
    ended = [fact.finished for fact in pupil.facts if isinstance(fact, LevelEnded) and fact.at_s >= since_s][-_LEVELS:]
    left = len(ended) - sum(ended)
    return [Need(learner=pupil.label, reason="leaves", count=left, of=len(ended))] if left >= _LEFT else []


def _away(pupil: Pupil, now_s: float) -> list[Need]:
    played = [fact.at_s for fact in pupil.facts if isinstance(fact, AnswerGiven)]
    days = int((now_s - max(played)) // _DAY_S) if played else 0
    return [Need(learner=pupil.label, reason="away", count=days)] if days >= RECENT_DAYS else []


def why(need: Need) -> str:
    """The reason in a sentence."""
    match need.reason:
        case "stuck":
            return f"{need.count} of the last {need.of} right at “{need.name}”"
        case "still":
            since = date_of(need.since_s).date().isoformat()
            return f"{need.count} answers at “{need.name}” without getting further, since {since}"
        case "mix_up":
            return f"the same mix-up {need.count} times at “{need.name}”: {need.mix_up.replace('_', ' ').replace('-', ' ')}"
        case "leaves":
            return f"{need.count} of the last {need.of} levels left early"
        case "away":
            return f"has not played for {need.count} days"


def next_step(need: Need) -> str:
    """One thing to do."""
    if need.reason in ("stuck", "still"):
        return f"First the island “{need.first}”." if need.first else _ask(need, "Sit beside and play it once with hints.")
    if need.reason == "mix_up":
        return _ask(need, "Let them tell how they got there.")
    if need.reason == "leaves":
        return "Ask whether the waves are too big or too small, and set them."
    return "Ask how it is going; nothing is lost by a rest."


def _ask(need: Need, otherwise: str) -> str:
    return f"Ask: “{need.at_home}”" if need.at_home else otherwise
