"""``diff OLD NEW``: what changed between two packs, or what an overlay changes in a pack, in plain words."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD", help="a pack")
    parser.add_argument("new", type=Path, metavar="NEW", help="another pack, or an overlay for OLD")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument("--accept", action="store_true", help="write into the overlay that it fits OLD as it is now")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when nothing is different, 1 when something is (as diff does), 2 when a file cannot be read or written."""
    from engine.content.compiled.overlay_files import is_overlay, yaml_of
    from engine.content.overlays.apply_overlay import Laid, fingerprints, lay_over, numbers_of
    from engine.content.overlays.comparing import compare
    from engine.content.reading.reader import read

    roots = []
    for path in (args.old, args.new):
        root, problems = read(yaml_of(path), str(yaml_of(path)))
        if root is None or root.entries is None:
            print(problems[0].text if problems else f"{path}: this is not a pack.")
            return 2
        roots.append(root)
    old, new = roots
    over = is_overlay(args.new)
    result = new
    if over:
        laid = lay_over(Laid(old, numbers_of(old)), new, str(yaml_of(args.new)))
        for problem in laid.problems:
            if not args.json and not (args.accept and problem.code.startswith("overlay_")):
                print(("" if problem.severity == "error" else "note: ") + problem.text)
        result = laid.root
    if args.accept:
        return _accept(yaml_of(args.new), fingerprints(old, new)) if over else _no_overlay(args.new)
    before, after = old.plain(), result.plain()
    assert isinstance(before, dict) and isinstance(after, dict)
    changes = compare(before, after, moves=not over)
    if args.json:
        print(json.dumps([asdict(change) | {"text": change.text} for change in changes], ensure_ascii=False, indent=1))
    else:
        for change in sorted(changes, key=lambda change: not change.loud):
            print(change.text)
        answers = sum(change.loud for change in changes)
        print(f"{len(changes)} differences, {answers} of them in right answers." if changes else "Nothing is different.")
    return 1 if changes else 0


def _no_overlay(path: Path) -> int:
    print(f"{path} is not an overlay: it does not begin with overlay: and the id of a pack.")
    return 2


def _accept(file: Path, marks: dict[str, str]) -> int:
    """The overlay with what it was made from written at its end; everything else stays letter by letter."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
        kept: list[str] = []
        inside = False
        for line in lines:
            if line.startswith("made_from:"):
                inside = True
            elif inside and (not line.strip() or line.startswith((" ", "\t"))):
                continue
            else:
                inside = False
                kept.append(line)
        block = ["made_from:", *(f'  "{name}": "{mark}"' for name, mark in marks.items())] if marks else []
        text = "\n".join([*kept, *block]) + "\n"
        part = file.with_name(file.name + ".part")
        part.write_text(text, "utf-8")
        part.replace(file)
    except OSError as problem:
        print(f"{file} cannot be written: {problem.strerror or problem}.")
        return 2
    print(f"{file} says now what it was made for: {len(marks)} places.")
    return 0
