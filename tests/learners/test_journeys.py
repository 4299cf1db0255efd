"""Children on the shipped packs: what is counted of them, and that invented children are what they are said to be."""

from dataclasses import replace
from statistics import fmean

import pytest

from engine.content.library.library import Library
from engine.lab.journeys.children import KINDS, Child
from engine.lab.journeys.figures import levels, measures, pattern, voyage
from engine.lab.journeys.travelling import Diary, Journey, Step
from engine.lab.judges.journey import FITTING, REPORTING, judge
from engine.lab.judges.verdict import PacksMissing, Size
from game.minigames import PLAYS

KIND = {kind.name: kind for kind in KINDS}


def child(library: Library, kind: str, age: int, seed: int) -> Child:
    subjects = {pack.id: pack.subject for pack in library.packs}
    references = library.graph().references
    return Child(kind=KIND[kind], age=age, skills=library.skills, subjects=subjects, references=references, seed=f"{seed}")


def step(**values: object) -> Step:
    plain = Step(
        level=1,
        purpose="practice",
        reason="growing",
        game="harbour_table",
        item="p/s#1.1",
        skill="p/s",
        identity="a",
        words="7 + 5 = ?",
        difficulty=0.0,
        predicted=0.8,
        target=0.8,
        correct=True,
        knew=0.5,
        play_s=0.0,
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def test_older_and_quicker_children_know_more_and_a_weak_strand_is_weak(library: Library) -> None:
    skills = [name for name, skill in library.skills.items() if skill.ages == (7, 9)]

    def known(kind: str, age: int) -> float:
        return fmean(child(library, kind, age, seed).knows(name) for seed in range(12) for name in skills)

    assert known("slow", 8) < known("typical", 8) < known("quick", 8) < known("quick", 11)
    weak = [child(library, "weak strand", 8, seed) for seed in range(12)]
    there = [c.knows(n) for c in weak for n in skills if c.subjects[library.skills[n].pack] == c.weak_subject]
    elsewhere = [c.knows(n) for c in weak for n in skills if c.subjects[library.skills[n].pack] != c.weak_subject]
    assert fmean(there) < fmean(elsewhere) - 0.2


def test_what_was_learnt_fades_and_comes_back_firmer(library: Library) -> None:
    one, skill = child(library, "typical", 8, 1), "times-tables/times-4"
    before, now_s = one.stands(skill, 1e9), 1e9
    for _ in range(20):
        one.learn(skill, now_s, right=True)
        now_s += 20.0
    fresh, month = one.stands(skill, now_s), 30 * 86_400.0
    assert fresh > before + 1.0
    assert before < one.stands(skill, now_s + month) < fresh - 0.5


def test_the_same_seed_travels_the_same_way_and_no_child_is_like_the_next(library: Library) -> None:
    first, again = (Journey(library, PLAYS, KIND["typical"], 8, 1).play(24) for _ in range(2))
    other = Journey(library, PLAYS, KIND["typical"], 8, 2).play(24)
    assert first == again and first.steps != other.steps
    assert len(first.steps) == len(voyage(first)) + 24


def test_a_guesser_a_sleeper_and_a_strong_child_are_right_as_often_as_they_say(library: Library) -> None:
    def success(kind: str) -> float:
        return fmean(step.correct for step in Journey(library, PLAYS, KIND[kind], 8, 3).play(80).steps)

    assert success("guesser") < 0.5 < success("sleeper") < 0.95 < success("strong")


def test_repeats_sentences_and_boredom_are_counted_as_they_are_lived() -> None:
    story = "Ann has {} shells and finds {} more. How many are there now?"
    first = [step(level=1, identity=str(n), words=story.format(n, n + 1)) for n in range(2)]
    row = [step(level=2, identity=f"b{n}", difficulty=0.1) for n in range(6)]
    second = [*row, step(level=2, identity="b0", difficulty=-1.0)]
    diary = Diary(kind="typical", age=8, seed=1, steps=[*first, *second])
    told = measures(Library([]))
    assert pattern(first[0]) == pattern(first[1]) != "" == pattern(row[0])
    assert len(levels(diary)) == 2
    assert told["levels with the same sentence twice"](diary) == 0.5
    assert told["levels with the same challenge twice"](diary) == 0.5
    assert told["challenges met before"](diary) == pytest.approx(1 / 9)
    assert told["harder or elsewhere after six right"](diary) == 0.0


def test_the_judge_needs_packs_and_keeps_seeds_for_fitting_apart(library: Library) -> None:
    with pytest.raises(PacksMissing):
        judge(Size(learners=2))
    assert not set(FITTING) & set(REPORTING)
    said = judge(Size(learners=2, library=lambda: library, games=PLAYS, ages=(8,), seeds=(1,), answers=40))
    assert len(said.bars) == 16 and all(bar.text for bar in said.bars)
    assert {name for row in said.rows for name in row.figures} == set(KIND)
