"""Whether a challenge can be answered by a child who cannot read. Prompts are read aloud; what must be chosen from or spelled is not."""

import re

from engine.challenges.base import Challenge
from engine.challenges.forms import BuildForm, ChooseForm, Form, Option, OrderForm, PairsForm, SortForm

_WORD = re.compile(r"[^\W\d_]{2,}")


def needs_reading(challenge: Challenge, plays: frozenset[Form]) -> bool:
    """True when answering in the form that ``plays`` takes means reading a word, a passage, or spelling."""
    form = challenge.form_for(plays)
    if challenge.prompt.passage or form.form in (Form.TEXT, Form.SHOW):
        return True
    match form:
        case ChooseForm(options=options):
            return _has_words(options)
        case OrderForm(pieces=pieces) | BuildForm(pieces=pieces):
            return _has_words(pieces)
        case PairsForm(left=left, right=right):
            return _has_words(left) or _has_words(right)
        case SortForm(groups=groups, pieces=pieces):
            return _has_words(groups) or _has_words(pieces)
    return False


def _has_words(options: tuple[Option, ...]) -> bool:
    return any(not option.picture and _WORD.search(option.text) for option in options)
