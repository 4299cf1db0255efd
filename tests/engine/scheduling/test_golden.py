"""Every decision of the golden sequences is what it was."""

import pytest

from tests.engine.scheduling import golden

_HELP = "a choice of the scheduler has changed; if that was meant: python -m tests.engine.scheduling.golden, and look at the difference"


@pytest.mark.parametrize("name", golden.CHILDREN)
def test_every_decision_is_what_it_was(name: str) -> None:
    for kept, made in zip(golden.stored(name), golden.course(name), strict=True):
        assert made == kept, _HELP


def test_the_sequences_show_most_of_what_the_scheduler_can_do() -> None:
    """Otherwise they would guard little: hundreds of decisions, reasons of many kinds, each child another course."""
    lines = [line for name in golden.CHILDREN for line in golden.stored(name)]
    codes = {line.split()[2] for line in lines if line.lstrip()[0].isdigit()}
    assert len(lines) > 400
    assert len(codes) >= 12, codes
    assert len({"\n".join(golden.stored(name)) for name in golden.CHILDREN}) == len(golden.CHILDREN)
