"""A pack as plain text to proof-read: every question with its right answer, its wrong choices and what is said to known mistakes.

Every row is told, in the order of the file; of values that are drawn, some. Nothing is played and nothing is stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from engine.challenges.base import Challenge
from engine.challenges.expressions.language import Value
from engine.challenges.forms import BuildForm, ChooseForm, NumberForm, OrderForm, PairsForm, PlaceForm, ShowForm, SortForm
from engine.challenges.kinds import KINDS
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
    prompt = made.prompt
    groups = " ".join(f"{g.picture} x {g.count}" if g.count != 1 else g.picture for g in prompt.groups if g.picture or g.label)
    yield f"   {' '.join(part for part in (prompt.text, prompt.picture, groups) if part) or prompt.spoken}"
    said = [
        ("says", prompt.spoken if prompt.spoken not in (prompt.text, "") and not prompt.text else ""),
        ("heard", prompt.heard),
    ]
    said += [("right", _right(made)), *_wrong(made)]
    said += [("also right", " | ".join(made.accepted))]
    said += [(f"to “{given}”", mistake.say) for given, mistake in made.mistakes.items() if given]
    said += explained
    yield from (f"      {name}: {text}" for name, text in said if text)


def _right(made: Challenge) -> str:
    form = made.forms[0]
    right = made.solution[form.form]
    match form:
        case PairsForm(left=left):
            return " | ".join(f"{one.id} = {other}" for one, other in zip(left, right, strict=True))
        case SortForm(pieces=pieces, groups=groups):
            by_group = {g.id: [p.id for p, place in zip(pieces, right, strict=True) if place == g.id] for g in groups}
            return " | ".join(f"{group}: {', '.join(held)}" for group, held in by_group.items())
        case OrderForm(first=first, last=last):
            return " < ".join(part for part in (first and f"({first})", *right, last and f"({last})") if part)
        case NumberForm(unit=unit, tolerance=tolerance):
            return f"{right[0]} {unit}".rstrip() + (f" (up to {tolerance} away)" if tolerance else "")
        case PlaceForm(unit=unit, tolerance=tolerance):
            return f"{right[0]} {unit}".rstrip() + (f" (up to {tolerance} away)" if tolerance else "")
        case BuildForm(condition=condition):
            return f"{' '.join(right)} (or whatever makes {condition})"
        case ShowForm(criteria=criteria):
            return " | ".join(criteria)
        case _:
            return made.shown_solution or right[0]


def _wrong(made: Challenge) -> Iterator[tuple[str, str]]:
    """The wrong choices where the answer is picked."""
    for form in made.forms:
        if isinstance(form, ChooseForm):
            right = made.solution[form.form][0]
            yield "wrong", " | ".join(option.id for option in form.options if option.id != right)
