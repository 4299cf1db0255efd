"""A table as bytes and documents behaves like a dictionary that keeps its order."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.profiles.files.snapshot import read_snapshot, snapshot_of
from engine.profiles.rows import Rows

STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "freeze", "copy", "look"]), st.integers(1, 12), st.integers(0, 99)), max_size=25
)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_is_done_it_equals_a_plain_dictionary(steps: list[tuple[str, int, int]]) -> None:
    rows, plain = Rows(), dict[str, dict[str, object]]()
    for what, number, value in steps:
        key = str(number)
        document: dict[str, object] = {"is": "AnswerGiven" if value % 2 else "LevelEnded", "v": value}
        match what:
            case "put":
                rows[key] = plain[key] = document
            case "drop":
                rows.pop(key, None)
                plain.pop(key, None)
            case "freeze":
                rows.freeze()
            case "copy":
                twin = rows.copy()
                twin["99"] = {}
                rows = rows.copy()
            case "look":
                assert rows.get(key) == plain.get(key)
        assert len(rows) == len(plain)
        assert list(rows.documents()) == list(plain.values())
        assert rows.last_number() == max(map(int, plain), default=0)
        assert rows.count("AnswerGiven") == sum(row["is"] == "AnswerGiven" for row in plain.values())
    assert rows == plain
    assert list(rows) == list(plain)


def test_looking_for_a_kind_is_not_fooled_by_what_a_child_typed() -> None:
    rows = Rows({"1": {"is": "LevelEnded", "given": '"is":"AnswerGiven"'}})
    rows.freeze()
    assert rows.count("AnswerGiven") == 0


def test_odd_names_and_empty_tables_survive_a_snapshot(tmp_path) -> None:  # type: ignore[no-untyped-def]
    tables = {name: Rows() for name in ("", 'a"b', "back\\", "ü\n}", "_default")} | {"full": Rows({"3": {"t": "}\n}\n,"}})}
    pieces, crc = snapshot_of(tables, 7)
    (tmp_path / "s").write_bytes(b"".join(pieces))
    found = read_snapshot(tmp_path / "s")
    assert found is not None
    assert (found.generation, found.crc) == (7, crc)
    assert found.tables == tables
