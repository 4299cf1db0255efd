"""Numbers and fractions in words, English and German: for the read-aloud voice and for packs.

Other languages keep the digits, which their voices read well; ``check`` says so where a pack asks for words.
"""

IN_WORDS = frozenset({"en", "de"})  # languages with number words

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
_KLEIN = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_ZEHNER = ["_", "_", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_TEILE = {3: "drittel", 7: "siebtel", 8: "achtel", 100: "hundertstel"}
_SIZES = ((10**6, "million"), (10**3, "thousand"), (100, "hundred"))
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}


def number_words(number: int, language: str = "en") -> str:
    """7 → seven, sieben; works up to 999,999,999. Beyond that, and in other languages, the digits are given back."""
    code = language.partition("-")[0]
    if code not in IN_WORDS or abs(number) >= 10**9:
        return str(number).replace("-", "−")
    words = _german(abs(number)) if code == "de" else _english(abs(number))
    return f"minus {words}" if number < 0 else words


def _english(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    size, name = next((size, name) for size, name in _SIZES if number >= size)
    many, rest = divmod(number, size)
    joint = " and " if rest and rest < 100 else " " if rest else ""
    return f"{_english(many)} {name}{joint}{_english(rest) if rest else ''}"


def _german(number: int, one: str = "eins") -> str:
    """``one`` is how a 1 at the end is said: eins, but einhundert, eine Million."""
    if number == 1:
        return one
    if number < 20:
        return _KLEIN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return (f"{_german(ones, 'ein')}und" if ones else "") + _ZEHNER[tens]
    for size, name in ((10**3, "tausend"), (100, "hundert")):
        if size <= number < 10**6:
            many, rest = divmod(number, size)
            return f"{_german(many, 'ein')}{name}{_german(rest, one) if rest else ''}"
    many, rest = divmod(number, 10**6)
    millions = f"{_german(many, 'eine')} Million{'en' if many > 1 else ''}"
    return f"{millions} {_german(rest, one)}" if rest else millions


def fraction_words(above: int, below: int, language: str = "en") -> str:
    """3, 4 → three quarters, drei Viertel; where parts have no short name, 3 over 25. In other languages 3/4 stays."""
    code = language.partition("-")[0]
    if code == "de":
        return _german_fraction(above, below)
    if code != "en":
        return f"{above}/{below}"
    part = _PARTS.get(below) or (f"{number_words(below)}th" if below in (6, 7, 10, 11, *range(13, 20)) else "")
    part = "hundredth" if below == 100 else part
    if not part or not 0 < above < 100:
        return f"{above} over {below}"
    many = "halves" if below == 2 else f"{part}s"
    return f"{number_words(above)} {part if above == 1 else many}"


def _german_fraction(above: int, below: int) -> str:
    if not 0 < above < 100 or not 2 <= below <= 100:
        return f"{above} durch {below}"
    if below == 2:
        return "ein halb" if above == 1 else f"{_german(above)} Halbe"
    part = _TEILE.get(below) or _german(below) + ("tel" if below < 20 else "stel")
    return f"{_german(above, 'ein')} {part[0].upper()}{part[1:]}"
