"""``new FOLDER``: a pack that plays at once, to be changed line by line (``--kind sort``: with that kind in it); ``new --words de PACK``: a file to translate it."""

import argparse
import re
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="+", metavar="FOLDER", help="where the pack goes; made when it is not there")
    parser.add_argument("--words", metavar="LANGUAGE", default="", help="a file to translate the pack in FOLDER, such as de")
    parser.add_argument("--kind", metavar="KIND", default="", help="with a whole question of this kind in it, such as sort")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when the pack is there; 1 when the folder is not empty or cannot be written. Nothing is ever overwritten."""
    if len(args.folder) > 1:
        print(f"A folder's name has no blank here. Write it with a dash: {'-'.join(map(str, args.folder))}")
        return 1
    folder: Path = args.folder[0]
    if args.words:
        return _words(folder, args.words, tools)
    from engine.challenges.kinds import KINDS
    from engine.content.models.first_pack import Occupied, typed, write_first_pack

    if args.kind and args.kind not in KINDS:
        print(f"There is no kind “{args.kind}”. There are: {', '.join(KINDS)}.")
        return 1
    try:
        file = write_first_pack(folder, args.kind)
    except Occupied:
        print(f"{folder} is there already and is left as it is. Name a folder that does not exist yet.")
        return 1
    except OSError as problem:
        print(f"{folder} cannot be written: {problem.strerror or problem}.")
        return 1
    print(f"Your pack is here: {file}")
    print("It plays as it is. Open it in a text editor, change a line, save, and look:")
    print(f"    python3 main.py check {typed(folder)}")
    print(f"    python3 main.py preview {typed(folder)}")
    return 0


def _words(folder: Path, language: str, tools: Tools) -> int:
    """A words file with every text of the pack; what was translated before is taken over, the old file stays beside it."""
    from engine.content.checks.checking import check_pack
    from engine.content.checks.translations import words_template
    from engine.content.models.first_pack import typed

    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", language):
        print(f"“{language}” is no language code. German is de, French is fr, Swiss German is de-CH.")
        return 1
    checked = check_pack(folder, can_show=tools.can_show)
    if not folder.is_dir() or checked.compiled is None:
        print(f"There is no folder with a pack that plays: {folder}. Try: python3 main.py check {typed(folder)}")
        return 1
    file = folder / "words" / f"{language}.yaml"
    try:
        file.parent.mkdir(exist_ok=True)
        if file.exists():
            file.replace(file.with_suffix(".yaml.before"))
        file.write_text(words_template(checked.compiled, language), "utf-8")
    except OSError as problem:
        print(f"{file} cannot be written: {problem.strerror or problem}.")
        return 1
    print(f"Left stands the text of the pack, right goes yours: {file}")
    print(f"    python3 main.py check {typed(folder)}     tells what is missing")
    return 0
