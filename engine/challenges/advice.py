"""What somebody means who writes an expression as on paper or in a spreadsheet: a kind word for the commonest strangers."""

from engine.sentences import Sentence, sentence

_TIMES = sentence("For times write *.")
_NO_BRACES = sentence("This is calculated, so leave the braces away.")
_STRAIGHT = sentence("Type straight quotes in a plain text editor, not in Word.")
_FOR = {
    "x": _TIMES,
    "{": _NO_BRACES,
    "}": _NO_BRACES,
    "^": sentence("For a power write **."),
    ":": sentence("For divided by write /."),
    "“": _STRAIGHT,
    "„": _STRAIGHT,
    "”": _STRAIGHT,
    "‘": _STRAIGHT,
    "’": _STRAIGHT,
    "‚": _STRAIGHT,
}


def advised(what: Sentence, source: str, rest: str) -> Sentence:
    """``what`` is wrong, and what helps where ``rest`` of ``source`` is not understood, if anybody can tell."""
    found = _advice(source, rest)
    return sentence("{what} {help}", what=what, help=found) if found is not None else what


def _advice(source: str, rest: str) -> Sentence | None:
    if source.lstrip().startswith("="):
        return sentence("Leave the = at the beginning away.")
    word = rest.strip().partition(" ")[0]
    found = _FOR.get(word.lower()) or (_FOR.get(word[:1]) if not word[:1].isalpha() else None)
    if found is None and word.isidentifier() and source.strip()[:1].isdigit():
        return _TIMES  # 2a is 2 * a on paper
    return found
