"""``text``: a word, typed or laid from letters; ``show`` leaves some of them standing ("sh_p")."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from engine.challenges.base import AnswerForm, Challenge, Form, TextForm
from engine.challenges.expressions.values import NotFair
from engine.challenges.kind import ChallengeKind
from engine.challenges.making import Draw, choose_form, finish, known_mistakes, prompt_of
from engine.challenges.signs import fold_case, letters, typable

_VOWELS, _LIKE = (
    "aeiou",
    {"b": "dp", "d": "bp", "p": "bq", "m": "nw", "n": "mu", "s": "cz", "c": "sk", "k": "cg", "i": "ey", "f": "vt"},
)
_COMMON = "tnsrlmdcpb"
_MOST_MISTAKEN = 8  # letters that only mistakes need: the desk has room for so many keys more


class Text(ChallengeKind):
    """Spell it."""

    name = "text"
    texts = ("accept",)
    decides = ("accept",)

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        shown = draw.text(draw.template.answer).strip()
        word = typable(shown)
        if not word:
            raise NotFair("the answer is empty")
        pattern = typable(draw.text(str(own.get("show", ""))))
        slots = gaps(word, pattern) if pattern else ()
        accepted = tuple(draw.text(text).strip() for text in own.get("accept", ()))
        needed = [letter for n, letter in enumerate(letters(word)) if not slots or not slots[n]]
        exact = own.get("case") == "exact"
        mistakes = known_mistakes(draw)
        mistaken = [letter for text in mistakes for letter in letters(typable(text))]
        tiles = spread(needed, draw.rng, other_case=exact, mistaken=mistaken)
        wrong = [draw.text(text).strip() for text in draw.template.others] + list(mistakes)
        wrong = [text for text in wrong if text and fold_case(typable(text)) != fold_case(word) and text not in accepted]
        forms: tuple[AnswerForm, ...] = (
            TextForm(
                tiles=tiles,
                slots=slots,
                longest=max(8, len(word) + 2, *(len(typable(text)) for text in (*accepted, *mistakes))),
                case_matters=exact,
                accents_free=own.get("accents") == "free",
            ),
        )
        solution = {Form.TEXT: (word,)}
        if len(wrong) >= 2:
            forms += (choose_form(shown, wrong, draw.rng, language=draw.template.language),)
            solution[Form.CHOOSE] = (shown,)
        return finish(
            draw, forms=forms, solution=solution, shown=shown, prompt=prompt_of(draw), mistakes=mistakes, accepted=accepted
        )

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("answer", "others", "accept", "show")

    def shown_words(self, challenge: Challenge, language: str) -> str:
        form = challenge.forms[0]
        assert isinstance(form, TextForm)
        return "".join(letter or "_" for letter in form.slots)


def gaps(word: str, pattern: str) -> tuple[str, ...]:
    """ "sh_p" → ("s", "h", "", "p"). Raises ValueError when the pattern does not fit the word."""
    slots = tuple("" if letter == "_" else letter for letter in letters(pattern))
    whole = letters(word)
    if len(slots) != len(whole) or any(shown and shown != letter for shown, letter in zip(slots, whole, strict=True)):
        raise NotFair("“{pattern}” does not fit “{word}”", pattern=pattern, word=word)
    if all(slots):
        raise NotFair("“{pattern}” has no gap", pattern=pattern)
    return slots


def spread(
    needed: list[str], rng: Random, least: int = 5, *, other_case: bool = False, mistaken: Sequence[str] = ()
) -> tuple[str, ...]:
    """The letters needed, those of known mistakes and some that are easily taken for them, shuffled.

    With ``other_case`` the first one is there in the other case, too.
    """
    extra: list[str] = [letter for letter in dict.fromkeys(mistaken) if fold_case(letter) not in map(fold_case, needed)]
    extra = extra[:_MOST_MISTAKEN]
    want = max(2, least - len(needed), len(extra))
    like = [c for letter in needed for c in _LIKE.get(letter.lower(), "")] + [
        v for v in _VOWELS if any(n.lower() in _VOWELS for n in needed)
    ]
    for letter in [*like, *rng.sample(_COMMON, len(_COMMON))]:
        if len(extra) >= want:
            break
        if letter not in extra and letter not in [n.lower() for n in needed]:
            extra.append(letter)
    capital = all(letter.isupper() for letter in needed if letter.isalpha())
    tiles = needed + [letter.upper() if capital and needed else letter for letter in extra]
    if other_case and (swapped := next((n.swapcase() for n in needed if n.swapcase() not in (n, *tiles)), "")):
        tiles.append(swapped)
    rng.shuffle(tiles)
    return tuple(tiles)


KIND: ChallengeKind = Text()
