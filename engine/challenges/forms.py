"""Answer forms: the shapes an answer can take, each with everything a mini-game must know to let somebody give it.

A form never says what is right (``Challenge.solution`` does); only ``BuildForm`` carries its condition, because many answers
fulfil it. ``guess`` is the chance of being right by luck.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import factorial
from textwrap import wrap

from engine.challenges.expressions.language import Value

ME, ADULT = "me", "adult"  # who ticks in ``ShowForm``


class Form(StrEnum):
    """The shapes an answer can take.

    SENTENCES is CHOOSE with choices too long for a stone or a fish: a family has it instead of CHOOSE, and only mini-games with large
    plates play it; PARAGRAPHS are too long for those, too. The challenge itself is answered as CHOOSE.
    """

    CHOOSE = "choose"
    NUMBER = "number"
    TEXT = "text"
    ORDER = "order"
    PAIRS = "pairs"
    SORT = "sort"
    PLACE = "place"
    BUILD = "build"
    SHOW = "show"
    SENTENCES = "sentences"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that can be pressed, caught or put in order.

    ``id`` is what an Answer names. ``text`` is shown (may be empty when ``picture`` says it all), ``spoken`` is read
    aloud. ``picture`` is a picture name, a file in the pack or an emoji; ``times`` draws it that many times.
    """

    id: str
    text: str = ""
    picture: str = ""
    spoken: str = ""
    times: int = 1

    @property
    def aloud(self) -> str:
        """What the voice says for this option; never empty for a sound pack."""
        return self.spoken or self.text or self.picture


