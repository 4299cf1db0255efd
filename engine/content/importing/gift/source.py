"""GIFT questions as questions of a pack: what fits a kind of challenge, and by name what does not."""

import re
from dataclasses import replace
from fractions import Fraction

from engine.challenges.expressions.language import show
from engine.content.importing.enclosed import enclosed_picture
from engine.content.importing.found import Found, Left, Question
from engine.content.importing.gift.parts import Choice, GiftQuestion, Said, Span
from engine.content.importing.gift.reading import GAP, read_gift
from engine.content.importing.plain_text import (
    clean,
    from_html,
    from_markdown,
    looks_like_html,
    marked_pictures_in,
    one_line,
    pictures_in,
    player_in,
    without_formulas,
)

_FULL = 99.0  # percent from which an answer counts as right
_PRAISE = 4  # words: a comment this short on a right answer only praises


def gift_found(text: str, title: str) -> Found:
    """Everything in a GIFT file; categories become groups."""
    found = Found(title=title)
    group, number = title, 0
    for question in read_gift(text):
        if question.type == "Category":
            group = _category(question.title) or title
            continue
        number += 1
        place = f"question {number} (line {question.line})" + (f" “{question.title[:40]}”" if question.title else "")
        try:
            made = _questions(question, place, found)
        except _NotTaken as why:
            found.left.append(Left(place, str(why)))
            continue
        found.group(group).questions += made
    return found


class _NotTaken(ValueError):
    """Why a question cannot be taken, in a sentence."""


def _category(path: str) -> str:
    """The last name of a category: "$course$/top/Default for Maths" → "Maths"."""
    parts = [part.strip() for part in path.replace("//", "\x00").split("/")]
    named = [one_line(from_html(p.replace("\x00", "/"))) for p in parts if p and not p.startswith("$") and p.casefold() != "top"]
    return named[-1].removeprefix("Default for ").removeprefix("Standard für ") if named else ""


def plain(said: Said | None) -> str:
    """A text of any GIFT format as a child should read it."""
    if said is None:
        return ""
    text = said.text[:20_000]
    if said.format == "markdown":
        text = from_markdown(from_html(text) if looks_like_html(text) else text)
    elif said.format == "html" or looks_like_html(text):
        text = from_html(text)
    return clean(without_formulas(text))


def _questions(question: GiftQuestion, place: str, found: Found) -> list[Question]:
    if question.type == "Broken":
        raise _NotTaken(question.why)
    if question.type == "Description":
        raise _NotTaken(f"It is a text without a question: “{one_line(plain(question.stem))[:60]}”.")
    if heard := player_in(question.stem.text):
        raise _NotTaken(f"It asks with a sound or a film ({heard}), and GIFT files carry none.")
    base = Question(place=place, ask=_asked(question), why=plain(question.general))
    base = _with_picture(question, base, found)
    match question.type:
        case "Essay":
            found.note("Essays became tasks away from the screen; say in criteria: what makes a good answer.")
            return [replace(base, kind="show")]
        case "TF":
            why = base.why or plain(question.feedback[0]) or _telling(question.feedback[1])
            return [replace(base, kind="truth", answer="true" if question.is_true else "false", why=why)]
        case "Matching":
            return _matching(question, base)
        case "Numerical":
            return [_number(question, base, found)]
        case "Short":
            return [_short(question, base, found)]
        case _:
            return _choices(question, base, found)


def _asked(question: GiftQuestion) -> str:
    """What is asked; a gap behind a whole sentence, or before nothing but a full stop, is tidied."""
    text = plain(question.stem)
    if question.embedded and (tail := re.search(rf"\s*{GAP}\s*([.!?]?)$", text)) is not None:
        before = text[: tail.start()]
        return before if before[-1:] in tuple(".?!:") else f"{before} {GAP}{tail[1]}".strip()
    return text


def _with_picture(question: GiftQuestion, base: Question, found: Found) -> Question:
    sources = pictures_in(question.stem.text)
    if question.stem.format == "markdown":
        sources += marked_pictures_in(question.stem.text)
    for source in sources:
        key = enclosed_picture(source, found)
        if key:
            return replace(base, picture=key)
    if sources:
        name = sources[0].rpartition("/")[2][:40] or "a picture"
        found.note(
            f"Pictures are not part of a GIFT file: {name} and others like it are missing. Put them into the pack's folder yourself."
        )
        if not base.ask:
            raise _NotTaken(f"It asks with a picture alone ({name}), and GIFT files carry no pictures.")
    return base


def _telling(said: Said | None) -> str:
    """A comment on a right answer, when it explains something."""
    text = plain(said)
    return text if len(text.split()) > _PRAISE else ""


def _is_full(choice: Choice) -> bool:
    return choice.weight >= _FULL if choice.weight is not None else choice.right


