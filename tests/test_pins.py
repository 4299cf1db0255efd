"""``constraints.txt`` and ``pyproject.toml`` agree, for every Python on every kind of computer; whether the wheels exist is asked by tests.wheels."""

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.wheels import COMPUTERS, PLACES, PYTHONS, Pin, Place, marker_for, name_of, read_pins, wishes


@pytest.fixture(scope="module")
def pins(root: Path) -> list[Pin]:
    found = read_pins((root / "constraints.txt").read_text("utf-8"))
    assert len(found) > 40, "this test must find the pins"
    return found


def holding(pins: list[Pin], place: Place) -> dict[str, Pin]:
    """By name the pins of one place; none twice."""
    here = [pin for pin in pins if pin.holds(place)]
    by_name = {name_of(pin.exact): pin for pin in here}
    assert len(by_name) == len(here), place
    return by_name


def test_every_pin_names_one_version_and_its_checksums(pins: list[Pin]) -> None:
    for pin in pins:
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin.exact)
        assert pin.sha256
        assert all(re.fullmatch("[0-9a-f]{64}", one) for one in pin.sha256)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.python} {place.computer.title}")
def test_what_the_project_asks_for_is_pinned_within_its_range(pins: list[Pin], place: Place) -> None:
    here = holding(pins, place)
    for wanted, is_for_play in ((each, kind == 0) for kind, all_of in enumerate(wishes()) for each in all_of):
        need, pin = Requirement(wanted), here[name_of(wanted)]
        assert need.specifier.contains(pin.exact.partition("==")[2]), wanted
        assert pin.is_for_play or not is_for_play, wanted


def test_what_the_pinned_parts_need_is_pinned_too(pins: list[Pin]) -> None:
    here = holding(pins, PLACES[PYTHONS.index("3.11") * len(COMPUTERS) + 4])
    for name, pin in here.items():
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                other = here[name_of(need.name)]
                assert need.specifier.contains(other.exact.partition("==")[2]), (name, str(need))
                assert other.is_for_play or not pin.is_for_play, (name, str(need))


def test_a_marker_holds_at_its_places_and_nowhere_else() -> None:
    windows, intel_mac = {p for p in PLACES if p.computer.system == "win32"}, {p for p in PLACES if p.computer == COMPUTERS[3]}
    one = {PLACES[1]}
    for chosen in (windows, intel_mac, one, intel_mac | one, windows | one, set(PLACES) - intel_mac, set(PLACES)):
        for is_rest in (False, True):
            pin = Pin("part==1" + marker_for(chosen, is_rest), frozenset(), True)
            assert {place for place in PLACES if pin.holds(place)} == chosen
