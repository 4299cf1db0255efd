"""The engine's sentences in the words of the game: problems, refusals, and the sentences inside them."""

import json
from dataclasses import asdict
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from engine.challenges.expressions.language import ExpressionError, evaluate
from engine.content.archives.archive import Refused, read_archive
from engine.content.models.problems import _WORDS, Problem, did_you_mean
from engine.messages import Message, message
from game.kit.language.telling import tell, tell_problem
from game.kit.language.words import Words, load_words
from tests.engine.content.writing import check, skill


@pytest.fixture(scope="module")
def german(root: Path) -> Words:
    return load_words(root / "assets" / "words", "de")


@pytest.mark.parametrize("code", _WORDS)
def test_every_problem_is_told_in_both_languages(code: str, german: Words) -> None:
    names = {name for text in _WORDS[code] for _, name, _, _ in Formatter().parse(text) if name} - {"where", "example"}
    problem = Problem.of(code, "pack.yaml", **dict[str, Any]({name: f"<{name}>" for name in names}))
    assert tell_problem(Words(), problem) == f"{problem.what} {problem.help}".strip()
    told = tell(german, problem.said[0])
    assert told != problem.what or problem.what == "<why>"
    assert all(f"<{name}>" in tell_problem(german, problem) for name in names)


def test_a_sentence_within_a_problem_is_told_too(german: Words, tmp_path: Path) -> None:
    found = check(skill('kind: number\nask: "{a}"\nsteps: [{ a: 0 to 3 }]\nanswer: 6 / a\nanwser: 3'), tmp_path).problems
    (unknown,) = (problem for problem in found if problem.code == "unknown_key")
    assert tell_problem(german, unknown) == "„anwser“ ist nicht bekannt in dieser Aufgabe. Meintest du „answer“?"
    found = check(skill('kind: number\nask: "{a}"\nsteps: [{ a: 0 to 3 }]\nanswer: 6 / a'), tmp_path).problems
    (divided,) = (problem for problem in found if problem.code == "expression")
    assert tell_problem(german, divided).startswith("Etwas wird durch null geteilt.")


def test_a_refusal_is_told_in_german(german: Words) -> None:
    with pytest.raises(Refused) as caught:
        read_archive(b"no zip at all, only some letters")
    assert (str(caught.value), tell(german, caught.value.message)) == ("This is no zip.", "Dies ist kein Zip.")


def test_a_kept_problem_can_still_be_told(german: Words) -> None:
    problem = Problem.of("unknown_need", "a.yaml", name="dubles", example=did_you_mean("dubles", ["doubles"]))
    kept = Problem.from_json(json.loads(json.dumps(asdict(problem))))
    assert kept == problem
    assert tell_problem(german, kept).endswith("Meintest du „doubles“?")


def test_braces_of_a_stranger_stay_signs(german: Words) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate("{0.__class__} + {x}", {})
    assert "{0.__cla" in tell(german, caught.value.message)
    assert "{x}" in str(message("“{name}” has a password.", name="{x}"))


def test_what_is_not_translated_stays_english(german: Words) -> None:
    assert tell(german, Message("Nobody translated {this}.", (("this", "that"),))) == "Nobody translated that."
