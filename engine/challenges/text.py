"""``text``: a word, typed or laid from letters; ``show`` leaves some of them standing ("sh_p")."""

from random import Random

from engine.challenges.base import AnswerForm, Challenge, Form, TextForm
from engine.challenges.kind import Draw, Examples, choose_form, examples_of, finish, known_mistakes, prompt_of
from engine.challenges.values import NotFair

_VOWELS, _LIKE = (
    "aeiou",
    {"b": "dp", "d": "bp", "p": "bq", "m": "nw", "n": "mu", "s": "cz", "c": "sk", "k": "cg", "i": "ey", "f": "vt"},
)
_COMMON = "tnsrlmdcpb"


class Text:
    """Spell it."""

    name = "text"

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        word = draw.text(draw.template.answer).strip()
        if not word:
            raise NotFair("the answer is empty")
        pattern = draw.text(str(own.get("show", ""))).strip()
        slots = gaps(word, pattern) if pattern else ()
        accepted = tuple(draw.text(text).strip() for text in own.get("accept", ()))
        needed = [letter for n, letter in enumerate(word) if not slots or not slots[n]]
        exact = own.get("case") == "exact"
        tiles = spread(needed, draw.rng, other_case=exact)
        mistakes = known_mistakes(draw)
        wrong = [draw.text(text).strip() for text in draw.template.others] + list(mistakes)
        wrong = [text for text in wrong if text and text.casefold() != word.casefold() and text not in accepted]
        forms: tuple[AnswerForm, ...] = (
            TextForm(
                tiles=tiles,
                slots=slots,
                longest=max(8, len(word) + 2, *(len(text) for text in accepted)),
                case_matters=exact,
                accents_free=own.get("accents") == "free",
            ),
        )
        solution = {Form.TEXT: (word,)}
        if len(wrong) >= 2:
            forms += (choose_form(word, wrong, draw.rng, language=draw.template.language),)
            solution[Form.CHOOSE] = (word,)
        return finish(
            draw, forms=forms, solution=solution, shown=word, prompt=prompt_of(draw), mistakes=mistakes, accepted=accepted
        )

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)


def gaps(word: str, pattern: str) -> tuple[str, ...]:
    """ "sh_p" → ("s", "h", "", "p"). Raises ValueError when the pattern does not fit the word."""
    letters = tuple("" if letter == "_" else letter for letter in pattern)
    if len(letters) != len(word) or any(shown and shown != letter for shown, letter in zip(letters, word, strict=True)):
        raise NotFair("“{pattern}” does not fit “{word}”", pattern=pattern, word=word)
    if all(letters):
        raise NotFair("“{pattern}” has no gap", pattern=pattern)
    return letters


def spread(needed: list[str], rng: Random, least: int = 5, *, other_case: bool = False) -> tuple[str, ...]:
    """The letters needed and some that are easily taken for them, shuffled; with ``other_case`` the first one in the other case too."""
    extra: list[str] = []
    want = max(2, least - len(needed))
    like = [c for letter in needed for c in _LIKE.get(letter.lower(), "")] + [
        v for v in _VOWELS if any(n.lower() in _VOWELS for n in needed)
    ]
    for letter in [*like, *rng.sample(_COMMON, len(_COMMON))]:
        if len(extra) == want:
            break
        if letter not in extra and letter not in [n.lower() for n in needed]:
            extra.append(letter)
    capital = all(letter.isupper() for letter in needed if letter.isalpha())
    tiles = needed + [letter.upper() if capital and needed else letter for letter in extra]
    if other_case and (swapped := next((n.swapcase() for n in needed if n.swapcase() not in (n, *tiles)), "")):
        tiles.append(swapped)
    rng.shuffle(tiles)
    return tuple(tiles)
