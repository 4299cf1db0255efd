"""How hard a sum is, in logits, by what is asked: operation, size, carrying, decimals, fractions, and which number is missing.

Zero is what half of the seven-year-olds get right. Which number is missing matters as children show it: result unknown is easier
than change unknown, and that than start unknown (Carpenter & Moser 1984, Journal for Research in Mathematics Education 15(3)).
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

_N = r"[-−]?\d{1,30}(?:[.,]\d{1,30})?(?:/\d{1,30})?"
_GAP = r"\?|□|_+"
_SIGN = r"[+−×÷-]"
_SUM = re.compile(rf"(?<![\d/.,])({_N}|{_GAP})\s*({_SIGN})\s*({_N}|{_GAP})(?:\s*=\s*({_N}|{_GAP}))?")
_TURNED = re.compile(rf"(?<![\d/.,])({_N}|{_GAP})\s*=\s*({_N}|{_GAP})\s*({_SIGN})\s*({_N}|{_GAP})")
_CHANGE_UNKNOWN, _START_UNKNOWN, _TURNED_ROUND = 0.5, 0.8, 0.2
_BACK = {"+": "−", "−": "+", "×": "÷", "÷": "×"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A number of a sum as its digits say it: 0.25 counts as 25 with two places."""

    size: int
    places: int = 0
    bottom: int = 0
    below_zero: bool = False


@lru_cache(maxsize=4096)
def sum_difficulty(text: str) -> float | None:
    """The hardness of the first sum in a text; None without one."""
    parts, turned = _parts(text)
    if parts is None:
        return None
    left, sign, right, result = parts
    if left is None and right is not None and result is not None:
        known, other = (right, result) if sign in "÷" else (result, right)
        back = _BACK[sign]
        hard = _plain(known, back, other)
        extra = _START_UNKNOWN if sign in "−÷" else _CHANGE_UNKNOWN + 0.1
    elif right is None and left is not None and result is not None:
        hard = _plain(result, "−", left) if sign == "+" else _plain(left, sign, result)
        if sign == "×":
            hard = _plain(result, "÷", left)
        extra = _CHANGE_UNKNOWN
    elif left is not None and right is not None:
        hard, extra = _plain(left, sign, right), 0.0
    else:
        return None
    return hard + extra + _TURNED_ROUND * turned


def _parts(text: str) -> tuple[tuple[_Part | None, str, _Part | None, _Part | None] | None, bool]:
    """(left, sign, right, result) and whether the result stands first; a gap is None."""
    found = _TURNED.search(text)
    if found is not None and (_read(found[2]) is not None or _read(found[1]) is not None):
        return (_read(found[2]), found[3].replace("-", "−"), _read(found[4]), _read(found[1])), True
    found = _SUM.search(text)
    if found is None:
        return None, False
    return (_read(found[1]), found[2].replace("-", "−"), _read(found[3]), _read(found[4] or "?")), False


def _read(text: str) -> _Part | None:
    if text[0] in "?□_":
        return None
    top, _, bottom = text.lstrip("-−").partition("/")
    whole, _, decimals = top.replace(",", ".").partition(".")
    return _Part(int(whole + decimals), len(decimals), int(bottom or 0), text[0] in "-−")


def _plain(a: _Part, sign: str, b: _Part) -> float:
    """A sum whose result is asked."""
    if a.bottom or b.bottom:
        return 1.6 + 0.8 * (a.bottom != b.bottom) + 0.4 * (sign in "×÷")
    extra = 0.5 * bool(a.places or b.places) + 0.3 * (a.places != b.places)
    extra += 0.9 * (a.below_zero or b.below_zero) + 0.9 * (sign == "−" and b.size > a.size and not a.places)
    return extra + _whole(a.size, sign, b.size)


def _whole(a: int, sign: str, b: int) -> float:
    if sign == "+":
        return -2.6 + 0.42 * math.log2(2 + a + b) + 0.6 * (a % 10 + b % 10 > 10)
    if sign == "−":
        return -2.4 + 0.42 * math.log2(2 + a) + 0.7 * (a > 10 and a % 10 < b % 10)
    if sign == "×":
        return -0.9 + 0.3 * math.log2(2 + a * b) + 0.4 * (min(a, b) > 5)
    return -0.6 + 0.3 * math.log2(2 + a) + 0.4 * (b > 5)
