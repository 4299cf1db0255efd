"""Answers of the number packs worked out from the question's text alone, by rules that know nothing of the packs.

Each rule is a pattern of the text a child reads and what a person would calculate. A pack's questions that no rule reads are
counted; what must be readable at least is written down for each pack.
"""

import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from math import gcd, isqrt

import pytest

from engine.challenges.base import Challenge, Form
from engine.content.library.library import Library

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
    rule(r"^It is (−?\d+) degrees\. It gets (\d+) degrees colder", lambda a, b: a - b),
    rule(r"^(−?\d+) \+ \((−\d+)\) = \?$", lambda a, b: a + b),
    rule(r"^(−?\d+) − \((−\d+)\) = \?$", lambda a, b: a - b),
    rule(r"^(−?\d+) × \((−\d+)\) = \?$", lambda a, b: a * b),
    rule(r"^What is the greatest common factor of (\d+) and (\d+)\?$", lambda a, b: gcd(int(a), int(b))),
    rule(r"^(\d+)² = \?$", lambda a: a * a),
    rule(r"^(\d+)³ = \?$", lambda a: a * a * a),
    rule(r"^10 to the power of (\d+) = \?$", lambda n: int("1" + "0" * int(n))),
    rule(r"^What number squared is (\d+)\?$", lambda a: isqrt(int(a))),
    rule(r"^A square has an area of (\d+) cm²", lambda a: isqrt(int(a))),
    rule(r"^(\d+) \+ (\d+) × (\d+) = \?$", lambda a, b, c: a + b * c),
    rule(r"^\((\d+) \+ (\d+)\) × (\d+) = \?$", lambda a, b, c: (a + b) * c),
    rule(r"^(\d+) − (\d+) × (\d+) = \?$", lambda a, b, c: a - b * c),
    rule(r"^Mix blue and yellow (\d+) : (\d+)\. You take (\d+) cups of blue", lambda a, b, blue: blue / a * b),
    rule(r"^Share (\d+) coins in the ratio (\d+) : (\d+)\. How many does the second", lambda n, a, b: n * b / (a + b)),
    rule(r"^A boat sails (\d+) km in one hour\. How far does it get in (\d+)", lambda v, t: v * t),
    rule(r"^A bike goes (\d+) km in (\d+) hours\. How many km in one", lambda s, t: s / t),
    rule(r"^(\d+) mangoes cost (\d+) coins\. What do (\d+) mangoes cost", lambda n, c, m: c / n * m),
    rule(r"^A lamp costs (\d+) coins\. Now it costs (\d+)% less", lambda n, p: n - n * p / 100),
    rule(r"^(\d+) children sail\. Next year it is (\d+)% more", lambda n, p: n + n * p / 100),
    rule(r"^(\d+) of (\d+) are how many percent\?$", lambda a, n: a / n * 100),
    rule(r"^x = (\d+)\. What is x \+ (\d+)\?$", lambda x, a: x + a),
    rule(r"^x = (\d+)\. What is (\d+)x \+ (\d+)\?$", lambda x, a, b: a * x + b),
    rule(r"^x \+ (\d+) = (−?\d+)\. What is x\?$", lambda a, b: b - a),
    rule(r"^x − (\d+) = (−?\d+)\. What is x\?$", lambda a, b: b + a),
    rule(r"^(\d+)x = (\d+)\. What is x\?$", lambda a, b: b / a),
    rule(r"^x ÷ (\d+) = (\d+)\. What is x\?$", lambda a, b: a * b),
    rule(r"^(\d+)x \+ (\d+) = (−?\d+)\. What is x\?$", lambda a, b, c: (c - b) / a),
    rule(r"^(\d+)x − (\d+) = (−?\d+)\. What is x\?$", lambda a, b, c: (c + b) / a),
    rule(r"^(\d+)\(x \+ (\d+)\) = (\d+)\. What is x\?$", lambda a, b, c: c / a - b),
    rule(r"^Mean of (\d+), (\d+) and (\d+)\?$", lambda *all_: sum(all_) / 3),
    rule(r"^Median of (\d+), (\d+), (\d+), (\d+) and (\d+)\?$", lambda *all_: sorted(all_)[2]),
    rule(r"^Range of (\d+), (\d+), (\d+) and (\d+)\?$", lambda *all_: max(all_) - min(all_)),
    rule(r"^The mean of (\d+) numbers is (\d+)\. What is their sum", lambda k, m: k * m),
    rule(r"^A bag holds (\d+) red and (\d+) blue balls\. How likely is red", lambda r, b: r / (r + b)),
    rule(r"^A spinner has (\d+) equal fields, (\d+) of them green\. You spin (\d+) times", lambda n, a, t: t * a / n),
    rule(r"^A rectangle is (\d+) cm long and (\d+) cm wide\. What is its area", lambda a, b: a * b),
    rule(r"^A rectangle is (\d+) cm long and (\d+) cm wide\. How long is the way", lambda a, b: a + b + a + b),
    rule(r"^A triangle: base (\d+) cm, height (\d+) cm", lambda a, b: a * b / 2),
    rule(r"^On a straight line lie (\d+)° and x", lambda a: 180 - a),
    rule(r"^A triangle has the angles (\d+)°, (\d+)° and x", lambda a, b: 180 - a - b),
    rule(r"^A full turn: (\d+)°, (\d+)° and x", lambda a, b: 360 - a - b),
    rule(r"^The rule is (\d+)n \+ (\d+)\. What is number (\d+) of the row", lambda a, b, n: a * n + b),
    rule(r"^(−?\d+), (−?\d+), (−?\d+), (−?\d+), \?$", lambda a, b, c, d: d + (d - c)),
    rule(r"^(\d+), (\d+), (\d+), \?$", lambda a, b, c: c + (c - b) if c - b == b - a else c * (c / b)),
    rule(r"^From \((−?\d+), −?\d+\) to \((−?\d+), −?\d+\)\. How many steps", lambda a, b: abs(b - a)),
    rule(r"^Which is the same as (\d+)x \+ (\d+)x\?$", lambda a, b: a + b),
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


