"""Drift: learners and items calibrate one another while the items are chosen to fit. Do difficulties run apart?

Learners N(0, 1) come one after the other, 400 answers each, always the item nearest 75 % success of ten at random among 200 with N(0, .92)
difficulties. The shipped equations (``model.gain`` with the shipped variances, items beginning at 0 with the variance of an unknown
difficulty) stand beside an Elo rating with a constant K. Difficulties are compared after shifting to the same mean, as the game
re-centres them.
"""

from collections.abc import Callable
from math import sqrt
from random import Random
from statistics import fmean, pstdev
from typing import Protocol

from engine.judges.verdict import Bar, Figure, Row, Size, Verdict, resampled
from engine.learning import model, tuning

ANSWERS, ITEMS, SPREAD, TARGET, AMONG = 400, 200, 0.92, 0.75, 10
SHARE_OF_LEARNERS = 5
SD_BAR, ITEM_BAR, LEARNER_BAR = 0.12, 0.21, 0.27


class Calibration(Protocol):
    """Difficulties that all learners share, and the ability of the present one."""

    difficulty: list[float]
    ability: float

    def begin(self) -> None: ...

    def tell(self, item: int, correct: bool) -> None: ...


class Shipped:
    """Kalman variances on both sides, with the game's constants."""

    def __init__(self) -> None:
        self.difficulty = [0.0] * ITEMS
        self._item_variance = [tuning.UNKNOWN_DIFFICULTY_VARIANCE] * ITEMS
        self.begin()

    def begin(self) -> None:
        self.ability, self._variance = 0.0, tuning.GLOBAL_VARIANCE_AGE_ONLY

    def tell(self, item: int, correct: bool) -> None:
        mine, its = self._variance, self._item_variance[item]
        step, loss = model.gain(self.ability - self.difficulty[item], mine + its, float(correct))
        self.ability += mine * step
        self.difficulty[item] -= its * step
        self._variance = mine - mine * mine * loss + tuning.GROW_GLOBAL
        self._item_variance[item] = its - its * its * loss


class ConstantK:
    """Elo with one K on both sides."""

    _K = 0.4

    def __init__(self) -> None:
        self.difficulty = [0.0] * ITEMS
        self.begin()

    def begin(self) -> None:
        self.ability = 0.0

    def tell(self, item: int, correct: bool) -> None:
        step = self._K * (correct - model.sigmoid(self.ability - self.difficulty[item]))
        self.ability += step
        self.difficulty[item] -= step


def calibrate(one: Calibration, truth: list[float], learners: int, seed: int) -> list[float]:
    """Everybody answers; returns how far off each of the later half of the learners was."""
    dice, off = Random(seed), []
    for number in range(learners):
        ability = dice.gauss(0.0, 1.0)
        one.begin()
        wanted = model.logit(TARGET)
        for _ in range(ANSWERS):
            around = dice.sample(range(ITEMS), AMONG)
            here = one.ability - wanted
            item = min(around, key=lambda k: abs(one.difficulty[k] - here))
            one.tell(item, dice.random() < model.sigmoid(ability - truth[item]))
        if number >= learners // 2:
            off.append(one.ability - ability)
    return off


def judge(size: Size) -> Verdict:
    """Spread and errors after everybody has answered."""
    learners = SHARE_OF_LEARNERS * size.learners
    dice = Random(f"{size.seed}/items")
    truth = [dice.gauss(0.0, SPREAD) for _ in range(ITEMS)]
    sds: dict[str, Figure] = {}
    items: dict[str, Figure] = {}
    everybody: dict[str, Figure] = {}
    makers: dict[str, Callable[[], Calibration]] = {"shipped": Shipped, "constant K": ConstantK}
    for name, make in makers.items():
        one = make()
        off = calibrate(one, truth, learners, size.seed)
        shift = fmean(one.difficulty) - fmean(truth)
        errors = [found - shift - real for found, real in zip(one.difficulty, truth, strict=True)]
        sds[name] = resampled(one.difficulty, pstdev, size.seed)
        items[name] = resampled(errors, _rms, size.seed)
        everybody[name] = resampled([error - shift for error in off], _rms, size.seed)
    sds["truth"] = resampled(truth, pstdev, size.seed)
    inflation = sds["shipped"].value / sds["truth"].value - 1.0
    return Verdict(
        judge="drift",
        about=f"{learners} learners, {ANSWERS} answers each",
        rows=(
            Row(what="SD of the items' difficulties", figures=sds),
            Row(what="RMSE of the items", figures=items),
            Row(what="RMSE of the learners", figures=everybody),
        ),
        bars=(
            Bar(text=f"item SD within 12 % of the truth ({inflation:+.1%})", reached=abs(inflation) <= SD_BAR),
            Bar(text=f"item RMSE ≤ .21 ({items['shipped'].value:.3f})", reached=items["shipped"].value <= ITEM_BAR),
            Bar(text=f"learner RMSE ≤ .27 ({everybody['shipped'].value:.3f})", reached=everybody["shipped"].value <= LEARNER_BAR),
        ),
    )


def _rms(values: object) -> float:
    return sqrt(fmean(value * value for value in values))  # type: ignore[attr-defined]
