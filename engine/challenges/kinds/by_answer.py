"""For kinds whose answer may be given in several ways: choices where the pack lists wrong ones, else a number or a word."""

from dataclasses import replace

from engine.challenges.base import Challenge
from engine.challenges.expressions.numerals import read_number
from engine.challenges.kinds.choose import Choose
from engine.challenges.kinds.number import Number
from engine.challenges.kinds.text import Text
from engine.challenges.making import Draw


def made_by_answer(draw: Draw) -> Challenge:
    """The challenge in the form that fits its answer. Raises ExpressionError or ValueError."""
    if any(draw.text(other).strip() for other in draw.template.others):
        return Choose().make(draw)
    answer = draw.text(draw.template.answer).strip()
    if answer.isascii() and answer.isdigit() and read_number(answer) is not None:
        return Number().make(replace(draw, template=replace(draw.template, answer=answer)))
    return Text().make(draw)
