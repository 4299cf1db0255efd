"""What somebody means who writes an expression as on paper or in a spreadsheet: a kind word for the commonest strangers."""

from engine.messages import Message, message

_TIMES = message("For times write *.")
_NO_BRACES = message("This is calculated, so leave the braces away.")
_STRAIGHT = message("Type straight quotes in a plain text editor, not in Word.")
_FOR = {
    "x": _TIMES,
    "{": _NO_BRACES,
    "}": _NO_BRACES,
    "^": message("For a power write **."),
    ":": message("For divided by write /."),
    "“": _STRAIGHT,
    "„": _STRAIGHT,
    "”": _STRAIGHT,
    "‘": _STRAIGHT,
    "’": _STRAIGHT,
    "‚": _STRAIGHT,
}


def advised(what: Message, source: str, rest: str) -> Message:
    """``what`` is wrong, and what helps where ``rest`` of ``source`` is not understood, if anybody can tell."""
    found = _advice(source, rest)
    return message("{what} {help}", what=what, help=found) if found is not None else what


def _advice(source: str, rest: str) -> Message | None:
    if source.lstrip().startswith("="):
        return message("Leave the = at the beginning away.")
    word = rest.strip().partition(" ")[0]
    found = _FOR.get(word.lower()) or (_FOR.get(word[:1]) if not word[:1].isalpha() else None)
    if found is None and word.isidentifier() and source.strip()[:1].isdigit():
        return _TIMES  # 2a is 2 * a on paper
    return found
