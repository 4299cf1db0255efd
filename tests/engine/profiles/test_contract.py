"""What every store promises, tried on the one on disk and on the one in memory."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.profiles.memory_store import MemoryStore
from engine.profiles.store import NoSuchCopy, NoSuchProfile, OpenProfile, ProfileBusy, ProfileStore
from engine.profiles.tinydb_store import TinyStore
from engine.records import Fact, LightGrew
from tests.engine.profiles.samples import QuickOps, answer, keeper, level_start, seeds


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ProfileStore:
    return TinyStore(tmp_path / "keepers", QuickOps()) if request.param == "disk" else MemoryStore()


def reopened(store: ProfileStore, opened: OpenProfile) -> OpenProfile:
    opened.close()
    return store.open(opened.profile.id)


def test_an_empty_store_has_no_keepers_and_an_empty_document(store: ProfileStore) -> None:
    assert store.profiles() == ()
    assert store.read_app() == {}


def test_a_new_keeper_is_open_listed_and_empty(store: ProfileStore) -> None:
    mika = keeper()
    opened = store.create(mika)
    assert opened.profile == mika
    assert (list(opened.facts()), opened.state(), opened.level(), opened.count_answers()) == ([], None, None, 0)
    assert (opened.recovery.clean, opened.trouble) == (True, "")
    assert [(who.id, who.nickname) for who in store.profiles()] == [(mika.id, "Mika")]
    opened.close()


def test_facts_state_and_level_come_back_in_order(store: ProfileStore) -> None:
    opened = store.create(keeper())
    facts: list[Fact] = [level_start(), answer(1), answer(2), LightGrew(at_s=3.0, skill="s", lamps=2)]
    saved = opened.append(facts, {"skills": {"s": [1.5, 2]}}, {"level": "l", "number": 2})
    assert saved.wait(10)
    assert saved.done
    assert saved.error == ""
    for _ in range(2):
        assert list(opened.facts()) == facts
        assert opened.state() == {"skills": {"s": [1.5, 2]}}
        assert opened.level() == {"level": "l", "number": 2}
        assert opened.count_answers() == 2
        opened = reopened(store, opened)
    opened.close()


def test_what_is_left_out_stays_as_it_was(store: ProfileStore) -> None:
    opened = store.create(keeper())
    opened.append([answer(1)], {"v": 1}, {"n": 1})
    opened.append([answer(2)])
    assert (opened.state(), opened.level()) == ({"v": 1}, {"n": 1})
    opened.append([], {"v": 2})
    opened = reopened(store, opened)
    assert (opened.state(), opened.level(), seeds(list(opened.facts()))) == ({"v": 2}, {"n": 1}, [1, 2])
    opened.close()


def test_a_level_is_replaced_whole_and_forgotten(store: ProfileStore) -> None:
    opened = store.create(keeper())
    opened.save_level({"a": 1, "b": 2})
    assert opened.save_level({"c": 3}).wait(10)
    opened = reopened(store, opened)
    assert opened.level() == {"c": 3}
    assert opened.save_level(None).wait(10)
    assert opened.level() is None
    opened = reopened(store, opened)
    assert opened.level() is None
    opened.close()


def test_a_changed_profile_is_kept_and_shown_in_the_list(store: ProfileStore) -> None:
    opened = store.create(keeper())
    assert opened.save_profile(replace(opened.profile, nickname="Nova", companion="fox")).wait(10)
    assert [who.nickname for who in store.profiles()] == ["Nova"]
    opened = reopened(store, opened)
    assert (opened.profile.nickname, opened.profile.companion) == ("Nova", "fox")
    opened.close()


def test_nobody_else_s_profile_can_be_saved_here(store: ProfileStore) -> None:
    opened = store.create(keeper())
    with pytest.raises(ValueError, match="keeps its id"):
        opened.save_profile(keeper("Nova"))
    opened.close()


def test_an_open_keeper_is_busy_and_free_after_closing(store: ProfileStore) -> None:
    opened = store.create(keeper())
    with pytest.raises(ProfileBusy):
        store.open(opened.profile.id)
    with pytest.raises(ProfileBusy):
        store.erase(opened.profile.id)
    opened.close()
    opened.close()
    store.open(opened.profile.id).close()


def test_an_id_is_given_once(store: ProfileStore) -> None:
    mika = keeper()
    opened = store.create(mika)
    opened.append([answer(1)])
    opened.close()
    with pytest.raises(ValueError, match="taken"):
        store.create(mika)
    again = store.open(mika.id)
    assert again.count_answers() == 1
    again.close()


@pytest.mark.parametrize("name", ["0" * 32, "", "../app", "p", "a/b"])
def test_a_keeper_who_is_not_there_is_missing_not_damaged(store: ProfileStore, name: str) -> None:
    with pytest.raises(NoSuchProfile):
        store.open(name)
    with pytest.raises(NoSuchProfile):
        store.erase(name)


def test_two_keepers_are_kept_apart(store: ProfileStore) -> None:
    one, two = store.create(keeper("One")), store.create(keeper("Two"))
    one.append([answer(1)], {"of": "one"})
    two.append([answer(2), answer(3)], {"of": "two"})
    one, two = reopened(store, one), reopened(store, two)
    assert (seeds(list(one.facts())), one.state()) == ([1], {"of": "one"})
    assert (seeds(list(two.facts())), two.state()) == ([2, 3], {"of": "two"})
    one.close()
    two.close()


def test_an_erased_keeper_is_gone_and_the_others_stay(store: ProfileStore) -> None:
    one, two = store.create(keeper("One")), store.create(keeper("Two"))
    one.close()
    two.close()
    store.erase(one.profile.id)
    assert [who.nickname for who in store.profiles()] == ["Two"]
    with pytest.raises(NoSuchProfile):
        store.open(one.profile.id)


@pytest.mark.parametrize("change", [lambda p: p.append([], {"x": float("nan")}), lambda p: p.save_level({"x": object()})])
def test_what_json_cannot_hold_is_refused_at_once_and_saving_goes_on(
    store: ProfileStore, change: Callable[[OpenProfile], object]
) -> None:
    opened = store.create(keeper())
    opened.append([answer(1)], {"x": 1}, {"y": 1})
    with pytest.raises((ValueError, TypeError)):
        change(opened)
    assert opened.append([answer(2)]).wait(10)
    opened = reopened(store, opened)
    assert (opened.state(), opened.level(), seeds(list(opened.facts()))) == ({"x": 1}, {"y": 1}, [1, 2])
    opened.close()


def test_a_state_changed_after_saving_does_not_change_what_was_saved(store: ProfileStore) -> None:
    opened = store.create(keeper())
    state = {"skills": {"s": [1, 2]}}
    opened.append([answer(1)], state)
    state["skills"]["s"].append(3)
    assert opened.state() == {"skills": {"s": [1, 2]}}
    opened.close()


@pytest.mark.parametrize("word", ["ä", "\u0627\u0644", "\n\r\t", "\ud800", "\U0001f9ad", '"\\', "\x00"])
def test_any_text_a_child_can_type_comes_back(store: ProfileStore, word: str) -> None:
    opened = store.create(keeper())
    given = replace(answer(1), given=word)
    assert opened.append([given]).wait(10)
    opened = reopened(store, opened)
    assert list(opened.facts()) == [given]
    opened.close()


def test_nothing_can_be_added_after_closing(store: ProfileStore) -> None:
    opened = store.create(keeper())
    opened.close()
    with pytest.raises(ValueError, match="closed"):
        opened.append([answer(1)])


def test_the_app_document_is_replaced_whole(store: ProfileStore) -> None:
    store.write_app({"language": "de", "packs_off": ["x"]})
    assert store.read_app() == {"language": "de", "packs_off": ["x"]}
    store.write_app({"language": "en"})
    assert store.read_app() == {"language": "en"}


def test_the_app_document_does_not_hold_the_list_of_keepers(store: ProfileStore) -> None:
    store.create(keeper()).close()
    store.write_app({"language": "de"})
    assert store.read_app() == {"language": "de"}
    assert len(store.profiles()) == 1


def test_what_was_put_by_can_be_gone_back_to_and_forward_again(store: ProfileStore) -> None:
    opened = store.create(keeper())
    who = opened.profile.id
    assert store.copies(who) == ()
    opened.append([answer(1), answer(2)], {"v": 1}, {"n": 1})
    assert opened.put_by("take_in").wait(10)
    opened.save_profile(replace(opened.profile, nickname="Zoe"))
    assert opened.append([answer(3)], {"v": 2}).wait(10)
    with pytest.raises(ProfileBusy):
        store.go_back(who, store.copies(who)[0].name)
    opened.close()
    (copy,) = store.copies(who)
    assert (copy.why, copy.answers) == ("take_in", 2)
    store.go_back(who, copy.name)
    assert [(one.id, one.nickname) for one in store.profiles()] == [(who, "Mika")]
    opened = store.open(who)
    assert (seeds(list(opened.facts())), opened.state(), opened.level()) == ([1, 2], {"v": 1}, {"n": 1})
    assert opened.append([answer(9)]).wait(10)
    opened.close()
    newest = next(one for one in store.copies(who) if one.why == "going_back")
    assert newest.answers == 3
    store.go_back(who, newest.name)
    opened = store.open(who)
    assert (opened.profile.nickname, seeds(list(opened.facts()))) == ("Zoe", [1, 2, 3])
    opened.close()
    for name in ("2026-01-01", "../../x", "", "2026-01-01-1-nothing"):
        with pytest.raises(NoSuchCopy):
            store.go_back(who, name)
    with pytest.raises(NoSuchProfile):
        store.copies("nobody")
