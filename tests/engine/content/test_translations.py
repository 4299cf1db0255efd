"""Words files: the child's language wins, text by text; whatever does not fit is named and left out."""

from pathlib import Path

import pytest

from engine.challenges.base import ChooseForm
from engine.content.checks.checking import Checked, check_pack
from engine.content.checks.translations import words_template
from engine.content.library.library import Library
from tests.engine.content.writing import HEAD, place

PACK = (
    HEAD
    + """  plus:
    name: Plus
    i_can: I can add.
    interests: { thing: { animals: [kittens 🐈] } }
    challenges:
      - kind: number
        ask: "{a} and {b} {thing}. How many?"
        steps: [{ a: 1 to 5, b: 1 to 5 }, { a: 4 to 9, b: 4 to 9 }]
        answer: a + b
        hints: [Count on.]
      - kind: choose
        ask: Which is large?
        steps: [{ a: [1, 2, 3, 4] }]
        answer: an elephant {a}
        others: ["a mouse {a}", "a flea {a}"]
"""
)
WORDS = """translates: trial
language: de
title: Probe
skills:
  plus:
    name: Plus auf Deutsch
    i_can: Ich kann plusrechnen.
    words:
      "{a} and {b} {thing}. How many?": "{a} und {b} {thing}. Wie viele?"
      "Count on.": "Zähle weiter."
      "kittens 🐈": "Kätzchen 🐈"
      "Which is large?": "Was ist groß?"
      "an elephant {a}": "ein Elefant {a}"
      "a mouse {a}": "eine Maus {a}"
      "a flea {a}": "ein Floh {a}"
"""


def checked(words: str, folder: Path, name: str = "de") -> Checked:
    """The pack with a words file, checked."""
    pack = folder / "trial"
    (pack / "words").mkdir(parents=True, exist_ok=True)
    (pack / "pack.yaml").write_text(PACK, "utf-8")
    (pack / "words" / f"{name}.yaml").write_text(words, "utf-8")
    return check_pack(pack)


def library(words: str, folder: Path) -> Library:
    found = checked(words, folder)
    assert found.compiled is not None
    return Library([(folder / "trial", found.compiled)])


def test_a_pack_speaks_its_own_language(tmp_path: Path) -> None:
    text = (
        PACK.replace("language: en", "language: de")
        .replace("        hints: [Count on.]", '        say: "{words(a)} und {words(b)}"\n        hints: ["{words(a * 100)}"]')
        .replace("answer: an elephant {a}", "answer: 🐈")
        .replace('["a mouse {a}", "a flea {a}"]', "[3/4, 2 + 2]")
    )
    (tmp_path / "trial.yaml").write_text(text, "utf-8")
    found = check_pack(tmp_path / "trial.yaml")
    assert found.compiled is not None
    packs = Library([(tmp_path, found.compiled)])
    challenge = packs.make("trial/plus#0.1", 3)
    assert set(challenge.prompt.spoken.split()) <= {"vier", "fünf", "sechs", "sieben", "acht", "neun", "und"}
    assert challenge.hints[0].endswith("hundert")
    (form,) = packs.make("trial/plus#1.0", 1).forms
    assert isinstance(form, ChooseForm)
    assert {option.aloud for option in form.options} == {"Katze", "drei Viertel", "2 plus 2"}


def test_words_that_a_language_does_not_have_are_told(tmp_path: Path) -> None:
    text = (
        PACK.replace("language: en", "language: fr")
        .replace("hints: [Count on.]", 'hints: ["{words(a)}"]')
        .replace("answer: an elephant {a}", "answer: 🐈")
    )
    (tmp_path / "trial.yaml").write_text(text, "utf-8")
    told = {problem.code: problem.text for problem in check_pack(tmp_path / "trial.yaml").problems}
    assert told["no_number_words"].endswith(
        "There are no number words in “fr”: children see and hear digits here. Write the words yourself, one row a number."
    )
    assert "The voice has no word for 🐈 in this language (fr)." in told["no_picture_names"]


def test_the_childs_language_wins(tmp_path: Path) -> None:
    packs = library(WORDS, tmp_path)
    assert packs.packs[0].translations == ("de",)
    packs.speak("de")
    skill = packs.skills["trial/plus"]
    assert (packs.packs[0].title, skill.name, skill.i_can) == ("Probe", "Plus auf Deutsch", "Ich kann plusrechnen.")
    challenge = packs.make("trial/plus#0.0", 3)
    assert challenge.prompt.text.endswith("Kätzchen. Wie viele?")
    assert challenge.hints == ("Zähle weiter.",)
    assert packs.make("trial/plus#1.0", 3).shown_solution.startswith("ein Elefant")
    packs.speak("de-AT")
    assert packs.skills["trial/plus"].name == "Plus auf Deutsch"
    packs.speak("en")
    assert packs.skills["trial/plus"].name == "Plus"
    assert packs.make("trial/plus#0.0", 3).prompt.text.endswith("kittens. How many?")
    packs.speak("fr")
    assert packs.skills["trial/plus"].name == "Plus"


def test_the_same_seed_asks_the_same_in_every_language(tmp_path: Path) -> None:
    packs = library(WORDS, tmp_path)
    for seed in range(20):
        packs.speak("en")
        english = packs.make("trial/plus#0.1", seed)
        packs.speak("de")
        assert packs.make("trial/plus#0.1", seed).shown_solution == english.shown_solution


