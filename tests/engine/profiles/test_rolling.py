"""Answers of long ago become counts: every figure stays, what was typed is gone, nothing earned is touched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from engine.learning import learner
from engine.learning.skills import SkillGraph
from engine.profiles.history.rolling import DAY_S, MONTH_S, added_up, expanded
from engine.profiles.memory_store import MemoryStore
from engine.profiles.store import OpenProfile, ProfileStore
from engine.profiles.tinydb_store import TinyStore
from engine.records import (
    AnswerGiven,
    Fact,
    FeelingTold,
    GiftEarned,
    HelpDeclared,
    LevelEnded,
    LevelStarted,
    LightGrew,
    PushedBack,
    to_json,
)  # fmt: skip
from engine.reports.progress import report
from tests.engine.profiles.samples import QuickOps, keeper

NOW_S = 1_800_000_000.0
SECRET = "typed-by-a-child"


def level(number: int, at_s: float, rng: Random) -> list[Fact]:
    """A level with everything that can happen in one."""
    name, skill = f"level-{number}", f"pack/skill-{number % 3}"
    facts: list[Fact] = [LevelStarted(at_s=at_s, level=name, skill=skill, purpose="practice", minigame="fog_beam", seed=number)]
    for n in range(rng.randint(1, 9)):
        right = rng.random() < 0.7
        given = AnswerGiven(
            at_s=at_s + 10 * n, level=name, item=f"{skill}#t.{n % 2}", skills=(skill,), seed=n, purpose="practice", correct=right,
            given=SECRET, mistake="" if right else rng.choice(("", "off-by-one")), hints=rng.choice((0, 0, 1)),
            took_s=rng.choice((-1.0, 3.25, 80.5)), difficulty=rng.uniform(-2, 2), reason="nearly", minigame="fog_beam",
        )  # fmt: skip
        facts.append(given)
        if not right:
            facts.append(replace(given, attempt=2, correct=True, mistake=""))
    facts.append(PushedBack(at_s=at_s + 95, level=name, item=f"{skill}#t.0", push="too_hard"))
    if rng.random() < 0.3:
        facts.append(HelpDeclared(at_s=at_s + 96, level=name))
    facts.append(FeelingTold(at_s=at_s + 97, level=name, feeling="tricky"))
    facts.append(LevelEnded(at_s=at_s + 100, level=name, finished=rng.random() < 0.8, play_s=round(rng.uniform(20, 300), 1)))
    facts += [
        LightGrew(at_s=at_s + 100, skill=skill, lamps=1 + number % 5),
        GiftEarned(at_s=at_s + 100, gift="fish", skill=skill),
    ]
    return facts


def first_start() -> LevelStarted:
    begun = two_years()[0][0]
    assert isinstance(begun, LevelStarted)
    return begun


def two_years() -> list[list[Fact]]:
    rng = Random(4)
    return [level(n, NOW_S - (720 - 6 * n) * DAY_S, rng) for n in range(120)]


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ProfileStore:
    return TinyStore(tmp_path, QuickOps()) if request.param == "disk" else MemoryStore()


@pytest.fixture
def opened(store: ProfileStore) -> Iterator[OpenProfile]:
    opened = store.create(keeper())
    for facts in two_years():
        opened.append(facts, {"kept": True})
    yield opened
    opened.close()


def figures(opened: OpenProfile) -> dict[str, object]:
    state = learner.new_learner("7-9", 0.0)
    found = report("M", opened.facts(), state, SkillGraph({}), {}, {}, (), NOW_S)
    shown = {name: getattr(found, name) for name in ("answers", "right", "levels", "days", "minutes_today", "minutes_week")}
    return {**shown, "share": pytest.approx(found.learning_share), "count": opened.count_answers()}


def test_twelve_months_are_a_year() -> None:
    assert 365 * DAY_S <= 12 * MONTH_S <= 366 * DAY_S


def test_every_figure_stays_and_what_was_typed_goes(store: ProfileStore, opened: OpenProfile) -> None:
    before, profile_id = figures(opened), opened.profile.id
    saved = opened.add_up(NOW_S - 12 * MONTH_S)
    assert saved is not None
    assert saved.wait(20)
    assert figures(opened) == before
    assert opened.state() == {"kept": True}
    opened.close()
    again = store.open(profile_id)
    assert figures(again) == before
    facts = list(again.facts())
    old = [fact for fact in facts if isinstance(fact, AnswerGiven) and fact.at_s < NOW_S - 12 * MONTH_S]
    assert old
    assert not [fact for fact in old if fact.given]
    assert {fact.reason for fact in old} == {"added_up"}
    assert sum(isinstance(fact, LightGrew) for fact in facts) == sum(isinstance(fact, GiftEarned) for fact in facts) == 120
    again.close()


def test_it_is_gone_from_the_disk_after_two_tidy_moments(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    for facts in two_years()[:40]:
        opened.append(facts)
    for day in range(3):
        opened.append([replace(first_start(), at_s=NOW_S + day * DAY_S, level="new")])
    assert opened.add_up(NOW_S - DAY_S) is not None
    opened.close()
    for number in range(2):
        opened = store.open(opened.profile.id)
        opened.append([replace(first_start(), at_s=NOW_S + 5 * DAY_S, level=f"newer-{number}")])
        opened.close()
    data = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET.encode() not in data


def test_adding_up_again_changes_nothing(opened: OpenProfile) -> None:
    assert opened.add_up(NOW_S - 12 * MONTH_S) is not None
    facts = list(opened.facts())
    assert opened.add_up(NOW_S - 12 * MONTH_S) is None
    assert list(opened.facts()) == facts


def test_later_levels_are_added_to_those_of_before(opened: OpenProfile) -> None:
    before = figures(opened)
    for months in (18, 12, 3):
        assert opened.add_up(NOW_S - months * MONTH_S) is not None
    assert figures(opened) == before


def test_a_clock_that_is_wrong_for_a_day_makes_nothing_old(opened: OpenProfile) -> None:
    begun = next(fact for fact in opened.facts() if isinstance(fact, LevelStarted))
    opened.append([replace(begun, at_s=2_147_483_647.0, level="in-2038")])
    assert opened.add_up(2_147_483_647.0 - 12 * MONTH_S) is None


def test_a_level_and_its_counts_agree() -> None:
    for number, facts in enumerate(two_years()):
        parts = [to_json(fact) for fact in facts if not isinstance(fact, LightGrew | GiftEarned)]
        made = list(expanded(added_up(f"level-{number}", parts)))
        for attempt in (1, 2):
            for correct in (True, False):
                counts = [
                    sum(isinstance(f, AnswerGiven) and (f.attempt, f.correct) == (attempt, correct) for f in some)
                    for some in (facts, made)
                ]
                assert counts[0] == counts[1]
        mistakes = [sum(isinstance(f, AnswerGiven) and f.mistake == "off-by-one" for f in some) for some in (facts, made)]
        assert mistakes[0] == mistakes[1]
        assert sum(isinstance(f, HelpDeclared) for f in facts) == sum(isinstance(f, HelpDeclared) for f in made)


def test_the_time_that_answers_took_stays_and_what_was_not_timed_stays_untimed() -> None:
    def times(facts: list[Fact]) -> list[float]:
        return [min(60.0, fact.took_s) for fact in facts if isinstance(fact, AnswerGiven) and fact.took_s >= 0.0]

    for number, facts in enumerate(two_years()):
        parts = [to_json(fact) for fact in facts if not isinstance(fact, LightGrew | GiftEarned)]
        made = list(expanded(added_up(f"level-{number}", parts)))
        assert len(times(made)) == len(times(facts))
        assert sum(times(made)) == pytest.approx(sum(times(facts)))
