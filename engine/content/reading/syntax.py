"""What a YAML error really comes from: the quote that was not closed, the line that begins in the wrong column, the comma inside braces.

The YAML library names the place where it gave up, which is often lines behind the slip. Here the tokens and the indentation before that
place are looked at, and the slip is named where it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from engine.content.models.problems import Problem
from engine.content.reading.columns import indentation, misplaced, without_skill
from engine.content.reading.yaml_fixes import cure, mended_line

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_TOKENS = 50_000
_CURLY = re.compile(r"(?:: +|- +|[\[{,] *)([“”„‟«»])")
_KEY = re.compile(r"(?:- +)*[\w-]+:(?:\s|$)")
_OF_ONE_VALUE = {
    "flow_text",
    "colon_unquoted",
    "colon_no_space",
    "braces_unquoted",
    "quote_open",
    "quote_ends_early",
    "backslash",
}
_OF_ONE_VALUE |= {"sign_unquoted", "star_unquoted", "curly_quotes", "after_brace", "comma_missing"}
_OPEN = {yaml.FlowMappingStartToken: "{ }", yaml.FlowSequenceStartToken: "[ ]"}
_CLOSE = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


@dataclass(frozen=True, slots=True)
class _Found:
    """A slip: its code, where (0-based), and the values of its words."""

    code: str
    line: int
    column: int
    values: tuple[tuple[str, object], ...] = ()


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """The problem behind ``error`` in ``text``."""
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    shown = lines[line].strip()
    found = _found(error, text, lines, line, column) or _Found("syntax", line, column)
    values: dict[str, Any] = {"shown": shown[:60], **dict(found.values)}
    return Problem.of(found.code, name, line=found.line + 1, column=found.column + 1, **values)


def _found(error: yaml.YAMLError, text: str, lines: Sequence[str], line: int, column: int) -> _Found | None:
    if "\t" in lines[line][: column + 1]:
        return _Found("tab", line, column)
    if (cured := cure(lines, line)) is not None:
        return _Found(*cured)
    tokens = _tokens_before(text, line, column)
    said = str(getattr(error, "problem", "") or "")
    return (
        _quote(error, tokens, lines, line, column)
        or _curly(lines, line)
        or _flow(tokens, lines, line, column)
        or _sign(said, lines, line, column)
        or _dash(lines, line)
        or _colon(said, lines, line, column)
        or _indent(lines, line)
    )


def _tokens_before(text: str, line: int, column: int) -> list[yaml.Token]:
    """What was understood before the place where YAML gave up."""
    found: list[yaml.Token] = []
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            at = token.start_mark
            if len(found) > _MOST_TOKENS or (at is not None and (at.line, at.column) >= (line, column)):
                break
            found.append(token)
    except yaml.YAMLError:
        pass
    return found


def without_slip(text: str, slip: Problem) -> str | None:
    """``text`` with something harmless in place of the slip, to look for others: a value, or the whole skill. None outside of skills."""
    lines = text.split("\n")
    if slip.code in ("colon_missing", "dash_no_space") and (mended := mended_line(lines[slip.line - 1])) is not None:
        return "\n".join([*lines[: slip.line - 1], mended, *lines[slip.line :]])
    if slip.code in _OF_ONE_VALUE:
        spaced = re.sub(r"^( *(?:- +)*[a-z_]+):(?=[^\s/])", r"\1: ", lines[slip.line - 1])
        begin = re.match(r" *(?:- +)*(?:[\w-]+: +)?", spaced)
        harmless = f"{begin[0] if begin else ''}x"
        if harmless != lines[slip.line - 1]:
            return "\n".join([*lines[: slip.line - 1], harmless, *lines[slip.line :]])
    return without_skill(text, slip.line)


# ------------------------------------------------------------ quotes and signs
def _quote(error: yaml.YAMLError, tokens: Sequence[yaml.Token], lines: Sequence[str], line: int, column: int) -> _Found | None:
    """A quote that is not closed where its text ends, or that ends in the middle of a text."""
    if "quoted scalar" in str(getattr(error, "context", "") or ""):
        opened = getattr(error, "context_mark", None)
        if opened is not None and opened.line < len(lines):
            if "escape" in str(getattr(error, "problem", "")):
                return _Found("backslash", line, column)
            return _Found("quote_open", opened.line, opened.column, (("sign", _at(lines, opened.line, opened.column)),))
    quoted = [t for t in tokens if isinstance(t, yaml.ScalarToken) and not t.plain]
    for token in reversed(quoted[-3:]):
        begin, end = token.start_mark, token.end_mark
        if end.line != line or lines[line][end.column : column].strip(" "):
            continue
        sign = _at(lines, begin.line, begin.column)
        if begin.line < end.line:
            return _Found("quote_open", begin.line, begin.column, (("sign", sign),))
        if not _at(lines, line, column).strip(" ,]}:#"):
            continue
        return _Found("quote_ends_early", begin.line, begin.column, (("sign", sign), ("other", '"' if sign == "'" else "'")))
    return None


def _curly(lines: Sequence[str], line: int) -> _Found | None:
    """Quotes of a word processor where a text begins: to YAML they are letters."""
    curly = _CURLY.search(lines[line])
    return _Found("curly_quotes", line, curly.start(1)) if curly is not None else None


def _sign(said: str, lines: Sequence[str], line: int, column: int) -> _Found | None:
    """A sign that YAML keeps for itself at the beginning of a text."""
    if (star := re.search(r"(?:^|: +|- +)(\*)", lines[line])) is not None and star.start(1) <= column:
        return _Found("star_unquoted", line, column if column > star.start(1) else star.start(1))
    sign = _at(lines, line, column)
    if "cannot start any token" in said and sign in "@`%|>":
        return _Found("sign_unquoted", line, column, (("sign", sign),))
    return None


# ------------------------------------------------------------ braces and brackets
def _flow(tokens: Sequence[yaml.Token], lines: Sequence[str], line: int, column: int) -> _Found | None:
    """Inside { } or [ ]: a text with a comma, colon or brace of its own, or one that is not closed."""
    if (braces := _behind_braces(lines, line, column)) is not None:
        return braces
    opened: list[int] = []  # the numbers of tokens that opened what is still open
    for number, token in enumerate(tokens):
        if type(token) in _OPEN:
            opened.append(number)
        elif isinstance(token, _CLOSE) and opened:
            opened.pop()
    if not opened:
        return None
    outer = tokens[opened[-1]]
    if outer.start_mark.line != line:
        ends = lines[outer.start_mark.line].rstrip()
        if not ends.endswith(("{", "[", ",")) or _KEY.match(lines[line].strip()):
            signs = _OPEN[type(outer)]
            return _Found("flow_open", outer.start_mark.line, outer.start_mark.column, (("open", signs[0]), ("close", signs[2])))
    return _Found("flow_text", *_text_begins(tokens, opened[-1]), (("signs", _OPEN[type(outer)]),))


def _text_begins(tokens: Sequence[yaml.Token], opened: int) -> tuple[int, int]:
    """Where the text began that was cut: behind the last colon of a map, behind the last comma of a list."""
    splits = (yaml.ValueToken,) if isinstance(tokens[opened], yaml.FlowMappingStartToken) else (yaml.FlowEntryToken,)
    for number in range(len(tokens) - 1, opened - 1, -1):
        behind = tokens[number + 1] if number + 1 < len(tokens) else None
        if (isinstance(tokens[number], splits) or number == opened) and isinstance(behind, yaml.ScalarToken):
            return _where(behind)
    return _where(tokens[-1])


def _where(token: yaml.Token) -> tuple[int, int]:
    return token.start_mark.line, token.start_mark.column


def _behind_braces(lines: Sequence[str], line: int, column: int) -> _Found | None:
    """A text that begins with braces goes on behind them; or something was put behind the } of a map."""
    before = lines[line][:column].rstrip()
    if not before.endswith("}") or _at(lines, line, column) == "":
        return None
    begins, depth = len(before), 0
    while begins and (depth or begins == len(before)):
        begins -= 1
        depth += {"}": 1, "{": -1}.get(before[begins], 0)
    if depth or not re.search(r"(?:^|: |- |[\[{,]) *$", before[:begins]):
        return None  # the text began before its braces
    if ": " in before[begins:]:
        return _Found("after_brace", line, column)
    in_list = before[:begins].count("[") > before[:begins].count("]")
    rest = lines[line][begins:].split(" #")[0].split("]" if in_list else "\n")[0]
    return _Found("braces_unquoted", line, begins, (("sign", "{"), ("example", _quoted(rest.replace('"', "")))))


# ------------------------------------------------------------ columns
def _dash(lines: Sequence[str], line: int) -> _Found | None:
    """A dash without the blank behind it."""
    bare = lines[line].lstrip(" ")
    if re.match(r"-[{\[\w\"']", bare) and not re.match(r"-\d", bare):
        return _Found("dash_no_space", line, len(lines[line]) - len(bare), (("shown", "- " + bare[1:41]),))
    return None


def _colon(said: str, lines: Sequence[str], line: int, column: int) -> _Found | None:
    """A text with a colon that is not in quotes; a key whose colon has no blank behind it."""
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), -1)
    for number in (line, above):
        glued = re.match(r" *(?:- +)*([a-z_]+):([^\s/].*)", lines[number]) if number >= 0 else None
        if glued is not None and (number == above or line != above):
            at = glued.end(1)
            return _Found("colon_no_space", number, at, (("shown", f"{glued[1]}: {glued[2]}"[:60]),))
    if "mapping values" in said:
        first = re.match(r" *(?:- +)*[^\s:][^:]*?:(?= |$)", lines[line])
        if first is not None and first.end() - 1 < column:
            begins = first.end() + len(lines[line][first.end() :]) - len(lines[line][first.end() :].lstrip(" "))
            return _Found("colon_unquoted", line, begins, (("shown", _quoted(lines[line][begins:])),))
    return None


def _indent(lines: Sequence[str], line: int) -> _Found | None:
    """A line that begins in a column where nothing begins."""
    if (found := misplaced(lines, line)) is None:
        return None
    begins = indentation(lines[found[0]])
    return _Found("indent", found[0], begins, (("count", begins), ("fits", found[1])))


def _at(lines: Sequence[str], line: int, column: int) -> str:
    return lines[line][column : column + 1]


def _quoted(said: str) -> str:
    bare = said.strip().strip('"')
    bare = bare if len(bare) <= 60 else bare[:57] + "…"
    return f'"{bare}"' if '"' not in bare else f"'{bare}'"
