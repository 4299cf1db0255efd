"""Every verb says in kind words why a keeper's book stays shut, and prints a stranger's words as words."""

from pathlib import Path

import pytest

from engine.cli import keepers
from engine.profiles import store as errors
from engine.profiles.profile import new_profile
from engine.profiles.tinydb_store import TinyStore
from engine.records import AnswerGiven, LightGrew
from tests.engine.cli.running import run_verb

VERBS: dict[str, tuple[object, ...]] = {
    "report": ("Mika",),
    "class": (),
    "card": ("Mika",),
    "passport": ("Mika",),
    "export-class": ("--out", "out"),
    "export": ("Mika", "mika.keeper"),
    "erase": ("Mika", "--yes"),
    "goal": ("Mika",),
    "selfplay": ("--learner", "Mika", "--answers", 1),
}


@pytest.mark.parametrize("verb", VERBS)
def test_who_plays_in_another_window_is_said_to_be_at_play(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    monkeypatch.chdir(tmp_path)
    busy = TinyStore(tmp_path / "profiles").create(new_profile("Mika", created_s=0.0))
    assert run_verb(verb, *VERBS[verb], folder=tmp_path, levels=(root / "levels" / "first-numbers",)) == 1
    told = capsys.readouterr().out
    assert "Mika is at play in another window. Close it and try again." in told
    assert "ProfileBusy" not in told and "None" not in told
    busy.close()


def test_no_reason_is_told_by_the_name_of_an_exception() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.StoreError)]
    assert len(kinds) >= 6
    for kind in kinds:
        told = keepers.why_closed(kind("why"), "Mika")
        assert kind.__name__ not in told and "Mika" in told


def test_a_strangers_words_forge_no_line_and_move_no_cursor(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = "7\nEverybody\x1b[2J\u202e\u2028forged"
    opened = TinyStore(tmp_path / "profiles").create(new_profile("../../evil\nNobody", created_s=0.0))
    skill = "first-numbers/count-to-5"
    opened.append(
        [
            AnswerGiven(
                at_s=1e9, level="l", item=f"{skill}#{odd}.1", skills=(skill,), seed=1, purpose="practice", correct=False,
                given=odd, mistake=odd, asked=odd,
            ),
            LightGrew(at_s=1e9, skill=f"other/{odd}", lamps=2),
        ]
    ).wait(10)  # fmt: skip
    opened.close()
    name = opened.profile.id
    for words in (
        ("class",), ("class", "--answers", "evil Nobody"), ("report", name), ("passport", name, "--list"), ("passport", name),
        ("goal", name), ("card", name), ("export", name, tmp_path / "x.keeper"), ("export-class", "--out", tmp_path / "out"), ("erase", name),
    ):  # fmt: skip
        run_verb(str(words[0]), *words[1:], folder=tmp_path, levels=(root / "levels" / "first-numbers",))
        told = capsys.readouterr().out
        assert told
        assert not set(told) & {"\x1b", "\u202e", "\u2028"}, words
        assert not [line for line in told.splitlines() if line.startswith(("forged", "Nobody"))], words
        assert told.splitlines().count("Everybody") <= 1, words
    assert {path.name for path in tmp_path.iterdir()} == {"profiles", "cache", "out", "x.keeper", "evilNobody.passport.json"}
