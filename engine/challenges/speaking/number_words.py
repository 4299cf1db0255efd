"""Numbers and fractions in words, in the languages that have them: for the read-aloud voice and for packs.

Other languages keep the digits, which their voices read well; ``check`` says so where a pack asks for words.
"""

from engine.challenges.speaking.languages import spoken_language


def number_words(number: int, language: str = "en") -> str:
    """7 → seven, sieben; works up to 999,999,999. Beyond that, and in languages without number words, the digits are given back."""
    spoken = spoken_language(language)
    if spoken.number is None or abs(number) >= 10**9:
        return str(number).replace("-", "−")
    words = spoken.number(abs(number))
    return f"{spoken.minus} {words}" if number < 0 else words


def fraction_words(above: int, below: int, language: str = "en") -> str:
    """3, 4 → three quarters, drei Viertel; where a language has no words for it, 3/4 stays."""
    spoken = spoken_language(language)
    return spoken.fraction(above, below) if spoken.fraction is not None else f"{above}/{below}"
