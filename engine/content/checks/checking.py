"""Everything that can be wrong with a pack, found before a child can meet it; and the compiled form of what is right.

A broken skill is left out and named, the rest plays. Every template is run over its values, so that no challenge is shown that
nobody has generated before.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from engine.challenges.kinds import KINDS
from engine.content.checks.budget import MOST_LETTERS, Budget, BudgetSpent
from engine.content.checks.lint import curly_texts, half_quoted
from engine.content.checks.needs import check_needs, short_name
from engine.content.checks.sampling import MOST_FAULTS, try_challenge
from engine.content.checks.translations import add_words
from engine.content.compiled.compiling import Uncompilable, compiled_challenge, compiled_skill
from engine.content.compiled.overlay_files import yaml_of
from engine.content.media.letters import cannot_write
from engine.content.models import pack_models
from engine.content.models.problems import MOST_TOLD, Problem, only_counted, told
from engine.content.overlays.apply_overlay import Laid, lay_over, numbers_of
from engine.content.reading.model_problems import faulty_parts, model_problems, problem_at
from engine.content.reading.reader import Node, every_text, read, read_on

CanShow = Callable[[str, str], bool]
LEVEL = 8  # challenges of a level
MOST_SKILLS = 300


@dataclass(slots=True)
class Checked:
    """What came of one pack: the compiled data (None when nothing of it plays), its problems, and the skills left out for one."""

    path: Path
    compiled: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def pack_file(path: Path) -> Path:
    """The YAML of a pack given as a file or a folder."""
    return yaml_of(path)


def check_pack(
    path: Path,
    *,
    can_show: CanShow | None = None,
    shown: str = "",
    overlays: Sequence[tuple[Path, str]] = (),
    most_letters: int = MOST_LETTERS,
) -> Checked:
    """Check and compile one pack, with ``overlays`` (each with its shown name) laid over it; ``most_letters`` is a ``Budget``."""
    file = pack_file(path)
    name = shown or (f"{path.name}/pack.yaml" if path.is_dir() else path.name)
    root, unread = read_on(file, name)
    if root is None:
        return Checked(path, problems=told(unread))
    refused = frozenset(problem.line for problem in unread if problem.severity == "error")
    over: list[tuple[Node, str]] = []
    for other, other_name in overlays:
        layer, found = read(yaml_of(other), other_name)
        unread += found
        over += [(layer, other_name)] if layer is not None else []
    result = check_read(path, root, name, over, can_show, Budget(most_letters), refused)
    result.problems[:0] = unread
    if refused:
        result.compiled = None
    if result.compiled is not None:
        folders = [(folder, shown_as.rpartition("/")[0]) for folder, shown_as in ((path, name), *overlays) if folder.is_dir()]
        result.problems += add_words(result.compiled, folders, can_show, Budget(most_letters))
    result.problems = told(result.problems)
    return result


def check_read(
    path: Path,
    root: Node,
    name: str,
    overlays: Sequence[tuple[Node, str]],
    can_show: CanShow | None,
    budget: Budget | None = None,
    refused: frozenset[int] = frozenset(),
) -> Checked:
    """The same for a pack and overlays that are read already; without the words files beside them.

    On the lines ``refused`` something of the pack was left out when it was read: nothing that may come of that is told.
    """
    result = Checked(path)
    if root.entries is None:
        result.problems.append(Problem.of("not_a_map", name))
        return result
    if "overlay" in root.entries:
        result.problems.append(problem_at("overlay_no_base", root.at(("overlay",)), name, name_=root.at(("overlay",)).text))
        return result
    laid = Laid(root, numbers_of(root))
    for over, other_name in overlays:
        laid = lay_over(laid, over, other_name)
    result.problems += laid.problems
    _Checker(laid, name, str(pack_file(path).parent), result, can_show, budget or Budget(), refused).check()
    result.problems = told([p for p in result.problems if p.line not in refused or p.file != name])
    return result


_STAND_INS = {  # for what is missing in the head, so that the rest is looked at all the same
    "id": "pack",
    "title": "x",
    "about": "x",
    "author": "x",
    "licence": "x",
    "language": "en",
    "ages": "13+",
    "subject": "x",
}
_A_SKILL = {"name": "x", "i_can": "I can x.", "challenges": [{"kind": "number", "ask": "x", "answer": "1"}]}
_HANG_ON = {  # what cannot be told while a part of the head is missing
    "language": frozenset(("not_first_person", "nothing_said", "no_number_words", "no_picture_names")),
    "ages": frozenset(("long_text",)),
    "id": frozenset(("unknown_need", "need_left_out", "circular_need")),
}


class _Checker:
    """Everything about one pack that is read: its head, then skill by skill."""

    def __init__(
        self,
        laid: Laid,
        name: str,
        folder: str,
        result: Checked,
        can_show: CanShow | None,
        budget: Budget,
        refused: frozenset[int] = frozenset(),
    ) -> None:
        self.refused = refused
        self.laid, self.root, self.name, self.folder = laid, laid.root, name, folder
        self.result, self.can_show, self.budget = result, can_show, budget
        self.pack: dict[str, Any] = {}
        self.untold: frozenset[str] = frozenset()  # codes of problems that hang on what is missing

    def check(self) -> None:
        """Fill ``result``; what is wrong in the head hides nothing of what is wrong further down."""
        head = self.root.plain()
        assert isinstance(head, dict)
        skills = head.get("skills")
        faulty = self._head(head)
        slips = (*curly_texts(self.root), *half_quoted(self.root))
        self.result.problems += [problem_at(s.code, s.node, self.name, skill="", **s.values) for s in slips[:MOST_TOLD]]
        if rest := slips[MOST_TOLD:]:
            node = rest[0].node
            self.result.problems.append(only_counted(len(rest), node.file or self.name, node.line, node.column))
        if not isinstance(skills, dict):
            return
        self.untold = frozenset[str]().union(*(_HANG_ON.get(key, frozenset()) for key in faulty))
        self.pack = {key: _STAND_INS[key] if key in faulty else head[key] for key in _STAND_INS}
        self.pack["overlays"] = self.laid.overlays
        self.pack["skills"] = []
        self._skills(skills)
        found = check_needs(self.pack, skills, self.root, self.name)
        self.result.problems += [problem for problem in found if problem.code not in self.untold]
        self.result.compiled = self.pack if self.pack["skills"] and not faulty else None

    def _head(self, head: Mapping[str, Any]) -> frozenset[str]:
        """The keys of the head that are missing or wrong; not empty as soon as anything is wrong with the head."""
        skills = head.get("skills")
        header = {**head, "skills": {"x": _A_SKILL}} if isinstance(skills, dict) else head
        problems = model_problems(pack_models.PackModel, header, self.root, (), self.name)
        faulty = {str(part[0]) for part in faulty_parts(pack_models.PackModel, header)}
        if isinstance(skills, dict):
            node = self.root.at(("skills",))
            if not skills:
                problems.append(problem_at("empty_list", node, self.name, name_="skills"))
            if len(skills) > MOST_SKILLS:
                count = len(skills)
                problems.append(problem_at("too_many", node, self.name, name_="skills", most=MOST_SKILLS, count=count))
        self.result.problems += problems
        return frozenset(faulty | ({"skills"} if problems else set()))

    def _skills(self, skills: Mapping[str, object]) -> None:
        is_thinned = False
        for skill_id, plain in islice(skills.items(), MOST_SKILLS):
            try:
                found, skill = self._skill(skill_id, plain)
            except BudgetSpent:
                node = self.root.at(("skills",)).keys[skill_id]
                self.result.problems.append(problem_at("too_much_work", node, self.name, skill=skill_id))
                self.result.left_out += [
                    other for other in skills if other not in {short_name(s["id"]) for s in self.pack["skills"]}
                ]
                return
            self.result.problems += [problem for problem in found if problem.code not in self.untold]
            if self.budget.is_thinned and not is_thinned:
                node = self.root.at(("skills",)).keys[skill_id]
                self.result.problems.append(problem_at("checked_thinly", node, self.name, skill=skill_id))
            is_thinned = self.budget.is_thinned
            if skill is not None:
                self.pack["skills"].append(skill)
            else:
                self.result.left_out.append(skill_id)

    def _skill(self, skill_id: str, plain: object) -> tuple[list[Problem], dict[str, Any] | None]:
        """Problems of one skill, and the skill compiled when none of them is an error. Raises BudgetSpent."""
        path: tuple[object, ...] = ("skills", skill_id)
        node = self.root.at(path)
        if not pack_models.ID.fullmatch(skill_id):
            return [problem_at("bad_id", self.root.at(("skills",)).keys[skill_id], self.name, name_=skill_id)], None
        if not isinstance(plain, dict):
            return [problem_at("not_a_map", node, self.name, skill=skill_id)], None
        left = max(0, MOST_TOLD - len(self.result.problems))
        problems = model_problems(pack_models.SkillModel, plain, self.root, path, self.name, skill_id, left)
        faulty = faulty_parts(pack_models.SkillModel, plain) if problems else frozenset()
        whole = {**plain, **{str(part[0]): _A_SKILL.get(str(part[0])) for part in faulty if part[0] != "challenges"}}
        problems += self._texts(skill_id, whole, node)
        skill = compiled_skill(skill_id, self.pack["id"], whole, self.pack["ages"])
        challenges = plain.get("challenges") if ("challenges",) not in faulty else None
        for place, challenge in enumerate(challenges if isinstance(challenges, list) else ()):
            if ("challenges", place) not in faulty and not self._is_torn(node.at(("challenges", place))):
                problems += self._challenge(skill_id, skill, place, challenge)
        if any(p.severity == "error" for p in problems) or self._is_torn(node):
            return problems, None
        pad = {sign for family in skill["families"] for sign in family.pop("signs")}
        for compiled in skill["challenges"]:
            compiled["pad"] = "".join(sorted(pad))
        return problems + _pools(skill, node, self.name, skill_id, any(p.code == "small_pool" for p in problems)), skill

    def _is_torn(self, node: Node) -> bool:
        """Whether something below ``node`` was left out when the file was read."""
        if not self.refused:
            return False
        last = max((text.line for text in every_text(node)), default=node.line)
        return any(node.line <= line <= last for line in self.refused)

    def _texts(self, skill_id: str, plain: Mapping[str, Any], node: Node) -> list[Problem]:
        """What is wrong with the skill's own texts and picture."""
        problems = []
        if not (plain["i_can"].startswith(("I can ", "I know ", "I ")) or self.pack["language"] != "en"):
            problems.append(problem_at("not_first_person", node.at(("i_can",)), self.name, skill=skill_id))
        if self.can_show is not None and plain.get("picture") and not self.can_show(plain["picture"], self.folder):
            problems.append(problem_at("cannot_show", node.at(("picture",)), self.name, skill=skill_id, value=plain["picture"]))
        for key in ("name", "i_can", "at_home"):
            if signs := cannot_write(plain.get(key) or ""):
                problems.append(problem_at("cannot_write", node.at((key,)), self.name, skill=skill_id, value=signs))
        return problems

    def _challenge(self, skill_id: str, skill: dict[str, Any], place: int, challenge: Mapping[str, Any]) -> list[Problem]:
        """What is wrong with one challenge; what can be compiled of it goes into ``skill``. Raises BudgetSpent."""
        where, number = ("skills", skill_id, "challenges", place), self.laid.numbers.get(skill_id, [])[place]
        listed = challenge.get("rows") or challenge.get(KINDS[challenge["kind"]].rows_from)
        extra = next((key for key in ("steps", "values", "where") if listed and challenge.get(key)), None)
        if extra is not None:
            node = self.root.at((*where, extra))
            return [problem_at("rows_and_more", node, self.name, skill=skill_id, name_=extra)]
        interests = frozenset(n for key in skill["interests"] for n in (key, f"{key}_picture"))
        try:
            compiled = compiled_challenge(challenge, where, interests, self.pack["language"])
        except Uncompilable as problem:
            slips = {slip.path: slip for slip in (problem, *problem.also)}
            nodes = [(self.root.at(path), slip) for path, slip in list(slips.items())[:MOST_FAULTS]]
            return [problem_at("expression", node, self.name, skill=skill_id, why=slip) for node, slip in nodes]
        node = self.root.at(where)
        found, families = try_challenge(compiled, skill, number, node, self.name, self.folder, self.can_show, self.budget)
        skill["challenges"].append(compiled)
        skill["numbers"].append(number)
        skill["families"] += families
        return found


