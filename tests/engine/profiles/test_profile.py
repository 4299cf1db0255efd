"""What is stored of a child: nothing more than this, read strictly, and a newer version's values survive."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.profiles.profile import Profile, Settings, opens, with_picture_key
from tests.engine.profiles.samples import keeper

PROFILE_KEYS = {
    "id", "nickname", "look", "companion", "band", "interests", "picture_key", "created_s", "settings", "cove", "seen_games",
}  # fmt: skip
SETTINGS_KEYS = {
    "text_size", "font", "spacing", "all_caps", "theme", "reduced_motion", "read_aloud", "voice", "music", "effects",
    "press_pause", "one_switch", "untimed", "wish", "language", "rewards", "ask_sure", "below_age", "above_age",
}  # fmt: skip


def stored(**changed: Any) -> dict[str, Any]:
    return {**keeper().to_json(), **changed}


def test_nothing_else_about_a_child_is_stored() -> None:
    document = keeper().to_json()
    assert set(document) == PROFILE_KEYS
    assert set(document["settings"]) == SETTINGS_KEYS


def test_a_profile_survives_json() -> None:
    profile = with_picture_key(
        replace(
            keeper("Ünal 🦊"),
            look=4,
            companion="fox",
            band="10-12",
            interests=("space", "art"),
            cove=(("lantern", 3),),
            seen_games=("fog_beam",),
            settings=Settings(text_size="largest", theme="contrast", music=0, untimed=False, language="de"),
        ),
        ("sun", "boat", "fish"),
    )
    assert Profile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


@pytest.mark.parametrize(
    ("name", "value", "default"),
    [
        ("look", 7, 1),
        ("look", True, 1),
        ("look", "2", 1),
        ("companion", "shark", "otter"),
        ("companion", ["fox"], "otter"),
        ("band", "0-3", "4-6"),
        ("band", 3, "4-6"),
        ("nickname", None, "?"),
        ("created_s", "yesterday", 0.0),
        ("interests", "space", ()),
        ("interests", [1, "space"], ("space",)),
        ("cove", [["lantern"], ["boat", 2], 5], (("boat", 2),)),
        ("picture_key", 5, ""),
        ("settings", [], Settings()),
    ],
)
def test_a_value_that_is_not_allowed_becomes_the_default(name: str, value: object, default: object) -> None:
    assert getattr(Profile.from_json(stored(**{name: value})), name) == default


@pytest.mark.parametrize(
    ("name", "value"),
    [("voice", 6), ("voice", True), ("voice", -1), ("theme", "pink"), ("spacing", 1), ("untimed", None), ("wish", ["easy"])],
)
def test_a_setting_that_is_not_allowed_becomes_the_default(name: str, value: object) -> None:
    profile = Profile.from_json(stored(settings={name: value, "all_caps": True}))
    assert profile.settings == Settings(all_caps=True)


def test_what_a_newer_version_stored_comes_along_untouched() -> None:
    document = stored(later={"a": [1]}, settings={"voice": 2, "haptics": "soft"})
    profile = Profile.from_json(document)
    changed = replace(profile, nickname="Nova", settings=replace(profile.settings, music=1)).to_json()
    assert changed["later"] == {"a": [1]}
    assert changed["settings"]["haptics"] == "soft"
    assert (changed["settings"]["voice"], changed["settings"]["music"]) == (2, 1)


@pytest.mark.parametrize("bad", [None, 5, "", "../x", "a b"])
def test_a_profile_needs_an_id(bad: object) -> None:
    with pytest.raises(ValueError, match="id"):
        Profile.from_json(stored(id=bad))


SMALL = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.sampled_from(["", "fox", "13+", "#", "sun"])
VALUES = SMALL | st.lists(SMALL, max_size=3) | st.lists(st.lists(SMALL, max_size=2), max_size=2)
NAMES = st.sampled_from([f.name for f in fields(Profile) if f.name not in ("id", "unknown")])
SETTINGS = st.dictionaries(st.sampled_from([f.name for f in fields(Settings) if f.name != "unknown"]), SMALL, max_size=4)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, VALUES), SETTINGS)
def test_any_stored_values_give_a_profile_that_survives_json(values: dict[str, Any], chosen: dict[str, Any]) -> None:
    profile = Profile.from_json({"settings": chosen, **values, "id": "abc"})
    assert Profile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


def test_three_pictures_open_and_others_do_not() -> None:
    locked = with_picture_key(keeper(), ("sun", "boat", "fish"))
    assert opens(locked.picture_key, ("sun", "boat", "fish"))
    assert not opens(locked.picture_key, ("boat", "sun", "fish"))
    assert not opens(locked.picture_key, ())
    assert "sun" not in locked.picture_key
    assert opens(with_picture_key(locked, ()).picture_key, ())


@pytest.mark.parametrize("band", ["3", "6", "7-9", "13+", "4-6"])
def test_years_bands_and_the_band_of_older_versions_are_kept(band: str) -> None:
    kept = Profile.from_json(stored(band=band))
    assert kept.band == band
    assert Profile.from_json(json.loads(json.dumps(kept.to_json()))) == kept
