"""Answers of the number packs worked out from the question's text alone, by rules that know nothing of the packs.

Each rule is a pattern of the text a child reads and what a person would calculate. A pack's questions that no rule reads are
counted; what must be readable at least is written down for each pack.
"""

import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import pytest

from engine.challenges.base import Challenge, Form
from engine.content.library import Library

SEEDS = 40
LEAST = {
    "fractions-and-decimals": 0.6,
    "times-tables": 0.4,
    "sums-and-differences": 0.5,
}  # share of questions that are worked out
Rule = tuple[re.Pattern[str], Callable[..., Fraction]]
N, F = r"(−?[\d.]+)", r"(\d+)/(\d+)"


def rule(pattern: str, work: Callable[..., Fraction | int]) -> Rule:
    return re.compile(pattern), lambda *said: Fraction(work(*(Fraction(part.replace("−", "-")) for part in said)))


def rounded(number: Fraction, unit: Fraction) -> Fraction:
    """Half goes up, as at school."""
    return (number / unit + Fraction(1, 2)).__floor__() * unit


RULES: list[Rule] = [
    rule(rf"^{N} \+ {N} = \?$", lambda a, b: a + b),
    rule(rf"^{N} − {N} = \?$", lambda a, b: a - b),
    rule(rf"^{N} × {N} = \?$", lambda a, b: a * b),
    rule(rf"^{N} ÷ {N} = \?$", lambda a, b: a / b),
    rule(rf"^\? \+ {N} = {N}$", lambda a, b: b - a),
    rule(rf"^{N} \+ \? = {N}$", lambda a, b: b - a),
    rule(rf"^{N} − \? = {N}$", lambda a, b: a - b),
    rule(rf"^\? − {N} = {N}$", lambda a, b: a + b),
    rule(rf"^\? × {N} = {N}$", lambda a, b: b / a),
    rule(rf"^{N} × \? = {N}$", lambda a, b: b / a),
    rule(rf"^{N} × {N} = {N} × \?$", lambda a, b, c: a * b / c),
    rule(rf"^{F} \+ {F} = \?$", lambda a, b, c, d: a / b + c / d),
    rule(rf"^{F} − {F} = \?$", lambda a, b, c, d: a / b - c / d),
    rule(rf"^{F} \+ {F} = \?/(\d+)$", lambda a, b, c, d, e: (a / b + c / d) * e),
    rule(rf"^{F} − {F} = \?/(\d+)$", lambda a, b, c, d, e: (a / b - c / d) * e),
    rule(rf"^{F} \+ \?/(\d+) = 1$", lambda a, b, c: (1 - a / b) * c),
    rule(rf"^{F} = \?/(\d+)$", lambda a, b, c: a / b * c),
    rule(rf"^{N} × {F} = \?$", lambda a, b, c: a * b / c),
    rule(rf"^{N} × {F} = \?/(\d+)$", lambda a, b, c, d: a * b / c * d),
    rule(rf"^(\d+) and {F} = \?/(\d+)$", lambda a, b, c, d: (a + b / c) * d),
    rule(rf"^Which is the same as (\d+) and {F}\?$", lambda a, b, c: a + b / c),
    rule(rf"^Which is the same(?: size)? as {F}\?$", lambda a, b: a / b),
    rule(rf"^Which is the same as {N}\?$", lambda a: a),
    rule(rf"^Which is {F} with the smallest numbers\?$", lambda a, b: a / b),
    rule(rf"^Which is {F}\?$", lambda a, b: a / b),
    rule(rf"^Which fraction is {N}\?$", lambda a: a),
    rule(rf"^Write {F} as a decimal\.$", lambda a, b: a / b),
    rule(r"^(\d+) wholes and (\d+) tenths?\. Write it as a decimal\.$", lambda a, b: a + b / 10),
    rule(r"^(\d+) hundredths as a decimal\?$", lambda a: a / 100),
    rule(r"^(\d+)% as a decimal\?$", lambda a: a / 100),
    rule(r"^(\d+)% = \?/100$", lambda a: a),
    rule(r"^(\d+)% of (\d+) = \?$", lambda a, b: a * b / 100),
    rule(rf"^What is {F} of {N}\?$", lambda a, b, c: a / b * c),
    rule(rf"^What is half of {N}\?$", lambda a: a / 2),
    rule(rf"^What is a quarter of {N}\?$", lambda a: a / 4),
    rule(r"^There are (\d+) \D+\. Half of them go\. How many stay\?$", lambda a: a / 2),
    rule(rf"^A rope is (\d+) metres long\. {F} of it", lambda a, b, c: a * b / c),
    rule(rf"^One ribbon needs {F} of a metre\. How many whole metres do (\d+)", lambda a, b, c: a / b * c),
    rule(r"^A cake has (\d+) equal pieces\. (\d+) pieces? (?:is|are) eaten\. Left", lambda a, b: a - b),
    rule(rf"^How many wholes are in {F}\?$", lambda a, b: a // b),
    rule(rf"^{N} metres\. How many centimetres\?$", lambda a: a * 100),
    rule(rf"^Round {N} to a whole number\.$", lambda a: rounded(a, Fraction(1))),
    rule(rf"^Round {N} to tenths\.$", lambda a: rounded(a, Fraction(1, 10))),
    rule(r"^A boat trip costs (\d+) coins\. Today it costs (\d+)% less", lambda a, b: a * b / 100),
]


def worked_out(text: str) -> Fraction | None:
    """What a person would answer, or None where no rule reads the text."""
    for pattern, work in RULES:
        if found := pattern.match(text):
            return work(*found.groups())
    return None


def value(text: str) -> Fraction | None:
    """3/4, 0.75, 75%, −3 as a number."""
    plain = text.replace("−", "-")
    share = 100 if plain.endswith("%") else 1
    plain = plain.rstrip("%")
    try:
        return Fraction(plain) / share
    except ValueError:
        return None


def answer(challenge: Challenge) -> str:
    return challenge.solution.get(Form.NUMBER, challenge.solution.get(Form.CHOOSE, ("",)))[0]


@pytest.mark.parametrize("pack", LEAST)
def test_answers_are_what_a_person_works_out(pack: str, library: Library) -> None:
    asked: Counter[str] = Counter()
    for skill in library.skills.values():
        for family in skill.families if skill.pack == pack else ():
            for seed in range(SEEDS):
                challenge = library.make(family.item, seed)
                expected, given = worked_out(challenge.prompt.text), value(answer(challenge))
                asked["all"] += 1
                if expected is None or given is None:
                    continue
                asked["worked out"] += 1
                assert given == expected, f"{challenge.item}: {challenge.prompt.text} {answer(challenge)}, not {expected}"
                for form in challenge.forms:
                    wrong = [
                        o.text for o in getattr(form, "options", ()) if value(o.text) == expected and o.id != answer(challenge)
                    ]
                    assert not wrong, f"{challenge.item}: {wrong} is right, too: {challenge.prompt.text}"
    assert asked["worked out"] >= LEAST[pack] * asked["all"], asked


@pytest.mark.parametrize("pack", LEAST)
def test_where_more_is_asked_more_is_right(pack: str, library: Library) -> None:
    for skill in library.skills.values():
        for family in skill.families if skill.pack == pack else ():
            for seed in range(SEEDS if family.kind == "compare" else 0):
                challenge = library.make(family.item, seed)
                sides = {o.id: value(o.text) for o in challenge.forms[0].options}  # type: ignore[union-attr]
                if None in sides.values() or "=" in sides:
                    continue
                most = max(sides, key=lambda side: sides[side] or 0)
                least = min(sides, key=lambda side: sides[side] or 0)
                assert answer(challenge) == (least if "less" in challenge.prompt.text else most), f"{challenge.item} {sides}"
