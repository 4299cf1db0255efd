"""Every constant of the learner model and the scheduler as a table for people, out of ``tuning``: value, unit, range, source.

``python -m engine.lab.constants`` writes docs/constants.md anew; a test compares.
"""

import ast
import inspect
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.learning import tuning

FILE = Path("docs") / "constants.md"
_HEAD = """# Every constant

Made out of `engine/learning/tuning.py` by `python -m engine.lab.constants`. Logits unless another unit is named; what follows a semicolon is
the sensible range or the source. *Design*: measured on real records for the project's learning design; *choice*, *hypothesis*: ours, and no data
here checks it; *set*: chosen with simulated children. The first section was fitted to records (docs/learning.md tells how).
"""


class Constant(NamedTuple):
    """One constant under its heading; ``says`` is the comment beside it."""

    heading: str
    name: str
    value: object
    says: str


def constants() -> Iterator[Constant]:
    """In the order of the file."""
    source = inspect.getsource(tuning)
    said: dict[int, str] = {}
    headings: dict[int, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            text = token.string.lstrip("# ").strip()
            if token.line.lstrip().startswith("# ----") or token.line.rstrip().endswith("----"):
                headings[token.start[0]] = text.strip(" -")
            else:
                said[token.start[0]] = text
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            above = max((line for line in headings if line < node.lineno), default=0)
            heading = headings.get(above - 1, "") + " " + headings[above] if above else ""
            says = " ".join(said[line] for line in lines if line in said)
            yield Constant(heading.strip(), node.target.id, getattr(tuning, node.target.id), says)


def table() -> str:
    """The whole document."""
    out, heading = [_HEAD], ""
    for one in constants():
        if one.heading != heading:
            heading = one.heading
            out += [f"\n## {heading[:1].upper()}{heading[1:]}\n", "| constant | value | unit; range; source |", "|---|---|---|"]
        out.append(f"| {one.name} | {_shown(one.value)} | {one.says.replace('|', '/')} |")
    return "\n".join(out) + "\n"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_shown, value)) + ")"
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value)))
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e5 else str(value)


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
