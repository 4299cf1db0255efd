"""A keeper on the way to another machine: everything as one sealed file, and what a machine learns from such a file.

Taking in is order-free and repeatable: facts are a bag in which each counts as often as it does on the machine that has it most
often, levels that one side has added up stay added up, and a level counts once. Look and settings stay those of the machine.
"""

import errno
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from engine.clean_text import file_stem
from engine.profiles.files.safe_file import FileOps, read_file, write_new
from engine.profiles.history.long_ago import is_sum, reach, reached
from engine.profiles.history.rolling import PARTS
from engine.profiles.kept_profile import Changes, facts_in
from engine.profiles.profile import Profile
from engine.profiles.rows import Document, PlainTables
from engine.profiles.sound_rows import sound_facts, sound_past
from engine.profiles.travel.admission import LONGEST, TABLES, admitted
from engine.profiles.travel.sealing import MAGIC, MOST_BYTES, MOST_LINES, MOST_PLAIN, sealed, unsealed
from engine.records import AnswerGiven, Fact, LevelStarted

ENDING = ".keeper"
_AFTER = (
    "StrategyTold",
    "WorkTold",
    "HelpDeclared",
    "FeelingTold",
    "PushedBack",
    "LevelEnded",
    "PlacementEnded",
    "LightGrew",
    "GiftEarned",
    "StartSet",
)


class IsSomethingElse(OSError):
    """The file is there already and is not one of ours: it stays."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A keeper out of a file. When it is not whole, only good rows are in ``content``, without state and level."""

    content: PlainTables
    is_whole: bool

    @property
    def profile(self) -> Profile:
        return Profile.from_json(self.content["profile"]["1"])


def write_moved(path: Path, content: PlainTables, passphrase: str = "", ops: FileOps | None = None) -> None:
    """Everything of one keeper into a file, on disk when this returns. Raises OSError (IsSomethingElse), and nothing is there then."""
    ops = ops or FileOps()
    if path.exists() and not _is_ours(path):
        raise IsSomethingElse(f"{path} is something else")
    part = path.with_name(f"{path.name}.part")
    try:
        write_new(ops, part, sealed(_lines(content), passphrase))
        ops.replace(part, path)
    except OSError:
        ops.remove(part)
        raise
    ops.sync_folder(path.parent)


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _lines(content: PlainTables) -> Iterator[bytes]:
    """Every row as a line. Raises OSError for more than a file may hold: nobody could take it in."""
    count = size = 0
    for name in TABLES:
        for number, row in content.get(name, {}).items():
            line = json.dumps([name, number, row], separators=(",", ":"), allow_nan=False).encode()
            count, size = count + 1, size + len(line) + 1
            if count > MOST_LINES or size > MOST_PLAIN or len(line) > LONGEST[name]:
                raise OSError(errno.EFBIG, "there is more in it than such a file may hold")
            yield line


def read_moved(raw: bytes, passphrase: str = "") -> Moved:
    """Raises NotSealed, NewerSeal, TooMuch, WrongPassphrase; NotSealed also where not even the keeper's name is left."""
    found = unsealed(raw, passphrase)
    content, is_all = admitted(found.lines)
    is_whole = found.is_whole and is_all
    if not is_whole:
        content.pop("state", None)
        content.pop("level", None)
    return Moved(content, is_whole)


def read_moved_file(path: Path, passphrase: str = "") -> Moved:
    """The same for a file, which is opened with care. Raises OSError, too."""
    return read_moved(read_file(path, MOST_BYTES), passphrase)


