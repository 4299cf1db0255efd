"""Moving house on a stick, and two machines that both knew a keeper: exact, repeatable, in any order, told when damaged."""

import errno
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning.learner import LearnerState, new_learner
from engine.lesson.classroom import Classroom
from engine.profiles.history.rolling import DAY_S
from engine.profiles.memory_store import MemoryStore
from engine.profiles.rows import PlainTables
from engine.profiles.store import NotSaved, ProfileBusy
from engine.profiles.tinydb_store import TinyStore
from engine.profiles.travel.moving import IsSomethingElse, file_name, in_order, newest_files, news, read_moved, write_moved
from engine.profiles.travel.sealing import NotSealed
from engine.records import AnswerGiven, Fact, GiftEarned, LevelEnded, LevelStarted, LightGrew
from tests.engine.profiles.samples import BOOKMARK, FailingOps, QuickOps, answer, keeper
from tests.engine.profiles.test_rolling import NOW_S, two_years


def classroom(root: Path | None = None) -> Classroom:
    store = TinyStore(root, QuickOps()) if root is not None else MemoryStore()
    return Classroom(Library([]), store, ManualClock(), Random(1))


def level(number: int) -> list[Fact]:
    at_s, name, skill = 1e9 + number * 600, f"level-{number}", f"p/s{number % 3}"
    return [
        LevelStarted(at_s=at_s, level=name, skill=skill, purpose="practice", minigame="fog_beam", seed=number),
        *(
            AnswerGiven(
                at_s=at_s + n * 9, level=name, item=f"{skill}#t.0", skills=(skill,), seed=n, purpose="practice", correct=n % 3 > 0
            )
            for n in range(4)
        ),
        LevelEnded(at_s=at_s + 60, level=name, finished=True, play_s=60.0),
        LightGrew(at_s=at_s + 60, skill=skill, lamps=2),
        GiftEarned(at_s=at_s + 60, gift="fish", skill=skill),
    ]


def played(levels: list[int], start: PlainTables | None = None, root: Path | None = None) -> tuple[Classroom, str]:
    """A classroom where one keeper played these levels; ``start`` is where that keeper came from."""
    room = classroom(root)
    opened = room.store.create(keeper()) if start is None else room.store.receive(start)
    for number in levels:
        opened.append(level(number))
    name = opened.profile.id
    opened.close()
    return room, name


def content(room: Classroom, name: str) -> PlainTables:
    opened = room.store.open(name)
    try:
        return opened.content()
    finally:
        opened.close()


def sent(tables: PlainTables, folder: Path, passphrase: str = "") -> bytes:
    write_moved(folder / "x.keeper", tables, passphrase, QuickOps())
    return (folder / "x.keeper").read_bytes()


def facts_of(room: Classroom, name: str) -> Counter[str]:
    opened = room.store.open(name)
    try:
        return Counter(map(repr, opened.facts()))
    finally:
        opened.close()


def state_of(room: Classroom, name: str) -> LearnerState:
    play_session = room.enter(name)
    play_session.close()
    return play_session.state


@pytest.mark.parametrize("passphrase", ["", "seven boats"])
def test_moving_house_is_exact(tmp_path: Path, passphrase: str) -> None:
    old = TinyStore(tmp_path / "old", QuickOps())
    opened = old.create(keeper("Mika ☀"))
    for facts in two_years():
        opened.append(facts, new_learner("7-9", float(len(facts))).to_json(), BOOKMARK)
    opened.add_up(NOW_S - 300 * DAY_S)
    before = opened.content()
    opened.close()
    moved = read_moved(sent(before, tmp_path, passphrase), passphrase)
    assert moved.is_whole
    assert moved.content == before
    new = classroom(tmp_path / "new")
    taken = new.take_in(moved)
    assert (taken.nickname, taken.is_new, taken.is_whole) == ("Mika ☀", True, True)
    assert content(new, opened.profile.id) == before
    again = new.store.open(opened.profile.id)
    assert again.count_answers() == taken.answers == sum(isinstance(f, AnswerGiven) for facts in two_years() for f in facts)
    again.close()


def test_taking_in_twice_changes_nothing(tmp_path: Path) -> None:
    room, name = played([1, 2])
    other, _ = played([3], content(room, name))
    moved = read_moved(sent(content(other, name), tmp_path))
    first = room.take_in(moved)
    assert (first.is_new, first.answers) == (False, 4)
    after = content(room, name)
    second = room.take_in(moved)
    assert second.answers == 0
    assert content(room, name) == after


def test_facts_that_happened_twice_alike_stay_two(tmp_path: Path) -> None:
    room, name = played([])
    opened = room.store.open(name)
    opened.append([answer(1), answer(1)])
    opened.close()
    other, _ = played([], content(room, name))
    other.take_in(read_moved(sent(content(room, name), tmp_path)))
    assert content(other, name) == content(room, name)


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(1, 30), max_size=5, unique=True), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_two_machines_know_the_same_in_whatever_order_they_meet(machines: list[list[int]], rng: Random) -> None:
    start_room, name = played([100])
    start = content(start_room, name)
    rooms = []
    for number, levels in enumerate(machines):
        room, _ = played([n + 1000 * number for n in levels], start)
        rooms.append(room)
    ends = []
    for _ in range(3):
        order = rng.sample(rooms, len(rooms))
        here = classroom()
        here.store.receive(content(order[0], name)).close()
        for other in (*order[1:], *rng.sample(order, 2)):
            from engine.profiles.travel.moving import Moved

            here.take_in(Moved(content(other, name), True))
        ends.append((facts_of(here, name), state_of(here, name)))
    assert ends[0] == ends[1] == ends[2]
    assert ends[0][0].total() == len(level(1)) * (1 + sum(map(len, machines)))


