"""Every text of the game that a player can see, found in the code: for translators and for the tests. Not used while playing.

``python -m game.kit.language.catalogue`` brings every file in assets/words up to date: new texts are added empty, what is gone is removed.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import polib

from game.kit.language.words import Key, read_po

_CALLS = frozenset({"t", "words"})
# Where the engine makes sentences that the game tells, and by what: ``engine.messages`` and the errors that carry one.
_ENGINE = ("engine/challenges", "engine/content", "engine/credentials", "engine/exports", "engine/reports")
_TOLD = frozenset({"message", "Refused", "BadMedia", "NotASound", "ExpressionError", "NotFair", "NoDraw", "Uncompilable"})


def every_text(root: Path) -> dict[str, str]:
    """Every text of the game and every sentence of the engine that the game tells."""
    found = texts_in(root / "game")
    for folder in _ENGINE:
        for path in sorted((root / folder).rglob("*.py")):
            found |= {text: "" for text in _told_in(ast.parse(path.read_text("utf-8"))) if text not in found}
    return found


def _told_in(tree: ast.Module) -> Iterator[str]:
    """The templates of sentences in a module: in calls, and in a table of words."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in _TOLD:
            parts = [node.args[0]]
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "_WORDS" and isinstance(node.value, ast.Dict):
            parts = node.value.values
        for constant in (inner for part in parts for inner in _constants(part)):
            if re.search(r"[^\W\d_]{2,}|“", re.sub(r"\{\w*\}", "", constant)):
                yield constant


def _constants(part: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: one, one of two, or those of a pair."""
    match part:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_constants(body), *_constants(orelse))
        case ast.Tuple(elts=elts):
            yield from (text for entry in elts for text in _constants(entry))


def texts_in(folder: Path) -> dict[str, str]:
    """Text → plural form ("" when it has none), for every translatable text under ``folder``, in order."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        for text, many in _in_module(ast.parse(path.read_text("utf-8"))):
            found.setdefault(text, many)
    return found


def _in_module(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name in _CALLS and texts:
                yield texts[0], ""
            elif name == "count" and len(texts) == 2:
                yield texts[0], texts[1]
        elif (
            isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "title" and isinstance(node.value, ast.Constant)
        ):
            yield str(node.value.value), ""


def write_po(path: Path, texts: dict[str, str], header: str, known: Iterable[tuple[Key, str]]) -> None:
    """A .po file with every text, keeping what is translated already, and the order: a moved module moves nothing here."""
    have = dict(known)
    texts = {text: texts[text] for text in _in_order(texts, [key if isinstance(key, str) else key[0] for key in have])}
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(line.split(": ", 1) for line in header.strip().splitlines())
    own = path.stem == "en"
    for text, many in texts.items():
        if many:
            forms = {form: have.get((text, form), plain if own else "") for form, plain in enumerate((text, many))}
            file.append(polib.POEntry(msgid=text, msgid_plural=many, msgstr_plural=forms))
        else:
            file.append(polib.POEntry(msgid=text, msgstr=have.get(text, text if own else "")))
    path.write_text(str(file), "utf-8")


def _in_order(texts: Mapping[str, str], known: Iterable[str]) -> list[str]:
    """``texts`` in the order of ``known``; a new one stands behind the text that comes before it in the code."""
    order = [text for text in dict.fromkeys(known) if text in texts]
    for before, text in pairwise(["", *texts]):
        if text not in order:
            order.insert(order.index(before) + 1 if before else 0, text)
    return order


def main() -> None:
    root = Path(__file__).resolve().parents[3]
    texts = {"English": ""} | every_text(root)
    for path in sorted((root / "assets" / "words").glob("*.po")):
        entries = list(read_po(path.read_text("utf-8")))
        write_po(path, texts, str(dict(entries).get("", "")), entries)


if __name__ == "__main__":
    main()
