"""Questions as challenges of a pack.yaml: questions that look alike share one challenge with a row each, others get a block of their own."""

import re
from collections.abc import Sequence

from engine.challenges.expressions.language import ExpressionError, evaluate, names_in, show
from engine.challenges.speaking.languages import spoken_language
from engine.challenges.templates import as_value, holes
from engine.content.importing.found import Question
from engine.content.importing.yaml_text import entry, quoted, row
from engine.content.models.first_pack import id_of

_IN = 8  # blanks before the keys of a challenge
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_FEW, _A_STEP, _MOST_STEPS = 4, 8, 4  # rows from which there are two steps; rows a step; steps
_MOST_ROWS = 400  # of one challenge, from the models


def challenges_text(questions: Sequence[Question], language: str) -> list[str]:
    """The lines of ``challenges:``, in the order in which the questions came."""
    tables: dict[tuple[object, ...], list[Question]] = {}
    for number, question in enumerate(questions):
        alone = question.mistakes or question.kind in ("pairs", "show") or not _fits_rows(question)
        tables.setdefault((number,) if alone else _looks(question), []).append(question)
    lines: list[str] = []
    for alike in tables.values():
        if len(alike) == 1:
            lines += _block(alike[0], language)
        for start in range(0, len(alike) if len(alike) > 1 else 0, _MOST_ROWS):
            lines += _table(alike[start : start + _MOST_ROWS])
    return lines


def _looks(question: Question) -> tuple[object, ...]:
    """Which texts a question has: questions that agree in it can stand in one table."""
    texts = (question.ask, question.say, question.picture, question.sound, question.why, question.others, question.tolerance)
    return (question.kind, tuple(bool(text) for text in texts), len(question.hints), len(question.accept))


def _values(question: Question) -> dict[str, str]:
    """The columns of a question's row."""
    values = {"ask": question.ask, "say": question.say, "picture": question.picture, "sound": question.sound}
    values["answer"] = question.answer
    values["tolerance"] = question.tolerance
    values["others"] = " | ".join(question.others)
    values |= {_numbered("accept", n): text for n, text in enumerate(question.accept, 1)}
    values |= {_numbered("hint", n): text for n, text in enumerate(question.hints, 1)}
    values["why"] = question.why
    return {name: text for name, text in values.items() if text}


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{number}"


def _fits_rows(question: Question) -> bool:
    """Whether every text comes out of a row as it went in: 1.50 would become 1.5."""
    if question.kind == "number" and not _DECIMAL.fullmatch(question.answer):
        return False
    return all((name == "answer" and question.kind == "number") or _stays(text) for name, text in _values(question).items())


def _stays(text: str) -> bool:
    return show(as_value(text)).replace("−", "-") == text.replace("−", "-")


def _table(questions: list[Question]) -> list[str]:
    first = _values(questions[0])
    texts = {name: "{" + name + "}" for name in first}
    steps = _steps(questions)
    rows = []
    for question, step in zip(questions, steps, strict=True):
        values = _values(question)
        rows += row(values | ({"step": str(step)} if step > 1 else {}), _IN + 2)
    return _challenge(questions[0], texts, rows)


def _steps(questions: list[Question]) -> list[int]:
    """The step of every row: as the file says, else the rows in their order in two to four parts."""
    if any(question.step for question in questions):
        return [min(12, max(1, question.step)) for question in questions]
    count = 1 if len(questions) < _FEW else max(2, min(_MOST_STEPS, len(questions) // _A_STEP))
    return [1 + n * count // len(questions) for n in range(len(questions))]


def _block(question: Question, language: str) -> list[str]:
    """One question on its own; texts with braces stand in a row, where braces mean nothing."""
    values = _values(question)
    columns = {name: text for name, text in values.items() if holes(text)}
    texts = {name: ("{" + name + "}" if name in columns else text) for name, text in values.items()}
    mistakes = _mistakes(question, columns)
    rows = row(columns, _IN + 2) if columns else []
    return _challenge(question, texts, rows, mistakes, language)


def _challenge(
    question: Question, texts: dict[str, str], rows: list[str], mistakes: Sequence[str] = (), language: str = "en"
) -> list[str]:
    pad = " " * _IN
    lines = [f"{' ' * (_IN - 2)}- kind: {question.kind}"]
    lines.append(f"{pad}ask: {quoted(texts.get('ask') or texts.get('picture', ''))}")
    lines += [
        f"{pad}{key}: {quoted(texts[key])}"
        for key in ("say", "picture", "sound")
        if key in texts and (key != "picture" or "ask" in texts)
    ]
    if rows:
        lines += [f"{pad}rows:", *rows]
    for key in ("answer", "tolerance"):
        if key in texts:
            calculated = question.kind == "number" and texts[key] == f"{{{key}}}"
            lines.append(f"{pad}{key}: " + (key if calculated else quoted(texts[key])))
    if question.kind == "pairs":
        lines += [f"{pad}pairs:", *(f"{pad}  {quoted(left)}: {quoted(right)}" for left, right in question.pairs)]
    if question.kind == "show":
        lines += entry("criteria", spoken_language(language).importing.criteria, _IN)
    if "others" in texts:
        lines += entry("others", [texts["others"]] if rows and "{" in texts["others"] else list(question.others), _IN)
    for key, name, count in (("accept", "accept", len(question.accept)), ("hints", "hint", len(question.hints))):
        if count:
            lines += entry(key, [texts[_numbered(name, n)] for n in range(1, count + 1)], _IN)
    if "why" in texts:
        lines.append(f"{pad}why: {quoted(texts['why'])}")
    if mistakes:
        lines += [f"{pad}mistakes:", *mistakes]
    return lines


def _mistakes(question: Question, columns: dict[str, str]) -> list[str]:
    """Known wrong answers; what would be calculated or filled moves into ``columns``."""
    lines = []
    known: set[str] = set()
    for number, (wrong, say) in enumerate(question.mistakes, 1):
        name = id_of(wrong)[:30].strip("-")
        name = name if name not in known and name != "my-pack" else f"mistake-{number}"
        known.add(name)
        when = wrong
        if question.kind == "number":
            if not _DECIMAL.fullmatch(wrong):
                continue
        elif holes(wrong) or "{" in wrong or _is_calculated(wrong):
            if not _stays(wrong):
                continue
            columns[f"wrong{number}"] = wrong
            when = f"{{wrong{number}}}"
        if holes(say):
            columns[f"about{number}"] = say
            say = f"{{about{number}}}"
        short = f"{' ' * (_IN + 2)}{name}: {{ when: {quoted(when, flow=True)}, say: {quoted(say, flow=True)} }}"
        if len(short) <= 130:
            lines.append(short)
        else:
            pad = " " * (_IN + 4)
            lines += [f"{' ' * (_IN + 2)}{name}:", f"{pad}when: {quoted(when)}", f"{pad}say: {quoted(say)}"]
    return lines


def _is_calculated(text: str) -> bool:
    """Whether a pack would take this text for an expression with another value: 2 + 2, or the name of a column."""
    try:
        used = names_in(text)
        if used:
            return all(
                re.fullmatch(r"(ask|say|picture|sound|answer|tolerance|others|why)|(accept|hint|wrong|about)\d*", name)
                for name in used
            )
        return show(evaluate(text, {})) != text
    except ExpressionError:
        return False
