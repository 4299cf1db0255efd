"""A teacher at the workbench: by mouse alone and by keyboard alone, with a file that is saved in between."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.content.desk.workbench import Workbench
from engine.places import Places
from game.intents import Type
from game.kit.navigation import Restart
from game.kit.speech import SilentSpeech
from game.start import preview
from game.tour import Journey

HEAD = "format: 1\nid: mine\ntitle: Mine\nabout: x\nauthor: me\nlicence: MIT\nlanguage: en\nages: 6-8\nsubject: maths\nskills:\n"
SKILL = (
    "  {name}:\n    name: {name}\n    i_can: I can try.\n    challenges:\n      - kind: number\n        ask: '{{a}} + {n} = ?'\n"
    "        steps: [{{ a: 1 to 5 }}, {{ a: 5 to 9 }}]\n        answer: a + {n}\n        hints: [Count on.]\n        why: Just so.\n"
)
PACK = HEAD + SKILL.format(name="one", n=1) + SKILL.format(name="two", n=2)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_pack_is_looked_at_played_broken_and_mended(make: Callable[..., Journey], keyboard: bool, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "pack.yaml"
    file.parent.mkdir()
    file.write_text(PACK, "utf-8")
    j = make(keyboard=keyboard)
    bench = Workbench(file.parent, j.services.kit.pictures.can_show)
    j.navigator.follow(Restart(j.pages.preview(bench)))
    j.press("skill-next")
    j.press("family-next")
    assert bench.item == "mine/two#0.1"
    first = bench.challenge()
    j.press("another")
    j.send(Type("n"))
    assert bench.challenge() != first
    shown = [text.text for text in j.draw().texts or []]
    assert "two" in shown and "Count on." in shown and "2 of 2: number, step 2" in shown
    j.press("play")
    challenge = bench.challenge()
    assert challenge is not None
    j.send(*[Type(sign) for sign in challenge.shown_solution])
    j.press("go")
    j.wait(1.5)
    assert j.top.bubble == "Just so."  # type: ignore[attr-defined]
    j.press("another")
    assert j.top.bubble == ""  # type: ignore[attr-defined]
    j.press("back")
    assert j.name == "preview"
    for number, (text, says) in enumerate(
        (
            (PACK.replace("answer: a + 2", "answer: a + z"), "There is no value called “z”"),
            ("skills: [", "YAML does not understand"),
            (PACK, ""),
        )
    ):
        file.write_text(text, "utf-8")
        os.utime(file, (2e9 + number, 2e9 + number))
        j.wait(0.7)
        drawn = " ".join(text.text for text in j.draw().texts or [])
        assert says in drawn
        assert ("No problems." in drawn) == (not says)
    assert bench.item == "mine/two#0.1"
    assert j.troubles == []


_EARS = (
    HEAD.replace("language: en", "language: fr")
    + "  ears:\n    name: Ears\n    i_can: I can hear.\n    challenges:\n      - kind: listen\n        ask: Which one?\n"
    '        rows: [{ a: bateau, b: gateau }, { a: loup, b: roue }]\n        hear: "{a}"\n        answer: "{a}"\n'
    '        others: ["{b}"]\n        hints: [Again.]\n        why: Heard.\n'
)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_an_author_hears_the_word_in_the_language_of_the_pack(
    make: Callable[..., Journey], keyboard: bool, tmp_path: Path
) -> None:
    file = tmp_path / "mine" / "pack.yaml"
    file.parent.mkdir()
    file.write_text(_EARS, "utf-8")
    j = make(keyboard=keyboard)
    speech = j.services.kit.speech
    assert isinstance(speech, SilentSpeech)
    speech.available = True
    bench = Workbench(file.parent, j.services.kit.pictures.can_show)
    j.navigator.follow(Restart(j.pages.preview(bench)))

    def word() -> tuple[str, str]:
        challenge = bench.challenge()
        assert challenge is not None
        return challenge.prompt.heard, "fr"

    j.press("hear")
    assert (speech.captions[-1], speech.tongues[-1]) == word()
    heard = len(speech.captions)
    j.send(Type("h"))
    assert len(speech.captions) == heard + 1
    j.press("play")
    j.wait(8)
    heard = len(speech.captions)
    assert (speech.captions[-1], speech.tongues[-1]) == word()
    j.press("hear")
    assert len(speech.captions) == heard + 1
    j.press("another")
    j.wait(8)
    assert (speech.captions[-1], speech.tongues[-1]) == word()
    assert j.draw() and j.troubles == []


def test_an_author_without_a_voice_is_told_so_and_reads_the_word(make: Callable[..., Journey], tmp_path: Path) -> None:
    file = tmp_path / "mine" / "pack.yaml"
    file.parent.mkdir()
    file.write_text(_EARS, "utf-8")
    j = make()
    bench = Workbench(file.parent, j.services.kit.pictures.can_show)
    j.navigator.follow(Restart(j.pages.preview(bench)))
    for _ in range(2):
        challenge = bench.challenge()
        assert challenge is not None
        drawn = " ".join(text.text for text in j.draw().texts or [])
        assert f"nothing is heard. “{challenge.prompt.heard}”" in drawn
        j.press("play" if j.name == "preview" else "another")
    assert j.troubles == []


def test_the_window_opens_with_the_pack(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = Places(root=root, profiles=tmp_path / "p", cache=tmp_path / "c", own_packs=tmp_path / "o")
    file = tmp_path / "mine.yaml"
    file.write_text(PACK, "utf-8")
    code = (
        "import sys; from pathlib import Path; from engine.places import Places; from game.start import preview\n"
        f"here = Path({str(tmp_path)!r})\n"
        f"places = Places(root=Path({str(root)!r}), profiles=here / 'p', cache=here / 'c', own_packs=here / 'o')\n"
        f"sys.exit(preview(places, Path({str(file)!r}), 'nine', 0, frames=1))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr.strip()) == (0, "There is no skill nine with that step. Skills: one, two")
    assert preview(places, tmp_path / "none", "", 0) == 2
    assert "There is no pack here" in capsys.readouterr().err
