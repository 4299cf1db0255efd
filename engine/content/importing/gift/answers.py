"""What stands in the braces of a GIFT question: true or false, choices with weights and feedback, pairs, numbers with ranges."""

import re

from engine.content.importing.gift.parts import Choice, GiftQuestion, Said, Span, format_of, restored, said

# A sign begins an answer unless it stands inside a tag whose values are in quotes, as <img src="a.png">.
_SIGN = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s{1,9}[a-zA-Z-]{1,30}=(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')){0,20}\s{0,9}/?>|[~=]"
)
MOST_SIGNS = 300
_WEIGHT = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{1,9})?)\s*%")
_NUMBER = r"[-+−]?(?:\d{1,15}(?:[.,]\d{1,15})?|[.,]\d{1,15})(?:[eE][-+]?\d{1,2})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*")
_AROUND = re.compile(rf"\s*({_NUMBER})\s*(?::\s*({_NUMBER})?\s*)?")
_TRUE = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#(.*))?", re.IGNORECASE | re.DOTALL)


def read_answers(question: GiftQuestion, body: str, form: str) -> None:
    """Fill in type and answers of ``question`` from the text between its braces; ``form`` is the format of its stem."""
    body, general = _general(body, form)
    question.general = general
    if not body.strip():
        question.type = "Essay"
        return
    if body.count("=") + body.count("~") > MOST_SIGNS:  # each answer is compared with each other
        question.type, question.why = "Broken", f"It has more than {MOST_SIGNS} answers."
        return
    if body.lstrip().startswith("#"):
        _numbers(question, body.lstrip()[1:], form)
        return
    if (truth := _TRUE.fullmatch(body)) is not None:
        question.type, question.is_true = "TF", truth[1].upper().startswith("T")
        texts = [said(rest, f) for f, rest in (format_of(part, form) for part in (truth[2] or "").split("#"))]
        first, second = (*texts, Said(""), Said(""))[:2]
        question.feedback = (first if first.text else None, second if second.text else None)
        return
    pieces = _pieces(body)
    if not pieces:
        pieces = [("=", body)]
    if len(pieces) > 1 and all(sign == "=" for sign, _ in pieces) and any("->" in text for _, text in pieces):
        _pairs(question, [text for _, text in pieces], form)
        return
    question.choices = tuple(_choice(sign, text, form) for sign, text in pieces)
    question.type = "MC" if any(sign == "~" for sign, _ in pieces) else "Short"
    if not any(choice.text.text for choice in question.choices):
        question.type, question.why = "Broken", "The answers in the braces are empty."


def _general(body: str, form: str) -> tuple[str, Said | None]:
    before, mark, after = body.partition("####")
    if not mark:
        return body, None
    own, text = format_of(after, form)
    general = said(text, own)
    return before, general if general.text else None


def _pieces(body: str) -> list[tuple[str, str]]:
    """(sign, text behind it) of every answer; ``~=`` is an old way to write ``=``."""
    cuts = [found for found in _SIGN.finditer(body) if len(found[0]) == 1]
    pieces: list[tuple[str, str]] = []
    for at, cut in enumerate(cuts):
        end = cuts[at + 1].start() if at + 1 < len(cuts) else len(body)
        text = body[cut.end() : end]
        if cut[0] == "~" and not text.strip() and at + 1 < len(cuts) and cuts[at + 1][0] == "=":
            continue
        pieces.append((cut[0], text))
    return pieces


def _choice(sign: str, text: str, form: str) -> Choice:
    weight, text = _weight(text)
    answer, mark, feedback = text.partition("#")
    own, answer = format_of(answer, form)
    return Choice(right=sign == "=", text=said(answer, own), weight=weight, feedback=_feedback(mark, feedback, form))


def _weight(text: str) -> tuple[float | None, str]:
    found = _WEIGHT.match(text)
    return (float(found[1].replace(",", ".")), text[found.end() :]) if found else (None, text)


def _feedback(mark: str, text: str, form: str) -> Said | None:
    if not mark:
        return None
    own, text = format_of(text, form)
    told = said(text, own)
    return told if told.text else None


def _pairs(question: GiftQuestion, texts: list[str], form: str) -> None:
    question.type = "Matching"
    pairs = []
    for text in texts:
        left, mark, right = text.partition("->")
        if not mark:
            question.type, question.why = "Broken", f"In this matching question “{restored(text.strip())[:40]}” has no -> in it."
            return
        own, left = format_of(left, form)
        _, right = format_of(right.partition("#")[0], own)
        pairs.append((said(left, own), said(right, own).text))
    question.pairs = tuple(pairs)


def _numbers(question: GiftQuestion, body: str, form: str) -> None:
    question.type = "Numerical"
    pieces = _pieces(body) or [("=", body)]
    choices = []
    for sign, text in pieces:
        weight, text = _weight(text)
        answer, mark, feedback = text.partition("#")
        span = _span(restored(answer))
        told = _feedback(mark, feedback, form)
        if span is None and sign == "~":
            choices.append(Choice(right=False, feedback=told))
            continue
        if span is None:
            shown = restored(answer).strip()[:40]
            question.type = "Broken"
            question.why = (
                f"“{shown}” is no number. A number is written as 3, 3.14:0.01 or 1..5." if shown else "The number is missing."
            )
            return
        choices.append(Choice(right=sign == "=", span=span, weight=weight, feedback=told))
    question.choices = tuple(choices)


def _span(text: str) -> Span | None:
    if (found := _RANGE.fullmatch(text)) is not None:
        return Span(low=_plain(found[1]), high=_plain(found[2]))
    if (found := _AROUND.fullmatch(text)) is not None:
        return Span(number=_plain(found[1]), off=_plain(found[2]) if found[2] else "")
    return None


def _plain(number: str) -> str:
    return number.replace(",", ".").replace("−", "-").lstrip("+")
