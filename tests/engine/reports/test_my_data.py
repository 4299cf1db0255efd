"""The room of stored things: a walk over everything that is stored finds no field without a drawer."""

from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any, get_args

from engine.challenges.base import Answer, Form
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.credentials.keepsakes import inside_of
from engine.lesson.classroom import Classroom
from engine.profiles.profile import Profile, Settings, new_profile, with_picture_key
from engine.profiles.store import ProfileSummary, Recovery
from engine.profiles.tinydb_store import TinyStore
from engine.records import Fact
from engine.reports.my_data import DRAWERS, field_names, inside
from tests.engine.reports.history import SKILL, classroom, played

_HELP = "a stored field has no drawer: add it to engine/reports/my_data.py and to the words in game/screens/drawers.py"


def told() -> dict[str, set[str]]:
    """Table → every field that some drawer names."""
    found: dict[str, set[str]] = {}
    for drawer in DRAWERS.values():
        for table, names in drawer.items():
            found.setdefault(table, set()).update(names)
    return found


def test_every_field_of_every_record_has_a_drawer() -> None:
    found = told()
    for kind in get_args(Fact):
        assert found.get(kind.__name__) == {field.name for field in fields(kind)}, f"{kind.__name__}: {_HELP}"
    assert found["profile"] == {field.name for field in fields(Profile)} - {"settings", "unknown"}, _HELP
    assert found["settings"] == {field.name for field in fields(Settings)} - {"unknown"}, _HELP
    assert found["keepers"] == {field.name for field in fields(ProfileSummary)}, _HELP
    assert found["mended"] == {field.name for field in fields(Recovery)}, _HELP


def test_everything_that_a_played_store_holds_has_a_drawer(library: Library, tmp_path: Path) -> None:
    """The rows themselves, after three levels and one left in the middle."""
    clock = ManualClock()
    room = Classroom(library, TinyStore(tmp_path), clock, Random(3))
    play_session = room.welcome(new_profile("Mira", created_s=clock.now_s(), band="7-9"))
    for day in range(4):
        level = play_session.start_level(SKILL, "fog_beam", frozenset({Form.NUMBER}))
        for _ in range(3 if day < 3 else 0):
            if level.asked is None:  # the island is lit
                break
            level.submit(Answer(form=Form.NUMBER, value=level.asked.challenge.solution[Form.NUMBER]), clock.now_s(), 3.0)
            level.go_on(clock.now_s())
        if day < 3:
            play_session.end_level(finished=True, play_s=60)
        clock.advance(86_400)
    content = play_session.everything()
    play_session.close()
    found = told()
    seen = 0
    for table, rows in content.items():
        for row in rows.values():
            seen += 1
            names = set(row) - {"settings"}
            if table == "facts":
                assert names - {"is"} <= found[row["is"]], f"{row['is']}: {_HELP}"
            else:
                assert names <= found[table], f"{table}: {names - found[table]}: {_HELP}"
                assert set(row.get("settings", {})) <= found["settings"], _HELP
    assert {"profile", "facts", "state", "level"} <= set(content)
    assert seen > 20


def test_counts_of_long_ago_have_a_drawer_too() -> None:
    from engine.profiles.history.rolling import added_up

    rows: list[dict[str, Any]] = [
        {"is": "LevelStarted", "at_s": 1, "level": "x", "skill": "s", "purpose": "practice", "minigame": "g", "seed": 1}
    ]
    assert set(added_up("x", rows)) == told()["past"], _HELP


def test_no_field_lies_in_two_drawers() -> None:
    pairs = [(table, name) for drawer in DRAWERS.values() for table, names in drawer.items() for name in names]
    assert len(pairs) == len(set(pairs))
    for drawer in DRAWERS:
        assert all(name in field_names(drawer) for names in DRAWERS[drawer].values() for name in names)


def test_what_is_inside_is_this_childs(library: Library) -> None:
    room = classroom(library)
    play_session = played(room)
    play_session.adult_looked()
    play_session.change(with_picture_key(play_session.profile, ("crab", "fish", "coral")))
    seen = inside_of(room, play_session)
    assert (seen.nickname, seen.band, seen.interests) == ("Mira", "7-9", ("space",))
    assert (seen.answers, seen.right, seen.gifts) == (11, 7, ("starfish",))
    assert seen.last[0] == ("How many boats?", "3", True)
    assert [light.lamps for light in seen.lights] == [5, 2]
    assert len(seen.looked) == 1 and seen.has_key
    assert {drawer: seen.count(drawer) for drawer in DRAWERS} == {
        "me": 4, "likes": 1, "settings": len(fields(Settings)) - 1, "cove": 1, "answers": 11, "lights": 2, "bookmark": 0, "key": 1,
        "grownups": 1,
    }  # fmt: skip
    assert (
        inside(play_session.profile.to_json(), play_session.facts(), {"skill": SKILL}, library.skills).bookmark
        == library.skills[SKILL].name
    )
