"""Signs of a text as a keyboard has them: what is typed, laid on tiles and compared.

A word processor writes “e‑mail” with a hyphen that no keyboard has, and puts two code points where a child sees one letter. What is asked
for is therefore the plain text; two texts are the same when their plain texts are.
"""

import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        "…": "...",
    }
)


def typable(text: str) -> str:
    """The text in plain signs: composed letters, the keyboard's dash, quotes and blanks; nothing that nobody sees."""
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    seen = "".join(sign for sign in plain if sign.isspace() or not unicodedata.category(sign).startswith("C"))
    return " ".join(seen.split())


def letters(text: str) -> tuple[str, ...]:
    """The letters as somebody sees them: marks that stand on a letter belong to it."""
    found: list[str] = []
    for sign in text:
        if found and unicodedata.category(sign).startswith("M"):
            found[-1] += sign
        else:
            found.append(sign)
    return tuple(found)


def fold_case(text: str) -> str:
    """Small letters for capitals, and nothing else: ß stays ß (``str.casefold`` would make it ss)."""
    return "".join(_small(sign) for sign in text)


def _small(sign: str) -> str:
    small = "σ" if sign == "ς" else sign.lower()
    return small if len(small) == 1 else sign
