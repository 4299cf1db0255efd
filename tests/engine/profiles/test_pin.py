"""The adults' PIN: only the right one opens, guessing gets slower, and nothing depends on the wall clock."""

import json

import pytest

from engine.profiles import pin


@pytest.fixture(scope="module")
def record() -> dict[str, object]:
    return pin.new_record("2580")


def test_only_the_right_pin_opens(record: dict[str, object]) -> None:
    assert pin.is_right(record, "2580")
    assert not pin.is_right(record, "2581")
    assert not pin.is_right(record, "")


def test_the_record_survives_json_and_never_holds_the_pin(record: dict[str, object]) -> None:
    stored = json.dumps(record)
    assert "2580" not in json.loads(stored).values()
    assert pin.is_right(json.loads(stored), "2580")


def test_the_hash_is_as_slow_as_promised_and_salted(record: dict[str, object]) -> None:
    assert (record["n"], record["r"], record["p"]) == (32768, 8, 1)
    assert len(str(record["salt"])) == 32
    assert pin.new_record("2580")["hash"] != record["hash"]


def test_five_tries_are_free_and_then_waiting_grows_to_a_quarter_of_an_hour(record: dict[str, object]) -> None:
    waits = []
    tried = dict(record)
    for _ in range(11):
        tried = pin.counted(tried)
        waits.append(pin.wait_s(tried))
    assert waits == [0, 0, 0, 0, 30, 60, 120, 300, 900, 900, 900]


def test_a_right_pin_forgives_and_counting_leaves_the_rest_alone(record: dict[str, object]) -> None:
    tried = pin.counted(pin.counted(record))
    assert tried["failures"] == 2
    assert pin.forgiven(tried) == record
