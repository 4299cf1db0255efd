"""From a template and one set of values to the parts that every challenge has: what the making of each kind is built of."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from engine.challenges.base import AnswerForm, Challenge, ChooseForm, Form, Group, Mistake, Option, Prompt
from engine.challenges.expressions.language import ExpressionError, Value, evaluate, names_in, show
from engine.challenges.expressions.numerals import decimal_sign
from engine.challenges.expressions.values import NotFair
from engine.challenges.speaking.maths import said
from engine.challenges.speaking.picture_names import picture_name
from engine.challenges.templates import KnownMistake, Template, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One set of values for a template: what a kind turns into a challenge.

    Who searches tells ``spend`` how much work that is, in letters filled in or calculated, before it is done: a checker has only so much.
    """

    template: Template
    values: Mapping[str, Value]
    rng: Random
    seed: int
    item: str
    skill: str
    difficulty: float
    variance: float = 0.36
    pack_folder: str = ""
    spend: Callable[[int], None] = lambda letters: None

    @property
    def sign(self) -> str:
        """The decimal sign of the pack's language."""
        return decimal_sign(self.template.language)

    def text(self, source: str) -> str:
        return fill(source, self.values, self.template.language)

    def show(self, value: Value) -> str:
        return show(value, self.sign)

    def option(self, text: str) -> Option:
        """A choice or piece, spoken in the pack's language."""
        return option(text, self.template.language)

    def value(self, source: str) -> Value:
        return evaluate(source, self.values, self.template.language)

    @property
    def known(self) -> tuple[KnownMistake, ...]:
        """The mistakes that are ones with these values. Raises ExpressionError."""
        return tuple(m for m in self.template.mistakes if not m.where or self._is_true(m.where))

    def _is_true(self, condition: str) -> bool:
        found = self.value(condition)
        if not isinstance(found, bool):
            raise ExpressionError("“{said}” is no condition. Write, for example, where: a > 5.", said=condition)
        return found


def finish(
    draw: Draw,
    *,
    forms: tuple[AnswerForm, ...],
    solution: Mapping[Form, tuple[str, ...]],
    shown: str,
    prompt: Prompt,
    mistakes: Mapping[str, Mistake] | None = None,
    accepted: tuple[str, ...] = (),
    same: str = "",
    order_free: bool = False,
) -> Challenge:
    """The parts that are the same for every kind: hints, why, mistakes, identity.

    What is said belongs to the identity: two stories with one picture are two questions. ``same`` adds what the prompt does not show; with ``order_free`` it tells all, because the solution stands in
    an order made by chance.
    """
    template = draw.template
    answer_key = "" if order_free else "/".join(next(iter(solution.values())))
    groups = ",".join(f"{g.count}{g.picture}{g.label}" for g in prompt.groups)
    return Challenge(
        item=draw.item,
        kind=template.kind,
        skill=draw.skill,
        seed=draw.seed,
        identity=f"{template.kind}|{prompt.text}|{prompt.spoken}|{prompt.picture}|{groups}|{answer_key}|{same}",
        prompt=prompt,
        forms=forms,
        solution=solution,
        shown_solution=shown,
        hints=tuple(text for hint in template.hints if (text := draw.text(hint))),
        why=draw.text(template.why),
        mistakes=known_mistakes(draw) if mistakes is None else mistakes,
        accepted=accepted,
        variance=draw.variance,
        difficulty=draw.difficulty,
        pack_folder=draw.pack_folder,
        language=template.language,
    )


def prompt_of(draw: Draw, **parts: object) -> Prompt:
    """Ask, say, picture and sound with the values filled in; what is not said is spoken as it is written."""
    template = draw.template
    text = draw.text(template.ask)
    picture = draw.text(template.picture) if "picture" not in parts else str(parts.pop("picture"))
    if text and is_picture(text):
        text, picture = "", picture or text
    spoken = draw.text(template.say) or said(text, template.language) or picture_name(picture, template.language)
    shows = template.own.get("shows")
    if shows and "groups" not in parts:
        parts["groups"] = tuple(shown_group(draw.text(str(entry))) for entry in shows)
    return Prompt(text=text, spoken=spoken, picture=picture, sound=draw.text(template.sound), **parts)  # type: ignore[arg-type]


