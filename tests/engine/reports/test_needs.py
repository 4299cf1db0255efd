"""Who needs help now: each rule at its edge, ranked, with a reason and a next step; groups by the same need."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from engine.content.library.library import Library
from engine.profiles.profile import new_profile
from engine.records import AnswerGiven, Fact, LevelEnded
from engine.reports.needs import Need, groups, needs, next_step, why
from engine.reports.pupil import Pupil
from tests.engine.cli.running import run_verb
from tests.engine.reports.history import OTHER, SKILL, answer, classroom

NOW = 1_800_000_000.0


@pytest.fixture
def blank(library: Library) -> Pupil:
    play_session = classroom(library).welcome(new_profile("Mira", created_s=0.0))
    return Pupil(label="Mira", band="7-9", report=play_session.report(), facts=())


def gave(results: str, skill: str = SKILL, mistake: str = "") -> list[AnswerGiven]:
    """One answer a letter: r right, w wrong."""
    start = NOW - 3600
    made = [answer(start, n, correct=letter == "r", skill=skill) for n, letter in enumerate(results)]
    return [replace(fact, mistake=mistake if not fact.correct else "") for fact in made]


def found(pupil: Pupil, library: Library, facts: Sequence[Fact]) -> list[Need]:
    return list(needs([replace(pupil, facts=tuple(facts))], library.skills, NOW))


@pytest.mark.parametrize(
    ("results", "is_stuck"),
    [("wwwwrr", True), ("wwwrrr", False), ("wwwww", False), ("wwwwwwwwrrrrrrrrrr", False), ("rrrrrrrrrrwwwwwwww", True)],
)
def test_stuck_means_fewer_than_half_of_the_last_tries(results: str, is_stuck: bool, blank: Pupil, library: Library) -> None:
    assert [need.reason for need in found(blank, library, gave(results))] == (["stuck"] if is_stuck else [])


def test_old_answers_the_voyage_and_second_attempts_do_not_count(blank: Pupil, library: Library) -> None:
    wrong = gave("wwwwwwww")
    assert found(blank, library, [replace(fact, purpose="placement") for fact in wrong]) == []
    assert found(blank, library, [replace(fact, attempt=2) for fact in wrong]) == []
    old = [replace(fact, at_s=fact.at_s - 20 * 86_400) for fact in wrong]
    assert [need.reason for need in found(blank, library, old)] == ["away"]


def test_the_next_step_is_what_comes_before_or_the_authors_question(blank: Pupil, library: Library) -> None:
    later = next(skill for skill in library.skills.values() if skill.needs and skill.needs[0] in library.skills)
    (need,) = found(blank, library, gave("wwwwww", later.id))
    assert need.first == library.skills[later.needs[0]].name
    assert next_step(need) == f"First the island “{need.first}”."
    assert why(need) == f"0 of the last 6 right at “{later.name}”"
    first = next(skill for skill in library.skills.values() if not skill.needs)
    (need,) = found(blank, library, gave("wwwwww", first.id))
    assert first.at_home in next_step(need)


def test_a_mix_up_counts_from_the_third_time(blank: Pupil, library: Library) -> None:
    assert found(blank, library, gave("wwrrrr", mistake="one_off")) == []
    (need,) = found(blank, library, gave("wwwrrrr", mistake="one_off"))
    assert (need.reason, need.count) == ("mix_up", 3)
    assert "one off" in why(need)


def test_leaving_early_and_being_away(blank: Pupil, library: Library) -> None:
    ended = [LevelEnded(at_s=NOW - 9 + n, level=str(n), finished=n > 1, play_s=9) for n in range(4)]
    (need,) = found(blank, library, ended)
    assert (need.reason, need.count, need.of) == ("leaves", 2, 4)
    assert found(blank, library, ended[1:]) == []
    seen = [replace(answer(NOW, 0, correct=True), at_s=NOW - days * 86_400) for days in (40, 13)]
    assert found(blank, library, seen) == []
    assert [need.count for need in found(blank, library, seen[:1])] == [40]


def test_the_list_is_ranked_and_groups_share_a_need(blank: Pupil, library: Library) -> None:
    def pupil(label: str, facts: list[AnswerGiven]) -> Pupil:
        return replace(blank, label=label, facts=tuple(facts))

    old = [replace(answer(NOW, 0, correct=True), at_s=NOW - 30 * 86_400)]
    room = [
        pupil("Ada", old),
        pupil("Ben", gave("wwwwrr")),
        pupil("Cem", gave("wwwwww")),
        pupil("Dana", gave("wwwrrrr", OTHER, "swapped")),
        pupil("Eli", gave("wwwrrrrr", OTHER, "swapped")),
        pupil("Fay", gave("rrrrrrrr")),
    ]
    ranked = needs(room, library.skills, NOW)
    assert [need.learner for need in ranked] == ["Cem", "Ben", "Dana", "Eli", "Ada"]
    assert {(group.learners, group.skill, group.mix_up) for group in groups(ranked)} == {
        (("Ben", "Cem"), SKILL, ""),
        (("Dana", "Eli"), OTHER, "swapped"),
    }
    assert all(why(need) and next_step(need) for need in ranked)
    assert groups(ranked[:1]) == ()


def test_the_verb(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> int:
        return run_verb(*words, folder=tmp_path, levels=(root / "levels" / "first-numbers",))  # type: ignore[arg-type]

    assert run("class") == 1
    run("selfplay", "--learner", "Mira", "--answers", 60, "--ability", -5)
    run("selfplay", "--learner", "Jonas", "--answers", 60, "--ability", -5)
    capsys.readouterr()
    assert run("class") == 0
    told = capsys.readouterr().out
    assert "Needs help now\n  " in told and " at “" in told and "Everybody" in told
    assert run("class", "--json", "--codes") == 0
    assert "Mira" not in capsys.readouterr().out
    assert run("class", "--answers", "mira", "--last", 20) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 20
    assert any("WRONG" in line for line in lines)
    assert run("class", "--answers", "Nobody") == 1
