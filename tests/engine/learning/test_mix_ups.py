"""What is remembered of known mistakes: how often one was made in a skill, lately."""

import pytest

from engine.learning import mix_ups, tuning
from engine.learning.mix_ups import DRAWN_FOR_IT, MixUp
from engine.records import AnswerGiven
from tests.engine.scheduling.seas import answer

ITEM, SISTER, OTHER = "p/a#0.0", "p/a#1.0", "p/b#0.0"


def met(*facts: AnswerGiven, start: int = 1) -> list[tuple[str, str, int]]:
    known: tuple[MixUp, ...] = ()
    for number, fact in enumerate(facts, start):
        known = mix_ups.met(known, fact, number)
    return [(one.item, one.mistake, one.times) for one in known]


def slip(item: str, mistake: str, reason: str = "growing") -> AnswerGiven:
    return answer(item, not mistake, mistake=mistake, reason=reason)


def test_the_same_mistake_in_the_same_skill_is_counted_together_at_its_latest_family() -> None:
    assert met(slip(ITEM, "added"), slip(SISTER, "added")) == [(SISTER, "added", 2)]


def test_another_mistake_and_another_skill_are_counted_apart() -> None:
    assert met(slip(ITEM, "added"), slip(ITEM, "swapped")) == [(ITEM, "added", 1), (ITEM, "swapped", 1)]
    assert met(slip(ITEM, "added"), slip(OTHER, "added")) == [(ITEM, "added", 1), (OTHER, "added", 1)]
    both = met(slip(ITEM, "added"), slip(OTHER, "added"), slip(ITEM, "added"))
    assert both == [(OTHER, "added", 1), (ITEM, "added", 2)]


def test_a_right_answer_and_an_unknown_mistake_change_nothing() -> None:
    assert met(slip(ITEM, "added"), slip(ITEM, "")) == [(ITEM, "added", 1)]


def test_what_was_asked_for_is_settled_whatever_the_answer_was() -> None:
    twice = [slip(ITEM, "added"), slip(ITEM, "added")]
    assert met(*twice, slip(ITEM, "", DRAWN_FOR_IT)) == []
    assert met(*twice, slip(ITEM, "added", DRAWN_FOR_IT)) == [(ITEM, "added", 1)]
    assert met(*twice, slip(OTHER, "", DRAWN_FOR_IT)) == [(ITEM, "added", 2)], "another family was asked"


@pytest.mark.parametrize(("later", "times"), [(tuning.MIX_UP_LASTS, 2), (tuning.MIX_UP_LASTS + 1, 1)])
def test_a_mistake_of_long_ago_begins_anew(later: int, times: int) -> None:
    (one,) = mix_ups.met((MixUp(ITEM, "added", 1, 10),), slip(ITEM, "added"), 10 + later)
    assert (one.times, one.at_answer) == (times, 10 + later)


def test_the_latest_that_were_made_often_enough_wait_first() -> None:
    known = [MixUp(ITEM, "a", tuning.MIX_UP_TIMES, 1), MixUp(ITEM, "b", tuning.MIX_UP_TIMES - 1, 2), MixUp(ITEM, "c", 9, 3)]
    assert [one.mistake for one in mix_ups.waiting(known, 3)] == ["c", "a"]
