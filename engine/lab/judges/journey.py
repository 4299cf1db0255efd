"""Journeys on the shipped packs: invented children of four ages and ten kinds, the voyage and 300 answers each, through the shipped path.

Whoever sets a constant looks at seeds 1 to 99 (``FITTING``); what is reported comes from seeds 101 to 199 (``REPORTING``). The bars are those
of the learning design's second judgement (section 7); all are held to the worst age, so that one band cannot pay for another.
"""

from collections.abc import Iterable, Mapping, Sequence

from engine.content.library.library import Library
from engine.lab.journeys.children import BANDS, KINDS
from engine.lab.journeys.figures import Measure, largest_name, measures
from engine.lab.journeys.travelling import Diary, Journey
from engine.lab.judges.verdict import Bar, Figure, PacksMissing, Row, Size, Verdict, mean_of

FITTING, REPORTING = range(1, 100), range(101, 200)
HONEST = ("typical", "slow", "quick", "weak strand", "returner")
THREE = ("typical", "slow", "quick")
_WANTED: Mapping[int, float] = {5: 0.85, 8: 0.80, 11: 0.80, 13: 0.80}
_PER_SEED = 40  # learners of the other judges that one seed (40 children) stands for
Found = Mapping[tuple[int, str], Sequence[Diary]]


