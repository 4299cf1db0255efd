"""``import``: a teacher's file becomes a pack's folder. What the checker refuses is taken out again and named."""

import re
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.challenges.speaking.languages import spoken_language, spoken_languages
from engine.content.checks.checking import MOST_SKILLS, CanShow, Checked, check_pack
from engine.content.importing.found import CannotImport, Found, Left, Question
from engine.content.importing.readers import read_file
from engine.content.importing.shaping import Island, islands_of, texts_of
from engine.content.importing.writing import UNKNOWN, pack_text
from engine.content.models.first_pack import Occupied, id_of
from engine.content.models.problems import Problem
from engine.content.models.schema import FILE as SCHEMA
from engine.content.reading.reader import MAX_BYTES

_HEAD = ("title", "about", "author", "licence", "language", "ages", "subject")


@dataclass(slots=True, kw_only=True)
class Taken:
    """What came of an import: how many questions of the file were taken, and by name those that were not."""

    file: Path
    taken: int
    skills: int
    left: list[Left] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)


def take_in(source: Path, folder: Path, *, head: Mapping[str, str] | None = None, can_show: CanShow | None = None) -> Taken:
    """Make the pack ``folder`` from the file ``source``. ``head`` says title, author and the like.

    Nothing is left behind when no question can be taken. Raises CannotImport, Occupied, OSError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Occupied(str(folder))
    found = read_file(source)
    said = {key: value for key, value in {**found.head, **(head or {})}.items() if value}
    language = said.get("language") or _guess_language(texts_of(q for group in found.groups for q in group.questions))
    islands = islands_of(found, language)
    full = {
        "id": id_of(folder.resolve().name),
        "title": " ".join(found.title.split())[:60].strip() or "My pack",
        "about": f"Questions from {source.name}."[:200],
        "author": UNKNOWN,
        "licence": UNKNOWN,
        "ages": "6-12",
        "subject": "general",
        **said,
        "language": language,
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".importing-", dir=folder.parent, ignore_cleanup_errors=True) as room:
        trial = Path(room) / "pack"
        _write_media(trial, found)
        maker = _Maker(found, full, source.name, frozenset(said), trial, can_show, folder.parent)
        islands, remarks = maker.settle(islands)
        places = {question.place for island in islands for question in island.questions}
        if places:
            _move(trial, folder)
    return Taken(
        file=folder / "pack.yaml",
        taken=len(places),
        skills=len(islands),
        left=list(dict.fromkeys(found.left)),
        notes=found.notes,
        remarks=remarks,
    )


def _write_media(trial: Path, found: Found) -> None:
    trial.mkdir()
    for key, raw in found.media.items():
        file = trial / key
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


def _move(trial: Path, folder: Path) -> None:
    """The finished pack to its place; an empty folder that stood there gives way."""
    if folder.is_dir():
        folder.rmdir()
    trial.rename(folder)


@dataclass(slots=True)
class _Maker:
    found: Found
    head: Mapping[str, str]
    source: str
    told: frozenset[str]
    trial: Path
    can_show: CanShow | None
    target: Path

    def settle(self, islands: list[Island]) -> tuple[list[Island], list[Problem]]:
        """Write and check until nothing is wrong any more: a question that fails is tried alone and left out."""
        islands = self._within_size(islands)
        for _ in range(3):
            if not islands:
                return [], []
            checked = self._checked(islands)
            wrong = [problem for problem in checked.problems if problem.severity == "error"]
            if not wrong:
                return islands, checked.problems
            broken = frozenset(checked.left_out)
            if not broken:
                raise CannotImport(f"The pack would not be in order: {wrong[0].what} {wrong[0].help}")
            islands = [kept for island in islands if (kept := self._without_broken(island) if island.id in broken else island)]
        raise CannotImport("The questions do not fit into a pack together.")

    def _within_size(self, islands: list[Island]) -> list[Island]:
        """As many islands as one file may hold."""
        most = min(len(islands), MOST_SKILLS)
        if self._is_too_long(islands[:most]):
            most = bisect_left(range(1, most + 1), True, key=lambda count: self._is_too_long(islands[:count]))
        for island in islands[most:]:
            for question in island.questions:
                self.found.left.append(Left(question.place, f"The pack's file is full (1 MB, or {MOST_SKILLS} skills)."))
        return islands[:most]

    def _is_too_long(self, islands: list[Island]) -> bool:
        return len(self._text(islands).encode()) > MAX_BYTES - 50_000

    def _without_broken(self, island: Island) -> Island | None:
        kept: list[Question] = []
        for question in island.questions:
            alone = self._checked([replace(island, questions=(question,))]).problems
            first = next((problem for problem in alone if problem.severity == "error"), None)
            if first is None:
                kept.append(question)
            else:
                self.found.left.append(Left(question.place, f"{first.what} {first.help}".strip()))
        return replace(island, questions=tuple(kept)) if kept else None

    def _checked(self, islands: list[Island]) -> Checked:
        (self.trial / "pack.yaml").write_text(self._text(islands), "utf-8", newline="\n")
        return check_pack(self.trial, can_show=self.can_show)

    def _text(self, islands: list[Island]) -> str:
        above = (self.target / SCHEMA.name).is_file()
        if not above and not (self.trial / SCHEMA.name).exists():
            shutil.copyfile(SCHEMA, self.trial / SCHEMA.name)
        schema = f"../{SCHEMA.name}" if above else SCHEMA.name
        return pack_text(self.found, islands, self.head, source=self.source, schema=schema, told=self.told)


def _guess_language(texts: Iterable[str]) -> str:
    """The language most small words belong to; English when nothing speaks for another."""
    small = {code: frozenset(spoken_language(code).importing.small_words.split()) for code in sorted(spoken_languages())}
    counts = dict.fromkeys(small, 0)
    for text in texts:
        words = re.findall(r"[^\W\d_]+", text[:500].lower())
        for language, known in small.items():
            counts[language] += sum(word in known for word in words)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] else "en"
