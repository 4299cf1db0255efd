"""How plainly a mistake shows in one challenge: not at all, as what may be a slip, or as nothing else."""

import pytest

from engine.challenges.base import Form
from engine.lesson.revealing import clearness, drawn_for
from tests.engine.challenges.asking import ask

PLAYS = frozenset({Form.NUMBER, Form.CHOOSE})
MISTAKES = {"less": ("a - b", "You took away."), "beside": ("a + b + 1", "One too many."), "same": ("b + a", "Right.")}


def clear(mistake: str, b: int, plays: frozenset[Form] = frozenset({Form.NUMBER})) -> int:
    asked = ask("number", {"a": 7, "b": b}, answer="a + b", mistakes=MISTAKES)
    return clearness(asked, asked.form_for(plays), mistake)


@pytest.mark.parametrize(
    ("mistake", "b", "told"),
    [("less", 5, 2), ("less", 1, 2), ("beside", 5, 1), ("same", 5, 0), ("less", 0, 0), ("unknown", 5, 0)],
)
def test_a_mistake_is_told_by_an_answer_that_only_it_gives(mistake: str, b: int, told: int) -> None:
    assert clear(mistake, b) == told


def test_among_choices_a_mistake_shows_where_its_answer_is_one() -> None:
    def among(*others: str) -> int:
        asked = ask("choose", answer="north", others=others, mistakes={"back": ("south", "Turn."), "beside": ("east", "Turn.")})
        return clearness(asked, asked.form_for(PLAYS), "back")

    assert (among("south", "west"), among("east", "west")) == (2, 0)


def test_the_first_draw_that_shows_it_plainly_is_taken_else_one_that_shows_it_else_the_first() -> None:
    def drawn(*bs: int, mistake: str = "less") -> tuple[int, int]:
        made: list[int] = []

        def make(seed: int):  # type: ignore[no-untyped-def]
            made.append(seed)
            return ask("number", {"a": 7, "b": bs[seed]}, seed=seed, answer="a + b", mistakes=MISTAKES)

        return drawn_for(make, range(len(bs)), mistake, PLAYS).seed, len(made)

    assert drawn(0, 5, 6) == (1, 2), "no more are drawn than are needed"
    assert drawn(0, 0, 0) == (0, 3)
    assert drawn(5, 6, mistake="beside") == (0, 2)
    with pytest.raises(LookupError):
        drawn()
