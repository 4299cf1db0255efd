"""YAML from strangers into plain nodes with positions, or a list of what is wrong with it.

Reads the event stream (the C loader crashes on deep nesting when it builds objects, and aliases can blow up), builds with an
explicit stack under caps, and keeps **every scalar as the text it looks like**: ``no``, ``012`` and ``12:30`` mean what a teacher
sees. Anchors, aliases, tags, merge keys, directives, second documents, duplicate keys and invisible characters are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from engine.content.models.problems import MOST_TOLD, Problem, only_counted
from engine.content.reading.syntax import syntax_problem, without_slip

MAX_BYTES, MAX_DEPTH, MAX_EVENTS, MAX_SCALAR = 1_000_000, 24, 200_000, 20_000
MAX_SLIPS = 12  # slips of syntax that are told at once
_MOST_REREAD = 600_000  # letters that are read again to find further slips
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
)
_ODD_BLANK = re.compile("^[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+(#[^\s#]\S*)")  # "colour #fff": a comment to YAML, a text to a teacher; real comments have a space
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A value with its place (1-based). Exactly one of ``text``, ``items`` and ``entries`` is set.

    ``file`` is empty where it is the file being read, and names another one for what an overlay brought in.
    """

    line: int
    column: int
    text: str | None = None
    items: list["Node"] | None = None
    entries: dict[str, "Node"] | None = None
    keys: dict[str, "Node"] = field(default_factory=dict)
    file: str = ""

    def plain(self) -> object:
        """The value as text, lists and dicts. Depth is capped by the reader, so recursion is safe."""
        if self.items is not None:
            return [item.plain() for item in self.items]
        if self.entries is not None:
            return {key: node.plain() for key, node in self.entries.items()}
        return self.text

    def at(self, path: tuple[object, ...]) -> "Node":
        """The node nearest to ``path``: as far down as it leads."""
        node = self
        for step in path:
            if node.entries is not None and step in node.entries:
                node = node.entries[str(step)]
            elif node.items is not None and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return node


def read(path: Path, name: str = "") -> tuple[Node | None, list[Problem]]:
    """The document in ``path`` (shown as ``name``), or None and everything that is wrong with it."""
    return _whole(*read_on(path, name))


