"""Run a challenge template over its values: does every draw give a fair question, and how many are there?

Yields the item families with their difficulty, and problems that only values can show: a wrong choice that is right after all, a
mistake that gives the right answer, a pool that runs dry, a picture that cannot be shown.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from engine.challenges import KINDS
from engine.challenges.base import Challenge, Form, Right
from engine.challenges.expressions import ExpressionError, Value, evaluate, show
from engine.challenges.judging import read_number
from engine.challenges.kind import Draw, is_picture, text_or_value
from engine.challenges.templates import NoDraw, Template, choose_interests, draw, fill
from engine.content.compiling import item_id, template_from
from engine.content.difficulty import family_difficulty
from engine.content.problems import Problem
from engine.content.reading import Node

DRAWS = 40
LEAST_POOL = 4  # different challenges a family should have; a level repeats none
_LONGEST = {6: 60, 9: 140, 14: 400}  # letters of an ask, by the age the skill starts at
CanShow = Callable[[str, str], bool]


def try_challenge(
    compiled: Mapping[str, Any],
    skill: Mapping[str, Any],
    number: int,
    node: Node,
    file: str,
    folder: str,
    can_show: CanShow | None,
) -> tuple[list[Problem], list[dict[str, Any]]]:
    """(problems, families) of one challenge template."""
    item = item_id(skill["id"], number, 0)
    template = template_from(compiled, item)
    short = skill["id"].split("/")[1]
    trial = _Trial(template, skill, node, file, folder, short)
    families: list[dict[str, Any]] = []
    pool: set[str] = set()
    for step in range(template.step_count):
        samples = trial.step(step, item_id(skill["id"], number, step))
        if not samples:
            continue
        pool |= {challenge.identity for challenge in samples}
        families.append(_family(template, skill, item_id(skill["id"], number, step), step, samples))
        trial.pictures(samples, can_show)
    if families and len(pool) < LEAST_POOL:
        trial.add("small_pool", node, count=len(pool))
    return trial.problems, families


def _family(template: Template, skill: Mapping[str, Any], item: str, step: int, samples: list[Challenge]) -> dict[str, Any]:
    told = template.difficulties
    if told:
        value = told[min(step, len(told) - 1)]
    else:
        value = family_difficulty(tuple(skill["ages"]), step, template.step_count, samples)
    guess: dict[str, float] = {}
    for form in samples[0].forms:
        if all(any(f.form is form.form for f in sample.forms) for sample in samples):
            guess[form.form.value] = form.guess
    return {"item": item, "kind": template.kind, "step": step, "difficulty": value, "guess": guess}


class _Trial:
    def __init__(self, template: Template, skill: Mapping[str, Any], node: Node, file: str, folder: str, short: str) -> None:
        self.template, self.skill, self.node, self.file, self.folder, self.short = template, skill, node, file, folder, short
        self.problems: list[Problem] = []
        self._said: set[str] = set()

    def add(self, code: str, node: Node, **values: object) -> None:
        """Say a problem once a template."""
        if (key := f"{code}{node.line}{values.get('name', '')}{values.get('why', '')}") in self._said:
            return
        self._said.add(key)
        self.problems.append(Problem.of(code, self.file, line=node.line, column=node.column, skill=self.short, **values))

    def step(self, step: int, item: str) -> list[Challenge]:
        """Up to forty challenges of one step; problems are noted."""
        samples: list[Challenge] = []
        for seed in range(DRAWS):
            dice = Random(f"{item}/{seed}")
            values: Mapping[str, Value] = {}
            try:
                likes = choose_interests(self.skill["interests"], (), dice)
                values = draw(self.template, step, dice, likes)
                challenge = make(self.template, values, dice, seed, item, self.skill["id"], 0.0, self.folder)
            except NoDraw as problem:
                self.add("no_draw", self._node("where"), why=problem)
                return samples
            except ExpressionError as problem:
                self.add("expression", self._guilty(values), why=problem)
                return samples
            except ValueError as problem:
                self.add(
                    "few_choices" if "choice" in str(problem) else "expression",
                    self.node,
                    why=f"{problem}.",
                    values=_told(values),
                )
                return samples
            samples.append(challenge)
            self._fair(challenge, values)
        return samples

    def _fair(self, challenge: Challenge, values: Mapping[str, Value]) -> None:
        kind = KINDS[self.template.kind]
        examples = kind.examples(challenge)
        from engine.challenges.judging import judge

        for answer in examples.right:
            if not isinstance(judge(challenge, answer), Right):
                self.add("expression", self._node("answer"), why="The right answer is not accepted as right.")
        if self.template.kind == "choose":
            self._other_is_right(challenge, values)
        if self.template.kind != "compare":
            self._mistake_is_right(challenge, values)
        limit = next((most for age, most in _LONGEST.items() if self.skill["ages"][0] < age), 400)
        if len(challenge.prompt.text) > limit:
            ages = f"{self.skill['ages'][0]}-year-olds"
            self.add("long_text", self._node("ask"), ages=ages, count=len(challenge.prompt.text), limit=limit)

    def _other_is_right(self, challenge: Challenge, values: Mapping[str, Value]) -> None:
        right = challenge.solution[Form.CHOOSE][0]
        for other in self.template.others:
            for part in fill(other, values).split("|"):
                if part.strip() == right or (read_number(part) is not None and read_number(part) == read_number(right)):
                    self.add("answer_in_others", self._node("others"), value=right, values=_told(values))

    def _mistake_is_right(self, challenge: Challenge, values: Mapping[str, Value]) -> None:
        right = next(iter(challenge.solution.values()))[0]
        for mistake in self.template.mistakes:
            value = text_or_value(mistake.when, Draw(**_blank(self.template, values)))
            if value == right or (read_number(value) is not None and read_number(value) == read_number(right)):
                node = self._node("mistakes", mistake.id)
                self.add("mistake_is_right", node, name=mistake.id, value=right, values=_told(values))

    def pictures(self, samples: list[Challenge], can_show: CanShow | None) -> None:
        """Name every picture that cannot be shown."""
        if can_show is None:
            return
        for challenge in samples:
            named = [challenge.prompt.picture, *(group.picture for group in challenge.prompt.groups)]
            for form in challenge.forms:
                named += [o.picture for o in getattr(form, "options", ()) + getattr(form, "pieces", ())]
            for picture in named:
                if picture and not can_show(picture, self.folder):
                    self.add("cannot_show", self.node, value=picture, name=picture)
            if challenge.prompt.picture and not is_picture(challenge.prompt.picture):
                self.add("cannot_show", self._node("picture"), value=challenge.prompt.picture, name=challenge.prompt.picture)

    def _node(self, *path: object) -> Node:
        return self.node.at(path)

    def _guilty(self, values: Mapping[str, Value]) -> Node:
        """The text whose hole or expression fails; the challenge itself when none can be named."""
        counted = {"number": ("answer",), "count": ("count",), "compare": ("left", "right")}.get(self.template.kind, ())
        for key in (*counted, "ask", "answer", "say", "picture", "show", "why"):
            node = (self.node.entries or {}).get(key)
            if node is None or node.text is None:
                continue
            try:
                evaluate(node.text, values) if key in counted else fill(node.text, values)
            except ExpressionError:
                return node
        return self.node


def make(
    template: Template,
    values: Mapping[str, Value],
    dice: Random,
    seed: int,
    item: str,
    skill: str,
    difficulty: float,
    folder: str,
) -> Challenge:
    """The challenge of one draw. Raises ExpressionError or ValueError."""
    job = Draw(
        template=template, values=values, dice=dice, seed=seed, item=item, skill=skill, difficulty=difficulty, pack_folder=folder
    )
    return KINDS[template.kind].make(job)


def _blank(template: Template, values: Mapping[str, Value]) -> dict[str, Any]:
    return {"template": template, "values": values, "dice": Random(0), "seed": 0, "item": "", "skill": "", "difficulty": 0.0}


def _told(values: Mapping[str, Value]) -> str:
    return ", ".join(f"{name} = {show(value)}" for name, value in values.items()) or "always"
