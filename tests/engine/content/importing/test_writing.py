"""The pack.yaml of an import: every text comes out as it went in, in quotes only where they are needed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.checks.checking import check_pack
from engine.content.importing.plain_text import clean, from_html, from_markdown, one_line, without_formulas
from engine.content.importing.shaping import typed_number
from engine.content.importing.taking import take_in
from engine.content.importing.yaml_text import listed, quoted, row
from engine.content.library.library import Library
from engine.content.models.first_pack import Occupied
from engine.content.reading.reader import read_text

TEXTS = st.text(max_size=40).map(one_line).filter(bool)
ODD = ["no", "12:30", "012", "a: b", "c #d", "#fff", "- x", "{a}", "[x]", "it's", 'say "hi"', "x:", "*3", "&a", "!b", "%c", "@d", "`e`", "~", "a, b", "\\n", "|", ">", "?", "='", "<<", "---", "\"it's\"", "key: {a}: b", "a:[b", "a:?", "a:?b", "a:-"]  # fmt: skip


@given(TEXTS | st.sampled_from(ODD))
@settings(max_examples=400, deadline=None)
def test_every_text_survives_the_yaml(text: str) -> None:
    document = f"a: {quoted(text)}\nb: {listed([text, text])}\n" + "c:\n" + "\n".join(row({"k": text, "l": "x"}, 2)) + "\n"
    root, problems = read_text(document, "x")
    assert root is not None, problems
    assert root.plain() == {"a": text, "b": [text, text], "c": [{"k": text, "l": "x"}]}
    assert [p for p in problems if p.code != "hash_unquoted"] == []


def test_quotes_only_where_they_are_needed() -> None:
    assert [quoted(t) for t in ("no", "It's late", "a, b", "12:30")] == ["no", "It's late", "a, b", "12:30"]
    assert [quoted(t) for t in ("a: b", "{a}", 'say "hi": ok')] == ['"a: b"', '"{a}"', "'say \"hi\": ok'"]
    assert quoted("a, b", flow=True) == '"a, b"'


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(rows=st.lists(st.tuples(CELL, CELL, st.lists(CELL, max_size=3)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_a_table_says_the_pack_is_in_order_and_asks_it(
    rows: list[tuple[str, str, list[str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("t")
    cell = lambda text: '"' + text.replace('"', '""') + '"'  # noqa: E731
    lines = ["ask,answer,wrong 1,wrong 2,wrong 3"]
    lines += [",".join(map(cell, [ask, answer, *[*others, "", "", ""][:3]])) for ask, answer, others in rows]
    (folder / "quiz.csv").write_text("\n".join(lines), "utf-8")
    made = take_in(folder / "quiz.csv", folder / "pack")
    if not made.taken:
        assert not (folder / "pack").exists()
        return
    checked = check_pack(folder / "pack")
    assert [p.text for p in checked.problems if p.severity == "error"] == []
    assert checked.compiled is not None
    library = Library([(folder / "pack", checked.compiled)])
    asked = {one_line(ask) for ask, _, _ in rows}
    for skill in library.skills.values():
        for family in skill.families:
            prompt = library.make(family.item, 1).prompt
            assert prompt.text in asked or prompt.picture in asked


def test_rows_stand_on_the_steps_that_the_table_names(tmp_path: Path) -> None:
    steps = [1, 2, 2, 3, 1, 12, 40]
    lines = [f"{step},Word {n}?,word{'abcdefg'[n]},no | never" for n, step in enumerate(steps)]
    (tmp_path / "q.csv").write_text("\n".join(["level,ask,answer,others", *lines]), "utf-8")
    made = take_in(tmp_path / "q.csv", tmp_path / "pack")
    written = made.file.read_text("utf-8")
    assert [written.count(f"step: {step}") - written.count(f"step: {step}0") for step in (2, 3)] == [2, 1]
    assert "step: 1\n" not in written and "step: 1 " not in written, "the first step needs no word"
    assert written.count("step: 12") == 2, "there are twelve steps"


def test_braces_and_numbers_reach_the_child_as_they_were_written(tmp_path: Path) -> None:
    text = "ask,answer,wrong\nWhich is a set {1;2}?,{1},1.50\nWhat costs 1.50?,1.50,2.50\nIs 2 + 2?,2 + 2,2 + 3\n"
    (tmp_path / "q.csv").write_text(text, "utf-8")
    take_in(tmp_path / "q.csv", tmp_path / "pack")
    checked = check_pack(tmp_path / "pack")
    assert checked.compiled is not None
    library = Library([(tmp_path / "pack", checked.compiled)])
    made = [library.make(f.item, seed) for s in library.skills.values() for f in s.families for seed in range(40)]
    told = {(c.prompt.text, c.shown_solution) for c in made}
    assert told == {("Which is a set {1;2}?", "{1}"), ("What costs 1.50?", "1.50"), ("Is 2 + 2?", "2 + 2")}


def test_what_waits_for_a_decision_is_marked(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("ask,answer\nWas ist das?,ein Hund\nWer ist der da?,eine Katze\n", "utf-8")
    text = take_in(tmp_path / "q.csv", tmp_path / "pack", head={"author": "A. Teacher"}).file.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=pack.schema.json\n")
    assert "author: A. Teacher\n" in text
    assert "licence: unknown            # decide:" in text
    assert "language: de                # guessed" in text
    assert "look them over" in text
    assert (tmp_path / "pack" / "pack.schema.json").is_file()


def test_large_tables_become_islands_that_can_be_learnt(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("ask,answer\n" + "\n".join(f"Word {n}?,answer {n}" for n in range(250)), "utf-8")
    made = take_in(tmp_path / "q.csv", tmp_path / "pack")
    checked = check_pack(tmp_path / "pack")
    assert checked.compiled is not None
    assert (made.taken, made.left) == (250, [])
    assert [(s["name"], sum(len(step) for step in s["challenges"][0]["rows"])) for s in checked.compiled["skills"]] == [
        ("Q 1", 84),
        ("Q 2", 84),
        ("Q 3", 82),
    ]


def test_nothing_is_overwritten_and_nothing_left_behind(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("ask,answer\n,\nx,\n", "utf-8")
    made = take_in(tmp_path / "q.csv", tmp_path / "pack")
    assert (made.taken, len(made.left)) == (0, 1)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["q.csv"]
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "mine").write_text("x", "utf-8")
    with pytest.raises(Occupied):
        take_in(tmp_path / "q.csv", tmp_path / "pack")


def test_texts_of_other_programs_become_plain() -> None:
    assert (
        from_html("<p>a<br>b</p><ul><li>c<li>d</ul><script>x</script> 5 &lt; 6 <!-- no --> x<sup>2</sup>")
        == "a\nb\n• c\n• d\n5 < 6 x²"
    )
    assert from_html("a < b and c > d") == "a < b and c > d"
    assert (
        from_markdown("# Head\n**bold** _it_ `code` [link](http://x) snake_case 2*3*4")
        == "Head\nbold it code link snake_case 2*3*4"
    )
    assert without_formulas(r"\(\frac{1}{2} \times 4^2 \leq \sqrt{9}\)").strip() == "1/2 × 4² ≤ √(9)"
    assert clean("a\u200bb\u00a0c\u00ad \r\n d\ufeff") == "ab c\nd"


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("1,000", "en", "1000"), ("1.000", "de", "1000"), ("3,5", "de", "3.5"), ("3.5", "en", "3.5"), ("−4", "en", "-4"), ("3/4", "en", "3/4"), ("1e5", "en", None), ("", "en", None), ("12 cm", "en", None)],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, language: str, number: str | None) -> None:
    assert typed_number(text, language) == number
