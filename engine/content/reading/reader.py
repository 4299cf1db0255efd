"""YAML from strangers into plain nodes with positions, or a list of what is wrong with it.

Reads the event stream (the C loader crashes on deep nesting when it builds objects, and aliases can blow up), builds with an
explicit stack under caps, and keeps **every scalar as the text it looks like**: ``no``, ``012`` and ``12:30`` mean what a teacher
sees. Anchors, aliases, tags, merge keys, directives, second documents, duplicate keys and invisible characters are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from engine.content.models.problems import MOST_TOLD, Problem, only_counted
from engine.content.reading.syntax import syntax_problem, without_slip

MAX_BYTES, MAX_DEPTH, MAX_EVENTS, MAX_SCALAR = 1_000_000, 24, 200_000, 20_000
MAX_SLIPS = 12  # slips of syntax that are told at once
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


class _Refused(Exception):
    def __init__(self, code: str, place: tuple[int, int] = (1, 1), **values: object) -> None:
        super().__init__(code)
        self.code, self.place, self.values = code, place, values


def read(path: Path, name: str = "") -> tuple[Node | None, list[Problem]]:
    """The document in ``path`` (shown as ``name``), or None and why not."""
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
    return read_text(text, shown)


def read_text(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The document in ``text``, or None and why not."""
    if len(text) > MAX_BYTES:
        return None, [Problem.of("file_too_large", name, limit="1 MB")]
    text = text.replace("\r\n", "\n")
    if (hidden := _HIDDEN.search(text)) is not None:
        line, column = _place(text, hidden.start())
        return None, [Problem.of("hidden_character", name, line=line, column=column, code_point=f"U+{ord(hidden[0]):04X}")]
    if (odd := _ODD_BLANK.search(text)) is not None:
        line, column = _place(text, odd.start(1))
        return None, [Problem.of("odd_blank", name, line=line, column=column, code_point=f"U+{ord(odd[1]):04X}")]
    if not text.strip():
        return None, [Problem.of("file_empty", name)]
    try:
        lost: list[tuple[int, int]] = []
        root = _build(yaml.parse(text, Loader=_LOADER), lost)
        return root, _lost_ends(text, lost, name)
    except _Refused as refused:
        line, column = refused.place
        return None, [Problem.of(refused.code, name, line=line, column=column, skill="", **refused.values)]
    except yaml.YAMLError as problem:
        return None, _slips(problem, text, name)


def _slips(error: yaml.YAMLError, text: str, name: str) -> list[Problem]:
    """What YAML does not understand: the first place, then (with that one mended or its skill left out) the next ones."""
    found = [syntax_problem(error, text, name)]
    while len(found) < MAX_SLIPS:
        rest = without_slip(text, found[-1])
        if rest is None or rest == text:
            break
        text = rest
        try:
            for _ in yaml.parse(text, Loader=_LOADER):
                pass
            break
        except yaml.YAMLError as problem:
            more = syntax_problem(problem, text, name)
            if more.line < found[-1].line:
                break  # it comes of what was put in
            found.append(more)
    return list(dict.fromkeys(found))


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


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


def _build(events: Iterator[yaml.Event], ends: list[tuple[int, int]]) -> Node:
    """The root node; ``ends`` receives where unquoted texts end (0-based)."""
    root: Node | None = None
    stack: list[tuple[Node, Node | None]] = []  # (container, the key that waits for its value)
    documents = 0
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            raise _Refused("too_much", _start(event))
        mark = _start(event)
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise _Refused("second_document", mark)
                if event.version or event.tags:
                    raise _Refused("directive", mark)
            case yaml.AliasEvent():
                raise _Refused("alias", mark, name=event.anchor)
            case yaml.ScalarEvent():
                node = _scalar(event)
                if not event.style and event.value and event.end_mark is not None:
                    ends.append((event.end_mark.line, event.end_mark.column))
                root = root or node
                stack = _attach(stack, node)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                _refuse_extras(event)
                node = Node(*mark)
                node.items, node.entries = ([], None) if isinstance(event, yaml.SequenceStartEvent) else (None, {})
                if len(stack) >= MAX_DEPTH:
                    raise _Refused("too_deep", mark)
                if stack and stack[-1][0].entries is not None and stack[-1][1] is None:
                    raise _Refused("braces_unquoted", mark, sign="{", example='ask: "{a} + {b}"')
                root = root or node
                stack = _attach(stack, node)
                stack.append((node, None))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                stack.pop()
    if root is None:
        raise _Refused("file_empty")
    return root


def _scalar(event: yaml.ScalarEvent) -> Node:
    _refuse_extras(event)
    mark = _start(event)
    if len(event.value) > MAX_SCALAR:
        raise _Refused("text_too_long", mark)
    if (hidden := _HIDDEN.search(event.value)) is not None:  # written as an escape: "\\u202e"
        raise _Refused("hidden_character", mark, code_point=f"U+{ord(hidden[0]):04X}")
    return Node(*mark, text=event.value)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _refuse_extras(event: yaml.NodeEvent) -> None:
    if event.anchor is not None:
        raise _Refused("anchor", _start(event), name=event.anchor)
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise _Refused("tag", _start(event), name=str(tag))


def _attach(stack: list[tuple[Node, Node | None]], node: Node) -> list[tuple[Node, Node | None]]:
    if not stack:
        return stack
    parent, key = stack[-1]
    if parent.items is not None:
        parent.items.append(node)
    elif parent.entries is not None and key is None:
        name = node.text or ""
        if name == "<<":
            raise _Refused("merge_key", (node.line, node.column))
        if name in parent.entries:
            first = parent.keys[name]
            raise _Refused("key_twice", (node.line, node.column), name=name, first=first.line)
        parent.keys[name] = node
        stack[-1] = (parent, node)
    elif parent.entries is not None and key is not None:
        parent.entries[key.text or ""] = node
        stack[-1] = (parent, None)
    return stack


def every_text(node: Node) -> Iterator[Node]:
    """Every node with a text below ``node``, in reading order."""
    if node.text is not None:
        yield node
    for part in (*(node.items or ()), *(node.entries or {}).values()):
        yield from every_text(part)


def holder(node: Node, sign: str) -> Node:
    """The first text below ``node`` in which ``sign`` stands; ``node`` itself when there is none."""
    return next((text for text in every_text(node) if sign in (text.text or "")), node)