# By the number of choices, measured in the games: (lines, letters in a line) of stones and fish, and of a desk's plates; letters of a sheet.
_STONES = {2: (2, 9), 3: (2, 8), 4: (2, 8), 5: (1, 6), 6: (1, 6)}
_PLATES = {2: (4, 15), 3: (4, 15), 4: (4, 11), 5: (4, 8), 6: (4, 6)}
_ON_A_TAG = 12  # letters of a word that a fish carries
_LINES = {2: 230, 3: 230, 4: 145, 5: 98, 6: 50}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseForm:
    """One of several options."""

    options: tuple[Option, ...]
    form: Form = field(default=Form.CHOOSE, init=False)

    @property
    def needed(self) -> frozenset[Form]:
        """What a game must play to have room for the choices: the smallest plates, larger ones, or whole lines."""
        count = min(max(2, len(self.options)), 6)
        if self._fits(*_STONES[count]) and self.longest <= _ON_A_TAG:
            return frozenset({Form.CHOOSE})
        return frozenset({Form.SENTENCES if self._fits(*_PLATES[count]) else Form.PARAGRAPHS})

    @property
    def most_letters(self) -> int:
        """The most letters that a choice may have beside so many others."""
        return _LINES[min(max(2, len(self.options)), 6)]

    @property
    def longest(self) -> int:
        """The letters of the longest choice; pictures with words have room of their own."""
        return max((len(option.text) for option in self.options if not option.picture), default=0)

    def _fits(self, lines: int, letters: int) -> bool:
        wrapped = [
            wrap(option.text, letters, break_long_words=False, break_on_hyphens=False)
            for option in self.options
            if not option.picture
        ]
        return all(len(found) <= lines and all(len(line) <= letters for line in found) for found in wrapped)

    @property
    def guess(self) -> float:
        return 1.0 / len(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm:
    """A typed number of at most ``digits`` characters; ``unit`` is shown behind the field.

    ``pad`` has the signs beside digits that the island needs (−, the decimal sign, /, a blank between 1 and 3/4): they are shown for
    every answer alike, so that no sign tells what this one is. ``negative``, ``decimal_sign`` and ``fraction`` say how this answer is
    written. ``language_sign`` tells how a typed "1,000" is read. Right is whatever lies within ``tolerance``; ``lowest`` wants a
    fraction in its lowest terms.
    """

    digits: int = 8
    pad: str = ""
    negative: bool = False
    decimal_sign: str = ""
    fraction: bool = False
    unit: str = ""
    language_sign: str = "."
    tolerance: Fraction = Fraction(0)
    lowest: bool = False
    form: Form = field(default=Form.NUMBER, init=False)
    guess: float = field(default=0.0, init=False)

    @property
    def signs(self) -> str:
        """The signs of the pad in their order: those of the island, and whatever this answer needs."""
        own = "−" * self.negative + self.decimal_sign + "/" * self.fraction
        return "".join(sign for sign in ("−", self.language_sign, "/", " ") if sign in self.pad + own)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """A word, typed or laid from letter tiles.

    ``tiles`` holds every letter needed (repeats included) and some more, shuffled; empty means: typed freely.
    ``slots`` shows the length and what is given already: ``("s", "h", "", "p")`` wants one letter. An answer is always
    the whole word. ``case_matters`` and ``accents_free`` are the rules it is judged by.
    """

    tiles: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    longest: int = 24
    case_matters: bool = False
    accents_free: bool = False
    form: Form = field(default=Form.TEXT, init=False)
    guess: float = field(default=0.0, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderForm:
    """Put the pieces in order; ``first`` and ``last`` name the ends in words ("smallest" … "largest")."""

    pieces: tuple[Option, ...]
    first: str = ""
    last: str = ""
    form: Form = field(default=Form.ORDER, init=False)

    @property
    def guess(self) -> float:
        return 1.0 / factorial(len(self.pieces))


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsForm:
    """What on the left belongs to what on the right? An answer gives the right ids in the order of ``left``."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]
    form: Form = field(default=Form.PAIRS, init=False)

    @property
    def guess(self) -> float:
        return 1.0 / factorial(len(self.left))


@dataclass(frozen=True, slots=True, kw_only=True)
class SortForm:
    """Every piece into its group. An answer gives a group id for each of ``pieces`` in their order."""

    groups: tuple[Option, ...]
    pieces: tuple[Option, ...]
    form: Form = field(default=Form.SORT, init=False)

    @property
    def guess(self) -> float:
        return float(len(self.groups)) ** -len(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a picture: a box in shares (0 to 1) of its width and height."""

    id: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceForm:
    """A place on something: ``on`` is line, timeline, thermometer, clock or picture.

    The first three go from ``low`` to ``high`` in stops of ``step``; every ``numbered`` a number is shown, ``marks`` are named
    places (value, words). A clock has stops of ``step`` minutes in twelve hours, answered as "7:30". On a picture one of
    ``regions`` is meant, by its id.
    """

    on: str
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    step: Fraction = Fraction(1)
    numbered: Fraction = Fraction(0)
    marks: tuple[tuple[Fraction, str], ...] = ()
    unit: str = ""
    tolerance: Fraction = Fraction(0)
    picture: str = ""
    regions: tuple[Region, ...] = ()
    language_sign: str = "."
    form: Form = field(default=Form.PLACE, init=False)

    @property
    def stops(self) -> int:
        """How many different answers there are."""
        if self.on == "picture":
            return len(self.regions)
        if self.on == "clock":
            return int(720 / self.step)
        return int((self.high - self.low) / self.step) + 1

    @property
    def guess(self) -> float:
        return min(0.5, (1 + 2 * int(self.tolerance / self.step)) / self.stops)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildForm:
    """Pieces put together, at most ``most`` of them, so that ``condition`` holds over ``values`` and the pieces.

    ``again``: a piece may be laid more than once. ``tally``: the running total is shown. An answer gives piece ids in the
    order they were laid.
    """

    pieces: tuple[Option, ...]
    condition: str
    values: Mapping[str, Value]
    most: int
    again: bool = False
    tally: bool = False
    language_sign: str = "."
    form: Form = field(default=Form.BUILD, init=False)
    guess: float = field(default=0.0, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowForm:
    """Something done away from the screen; child and adult tick each of ``criteria``.

    An answer gives a tick as ``me:0`` or ``adult:0``, the number of its criterion. The child's ticks are a word about itself and no
    evidence; what the adult saw in full is right, and half of it counts as luck: what nobody measured is weak evidence.
    """

    criteria: tuple[str, ...]
    form: Form = field(default=Form.SHOW, init=False)
    guess: float = field(default=0.5, init=False)


AnswerForm = ChooseForm | NumberForm | TextForm | OrderForm | PairsForm | SortForm | PlaceForm | BuildForm | ShowForm


def clock_minutes(text: str) -> Fraction | None:
    """ "7:30" as minutes after twelve on a twelve-hour dial, or None when it is no time."""
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isascii() and minutes.isascii() and hours.isdigit() and minutes.isdigit()):
        return None
    if len(hours) > 2 or len(minutes) > 2 or int(hours) > 24 or int(minutes) > 59:
        return None
    return Fraction((int(hours) * 60 + int(minutes)) % 720)
