"""Run a challenge template over its values: does every draw give a fair question, and how many are there?

Yields the item families with their difficulty, and problems that only values can show: a wrong choice that is right after all, a
mistake that gives the right answer, a pool that runs dry, a picture that cannot be shown.
"""

from collections.abc import Callable, Iterator, Mapping
from math import prod
from random import Random
from typing import Any

from engine.challenges.base import Challenge, Form, Right
from engine.challenges.expressions.language import ExpressionError, Value, evaluate, names_in
from engine.challenges.expressions.numerals import decimal_sign
from engine.challenges.expressions.values import listed
from engine.challenges.forms import ChooseForm, NumberForm
from engine.challenges.kinds import KINDS, judge
from engine.challenges.making import Draw
from engine.challenges.templates import NoDraw, Template, all_draws, choose_interests, draw, fill
from engine.content.checks.budget import Budget
from engine.content.checks.difficulty import VARIANCE, family_difficulty, family_variance
from engine.content.checks.fairness import unfair
from engine.content.checks.lint import challenge_slips
from engine.content.checks.showable import CanShow, media_problems
from engine.content.checks.spoken import speech_problems
from engine.content.compiled.compiling import item_id, template_from
from engine.content.models.problems import Problem
from engine.content.reading.reader import Node, holder
from engine.messages import message

LEAST_DRAWS, MOST_DRAWS, SAMPLE = 24, 400, 150  # all sets of values where there are up to 400, else a sample
PER_DRAW = 480  # letters' worth of making and judging one challenge, however short its texts are
PER_MISTAKE = 30  # of working out one known mistake
UNKEPT, KEPT = 150, 40  # letters for a calculation that is read anew at every draw, because so many are not kept in mind
MOST_FAULTS = 12  # calculations of one challenge that are named at once
LEAST_POOL = 4  # different challenges a family should have; a level repeats none
_Work = Callable[[str, Mapping[str, Value]], object]
_LONGEST = {6: 60, 9: 140, 14: 400}  # letters of an ask, by the age the skill starts at


def try_challenge(
    compiled: Mapping[str, Any],
    skill: Mapping[str, Any],
    number: int,
    node: Node,
    file: str,
    folder: str,
    can_show: CanShow | None,
    budget: Budget | None = None,
) -> tuple[list[Problem], list[dict[str, Any]]]:
    """(problems, families) of one challenge template. Raises BudgetSpent."""
    item = item_id(skill["id"], number, 0)
    template = template_from(compiled, item)
    short = skill["id"].split("/")[1]
    trial = _Trial(template, skill, node, file, folder, short, budget or Budget())
    families: list[dict[str, Any]] = []
    pool: set[str] = set()
    tried: list[Challenge] = []
    for step in range(template.step_count):
        samples = trial.step(step, item_id(skill["id"], number, step))
        if not samples:
            continue
        different = {challenge.identity for challenge in samples}
        pool |= different
        tried += samples
        families.append(
            _family(template, skill, item_id(skill["id"], number, step), step, samples) | {"own_pool": len(different)}
        )
        trial.media(samples, can_show)
    for family in families:
        family["pool"] = len(pool)
    for slip in challenge_slips(template, node, tried):
        trial.add(slip.code, slip.node, **slip.values)
    if families and len(pool) < LEAST_POOL:
        trial.add("small_pool", node, count=len(pool))
    return trial.problems, families


def _family(template: Template, skill: Mapping[str, Any], item: str, step: int, samples: list[Challenge]) -> dict[str, Any]:
    told = template.difficulties
    if told:
        value = told[min(step, len(told) - 1)]
    else:
        value = family_difficulty(tuple(skill["ages"]), step, template.step_count, samples)
    variance = VARIANCE if told and not KINDS[template.kind].is_weak_evidence else family_variance(samples)
    if template.variances:  # somebody measured it
        variance = template.variances[min(step, len(template.variances) - 1)]
    shared = set[Form].intersection(*({form.form for form in sample.forms} for sample in samples))
    guess = {form.form.value: form.guess for form in samples[0].forms if form.form in shared}
    if Form.CHOOSE in guess:
        rooms = set[Form]().union(*(f.needed for sample in samples for f in sample.forms if isinstance(f, ChooseForm)))
        largest = next(form for form in (Form.PARAGRAPHS, Form.SENTENCES, Form.CHOOSE) if form in rooms)
        guess[largest.value] = guess.pop(Form.CHOOSE)
    signs = _pad_signs(samples)
    return {
        "item": item,
        "kind": template.kind,
        "step": step,
        "difficulty": value,
        "variance": variance,
        "guess": guess,
        "signs": signs,
    }


