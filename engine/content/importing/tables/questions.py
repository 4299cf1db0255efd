"""Rows of a table as questions. Columns stand in any order; a row that cannot be a question is named with its number."""

import re
from pathlib import Path

from engine.challenges.making import is_picture
from engine.content.importing.enclosed import take_picture, take_sound
from engine.content.importing.found import CannotImport, Found, Left, Question
from engine.content.importing.plain_text import clean, from_html, looks_like_html, one_line, player_in, without_formulas
from engine.content.importing.tables.headings import Heading, heading, headings, lacks_key
from engine.content.importing.tables.keys import Key, Option
from engine.content.importing.tables.sheet import Sheet
from engine.content.media.inspecting import FILE_BYTES

_HEAD_ROWS = 10  # a title or an explanation may stand above the headings
_SPLIT = re.compile(r"\s*[|\n;]\s*")
_NO_KEY = (
    "No column says which of the numbered answers is right: add a column “correct” with its number, or call the right one"
    " “answer” and the others “wrong 1”, “wrong 2”."
)
_KINDS = {
    "choose": "choose choice multiplechoice mc auswahl qcm meerkeuze single singlechoice checkbox",
    "number": "number numeric numerical zahl nombre numero numerisch",
    "typed": "text typed short shortanswer spell spelling open fillintheblank wort mot palabra openended",
    "truth": "truefalse tf richtigfalsch vraifaux verdaderofalso",
}
_TRUE = frozenset(
    [
        "true",
        "t",
        "yes",
        "y",
        "wahr",
        "richtig",
        "ja",
        "vrai",
        "oui",
        "verdadero",
        "si",
        "sí",
        "vero",
        "waar",
        "1",
        "right",
        "correct",
    ]
)
_FALSE = frozenset(["false", "f", "no", "n", "falsch", "nein", "faux", "non", "falso", "niet", "0", "wrong"])


def table_found(sheets: list[Sheet], title: str, folder: Path) -> Found:
    """Questions of all sheets; pictures and sounds are looked for beside the table, in ``folder``. Raises CannotImport."""
    found = Found(title=title)
    read = 0
    for sheet in sheets:
        for note in sheet.notes:
            found.note(note)
        columns, first = _columns(sheet, found)
        if columns is None:
            if len(sheets) > 1:
                found.note(f"The sheet “{sheet.name}” is left out: it has no column for questions and one for answers.")
            continue
        read += 1
        named = sheet.name if len(sheets) > 1 else title
        skill = named
        rows = [(number, _Row(columns, cells)) for number, cells in sheet.rows[first:]]
        key = Key([(row.options(), row.key()) for _, row in rows])
        for number, row in rows:
            place = f"row {number}" + (f" of “{sheet.name}”" if len(sheets) > 1 else "")
            skill = row.text("skill") or (skill if row.has("skill") else named)
            try:
                questions = row.questions(place, found, folder, key)
            except ValueError as why:
                found.left.append(Left(place, str(why)))
                continue
            found.group(skill).questions.extend(questions)
    if not read:
        raise CannotImport(
            "The table needs a column for questions and one for answers, with headings such as “ask” and “answer”."
        )
    return found


def _columns(sheet: Sheet, found: Found) -> tuple[list[Heading | None] | None, int]:
    """The columns and the first row below the headings; two or more columns without headings are ask, answer and wrong choices."""
    for at, (_, cells) in enumerate(sheet.rows[:_HEAD_ROWS]):
        columns, notes = headings(cells)
        meanings = [c.meaning for c in columns if c is not None]
        if ("ask" in meanings or "picture" in meanings) and {"answer", "options", "correct"} & set(meanings):
            if lacks_key(columns):
                raise CannotImport(_NO_KEY)
            for note in notes:
                found.note(note)
            return columns, at + 1
    if not sheet.rows or not _is_plain_pairs([cells for _, cells in sheet.rows]):
        return None, 0
    found.note(
        "The table has no headings that are known: the first column is read as ask, the second as answer, from its first row on."
    )
    return [Heading("ask", 0, "1"), Heading("answer", 0, "2")], 0


def _is_plain_pairs(rows: list[list[str]]) -> bool:
    """Two columns in nearly every row and no heading above: with more of them, or in running text, nobody knows which is right."""
    filled = [[cell for cell in cells if cell.strip()] for cells in rows]
    in_pairs = sum(len(cells) == 2 for cells in filled)
    return all(len(cells) <= 2 for cells in filled) and in_pairs >= 0.8 * len(rows) and not any(map(heading, filled[0]))


