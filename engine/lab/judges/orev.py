"""Real children: the placement replayed on 581 children who answered all 52 pictures of a vocabulary test (Bohn et al. 2023, oREV).

Children in five parts; the other four parts teach the difficulty of each picture and the mean age. A child's start is .8 logits a year from
that age. Everybody may ask each picture once; the figure is the correlation with the share right in the full test.
"""

import csv
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random
from statistics import fmean, pvariance

from engine.lab.judges.placing import Eap, Placing, Pool, ShippedPlacement
from engine.lab.judges.verdict import Figure, RecordsMissing, Row, Size, Verdict, at_least, mean_of, resampled
from engine.learning import learner, model, tuning

GUESS, PARTS = 0.25, 5
LOOK_AT: Mapping[int, float] = {5: 0.86, 10: 0.94}
KIND = 0.65
_ONCE = "Each picture was answered once, so levels cannot be replayed with these children."


@dataclass(frozen=True, slots=True)
class Child:
    """One child's answers by picture, and age in years."""

    answers: Mapping[str, bool]
    age: float

    @property
    def score(self) -> float:
        return fmean(self.answers.values())


def read(folder: Path | None) -> list[Child]:
    """The children with a full test. Raises RecordsMissing."""
    path = (folder or Path("../shared/data")) / "orev.csv.gz"
    if not path.is_file():
        raise RecordsMissing(f"the records orev.csv.gz are needed; say where they lie with --records DIR (not in {path.parent})")
    answers: dict[str, dict[str, bool]] = {}
    ages: dict[str, float] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            answers.setdefault(row["learner"], {})[row["item"]] = row["correct"] == "1"
            ages[row["learner"]] = float(row["age_years"])
    most = max(map(len, answers.values()))
    return [Child(given, ages[name]) for name, given in answers.items() if len(given) == most]


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's."""
    mx, my = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    xy = sum((x - mx) * (y - my) for x, y in pairs)
    return xy / sqrt(sum((x - mx) ** 2 for x, _ in pairs) * sum((y - my) ** 2 for _, y in pairs))


def judge(size: Size) -> Verdict:
    """Correlations after 5 and 10 pictures, and the success on the way."""
    children = read(size.records)[: max(20, 3 * size.learners)]
    pairs: dict[str, dict[int, list[tuple[float, float]]]] = {}
    shares: dict[str, list[float]] = {}
    for part in range(PARTS):
        taught = [child for n, child in enumerate(children) if n % PARTS != part]
        pictures, pool = _difficulties(taught)
        mean_age = fmean(child.age for child in taught)
        middle = learner.new_learner("7-9", 0.0).ability
        graph = pool.graph(middle)
        for n, child in enumerate(children):
            if n % PARTS != part:
                continue
            pairs.setdefault("age alone", {}).setdefault(0, []).append((child.age, child.score))
            expected = tuning.LOGITS_A_YEAR * (child.age - mean_age)
            everybody: Mapping[str, Placing] = {
                "shipped": ShippedPlacement(graph, middle, Random(f"{size.seed}/{n}"), expected),
                "shipped, without age": ShippedPlacement(graph, middle, Random(f"{size.seed}/{n}")),
                "EAP, most information": Eap(pool, Random(n), expected=expected),
                "EAP, random pictures": Eap(pool, Random(n), expected=expected, at_random=True),
            }
            for name, who in everybody.items():
                estimates, success = _replay(who, child, pictures)
                shares.setdefault(name, []).append(success)
                for after, estimate in estimates.items():
                    pairs.setdefault(name, {}).setdefault(after, []).append((estimate, child.score))
    rows = [Row(what="correlation of age with the full test", figures={"age alone": _figure(pairs.pop("age alone")[0], size)})]
    bars = []
    for after, bar in LOOK_AT.items():
        figures = {name: _figure(found[after], size) for name, found in pairs.items()}
        rows.append(Row(what=f"correlation with the full test after {after} pictures", figures=figures))
        bars.append(at_least(f"≥ {bar:.2f} after {after} pictures", figures["shipped"], bar))
    kind = {name: mean_of(values) for name, values in shares.items()}
    rows.append(Row(what="success in the first 10 pictures", figures=kind))
    bars.append(at_least("success ≥ .65", kind["shipped"], KIND))
    about = f"{len(children)} real children"
    return Verdict(judge="orev", about=about, rows=tuple(rows[1:] + rows[:1]), bars=tuple(bars), notes=(_ONCE,))


def _figure(pairs: Sequence[tuple[float, float]], size: Size) -> Figure:
    return resampled(pairs, correlation, size.seed)


def _difficulties(children: Sequence[Child]) -> tuple[list[str], Pool]:
    """Pictures and their difficulty, around the mean ability of these children; luck taken out.

    A share right in a group says less than the logit suggests, the less the more the group varies: √(1 + .346 σ²) undoes that.
    """
    pictures = sorted(children[0].answers)
    scores = [min(0.98, max(0.02, (child.score - GUESS) / (1.0 - GUESS))) for child in children]
    wide = sqrt(1.0 + 0.346 * pvariance([model.logit(score) for score in scores]))
    items = []
    for picture in pictures:
        share = fmean(child.answers[picture] for child in children)
        known = min(0.98, max(0.02, (share - GUESS) / (1.0 - GUESS)))
        items.append((-wide * model.logit(known), 0))
    return pictures, Pool(items, GUESS)


def _replay(who: Placing, child: Child, pictures: Sequence[str]) -> tuple[dict[int, float], float]:
    estimates: dict[int, float] = {}
    outcomes = []
    for number in range(1, max(LOOK_AT) + 1):
        item = who.choose()
        correct = child.answers[pictures[item]]
        who.tell(item, correct)
        outcomes.append(correct)
        if number in LOOK_AT:
            estimates[number] = who.estimate
    return estimates, fmean(outcomes)
