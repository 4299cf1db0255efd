"""``check PACK…``: every problem of a pack, each with file, line and column."""

import argparse
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "packs", nargs="+", type=Path, metavar="PACK", help="a pack's folder, its YAML file, or a folder of packs"
    )


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when all packs play as they are, 1 when there is an error, 2 when there is nothing to check."""
    from engine.content.checking import check_pack
    from engine.content.library import find_packs

    paths: list[Path] = []
    for path in args.packs:
        paths += [path] if path.is_file() or (path / "pack.yaml").is_file() else find_packs([path])
    if not paths:
        print("There is no pack here. A pack is a folder with a pack.yaml, or one .yaml file.")
        return 2
    errors = 0
    for path in paths:
        checked = check_pack(path, can_show=tools.can_show, shown=str(path / "pack.yaml" if path.is_dir() else path))
        for problem in sorted(checked.problems, key=lambda p: (p.line, p.column)):
            print(("" if problem.severity == "error" else "note: ") + problem.text)
        wrong = sum(problem.severity == "error" for problem in checked.problems)
        errors += wrong
        skills = len(checked.compiled["skills"]) if checked.compiled else 0
        print(f"{path}: {skills} skills play, {wrong} problems, {len(checked.problems) - wrong} notes.")
    return 1 if errors else 0
