"""Very old levels become one row an island: every figure stays, the rows stop growing, machines meet in any order."""

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from engine.learning import learner
from engine.learning.skills import SkillGraph
from engine.profiles.history.long_ago import AFTER_S, is_sum
from engine.profiles.history.rolling import DAY_S, MONTH_S
from engine.profiles.memory_store import MemoryProfile, MemoryStore
from engine.profiles.rows import PlainTables
from engine.profiles.tinydb_store import TinyStore
from engine.profiles.travel.moving import after, news
from engine.records import AnswerGiven, Fact, LevelEnded, LevelStarted
from engine.reports.progress import report
from tests.engine.profiles.samples import QuickOps, keeper
from tests.engine.profiles.test_rolling import level

START_S, KEEP_S = 1_500_000_000.0, 3 * MONTH_S


def month(number: int, rng: Random, levels: int = 8) -> list[list[Fact]]:
    at_s = START_S + number * MONTH_S
    return [level(number * 100 + n, at_s + n * 3 * DAY_S, rng) for n in range(levels)]


def figures(opened: MemoryProfile, now_s: float) -> dict[str, object]:
    state = learner.new_learner("7-9", 0.0)
    found = report("M", opened.facts(), state, SkillGraph({}), {}, {}, (), now_s)
    shown = {name: getattr(found, name) for name in ("answers", "right", "levels", "days", "mix_ups")}
    return {**shown, "share": pytest.approx(found.learning_share), "count": opened.count_answers()}


def rows(opened: MemoryProfile) -> list[dict[str, object]]:
    return list(opened.content().get("past", {}).values())


def test_every_figure_stays_while_years_go_by_and_the_rows_are_bounded() -> None:
    rng, opened, sizes, plain = Random(3), MemoryStore().create(keeper()), [], MemoryStore().create(keeper())
    for number in range(12 * 12):
        for facts in month(number, rng):
            opened.append(facts)
            plain.append(facts)
        now_s = START_S + (number + 1) * MONTH_S
        opened.add_up(now_s - KEEP_S)
        if number % 24 == 23:
            assert figures(opened, now_s) == figures(plain, now_s), number
            sizes.append(len(json.dumps(rows(opened))))
    assert any(is_sum(row) for row in rows(opened))
    assert sum(is_sum(row) for row in rows(opened)) == 3, "one for each island and purpose"
    assert max(sizes[2:]) < 1.15 * min(sizes[2:]), f"six years more and no row more: {sizes}"
    assert opened.count_answers() == sum(isinstance(fact, AnswerGiven) for fact in opened.facts())


def test_each_end_of_a_level_is_there_again() -> None:
    opened, rng = MemoryStore().create(keeper()), Random(5)
    for number in range(48):
        for facts in month(number, rng, 4):
            opened.append(facts)
    before = [fact for fact in opened.facts() if isinstance(fact, LevelEnded)]
    opened.add_up(START_S + 48 * MONTH_S - KEEP_S)
    opened.add_up(START_S + 48 * MONTH_S - KEEP_S)
    assert any(is_sum(row) for row in rows(opened))
    now = [fact for fact in opened.facts() if isinstance(fact, LevelEnded)]
    for done in (True, False):
        ended, again = ([fact for fact in some if fact.finished is done] for some in (before, now))
        assert len(ended) == len(again)
        assert sum(fact.play_s for fact in ended) == pytest.approx(sum(fact.play_s for fact in again))


def test_a_clock_that_is_wrong_for_a_day_sums_nothing_up() -> None:
    opened, rng = MemoryStore().create(keeper()), Random(5)
    for number in range(20):
        for facts in month(number, rng, 4):
            opened.append(facts)
    opened.add_up(START_S + 20 * MONTH_S - KEEP_S)
    before = rows(opened)
    opened.append(level(9_999, 2_147_000_000.0, rng))
    opened.add_up(2_147_000_000.0 - KEEP_S)
    assert rows(opened) == before


def machine(months: Iterator[int] | range, *, until: int, start: PlainTables | None = None) -> MemoryProfile:
    """A machine that knows these months and was used until then."""
    store = MemoryStore()
    opened = store.receive(start) if start is not None else store.create(keeper())
    for number in months:
        for facts in month(number, Random(number), 3):
            opened.append(facts)
    opened.add_up(START_S + until * MONTH_S - KEEP_S)
    opened.add_up(START_S + until * MONTH_S - KEEP_S)
    return opened


def told(tables: PlainTables) -> list[str]:
    """What tables say, whatever their numbers."""
    return sorted(json.dumps(row, sort_keys=True) for name in ("past", "facts") for row in tables.get(name, {}).values())


def meet(mine: PlainTables, theirs: PlainTables) -> PlainTables:
    return after(mine, news(mine, theirs))


def test_machines_meet_in_any_order_and_nothing_counts_twice() -> None:
    """One summed up after four years, one was left in a drawer, one half summed up, one saw only the newest months."""
    everything = machine(range(48), until=48).content()
    drawer = machine(range(24), until=24).content()
    half = machine(range(36), until=36).content()
    newest = machine(range(44, 50), until=50).content()
    assert any(is_sum(row) for row in everything["past"].values())
    assert not any(is_sum(row) for row in drawer["past"].values())
    whole = MemoryStore().receive(everything).count_answers()
    for older in (drawer, half):
        assert told(meet(everything, older)) == told(everything)
    both = meet(half, everything)
    assert told(both) == told(everything), "what the sums reach goes, on the other side as well"
    assert MemoryStore().receive(both).count_answers() == whole
    results = []
    for order in permutations((everything, drawer, half, newest)):
        tables = order[0]
        for other in (*order[1:], *order):
            tables = meet(tables, other)
        results.append(told(tables))
    assert all(result == results[0] for result in results)
    counted = MemoryStore().receive(meet(everything, newest)).count_answers()
    extra = sum(isinstance(fact, AnswerGiven) for n in (48, 49) for facts in month(n, Random(n), 3) for fact in facts)
    assert counted == whole + extra


def test_play_under_a_clock_of_1970_is_not_taken_for_what_was_summed_up() -> None:
    everything = machine(range(48), until=48).content()
    store = MemoryStore()
    opened = store.receive(everything)
    at_s = 1_000.0
    opened.append(
        [LevelStarted(at_s=at_s, level="seventies", skill="pack/skill-1", purpose="practice", minigame="fog_beam", seed=1)]
    )
    opened.append(
        [
            AnswerGiven(
                at_s=at_s,
                level="seventies",
                item="pack/skill-1#t.0",
                skills=("pack/skill-1",),
                seed=1,
                purpose="practice",
                correct=True,
            )
        ]
    )
    theirs = opened.content()
    assert MemoryStore().receive(meet(everything, theirs)).count_answers() == opened.count_answers()
    assert MemoryStore().receive(meet(theirs, everything)).count_answers() == opened.count_answers()


def test_sums_are_on_the_disk(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    for number in range(48):
        for facts in month(number, Random(number), 3):
            opened.append(facts)
    answers = opened.count_answers()
    for _ in range(2):
        opened.add_up(START_S + 48 * MONTH_S - KEEP_S)
    opened.close()
    again = store.open(opened.profile.id)
    assert again.count_answers() == answers
    assert sum(is_sum(row) for row in again.content()["past"].values()) == 3
    assert AFTER_S > 0
    again.close()