def read_text(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The document in ``text``, or None and everything that is wrong with it."""
    return _whole(*read_text_on(text, name))


def _whole(root: Node | None, problems: list[Problem]) -> tuple[Node | None, list[Problem]]:
    return (None if any(problem.severity == "error" for problem in problems) else root), problems


def read_on(path: Path, name: str = "") -> tuple[Node | None, list[Problem]]:
    """As ``read``, but what could be read is there even where something was refused: to look for more, never to play."""
    shown = name or path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [Problem.of("file_too_large", shown, limit="1 MB")]
        raw = path.read_bytes()
    except OSError as problem:
        return None, [Problem.of("file_unreadable", shown, why=problem.strerror or "unknown")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        column = problem.start - (raw.rfind(b"\n", 0, problem.start) + 1) + 1
        return None, [Problem.of("not_utf8", shown, line=line, column=column)]
    return read_text_on(text, shown)


def read_text_on(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The same for a text."""
    if len(text) > MAX_BYTES:
        return None, [Problem.of("file_too_large", name, limit="1 MB")]
    text, building = text.replace("\r\n", "\n"), _Building()
    text = building.without_hidden(text)
    if not text.strip():
        return None, building.problems(name) or [Problem.of("file_empty", name)]
    slips: list[Problem] = []
    try:
        root = building.build(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as problem:
        slips, mended = _slips(problem, text, name)
        root = building.build(yaml.parse(mended, Loader=_LOADER)) if mended is not None else None
    if root is None and not slips and not building.refused:
        return None, [Problem.of("file_empty", name)]
    problems = sorted([*slips, *building.problems(name)], key=lambda problem: (problem.line, problem.column))
    return root, problems + _lost_ends(text, building.ends, name)


def _slips(error: yaml.YAMLError, text: str, name: str) -> tuple[list[Problem], str | None]:
    """What YAML does not understand: the first place, then (with that one mended or its skill left out) the next ones.

    With the text as YAML understands it, where every slip was mended and nothing had to be left out.
    """
    found, whole, passes = [syntax_problem(error, text, name)], True, _MOST_REREAD // len(text)
    while len(found) < min(MAX_SLIPS, passes):
        rest = without_slip(text, found[-1])
        if rest is None or rest == text:
            break
        whole &= sum(map(bool, rest.split("\n"))) == sum(map(bool, text.split("\n")))
        text = rest
        try:
            for _ in yaml.parse(text, Loader=_LOADER):
                pass
            return list(dict.fromkeys(found)), text if whole else None
        except yaml.YAMLError as problem:
            more = syntax_problem(problem, text, name)
            if more.line < found[-1].line:
                break  # it comes of what was put in
            found.append(more)
    return list(dict.fromkeys(found)), None


def _lost_ends(text: str, ends: list[tuple[int, int]], name: str) -> list[Problem]:
    """Unquoted texts that go on behind a # that was meant as a sign."""
    lines = text.split("\n")
    found: list[tuple[int, int, str]] = []
    for line, column in ends:
        if line < len(lines) and (comment := _COMMENT.match(lines[line], column)) is not None:
            found.append((line + 1, comment.start(1) + 1, comment[1]))
    problems = [Problem.of("hash_unquoted", name, line=at, column=column, shown=shown) for at, column, shown in found[:MOST_TOLD]]
    if rest := found[MOST_TOLD:]:
        problems.append(only_counted(len(rest), name, *rest[0][:2]))
    return problems


class _Building:
    """Nodes out of events. What is refused is noted and left out, so that all of it is told at once."""

    def __init__(self) -> None:
        self.refused: dict[tuple[str, tuple[int, int]], dict[str, object]] = {}
        self.ends: list[tuple[int, int]] = []  # where unquoted texts end (0-based)
        self._root: Node | None = None
        self._stack: list[tuple[Node, Node | None]] = []  # (container, the key that waits for its value)
        self._skipping = 0  # how deep we are in something that is left out

    def problems(self, name: str) -> list[Problem]:
        """What was refused; of very much the first, and how many more."""
        each = sorted(self.refused.items(), key=lambda one: one[0][1])
        found = [Problem.of(c, name, line=at[0], column=at[1], skill="", **values) for (c, at), values in each[:MOST_TOLD]]
        if rest := each[MOST_TOLD:]:
            found.append(replace(only_counted(len(rest), name, *rest[0][0][1]), severity="error"))
        return found

    def without_hidden(self, text: str) -> str:
        """``text`` without signs that nobody sees, and with plain blanks where lines begin."""
        for code, pattern, group in (("hidden_character", _HIDDEN, 0), ("odd_blank", _ODD_BLANK, 1)):
            line, begins, last = 1, 0, 0
            for found in pattern.finditer(text):
                at = found.start(group)
                if newlines := text.count("\n", last, at):
                    line, begins = line + newlines, text.rfind("\n", last, at) + 1
                last = at
                self._refuse(code, (line, at - begins + 1), code_point=f"U+{ord(found[group]):04X}")
        text = _ODD_BLANK.sub(lambda found: found[0][:-1] + " ", text) if self.refused else text
        return _HIDDEN.sub("", text)

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        """The root node; None where nothing stands or it is too much. Raises YAMLError."""
        self._root, self._stack, self._skipping, self.ends = None, [], 0, []
        documents = 0
        for count, event in enumerate(events):
            if count > MAX_EVENTS:
                self._refuse("too_much", _start(event))
                return None
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("second_document", _start(event))
                    break
                if event.version or event.tags:
                    self._refuse("directive", _start(event))
            self._take(event)
        return self._root

    def _refuse(self, code: str, place: tuple[int, int], **values: object) -> None:
        self.refused.setdefault((code, place), values)

    def _take(self, event: yaml.Event) -> None:
        """One event; of what is left out only the depth is counted."""
        begins = isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent)
        ends = isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent)
        if self._skipping:
            self._skipping += begins - ends
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("alias", _start(event), name=event.anchor)
            self._attach(Node(*_start(event), text=f"*{event.anchor}"))
        elif isinstance(event, yaml.ScalarEvent):
            self._attach(self._scalar(event))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._container(event)
        elif ends:
            self._stack.pop()

    def _container(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        self._refuse_extras(event)
        mark = _start(event)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse("too_deep", mark)
        elif self._stack and self._stack[-1][0].entries is not None and self._stack[-1][1] is None:
            self._refuse("braces_unquoted", mark, sign="{", example='ask: "{a} + {b}"')
        else:
            node = Node(*mark)
            node.items, node.entries = ([], None) if isinstance(event, yaml.SequenceStartEvent) else (None, {})
            self._attach(node)
            self._stack.append((node, None))
            return
        self._skipping = 1
        self._attach(Node(*mark, text="{…}"))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        self._refuse_extras(event)
        mark, text = _start(event), event.value
        if not event.style and text and event.end_mark is not None:
            self.ends.append((event.end_mark.line, event.end_mark.column))
        if len(text) > MAX_SCALAR:
            self._refuse("text_too_long", mark)
            text = text[:MAX_SCALAR]
        if (hidden := _HIDDEN.search(text)) is not None:  # written as an escape: "\\u202e"
            self._refuse("hidden_character", mark, code_point=f"U+{ord(hidden[0]):04X}")
            text = _HIDDEN.sub("\ufffd", text)
        return Node(*mark, text=text)

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse("anchor", _start(event), name=event.anchor)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._refuse("tag", _start(event), name=str(tag))

    def _attach(self, node: Node) -> None:
        self._root = self._root or node
        if not self._stack:
            return
        parent, key = self._stack[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent.entries is not None and key is None:
            self._stack[-1] = (parent, self._key(parent, node))
        elif parent.entries is not None and key is not None:
            if key.text is not None:
                parent.entries[key.text] = node
            self._stack[-1] = (parent, None)

    def _key(self, parent: Node, node: Node) -> Node:
        """``node`` as the key that waits; without a text where its value will be left out."""
        name = node.text or ""
        if name == "<<":
            self._refuse("merge_key", (node.line, node.column))
        elif name in parent.keys:
            if not self._skipping:
                self._refuse("key_twice", (node.line, node.column), name=name, first=parent.keys[name].line)
        else:
            parent.keys[name] = node
            return node
        return Node(node.line, node.column)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def every_text(node: Node) -> Iterator[Node]:
    """Every node with a text below ``node``, in reading order."""
    if node.text is not None:
        yield node
    for part in (*(node.items or ()), *(node.entries or {}).values()):
        yield from every_text(part)


def holder(node: Node, sign: str) -> Node:
    """The first text below ``node`` in which ``sign`` stands; ``node`` itself when there is none."""
    return next((text for text in every_text(node) if sign in (text.text or "")), node)
