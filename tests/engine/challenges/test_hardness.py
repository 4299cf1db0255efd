"""What each kind adds to the hardness of a question: the steps of the scale, in logits, as they were weighed."""

import pytest

from engine.challenges.base import Challenge
from engine.challenges.kinds import KINDS
from tests.engine.challenges.asking import ask
from tests.engine.challenges.test_kinds import SAMPLES

CLOCK, LINE = {"on": "clock"}, {"on": "line", "scale": "0 to 19", "numbers": "5"}
FIVE, COINS = ("a", "b", "c", "d", "e"), {"pieces": ("1", "2", "5"), "make": "total == n", "again": "yes", "most": "6"}

ADDS: dict[str, tuple[float, Challenge]] = {
    "a number": (0.0, ask("number", answer="12")),
    "a decimal number": (0.4, ask("number", answer="12.5")),
    "a fraction": (0.5, ask("number", answer="1/2", own={"write": "fraction"})),
    "a fraction in its lowest terms": (0.8, ask("number", answer="1/2", own={"write": "fraction", "lowest": "yes"})),
    "a number below zero": (0.4, ask("number", answer="0 - 7")),
    "a word of three letters": (0.0, ask("text", answer="cat")),
    "a word of eight letters": (1.25, ask("text", answer="elephant")),
    "one letter of a word": (-0.5, ask("text", answer="ship", own={"show": "sh_p"})),
    "a full hour": (-0.6, ask("place", answer="7:00", own=CLOCK)),
    "half an hour": (-0.2, ask("place", answer="7:30", own=CLOCK)),
    "a quarter past": (0.1, ask("place", answer="7:15", own=CLOCK)),
    "a quarter to": (0.2, ask("place", answer="7:45", own=CLOCK)),
    "five minutes past": (0.4, ask("place", answer="7:05", own=CLOCK)),
    "a minute": (0.7, ask("place", answer="7:01", own={**CLOCK, "minutes": "1"})),
    "a numbered place": (-0.2, ask("place", answer="10", own=LINE)),
    "a marked place": (-0.2, ask("place", answer="11", own={**LINE, "marks": {"11": "here"}})),
    "a place between": (0.2, ask("place", answer="11", own=LINE)),
    "a place of a longer line": (0.4, ask("place", answer="11", own={**LINE, "scale": "0 to 39"})),
    "a place of parts": (0.5, ask("place", answer="11 / 2", own={**LINE, "scale": "0 to 19/2 by 1/2"})),
    "a place below zero": (0.5, ask("place", answer="-3", own={**LINE, "scale": "-10 to 9"})),
    "two places of a picture": (-0.2, SAMPLES["place on a picture"]),
    "three pairs": (0.0, SAMPLES["pairs"]),
    "five pairs": (0.4, ask("pairs", own={"pairs": {n: n * 2 for n in FIVE}, "at_once": "5"})),
    "four things in two groups": (0.0, SAMPLES["sort"]),
    "six things in three groups": (0.45, ask("sort", own={"groups": {"x": "ab", "y": "cd", "z": "ef"}, "at_once": "6"})),
    "three in a row": (0.0, SAMPLES["order"]),
    "five in a row": (0.6, ask("order", own={"pieces": FIVE})),
    "two coins of three": (-0.3, ask("build", {"n": 7}, own=COINS)),
    "three letters of three": (0.15, SAMPLES["build a word"]),
    "what is shown": (0.0, SAMPLES["show"]),
}


@pytest.mark.parametrize("what", ADDS)
def test_a_question_is_as_much_harder_as_was_weighed(what: str) -> None:
    adds, challenge = ADDS[what]
    assert KINDS[challenge.kind].hardness(challenge) == pytest.approx(adds)
