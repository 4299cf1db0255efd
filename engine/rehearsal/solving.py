"""What somebody who can do it would answer, from the question alone: the key of the pack is not looked at.

Only questions that say plainly what they want are read: a sum with one gap, "Which is the same as 3 × 4?", "Spell ship.".
Everything else gives None, and the learner who knows takes the pack's word for it.
"""

import re
from fractions import Fraction
from functools import lru_cache

from engine.challenges.base import AnswerForm, Challenge, ChooseForm, Form
from engine.challenges.expressions.language import ExpressionError, evaluate, show
from engine.challenges.expressions.numerals import read_number

_GAP = re.compile(r"\?|□|_+")
_SUM = re.compile(r"[\d\s.()]*[+−×÷·*/-][\d\s.()+−×÷·*/-]*")
_GAP_LAST = re.compile(r"\s*(?P<number>[\d./]+)\s*(?P<sign>[+−×÷·*/-])\s*(?:\?|□|_+)\s*")
_GAP_FIRST = re.compile(r"\s*(?:\?|□|_+)\s*(?P<sign>[+−×÷·*/-])\s*(?P<number>[\d./]+)\s*")
_ASKED = re.compile(r"(?:what is|how much is|was ist|wie viel ist)\s+(.+?)\s*\?", re.I)
_SAME = re.compile(r"\b(?:same as|equals?|gleich|dasselbe wie)\b", re.I)
_INSIDE = re.compile(r"\d+(?:\s*[+−×÷]\s*\d+)+")
_SPELL = re.compile(r"(?:spell|write|buchstabiere|schreibe?)(?: the word)?:? [“\"„]?([^\W\d_]+)[”\"“]?[.!]?", re.I)
_NO_WORD = frozenset({"it", "this", "that", "them", "word", "es", "das", "ihn", "sie"})


def own_answer(challenge: Challenge, form: AnswerForm) -> tuple[str, ...] | None:
    """The value of the answer that the question itself demands, or None when it cannot be told from its words."""
    if isinstance(form, ChooseForm):
        return _chosen(challenge, form)
    if form.form is Form.NUMBER:
        number = worked_out(challenge.prompt.text)
        return None if number is None else (show(number),)
    if form.form is Form.TEXT and (found := _SPELL.fullmatch(challenge.prompt.spoken.strip())) is not None:
        return None if found[1].casefold() in _NO_WORD else (found[1],)
    return None


def _chosen(challenge: Challenge, form: ChooseForm) -> tuple[str, ...] | None:
    number = worked_out(challenge.prompt.text)
    if number is not None:
        offered = [read_number(option.id) for option in form.options]
        fitting = [option.id for option, value in zip(form.options, offered, strict=True) if value == number]
        if not fitting and None not in offered:
            return (show(number),)  # what it asks for is not even offered
    elif _SAME.search(challenge.prompt.text) and len(sums := _INSIDE.findall(challenge.prompt.text)) == 1:
        wanted = _value(sums[0])
        fitting = [o.id for o in form.options if wanted is not None and _value(o.id) == wanted]
    else:
        return None
    return (fitting[0],) if len(fitting) == 1 else None


@lru_cache(maxsize=4096)
def worked_out(text: str) -> Fraction | None:
    """The number that fills the one gap of "7 + 5 = ?", "? × 10 = 30" or "What is 7 + 5?"; None when there is no such gap."""
    bare = text.strip()
    if (asked := _ASKED.fullmatch(bare)) is not None and _SUM.fullmatch(asked[1]):
        return _value(asked[1])
    left, equals, right = bare.partition("=")
    if not equals or "=" in right or len(_GAP.findall(bare)) != 1:
        return None
    gap, other = (left, right) if _GAP.search(left) else (right, left)
    known = _value(other)
    if known is None:
        return None
    if _GAP.fullmatch(gap.strip()):
        return known
    return _undone(gap, known)


def _undone(side: str, whole: Fraction) -> Fraction | None:
    """The gap in "3 + ?" or "? × 10" that makes ``whole``; None when there is more than one operation."""
    for pattern, gap_first in ((_GAP_LAST, False), (_GAP_FIRST, True)):
        if (found := pattern.fullmatch(side)) is None:
            continue
        sign, number = found["sign"], _value(found["number"])
        if number is None:
            return None
        match sign:
            case "+":
                return whole - number
            case "−" | "-":
                return whole + number if gap_first else number - whole
            case "×" | "·" | "*":
                return whole / number if number else None
            case _:
                return whole * number if gap_first else (number / whole if whole else None)
    return None


def _value(text: str) -> Fraction | None:
    if not re.fullmatch(r"[\d\s.()+−×÷·*/-]+", text) or not any(c.isdigit() for c in text):
        return None
    try:
        value = evaluate(text.strip(), {})
    except ExpressionError:
        return None
    return value if isinstance(value, Fraction) else None


def gives_itself_away(challenge: Challenge, form: AnswerForm) -> bool:
    """Whether the answer that must be typed stands in the written question as it is."""
    if isinstance(form, ChooseForm) or form.form not in (Form.NUMBER, Form.TEXT):
        return False
    right = challenge.solution[form.form][0]
    text = challenge.prompt.text
    if form.form is Form.NUMBER:
        return re.findall(r"\d+(?:[.,]\d+)?", text) == [right] and not re.search(r"[+−×÷·*/-]", text)
    return len(right) > 1 and re.search(rf"(?<!\w){re.escape(right)}(?!\w)", text, re.I) is not None
