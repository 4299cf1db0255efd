"""Whether one challenge is fair: is a wrong choice right after all, does a known mistake give the right answer?"""

from collections.abc import Iterator, Mapping
from random import Random

from engine.challenges.base import Challenge, Form
from engine.challenges.expressions.language import ExpressionError, Value, evaluate
from engine.challenges.expressions.numerals import decimal_sign, read_number
from engine.challenges.expressions.values import listed
from engine.challenges.kinds import KINDS
from engine.challenges.making import Draw, text_or_value
from engine.challenges.templates import Template, fill, holes
from engine.content.checks.lint import Slip, row_of
from engine.content.reading.reader import Node
from engine.messages import message


def unfair(template: Template, node: Node, challenge: Challenge, values: Mapping[str, Value]) -> Iterator[Slip]:
    """What is not fair in the challenge that these values gave."""
    kind = KINDS[template.kind]
    if kind.offers_others and Form.CHOOSE in challenge.solution:
        yield from _other_is_right(template, node, challenge, values)
    if kind.names_answers:
        yield from _mistake_is_right(template, node, challenge, values)


def _other_is_right(template: Template, node: Node, challenge: Challenge, values: Mapping[str, Value]) -> Iterator[Slip]:
    right = challenge.solution[Form.CHOOSE][0]
    for other in template.others:
        for part in fill(other, values, template.language).split("|"):
            if part.strip() == right or _same_number(template, part, right):
                yield _where_it_stands(template, node, right, values)


def _where_it_stands(template: Template, node: Node, right: str, values: Mapping[str, Value]) -> Slip:
    """With rows the cell, else the choices."""
    row = row_of(node, values)
    if row is None or not row.entries:
        return Slip(
            "answer_in_others",
            node.at(("others",)),
            {"value": right, "values": listed(values), "example": message("Change the choice, or rule it out with where:.")},
        )
    names = [hole.strip() for text in template.others for hole in holes(text)]
    cells = [row.entries[name] for name in names if name in row.entries]
    cell = next((c for c in cells if right in (part.strip() for part in (c.text or "").split("|"))), row)
    first, said = next(iter(row.entries.items()))
    return Slip(
        "answer_in_others",
        cell,
        {"value": right, "values": f"{first} = {said.text}", "example": message("Change it in this row.")},
    )


def _mistake_is_right(template: Template, node: Node, challenge: Challenge, values: Mapping[str, Value]) -> Iterator[Slip]:
    right = next(iter(challenge.solution.values()))[0]
    blank = Draw(template=template, values=values, rng=Random(0), seed=0, item="", skill="", difficulty=0.0)
    for mistake in blank.known:
        value = text_or_value(mistake.when, blank)
        if KINDS[template.kind].asks_number and value and read_number(value, decimal_sign(template.language)) is None:
            when = node.at(("mistakes", mistake.id, "when"))
            try:
                evaluate(mistake.when, values)
                yield Slip("mistake_no_number", when, {"name": mistake.id, "value": value})
            except ExpressionError as problem:
                yield Slip("expression", when, {"why": problem})
        lowest = template.own.get("lowest") == "yes"  # there 2/4 is a mistake for 1/2
        if value == right or (not lowest and _same_number(template, value, right)):
            yield Slip(
                "mistake_is_right",
                node.at(("mistakes", mistake.id)),
                {"name": mistake.id, "value": right, "values": listed(values)},
            )


def _same_number(template: Template, one: str, other: str) -> bool:
    sign = decimal_sign(template.language)
    number = read_number(one, sign)
    return number is not None and number == read_number(other, sign)
