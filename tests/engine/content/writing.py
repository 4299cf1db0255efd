"""Packs as texts for tests: a good one with a place to break it, and where something stands in it."""

from pathlib import Path

from engine.content.checks.checking import Checked, check_pack

HEAD = """format: 1
id: trial
title: Trial
about: A pack for tests.
author: A. Teacher
licence: CC-BY-4.0
language: en
ages: 7-10
subject: maths
skills:
"""
PLUS = """  plus:
    name: Plus
    i_can: I can add.
    challenges:
      - kind: number
        ask: "{a} + {b} = ?"
        steps: [{ a: 1 to 5, b: 1 to 5 }, { a: 4 to 9, b: 4 to 9 }]
        answer: a + b
"""
GOOD = HEAD + PLUS


def skill(challenge: str, name: str = "tried", more: str = "") -> str:
    """A pack with the good skill and one more that holds ``challenge`` (its lines indented by nothing)."""
    lines = challenge.strip("\n").split("\n")
    body = "".join(("      - " if n == 0 else "        ") + line + "\n" for n, line in enumerate(lines))
    return GOOD + f"  {name}:\n    name: Tried\n    i_can: I can try.\n{more}    challenges:\n{body}"


def check(text: str, folder: Path, **options: object) -> Checked:
    """``text`` checked as a pack."""
    file = folder / "trial.yaml"
    file.write_text(text, "utf-8")
    return check_pack(file, **options)  # type: ignore[arg-type]


def place(text: str, marked: str) -> tuple[int, int]:
    """Line and column (from 1) of the last place where ``marked`` stands."""
    at = text.rindex(marked)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
