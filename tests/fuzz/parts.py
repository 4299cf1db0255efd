"""What is fuzzed: a maker of inputs and a reader for each part; the reader may refuse, and may do nothing else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from random import Random

from engine.challenges.base import Answer, Right
from engine.challenges.expressions.language import ExpressionError, Value, evaluate, names_in
from engine.challenges.kinds import judge
from engine.content.archives.archive import Refused, read_archive
from engine.content.archives.manifest import checked_against_manifest
from engine.content.checks import sampling
from engine.content.checks.checking import Checked, check_read
from engine.content.checks.translations import take_in, words_template
from engine.content.importing.anki.source import anki_found
from engine.content.importing.found import CannotImport, Found
from engine.content.importing.gift.source import gift_found
from engine.content.importing.shaping import islands_of
from engine.content.importing.tables.questions import table_found
from engine.content.importing.tables.sheet import read_table
from engine.content.importing.tables.workbooks import read_workbook
from engine.content.importing.writing import pack_text
from engine.content.library.library import Library
from engine.content.reading.reader import Node, read_text
from tests.fuzz import seeds, strangers
from tests.fuzz.mutating import mutated_book, mutated_bytes, mutated_deck, mutated_text, mutated_tree

Input = str | bytes
VALUES: dict[str, Value] = {"a": Fraction(7), "b": Fraction(3), "c": Fraction(1, 3), "word": "ship"}
SHARES = {
    "expressions": 0.24, "reader": 0.1, "gift": 0.15, "table": 0.15, "book": 0.05, "zip": 0.08, "anki": 0.02,
    "pack": 0.03, "words": 0.06, "overlay": 0.06, "keeper": 0.03, "passport": 0.03,
}  # fmt: skip
_TREES = ("pack", "words", "overlay")  # here it is the matter of a file that counts: "reader" looks after its YAML
_HEAD = dict.fromkeys(("id", "title", "about", "author", "licence", "language", "ages", "subject"), "x")
_NOWHERE = Path("/nonexistent/lightkeepers")


def maker(part: str, also: Sequence[Path] = ()) -> Callable[[Random], Input]:
    """How inputs of this part are made; ``also`` are files of others to begin from."""
    if part in ("keeper", "passport"):
        return strangers.keeper_file if part == "keeper" else strangers.passport_file
    if part == "zip":
        packs = seeds.archives()
        return lambda rng: mutated_bytes(rng.choice(packs), rng)
    if part == "anki":
        decks = seeds.collections() + [path.read_bytes() for path in also if path.suffix in (".apkg", ".colpkg")]
        return lambda rng: mutated_deck(rng.choice(decks), rng)
    if part == "book":
        books = seeds.workbooks()
        return lambda rng: mutated_book(rng.choice(books), seeds.SIGNS["book"], rng)
    more = [path.read_text("utf-8")[:6000] for path in also if path.suffix == seeds.ENDINGS.get(part)]
    good, signs = seeds.texts(part) + more, seeds.SIGNS[part]
    if part not in _TREES:
        return lambda rng: mutated_text(rng.choice(good), good, signs, rng)
    trees = [root.plain() for root in (read_text(text, "good.yaml")[0] for text in good) if root is not None]
    assert len(trees) == len(good)

    def either(rng: Random) -> str:
        if rng.random() < 0.1:
            return mutated_text(rng.choice(good), good, signs, rng)
        return mutated_tree(rng.choice(trees), trees, signs, rng)

    return either


def run(part: str, given: Input) -> None:
    """Read one input. Whatever comes out except a refusal in words is a find."""
    try:
        match part, given:
            case "reader", str(text):
                _, problems = read_text(text, "fuzz.yaml")
                assert all(problem.text for problem in problems)
            case "expressions", str(text):
                names_in(text)
                evaluate(text, VALUES)
            case "gift", str(text):
                _write(gift_found(text, "Fuzz"))
            case "table", str(text):
                _write(table_found(read_table(text), "Fuzz", _NOWHERE))
            case "book", bytes(raw):
                _write(table_found(read_workbook(raw), "Fuzz", _NOWHERE))
            case "anki", bytes(raw):
                _write(anki_found(raw, "Fuzz"))
            case "keeper", bytes(raw):
                strangers.take_in(raw)
            case "passport", bytes(raw):
                strangers.verify(raw)
            case "zip", bytes(raw):
                checked_against_manifest(read_archive(raw))
            case "pack" | "words" | "overlay", str(text):
                with _few_draws():
                    {"pack": _pack, "words": _words, "overlay": _overlay}[part](text)
    except (ExpressionError, CannotImport, Refused) as why:
        assert str(why)


def _write(found: Found) -> None:
    """Through to the pack's text, which our own reader must be able to read."""
    islands = islands_of(found, "en")
    if islands:
        text = pack_text(found, islands, _HEAD, source="fuzz", schema="x", told=frozenset())
        root, problems = read_text(text, "pack.yaml")
        assert root is not None, problems[0].text


def _shows(name: str, folder: str) -> bool:
    """Stands for the game's pictures: whether one can be shown is no matter of the readers."""
    return len(name) < 50


@lru_cache(maxsize=1)
def _base() -> Node:
    """The pack beneath words and overlays."""
    root, _ = read_text(seeds.BASE, "pack.yaml")
    assert root is not None
    return root


@lru_cache(maxsize=1)
def _base_checked() -> Checked:
    return check_read(_NOWHERE, _base(), "pack.yaml", (), _shows)


@contextmanager
def _few_draws() -> Iterator[None]:
    """The checker draws a few values instead of up to 400: more files in the same time, and the same ways through it."""
    names = {"LEAST_DRAWS": 2, "MOST_DRAWS": 16, "SAMPLE": 8}
    before = {name: getattr(sampling, name) for name in names}
    for name, value in names.items():
        setattr(sampling, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(sampling, name, value)


def _pack(text: str) -> None:
    root, _ = read_text(text, "pack.yaml")
    if root is not None:
        _play(check_read(_NOWHERE, root, "pack.yaml", (), _shows))


def _overlay(text: str) -> None:
    over, _ = read_text(text, "over.yaml")
    if over is not None:
        _play(check_read(_NOWHERE, _base(), "pack.yaml", [(over, "over.yaml")], _shows))


def _words(text: str) -> None:
    root, _ = read_text(text, "words/de.yaml")
    if root is None:
        return
    checked = Checked(_NOWHERE, dict(_base_checked().compiled or {}))
    assert checked.compiled is not None
    checked.problems = take_in(checked.compiled, root, "words/de.yaml", _NOWHERE, _shows)
    _play(checked, "de")
    written, problems = read_text(words_template(checked.compiled, "de"), "words/de.yaml")
    assert written is not None, problems[0].text


def _play(checked: Checked, language: str = "") -> None:
    """Every problem has words; what passed the checker can be asked, and its own solution is right."""
    assert all(problem.text for problem in checked.problems)
    if checked.compiled is None:
        assert any(problem.severity == "error" for problem in checked.problems)
        return
    library = Library([(_NOWHERE, checked.compiled)], language=language)
    for skill in library.skills.values():
        for family in skill.families:
            challenge = library.make(family.item, 7)
            for form, value in challenge.solution.items():
                assert isinstance(judge(challenge, Answer(form, value)), Right), (family.item, value)
