"""Every sign that the game can write in both of its typefaces; anything else would be an empty box on a child's board.

The list is what the fonts cover (a test compares it with them): Latin scripts, Greek letters of maths, the signs of sums.
"""

_RANGES = """
21-7E A0-17F 192 218-21B 2C6-2C7 2D8-2DD 300-304 306-308 30A-30C 326-328 385-38A 38C 38E-38F 391-3A1 3A3-3CE
400-45F 48C-4C4 4C7-4C8 4CB-4CC 4D0-4F5 4F8-4F9 617-61C 621 628 62A-62B 62D-62E 633 2013-2014 2018-201A
201C-201E 2020-2022 2026 2030 2039-203A 2044 2074 20AC 2113 2122 212E 2202 2206 220F 2211-2212 2215 2219-221A
221E 222B 2248 2260 2264-2265 25CA F6C3 FB01-FB02 FE9E
"""


def _every() -> frozenset[str]:
    signs: set[str] = set()
    for part in _RANGES.split():
        low, _, high = part.partition("-")
        signs.update(map(chr, range(int(low, 16), int(high or low, 16) + 1)))
    return frozenset(signs)


LETTERS = _every()


def cannot_write(text: str) -> str:
    """The signs of a text that the game cannot write, each once; blanks are no signs."""
    return "".join(dict.fromkeys(sign for sign in text if sign not in LETTERS and not sign.isspace()))
