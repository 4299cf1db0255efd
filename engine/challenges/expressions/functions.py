"""The functions of the expression language: a fixed list, each bounded; ``words`` alone depends on a language."""

import math
from collections.abc import Callable
from fractions import Fraction

from engine.challenges.expressions.values import ExpressionError, Value, number, text_of, whole
from engine.challenges.speaking.number_words import number_words


def _round(value: Value, places: Value = Fraction(0)) -> Value:
    exact, digits = number(value), whole(places)
    if not -6 <= digits <= 6:
        raise ExpressionError("“round” takes between −6 and 6 places.")
    unit = Fraction(10) ** -digits
    return Fraction(math.floor(exact / unit + Fraction(1, 2))) * unit


def _letter(text: Value, place: Value) -> Value:
    word, at = text_of(text), whole(place)
    if not 1 <= at <= len(word):
        raise ExpressionError("“{word}” has no letter number {at}.", word=word, at=at)
    return word[at - 1]


def call(name: str, arguments: list[Value], language: str) -> Value:
    """What a function gives. Raises ExpressionError."""
    function, least, most = FUNCTIONS[name]
    if not least <= len(arguments) <= most:
        if least == most:
            raise ExpressionError("“{name}” takes {least} values.", name=name, least=least)
        raise ExpressionError("“{name}” takes {least} to {most} values.", name=name, least=least, most=most)
    return function(*arguments, language) if function is _words else function(*arguments)


def _words(value: Value, language: str = "en") -> Value:
    return number_words(whole(value), language)


FUNCTIONS: dict[str, tuple[Callable[..., Value], int, int]] = {
    "min": (lambda *v: min(number(x) for x in v), 1, 10),
    "max": (lambda *v: max(number(x) for x in v), 1, 10),
    "abs": (lambda v: abs(number(v)), 1, 1),
    "gcd": (lambda a, b: Fraction(math.gcd(whole(a), whole(b))), 2, 2),
    "lcm": (lambda a, b: Fraction(math.lcm(whole(a), whole(b))), 2, 2),
    "round": (_round, 1, 2),
    "floor": (lambda v: Fraction(math.floor(number(v))), 1, 1),
    "digits": (lambda v: Fraction(len(str(abs(whole(v))))), 1, 1),
    "digit": (lambda v, p: Fraction(abs(whole(v)) // 10 ** min(12, max(0, whole(p))) % 10), 2, 2),
    "len": (lambda v: Fraction(len(text_of(v))), 1, 1),
    "upper": (lambda v: text_of(v).upper(), 1, 1),
    "lower": (lambda v: text_of(v).lower(), 1, 1),
    "first": (lambda v: text_of(v)[:1], 1, 1),
    "last": (lambda v: text_of(v)[-1:], 1, 1),
    "letter": (_letter, 2, 2),
    "words": (_words, 1, 1),
    "text": (text_of, 1, 1),
    "plural": (lambda n, one, many: text_of(one) if number(n) == 1 else text_of(many), 3, 3),
}
