"""The list of languages: read often, so it must not read whole files of words."""

from pathlib import Path

import pytest

from game.kit.language import words


def test_languages_call_themselves_by_their_own_name(root: Path, tmp_path: Path) -> None:
    assert words.languages(root / "assets" / "words") == {"en": "English", "de": "Deutsch"}
    (tmp_path / "fr.po").write_text('msgid ""\nmsgstr "x"\n\nmsgid "English"\nmsgstr "Français"\n', "utf-8")
    (tmp_path / "xx.po").write_text('msgid "Play"\nmsgstr ""\n', "utf-8")
    assert words.languages(tmp_path) == {"en": "English", "fr": "Français", "xx": "xx"}


def test_no_words_are_compiled_for_the_list(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings ask for it whenever a switch is pressed: compiling every catalogue took a sixth of a second there."""

    def compiled(text: str) -> object:
        raise AssertionError("a whole catalogue was read")

    monkeypatch.setattr(words, "read_po", compiled)
    assert words.languages(root / "assets" / "words")["de"] == "Deutsch"
