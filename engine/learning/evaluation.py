"""How well the model predicts real records: learners in the training part teach the difficulties, learners in the test part are
predicted, then updated, answer by answer, and never refitted.

The very equations and constants of the game are used (``model``, ``tuning``); what only a whole population can teach, the difficulty
of skills and items with its uncertainty, is kept here. The caller reads the file; no I/O lives here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from engine.learning import model, tuning


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One answer of the record format. ``at_s`` counts from the learner's first answer; None where time is unknown."""

    learner: str
    item: str
    skills: tuple[str, ...]
    correct: bool
    at_s: float | None = None
    split: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How good the predictions were. ``auc`` is .5 for chance; RMSE and log-loss are better when smaller."""

    n: int
    auc: float
    rmse: float
    log_loss: float
    accuracy: float
    calibration: tuple[tuple[float, float, int], ...]


def rows_of(table: Iterable[Sequence[str]]) -> list[Row]:
    """Rows of a table whose first line names the columns (learner, item, skills, correct, and optionally time_s, split).

    Raises KeyError when one of the four is missing.
    """
    lines = iter(table)
    place = {name: number for number, name in enumerate(next(lines))}
    learner, item, skills, correct = (place[name] for name in ("learner", "item", "skills", "correct"))
    time_s, split = place.get("time_s", -1), place.get("split", -1)
    return [
        Row(
            learner=line[learner],
            item=line[item],
            skills=tuple(line[skills].split("|")),
            correct=line[correct] == "1",
            at_s=float(line[time_s]) if time_s >= 0 and line[time_s] else None,
            split=line[split] if split >= 0 else "",
        )
        for line in lines
    ]


class Population:
    """Many learners and the difficulties they share: [value, variance] lists that are written in place."""

    def __init__(self, guess: float = 0.0) -> None:
        self._guess = guess
        self._skill_hardness: dict[str, list[float]] = {}
        self._item_hardness: dict[str, list[float]] = {}
        self._begin()

    def _begin(self) -> None:
        self._general = [0.0, tuning.GLOBAL_VARIANCE]
        self._skills: dict[str, list[float]] = {}
        self._items: dict[str, list[float]] = {}

    def teach(self, rows: Sequence[Row]) -> None:
        """Learn the difficulties from training learners, twice: whoever came first met difficulties nobody knew yet."""
        for _ in range(2):
            for hard in self._skill_hardness.values():
                hard[1] = tuning.SKILL_DIFFICULTY_VARIANCE
            for harder in self._item_hardness.values():
                harder[1] = tuning.DIFFICULTY_VARIANCE
            for _ in self._walk(rows, learn=True):
                pass

    def predict(self, rows: Iterable[Row]) -> list[float]:
        """The probability of each answer just before it was given; the difficulties stay as they are."""
        return list(self._walk(rows, learn=False))

    def _walk(self, rows: Iterable[Row], *, learn: bool) -> Iterable[float]:
        learner: str | None = None
        for row in rows:
            if row.learner != learner:
                learner = row.learner
                self._begin()
            yield self._answer(row, learn)

    def _answer(self, row: Row, learn: bool) -> float:
        """Predict, then update; returns the prediction."""
        m, at_s = len(row.skills), row.at_s or 0.0
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
        harder = self._item_hardness.get(row.item)
        if harder is None:
            harder = [0.0, tuning.DIFFICULTY_VARIANCE]
            if learn:
                self._item_hardness[row.item] = harder
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
        if learn:
            _move(harder, -1.0, step, loss, 0.0)
        return predicted


def _move(term: list[float], loading: float, step: float, loss: float, growth: float) -> None:
    share = term[1] * loading
    term[0] += share * step
    term[1] += growth - share * share * loss


def evaluate(rows: Sequence[Row], guess: float = 0.0) -> Score:
    """Score the shipped constants. ``split`` of train/test is used as it is; other values are folds, each the test once.

    Raises ValueError without at least two parts.
    """
    parts = sorted({row.split for row in rows})
    if len(parts) < 2:
        raise ValueError("the rows name fewer than two parts in their split column")
    tests = ["test"] if "test" in parts else parts
    scores = []
    for test in tests:
        population = Population(guess)
        population.teach([row for row in rows if row.split != test])
        asked = [row for row in rows if row.split == test]
        scores.append(score([row.correct for row in asked], population.predict(asked)))
    return _mean(scores)


def score(outcomes: Sequence[bool], predictions: Sequence[float]) -> Score:
    """The measures of one run."""
    n = len(outcomes)
    pairs = list(zip(outcomes, predictions, strict=True))
    bins: list[list[float]] = [[0.0, 0.0, 0.0] for _ in range(10)]
    for outcome, p in pairs:
        cell = bins[min(9, int(p * 10))]
        cell[0], cell[1], cell[2] = cell[0] + p, cell[1] + outcome, cell[2] + 1
    clipped = [min(1 - 1e-9, max(1e-9, p if outcome else 1 - p)) for outcome, p in pairs]
    return Score(
        n=n,
        auc=_auc(outcomes, predictions),
        rmse=sqrt(sum((outcome - p) ** 2 for outcome, p in pairs) / n),
        log_loss=-sum(map(log, clipped)) / n,
        accuracy=sum((p >= 0.5) == outcome for outcome, p in pairs) / n,
        calibration=tuple((said / count, was / count, int(count)) for said, was, count in bins if count),
    )


def _auc(outcomes: Sequence[bool], predictions: Sequence[float]) -> float:
    """Area under the ROC curve by ranks, ties sharing theirs."""
    order = sorted(range(len(outcomes)), key=predictions.__getitem__)
    ranks = 0.0
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and predictions[order[end]] == predictions[order[start]]:
            end += 1
        ranks += sum(outcomes[k] for k in order[start:end]) * (start + end + 1) / 2
        start = end
    right = sum(outcomes)
    wrong = len(outcomes) - right
    return (ranks - right * (right + 1) / 2) / (right * wrong) if right and wrong else 0.5


def _mean(scores: Sequence[Score]) -> Score:
    """Folds averaged; their calibration tables put together."""
    k = len(scores)
    return Score(
        n=sum(s.n for s in scores),
        auc=sum(s.auc for s in scores) / k,
        rmse=sum(s.rmse for s in scores) / k,
        log_loss=sum(s.log_loss for s in scores) / k,
        accuracy=sum(s.accuracy for s in scores) / k,
        calibration=tuple(cell for s in scores for cell in s.calibration) if k > 1 else scores[0].calibration,
    )
