"""A small safe language for values: numbers, text, comparison, ``and or not``, ``if … else``, and a fixed list of functions.

A Pratt parser into tuples and a walker over them: no attributes, subscripts, names of Python, strings' methods or loops. Numbers
are exact fractions (0.1 + 0.2 is 0.3). Everything is bounded: 300 characters, 200 tokens, 40 levels, whole numbers up to 10¹²,
exponents up to 12, texts up to 1,000 letters.
"""

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from engine.challenges.numbers import number_words

Value = Fraction | str | bool
MAX_LENGTH, MAX_TOKENS, MAX_DEPTH, MAX_NUMBER, MAX_POWER, MAX_TEXT = 300, 200, 40, 10**12, 12, 1000
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>\"[^\"]*\"|'[^']*')|(?P<name>[^\W\d]\w*)|(?P<sign>//|\*\*|<=|>=|!=|==|[-+*/%<>(),=×÷−·]))"
)
_BINARY = {
    "or": 1,
    "and": 2,
    "<": 4,
    ">": 4,
    "<=": 4,
    ">=": 4,
    "==": 4,
    "!=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "//": 6,
    "%": 6,
    "**": 8,
}
_SAME = {"×": "*", "·": "*", "÷": "/", "−": "-", "=": "=="}


class ExpressionError(ValueError):
    """What is wrong with an expression, in a teacher's words."""


def evaluate(source: str, values: Mapping[str, Value]) -> Value:
    """The value of ``source``. Raises ExpressionError."""
    return _walk(_parse(source), values)


def names_in(source: str) -> frozenset[str]:
    """Every value name an expression uses. Raises ExpressionError when it cannot be read."""
    found: set[str] = set()
    waiting = [_parse(source)]
    while waiting:
        node = waiting.pop()
        if node[0] == "name":
            found.add(node[1])
        waiting += [part for part in node[1:] if isinstance(part, tuple)]
        if node[0] == "call":
            waiting += node[2]
    return frozenset(found)


