"""``calibrate PACK FILE…``: how hard each question of a pack is, out of the answers of many learners, written as an overlay."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli.tools import Tools

if TYPE_CHECKING:
    from engine.lab.calibrating import Child, Estimate
    from engine.lab.class_answers import Exported
    from engine.learning.skills import Candidate

LEAST_LEARNERS = 10  # in all
LEAST_HERE = 5  # for one family


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PACK", help="the pack's folder or file, or the id of an installed pack")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="class.jsonl of export-class, or .keeper of export")
    parser.add_argument(
        "--likeness",
        type=float,
        metavar="P",
        help="how much one question of a family is like the next, 0 to 1, for all of them; by the number of its questions when not said",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="the overlay; PACK-measured.yaml here when not said")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when an overlay is written; 1 when there is too little to say or it cannot be written; 2 when a file cannot be read."""
    from engine.content.checks.checking import check_pack
    from engine.content.overlays.measured import ENDING, Measured, overlay_text
    from engine.lab.calibrating import estimate

    if args.likeness is not None and not 0.0 <= args.likeness <= 1.0:
        print("--likeness is a share: from 0 to 1.")
        return 2
    path = _pack_path(args.pack, tools)
    checked = check_pack(path, can_show=tools.can_show) if path is not None else None
    if path is None or checked is None or checked.compiled is None:
        print(f"{args.pack}: there is no pack here that plays. Try: python3 main.py check {args.pack}")
        return 2
    compiled = checked.compiled
    learners = _learners(args.files)
    if learners is None:
        return 2
    candidates = _candidates(compiled, args.likeness)
    children = _children(learners, candidates)
    if len(children) < LEAST_LEARNERS:
        print(
            f"{len(children)} learners have answered questions of “{compiled['title']}”; it takes {LEAST_LEARNERS} at least, so that"
            " no child's day is taken for a question's difficulty. Nothing is written."
        )
        return 1
    found = {item: one for item, one in estimate(children, candidates).items() if one.learners >= LEAST_HERE}
    if not found:
        print(f"No question was answered by {LEAST_HERE} learners or more. Nothing is written.")
        return 1
    out = args.out or Path(f"{compiled['id']}{ENDING}.yaml")
    measured = {item: Measured(*one) for item, one in found.items()}
    text = overlay_text(
        path, compiled, measured, learners=len(children), today=datetime.fromtimestamp(tools.clock.now_s()).date()
    )
    if not _written(out, text):
        return 1
    _tell(found, candidates, len(children))
    print(f"The overlay is {out}. Check it with the pack, then put it beside it:\n    python3 main.py check {path} {out}")
    return 0


def _pack_path(asked: Path, tools: Tools) -> Path | None:
    """The pack's folder or file; None when there is none."""
    from engine.content.compiled.overlay_files import is_overlay, names_of, yaml_of
    from engine.content.library.library import find_packs

    if asked.exists():
        return asked if yaml_of(asked).is_file() and not is_overlay(asked) else None
    return next((path for path in find_packs(tools.levels) if names_of(path) == (str(asked), "")), None)


def _candidates(compiled: Mapping[str, Any], alike: float | None) -> "dict[str, Candidate]":
    from engine.learning.skills import Candidate, likeness

    return {
        family["item"]: Candidate(
            item=family["item"],
            skills=(skill["id"],),
            difficulty=family["difficulty"],
            variance=family["variance"],
            guess=min(family["guess"].values(), default=0.0),
            likeness=likeness(family["own_pool"]) if alike is None else alike,
        )
        for skill in compiled["skills"]
        for family in skill["families"]
    }


def _children(learners: "Mapping[str, Exported]", candidates: "Mapping[str, Candidate]") -> "list[Child]":
    """Who answered questions of this pack, with the answers in their order; without an age, the level is that of what was asked."""
    from engine.lab.calibrating import Child
    from engine.learning.updater import start_ability

    children = []
    for one in learners.values():
        here = sorted((given for given in one.answers if given.item in candidates), key=lambda given: given.at_s)
        if here:
            usual = sum(candidates[given.item].difficulty for given in here) / len(here)
            children.append(Child(start_ability(one.band) if one.band else usual, here))
    return children