def test_one_choice_is_prime_or_a_factor(library: Library) -> None:
    """Of all the choices exactly the right one is a prime number, or divides the number that is asked about."""
    asked = 0
    for family in library.skills["ratios-and-unknowns/factors-and-primes"].families:
        for seed in range(SEEDS if family.kind == "choose" else 0):
            challenge = library.make(family.item, seed)
            choices = [int(o.text) for o in challenge.forms[0].options]  # type: ignore[union-attr]
            found = re.match(r"Which is a factor of (\d+)\?", challenge.prompt.text)
            if found:
                fitting = [n for n in choices if int(found[1]) % n == 0]
            else:
                fitting = [n for n in choices if n > 1 and all(n % d for d in range(2, n))]
            assert [str(n) for n in fitting] == [answer(challenge)], f"{challenge.item}: {challenge.prompt.text} {choices}"
            asked += 1
    assert asked


def test_words_between_two_others_stand_between_them(library: Library) -> None:
    """A dictionary's order, of the pieces to be ordered and of the one word that stands between two others."""
    for family in library.skills["word-workshop/dictionary"].families:
        for seed in range(SEEDS):
            challenge = library.make(family.item, seed)
            if family.kind == "order":
                pieces = list(challenge.solution[Form.ORDER])
                assert pieces == sorted(pieces), challenge.item
            elif found := re.search(r"between (\w+) and (\w+) in", challenge.prompt.text):
                fitting = [o.text for o in challenge.forms[0].options if found[1] < o.text < found[2]]  # type: ignore[union-attr]
                assert fitting == [answer(challenge)], f"{challenge.prompt.text} {fitting}"
