"""``export-class --out DIR``: every keeper of this machine as tables and statements for a school. Codes instead of names unless asked."""

import argparse
import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.output import tell
from engine.cli.tools import Tools, put_file

if TYPE_CHECKING:
    from engine.content.library.library import Library
    from engine.lesson.play_session import PlaySession
    from engine.reports.pupil import Pupil

FORMATS = ("csv", "jsonl", "xapi")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder; made when there is none")
    parser.add_argument("--format", choices=FORMATS, action="append", help="only this form (may be given again); all by default")
    parser.add_argument("--names", action="store_true", help="write nicknames; without it every keeper is a code")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0; 1 when there is nobody, when somebody could not be opened or when a file cannot be written."""
    from engine.cli.keepers import classroom_of, of_each
    from engine.exports.school import code_of
    from engine.reports.pupil import Pupil

    classroom = classroom_of(tools)
    missing: list[str] = []
    names: dict[str, str] = {}

    def pupil(play_session: "PlaySession") -> Pupil:
        code = code_of(play_session.profile.id)
        made = Pupil(
            label=play_session.profile.nickname if args.names else code,
            band=play_session.profile.band,
            report=play_session.report(),
            facts=play_session.facts(),
        )
        names[code] = play_session.profile.nickname
        return made

    pupils = of_each(classroom, pupil, missing.append)
    for why in missing:
        tell(why)
    if not pupils:
        tell("Nobody has played here yet: there is nothing to export.")
        return 1
    labels = [pupil.label for pupil in pupils]
    if len(set(labels)) < len(labels):
        tell("Two keepers share a nickname: export without --names, so that nobody is mixed up.")
        return 1
    try:
        written = _write(args.out, args.format or FORMATS, pupils, classroom.library)
    except OSError as problem:
        tell(f"{args.out} cannot be written: {problem.strerror}.")
        return 1
    tell(f"{len(pupils)} keepers: " + ", ".join(written) + f" in {args.out}")
    if not args.names:
        tell("Who is who (not in the files): " + ", ".join(f"{code} {name}" for code, name in names.items()))
    return 1 if missing else 0


def _write(folder: Path, forms: Collection[str], pupils: "Sequence[Pupil]", library: "Library") -> list[str]:
    """The names of the files that were written. Raises OSError."""
    from engine.exports import school, xapi

    files: dict[str, bytes] = {}
    if "csv" in forms:
        files["learners.csv"] = school.as_csv(school.learner_rows(pupils))
        files["skills.csv"] = school.as_csv(school.skill_rows(pupils))
        files["answers.csv"] = school.as_csv(school.answer_rows(pupils))
    if "jsonl" in forms:
        files["class.jsonl"] = school.as_lines(
            {
                "learner": school.learner_rows(pupils),
                "skill": school.skill_rows(pupils),
                "answer": school.answer_rows(pupils),
            }
        )
    if "xapi" in forms:
        languages = {pack.id: pack.language for pack in library.packs}
        said = [json.dumps(one, ensure_ascii=False) for one in xapi.statements(pupils, library.skills, languages)]
        files["statements.json"] = ("[\n" + ",\n".join(said) + "\n]\n").encode(errors="replace")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        put_file(folder / name, content)
    return list(files)
