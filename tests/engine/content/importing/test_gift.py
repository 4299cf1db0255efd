"""GIFT files: those that others wrote, read as they expect it, and the shapes the format documents."""

import json
import time
from pathlib import Path

import pytest

from engine.challenges.base import Answer, Form, Right, Wrong
from engine.challenges.kinds import judge
from engine.content.checks.checking import check_pack
from engine.content.importing.gift.parts import GiftQuestion, Said, Span
from engine.content.importing.gift.reading import read_gift
from engine.content.importing.gift.source import gift_found, plain
from engine.content.importing.taking import take_in
from engine.content.library.library import Library
from tests.shared_data import shared_data

SHARED = shared_data("import", "gift")
FILES = sorted(SHARED.glob("*.gift")) if SHARED else []
needs_files = pytest.mark.skipif(
    not FILES, reason="the files that others wrote (shared/data/import/gift) are not on this machine"
)


def _said(text: Said | None) -> object:
    return None if text is None else {"format": text.format, "text": text.text}


def _span(span: Span) -> object:
    if span.low:
        return {"type": "high-low", "numberHigh": float(span.high), "numberLow": float(span.low)}
    if span.off:
        return {"type": "range", "number": float(span.number), "range": float(span.off)}
    return {"type": "simple", "number": float(span.number)}


def _as_expected(question: GiftQuestion) -> dict[str, object]:
    """A question in the form in which the others wrote down what they expect."""
    if question.type == "Category":
        return {"type": "Category", "title": question.title}
    told: dict[str, object] = {"id": None, "tags": None, "type": question.type, "title": question.title or None}
    told |= {"stem": _said(question.stem), "hasEmbeddedAnswers": question.embedded}
    if question.type != "Description":
        told["globalFeedback"] = _said(question.general)
    choices = [
        {
            "isCorrect": c.right,
            "weight": c.weight,
            "text": _span(c.span) if c.span else _said(c.text),
            "feedback": _said(c.feedback),
        }
        for c in question.choices
    ]
    match question.type:
        case "TF":
            first, second = (_said(text) for text in question.feedback)
            told |= {"isTrue": question.is_true, "trueFeedback": first, "falseFeedback": second}
        case "Matching":
            told["matchPairs"] = [{"subquestion": _said(left), "subanswer": right} for left, right in question.pairs]
        case "Numerical" if len(choices) == 1 and choices[0]["feedback"] is None and choices[0]["weight"] is None:
            told["choices"] = choices[0]["text"]
        case "MC" | "Short" | "Numerical":
            told["choices"] = choices
    return told


@needs_files
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_files_of_others_are_read_as_they_expect(file: Path) -> None:
    expected = json.loads(file.with_suffix(".json").read_text("utf-8"))
    assert [_as_expected(q) for q in read_gift(file.read_text("utf-8"))] == expected


@needs_files
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_files_of_others_become_packs_and_nothing_is_dropped_silently(file: Path, tmp_path: Path) -> None:
    asked = [q for q in read_gift(file.read_text("utf-8")) if q.type != "Category"]
    made = take_in(file, tmp_path / "pack")
    assert made.taken + len(made.left) == len(asked)
    assert made.file.exists() == bool(made.taken)
    assert [p for p in made.remarks if p.severity == "error"] == []


def only(text: str) -> GiftQuestion:
    (question,) = read_gift(text)
    return question


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("2+2 is 4. {T}", "TF"),
        ("2+2 is 5. {false#No, it is 4.}", "TF"),
        ("Say it. {}", "Essay"),
        ("Pick {~a ~b =c}", "MC"),
        ("Pick {~=a ~b}", "MC"),
        ("Spell {=cat =Cat}", "Short"),
        ("The capital of France is {Paris}.", "Short"),
        ("Match {=a -> 1 =b -> 2}", "Matching"),
        ("How many? {#3}", "Numerical"),
        ("How many? {#3:1}", "Numerical"),
        ("How many? {#2..4}", "Numerical"),
        ("How many? {#=3:0#yes =%50%4:1 ~#no}", "Numerical"),
        ("How many? {#2,5}", "Numerical"),
        ("Just read this.", "Description"),
        ("Open {~a =b", "Broken"),
        ("Two {=a} gaps {=b}", "Broken"),
        ("One {=a} and an open { one", "Broken"),
        ("One {=a} and a closing } one", "Broken"),
        ("One {=a { within =b}", "Broken"),
        ("How many? {#three}", "Broken"),
        ("Match {=a -> 1 =b}", "Broken"),
        ("A stray } brace", "Broken"),
    ],
)
def test_every_type_is_known(text: str, type_: str) -> None:
    question = only(text)
    assert question.type == type_
    assert bool(question.why) == (type_ == "Broken")


def test_escapes_weights_feedback_and_formats() -> None:
    question = only(
        "::A\\:B::[html]<p>5 \\= ?</p>{ =%100%2 \\+ 3 \\{yes\\}#<b>Good</b> \\#1 ~%-50%[plain]2 \\~ 4#no ####See page 3}"
    )
    assert (question.title, question.stem) == ("A:B", Said("<p>5 = ?</p>", "html"))
    right, wrong = question.choices
    assert (right.right, right.weight, right.text, right.feedback) == (
        True,
        100.0,
        Said("2 \\+ 3 {yes}", "html"),
        Said("<b>Good</b> #1", "html"),
    )
    assert (wrong.right, wrong.weight, wrong.text) == (False, -50.0, Said("2 ~ 4", "plain"))
    assert question.general == Said("See page 3", "html")


