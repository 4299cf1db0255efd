"""What holds of pieces laid together: the values a ``build`` condition may use, and one way to fulfil it.

``total``, ``product`` and ``count`` are numbers, ``text`` is the pieces written one after another. Pieces that are no numbers
have no total. The search is small and bounded, so that a challenge is made in milliseconds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, islice, permutations, product
from math import prod

from engine.challenges.expressions.language import ExpressionError, Value, evaluate, names_in
from engine.challenges.expressions.numerals import read_number

OWN_NAMES = ("total", "product", "count", "text")
_MOST_TRIES = 3000
_PER_TRY = 30  # letters' worth of work (``Draw.spend``), beside those of the condition


def holds(condition: str, pieces: Sequence[str], values: Mapping[str, Value], sign: str = ".") -> bool:
    """Whether the condition is true of these pieces in this order. Raises ExpressionError."""
    result = evaluate(condition, {**values, **measures(pieces, sign)})
    if not isinstance(result, bool):
        raise ExpressionError("“{condition}” is neither true nor false: write, for example, total = 10.", condition=condition)
    return result


def measures(pieces: Sequence[str], sign: str = ".") -> dict[str, Value]:
    """What a condition can say about the pieces."""
    found: dict[str, Value] = {"count": Fraction(len(pieces)), "text": "".join(pieces)}
    numbers = [number for piece in pieces if (number := read_number(piece, sign)) is not None]
    if len(numbers) == len(pieces):
        found["total"] = Fraction(sum(numbers))
        found["product"] = Fraction(prod(numbers))
    return found


def one_way(
    condition: str,
    pieces: Sequence[str],
    values: Mapping[str, Value],
    most: int,
    *,
    again: bool,
    sign: str = ".",
    spend: Callable[[int], None] = lambda letters: None,
) -> tuple[str, ...] | None:
    """The shortest laying found that fulfils the condition, or None within 3,000 tries, each of which is told to ``spend``.

    Raises ExpressionError, and what ``spend`` raises.
    """
    in_order = "text" in names_in(condition)
    for laid in islice(_layings(pieces, most, in_order=in_order, again=again), _MOST_TRIES):
        spend(_PER_TRY + len(condition))
        if holds(condition, laid, values, sign):
            return laid
    return None


def _layings(pieces: Sequence[str], most: int, *, in_order: bool, again: bool) -> Iterator[tuple[str, ...]]:
    """Every way to lay one piece, two, … ``most``."""
    for size in range(1, most + 1):
        if in_order:
            yield from product(pieces, repeat=size) if again else permutations(pieces, size)
        else:
            yield from combinations_with_replacement(pieces, size) if again else combinations(pieces, size)
