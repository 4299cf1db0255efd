"""Numbers in English words, and maths as it is spoken: for the read-aloud voice and for packs."""

import re

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


def number_words(number: int) -> str:
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


def spoken_maths(text: str) -> str:
    """ "7 + 5 = ?" → "7 plus 5 is what?"; text without signs comes back as it is."""
    said = re.sub(r"=\s*(?:\?|_+|□)", "is what?", text)
    said = re.sub(r"(?:\?(?=\s*[+−×÷=])|(?<=[+−×÷=] )\?|□|_{1,})", "what", said)
    said = re.sub(r"(?<=\d)\s*-\s*(?=\d)", " − ", said)
    said = _SIGN.sub(lambda found: f" {_SIGNS[found[1]]} ", said)
    said = re.sub(r"\s*=\s*", " is ", said)
    return re.sub(r"\s+", " ", said).strip()
