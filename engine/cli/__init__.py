"""Command-line verbs of the engine, one module a verb with HELP, ``add_arguments`` and ``run``. None of them opens a window."""

from collections.abc import Mapping
from types import ModuleType

from engine.cli import check, erase, report, selfplay

VERBS: Mapping[str, ModuleType] = {"check": check, "selfplay": selfplay, "report": report, "erase": erase}
