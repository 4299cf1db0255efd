"""Slips of the pen in YAML: each is named in the line where it was made, not where YAML gave up."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.reading.reader import read_text
from tests.engine.content.writing import place

GOOD = """format: 1
id: rivers
skills:
  where:
    name: Where rivers flow
    i_can: I can say where a river flows.
    challenges:
      - kind: choose
        ask: Where does the {river} flow?
        rows:
          - { river: Nile, land: Africa, a: Asia }
          - { river: Danube, land: Europe, a: Asia }
        answer: "{land}"
        others: ["{a}", "{a}"]
        why: "Many cities lie beside a river: people need water."
        mistakes:
          capitals: { when: "Asia", say: "No, think again: where is it?" }
  how-long:
    name: How long
    i_can: I can put rivers in order.
    challenges:
      - kind: number
        ask: How far in {h} hours?
        steps:
          - { h: 1 to 5, n: 2 }
        answer: h * 2
        hints:
          - Every hour counts.
      - kind: text
        ask: Spell it.
        answer: river
  boats:
    name: Boats
"""


@dataclass(frozen=True)
class Slip:
    """What was typed instead of what, the code, the text at the reported place, and words of the report."""

    old: str
    new: str
    code: str
    at: str
    says: str


SLIPS = {
    "a quote that is not closed": Slip('answer: "{land}"', 'answer: "{land}', "quote_open", '"{land}\n', 'another "'),
    "a long text whose quote is not closed": Slip('water."', "water.", "quote_open", '"Many', "not closed in its line"),
    "a quote that is not closed at the very end": Slip("- Every hour counts.", '- "Every hour', "quote_open", '"Every', '"'),
    "a quote that is not opened": Slip('answer: "{land}"', 'answer: {land}"', "braces_unquoted", '{land}"', '"{land}"'),
    "an apostrophe between apostrophes": Slip(
        "I can put rivers in order.", "'I know the river's way.'", "quote_ends_early", "'I know", 'take " where'
    ),
    "quotes inside quotes": Slip('"No, think again: where is it?"', '"No, "think", so"', "quote_ends_early", '"No, "', "take '"),
    "a backslash": Slip('"{land}"', '"a \\q"', "backslash", "\\q", "does not work"),
    "quotes of a word processor": Slip('["{a}", "{a}"]', "[“{a}”, “{a}”]", "curly_quotes", "“{a}”,", "straight ones"),
    "a skill at the margin": Slip("  how-long:\n", "how-long:\n", "indent", "how-long", "line: 0; 2 would fit"),
    "a skill one too far": Slip("  how-long:\n", "   how-long:\n", "indent", "how-long", "line: 3; 2 or 4 would fit"),
    "a line too far left": Slip("        answer: h", "      answer: h", "indent", "answer: h", "line: 6; 8 would fit"),
    "a line too far right": Slip("    i_can: I can put", "      i_can: I can put", "indent", "i_can: I can put", "4 would fit"),
    "a challenge too far left": Slip("      - kind: text", "    - kind: text", "indent", "- kind: text", "6 would fit"),
    "a colon without a blank": Slip("name: How long", "name:How long", "colon_no_space", ":How long", "name: How long"),
    "a dash without a blank": Slip("- { h: 1", "-{ h: 1", "dash_no_space", "-{ h", "- { h: 1 to 5, n: 2 }"),
    "a colon in a text": Slip('"Many cities lie beside a river: people need water."', "Many cities lie by it: you see.", "colon_unquoted", "Many", '"Many cities'),
    "a colon behind braces": Slip(
        '"Many cities lie beside a river: people need water."', "Beside {river}: water.", "colon_unquoted", "Beside", '"Beside {river}: w'
    ),
    "a colon between braces": Slip(
        '"No, think again: where is it?"', "You added: look again", "flow_text", "You added", "comma, colon or brace"
    ),
    "a comma and braces between braces": Slip(
        '"No, think again: where is it?"', "No, the {river} is long", "flow_text", "No, the", "in quotes"
    ),
    "a text with braces first": Slip("- Every hour counts.", "- {h} hours, {h} times.", "braces_unquoted", "{h} hours", '"{h} hours'),
    "a bar between braces": Slip('["{a}", "{a}"]', "[{a} | {a}]", "braces_unquoted", "{a} | {a}", '"{a} | {a}"'),
    "a map that goes on behind its brace": Slip("land: Europe, a: Asia }", "land: Europe } and Asia", "after_brace", "and Asia", "before the }"),
    "a brace that is not closed": Slip("{ h: 1 to 5, n: 2 }", "{ h: 1 to 5", "flow_open", "{ h: 1", "has no }"),
    "a bracket that is not closed": Slip('["{a}", "{a}"]', '["{a}", "{a}"', "flow_open", '["{a}"', "has no ]"),
    "a sign of YAML": Slip("How far in {h} hours?", "@home or not?", "sign_unquoted", "@home", "starts with @"),
    "a comma that is missing in a row": Slip("land: Europe, a: Asia }", "land: Europe a: Asia }", "comma_missing", "a: Asia }\n        answer", "Between “land” and “a” a comma is missing. { river: Danube, land: Europe, a: Asia }"),
    "a comma that is missing behind a quote": Slip('"Asia", say', '"Asia" say', "comma_missing", "say:", "Between “when” and “say”"),
    "a first line without a blank behind its dash": Slip("- kind: number", "-kind: number", "dash_no_space", "-kind", "After the dash there must be a space. - kind: number"),
    "a list without its colon": Slip("hints:", "hints", "colon_missing", "hints", "After hints comes a colon. hints:"),
    "an equals sign": Slip("answer: h * 2", "answer = h * 2", "colon_missing", "answer = h", "After answer comes a colon. answer: h * 2"),
    "a key without its colon": Slip("answer: h * 2", "answer h * 2", "colon_missing", "answer h", "After answer comes a colon. answer: h * 2"),
    "the last key without its colon": Slip("answer: river", "answer river", "colon_missing", "answer river", "answer: river"),
    "a skill's key without its colon": Slip("i_can: I can put", "i_can I can put", "colon_missing", "i_can I", "i_can: I can put"),
    "a tab": Slip("    name: How", "\tname: How", "tab", "\tname", "Use spaces"),
}  # fmt: skip


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_is_named_where_it_was_made(what: str) -> None:
    slip = SLIPS[what]
    assert slip.old in GOOD
    text = GOOD.replace(slip.old, slip.new, 1)
    root, problems = read_text(text, "x.yaml")
    assert root is None
    assert [p.code for p in problems] == [slip.code], [p.text for p in problems]
    assert (problems[0].line, problems[0].column) == place(text, slip.at), problems[0].text
    assert slip.says in problems[0].text


def test_what_is_tried_here_is_good_without_a_slip() -> None:
    root, problems = read_text(GOOD, "x.yaml")
    assert root is not None
    assert not problems


def test_every_slip_of_a_value_is_told_at_once() -> None:
    text = GOOD.replace('answer: "{land}"', 'answer: "{land}').replace("name: How long", "name:How long")
    text = text.replace('"No, think again: where is it?"', "No: think again, where?").replace("- Every hour", "- {h} hours")
    _, problems = read_text(text, "x.yaml")
    found = [(p.code, p.line) for p in problems]
    assert found == [("quote_open", 13), ("flow_text", 17), ("colon_no_space", 19), ("braces_unquoted", 28)]


def test_a_line_in_the_wrong_column_hides_only_its_own_skill() -> None:
    text = GOOD.replace("        others:", "       others:").replace("- Every hour", "- {h} hours")
    _, problems = read_text(text, "x.yaml")
    assert [(p.code, p.line) for p in problems] == [("indent", 14), ("braces_unquoted", 28)]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.sampled_from([*"\"'{}[]:,-#“*|\n ", "", "  "]))
def test_any_letter_that_slips_in_gives_a_node_or_a_place_in_the_file(at: int, typed: str) -> None:
    text = GOOD[:at] + typed + GOOD[at + 1 :]
    root, problems = read_text(text, "x.yaml")
    assert (root is None) == any(p.severity == "error" for p in problems)
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert 1 <= problem.column <= len(text.split("\n")[problem.line - 1]) + 1