def _pad_signs(samples: list[Challenge]) -> str:
    """The signs beside digits of all answers and mistakes that a number pad gives here; "." stands for the decimal sign."""
    forms = [form for sample in samples for form in sample.forms if isinstance(form, NumberForm)]
    return "".join(sorted({"." if sign in ".," else sign for form in forms for sign in form.signs}))


class _Trial:
    def __init__(
        self, template: Template, skill: Mapping[str, Any], node: Node, file: str, folder: str, short: str, budget: Budget
    ) -> None:
        self.budget = budget
        self._of_texts, self._of_values = _letters(template)
        self._of_texts += sum(len(entries) for entries in skill["interests"].values())
        self.template, self.skill, self.node, self.file, self.folder, self.short = template, skill, node, file, folder, short
        self.problems: list[Problem] = []
        self._said: set[str] = set()
        self.sign = decimal_sign(template.language)

    def add(self, code: str, node: Node, **values: object) -> None:
        """Say a problem once a place."""
        if (key := f"{code}{node.line}:{node.column}{values.get('name', '')}") in self._said:
            return
        self._said.add(key)
        self.problems.append(
            Problem.of(code, node.file or self.file, line=node.line, column=node.column, skill=self.short, **values)
        )

    def step(self, step: int, item: str) -> list[Challenge]:
        """Challenges of one step, each set of values at least once where there are not too many; problems are noted."""
        samples: list[Challenge] = []
        most = self.budget.draws(MOST_DRAWS, LEAST_DRAWS)
        draws = self._draws(step, item, most)
        for seed in range(most):
            values: Mapping[str, Value] = {}
            try:
                values = next(draws)
                self.budget.spend(self._of_texts)
                challenge = make(
                    self.template,
                    values,
                    Random(f"{item}/{seed}"),
                    seed,
                    item,
                    self.skill["id"],
                    0.0,
                    self.folder,
                    self.budget.spend,
                )
                samples.append(challenge)
                self._fair(challenge, values)
            except StopIteration:
                break
            except NoDraw as problem:
                self.add("no_draw", self._node("where"), why=problem)
                return samples
            except ExpressionError as problem:
                for node, why in self._guilty(step, values) or [(self.node, problem)]:
                    self.add("expression", node, why=why)
                return samples
            except ValueError as problem:
                code = "few_choices" if "choice" in str(problem) else "expression"
                self.add(
                    code, self.node, why=message("{why} ({values}).", why=problem, values=listed(values)), values=listed(values)
                )
                return samples
        return samples

    def _draws(self, step: int, item: str, most: int) -> Iterator[dict[str, Value]]:
        """Every set of values, more than once when there are few; a sample when there are too many."""
        found = 0
        while found < LEAST_DRAWS:
            every = all_draws(self.template, step, self._likes(item, found), MOST_DRAWS)
            if every is None:
                for seed in range(SAMPLE):
                    tries = self.budget.tries(self._of_values)
                    yield draw(self.template, step, Random(f"{item}/{seed}"), self._likes(item, seed), tries)
                return
            before = found
            sets = len(self.template.rows[step]) if self.template.rows else prod(s.size for s in self.template.steps[step])
            self.budget.spend(sets * self._of_values // 4)
            for values in every if most == MOST_DRAWS else _some(list(every), most, item):
                found += 1
                yield values | self._likes(item, found)
            if found == before:
                raise NoDraw("where: {where}", where=self.template.where)

    def _likes(self, item: str, seed: int) -> dict[str, str]:
        return choose_interests(self.skill["interests"], (), Random(f"{item}/{seed}/likes")) if self.skill["interests"] else {}

    def _fair(self, challenge: Challenge, values: Mapping[str, Value]) -> None:
        kind = KINDS[self.template.kind]
        examples = kind.examples(challenge)
        for answer in examples.right:
            if not isinstance(judge(challenge, answer), Right):
                self.add("expression", self._node("answer"), why=message("The right answer is not accepted as right."))
        for slip in unfair(self.template, self.node, challenge, values):
            self.add(slip.code, slip.node, **slip.values)
        if not challenge.prompt.text and not self.template.say:
            self.add("nothing_said", self._node("ask"))
        for form in challenge.forms:
            if isinstance(form, ChooseForm) and form.longest > form.most_letters:
                self.add("long_choice", self._node("others"), count=form.longest, limit=form.most_letters)
        limit = next((most for age, most in _LONGEST.items() if self.skill["ages"][0] < age), 400)
        if len(challenge.prompt.text) > limit:
            ages = message("{age}-year-olds", age=self.skill["ages"][0])
            self.add("long_text", self._node("ask"), ages=ages, count=len(challenge.prompt.text), limit=limit)

    def media(self, samples: list[Challenge], can_show: CanShow | None) -> None:
        """Name every picture that cannot be shown, every sound that cannot be played, everything the voice has no words for."""
        for code, key, name, why in (*media_problems(samples, self.folder, can_show), *speech_problems(self.template, samples)):
            node = self._node(key) if key else holder(self.node, name)
            node = holder(self.node, name[0]) if node is self.node else node
            self.add(code, node, name=name, value=name, why=why)

    def _node(self, *path: object) -> Node:
        return self.node.at(path)

    def _guilty(self, step: int, values: Mapping[str, Value]) -> list[tuple[Node, ExpressionError]]:
        """Every text and expression that fails with these values, and why, in reading order."""
        if not values and self.template.steps[0]:
            return self._guilty_value(step)
        kind = KINDS[self.template.kind]
        tries: list[tuple[Node, _Work, Mapping[str, Value]]] = []
        for key in kind.calculated(self.template.own):
            node = (self.node.entries or {}).get(key)
            if node is not None and node.text is not None:
                tries.append((node, evaluate, {**values, **kind.stand_ins()}))
        for mistake in self.template.mistakes:
            if mistake.where:
                tries.append((self._node("mistakes", mistake.id, "where"), evaluate, values))
        tries += [(node, fill, values) for node in _texts(self.node)]
        found = [(node, why) for node, work, given in tries if (why := _why(work, node.text or "", given)) is not None]
        return sorted(found, key=lambda one: (one[0].line, one[0].column))[:MOST_FAULTS]

    def _guilty_value(self, step: int) -> list[tuple[Node, ExpressionError]]:
        """The supplies that fail when no values could be drawn, or else the where."""
        values: dict[str, Value] = {}
        found: list[tuple[Node, ExpressionError]] = []
        failed: set[str] = set()
        for supply in self.template.steps[step]:
            try:
                values[supply.name] = supply.pick(Random(0), values)
            except ExpressionError as why:
                if not failed & names_in(supply.expression or "0"):  # else it fails because another one does
                    shared = self._node("values", supply.name)
                    found.append((shared if shared.text is not None else self._node("steps", step, supply.name), why))
                failed.add(supply.name)
        if not found and (unmet := _why(evaluate, self.template.where, values)) is not None:
            found.append((self._node("where"), unmet))
        return found[:MOST_FAULTS]


def _some(sets: list[dict[str, Value]], most: int, item: str) -> list[dict[str, Value]]:
    """``most`` of the sets from all over, in their order."""
    places = Random(f"{item}/some").sample(range(len(sets)), min(most, len(sets)))
    return [sets[place] for place in sorted(places)]


def _letters(template: Template) -> tuple[int, int]:
    """How many letters one draw fills in, and how many one try of its values calculates."""
    supplies = [supply for step in template.steps for supply in step]
    of_values = len(template.where) + sum(8 + len(supply.expression) for supply in supplies) // len(template.steps)
    of_values += UNKEPT * max(0, len(supplies) - KEPT)
    rows = [row for step in template.rows for row in step]
    of_rows = sum(len(text) for row in rows for text in row.values()) // max(1, len(rows))
    mistakes = [text for mistake in template.mistakes for text in (mistake.when, mistake.say, mistake.where)]
    texts = (template.ask, template.say, template.answer, template.why, *template.others, *template.hints, *mistakes)
    many = PER_MISTAKE * len(template.mistakes) + UNKEPT * max(0, len(template.mistakes) - KEPT)
    return PER_DRAW + many + sum(map(len, texts)) + _length(template.own) + of_rows + of_values, of_values + 1


def _length(said: object) -> int:
    """Letters of everything in lists and maps."""
    if isinstance(said, Mapping):
        return sum(len(key) + _length(value) for key, value in said.items())
    return sum(map(_length, said)) if isinstance(said, list | tuple) else len(str(said))


def _why(work: _Work, text: str, values: Mapping[str, Value]) -> ExpressionError | None:
    try:
        work(text, values)
    except ExpressionError as why:
        return why
    return None


def _texts(node: Node) -> Iterator[Node]:
    """Every text of a challenge that may have holes, in reading order."""
    if node.text is not None:
        yield node
    for item in node.items or ():
        yield from _texts(item)
    for key, entry in (node.entries or {}).items():
        if key not in ("rows", "steps", "values", "where", "kind"):
            yield from _texts(entry)


def make(
    template: Template,
    values: Mapping[str, Value],
    rng: Random,
    seed: int,
    item: str,
    skill: str,
    difficulty: float,
    folder: str,
    spend: Callable[[int], None] = lambda letters: None,
) -> Challenge:
    """The challenge of one draw. Raises ExpressionError or ValueError, and what ``spend`` raises."""
    job = Draw(
        template=template,
        values=values,
        rng=rng,
        seed=seed,
        item=item,
        skill=skill,
        difficulty=difficulty,
        pack_folder=folder,
        spend=spend,
    )
    return KINDS[template.kind].make(job)
