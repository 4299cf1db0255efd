"""Two packs compared in plain words; a changed answer is loud."""

import json
from pathlib import Path

import pytest

from engine.content.checks.checking import check_pack
from engine.content.overlays.comparing import compare
from engine.content.reading.reader import read_text
from tests.engine.cli.running import run_verb
from tests.engine.content.test_overlays import BASE, OVER


def told(old: str, new: str) -> list[str]:
    packs = []
    for text in (old, new):
        root, _ = read_text(text, "x")
        assert root is not None
        packs.append(root.plain())
    return [change.text for change in compare(*packs)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title: Trial", "title: Second trial", "The pack itself: the title changed from Trial to Second trial"),
        ("name: Minus", "name: Take away", "The skill “minus”: the name changed from Minus to Take away"),
        ("    needs: [plus]\n", "", 'The skill “minus”: what it needs is gone: ["plus"]'),
        ("answer: a - b", "answer: b - a", "ANSWER CHANGED: minus: “{a} − {b} = ?”: the answer changed from a - b to b - a"),
        (
            "ask: Which is more?",
            "ask: Which one is more?",
            "Plus: “Which one is more?”: the question changed from Which is more? to Which one is more?",
        ),
        (
            'others: ["{a}"]',
            'others: ["{a}", "0"]',
            'Plus: “Which is more?”: the wrong choices changed from ["{a}"] to ["{a}", "0"]',
        ),
        (
            "  minus:",
            "  taking-away:",
            "The skill “minus” is called “taking-away” now; what children did there stays with the old name.",
        ),
    ],
)
def test_one_difference_is_one_sentence(old: str, new: str, says: str) -> None:
    assert told(BASE, BASE.replace(old, new, 1)) == [says]


def test_what_is_new_and_what_is_gone() -> None:
    more = BASE + "        why: Count back.\n"
    assert told(BASE, more) == ["Minus: “{a} − {b} = ?”: the explanation is new: Count back."]
    without = BASE[: BASE.index("  minus:")]
    assert told(BASE, without) == ["The skill “minus” is gone."]
    assert told(without, BASE) == ["The skill “minus” is new."]
    fewer = BASE.replace(BASE[BASE.index("      - kind: choose") : BASE.index("  minus:")], "")
    assert told(BASE, fewer) == ["Plus: “Which is more?” is gone."]
    assert told(BASE, BASE) == []


def test_challenges_that_change_places_are_told_because_answers_hang_on_them() -> None:
    start, end = BASE.index("      - kind: choose"), BASE.index("  minus:")
    first = BASE.index("      - kind: number")
    turned = BASE[:first] + BASE[start:end] + BASE[first:start] + BASE[end:]
    assert told(BASE, turned) == [
        "Plus: “Which is more?” has another place (#1 → #0); answers given there count for what is there now.",
        "Plus: “{a} + {b} = ?” has another place (#0 → #1); answers given there count for what is there now.",
    ]


def test_the_verb_tells_and_gives_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(BASE, "utf-8")
    new.write_text(BASE.replace("answer: a - b", "answer: b - a").replace("title: Trial", "title: T"), "utf-8")
    assert run_verb("diff", old, new, folder=tmp_path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ANSWER CHANGED") and lines[-1] == "2 differences, 1 of them in right answers."
    assert run_verb("diff", old, new, "--json", folder=tmp_path) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(entry["key"], entry["loud"]) for entry in found] == [("title", False), ("answer", True)]
    assert run_verb("diff", old, old, folder=tmp_path) == 0
    assert run_verb("diff", old, tmp_path / "none.yaml", folder=tmp_path) == 2


def test_an_overlay_is_told_and_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, over = tmp_path / "base.yaml", tmp_path / "over.yaml"
    base.write_text(BASE, "utf-8")
    over.write_text("# by hand\n" + OVER, "utf-8")
    assert run_verb("diff", base, over, folder=tmp_path) == 1
    said = capsys.readouterr().out
    assert "another place" not in said
    assert "The skill “doubles” is new." in said and "Plus: “Which is more?” is gone." in said
    for _ in range(2):
        assert run_verb("diff", base, over, "--accept", folder=tmp_path) == 0
    text = over.read_text("utf-8")
    assert text.startswith("# by hand\n") and text.count("made_from:") == 1
    assert [p.text for p in check_pack(base, overlays=[(over, "over.yaml")]).problems if p.code.startswith("overlay")] == []
    assert run_verb("diff", base, base, "--accept", folder=tmp_path) == 2
