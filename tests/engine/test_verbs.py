"""Every verb of the command line is a module that can be loaded, described and run."""

import argparse
from pathlib import Path

import pytest

import engine.cli
from engine.cli import VERBS, load_verb


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_a_module_that_takes_arguments(name: str) -> None:
    module = load_verb(name)
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    assert callable(module.run)
    assert (module.__doc__ or "").startswith(f"``{name}"), "the docstring begins with the command as it is typed"


def test_no_verb_is_forgotten() -> None:
    modules = {path.stem.rstrip("_").replace("_", "-") for path in Path(engine.cli.__file__).parent.glob("[a-z]*.py")}
    assert modules - {"tools", "keepers", "asking", "output", "nearly", "piping"} == set(VERBS), (
        "a verb needs its line in engine/cli/__init__.py"
    )
