"""Placement of simulated learners: 1PL, abilities and difficulties N(0, 1), difficulties known; how far off after 5, 10, 20 answers?

300 items in twelve skills, once typed and once with four choices. The bound is the Bayesian Cramér-Rao bound of maximum information (van
Trees) for typed answers, .693/.557/.423, reached only by asking for what is right half of the time: kindness has its price, and the same
posterior with items of .66 success tells how much; for four choices the posterior mean with maximum information in the same call stands for it.
"""

from collections.abc import Callable, Mapping
from math import sqrt
from random import Random
from statistics import fmean

from engine.lab.judges.placing import Eap, Placing, Played, Pool, ShippedPlacement
from engine.lab.judges.verdict import Bar, Row, Size, Verdict, at_least, at_most, mean_of, resampled
from engine.learning import learner

LOOK_AT = (5, 10, 20)
BOUND: Mapping[int, float] = {5: 0.693, 10: 0.557, 20: 0.423}
WITHIN, KIND, AS_PLAYED = 1.03, 0.65, 1.15
_SKILLS, _ITEMS = 12, 300
_AS_KIND = "EAP, success .66"


def rmse(errors: object) -> float:
    """Root of the mean square."""
    return sqrt(fmean(error * error for error in errors))  # type: ignore[attr-defined]


def judge(size: Size) -> Verdict:
    """Errors after 5, 10, 20 answers and the success on the way."""
    rows: list[Row] = []
    bars: list[Bar] = []
    for style, guess in (("typed", 0.0), ("four choices", 0.25)):
        errors: dict[str, dict[int, list[float]]] = {}
        shares: dict[str, list[float]] = {}
        for number in range(size.learners):
            rng = Random(f"{size.seed}/{number}")
            pool = Pool([(rng.gauss(0.0, 1.0), n % _SKILLS) for n in range(_ITEMS)], guess)
            ability = rng.gauss(0.0, 1.0)
            for name, placing in _everybody(pool, number).items():
                who = placing()
                off, right = _place(who, pool, ability, Random(f"{size.seed}/{number}/{style}"))
                for after, error in off.items():
                    errors.setdefault(name, {}).setdefault(after, []).append(error)
                shares.setdefault(name, []).append(right)
        for after in LOOK_AT:
            figures = {name: resampled(off[after], rmse, size.seed) for name, off in errors.items()}
            rows.append(Row(what=f"RMSE after {after} answers, {style}", figures=figures))
            bound = BOUND[after] if not guess else figures["EAP, most information"].value
            ours = figures["shipped"]
            bars.append(at_most(f"RMSE after {after}, {style}: within 3 % of {bound:.3f}", ours, WITHIN * bound))
            if not guess:
                kind = figures[_AS_KIND].value
                text = f"RMSE after {after}, {style}: within 3 % of the best that is as kind, {kind:.3f}"
                bars.append(at_most(text, ours, WITHIN * kind))
        last = LOOK_AT[-1]
        played, voyages = figures["shipped, then by level"], figures["shipped"].value
        text = f"RMSE after {last}, {style}: a voyage, then levels ≤ {AS_PLAYED:.2f} of voyages alone, {voyages:.3f}"
        bars.append(at_most(text, played, AS_PLAYED * voyages))
        success = {name: mean_of(values) for name, values in shares.items()}
        rows.append(Row(what=f"success in the first 12 answers, {style}", figures=success))
        bars.append(at_least(f"success ≥ .65, {style}", success["shipped"], KIND))
    return Verdict(judge="placement", about=f"{size.learners} learners", rows=tuple(rows), bars=tuple(bars))


def _everybody(pool: Pool, number: int) -> Mapping[str, Callable[[], Placing]]:
    middle = learner.new_learner("7-9", 0.0).ability
    return {
        "shipped": lambda: ShippedPlacement(pool.graph(middle), middle, Random(f"s/{number}")),
        "shipped, then by level": lambda: Played(pool.graph(middle), middle, Random(f"s/{number}")),
        "EAP, most information": lambda: Eap(pool, Random(f"e/{number}")),
        _AS_KIND: lambda: Eap(pool, Random(f"k/{number}"), kind=0.66),
        "EAP, random items": lambda: Eap(pool, Random(f"r/{number}"), at_random=True),
    }


def _place(who: Placing, pool: Pool, ability: float, rng: Random) -> tuple[dict[int, float], float]:
    """(error after so many answers, success in the first twelve)."""
    off: dict[int, float] = {}
    outcomes: list[bool] = []
    for number in range(1, max(LOOK_AT) + 1):
        item = who.choose()
        correct = rng.random() < pool.chance(ability, item)
        who.tell(item, correct)
        outcomes.append(correct)
        if number in LOOK_AT:
            off[number] = who.estimate - ability
    return off, fmean(outcomes[:12])
