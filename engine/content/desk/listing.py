"""A pack as plain text to proof-read: every question with its right answer, its wrong choices and what is said to known mistakes.

Every row is told, in the order of the file; of values that are drawn, some. Nothing is played and nothing is stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from engine.challenges.base import Answer, Challenge
from engine.challenges.expressions.language import Value
from engine.challenges.forms import BuildForm, ChooseForm, NumberForm, PlaceForm
from engine.challenges.kinds import KINDS
from engine.challenges.speaking.maths import said as said_as_written
from engine.challenges.speaking.plain_words import plain_words
from engine.challenges.telling import answer_in_words, mistake_in_words, question_in_words, right_in_words, shown_in_words
from engine.challenges.templates import NoDraw, Template, all_draws, choose_interests, draw
from engine.content.checks.sampling import make
from engine.content.compiled.compiling import item_id, template_from
from engine.content.reading.reader import Node

_TRIES = 40  # draws for each question that is still wanted


def listed_pack(compiled: Mapping[str, Any], root: Node, folder: str, *, each: int, only: str = "") -> Iterator[str]:
    """The lines of a pack that is checked. ``each`` is how many questions of a step are told where values are drawn."""
    yield f"{compiled['title']} ({compiled['id']}), ages {compiled['ages']}, {compiled['language']}"
    yield f"Every row, and {each} example{'s' if each != 1 else ''} of each calculation (more: --seeds 20). Hints and why that stay the same are told once."
    for skill in compiled["skills"]:
        short = skill["id"].split("/")[1]
        if only not in ("", short):
            continue
        yield ""
        yield f"== {skill['name']} ({short}): {skill['i_can']}"
        if skill["at_home"]:
            yield f"   at home: {skill['at_home']}"
        for challenge, number in zip(skill["challenges"], skill["numbers"], strict=True):
            template = template_from(challenge, item_id(skill["id"], number, 0))
            told: set[tuple[str, str]] = set()  # hints and explanations: the same one is not told again
            node = root.at(("skills", short, "challenges", number))
            for step in range(template.step_count):
                yield ""
                yield f"-- {template.kind}, step {step + 1} of {template.step_count} (line {node.line})"
                passage = ""
                for made in questions(template, skill, item_id(skill["id"], number, step), step, folder, each):
                    if made.prompt.passage and made.prompt.passage != passage:
                        passage = made.prompt.passage
                        yield f"   story: {' '.join(passage.split())}"
                    explained = [line for line in _explained(made) if line not in told]
                    yield from _told(made, explained)
                    told.update(explained)


def questions(template: Template, skill: Mapping[str, Any], item: str, step: int, folder: str, each: int) -> list[Challenge]:
    """Every row of a step, or ``each`` different questions of it; of pairs and the like as many as show each thing once."""
    found: dict[str, Challenge] = {}
    things: set[str] = set()
    for seed, values in enumerate(_values(template, skill, item, step, each)):
        rng = Random(f"{item}/{seed}")
        made = make(template, values, rng, seed, item, skill["id"], 0.0, folder)
        fresh = _things(made) - things
        wanted = bool(fresh) if _is_laid_out(template) else bool(template.rows) or len(found) < each
        if made.identity not in found and wanted:
            found[made.identity] = made
            things |= fresh
    return list(found.values())


def _values(template: Template, skill: Mapping[str, Any], item: str, step: int, each: int) -> Iterator[Mapping[str, Value]]:
    likes = choose_interests(skill["interests"], (), Random(f"{item}/likes")) if skill["interests"] else {}
    if template.rows and not _is_laid_out(template):
        yield from all_draws(template, step, likes, 0) or ()
        return
    for seed in range(_TRIES * each):
        try:
            yield draw(template, step, Random(f"{item}/{seed}/list"), likes)
        except NoDraw:
            return


def _is_laid_out(template: Template) -> bool:
    """Whether a question shows a part of what its template has, by chance."""
    return KINDS[template.kind].draws_things(template.own, bool(template.rows))


def _things(made: Challenge) -> set[str]:
    names = ("left", "pieces")
    return {option.id for form in made.forms for name in names for option in getattr(form, name, ())}


def _explained(made: Challenge) -> tuple[tuple[str, str], ...]:
    return (*(("hint", hint) for hint in made.hints), ("why", made.why))


def _told(made: Challenge, explained: Sequence[tuple[str, str]]) -> Iterator[str]:
    asked, shown = question_in_words(made), shown_in_words(replace(made, prompt=replace(made.prompt, passage="", heard="")))
    yield f"   {asked}"
    is_said = made.prompt.spoken not in (asked, said_as_written(made.prompt.text, made.language))
    said = [
        ("shown", shown if shown.casefold() != asked.casefold() else ""),
        ("says", plain_words(made.prompt.spoken, made.language) if is_said else ""),
        ("heard", made.prompt.heard),
    ]
    said += [("right", _right(made)), *_wrong(made)]
    said += [("also right", " | ".join(made.accepted))]
    said += [(f"to “{mistake_in_words(made, given)}”", mistake.say) for given, mistake in made.mistakes.items() if given]
    said += explained
    yield from (f"      {name}: {plain_words(text, made.language)}" for name, text in said if text)


def _right(made: Challenge) -> str:
    """The right answer, and what else would be one."""
    right = right_in_words(made)
    match made.forms[0]:
        case NumberForm(tolerance=tolerance) | PlaceForm(tolerance=tolerance) if tolerance:
            return f"{right} (up to {tolerance} away)"
        case BuildForm(condition=condition):
            return f"{right} (or whatever makes {condition})"
        case _:
            return right


def _wrong(made: Challenge) -> Iterator[tuple[str, str]]:
    """The wrong choices where the answer is picked."""
    for form in made.forms:
        if isinstance(form, ChooseForm):
            right = made.solution[form.form][0]
            wrong = [answer_in_words(made, Answer(form.form, (o.id,))) for o in form.options if o.id != right]
            yield "wrong", " | ".join(wrong)