def test_levels_that_one_side_added_up_count_once(tmp_path: Path) -> None:
    store = MemoryStore()
    opened = store.create(keeper())
    for facts in two_years():
        opened.append(facts)
    raw, answers = opened.content(), opened.count_answers()
    opened.add_up(NOW_S - 300 * DAY_S)
    summed = opened.content()
    for mine, theirs in ((raw, summed), (summed, raw)):
        room = classroom()
        room.store.receive(mine).close()
        room.take_in(read_moved(sent(theirs, tmp_path)))
        after = content(room, opened.profile.id)
        assert Counter(map(repr, after["past"].values())) == Counter(map(repr, summed["past"].values()))
        assert Counter(map(repr, after["facts"].values())) == Counter(map(repr, summed["facts"].values()))
        again = room.store.open(opened.profile.id)
        assert again.count_answers() == answers
        again.close()
    assert news(summed, summed) == {}


def test_of_a_cut_file_what_is_there_is_taken_and_it_is_said(tmp_path: Path) -> None:
    room, name = played(list(range(1, 200)))
    raw = sent(content(room, name), tmp_path)
    moved = read_moved(raw[: len(raw) // 2])
    assert not moved.is_whole
    new = classroom(tmp_path / "new")
    taken = new.take_in(moved)
    assert (taken.is_new, taken.is_whole) == (True, False)
    assert 0 < taken.answers < 800
    assert new.enter(name).state.lights, "what is left says what the child can do"
    with pytest.raises(NotSealed):
        read_moved(raw[:200])


def test_a_keeper_at_play_is_not_disturbed(tmp_path: Path) -> None:
    room, name = played([1], root=tmp_path / "a")
    moved = read_moved(sent(content(room, name), tmp_path))
    play_session = room.enter(name)
    with pytest.raises(ProfileBusy):
        room.take_in(moved)
    play_session.close()


def test_another_kind_of_file_is_never_overwritten(tmp_path: Path) -> None:
    room, name = played([1])
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    with pytest.raises(IsSomethingElse):
        write_moved(letter, content(room, name))
    assert letter.read_text() == "dear"
    write_moved(tmp_path / "a.keeper", content(room, name))
    write_moved(tmp_path / "a.keeper", content(room, name))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.keeper", "letter.txt"]


def test_a_stick_that_is_full_leaves_no_half_file(tmp_path: Path, failing: Callable[[int], QuickOps]) -> None:
    room, name = played([1])
    for at in range(6):
        with pytest.raises(OSError, match=r"."):
            write_moved(tmp_path / "a.keeper", content(room, name), ops=failing(at))
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_new", [True, False])
def test_what_is_not_on_the_disk_is_not_called_taken_in(tmp_path: Path, is_new: bool) -> None:
    room, name = played([1, 2])
    moved = read_moved(sent(content(room, name), tmp_path))
    ops = FailingOps()
    here = Classroom(Library([]), TinyStore(tmp_path / "here", ops), ManualClock(), Random(1))
    if not is_new:
        elsewhere, other = played([3], content(room, name))
        start = content(elsewhere, other)
        start["facts"] = {"1": start["facts"]["1"]}
        here.store.receive(start).close()
    ops.error = errno.ENOSPC
    with pytest.raises(NotSaved, match="disk_full"):
        here.take_in(moved)
    ops.error = 0
    taken = here.take_in(moved)
    assert taken.answers == (8 if is_new else 4 + 4)
    opened = TinyStore(tmp_path / "here").open(name)
    assert opened.count_answers() >= 8
    opened.close()


@pytest.fixture
def failing() -> Callable[[int], QuickOps]:
    return lambda at: FailingOps("open_new", "write", "sync", "replace", error=errno.ENOSPC, at=at % 4, once=True)


def test_in_order_a_level_begins_before_its_answers() -> None:
    facts = level(1)
    same = [type(fact)(**{**{f: getattr(fact, f) for f in fact.__dataclass_fields__}, "at_s": 5.0}) for fact in facts]
    kinds = [type(fact).__name__ for fact in in_order(reversed(same))]
    assert kinds == ["LevelStarted", *["AnswerGiven"] * 4, "LevelEnded", "LightGrew", "GiftEarned"]


def test_names_of_files_and_the_newest_first(tmp_path: Path) -> None:
    import os

    assert [file_name(name) for name in ("Mika", "../x", "", "Zoë 2")] == [
        "Mika.keeper",
        "x.keeper",
        "keeper.keeper",
        "Zoë2.keeper",
    ]
    for number, name in enumerate(("a", "b", "c")):
        (tmp_path / f"{name}.keeper").write_bytes(b"")
        os.utime(tmp_path / f"{name}.keeper", (number, number))
    (tmp_path / "d.txt").write_bytes(b"")
    assert [path.name for path in newest_files([tmp_path / "none", tmp_path])] == ["c.keeper", "b.keeper", "a.keeper"]
