"""How good predictions are: area under the curve, errors, and whether "80 %" means 80 %."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers whose prediction lay in one tenth of the scale: how many, the mean prediction, the share that was right."""

    n: int
    predicted: float
    correct: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How good ``n`` predictions were. ``auc`` is .5 for chance; RMSE and log-loss (nats) are better when smaller.

    ``calibration`` has ten bins, lowest predictions first; an empty one has n 0.
    """

    n: int
    auc: float
    rmse: float
    log_loss: float
    accuracy: float
    calibration: tuple[Bin, ...]


def score(outcomes: Sequence[bool], predictions: Sequence[float]) -> Score:
    """The measures of one run. Raises ZeroDivisionError when there is nothing to measure."""
    n = len(outcomes)
    pairs = list(zip(outcomes, predictions, strict=True))
    cells = [[0, 0.0, 0.0] for _ in range(BINS)]
    for outcome, p in pairs:
        cell = cells[min(BINS - 1, int(p * BINS))]
        cell[0], cell[1], cell[2] = cell[0] + 1, cell[1] + p, cell[2] + outcome
    of_what_was = [min(1 - 1e-9, max(1e-9, p if outcome else 1 - p)) for outcome, p in pairs]
    return Score(
        n=n,
        auc=auc(outcomes, predictions),
        rmse=sqrt(sum((outcome - p) ** 2 for outcome, p in pairs) / n),
        log_loss=-sum(map(log, of_what_was)) / n,
        accuracy=sum((p >= 0.5) == outcome for outcome, p in pairs) / n,
        calibration=tuple(Bin(n=int(k), predicted=p / k if k else 0.0, correct=c / k if k else 0.0) for k, p, c in cells),
    )


def auc(outcomes: Sequence[bool], predictions: Sequence[float]) -> float:
    """Area under the ROC curve by ranks, ties sharing theirs; .5 when all outcomes are alike."""
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


def mean(scores: Sequence[Score]) -> Score:
    """Folds averaged; their bins put together."""
    if len(scores) == 1:
        return scores[0]
    k = len(scores)
    return Score(
        n=sum(s.n for s in scores),
        auc=sum(s.auc for s in scores) / k,
        rmse=sum(s.rmse for s in scores) / k,
        log_loss=sum(s.log_loss for s in scores) / k,
        accuracy=sum(s.accuracy for s in scores) / k,
        calibration=tuple(_joined([s.calibration[place] for s in scores]) for place in range(BINS)),
    )


def _joined(bins: Sequence[Bin]) -> Bin:
    n = sum(b.n for b in bins)
    return Bin(
        n=n,
        predicted=sum(b.n * b.predicted for b in bins) / n if n else 0.0,
        correct=sum(b.n * b.correct for b in bins) / n if n else 0.0,
    )
