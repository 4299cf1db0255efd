"""What one child can do, is working on, and could do next; how much was played: the parent's page and ``report --json``.

Everything is worked out from facts and the learner state at the moment of asking. Days are local days of the reader.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from engine.clock import date_of
from engine.content.compiled.pack import Skill
from engine.learning import tuning, views
from engine.learning.fluency import Fluency, fluency
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.records import AnswerGiven, Fact, LevelEnded, StrategyTold
from engine.reports.reasons import LastChallenge, last_challenges

LAST = 20  # challenges told one by one
_MISTAKE_SHOWN = 2  # a mix-up is worth telling when it happened at least twice


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillLine:
    """One skill as adults see it: its sentence, its lamps, tries and how many of them were right the first time.

    ``in_time`` of the last ``timed`` answers came within the pack's ``fluency:``; 0 of 0 without one, or where the child plays without a clock.
    """

    skill: str
    name: str
    i_can: str
    lamps: int
    stage: str
    tries: int
    right: int
    at_home: str
    probability: float
    in_time: int = 0
    timed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Minutes played on one local day."""

    date: str
    weekday: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One pack: islands lit and begun of all."""

    pack: str
    title: str
    lit: int
    islands: int
    begun: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """A skill that has not moved for ``answers`` answers, since ``since_s`` (Unix seconds): the scheduler leaves it alone for now.

    ``first`` is what to strengthen before, ``at_home`` the pack author's question; either may be empty.
    """

    skill: str
    name: str
    since_s: float
    answers: int
    first: str
    at_home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How often a child that was sure (or not so sure) before answering was right (or wrong), and how right answers were found, as told by
    the child. Asked rarely and never insisted on, so these are small numbers.
    """

    sure_right: int = 0
    sure_wrong: int = 0
    unsure_right: int = 0
    unsure_wrong: int = 0
    knew: int = 0
    worked_out: int = 0
    guessed: int = 0

    @property
    def told(self) -> int:
        """How often the child said how sure it was."""
        return self.sure_right + self.sure_wrong + self.unsure_right + self.unsure_wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One child at one moment. ``learning_share`` is how much of the played time was spent on challenges and explanations, 0 to 1."""

    nickname: str
    answers: int
    right: int
    levels: int
    can_do: tuple[SkillLine, ...]
    working_on: tuple[SkillLine, ...]
    next_up: tuple[SkillLine, ...]
    mix_ups: tuple[tuple[str, str, int], ...]
    days: tuple[Day, ...]
    areas: tuple[Area, ...]
    minutes_today: float
    minutes_week: float
    learning_share: float
    sureness: Sureness = Sureness()
    stuck: tuple[Stuck, ...] = ()
    last: tuple[LastChallenge, ...] = ()


def report(
    nickname: str,
    facts: Iterable[Fact],
    state: LearnerState,
    graph: SkillGraph,
    skills: Mapping[str, Skill],
    titles: Mapping[str, str],
    next_up: Iterable[str],
    now_s: float,
    zone: tzinfo | None = None,
) -> Report:
    """The whole page. ``titles`` maps pack ids; ``next_up`` are the scheduler's recommendations."""
    known = list(facts)
    answers = [fact for fact in known if isinstance(fact, AnswerGiven)]
    quick = fluency(reversed(known), {name: skill.fluency_s for name, skill in skills.items() if skill.fluency_s})
    lines = {name: _line(skill, state, graph, now_s, quick.get(name)) for name, skill in skills.items()}
    played = [line for line in lines.values() if line.tries or line.lamps]
    can = sorted((line for line in played if line.lamps >= 5), key=lambda line: line.name)
    working = sorted((line for line in played if line.lamps < 5), key=lambda line: (-line.lamps, line.name))
    started = {line.skill for line in played}
    following = [lines[name] for name in next_up if name in lines and name not in started]
    days = play_days(known, now_s, zone)
    firsts = [fact for fact in answers if fact.attempt == 1]
    ends = [fact for fact in known if isinstance(fact, LevelEnded) and fact.asked_s]
    play_s, asked_s = sum(end.play_s for end in ends), sum(end.asked_s for end in ends)
    return Report(
        nickname=nickname,
        answers=len(answers),
        right=sum(fact.correct for fact in firsts),
        levels=sum(isinstance(fact, LevelEnded) and fact.finished for fact in known),
        can_do=tuple(can),
        working_on=tuple(working),
        next_up=tuple(following),
        mix_ups=_mix_ups(answers, skills),
        days=days,
        areas=_areas(lines, skills, titles),
        minutes_today=days[-1].minutes,
        minutes_week=sum(day.minutes for day in days),
        learning_share=min(1.0, asked_s / play_s) if play_s else 0.0,
        sureness=_sureness(known),
        stuck=_stuck(firsts, state, graph, skills, lines),
        last=last_challenges(known, skills, LAST),
    )