def news(mine: PlainTables, theirs: PlainTables) -> Changes:
    """The rows that ``mine`` lacks, and those of levels that ``theirs`` has added up; empty when there is nothing new."""
    my_past, my_facts = dict(sound_past(mine.get("past", {}).items())), dict(sound_facts(mine.get("facts", {}).items()))
    past = {row["level"]: row for row in theirs.get("past", {}).values()}
    sums = reach(my_past.values(), past.values())
    in_sums = reached([*my_past.values(), *past.values()], [*my_facts.values(), *theirs.get("facts", {}).values()], sums)
    better = [dict(row) for row in sums.values() if row not in my_past.values()]
    worse = {row["level"] for row in better}
    stale: dict[str, Any] = {n: None for n, row in my_past.items() if row["level"] in in_sums or row["level"] in worse}
    known = {row["level"] for row in my_past.values()}
    coming = better + [row for level, row in sorted(past.items()) if level not in known | in_sums and not is_sum(row)]
    summed = known | set(past) | in_sums
    gone = {number: None for number, row in mine.get("facts", {}).items() if _part_of(row, summed)}
    have = Counter(_name_of(row) for row in mine.get("facts", {}).values())
    facts: list[Document] = []
    for row in theirs.get("facts", {}).values():
        name = _name_of(row)
        if have[name]:
            have[name] -= 1
        elif not _part_of(row, summed):
            facts.append(row)
    changes: Changes = {}
    if facts or gone:
        changes["facts"] = {**gone, **_numbered(facts, mine.get("facts", {}))}
    if coming or stale:
        changes["past"] = {**stale, **_numbered(coming, mine.get("past", {}))}
    return changes


def after(mine: PlainTables, changes: Changes) -> PlainTables:
    """The tables with changes in them."""
    tables = {name: dict(rows) for name, rows in mine.items()}
    for name, rows in changes.items():
        table = tables.setdefault(name, {})
        for number, row in rows.items():
            if row is None:
                table.pop(number, None)
            else:
                table[number] = row
    return tables


def facts_of(tables: PlainTables) -> Iterator[Fact]:
    """The facts in tables, those of levels that were added up too."""
    return facts_in(tables.get("past", {}).values(), tables.get("facts", {}).values())


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of several machines in the order of time; at the same second a level begins before its answers and ends after them."""
    ordered = sorted(((fact.at_s, _rank(fact)), number, fact) for number, fact in enumerate(facts))
    found: list[Fact] = []
    for _, together in groupby(ordered, key=itemgetter(0)):
        some = [fact for _, _, fact in together]
        found += sorted(some, key=repr) if len(some) > 1 else some  # writing each out is slow: only where it decides
    return found


def _rank(fact: Fact) -> tuple[int, int]:
    if isinstance(fact, LevelStarted):
        return 0, 0
    if isinstance(fact, AnswerGiven):
        return 1, fact.attempt
    name = type(fact).__name__
    return 2, _AFTER.index(name) if name in _AFTER else len(_AFTER)


def _part_of(row: Mapping[str, Any], levels: set[str]) -> bool:
    level = row.get("level")
    return row.get("is") in PARTS and isinstance(level, str) and level in levels


def _name_of(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)


def _numbered(rows: list[Document], there: Mapping[str, Document]) -> dict[str, Document]:
    first = max(map(int, there), default=0) + 1
    return {str(number): row for number, row in enumerate(rows, first)}


def file_name(nickname: str) -> str:
    """A name for the file that every system takes."""
    return file_stem(nickname) + ENDING


def newest_files(folders: Iterable[Path], most: int = 12) -> list[Path]:
    """Files of keepers in these folders, the newest first."""
    found: list[tuple[float, Path]] = []
    for folder in folders:
        try:
            found += [(path.stat().st_mtime, path) for path in folder.glob(f"*{ENDING}") if path.is_file()]
        except OSError:
            continue
    return [path for _, path in sorted(found, key=lambda one: -one[0])][:most]


def drives(environment: Mapping[str, str] = os.environ) -> list[Path]:
    """Where sticks appear: /media and /run/media on Linux, /Volumes on macOS, the letters on Windows."""
    if os.name == "nt":
        letters = [Path(f"{letter}:\\") for letter in "DEFGHIJK"]
        return [letter for letter in letters if letter.exists()]
    user = environment.get("USER", "")
    found = []
    for base in (Path("/media") / user, Path("/run/media") / user, Path("/Volumes")):
        if base.name and base.is_dir():
            found += sorted(path for path in base.iterdir() if path.is_dir())
    return found
