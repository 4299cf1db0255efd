"""Which draw of a family a level asks: another one while it can, and one made for a mistake only where that is wanted."""

from collections.abc import Sequence

import pytest

from engine.challenges.base import Challenge
from engine.learning import mix_ups
from engine.lesson.classroom import PlaySession
from engine.lesson.revealing import clearness
from engine.records import AnswerGiven
from engine.scheduling.choices import Choice, Reason
from tests.engine.challenges.asking import ask
from tests.engine.lesson.test_level import FOG, start

ITEM = "times-tables/times-5#0.0"


class Fake:
    """A family whose mistake shows in one draw of three."""

    def __init__(self) -> None:
        self.seeds: list[int] = []

    def make(self, item: str, seed: int, *, interests: Sequence[str] = (), avoid: frozenset[str] = frozenset()) -> Challenge:
        self.seeds.append(seed)
        values = {"a": 7, "b": 0 if seed % 3 else 5}
        return ask("number", values, seed=seed, answer="a + b", mistakes={"less": ("a - b", "You took away.")})


def chosen(code: str) -> Choice:
    skill = ITEM.partition("#")[0]
    return Choice(item=ITEM, skill=skill, predicted=0.8, target=0.8, purpose="practice", reason=Reason(code=code, skill=skill))  # type: ignore[arg-type]


def made_twice(play_session: PlaySession, mistake: str) -> None:
    skill = ITEM.partition("#")[0]
    for number in range(2):
        given = AnswerGiven(
            at_s=float(number), level=f"L{number}", item=ITEM, skills=(skill,), seed=number, purpose="practice", correct=False,
            mistake=mistake, reason="growing",
        )  # fmt: skip
        play_session.ledger.keep(given)


@pytest.mark.parametrize(("code", "wanted"), [(mix_ups.DRAWN_FOR_IT, True), ("growing", False)])
def test_only_where_it_is_wanted_a_draw_shows_the_mistake(play_session: PlaySession, code: str, wanted: bool) -> None:
    made_twice(play_session, "less")
    level, fake = start(play_session), Fake()
    level._library = fake  # type: ignore[assignment]
    drawn = [level._drawn(chosen(code), seed) for seed in range(30)]
    clear = [clearness(challenge, challenge.form_for(FOG), "less") == 2 for challenge in drawn]
    assert all(clear) if wanted else clear == [seed % 3 == 0 for seed in range(30)]
    assert (len(fake.seeds) > 30) is wanted


def test_a_mistake_that_nobody_made_draws_nothing_else(play_session: PlaySession) -> None:
    level, fake = start(play_session), Fake()
    level._library = fake  # type: ignore[assignment]
    assert level._drawn(chosen(mix_ups.DRAWN_FOR_IT), 1).seed == 1 and fake.seeds == [1]


def test_what_was_asked_already_is_drawn_anew_with_other_dice(play_session: PlaySession) -> None:
    level, fake = start(play_session), Fake()
    level._library = fake  # type: ignore[assignment]
    level._choose = lambda *_: chosen("growing")
    level._seen = {fake.make(ITEM, seed).identity for seed in range(3)}
    fake.seeds = []
    level._fresh(chosen("growing"), 1.0)
    assert len(fake.seeds) == len(set(fake.seeds)) == 4
