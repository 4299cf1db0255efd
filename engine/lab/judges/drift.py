"""Drift: learners and items calibrate one another while the items are chosen to fit. Do difficulties run apart?

Learners N(0, 1) come one after the other, 400 answers each, always the item nearest 75 % success of ten at random among 200 with N(0, .92)
difficulties. The shipped equations (``model.gain`` with the shipped variances, items beginning at 0 with the variance of an unknown
difficulty) stand beside an Elo rating with a constant K. Difficulties are compared after shifting to the same mean.

And on one device: a child answers 400 questions to families whose hardness a pack only guessed (error SD .6); the game itself (``learner.apply``)
learns on. What it then believes must be nearer the truth than the guess was, and not spread wider.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from random import Random
from statistics import fmean, pstdev
from typing import Protocol

from engine.lab.judges.guide import ANSWER_S, START_S, Guide
from engine.lab.judges.verdict import Bar, Figure, Row, Size, Verdict, at_most, resampled
from engine.learning import learner, model, prediction, tuning
from engine.learning.skills import Candidate, SkillGraph, SkillNode
from engine.records import AnswerGiven

ANSWERS, ITEMS, SPREAD, TARGET, AMONG = 400, 200, 0.92, 0.75, 10
SHARE_OF_LEARNERS = 5
SKILLS, GUESS_SD = 20, 0.6
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
        self.ability, self._variance = prediction.general_after(self.ability, mine, step, loss)
        self.difficulty[item] -= its * step
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
    rng, off = Random(seed), []
    for number in range(learners):
        ability = rng.gauss(0.0, 1.0)
        one.begin()
        wanted = model.logit(TARGET)
        for _ in range(ANSWERS):
            around = rng.sample(range(ITEMS), AMONG)
            here = one.ability - wanted
            item = min(around, key=lambda k: abs(one.difficulty[k] - here))
            one.tell(item, rng.random() < model.sigmoid(ability - truth[item]))
        if number >= learners // 2:
            off.append(one.ability - ability)
    return off


class Device:
    """One child's device: families whose hardness a pack guessed, and the game's own fold."""

    def __init__(self, guesses: list[float]) -> None:
        nodes = {}
        for k in range(SKILLS):
            own = range(k, len(guesses), SKILLS)
            families = tuple(Candidate(item=str(n), skills=(f"s{k}",), difficulty=guesses[n], variance=GUESS_SD**2) for n in own)
            nodes[f"s{k}"] = SkillNode(id=f"s{k}", candidates=families)
        self.graph, self._now_s = SkillGraph(nodes), START_S
        self._state = replace(learner.new_learner("7-9", START_S), ability=0.0)

    def chance(self, item: int) -> float:
        """What the game predicts for an item."""
        c = self.graph.candidates[str(item)]
        return model.predict(*learner.expect(self._state, c.item, c.skills, c.difficulty, c.variance, self._now_s), c.guess)

    def tell(self, item: int, correct: bool) -> None:
        c = self.graph.candidates[str(item)]
        self._now_s += ANSWER_S
        fact = AnswerGiven(
            at_s=self._now_s,
            level="L",
            item=c.item,
            skills=c.skills,
            seed=1,
            purpose="practice",
            correct=correct,
            difficulty=c.difficulty,
            variance=c.variance,
        )
        self._state = learner.apply(self._state, fact, self.graph)

    def choose(self, rng: Random) -> int:
        """The item nearest the wanted success, of some at random."""
        return min(rng.sample(range(ITEMS), AMONG), key=lambda k: abs(self.chance(k) - TARGET))

    @property
    def harder(self) -> dict[int, float]:
        """By how much each item asked proved harder than guessed."""
        return {int(item): seen.harder for item, seen in self._state.items.items()}


class Played(Device):
    """The same device, but the game chooses as it is played: island by island."""

    def __init__(self, guesses: list[float]) -> None:
        super().__init__(guesses)
        self._guide = Guide(self.graph, Random(1), by_level=True)
        self._guide.state = self._state

    def choose(self, rng: Random) -> int:
        return int(self._guide.next().item)

    def tell(self, item: int, correct: bool) -> None:
        self._guide.tell(correct)
        self._state = self._guide.state


def on_one_device(
    children: int, seed: int, make: Callable[[list[float]], Device] = Device
) -> tuple[list[float], list[float], list[float]]:
    """(errors of the guesses, errors of what the device believes, what it believes) over the items that were asked."""
    before, after, believed = [], [], []
    for number in range(children):
        rng = Random(f"{seed}/device/{number}")
        truth = [rng.gauss(0.0, SPREAD) for _ in range(ITEMS)]
        guesses = [hardness + rng.gauss(0.0, GUESS_SD) for hardness in truth]
        device, ability = make(guesses), rng.gauss(0.0, 1.0)
        for _ in range(ANSWERS):
            item = device.choose(rng)
            device.tell(item, rng.random() < model.sigmoid(ability - truth[item]))
        for item, harder in device.harder.items():
            before.append(guesses[item] - truth[item])
            after.append(guesses[item] + harder - truth[item])
            believed.append(guesses[item] + harder)
    shift = fmean(after) - fmean(before)
    return before, [error - shift for error in after], believed


def judge(size: Size) -> Verdict:
    """Spread and errors after everybody has answered."""
    learners = SHARE_OF_LEARNERS * size.learners
    rng = Random(f"{size.seed}/items")
    truth = [rng.gauss(0.0, SPREAD) for _ in range(ITEMS)]
    sds: dict[str, Figure] = {}
    one_way: dict[str, Sequence[float]] = {}
    items: dict[str, Figure] = {}
    everybody: dict[str, Figure] = {}
    makers: dict[str, Callable[[], Calibration]] = {"shipped": Shipped, "constant K": ConstantK}
    for name, make in makers.items():
        one = make()
        off = calibrate(one, truth, learners, size.seed)
        shift = fmean(one.difficulty) - fmean(truth)
        errors = [found - shift - real for found, real in zip(one.difficulty, truth, strict=True)]
        sds[name], one_way[name] = resampled(one.difficulty, pstdev, size.seed), one.difficulty
        items[name] = resampled(errors, _rms, size.seed)
        everybody[name] = resampled([error - shift for error in off], _rms, size.seed)
    sds["truth"] = resampled(truth, pstdev, size.seed)
    children = max(4, size.learners // 10)
    before, after, believed = on_one_device(children, size.seed)
    guessed, played, _ = on_one_device(children, size.seed, Played)
    device = {"guessed": resampled(before, _rms, size.seed), "shipped": resampled(after, _rms, size.seed)}
    by_level = {"guessed": resampled(guessed, _rms, size.seed), "shipped": resampled(played, _rms, size.seed)}
    spread = resampled(believed, pstdev, size.seed)
    wide = sqrt(SPREAD**2 + GUESS_SD**2)
    inflation = _inflation(one_way["shipped"], truth, size.seed)
    return Verdict(
        judge="drift",
        about=f"{learners} learners, {ANSWERS} answers each",
        rows=(
            Row(what="SD of the items' difficulties", figures=sds),
            Row(what="RMSE of the items", figures=items),
            Row(what="RMSE of the learners", figures=everybody),
            Row(what="on one device: RMSE of the items asked", figures=device),
            Row(what="on one device, by level: RMSE of the items asked", figures=by_level),
            Row(what="on one device: SD of what is believed", figures={"shipped": spread, "guessed": Figure(wide, wide, wide)}),
        ),
        bars=_bars(inflation, items["shipped"], everybody["shipped"], (device, by_level), spread, wide),
    )


def _bars(
    inflation: Figure, item: Figure, learner: Figure, devices: Sequence[Mapping[str, Figure]], spread: Figure, wide: float
) -> tuple[Bar, ...]:
    """The bars that were set before, each with the figure that is held to it."""
    return (
        at_most("item SD off the truth by ≤ .12 of it", inflation, SD_BAR),
        at_most("item RMSE ≤ .21", item, ITEM_BAR),
        at_most("learner RMSE ≤ .27", learner, LEARNER_BAR),
        *(
            at_most(
                f"{where}: nearer the truth than the guess, {seen['guessed'].value:.3f}", seen["shipped"], seen["guessed"].value
            )
            for where, seen in zip(("one device", "one device, by level"), devices, strict=True)
        ),
        at_most(f"one device: no wider than the guesses, {wide:.2f}", spread, wide),
    )


def _inflation(found: Sequence[float], truth: Sequence[float], seed: int) -> Figure:
    """How far the spread of what was found is off the spread of the truth, as a share; resampled over items."""

    def off(pairs: Sequence[tuple[float, float]]) -> float:
        return abs(pstdev([mine for mine, _ in pairs]) / pstdev([real for _, real in pairs]) - 1.0)

    return resampled(list(zip(found, truth, strict=True)), off, seed)


def _rms(values: object) -> float:
    return sqrt(fmean(value * value for value in values))  # type: ignore[attr-defined]