def test_what_is_missing_stays_in_the_packs_language_and_is_counted(tmp_path: Path) -> None:
    words = WORDS.replace('      "Count on.": "Zähle weiter."\n', "").replace("    name: Plus auf Deutsch\n", "")
    found = checked(words, tmp_path)
    assert [(p.code, p.severity) for p in found.problems] == [("words_missing", "warning")]
    assert "2 texts of “plus” have no words yet; the first is “Plus”" in found.problems[0].text
    assert found.problems[0].file == "trial/words/de.yaml"
    packs = library(words, tmp_path)
    packs.speak("de")
    assert packs.skills["trial/plus"].name == "Plus"
    assert packs.make("trial/plus#0.0", 3).hints == ("Count on.",)
    assert packs.make("trial/plus#0.0", 3).prompt.text.endswith("Wie viele?")


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "says"),
    [
        ('"Count on.": ', '"Count up.": ', "words_unknown", '"Count up.', "Did you mean “Count on.”?"),
        ("  plus:\n", "  plsu:\n", "words_unknown", "plsu", "Did you mean “plus”?"),
        ("{a} und {b} {thing}. Wie", "{a} und {thing}. Wie", "words_values", '"{a} und', "{a}, {b}, {thing}"),
        ("{a} und {b} {thing}. Wie", "{a} und {b {thing}. Wie", "words_values", '"{a} und', "{a}, {b}, {thing}"),
        ("{a} und {b} {thing}. Wie", "{a +} und {b} {thing}. Wie", "expression", '"{a +}', "a +"),
        ("translates: trial", "translates: other", "words_of_another", "other", "translates: trial"),
        ("language: de", "language: en", "words_own_language", "en\ntitle", "en"),
        ("language: de", "language: German", "bad_value", "German", "language"),
        ("title: Probe", "titel: Probe", "unknown_key", "titel", "Did you mean “title”?"),
        ('"eine Maus {a}"', '"ein Elefant {a}"', "words_trial", "name: Plus auf", "does not work in this language"),
    ],
)
def test_what_does_not_fit_is_named_and_left_out(old: str, new: str, code: str, at: str, says: str, tmp_path: Path) -> None:
    words = WORDS.replace(old, new, 1)
    found = checked(words, tmp_path)
    problem = next(p for p in found.problems if p.code != "words_missing")
    assert (problem.code, problem.file) == (code, "trial/words/de.yaml"), problem.text
    assert (problem.line, problem.column) == place(words, at)
    assert says in problem.text
    packs = library(words, tmp_path)
    packs.speak("de")
    for item in ("trial/plus#0.0", "trial/plus#1.0"):
        for seed in range(10):
            assert packs.make(item, seed).prompt.text


def test_a_choice_that_becomes_equal_in_this_language_is_asked_in_the_packs_own(tmp_path: Path) -> None:
    packs = library(WORDS.replace('"eine Maus {a}"', '"ein Elefant {a}"'), tmp_path)
    packs.speak("de")
    assert packs.make("trial/plus#1.0", 1).prompt.text == "Which is large?"
    assert packs.make("trial/plus#0.0", 1).prompt.text.endswith("Wie viele?")


def test_a_template_names_every_text_and_keeps_what_is_done(tmp_path: Path) -> None:
    found = checked(WORDS.replace('"Zähle weiter."', '""'), tmp_path)
    assert found.compiled is not None
    text = words_template(found.compiled, "de")
    assert '"Count on.": ""' in text and '"Which is large?": "Was ist groß?"' in text and 'name: "Plus auf Deutsch"' in text
    again = checked(text, tmp_path)
    assert [p.code for p in again.problems] == ["words_missing"]
    french = checked(words_template(found.compiled, "fr"), tmp_path, "fr")
    assert {p.code for p in french.problems} == {"words_missing"}


def test_maths_is_spoken_in_the_childs_language(root: Path) -> None:
    found = check_pack(root / "levels" / "times-tables")
    assert found.compiled is not None
    packs = Library([(root / "levels" / "times-tables", found.compiled)], language="de")
    assert packs.make("times-tables/times-2#0.0", 1).prompt.spoken.endswith("mal 2 ist wie viel?")
    chosen = packs.make("times-tables/turn-around#0.0", 1)
    spoken = [option.spoken for option in chosen.forms[0].options]  # type: ignore[union-attr]
    assert any(" mal " in words for words in spoken) and not any("times" in words for words in spoken)


def test_times_tables_speak_german_throughout(root: Path) -> None:
    found = check_pack(root / "levels" / "times-tables")
    assert found.compiled is not None
    assert [p.text for p in found.problems] == []
    packs = Library([(root / "levels" / "times-tables", found.compiled)], language="de")
    english = ("the ", "You ", "How ", "What ", "Which ", "many", "Count ", "Add ", " times")
    for skill in packs.skills.values():
        for family in skill.families:
            for seed in range(6):
                made = packs.make(family.item, seed, interests=("space",))
                said = (made.prompt.text, made.prompt.spoken, made.why, *made.hints, *(m.say for m in made.mistakes.values()))
                assert not [text for text in said if any(word in text for word in english)], said
