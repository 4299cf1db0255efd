"""Numbers in English words, and maths as it is spoken: for the read-aloud voice and for packs."""

import re
from functools import lru_cache

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
_SIGNS = {"+": "plus", "−": "minus", "×": "times", "÷": "divided by", "<": "is less than", ">": "is more than"}

_SIGN = re.compile(r"\s*([+−×÷<>])\s*")
_FRACTION = re.compile(r"(?<![\d/.,])(\d{1,3})/(\d{1,3})(?![\d/]|[.,]\d)")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}


def number_words(number: int, language: str = "en") -> str:
    """7 → seven; works up to 999,999,999, beyond that the digits are given back."""
    if number < 0:
        return f"minus {number_words(-number)}"
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            if number >= 10**9:
                return str(number)
            many, rest = divmod(number, size)
            joint = " and " if rest and rest < 100 else " " if rest else ""
            return f"{number_words(many)} {name}{joint}{number_words(rest) if rest else ''}"
    return str(number)


def fraction_words(above: int, below: int) -> str:
    """3, 4 → three quarters; where parts have no short name, 3 over 25."""
    part = _PARTS.get(below) or (f"{number_words(below)}th" if below in (6, 7, 10, 11, *range(13, 20)) else "")
    part = "hundredth" if below == 100 else part
    if not part or not 0 < above < 100:
        return f"{above} over {below}"
    many = "halves" if below == 2 else f"{part}s"
    return f"{number_words(above)} {part if above == 1 else many}"


@lru_cache(maxsize=4096)
def spoken_maths(text: str) -> str:
    """ "7 + 5 = ?" → "7 plus 5 is what?", "3/4" → "three quarters"; text without signs comes back as it is."""
    said = _FRACTION.sub(lambda found: fraction_words(int(found[1]), int(found[2])), text)
    said = re.sub(r"\?/(\d+)", r"what over \1", said)
    said = re.sub(r"=\s*(?:\?|_+|□)", "is what?", said)
    said = re.sub(r"(?:\?(?=\s*[+−×÷=])|(?<=[+−×÷=] )\?|□|_{1,})", "what", said)
    said = re.sub(r"(?<=\d)\s*-\s*(?=\d)", " − ", said)
    said = _SIGN.sub(lambda found: f" {_SIGNS[found[1]]} ", said)
    said = re.sub(r"\s*=\s*", " is ", said)
    return re.sub(r"\s+", " ", said).strip()
