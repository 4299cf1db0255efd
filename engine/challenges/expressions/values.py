"""The values of a pack: exact numbers, texts, yes or no; how they are shown, and what an expression may take them for."""

from collections.abc import Mapping
from fractions import Fraction

from engine.messages import Message, MessageError, message

Value = Fraction | str | bool
MAX_NUMBER, MAX_TEXT = 10**12, 1000


class Written(Fraction):
    """A number as somebody wrote it: 0.50 counts as 1/2 and is shown with its zero, as prices, versions and measures need it."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> "Written":
        self = super().__new__(cls, text)
        self.text = text
        return self


class ExpressionError(MessageError):
    """What is wrong with an expression, in a teacher's words."""


class NotFair(MessageError):
    """Why values give no fair question, in a teacher's words."""


def show(value: Value, sign: str = ".") -> str:
    """A value as a child reads it: 7, 0.5 (0,5 where ``sign`` is a comma), 0.50 where it was written so, 3/4, ship."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, Written):
        return value.text.replace("-", "−").replace(".", sign)
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
    raise ExpressionError("“{value}” is neither true nor false.", value=show(value))


def number(value: Value) -> Fraction:
    """The value as a number. Raises ExpressionError."""
    if isinstance(value, bool | str):
        raise ExpressionError("“{value}” is not a number.", value=show(value))
    return value


def whole(value: Value) -> int:
    """The value as a whole number. Raises ExpressionError."""
    found = number(value)
    if found.denominator != 1:
        raise ExpressionError("{value} is not a whole number.", value=show(found))
    return found.numerator


def text_of(value: Value) -> str:
    """The value as a text."""
    return value if isinstance(value, str) else show(value)


def short(text: str) -> str:
    """The text, unless it gets too long. Raises ExpressionError."""
    if len(text) > MAX_TEXT:
        raise ExpressionError("A text gets too long.")
    return text


def listed(values: Mapping[str, Value]) -> str | Message:
    """Values as problems name them: "a = 3, b = 1/2"; "always" when there are none."""
    return ", ".join(f"{name} = {show(value)}" for name, value in values.items()) or message("always")
