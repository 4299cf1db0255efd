"""A child who cannot read yet chooses among three things at most, in every pack; an older one has what the pack offers."""

from random import Random

import pytest

from engine.challenges.base import Answer, ChooseForm, Form, Right
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, PlaySession
from engine.lesson.few_choices import with_few_choices
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile

ISLANDS = ("first-numbers/count-to-5", "first-numbers/shapes", "first-words/first-sounds", "first-words/rhymes")


def at_play(library: Library, band: str) -> PlaySession:
    classroom = Classroom(library, MemoryStore(), ManualClock(), Random(3))
    return classroom.welcome(new_profile("Ada", created_s=0.0, band=band))


def asked_in(library: Library, band: str) -> list[int]:
    """How many choices each challenge of some islands has for a child of that age."""
    found = []
    play_session = at_play(library, band)
    for skill in ISLANDS:
        level = play_session.start_level(skill, "fog_beam", frozenset({Form.CHOOSE}))
        while level.go_on(1.0) is not None and level.asked is not None:
            assert isinstance(level.asked.form, ChooseForm)
            found.append(len(level.asked.form.options))
            right = Answer(Form.CHOOSE, level.asked.challenge.solution[Form.CHOOSE])
            assert isinstance(level.submit(right, 1.0).verdict, Right)
        play_session.end_level(finished=True, play_s=60)
    return found


@pytest.mark.parametrize("band", ["3", "4", "5", "6", "4-6"])
def test_who_cannot_read_yet_has_three_choices_at_most(library: Library, band: str) -> None:
    assert max(asked_in(library, band)) == 3


def test_a_child_of_eight_has_the_choices_of_the_pack(library: Library) -> None:
    assert max(asked_in(library, "7-9")) == 4


def test_what_was_missed_comes_back_with_three_choices(library: Library) -> None:
    item = library.skills["first-words/rhymes"].families[0].item
    again = at_play(library, "5").start_fixing([(item, 7)], "fog_beam", frozenset({Form.CHOOSE}))
    assert again.go_on(1.0) is not None
    assert again.asked is not None
    assert isinstance(again.asked.form, ChooseForm)
    assert len(again.asked.form.options) == 3


def test_the_right_choice_and_the_known_mistakes_stay_and_no_place_tells(library: Library) -> None:
    places = set()
    for family in library.skills["first-numbers/count-to-10"].families:
        for seed in range(40):
            whole = library.make(family.item, seed)
            few = with_few_choices(whole, 3)
            for before, after in zip(whole.forms, few.forms, strict=True):
                if not isinstance(before, ChooseForm) or not isinstance(after, ChooseForm):
                    assert before == after
                    continue
                right = whole.solution[Form.CHOOSE][0]
                kept = [option.id for option in after.options]
                known = {option.id for option in before.options} & whole.mistakes.keys()
                assert right in kept
                assert len(kept) == min(3, len(before.options))
                assert len(known & set(kept)) == min(2, len(known))
                places.add(sorted(kept).index(right))
    assert places == {0, 1, 2}