def _written(out: Path, text: str) -> bool:
    """Whether the overlay could be written; why not is printed. Nothing but an older measurement is ever replaced."""
    from engine.content.overlays.measured import is_measured

    try:
        if out.exists() and not (out.is_file() and is_measured(out)):
            print(f"{out} is there already and is something else. Nothing is written.")
            return False
        part = out.with_name(out.name + ".part")
        part.write_text(text, "utf-8")
        part.replace(out)
    except OSError as problem:
        print(f"{out} cannot be written: {problem.strerror or problem}.")
        return False
    return True


def _learners(files: Sequence[Path]) -> "dict[str, Exported] | None":
    """Everybody in the files; who is in several counts once, with the most answers. None (and why is printed) when one cannot be read."""
    found: dict[str, Exported] = {}
    for file in files:
        read = _read(file)
        if read is None:
            return None
        for label, one in read.items():
            name = label if label.startswith("K-") else f"{file}/{label}"
            if name not in found or len(one.answers) > len(found[name].answers):
                found[name] = one
    return found


def _read(file: Path) -> "dict[str, Exported] | None":
    from engine.lab.class_answers import MOST_BYTES, NotAnExport, learners_in
    from engine.profiles.files.safe_file import TooLarge, read_file
    from engine.profiles.travel.sealing import MAGIC, SealError

    try:
        raw = read_file(file, MOST_BYTES)
        return _keeper(raw) if raw.startswith(MAGIC) else learners_in(raw.decode("utf-8-sig"))
    except NotAnExport as problem:
        print(f"{file}, line {problem.line}: {problem}. It takes class.jsonl of export-class, or a .keeper file.")
    except SealError:
        print(f"{file} cannot be opened: it is damaged, newer than this game, or sealed with a passphrase.")
    except UnicodeDecodeError:
        print(f"{file} is no text. It takes class.jsonl of export-class, or a .keeper file.")
    except TooLarge:
        print(f"{file} is larger than 200 MB: that is no export of this game.")
    except OSError as problem:
        print(f"{file} cannot be read: {problem.strerror or problem}.")
    return None


def _keeper(raw: bytes) -> "dict[str, Exported]":
    """The one learner of a sealed file. Raises SealError."""
    from engine.exports.school import code_of
    from engine.lab.calibrating import Given
    from engine.lab.class_answers import Exported
    from engine.profiles.kept_profile import facts_in
    from engine.profiles.travel.moving import read_moved
    from engine.records import AnswerGiven

    moved = read_moved(raw)
    answers = [
        Given(
            fact.item,
            fact.correct,
            fact.at_s,
            0.0 if fact.did_not_know else fact.guess,
            fact.hints,
            fact.purpose != "placement",
        )
        for fact in facts_in((), moved.content.get("facts", {}).values())
        if isinstance(fact, AnswerGiven) and fact.attempt == 1 and fact.purpose != "fix"
    ]
    return {code_of(moved.profile.id): Exported(moved.profile.band, answers)}


def _tell(found: "Mapping[str, Estimate]", candidates: "Mapping[str, Candidate]", learners: int) -> None:
    answers = sum(one.answers for one in found.values())
    print(f"{answers} answers of {learners} learners: {len(found)} of {len(candidates)} questions measured.")
    moved = sorted(found, key=lambda item: -abs(found[item].difficulty - found[item].guessed))[:5]
    for item in moved:
        one = found[item]
        word = "harder" if one.difficulty > one.guessed else "easier"
        print(f"  {item}: {abs(one.difficulty - one.guessed):.2f} logits {word} than the pack said ({one.learners} learners)")