def judge(size: Size) -> Verdict:
    """Every figure for every age and kind of child, then the bars."""
    if size.library is None or not size.games:
        raise PacksMissing("the shipped packs and the games that play them are needed")
    library = size.library()
    seeds = size.seeds or REPORTING[: max(1, size.learners // _PER_SEED)]
    found: dict[tuple[int, str], list[Diary]] = {}
    for age in size.ages or BANDS:
        for kind in KINDS:
            found[age, kind.name] = [Journey(library, size.games, kind, age, seed).play(size.answers) for seed in seeds]
    all_measures = measures(library)
    rows = [
        Row(what=f"{age} years: {what}", figures=_figures(found, age, measure))
        for age in sorted({age for age, _ in found})
        for what, measure in all_measures.items()
    ]
    return Verdict(
        judge="journey",
        about=f"{len(found)} kinds and ages, seeds {seeds[0]}–{seeds[-1]}, {size.answers} answers each",
        rows=tuple(row for row in rows if row.figures),
        bars=tuple(_bars(library, found, all_measures)),
        notes=tuple(_largest(found)),
    )


def _figures(found: Found, age: int, measure: Measure) -> dict[str, Figure]:
    figures = {}
    for kind in KINDS:
        values = [value for diary in found[age, kind.name] if (value := measure(diary)) is not None]
        if values:
            figures[kind.name] = mean_of(values)
    return figures


def _largest(found: Found) -> Iterable[str]:
    for age in sorted({age for age, _ in found}):
        names = sorted({largest_name(diary) for kind in HONEST for diary in found[age, kind]})
        yield f"{age} years, largest islands: {', '.join(names)}"


class _Held:
    """The worst age on each measure."""

    def __init__(self, found: Found, all_measures: Mapping[str, Measure]) -> None:
        self._found, self._measures = found, all_measures
        self.ages = sorted({age for age, _ in found})

    def values(self, what: str, age: int, kinds: Iterable[str]) -> list[float]:
        measure = self._measures[what]
        diaries = [diary for kind in kinds for diary in self._found[age, kind]]
        return [value for diary in diaries if (value := measure(diary)) is not None]

    def means(self, what: str, kinds: Iterable[str]) -> dict[int, Figure]:
        """By age; ages where the question does not arise are left out."""
        return {age: mean_of(values) for age in self.ages if (values := self.values(what, age, kinds))}

    def most(self, text: str, what: str, kinds: Iterable[str], bar: float) -> Bar:
        return self._bar(text, {age: (mean, mean.value <= bar) for age, mean in self.means(what, kinds).items()})

    def least(self, text: str, what: str, kinds: Iterable[str], bar: float) -> Bar:
        return self._bar(text, {age: (mean, mean.value >= bar) for age, mean in self.means(what, kinds).items()})

    def everybody(self, text: str, what: str, kinds: Iterable[str], low: float, high: float) -> Bar:
        """No single child may miss it; the figure shown is the worst one's."""
        worst = {}
        for age in self.ages:
            values = self.values(what, age, kinds) or [low]
            far = min(values) if high == float("inf") else max(values)
            worst[age] = (Figure(far, far, far), all(low <= value <= high for value in values))
        return self._bar(text, worst)

    def near(self, text: str, what: str, kinds: Iterable[str], wanted: Mapping[int, float], by: float) -> Bar:
        means = self.means(what, kinds)
        return self._bar(text, {age: (mean, abs(mean.value - wanted[age]) <= by) for age, mean in means.items()})

    @staticmethod
    def _bar(text: str, by_age: Mapping[int, tuple[Figure, bool]]) -> Bar:
        told = ", ".join(f"{age}: {_with_interval(figure)}{'' if holds else ' ✗'}" for age, (figure, holds) in by_age.items())
        return Bar(text=f"{text} ({told})", reached=bool(by_age) and all(holds for _, holds in by_age.values()))


def _with_interval(figure: Figure) -> str:
    half = figure.high - figure.value
    return f"{figure.value:.2f} ± {half:.2f}" if half > 0.0 else f"{figure.value:.2f}"


def _bars(library: Library, found: Found, all_measures: Mapping[str, Measure]) -> Iterable[Bar]:
    held, more = _Held(found, all_measures), float("inf")
    there = {age: float(min(3, len(_subjects(library, age)))) for age in held.ages}
    yield held.near("success within .04 of the target", "success after the voyage", THREE, _WANTED, 0.04)
    yield held.most("known from the start ≤ 15 % of the answers", "answers on what was known before", HONEST, 0.15)
    yield held.most("below the age band ≤ 25 %", "answers below the age band", HONEST, 0.25)
    yield held.everybody("largest island < 25 %, every child", "answers on the largest island", HONEST, 0.0, 0.2499)
    yield held.least("≥ 2.5 skills a level", "skills a level", HONEST, 2.5)
    yield held.most("never the same challenge twice in a level", "levels with the same challenge twice", HONEST, 0.0)
    yield held.most("no sentence twice in a level, but what was missed", "levels with the same sentence twice", HONEST, 0.0)
    yield held.everybody("a light in 20 minutes: typical, slow, quick", "lights in 20 minutes", THREE, 1.0, more)
    yield held.everybody("≥ 5 lights in the journey (about an hour)", "lights", THREE, 5.0, more)
    yield held.everybody("a guesser lights nothing", "lights", ("guesser",), 0.0, 0.0)
    yield held.most("early lights ≤ 10 %", "early lights", HONEST, 0.10)
    subjects = held.means("subjects in the voyage", HONEST)
    yield _Held._bar(
        "as many subjects in the voyage as the age has, up to 3",
        {a: (m, m.value >= there[a] - 0.001) for a, m in subjects.items()},
    )
    yield held.least("≥ 3 mini-games in the voyage", "mini-games in the voyage", HONEST, 3.0)
    yield held.least("weak strand found in ≥ 80 %", "weak strand found", ("weak strand",), 0.8)
    yield held.everybody(
        "hasty: no arrow more than a band (3 years) below", "years below the band, lowest arrow", ("hasty",), 0.0, 3.0
    )
    yield held.least("after six right: harder or elsewhere in ≥ 90 %", "harder or elsewhere after six right", ("strong",), 0.9)


def _subjects(library: Library, age: int) -> set[str]:
    """Subjects that have something for this very age."""
    return {pack.subject for pack in library.packs for s in pack.skills if s.ages[0] <= age <= s.ages[1]}