def _stuck(
    firsts: Sequence[AnswerGiven],
    state: LearnerState,
    graph: SkillGraph,
    skills: Mapping[str, Skill],
    lines: Mapping[str, SkillLine],
) -> tuple[Stuck, ...]:
    """Skills that wheels spin at, the longest first: what the scheduler itself goes by."""
    found = []
    for name, known in state.skills.items():
        is_lit = state.lights.get(name, 0) >= 5 or known.is_mastered
        if name not in lines or is_lit or not known.tries or known.since_best < tuning.STUCK_TRIES:
            continue
        times = [fact.at_s for fact in firsts if name in fact.skills and fact.purpose != "fix"][-known.since_best :]
        needs = [need for need in graph.nodes[name].needs if state.lights.get(need, 0) < 5 and need in lines]
        found.append(
            Stuck(
                skill=name,
                name=skills[name].name,
                since_s=times[0] if times else float(known.at_s),
                answers=known.since_best,
                first=lines[min(needs, key=lambda need: (lines[need].probability, need))].name if needs else "",
                at_home=skills[name].at_home,
            )
        )
    return tuple(sorted(found, key=lambda stuck: (-stuck.answers, stuck.name)))


def _sureness(facts: Iterable[Fact]) -> Sureness:
    counts: Counter[str] = Counter()
    for fact in facts:
        if isinstance(fact, AnswerGiven) and fact.attempt == 1 and fact.sure in ("sure", "unsure"):
            counts[f"{fact.sure}_{'right' if fact.correct else 'wrong'}"] += 1
        elif isinstance(fact, StrategyTold):
            counts[fact.how] += 1
    return Sureness(**counts)


def _line(skill: Skill, state: LearnerState, graph: SkillGraph, now_s: float, quick: Fluency | None) -> SkillLine:
    seen = views.view(state, graph, skill.id, now_s)
    return SkillLine(
        skill=skill.id,
        name=skill.name,
        i_can=skill.i_can,
        lamps=state.lights.get(skill.id, 0),
        stage=seen.stage,
        tries=seen.tries,
        right=seen.right,
        at_home=skill.at_home,
        probability=round(seen.probability, 3),
        in_time=quick.in_time if quick else 0,
        timed=quick.of if quick else 0,
    )


def play_days(facts: Iterable[Fact], now_s: float, zone: tzinfo | None = None, count: int = 7) -> tuple[Day, ...]:
    """Minutes of the last ``count`` local days, today last. A level counts on the day it ended."""
    today = date_of(now_s, zone).date()
    minutes: dict[str, float] = defaultdict(float)
    for fact in facts:
        if isinstance(fact, LevelEnded):
            day = date_of(fact.at_s, zone).date()
            minutes[day.isoformat()] += fact.play_s / 60
    dates = [today - timedelta(days=back) for back in range(count - 1, -1, -1)]
    return tuple(Day(date=d.isoformat(), weekday=d.weekday(), minutes=round(minutes[d.isoformat()], 1)) for d in dates)


def _mix_ups(answers: list[AnswerGiven], skills: Mapping[str, Skill]) -> tuple[tuple[str, str, int], ...]:
    """(skill name, mistake id, times) of known mistakes that came more than once, most frequent first."""
    counts = Counter((fact.skills[0], fact.mistake) for fact in answers if fact.mistake and fact.skills)
    return tuple(
        (skills[skill].name, mistake, n)
        for (skill, mistake), n in counts.most_common(3)
        if n >= _MISTAKE_SHOWN and skill in skills
    )


def _areas(lines: Mapping[str, SkillLine], skills: Mapping[str, Skill], titles: Mapping[str, str]) -> tuple[Area, ...]:
    by_pack: dict[str, list[SkillLine]] = {}
    for name, line in lines.items():
        by_pack.setdefault(skills[name].pack, []).append(line)
    return tuple(
        Area(
            pack=pack,
            title=titles.get(pack, pack),
            lit=sum(line.lamps >= 5 for line in group),
            islands=len(group),
            begun=sum(line.tries > 0 for line in group),
        )
        for pack, group in by_pack.items()
    )