def shown_group(text: str) -> Group:
    """One entry of ``shows``: a picture ("🍎"), a picture several times ("🍎 x 3"), or a sign ("+", "?")."""
    bare = text.strip()
    name, _, times = bare.rpartition(" x ")
    if name and re.fullmatch(r"\d{1,3}", times.strip(), re.ASCII):
        return Group(picture=name.strip(), count=int(times))
    return Group(picture=bare, count=1) if is_picture(bare) else Group(picture="", count=0, label=bare)


def known_mistakes(draw: Draw) -> dict[str, Mistake]:
    """Known wrong values of this draw; the first explanation of a value wins."""
    found: dict[str, Mistake] = {}
    for mistake in draw.known:
        value = text_or_value(mistake.when, draw)
        found.setdefault(value, Mistake(id=mistake.id, say=draw.text(mistake.say)))
    return found


def text_or_value(source: str, draw: Draw) -> str:
    """A text with holes is filled; anything else is an expression over the values, or plain text when it is none."""
    if "{" in source:
        return draw.text(source)
    try:
        if names_in(source) <= draw.values.keys():
            return draw.show(draw.value(source))
    except ExpressionError:
        pass
    return source


def is_picture(text: str) -> bool:
    """Whether a text is one emoji, one of the game's pictures by name, or a picture file: shown, not read."""
    bare = text.strip()
    if not bare or " " in bare:
        return False
    if bare.startswith("shape_") or bare.endswith((".png", ".jpg", ".jpeg", ".webp")):
        return True
    if bare.endswith("\u20e3"):  # a keycap such as 6️⃣ begins with a plain digit
        return True
    if ord(bare[0]) < 0x2190 or bare[0] == "□" or any(ord(c) < 0x200D or c.isalnum() for c in bare):
        return False  # letters of every script are read, however high their number
    return unicodedata.category(bare[0]) != "Sm" or "\ufe0f" in bare or bare in "◽◾"  # ≤ and − are signs, ↔️ is an emoji


@lru_cache(maxsize=4096)
def option(text: str, language: str = "en") -> Option:
    """A choice: a picture when the text is one, words otherwise; "cat 🐈" is both. ``language`` is what the voice speaks."""
    bare = text.strip()
    if is_picture(bare):
        return Option(id=bare, picture=bare, spoken=picture_name(bare, language))
    head, _, tail = bare.rpartition(" ")
    if head and is_picture(tail):
        return Option(id=bare, text=head, picture=tail, spoken=head)
    return Option(id=bare, text=bare, spoken=said(bare, language))


def choose_form(right: str, wrong: list[str], rng: Random, most: int = 4, *, language: str = "en") -> ChooseForm:
    """The right text among up to ``most - 1`` different wrong ones, shuffled. Raises ValueError without a wrong one."""
    others = list(dict.fromkeys(text for text in wrong if text.strip() and text != right))
    if not others:
        raise NotFair("no wrong choice is left")
    picked = [right, *others[: most - 1]]
    rng.shuffle(picked)
    return ChooseForm(options=tuple(option(text, language) for text in picked))


def at_once(own: Mapping[str, Any], usual: int, most: int) -> int:
    """How many things are on the table together: what the pack says, within what there is room for."""
    return min(most, int(own.get("at_once", usual)))


def shuffled(things: list[str], rng: Random) -> list[str]:
    """The things in another order than they came (where there is one)."""
    mixed = things[:]
    for _ in range(20):
        rng.shuffle(mixed)
        if mixed != things:
            break
    return mixed