def test_a_text_without_end_is_cut() -> None:
    assert [len(plain(Said("x" * letters, "plain"))) for letters in (19_999, 20_000, 30_000)] == [19_999, 20_000, 20_000]
    assert plain(None) == ""


def test_blank_lines_inside_braces_and_none_between_questions() -> None:
    text = "First? {\n=yes\n\n~no\n}\nSecond? {T}\n::Third::Third?\n{~a\n=b}\n// a remark {\n\nLast {=x}"
    assert [(q.type, q.stem.text, q.line) for q in read_gift(text)] == [
        ("MC", "First?", 1),
        ("TF", "Second?", 6),
        ("MC", "Third?", 7),
        ("Short", "Last", 12),
    ]


def test_an_unclosed_brace_does_not_swallow_the_rest() -> None:
    assert [q.type for q in read_gift("One {=a\n\nTwo {=b}\n\nThree {T}")] == ["Broken", "Short", "TF"]


def test_tags_may_hold_an_equals_sign() -> None:
    question = only('Which? {=<b class="x">Right</b> ~<img src="a.png"> wrong}')
    assert [c.text.text for c in question.choices] == ['<b class="x">Right</b>', '<img src="a.png"> wrong']


def test_questions_become_what_fits_them() -> None:
    text = """$CATEGORY: $course$/top/Default for Sums

2 + 2 {#4}

5 is odd. {T#Look at the last digit.}

Which are even? {~%50%2 ~%50%4 ~%-100%3}

$CATEGORY: tom/dick/harry

Half of one? {=1/2 =0.5 =%50%0.25#That is a quarter.}

[markdown]**Bold** `code`? {=yes ~no#Look again at it.}
"""
    found = gift_found(text, "Test")
    assert [g.name for g in found.groups] == ["Sums", "harry"]
    four, odd, two, other = found.groups[0].questions
    assert (four.kind, four.answer) == ("number", "4")
    assert (odd.kind, odd.answer, odd.why) == ("truth", "true", "Look at the last digit.")
    assert [(q.answer, q.others) for q in (two, other)] == [("2", ("3",)), ("4", ("3",))]
    assert two.place == other.place
    half, bold = found.groups[1].questions
    assert (half.answer, half.accept, half.mistakes) == ("1/2", ("0.5",), (("0.25", "That is a quarter."),))
    assert (bold.ask, bold.mistakes) == ("Bold code?", (("no", "Look again at it."),))


def test_ranges_pairs_and_essays_find_their_kind(tmp_path: Path) -> None:
    text = (
        "From 1 to 5? {#1..5}\n\nPi? {#3.14:0.01}\n\nMatch {=a -> 1 =b -> 2}\n\nMatch more {=a -> 1 =b -> 1 =c -> 2 = -> 3}\n\n"
        "Write. {}\n\nTwo and two is {=four}.\n\nHow much is it? {#7}."
    )
    (tmp_path / "q.gift").write_text(text, "utf-8")
    made = take_in(tmp_path / "q.gift", tmp_path / "pack")
    assert (made.taken, made.left) == (7, [])
    checked = check_pack(tmp_path / "pack")
    assert checked.compiled is not None
    library = Library([(tmp_path / "pack", checked.compiled)])
    asked = [library.make(family.item, 3) for skill in library.skills.values() for family in skill.families]
    by_kind = {challenge.kind: challenge for challenge in asked}
    assert set(by_kind) == {"number", "pairs", "choose", "show", "text"}
    assert by_kind["text"].prompt.text == "Two and two is _____."
    wide = next(challenge for challenge in asked if challenge.prompt.text == "From 1 to 5?")
    assert judge(wide, Answer(Form.NUMBER, ("1",))) == Right()
    assert isinstance(judge(wide, Answer(Form.NUMBER, ("6",))), Wrong)
    assert any(challenge.prompt.text == "How much is it?" for challenge in asked)


SEVERAL, PARTLY = "several right answers", "a part of the points"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sun? {=East ~West}", []),
        ("Even? {~%50%2 ~%50%4 ~%-100%3}", [SEVERAL]),
        ("Even? {=2 =4 ~3}", [SEVERAL]),
        ("Sun? {=East ~%50%South ~West}", [PARTLY]),
        ("Sun? {=East ~%0%South ~West}", []),
        ("How many? {#4}", []),
        ("How many? {#=4 =%50%5}", [PARTLY]),
        ("How many? {=four}", []),
        ("How many? {=four =4}", []),
        ("How many? {=four =%50%five}", [PARTLY]),
        ("How many? {=four =fo*}", ["any letters"]),
    ],
)
def test_what_is_taken_otherwise_than_it_was_meant_is_told_and_nothing_else(text: str, told: list[str]) -> None:
    notes = gift_found(text, "Test").notes
    assert len(notes) == len(told)
    assert all(said in note for said, note in zip(told, notes, strict=True))


def test_what_cannot_be_taken_is_named() -> None:
    text = "Read this.\n\nAll right {=%100%a ~%100%b}\n\nNone {~a ~b}\n\nAny {=*}"
    found = gift_found(text, "Test")
    assert found.count == 0
    assert [left.place.split(" (")[0] for left in found.left] == [f"question {n}" for n in range(1, 5)]
    assert all(left.why.endswith(".") for left in found.left)


def test_a_question_with_thousands_of_answers_is_named_at_once() -> None:
    many = "".join(f"~%1%a{n} " for n in range(100_000))
    began = time.process_time()
    found = gift_found(f"Q {{{many}}}\n\nSun? {{=East ~West}}\n", "Many")
    assert time.process_time() - began < 1.0
    assert [left.why for left in found.left] == ["It has more than 300 answers."]
    assert found.count == 1
