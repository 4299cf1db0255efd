"""How well the model predicts real records: learners in the training part teach the difficulties, learners in the test
part are predicted, then updated, answer by answer, and never retuning.

The very equations and constants of the game are used (``sums``, ``model``, ``tuning``). What only a whole population can teach is kept here: how
hard each skill, each combination of skills and each item is, and how much that differs between a first meeting and a later one, all
with their uncertainty. The caller reads the file; no I/O lives here.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import log
from random import Random
from typing import Literal

from engine.lab.answer_tables import Row
from engine.lab.recorded import Hardness, Learner
from engine.learning import model, prediction, tuning

Knowing = Literal["all", "rough", "skills"]
Name = str | tuple[str, ...]


class Difficulties:
    """Hardness of one kind of thing: [value, variance] by name, made at the first mention."""

    def __init__(self, variance: float) -> None:
        self.variance = variance
        self.known: dict[Name, Hardness] = {}
        self._blank = [0.0, variance]

    def of(self, name: Name) -> Hardness:
        """What is known of ``name``, to be changed."""
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = [0.0, self.variance]
        return found

    def seen(self, name: Name) -> Hardness:
        """The same, only to be looked at."""
        return self.known.get(name, self._blank)

    def doubt(self) -> None:
        """As uncertain as at first, values kept: before a second reading of the same answers."""
        for hardness in self.known.values():
            hardness[1] = self.variance


class Population:
    """Many learners and the difficulties they share.

    ``knowing`` tells how much of an item's difficulty the device of a test learner has: ``all`` that was taught, a
    ``rough`` guess with the error of an expert that the device then learns on by itself, or only its ``skills``'.
    ``likeness`` is how much one question of an item is like the next: 1 where an item is one question, less where it is a family
    or a set of problems.
    """

    def __init__(self, guess: float = 0.0, knowing: Knowing = "all", likeness: float = 1.0) -> None:
        self._guess, self._knowing, self._likeness = guess, knowing, likeness
        self.base = 0.0
        self.skills = Difficulties(tuning.SKILL_DIFFICULTY_VARIANCE)
        self.first_skills = Difficulties(tuning.FIRST_SKILL_VARIANCE)
        self.groups = Difficulties(tuning.GROUP_DIFFICULTY_VARIANCE)
        self.items = Difficulties(tuning.ITEM_DIFFICULTY_VARIANCE)
        self.later_items = Difficulties(tuning.LATER_ITEM_VARIANCE)
        self._usual: dict[tuple[str, ...], tuple[float, float]] = {}
        self._mean_age: float | None = None

    def teach(self, rows: Sequence[Row]) -> None:
        """Learn the difficulties from training learners, twice: whoever came first met difficulties nobody knew yet."""
        ages = [row.age_years for row in rows if row.age_years is not None]
        self._mean_age = sum(ages) / len(ages) if ages else None
        right = sum(row.correct for row in rows)
        self.base = log((len(rows) - right + 1) / (right + 1)) + tuning.PRACTISED_SKILL
        for _ in range(2):
            for kind in (self.skills, self.first_skills, self.groups, self.items, self.later_items):
                kind.doubt()
            for _ in self._walk(rows, learn=True):
                pass
        self._usual.clear()
        if self._knowing != "all":
            self._blur()

    def _blur(self) -> None:
        """From here on an item's hardness is known as an expert would guess it, or not at all; the same every time."""
        sd = tuning.DIFFICULTY_VARIANCE**0.5
        for item, harder in self.items.known.items():
            error = Random(str(item)).gauss(0.0, sd) if self._knowing == "rough" else -harder[0]
            harder[0], harder[1] = harder[0] + error, tuning.DIFFICULTY_VARIANCE
        self.later_items.known.clear()

    def predict(self, rows: Iterable[Row]) -> list[float]:
        """The probability of each answer just before it was given; the difficulties stay as they are."""
        return list(self._walk(rows, learn=False))

    def _walk(self, rows: Iterable[Row], *, learn: bool) -> Iterator[float]:
        name: str | None = None
        for row in rows:
            if row.learner != name:
                name, age = row.learner, row.age_years
                years = age - self._mean_age if age is not None and self._mean_age is not None else 0.0
                learner = Learner(tuning.LOGITS_A_YEAR * years)
            yield self._answer(learner, row, learn)

    def _answer(self, learner: Learner, row: Row, learn: bool) -> float:
        """Predict, then update; returns the prediction."""
        _, item, names, correct, at_s, _, _, _ = row
        at_s = at_s or 0.0
        if learn:
            hard = self._hardness(learner, item, names)
            difficulty, hardness_v = self.base, 0.0
            for (value, variance), share in hard:
                difficulty += value * share
                hardness_v += variance * share * share
        else:
            difficulty, hardness_v = self._hardness_known(learner, item, names)
        known = learner.knows(item, names, at_s, self._likeness)
        x, variance = learner.expects(known)
        x -= difficulty
        variance += hardness_v
        predicted = model.predict(x, prediction.felt(variance, known.stale), self._guess)
        step, loss = model.gain(x, variance, 1.0 if correct else 0.0, self._guess)
        learner.learns(item, names, at_s, known, step, loss, correct, likeness=self._likeness)
        if learn:
            for hardness, share in hard:
                _move(hardness, share, step, loss)
        elif self._knowing == "rough":
            _move(learner.device[item], 1.0, step, loss)
        return predicted

    def _hardness(self, learner: Learner, item: str, names: tuple[str, ...]) -> list[tuple[Hardness, float]]:
        """Everything that makes this item hard for this learner now, with its share in the sum; made when new."""
        m = len(names) or 1
        hard = [(self.skills.of(name), 1.0 / m) for name in names]
        hard += [(self.first_skills.of(name), 1.0 / m) for name in names if name not in learner.skills]
        hard.append((self.groups.of(names), 1.0))
        hard.append((self.items.of(item), 1.0))
        if item in learner.items:
            hard.append((self.later_items.of(item), 1.0))
        return hard

    def _hardness_known(self, learner: Learner, item: str, names: tuple[str, ...]) -> tuple[float, float]:
        """(difficulty, variance) of the same, from what is known and without making anything new."""
        m = len(names) or 1
        usual = self._usual.get(names)
        if usual is None:
            parts = [self.skills.seen(name) for name in names]
            value, variance = self.groups.seen(names)
            usual = self.base + value + sum(v for v, _ in parts) / m, variance + sum(w for _, w in parts) / (m * m)
            self._usual[names] = usual
        value, variance = usual
        for name in names:
            if name not in learner.skills:
                first = self.first_skills.seen(name)
                value += first[0] / m
                variance += first[1] / (m * m)
        own = self.items.seen(item)
        if self._knowing == "rough":
            own = learner.device.setdefault(item, list(own))
        if item in learner.items:
            later = self.later_items.seen(item)
            return value + own[0] + later[0], variance + own[1] + later[1]
        return value + own[0], variance + own[1]


def _move(term: Hardness, loading: float, step: float, loss: float) -> None:
    share = term[1] * loading
    term[0] -= share * step
    term[1] -= share * share * loss
