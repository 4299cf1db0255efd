"""What pages announce can be opened, and one thing has one number and one name."""

from collections.abc import Callable
from dataclasses import replace

from engine.content.library.library import Library
from engine.credentials.keepsakes import inside_of
from engine.lesson.classroom import Grown
from game.kit.navigation import Push, Screen
from game.tour import Journey
from tests.engine.reports.history import classroom, played
from tests.journeys.test_first_light import to_the_chart


def texts(j: Journey) -> str:
    return " ".join(text.text for text in j.draw().texts or [])


def as_adult(j: Journey, page: Callable[[], Screen]) -> None:
    j.services.adults_here = True
    j.navigator.follow(Push(page()))


def test_every_island_of_a_pack_can_be_seen(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    pack = max(j.services.classroom.library.packs, key=lambda one: len(one.skills))
    assert len(pack.skills) > 9
    as_adult(j, lambda: j.pages.pack_card(pack))
    seen = ""
    for _ in range(-(-len(pack.skills) // 9)):
        seen += texts(j)
        j.press("more")
    assert all(skill.name in seen for skill in pack.skills)
    assert f"1 to 9 of {len(pack.skills)}" in texts(j), "after the last page comes the first"


def test_a_choice_of_adults_shows_what_it_is_set_to(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    as_adult(j, j.pages.keepers)
    assert "Keep single answers for" in texts(j) and "12 months" in texts(j)
    j.press("months")
    assert "6 months" in texts(j) and "12 months" not in texts(j)


def test_two_looks_on_one_day_are_one_line(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    assert j.services.play_session is not None
    for _ in range(2):
        j.services.play_session.adult_looked()
        j.clock.advance(1)
    j.navigator.follow(Push(j.pages.drawer("grownups")))
    assert texts(j).count("A grown-up looked today.") == 1 and "(2 times)" in texts(j)


def test_what_comes_next_fits_the_age(library: Library) -> None:
    play_session = played(classroom(library))
    play_session.change(replace(play_session.profile, band="4-6"))
    young = {line.skill for line in play_session.report().next_up}
    assert young and all(library.skills[name].ages[1] >= 4 for name in young)
    play_session.change(replace(play_session.profile, band="7-9"))
    older = {line.skill for line in play_session.report().next_up}
    fits = {skill.ages[1] >= 7 for skill in (library.skills[name] for name in older)}
    recommended = [library.skills[choice.skill] for choice in play_session.recommendations(8)]
    assert fits == {any(skill.ages[1] >= 7 for skill in recommended)}, (
        "what is for younger ones comes only where nothing else does"
    )


def test_lights_are_counted_as_on_the_chart(library: Library) -> None:
    room = classroom(library)
    inside = inside_of(room, played(room))
    assert len(inside.lights) == 2 and inside.lit == 1


def test_a_missed_question_is_shown_whole(make: Callable[..., Journey], library: Library) -> None:
    j = make()
    to_the_chart(j)
    graph = j.services.classroom.graph
    misses = []
    for item in graph.candidates:
        challenge = library.make(item, 1)
        if 20 < len(challenge.prompt.text) < 60:
            misses.append((item, 1))
    for miss in misses[::7][:12]:
        grown = Grown(skill="", before=0, after=0, right=3, asked=8, gift="starfish", misses=(miss,))
        j.navigator.follow(Push(j.pages.level_end(grown, "level-x", "fog_beam")))
        shown = texts(j)
        assert "One more try at this:" in shown and library.make(*miss).prompt.text in shown
    assert len(misses) > 12 and j.troubles == []


def test_a_missed_picture_comes_with_words_that_do_not_tell_the_answer(make: Callable[..., Journey], library: Library) -> None:
    j = make()
    to_the_chart(j)
    items = [item for item in j.services.classroom.graph.candidates if not library.make(item, 1).prompt.text]
    assert len(items) > 10, "pictures to spell"
    for item in items[::5]:
        grown = Grown(skill="", before=0, after=0, right=3, asked=8, gift="", misses=((item, 1),))
        j.navigator.follow(Push(j.pages.level_end(grown, "level-x", "fog_beam")))
        shown = texts(j)
        asked = library.make(item, 1)
        assert "Which word is it?" in shown or asked.prompt.spoken in shown, item  # a sentence for the youngest is only said
        assert all(f" {word} " not in f" {shown} " for values in asked.solution.values() for word in values)
    assert j.troubles == []