class _Row:
    def __init__(self, columns: list[Heading | None], cells: list[str]) -> None:
        self.cells: dict[str, list[tuple[int, str]]] = {}
        self._player = ""
        for column, cell in zip(columns, cells, strict=False):
            if column is not None:
                self.cells.setdefault(column.meaning, []).append((column.number, _plain(cell)))
                self._player = self._player or (player_in(cell) if column.meaning == "ask" else "")
        self._columns = frozenset(column.meaning for column in columns if column is not None)

    def has(self, meaning: str) -> bool:
        return meaning in self._columns

    def texts(self, meaning: str) -> list[str]:
        """The cells of all columns of this meaning that are filled."""
        return [text for _, text in self.cells.get(meaning, ()) if text]

    def text(self, meaning: str) -> str:
        return next(iter(self.texts(meaning)), "")

    def parts(self, meaning: str) -> list[str]:
        """Filled cells; a single cell may hold several texts between | ; or line breaks."""
        cells = self.texts(meaning)
        return [p for p in _SPLIT.split(cells[0]) if p] if len(cells) == 1 else cells

    def questions(self, place: str, found: Found, folder: Path, key: Key) -> list[Question]:
        """One for every right answer, each among all the wrong ones. Raises ValueError with what is missing."""
        rights, others = self._answers(key)
        if len(rights) > 1:
            found.note("Questions with several right answers ask for one of them at a time, among the wrong ones.")
        return [self._question(place, found, folder, right, others) for right in rights]

    def _question(self, place: str, found: Found, folder: Path, answer: str, others: list[str]) -> Question:
        ask, picture, sound = self.text("ask"), self._picture(found, folder), self._sound(found, folder)
        if not ask and not picture:
            raise ValueError("The question is missing.")
        if self._player and not sound:
            raise ValueError(
                f"It asks with a sound or a film ({self._player}); save a sound beside the table and name it in “sound”."
            )
        kind = self._kind()
        if kind != "choose" and not others and answer.casefold() in _TRUE | _FALSE and kind == "truth":
            answer = "true" if answer.casefold() in _TRUE else "false"
        elif kind == "truth":
            kind = "choose" if others else ""
        accept = self.parts("accept")
        if not others and kind in ("", "typed") and "|" in answer:
            answer, *more = [part for part in _SPLIT.split(answer) if part] or [answer]
            accept += more
        return Question(
            place=place,
            ask=ask,
            answer=one_line(answer),
            kind=kind,
            others=tuple(others),
            accept=tuple(accept),
            hints=tuple(self.parts("hint")[:3]),
            why=self.text("why"),
            say=self.text("say"),
            picture=picture,
            sound=sound,
            step=self._step(),
        )

    def options(self) -> list[Option]:
        """All choices with the numbers of their columns; a single cell may hold them all."""
        options = [(number, text) for number, text in self.cells.get("options", ()) if text]
        return [(n, part) for n, part in enumerate(self.parts("options"), 1)] if len(options) == 1 else options

    def key(self) -> str:
        """What says which of the options is right."""
        return (self.text("correct") or self.text("answer")).strip()

    def _answers(self, key: Key) -> tuple[list[str], list[str]]:
        """The right answers and the wrong ones."""
        options = self.options()
        if not options:
            answers = self.texts("answer") or self.texts("correct")
            if not answers:
                raise ValueError("The answer is missing.")
            return answers[:1], [*answers[1:], *self._others(answers[0])]
        if not self.key():
            raise ValueError(
                "It does not say which choice is right: put its number, its letter or its text into the column “correct”."
            )
        rights = key.right(options, self.key())
        others = [text for _, text in options if text not in rights] + self.parts("others")
        if len(rights) > 1 and not others:
            raise ValueError("All of its answers are right, so there is nothing to choose.")
        return rights, others

    def _others(self, answer: str) -> list[str]:
        """Wrong choices; commas part them where nothing else does and the answer has none itself."""
        found = self.parts("others")
        if len(found) == 1 and len(self.texts("others")) == 1 and "," not in answer and ", " in found[0]:
            return [part.strip() for part in found[0].split(",") if part.strip()]
        return found

    def _kind(self) -> str:
        said = re.sub(r"[^a-z]", "", self.text("kind").casefold())
        return next((kind for kind, names in _KINDS.items() if said and said in names.split()), "")

    def _step(self) -> int:
        said = re.search(r"\d{1,2}", self.text("step"))
        return min(12, max(1, int(said[0]))) if said else 0

    def _picture(self, found: Found, folder: Path) -> str:
        said = self.text("picture")
        if not said or (is_picture(said) and not said.isascii()) or said.startswith("shape_"):
            return said
        raw = _beside(folder, said, found)
        return take_picture(Path(said).name, raw, found) if raw else ""

    def _sound(self, found: Found, folder: Path) -> str:
        said = self.text("sound")
        raw = _beside(folder, said, found) if said else b""
        return take_sound(Path(said).name, raw, found) if raw else ""


def _plain(cell: str) -> str:
    return clean(without_formulas(from_html(cell) if looks_like_html(cell) else cell))


def _beside(folder: Path, name: str, found: Found) -> bytes:
    """The bytes of a file that lies beside the table or in a folder there; nothing that leads elsewhere."""
    bare = name.strip().replace("\\", "/")
    if "://" in bare:
        found.note("Pictures and sounds from the network are left out; save them beside the table and name the files.")
        return b""
    parts = bare.split("/")
    path = folder / bare
    if bare.startswith("/") or ".." in parts or ":" in bare or len(bare) > 200 or "\0" in bare:
        found.note(f"“{bare[:60]}” is left out: files have to lie beside the table.")
        return b""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > FILE_BYTES:
            raise OSError
        return path.read_bytes()
    except OSError:
        found.note(f"The file “{bare[:60]}” does not lie beside the table, or is over 5 MB.")
        return b""
