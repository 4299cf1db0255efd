"""English."""

from engine.challenges.speaking.spoken_language import Importing, Maths, SpokenLanguage

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SIZES = ((10**6, "million"), (10**3, "thousand"), (100, "hundred"))
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}


def _number(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    size, name = next((size, name) for size, name in _SIZES if number >= size)
    many, rest = divmod(number, size)
    joint = " and " if rest and rest < 100 else " " if rest else ""
    return f"{_number(many)} {name}{joint}{_number(rest) if rest else ''}"


def _fraction(above: int, below: int) -> str:
    """Three quarters; where parts have no short name, 3 over 25."""
    part = _PARTS.get(below) or (f"{_number(below)}th" if below in (6, 7, 10, 11, *range(13, 20)) else "")
    part = "hundredth" if below == 100 else part
    if not part or not 0 < above < 100:
        return f"{above} over {below}"
    many = "halves" if below == 2 else f"{part}s"
    return f"{_number(above)} {part if above == 1 else many}"


LANGUAGE = SpokenLanguage(
    number=_number,
    fraction=_fraction,
    maths=Maths(
        signs=("plus", "minus", "times", "divided by", "is less than", "is more than"),
        what="is what?",
        gap="what",
        equals="is",
        over="over",
        same="the same",
    ),
    importing=Importing(
        small_words="the is are of what which who how many and in to does a an it was when",
    ),
)