def _pools(skill: Mapping[str, Any], node: Node, name: str, skill_id: str, is_small: bool) -> list[Problem]:
    """Too few different challenges for a level, or too few families."""
    problems = []
    pools = {family["item"].rpartition(".")[0]: family["pool"] for family in skill["families"]}
    if sum(pools.values()) < LEVEL and not is_small:
        problems.append(problem_at("dry_level", node, name, skill=skill_id, count=sum(pools.values())))
    elif (found_at_once := _of_a_level(skill["families"])) < LEVEL and not is_small:
        steps = len(skill["families"])
        values = {"steps": steps, "count": found_at_once, "least": -(-LEVEL // steps)}
        problems.append(problem_at("thin_steps", node, name, skill=skill_id, **values))
    if len(skill["families"]) < 2:
        problems.append(problem_at("one_family", node, name, skill=skill_id))
    return problems


def _of_a_level(families: Sequence[Mapping[str, Any]]) -> int:
    """How many different challenges a level finds that shares its questions out evenly among the families."""
    share = -(-LEVEL // max(1, len(families)))
    of_templates: dict[str, list[int]] = {}
    for family in families:
        template = family["item"].rpartition(".")[0]
        of_templates.setdefault(template, []).append(min(share, family["own_pool"]))
    pools = {family["item"].rpartition(".")[0]: family["pool"] for family in families}
    return sum(min(pools[template], sum(found)) for template, found in of_templates.items())
