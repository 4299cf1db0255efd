"""Slips of YAML that are found by trying what would mend them: a colon after a key, a comma between entries, a blank after a dash.

What is typed wrong there is mostly allowed, and YAML gives up a line or more behind it. So the likely cure is tried, and only what lets YAML
read on is told.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import yaml
from pydantic import BaseModel

from engine.content.models import pack_models

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINES_BACK = 40
_LONGEST, _MOST_NAMES = 2_000, 24  # letters of a line, and names in it, between which a comma may be missing
_TRIES = 12  # each reads the file once more
_MODELS: tuple[type[BaseModel], ...] = (pack_models.PackModel, pack_models.SkillModel, *pack_models.MODELS.values())
_KEYS = frozenset(name for model in _MODELS for name in model.model_fields)
_NO_COLON = re.compile(r"( *(?:- +)*)([a-z_]+)(?: *= *(\S.*)| +(\S.*)| *)$")
_NO_BLANK = re.compile(r"( *)-(?=[a-z_]+:(?: |$))")
_ENTRY = re.compile(r"(?<=[^\s,{\[:]) +([A-Za-z_]\w*): ")

Cure = tuple[str, int, int, tuple[tuple[str, object], ...]]  # code, line, column (from 0), the values of its words


def cure(lines: Sequence[str], line: int) -> Cure | None:
    """The slip at or before ``line`` (from 0), where YAML gave up."""
    for number, (code, column, mended, values) in _likely(lines, line):
        if _reads_on("\n".join([*lines[:number], mended, *lines[number + 1 :]]), line):
            return code, number, column, values
    return None


def mended_line(said: str) -> str | None:
    """A line with the colon or blank that it lacks; None when it lacks none."""
    found = _colon(said) or _dash(said)
    return found[2] if found else None


_Likely = tuple[str, int, str, tuple[tuple[str, object], ...]]  # code, column, the line as it would be right, values


def _likely(lines: Sequence[str], line: int) -> Iterator[tuple[int, _Likely]]:
    left = _TRIES
    for number in range(line, max(-1, line - _LINES_BACK), -1):
        for found in (_colon(lines[number]), _dash(lines[number]), *(_commas(lines, number) if number == line else ())):
            if found is not None and left:
                left -= 1
                yield number, found


def _colon(said: str) -> _Likely | None:
    found = _NO_COLON.fullmatch(said.rstrip())
    if found is None or found[2] not in _KEYS:
        return None
    rest = found[3] or found[4] or ""
    shown = f"{found[2]}: {rest}".strip()
    return "colon_missing", found.end(1), found[1] + shown, (("name", found[2]), ("shown", shown[:60]))


def _dash(said: str) -> _Likely | None:
    found = _NO_BLANK.match(said)
    if found is None:
        return None
    mended = f"{found[1]}- {said[found.end() :]}"
    return "dash_no_space", found.end(1), mended, (("shown", mended.strip()[:60]),)


def _commas(lines: Sequence[str], number: int) -> Iterator[_Likely]:
    """A comma before each name in braces that is a name elsewhere too: else it is a text with a colon."""
    said = lines[number]
    if len(said) > _LONGEST:
        return
    for found in islice(_ENTRY.finditer(said), _MOST_NAMES):
        before, name = said[: found.start()], found[1]
        earlier = re.findall(r"[{,] *([\w-]+): ", before)
        if not earlier or before.count("{") <= before.count("}") or not _is_name(name, lines, number):
            continue
        mended = f"{before}, {said[found.start() :].lstrip()}"
        shown = mended[mended.rfind("{", 0, found.start()) :]
        shown = shown[: shown.find("}") + 1] or shown
        yield "comma_missing", found.start(1), mended, (("before", earlier[-1]), ("name", name), ("shown", shown[:80]))


def _is_name(name: str, lines: Sequence[str], number: int) -> bool:
    used = re.compile(rf"[{{,] *{name}: |{{{name}}}")
    return name in _KEYS or any(used.search(said) for at, said in enumerate(lines) if at != number)


def _reads_on(text: str, line: int) -> bool:
    """Whether YAML gets behind ``line``."""
    try:
        for _ in yaml.parse(text, Loader=_LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark is not None and mark.line > line
    return True
