"""How well the model predicts real records: learners in the training part teach the difficulties, learners in the test
part are predicted, then updated, answer by answer, and never refitted.

The very equations and constants of the game are used (``model``, ``tuning``); what only a whole population can teach, the
difficulty of skills and items with its uncertainty, is kept here. The caller reads the file; no I/O lives here.
"""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Literal

from engine.learning import model, tuning
from engine.learning.answer_tables import Row

Knowing = Literal["all", "rough", "skills"]


class Population:
    """Many learners and the difficulties they share: [value, variance] lists that are written in place.

    ``knowing`` tells how much of an item's difficulty the device of a test learner has: ``all`` that was taught, a
    ``rough`` guess with the error of an expert that the device then learns on by itself, or only its ``skills``'.
    """

    def __init__(self, guess: float = 0.0, knowing: Knowing = "all") -> None:
        self._guess, self._knowing = guess, knowing
        self._skill_hardness: dict[str, list[float]] = {}
        self._item_hardness: dict[str, list[float]] = {}
        self._mean_age: float | None = None
        self._begin(None)

    def _begin(self, age_years: float | None) -> None:
        general = 0.0
        if age_years is not None and self._mean_age is not None:
            general = tuning.LOGITS_A_YEAR * (age_years - self._mean_age)
        self._general = [general, tuning.GLOBAL_VARIANCE]
        self._skills: dict[str, list[float]] = {}
        self._items: dict[str, list[float]] = {}
        self._device: dict[str, list[float]] = {}

    def teach(self, rows: Sequence[Row]) -> None:
        """Learn the difficulties from training learners, twice: whoever came first met difficulties nobody knew yet."""
        ages = [row.age_years for row in rows if row.age_years is not None]
        self._mean_age = sum(ages) / len(ages) if ages else None
        for _ in range(2):
            for hard in self._skill_hardness.values():
                hard[1] = tuning.SKILL_DIFFICULTY_VARIANCE
            for harder in self._item_hardness.values():
                harder[1] = tuning.DIFFICULTY_VARIANCE
            for _ in self._walk(rows, learn=True):
                pass
        if self._knowing != "all":
            self._blur()

    def _blur(self) -> None:
        """From here on an item's hardness is known as an expert would guess it, or not at all; the same every time."""
        sd = tuning.DIFFICULTY_VARIANCE**0.5
        for item, harder in self._item_hardness.items():
            error = Random(item).gauss(0.0, sd) if self._knowing == "rough" else -harder[0]
            harder[0], harder[1] = harder[0] + error, tuning.DIFFICULTY_VARIANCE

    def predict(self, rows: Iterable[Row]) -> list[float]:
        """The probability of each answer just before it was given; the difficulties stay as they are."""
        return list(self._walk(rows, learn=False))

    def _walk(self, rows: Iterable[Row], *, learn: bool) -> Iterable[float]:
        learner: str | None = None
        for row in rows:
            if row.learner != learner:
                learner = row.learner
                self._begin(row.age_years)
            yield self._answer(row, learn)

    def _answer(self, row: Row, learn: bool) -> float:
        """Predict, then update; returns the prediction."""
        m, at_s = len(row.skills) or 1, row.at_s or 0.0
        general = self._general
        x, variance = general[0], general[1]
        skills, hard_skills = self._skills, self._skill_hardness
        terms = []
        for name in row.skills:
            known = skills.get(name)
            if known is None:
                known = skills[name] = [0.0, tuning.SKILL_VARIANCE, at_s]
            known[0] = model.decayed(known[0], at_s - known[2], tuning.SKILL_DECAY)
            known[2] = at_s
            hard = hard_skills.get(name)
            if hard is None:
                hard = hard_skills[name] = [0.0, tuning.SKILL_DIFFICULTY_VARIANCE]
            x += (known[0] - hard[0]) / m
            variance += (known[1] + hard[1]) / (m * m)
            terms.append((known, hard))
        own = self._items.get(row.item)
        if own is None:
            own = self._items[row.item] = [0.0, tuning.ITEM_VARIANCE, at_s]
        own[0] = model.decayed(own[0], at_s - own[2], tuning.ITEM_DECAY)
        own[2] = at_s
        harder = self._hardness(row.item, learn)
        x += own[0] - harder[0]
        variance += own[1] + harder[1]
        predicted = model.predict(x, variance, self._guess)
        step, loss = model.gain(x, variance, float(row.correct), self._guess)
        _move(general, 1.0, step, loss, tuning.GROW_GLOBAL)
        for known, hard in terms:
            _move(known, 1.0 / m, step, loss, tuning.GROW_SKILL)
            known[0] = model.learnt(known[0], tuning.LEARN_SKILL[row.correct], tuning.LEARN_SKILL_MOST)
            if learn:
                _move(hard, -1.0 / m, step, loss, 0.0)
        _move(own, 1.0, step, loss, 0.0)
        own[0] = model.learnt(own[0], tuning.LEARN_ITEM[row.correct], tuning.LEARN_ITEM_MOST)
        if learn or self._knowing == "rough":
            _move(harder, -1.0, step, loss, 0.0)
        return predicted

    def _hardness(self, item: str, learn: bool) -> list[float]:
        """What is known of an item's hardness: by all while learning, by this learner's device in a ``rough`` run."""
        harder = self._item_hardness.get(item)
        if learn:
            if harder is None:
                harder = self._item_hardness[item] = [0.0, tuning.DIFFICULTY_VARIANCE]
            return harder
        if self._knowing == "rough":
            own = self._device.get(item)
            if own is None:
                own = self._device[item] = list(harder) if harder else [0.0, tuning.DIFFICULTY_VARIANCE]
            return own
        return harder or [0.0, tuning.DIFFICULTY_VARIANCE]


def _move(term: list[float], loading: float, step: float, loss: float, growth: float) -> None:
    share = term[1] * loading
    term[0] += share * step
    term[1] += growth - share * share * loss
