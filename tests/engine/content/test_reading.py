"""YAML from strangers: what is refused, where, and that everything else stays the text it looks like."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.reading.reader import MAX_DEPTH, read, read_text

REFUSALS = {
    "an anchor": ("a: &x 1\n", "anchor", 1, 4),
    "an alias": ("a: *x\n", "alias", 1, 4),
    "a star": ("ask: *3\n", "alias", 1, 6),
    "a lone star": ("ask: * 3\n", "star_unquoted", 1, 7),
    "a tag": ("a: !!python/object/apply:os.system [ls]\n", "tag", 1, 4),
    "a tag on a text": ("a: 1\nb: !!int 3\n", "tag", 2, 4),
    "a merge key": ("a:\n  <<: {b: 1}\n", "merge_key", 2, 3),
    "a directive": ("%YAML 1.1\n---\na: 1\n", "directive", 1, 1),
    "a second document": ("a: 1\n---\nb: 1\n", "second_document", 2, 1),
    "a key that stands twice": ("a: 1\nb: 2\na: 3\n", "key_twice", 3, 1),
    "unquoted braces with more": ("answer: {a} + {b}\n", "braces_unquoted", 1, 9),
    "braces as a key": ("{a}: 1\n", "braces_unquoted", 1, 1),
    "a tab": ("a:\n\tb: 1\n", "tab", 2, 1),
    "a colon in a text": ("ask: Look: what is it?\n", "colon_unquoted", 1, 6),
    "an unclosed quote": ('ask: "what\n', "quote_open", 1, 6),
    "an invisible space": ("a: 1\nb: x\u200by\n", "hidden_character", 2, 5),
    "a turned text": ("a: \u202eabc\n", "hidden_character", 1, 4),
    "a turned text as an escape": ('a: "x\\u202ey"\n', "hidden_character", 1, 4),
    "a zero as an escape": ('a: "x\\0"\n', "hidden_character", 1, 4),
    "a hard space that indents": ("a:\n \u00a0b: 1\n", "odd_blank", 2, 2),
    "nothing": (" \n\n", "file_empty", 1, 1),
    "only a comment": ("# nothing\n", "file_empty", 1, 1),
    "a bottomless nest": ("a: " + "[" * 100 + "]" * 100, "too_deep", 1, 3 + MAX_DEPTH),
    "a text without end": ("a: " + "x" * 20_001, "text_too_long", 1, 4),
    "too many entries": ("a: [" + "1," * 200_001 + "]", "too_much", 1, 399_997),
    "a file too large": ("a: " + "x " * 500_001, "file_too_large", 1, 1),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_it_is_refused_with_its_place(what: str) -> None:
    text, code, line, column = REFUSALS[what]
    root, problems = read_text(text, "x.yaml")
    assert root is None
    assert [(p.code, p.line, p.column) for p in problems] == [(code, line, column)]
    assert problems[0].severity == "error"
    assert problems[0].text.startswith(f"x.yaml:{line}:{column}: ")


def test_a_key_that_stands_twice_names_both_lines() -> None:
    _, problems = read_text("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert "“a” stands here twice; the first one is in line 1." in problems[0].what


@pytest.mark.parametrize(
    "said", ["no", "yes", "on", "off", "012", "12:30", "1_000", "1.10", "0x1f", "1e3", "null", "~", "2026-01-01", "true"]
)
def test_a_scalar_stays_the_text_it_looks_like(said: str) -> None:
    root, problems = read_text(f"a: {said}\nb: [{said}]\n", "x.yaml")
    assert not problems
    assert root is not None
    assert root.plain() == {"a": said, "b": [said]}


def test_every_value_keeps_its_place() -> None:
    root, _ = read_text("a:\n  - b: 1\n    c: [x, {d: 2}]\n", "x.yaml")
    assert root is not None
    found = root.at(("a", 0, "c", 1, "d"))
    assert (found.line, found.column, found.text) == (3, 16, "2")
    assert root.at(("a", 7, "nothing")).line == 2, "a place that is not there gives the nearest above it"


def test_a_text_that_loses_its_end_to_a_sign_is_named_and_still_read() -> None:
    root, problems = read_text("a: colour #fff\nb: 1   # a remark\nc: x#y\n", "x.yaml")
    assert root is not None
    assert root.plain() == {"a": "colour", "b": "1", "c": "x#y"}
    assert [(p.code, p.line, p.column, p.severity) for p in problems] == [("hash_unquoted", 1, 11, "warning")]
    assert "#fff" in problems[0].text


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: |\r\n  x\r\n  y\r\n")
    root, problems = read(file)
    assert not problems
    assert root is not None
    assert root.plain() == {"a": "1", "b": "x\ny\n"}


def test_an_old_encoding_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("a: 1\nb: caf\u00e9\n".encode("cp1252"))
    root, problems = read(file)
    assert root is None
    assert [(p.code, p.line, p.column) for p in problems] == [("not_utf8", 2, 7)]


def test_a_file_that_is_not_there_or_a_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        root, problems = read(path)
        assert root is None
        assert [p.code for p in problems] == ["file_unreadable"]


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xff" * 1_000_001)
    assert [p.code for p in read(file)[1]] == ["file_too_large"]


BOMBS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "braces": lambda n: "{" * n,
    "aliases": lambda n: "a: &a [" + "*a," * (n // 3) + "]",
    "dashes": lambda n: "- " * (n // 2) + "x",
    "question marks": lambda n: "? " * (n // 2),
    "quotes": lambda n: '"' * (n + 1),
    "signs that nobody sees": lambda n: "a\u200b" * (n // 2),
    "odd blanks": lambda n: "\u00a0a: 1\n" * (n // 6),
    "one key again and again": lambda n: "a: {" + "b: 1, " * (n // 6) + "}",
    "slips": lambda n: "a: b: c\n" * (n // 8),
    "colons without a blank": lambda n: "a:b\n" * (n // 4),
}


@pytest.mark.parametrize("what", BOMBS)
def test_the_work_for_a_hostile_text_grows_with_it_and_not_with_its_square(what: str) -> None:
    few, many = (_work(BOMBS[what](n)) for n in (60_000, 120_000))
    assert many < 2.5 * few + 500


def _work(text: str) -> int:
    """How many calls a reading makes: the same number on every computer. It refuses."""
    calls = 0

    def count(frame: FrameType, event: str, value: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        root, problems = read_text(text, "x.yaml")
    finally:
        sys.setprofile(None)
    assert root is None and problems
    return calls


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>%@`'\"#,? \n\t0é🐈\u200b\r\x85\u2028")), max_size=80))
def test_any_text_gives_a_node_or_a_problem_within_it(text: str) -> None:
    root, problems = read_text(text, "x.yaml")
    assert (root is None) == any(p.severity == "error" for p in problems)
    for problem in problems:
        assert 1 <= problem.line <= len(text.splitlines()) + 2
        assert problem.column >= 1


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    )
)
def test_what_yaml_writes_is_read_back_as_text(value: object) -> None:
    import yaml

    text = yaml.safe_dump({"v": value}, allow_unicode=False, default_style='"')
    root, problems = read_text(text, "x.yaml")
    refused = {p.code for p in problems}
    assert refused <= {"hidden_character", "merge_key", "too_deep", "alias", "anchor"}
    if root is not None:
        assert root.plain() == {"v": value}


def test_everything_that_is_refused_is_told_at_once_with_its_lines() -> None:
    text = 'a: 1\na: 2\nb: *x\nc: &y z\nd: !!int 3\ne: "x\\u202ey"\nf:\n  <<: { g: 1 }\nh: x\u200by\ni: [{ {j}: 1 }]\n---\nk: 1\n'
    root, problems = read_text(text, "x.yaml")
    assert root is None
    assert [(problem.code, problem.line) for problem in problems] == [
        ("key_twice", 2),
        ("alias", 3),
        ("anchor", 4),
        ("tag", 5),
        ("hidden_character", 6),
        ("merge_key", 8),
        ("hidden_character", 9),
        ("braces_unquoted", 10),
        ("second_document", 11),
    ]


def test_a_slip_of_syntax_hides_no_refusal_behind_it() -> None:
    _, problems = read_text("a: 1\na: 2\nask: Look: what?\nb: *x\n", "x.yaml")
    assert [(problem.code, problem.line) for problem in problems] == [("key_twice", 2), ("colon_unquoted", 3), ("alias", 4)]


def test_of_very_many_refusals_the_first_are_told_and_the_rest_is_counted() -> None:
    root, problems = read_text("a: [" + "*x, " * 5_000 + "]\n", "x.yaml")
    assert root is None
    assert len(problems) == 101
    assert dict(problems[-1].values)["count"] == "4900"
