"""A whole rehearsal: every kind of learner plays the packs, and what came of it as data and as text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from engine.content.library.library import Library
from engine.rehearsal.children import TEMPERS
from engine.rehearsal.findings import Finding, Findings, Source
from engine.rehearsal.playing import LEFT_AFTER, Diary, Games, Learner

_BANDS = ((4.0, "3"), (5.0, "4"), (6.0, "5"), (7.0, "6"), (10.0, "7-9"), (13.0, "10-12"), (99.0, "13+"))
_MEANING = (
    "A light burns when the game is sure that this child has learnt the island. Times: until the first light, and each light by itself; then",
    "all that was played, on so many days of 20 minutes. An island is left after about 48 answers without a light: “not yet” and – mean that.",
)
_UNLIT = (
    "Nothing is wrong with their questions as far as is seen here, but at this age they take longer than a rehearsal. If that surprises you,",
    "they are harder than their ages: say. Begin with easier steps, or give the skill its own ages:.",
)
_STUCK = "{left} of {honest} honest learners did not light “{name}” in {answers} answers. Start with easier questions, or add an easier first step."
_GUESSER = "(The guesser should get none.)"
_NOTHING = (
    "{nothing} found: no dead end (an island that nobody can light), no jump (much harder at once than what comes before), no dry pool (fewer",
    "different questions than a level asks), no question that nobody or everybody gets right, no key that contradicts its question.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How one kind of learner fared; minutes are medians over learners and skills."""

    kind: str
    about: str
    learners: int
    answers: int
    lights: float
    first_light_min: float | None
    light_min: float | None
    play_min: float
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Island:
    """One skill: how many learners of each kind lit it, and after how many minutes spent on it."""

    skill: str
    name: str
    lit: Mapping[str, int]
    minutes: Mapping[str, float]
    left: int  # honest learners who left it without a light after many answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What came of it."""

    packs: tuple[str, ...]
    age: float
    seed: int
    groups: tuple[Group, ...]
    islands: tuple[Island, ...]
    findings: tuple[Finding, ...]

    @property
    def honest(self) -> int:
        """How many learners do not guess."""
        guessing = {temper.name for temper in TEMPERS if temper.guesses}
        return sum(group.learners for group in self.groups if group.kind not in guessing)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


def rehearse(library: Library, games: Games, sources: Mapping[str, Source], *, learners: int, seed: int) -> Rehearsal:
    """Every kind of learner, ``learners`` of each. The same seed gives the same rehearsal."""
    low, high = min(pack.ages[0] for pack in library.packs), max(pack.ages[1] for pack in library.packs)
    age = low + 0.35 * min(6, high - low)
    band = next(name for below, name in _BANDS if age < below)
    diaries = [
        Learner(library, games, temper, band, age, seed, number).play() for temper in TEMPERS for number in range(learners)
    ]
    return Rehearsal(
        packs=tuple(pack.id for pack in library.packs),
        age=round(age, 1),
        seed=seed,
        groups=tuple(_group([d for d in diaries if d.temper is temper]) for temper in TEMPERS),
        islands=tuple(_island(skill.id, skill.name, diaries) for skill in library.skills.values()),
        findings=Findings(library, games, diaries, sources).all(),
    )


def _group(diaries: Sequence[Diary]) -> Group:
    temper = diaries[0].temper
    lit = [spent_s / 60 for diary in diaries for _, spent_s in diary.lit.values()]
    first = [min(spent_s for _, spent_s in diary.lit.values()) / 60 for diary in diaries if diary.lit]
    return Group(
        kind=temper.name,
        about=temper.about,
        learners=len(diaries),
        answers=sum(diary.answers for diary in diaries),
        lights=round(sum(len(diary.lit) for diary in diaries) / len(diaries), 1),
        first_light_min=round(median(first), 1) if first else None,
        light_min=round(median(lit), 1) if lit else None,
        play_min=round(median(diary.play_s for diary in diaries) / 60),
        days=round(median(diary.days for diary in diaries)),
    )


def _island(skill: str, name: str, diaries: Sequence[Diary]) -> Island:
    minutes: dict[str, list[float]] = {}
    for diary in diaries:
        minutes.setdefault(diary.temper.name, [])
        if skill in diary.lit:
            minutes[diary.temper.name].append(diary.lit[skill][1] / 60)
    return Island(
        skill=skill,
        name=name,
        lit={kind: len(times) for kind, times in minutes.items()},
        minutes={kind: round(median(times), 1) for kind, times in minutes.items() if times},
        left=sum(skill not in d.lit and d.tries.get(skill, 0) >= LEFT_AFTER for d in diaries if not d.temper.guesses),
    )


def told(rehearsal: Rehearsal) -> list[str]:
    """The rehearsal as lines of text."""
    skills = len(rehearsal.islands)
    lines = [
        f"{', '.join(rehearsal.packs)}: {skills} skills, children of about {rehearsal.age:g} years, "
        f"{sum(group.learners for group in rehearsal.groups)} learners, seed {rehearsal.seed}.",
        "",
        f"{'learner':<10} {'lights':>9} {'first light':>12} {'a light':>9} {'played':>9} {'days':>5}   who",
    ]
    for group in rehearsal.groups:
        lights = f"{group.lights:g} of {skills}"
        first, one = _minutes(group.first_light_min), _minutes(group.light_min)
        play = _minutes(group.play_min)
        lines.append(f"{group.kind:<10} {lights:>9} {first:>12} {one:>9} {play:>9} {group.days:>5}   {group.about}")
    lines += ["", f"{'minutes until it is lit':<32} " + " ".join(f"{group.kind:>9}" for group in rehearsal.groups)]
    for island in rehearsal.islands:
        cells = (f"{island.minutes[g.kind]:g}" if g.kind in island.minutes else "–" for g in rehearsal.groups)
        lines.append(f"{island.name[:32]:<32} " + " ".join(f"{cell:>9}" for cell in cells))
    lines += ["", *_MEANING]
    named = {finding.skill for finding in rehearsal.findings}
    unlit = [island.name for island in rehearsal.islands if not any(island.lit.values()) and island.skill not in named]
    if unlit:
        lines += ["", f"Lit by nobody in this time: {', '.join(unlit)}.", *_UNLIT]
    stuck = [island for island in rehearsal.islands if 2 * island.left > rehearsal.honest and any(island.lit.values())]
    if stuck := [island for island in stuck if island.skill not in named]:
        said = {"honest": rehearsal.honest, "answers": LEFT_AFTER}
        lines += ["", *(_STUCK.format(left=island.left, name=island.name, **said) for island in stuck), _GUESSER]
    lines.append("")
    if not rehearsal.findings:
        lines += [line.replace("{nothing}", "Nothing else" if stuck or unlit else "Nothing") for line in _NOTHING]
    for finding in rehearsal.findings:
        lines.append(finding.text)
    return lines


def _minutes(value: float | None) -> str:
    return "not yet" if value is None else f"{value:g} min"
