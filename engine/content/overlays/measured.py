"""Measured difficulties as an overlay: a small YAML beside a pack that teachers can read, share and take away again."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from engine.content.compiled.compiling import read_item
from engine.content.compiled.overlay_files import yaml_of
from engine.content.overlays.apply_overlay import fingerprints
from engine.content.reading.reader import read, read_text

ENDING = "-measured"
_MARK = "# Difficulties measured by “calibrate”"
_TITLE = 60


class Measured(NamedTuple):
    """One family: its difficulty and variance now, what the pack said, and whose answers say so."""

    difficulty: float
    variance: float
    guessed: float
    answers: int
    learners: int


def is_measured(path: Path) -> bool:
    """Whether a file that is there may be written anew: it was made here."""
    with path.open("rb") as file:
        return file.read(len(_MARK.encode())) == _MARK.encode()


def overlay_text(pack: Path, compiled: Mapping[str, Any], found: Mapping[str, Measured], *, learners: int, today: date) -> str:
    """The overlay for a pack as it was compiled; ``found`` by item id. Challenges without a measured step are left alone."""
    name = compiled["id"]
    answers = sum(one.answers for one in found.values())
    title = compiled["title"][: _TITLE - 10] + ", measured"
    lines = [
        f"{_MARK} on {today.isoformat()} from {answers} answers of {learners} learners.",
        "# Numbers are logits: 0 is right for half of the seven-year-olds, 0.8 is a year. Take the file away and the pack's own hold again.",
        f"overlay: {name}",
        f"id: {name}{ENDING}",
        f"title: {_quoted(title)}",
        f"author: {_quoted(compiled['author'])}",
        f"licence: {_quoted(compiled['licence'])}",
        "skills:",
    ]
    for skill in compiled["skills"]:
        challenges = _by_challenge(skill["families"], found)
        if not challenges:
            continue
        lines += [f"  {skill['id'].partition('/')[2]}:", "    change:"]
        for number, steps in challenges.items():
            lines.append(f'      "#{number}":')
            lines += [f"        # {_told(family, found.get(family['item']))}" for family in steps]
            told = [found.get(family["item"]) for family in steps]
            values = [one.difficulty if one else family["difficulty"] for family, one in zip(steps, told, strict=True)]
            spreads = [one.variance if one else family["variance"] for family, one in zip(steps, told, strict=True)]
            lines.append("        difficulty: [" + ", ".join(f"{value:.2f}" for value in values) + "]")
            lines.append("        difficulty_variance: [" + ", ".join(f"{value:.3f}" for value in spreads) + "]")
    text = "\n".join(lines) + "\n"
    base, _ = read(yaml_of(pack))
    over, problems = read_text(text, "")
    assert base is not None and over is not None, problems
    return text + "made_from:\n" + "".join(f'  "{place}": "{mark}"\n' for place, mark in fingerprints(base, over).items())


def _by_challenge(families: Sequence[Mapping[str, Any]], found: Mapping[str, Measured]) -> dict[int, list[Mapping[str, Any]]]:
    """The families of every challenge of which at least one step was measured, by its number, in the order of steps."""
    challenges: dict[int, list[Mapping[str, Any]]] = {}
    for family in families:
        _, number, _ = read_item(family["item"])
        challenges.setdefault(number, []).append(family)
    return {
        number: sorted(steps, key=lambda family: int(family["step"]))
        for number, steps in challenges.items()
        if any(family["item"] in found for family in steps) and _are_all_there(steps)
    }


def _are_all_there(steps: Sequence[Mapping[str, Any]]) -> bool:
    """A step of which nothing could be made has no family: then the list of numbers would not fit."""
    return sorted(int(family["step"]) for family in steps) == list(range(len(steps)))


def _told(family: Mapping[str, Any], one: Measured | None) -> str:
    step = f"step {int(family['step']) + 1}"
    if one is None:
        return f"{step}: too few answers, as the pack says"
    return f"{step}: {one.answers} answers of {one.learners} learners; the pack said {one.guessed:.2f}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
