"""Command-line verbs of the engine, one module a verb with ``add_arguments`` and ``run``. None of them opens a window.

A verb is a module here (``take-in`` lives in ``take_in.py``, a Python keyword like ``import`` in ``import_.py``) and its line below. Its module is
loaded only when it is asked for, so that playing never waits for a tool.
"""

import keyword
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

VERBS: Mapping[str, str] = {
    "new": "start a pack: a commented template that already plays",
    "check": "check packs and print every problem with its line",
    "list": "print the questions of a pack with their right answers, to proof-read",
    "diff": "tell in plain words what changed between two packs, or what an overlay changes",
    "import": "make a pack from a table, a Moodle GIFT file or an Anki deck",
    "share": "put a pack into one zip with checksums, to pass it on",
    "add": "check a pack and add it to your own",
    "rehearse": "let simulated learners play a pack and tell what would go wrong",
    "selfplay": "let a simulated child play without a window",
    "report": "print what a keeper can do, works on and could do next",
    "class": "who needs help now and why, who could work together, each answer of a learner",
    "card": "the family card: one page to print for home",
    "passport": "a keeper's chosen lights in a chained and sealed file, also as an Open Badge",
    "verify": "check a passport or badge, and name the first event that was changed",
    "export-class": "results of all keepers as tables and xAPI statements for a school",
    "export": "put everything of a keeper into one file, for another machine",
    "take-in": "take in the file of a keeper: a new one, or what was played elsewhere",
    "backups": "the copies of a keeper that can be gone back to, and the way back to one",
    "pin": "choose the grown-ups' PIN in a terminal, or take it away",
    "erase": "erase a keeper and everything they played",
    "start": "how old a keeper is and where they start, obeyed at once",
    "goal": "what a keeper is to learn by when, and how far that is",
    "simulate": "let simulated learners judge the scheduler beside well-known others",
    "calibrate": "measure how hard the questions of a pack are, from the answers of many learners, into an overlay",
    "evaluate": "measure the learner model on a table of real answers (CSV, also gzipped)",
}


def load_verb(name: str) -> ModuleType:
    """The module of a verb."""
    module = name.replace("-", "_")
    return import_module(f"engine.cli.{module}_" if keyword.iskeyword(module) else f"engine.cli.{module}")
