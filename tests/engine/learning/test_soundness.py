"""A state out of a stranger's file: what a game writes is counted with, anything else is not."""

from dataclasses import replace
from math import inf, nan

import pytest

from engine.learning import learner
from engine.learning.knowledge import Goal, LearnerState, SkillState, is_sound
from tests.engine.scheduling.seas import START_S, answer, chain

GRAPH = chain(3)


def lived() -> LearnerState:
    facts = [answer(f"p/s{n % 3}#0.0", n % 4 > 0, START_S + n) for n in range(12)]
    return learner.replay(facts, GRAPH, "7-9", START_S)


def test_what_a_game_writes_is_sound() -> None:
    assert is_sound(lived())
    assert is_sound(replace(lived(), goals=(Goal("p/s0", START_S, "child"),), lights={"p/s0": 5, "p/s1": 0}))


BROKEN: dict[str, list[object]] = {
    **{name: [inf, nan, "1", None, 1e9] for name in ("ability", "lately", "recent", "lean", "lasting")},
    "variance": [0.0, -1.0, inf, nan, "1"],
    "lately_variance": [-0.1, inf, "1"],
    "answered": [-1, 1.5, "1"],
    "band": [7],
    "placed": [1, None],
    "lights": [{"p/s0": 6}, {"p/s0": -1}, {"p/s0": 1.5}, {3: 1}],
    "goals": [(Goal("p/s0", START_S, "robot"),), (Goal(3, START_S, "child"),)],  # type: ignore[arg-type]
    "gifts": [(3,)],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BROKEN.items() for value in values])
def test_what_no_game_writes_is_not_counted_with(name: str, value: object) -> None:
    assert not is_sound(replace(lived(), **{name: value}))  # type: ignore[arg-type]


def test_a_skill_that_was_only_tried_is_neither_mastered_nor_confirmed() -> None:
    assert (SkillState().mastered_s, SkillState().confirmed_s) == (0, 0)
    tried = lived().skills["p/s0"]
    assert tried.tries and (tried.mastered_s, tried.confirmed_s) == (0, 0)