def show(value: Value, sign: str = ".") -> str:
    """A value as a child reads it: 7, 0.5 (0,5 where ``sign`` is a comma), 3/4, ship."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if value.denominator == 1:
        return str(value.numerator).replace("-", "−")
    if 10**6 % value.denominator == 0:
        whole, parts = divmod(abs(value.numerator) * (10**6 // value.denominator), 10**6)
        return f"{'−' if value < 0 else ''}{whole}{sign}{parts:06d}".rstrip("0")
    return f"{value.numerator}/{value.denominator}".replace("-", "−")


@lru_cache(maxsize=2000)
def _parse(source: str) -> tuple:  # type: ignore[type-arg]
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"This expression is over {MAX_LENGTH} letters long.")
    parser = _Parser(_tokens(source), source)
    node = parser.expression(0, 0)
    if parser.here() is not None:
        raise ExpressionError(f"“{source}” goes on after its end: “{parser.here()}” is not expected.")
    return node


def _tokens(source: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(source.rstrip()):
        match = _TOKEN.match(source, at)
        if match is None:
            raise ExpressionError(f"“{source[at : at + 10].strip()}” is not understood in “{source}”.")
        word = match[0].strip()
        tokens.append(_SAME.get(word, word))
        at = match.end()
    if not tokens:
        raise ExpressionError("An expression is empty.")
    if len(tokens) > MAX_TOKENS:
        raise ExpressionError("This expression has too many parts.")
    return tokens


class _Parser:
    def __init__(self, tokens: list[str], source: str) -> None:
        self.tokens, self.source, self.at = tokens, source, 0

    def here(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, wanted: str | None = None) -> str:
        token = self.here()
        if token is None or (wanted is not None and token != wanted):
            raise ExpressionError(f"“{self.source}” is not complete" + (f": “{wanted}” is expected." if wanted else "."))
        self.at += 1
        return token

    def expression(self, power: int, depth: int) -> tuple:  # type: ignore[type-arg]
        if depth > MAX_DEPTH:
            raise ExpressionError("This expression is nested too deeply.")
        left = self.prefix(depth)
        while (sign := self.here()) is not None:
            if sign == "if" and power == 0:
                self.take()
                condition = self.expression(1, depth + 1)
                self.take("else")
                left = ("if", condition, left, self.expression(0, depth + 1))
                continue
            binds = _BINARY.get(sign)
            if binds is None or binds <= power:
                break
            self.take()
            left = (sign, left, self.expression(binds - 1 if sign == "**" else binds, depth + 1))
        return left

    def prefix(self, depth: int) -> tuple:  # type: ignore[type-arg]
        token = self.take()
        if token == "(":
            inner = self.expression(0, depth + 1)
            self.take(")")
            return inner
        if token in ("-", "+"):
            return ("neg", self.expression(7, depth + 1)) if token == "-" else self.expression(7, depth + 1)
        if token == "not":
            return ("not", self.expression(3, depth + 1))
        if token[0].isdecimal():
            return ("value", Fraction(token))
        if token[0] in "\"'":
            return ("value", token[1:-1])
        if token[0].isalpha() or token[0] == "_":
            if token in ("and", "or", "if", "else"):
                raise ExpressionError(f"“{token}” stands at the wrong place in “{self.source}”.")
            return self.call(token, depth) if self.here() == "(" else ("name", token)
        raise ExpressionError(f"“{token}” stands at the wrong place in “{self.source}”.")

    def call(self, name: str, depth: int) -> tuple:  # type: ignore[type-arg]
        if name not in FUNCTIONS:
            raise ExpressionError(f"There is no function “{name}”. Known: {', '.join(sorted(FUNCTIONS))}.")
        self.take("(")
        arguments = []
        while self.here() != ")":
            arguments.append(self.expression(0, depth + 1))
            if self.here() != ")":
                self.take(",")
        self.take(")")
        return ("call", name, arguments)


def _walk(node: tuple, values: Mapping[str, Value]) -> Value:  # type: ignore[type-arg]
    match node:
        case ("value", value):
            known: Value = value
            return known
        case ("name", name):
            return _value(str(name), values)
        case ("if", condition, then, otherwise):
            return _walk(then if _true(_walk(condition, values)) else otherwise, values)
        case ("and", a, b):
            return _true(_walk(a, values)) and _true(_walk(b, values))
        case ("or", a, b):
            return _true(_walk(a, values)) or _true(_walk(b, values))
        case ("not", a):
            return not _true(_walk(a, values))
        case ("neg", a):
            return -_number(_walk(a, values))
        case ("call", name, arguments):
            return _call(name, [_walk(argument, values) for argument in arguments])
        case (sign, a, b):
            return _binary(sign, _walk(a, values), _walk(b, values))
    raise ExpressionError("This expression is not understood.")


def _value(name: str, values: Mapping[str, Value]) -> Value:
    if name in values:
        return values[name]
    if name in ("true", "false"):
        return name == "true"
    raise ExpressionError(f"There is no value called “{name}” (there are: {', '.join(sorted(values)) or 'none'}).")


def _binary(sign: str, a: Value, b: Value) -> Value:
    if sign in ("==", "!="):
        return (a == b) == (sign == "==")
    if sign == "+" and isinstance(a, str) and isinstance(b, str):
        return _short(a + b)
    if sign in ("<", ">", "<=", ">="):
        if isinstance(a, str) and isinstance(b, str):
            return {"<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[sign]
        x, y = _number(a), _number(b)
        return {"<": x < y, ">": x > y, "<=": x <= y, ">=": x >= y}[sign]
    return _arithmetic(sign, _number(a), _number(b))


def _arithmetic(sign: str, x: Fraction, y: Fraction) -> Fraction:
    if sign in ("/", "//", "%") and y == 0:
        raise ExpressionError("Something is divided by zero.")
    match sign:
        case "+":
            result = x + y
        case "-":
            result = x - y
        case "*":
            result = x * y
        case "/":
            result = x / y
        case "//":
            result = Fraction(x // y)
        case "%":
            result = x % y
        case _:
            if y.denominator != 1 or abs(y) > MAX_POWER or (x == 0 and y < 0):
                raise ExpressionError(f"A power must be a whole number up to {MAX_POWER}.")
            result = x ** int(y)
    if abs(result.numerator) > MAX_NUMBER or result.denominator > MAX_NUMBER:
        raise ExpressionError("A number gets too large.")
    return result


def _true(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    raise ExpressionError(f"“{show(value)}” is neither true nor false.")


def _number(value: Value) -> Fraction:
    if isinstance(value, bool | str):
        raise ExpressionError(f"“{show(value)}” is not a number.")
    return value


def _whole(value: Value) -> int:
    number = _number(value)
    if number.denominator != 1:
        raise ExpressionError(f"{show(number)} is not a whole number.")
    return number.numerator


def _text(value: Value) -> str:
    return value if isinstance(value, str) else show(value)


def _short(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise ExpressionError("A text gets too long.")
    return text


def _call(name: str, arguments: list[Value]) -> Value:
    function, least, most = FUNCTIONS[name]
    if not least <= len(arguments) <= most:
        raise ExpressionError(f"“{name}” takes {least if least == most else f'{least} to {most}'} values.")
    return function(*arguments)


def _round(value: Value, places: Value = Fraction(0)) -> Value:
    number, digits = _number(value), _whole(places)
    if not -6 <= digits <= 6:
        raise ExpressionError("“round” takes between −6 and 6 places.")
    unit = Fraction(10) ** -digits
    return Fraction(math.floor(number / unit + Fraction(1, 2))) * unit


def _letter(text: Value, place: Value) -> Value:
    word, number = _text(text), _whole(place)
    if not 1 <= number <= len(word):
        raise ExpressionError(f"“{word}” has no letter number {number}.")
    return word[number - 1]


FUNCTIONS: dict[str, tuple[Callable[..., Value], int, int]] = {
    "min": (lambda *v: min(_number(x) for x in v), 1, 10),
    "max": (lambda *v: max(_number(x) for x in v), 1, 10),
    "abs": (lambda v: abs(_number(v)), 1, 1),
    "gcd": (lambda a, b: Fraction(math.gcd(_whole(a), _whole(b))), 2, 2),
    "lcm": (lambda a, b: Fraction(math.lcm(_whole(a), _whole(b))), 2, 2),
    "round": (_round, 1, 2),
    "floor": (lambda v: Fraction(math.floor(_number(v))), 1, 1),
    "digits": (lambda v: Fraction(len(str(abs(_whole(v))))), 1, 1),
    "digit": (lambda v, p: Fraction(abs(_whole(v)) // 10 ** min(12, max(0, _whole(p))) % 10), 2, 2),
    "len": (lambda v: Fraction(len(_text(v))), 1, 1),
    "upper": (lambda v: _text(v).upper(), 1, 1),
    "lower": (lambda v: _text(v).lower(), 1, 1),
    "first": (lambda v: _text(v)[:1], 1, 1),
    "last": (lambda v: _text(v)[-1:], 1, 1),
    "letter": (_letter, 2, 2),
    "words": (lambda v: number_words(_whole(v)), 1, 1),
    "text": (_text, 1, 1),
    "plural": (lambda n, one, many: _text(one) if _number(n) == 1 else _text(many), 3, 3),
}
