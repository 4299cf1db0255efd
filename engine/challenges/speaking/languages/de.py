"""German."""

from engine.challenges.speaking.spoken_language import Importing, Maths, SpokenLanguage

_SMALL = [
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
_TENS = ["_", "_", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_PARTS = {3: "drittel", 7: "siebtel", 8: "achtel", 100: "hundertstel"}


def _number(number: int, one: str = "eins") -> str:
    """``one`` is how a 1 at the end is said: eins, but einhundert, eine Million."""
    if number == 1:
        return one
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return (f"{_number(ones, 'ein')}und" if ones else "") + _TENS[tens]
    for size, name in ((10**3, "tausend"), (100, "hundert")):
        if size <= number < 10**6:
            many, rest = divmod(number, size)
            return f"{_number(many, 'ein')}{name}{_number(rest, one) if rest else ''}"
    many, rest = divmod(number, 10**6)
    millions = f"{_number(many, 'eine')} Million{'en' if many > 1 else ''}"
    return f"{millions} {_number(rest, one)}" if rest else millions


def _fraction(above: int, below: int) -> str:
    if not 0 < above < 100 or not 2 <= below <= 100:
        return f"{above} durch {below}"
    if below == 2:
        return "ein halb" if above == 1 else f"{_number(above)} Halbe"
    part = _PARTS.get(below) or _number(below) + ("tel" if below < 20 else "stel")
    return f"{_number(above, 'ein')} {part[0].upper()}{part[1:]}"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


LANGUAGE = SpokenLanguage(
    number=_number,
    fraction=_fraction,
    names=_capital,
    maths=Maths(
        signs=("plus", "minus", "mal", "geteilt durch", "ist kleiner als", "ist größer als"),
        what="ist wie viel?",
        gap="wie viel",
        equals="ist",
        over="durch",
        same="gleich viel",
    ),
    who={"me": "das Kind sagt", "adult": "gesehen hat ein Erwachsener"},
    importing=Importing(
        small_words="der die das ist sind wie was wer welche welches und ein eine im von zu nicht wann",
        truth=("Richtig", "Falsch"),
        i_can="Ich kann Fragen zu {name} beantworten.",
        listen="Hör zu. Was ist das?",
        criteria=("Ich habe in ganzen Sätzen geschrieben.", "Ich habe es noch einmal gelesen und verbessert."),
    ),
)
