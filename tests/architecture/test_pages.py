"""Every page is made by a typed method that agrees with the page's constructor."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

from game.screens.pages import PAGES, Pages, page_class


def _origins(module: str) -> dict[str, str]:
    """From where a module has the names it uses in annotations, also those that only type checkers import."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.asname or name.name: f"{node.module}.{name.name}" for node in imported for name in node.names}


def _wants(function: object, module: str, *, skip: int) -> list[tuple[str, object, object, str]]:
    """Name, kind, default and full type of every parameter after the first few."""
    origins = _origins(module)
    parameters = list(inspect.signature(function).parameters.values())[skip:]  # type: ignore[arg-type]
    return [
        (one.name, one.kind, one.default, re.sub(r"\w+", lambda word: origins.get(word[0], word[0]), str(one.annotation)))
        for one in parameters
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_made_from_what_its_constructor_wants(name: str) -> None:
    kind = page_class(name)
    constructor = next(one for one in kind.__mro__ if "__init__" in vars(one))  # type: ignore[attr-defined]
    wanted = _wants(vars(constructor)["__init__"], constructor.__module__, skip=2)
    assert _wants(getattr(Pages, name), Pages.__module__, skip=1) == wanted


def test_every_page_has_a_method_under_its_own_name(root: Path) -> None:
    named = re.compile(r'^    name = "(\w+)"$', re.MULTILINE)
    written = [name for path in (root / "game" / "screens").rglob("*.py") for name in named.findall(path.read_text("utf-8"))]
    assert sorted(written) == sorted(PAGES)
    assert len(written) >= 37
    assert all(page_class(name).name == name for name in PAGES)  # type: ignore[attr-defined]
