"""What adults read of a challenge: question, what is shown, answer; no code, no picture, no empty box, nothing left out."""

import re
from collections.abc import Iterator

import pytest

from engine.challenges.base import Answer, Challenge, Form
from engine.challenges.kinds import KINDS
from engine.challenges.speaking.plain_words import picture_words, plain_words
from engine.challenges.telling import (
    answer_in_words,
    asked_in_words,
    mistake_in_words,
    question_in_words,
    right_in_words,
    shown_in_words,
)
from engine.content.library.library import Library
from engine.content.media.letters import cannot_write
from tests.engine.challenges.asking import ask, own_samples
from tests.engine.challenges.test_kinds import SAMPLES

_CODE = re.compile(r"shape_|\b(?:me|adult):\d|[{}]|\.(?:png|jpe?g|webp|ogg|wav|mp3)\b|\bProfileBusy\b|\ufe0f|\u200d")


def told(challenge: Challenge) -> Iterator[str]:
    """Everything that is said of one challenge to adults."""
    yield from (question_in_words(challenge), asked_in_words(challenge), right_in_words(challenge))
    if shown := shown_in_words(challenge):
        yield shown
    examples = KINDS[challenge.kind].examples(challenge)
    for answer in (*examples.right, *examples.wrong):
        yield answer_in_words(challenge, answer)
    for when in challenge.mistakes:
        yield mistake_in_words(challenge, when)
        yield from (
            answer_in_words(challenge, Answer(form.form, (when,))) for form in challenge.forms if form.form is Form.NUMBER
        )


def wrong_with(challenge: Challenge) -> list[str]:
    """What an adult could not read."""
    found = [text for text in told(challenge) if not text.strip() or _CODE.search(text) or cannot_write(text)]
    prompt = challenge.prompt
    shows = bool(prompt.picture or prompt.groups or prompt.sound or prompt.heard or prompt.passage)
    shows = shows or any(option.times > 1 for form in challenge.forms for option in getattr(form, "options", ()))
    return found + ["nothing shown"] * (shows and not shown_in_words(challenge))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_challenge_of_every_pack_can_be_told_in_words(library: Library, is_long: bool, language: str) -> None:
    library.speak(language)
    try:
        families = [family.item for skill in library.skills.values() for family in skill.families]
        made = [library.make(item, seed) for item in families for seed in range(40 if is_long else 2)]
    finally:
        library.speak("")
    assert len(made) > 1000
    assert {c.item: found for c in made if (found := wrong_with(c))} == {}


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_kind_and_form_can_be_told_in_words(sample: str) -> None:
    assert wrong_with(SAMPLES[sample]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_brings_can_be_told_in_words(kind: str) -> None:
    assert {what: found for what, c in own_samples().items() if c.kind == kind and (found := wrong_with(c))} == {}


def test_pictures_are_counted_and_named() -> None:
    counting = ask("count", {"a": 4}, ask="How many?", own={"count": "a", "of": "🐟"})
    assert asked_in_words(counting) == "How many? (4 × fish)"
    assert asked_in_words(counting, "de") == "How many? (4 × Fisch)"
    comparing = ask("compare", {"a": 3, "b": 5}, ask="Which is more?", own={"left": "a", "right": "b", "of": ("🐟", "🐕")})
    assert shown_in_words(comparing) == "3 × fish, 5 × dog"
    assert right_in_words(comparing) == "5 × dog"
    added = ask("number", {"a": 2}, ask="How many together?", answer="a + 1", own={"shows": ["🐟 x {a}", "+", "🐟 x 1"]})
    assert shown_in_words(added) == "2 × fish + fish"


def test_the_letters_that_stand_already_are_told() -> None:
    spelled = ask("text", ask="⛺", answer="tent", own={"show": "t_nt"})
    assert asked_in_words(spelled) == "tent (tent; t_nt)"


def test_numbers_in_a_row_stay_apart_and_a_sentence_reads_as_one() -> None:
    numbers = ask("order", ask="From small to big", own={"pieces": ("4", "2", "3"), "sort": "up"})
    assert (numbers.shown_solution, right_in_words(numbers)) == ("2, 3, 4", "2, 3, 4")
    places = ask("order", ask="From hot to cold", own={"pieces": ("Sahara", "France", "Greenland")})
    assert places.shown_solution == "Sahara, France, Greenland"
    sentence = ask("order", ask="Make a sentence", own={"pieces": ("The", "dog", "is", "big")})
    assert (sentence.shown_solution, right_in_words(sentence)) == ("The dog is big", "The dog is big")


def test_a_shape_and_a_file_have_names_in_words() -> None:
    shape = ask("choose", ask="Which is round?", answer="shape_circle", others=("shape_square",))
    assert (right_in_words(shape), right_in_words(shape, "de")) == ("circle", "Kreis")
    assert picture_words("pictures/red_boat.png") == "pictures red boat".removeprefix("pictures ")


def test_ticks_are_told_as_what_they_stand_for() -> None:
    task = ask("show", own={"criteria": ("I used a ruler.", "It is straight.")})
    answer = Answer(Form.SHOW, ("me:0", "me:1", "adult:1"))
    assert (
        answer_in_words(task, answer) == "the child says: I used a ruler. It is straight.; a grown-up has seen: It is straight."
    )
    assert answer_in_words(task, Answer(Form.SHOW, ())) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    {
        "Where is the 🐢?": "Where is the turtle?",
        "cat 🐈": "cat",
        "🍎🍎🍎": "3 × apple",
        "Look: shape_star and boat.png": "Look: star and boat",
        "7 − 5 ≤ 3 × 2": "7 − 5 ≤ 3 × 2",
        "7 + 5 = ?": "7 + 5 = ?",
        "🍎 + 🍎 = ?": "apple + apple = ?",
        "6️⃣": "6",
        "": "",
    }.items(),
)
def test_a_text_keeps_its_words_and_names_its_pictures(text: str, said: str) -> None:
    assert plain_words(text) == said
