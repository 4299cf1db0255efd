"""``check PACK…``: every problem of a pack, each with file, line and column."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "packs", nargs="+", type=Path, metavar="PACK", help="a pack's folder, its YAML file, an overlay, or a folder of packs"
    )


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when all packs play as they are, 1 when there is an error, 2 when there is nothing to check."""
    from engine.content.checks.checking import check_pack
    from engine.content.compiled.overlay_files import is_overlay, names_of, sorted_out, yaml_of
    from engine.content.library.library import find_packs
    from engine.content.reading.reader import read

    paths: list[Path] = []
    for path in args.packs:
        paths += _packs_in(path, find_packs)
    if not paths:
        print("There is no pack here. A pack is a folder with a pack.yaml, or one .yaml file.")
        return 2
    errors = 0
    known = dict.fromkeys([*paths, *(find_packs(tools.levels) if any(map(is_overlay, paths)) else ())])
    packs, alone = sorted_out(list(known))
    for path, overlays in packs.items():
        asked_over = [overlay for overlay in overlays if overlay in paths]
        if path not in paths and not asked_over:
            continue
        over = [(overlay, str(yaml_of(overlay))) for overlay in asked_over]
        checked = check_pack(path, can_show=tools.can_show, shown=str(yaml_of(path)), overlays=over)
        for problem in sorted(checked.problems, key=lambda p: (p.file, p.line, p.column)):
            print(("" if problem.severity == "error" else "note: ") + problem.text)
        wrong = sum(problem.severity == "error" for problem in checked.problems)
        errors += wrong
        skills = len(checked.compiled["skills"]) if checked.compiled else 0
        laid = f", with {_listed([str(overlay) for overlay in asked_over])} laid over it" if asked_over else ""
        notes = len(checked.problems) - wrong
        print(
            f"{path}{laid}: {_many(skills, 'skill')} {'plays' if skills == 1 else 'play'}, {_many(wrong, 'problem')}, {_many(notes, 'note')}."
        )
        if wrong and not skills and read(yaml_of(path))[0] is None:
            print("The game cannot read on from there. Mend this, then check again: more may lie behind it.")
    for path in alone:
        if path in paths:
            errors += 1
            print(f"{path}: this overlay changes the pack “{names_of(path)[1]}”, which is not here. Name the pack too.")
    return 1 if errors else 0


def _packs_in(path: Path, find_packs: object) -> list[Path]:
    """The packs that a word of the command line means; what is none is said kindly and passed over."""
    assert callable(find_packs)
    misnamed = (
        [path] if path.name.endswith((".yaml.txt", ".yml.txt")) else sorted(path.glob("*.y*ml.txt")) if path.is_dir() else []
    )
    if misnamed and not (path / "pack.yaml").is_file():
        print(f"{misnamed[0]}: the editor has put .txt behind the name. Rename it to {misnamed[0].stem}, then check again.")
        return []
    if path.is_file() and path.suffix not in (".yaml", ".yml"):
        print(f"{path}: this is not a pack, and was passed over.")
        return []
    if path.is_file() or (path / "pack.yaml").is_file() or not path.exists():
        return [path]
    found: list[Path] = find_packs([path])
    if not found:
        print(f"{path}: there is no pack in here.")
    return found


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)