def _mistakes(choices: list[Choice]) -> tuple[tuple[str, str], ...]:
    return tuple((one_line(plain(c.text)), one_line(plain(c.feedback))) for c in choices if c.feedback and plain(c.text))


def _choices(question: GiftQuestion, base: Question, found: Found) -> list[Question]:
    """One question for every right answer, each among all the wrong ones."""
    full = [c for c in question.choices if _is_full(c)]
    right = full or [c for c in question.choices if (c.weight or 0) > 0]
    wrong = [c for c in question.choices if c not in right and (full or (c.weight or 0) <= 0)]
    for choice in question.choices:
        if not plain(choice.text) and (pictures := pictures_in(choice.text.text)):
            raise _NotTaken(f"Its answers are pictures ({pictures[0][-40:]}), and GIFT files carry no pictures.")
    others = tuple(dict.fromkeys(text for c in wrong if (text := one_line(plain(c.text)))))
    if not right:
        raise _NotTaken("No answer is marked as right. A right answer begins with =.")
    if not others:
        raise _NotTaken("All of its answers are right, so there is nothing to choose.")
    if len(right) > 1:
        found.note("Questions with several right answers ask for one of them at a time, among the wrong ones.")
    if full and any(0 < (c.weight or 0) < _FULL for c in wrong):
        found.note("Answers worth a part of the points count as wrong here; what was said about them is kept.")
    why = base.why or next((text for c in right if (text := _telling(c.feedback))), "")
    return [
        replace(base, kind="choose", answer=one_line(plain(c.text)), others=others, mistakes=_mistakes(wrong), why=why)
        for c in right
        if plain(c.text)
    ]


def _short(question: GiftQuestion, base: Question, found: Found) -> Question:
    usable = [c for c in question.choices if plain(c.text) and "*" not in plain(c.text).replace("\\*", "")]
    full = [c for c in usable if _is_full(c)] or [c for c in usable if (c.weight or 0) > 0]
    if not full:
        raise _NotTaken("Its answer stands for many words (*), or none is marked as right.")
    if len(usable) < len(question.choices):
        found.note("Answers with a * for any letters are left out.")
    partial = [c for c in usable if c not in full]
    if any((c.weight or 0) > 0 for c in partial):
        found.note("Answers worth a part of the points count as wrong here; what was said about them is kept.")
    texts = list(dict.fromkeys(one_line(plain(c.text)).replace("\\*", "*") for c in full))
    why = base.why or next((text for c in full if (text := _telling(c.feedback))), "")
    return replace(base, kind="typed", answer=texts[0], accept=tuple(texts[1:]), mistakes=_mistakes(partial), why=why)


def _number(question: GiftQuestion, base: Question, found: Found) -> Question:
    spans = [(c, c.span) for c in question.choices if c.span is not None]
    full = [(c, s) for c, s in spans if _is_full(c)] or [(c, s) for c, s in spans if (c.weight or 0) > 0]
    if not full:
        raise _NotTaken("No number is marked as right.")
    why = base.why or next((text for c, _ in full if (text := _telling(c.feedback))), "")
    known = tuple((_shown(s), one_line(plain(c.feedback))) for c, s in spans if (c, s) not in full and c.feedback and s.number)
    if len(full) < len(spans):
        found.note("Numbers worth a part of the points count as wrong here; what was said about them is kept.")
    exact = list(dict.fromkeys(_shown(s) for _, s in full))
    if len(exact) > 1 and any(_off(s) for _, s in full):
        raise _NotTaken("It accepts several ranges of numbers.")
    if len(exact) > 1:
        return replace(base, kind="typed", answer=exact[0], accept=tuple(exact[1:]), why=why)
    off = _off(full[0][1])
    mistakes = tuple((number, say) for number, say in known if number != exact[0])
    return replace(base, kind="number", answer=exact[0], tolerance=show(off) if off else "", mistakes=mistakes, why=why)


def _shown(span: Span) -> str:
    """The number in the middle of what is accepted."""
    if span.number:
        return show(Fraction(span.number)).replace("−", "-")
    return show((Fraction(span.low) + Fraction(span.high)) / 2).replace("−", "-")


def _off(span: Span) -> Fraction:
    if span.number:
        return abs(Fraction(span.off or "0"))
    return abs(Fraction(span.high) - Fraction(span.low)) / 2


def _matching(question: GiftQuestion, base: Question) -> list[Question]:
    pairs = tuple((one_line(plain(left)), one_line(from_html(right))) for left, right in question.pairs)
    extra = tuple(right for left, right in pairs if not left and right)
    pairs = tuple((left, right) for left, right in pairs if left and right)
    if len({right for _, right in pairs}) < 2:
        raise _NotTaken("Its pairs are pictures or empty, or all have the same partner.")
    return [replace(base, kind="pairs", pairs=pairs, others=extra)]
