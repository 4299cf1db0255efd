"""The values of a pack: exact numbers, texts, yes or no; how they are shown, and what an expression may take them for."""

from fractions import Fraction

Value = Fraction | str | bool
MAX_NUMBER, MAX_TEXT = 10**12, 1000


class ExpressionError(ValueError):
    """What is wrong with an expression, in a teacher's words."""


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


def true(value: Value) -> bool:
    """The value as a condition. Raises ExpressionError."""
    if isinstance(value, bool):
        return value
    raise ExpressionError(f"“{show(value)}” is neither true nor false.")


def number(value: Value) -> Fraction:
    """The value as a number. Raises ExpressionError."""
    if isinstance(value, bool | str):
        raise ExpressionError(f"“{show(value)}” is not a number.")
    return value


def whole(value: Value) -> int:
    """The value as a whole number. Raises ExpressionError."""
    found = number(value)
    if found.denominator != 1:
        raise ExpressionError(f"{show(found)} is not a whole number.")
    return found.numerator


def text_of(value: Value) -> str:
    """The value as a text."""
    return value if isinstance(value, str) else show(value)


def short(text: str) -> str:
    """The text, unless it gets too long. Raises ExpressionError."""
    if len(text) > MAX_TEXT:
        raise ExpressionError("A text gets too long.")
    return text
