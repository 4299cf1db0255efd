"""Everything that can be wrong with a pack, found before a child can meet it; and the compiled form of what is right.

A broken skill is left out and named, the rest plays. Every template is run over its values, so that no challenge is shown that
nobody has generated before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.challenges.kinds import KINDS
from engine.content.checks.lint import curly_texts, half_quoted
from engine.content.checks.sampling import try_challenge
from engine.content.checks.translations import add_words
from engine.content.compiled.compiling import Uncompilable, compiled_challenge, compiled_skill
from engine.content.compiled.overlay_files import yaml_of
from engine.content.media.letters import cannot_write
from engine.content.models import pack_models
from engine.content.models.problems import Problem, did_you_mean
from engine.content.overlays.apply_overlay import Laid, lay_over, numbers_of
from engine.content.reading.model_problems import model_problems, problem_at
from engine.content.reading.reader import Node, read

CanShow = Callable[[str, str], bool]
LEVEL = 8  # challenges of a level


@dataclass(slots=True)
class Checked:
    """What came of one pack: the compiled data (None when nothing of it plays) and every problem."""

    path: Path
    compiled: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)


def pack_file(path: Path) -> Path:
    """The YAML of a pack given as a file or a folder."""
    return yaml_of(path)


def check_pack(
    path: Path, *, can_show: CanShow | None = None, shown: str = "", overlays: Sequence[tuple[Path, str]] = ()
) -> Checked:
    """Check and compile one pack, with ``overlays`` (each with its shown name) laid over it."""
    file = pack_file(path)
    name = shown or (f"{path.name}/pack.yaml" if path.is_dir() else path.name)
    root, unread = read(file, name)
    if root is None:
        return Checked(path, problems=unread)
    over: list[tuple[Node, str]] = []
    for other, other_name in overlays:
        layer, found = read(yaml_of(other), other_name)
        unread += found
        over += [(layer, other_name)] if layer is not None else []
    result = check_read(path, root, name, over, can_show)
    result.problems[:0] = unread
    if result.compiled is not None:
        folders = [(folder, shown_as.rpartition("/")[0]) for folder, shown_as in ((path, name), *overlays) if folder.is_dir()]
        result.problems += add_words(result.compiled, folders, can_show)
    return result


def check_read(path: Path, root: Node, name: str, overlays: Sequence[tuple[Node, str]], can_show: CanShow | None) -> Checked:
    """The same for a pack and overlays that are read already; without the words files beside them."""
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
    _check(laid, name, str(pack_file(path).parent), result, can_show)
    return result


def _check(laid: Laid, name: str, folder: str, result: Checked, can_show: CanShow | None) -> None:
    root = laid.root
    head = root.plain()
    assert isinstance(head, dict)
    skills = head.get("skills")
    header = {**head, "skills": {"x": _A_SKILL}} if isinstance(skills, dict) else head
    problems = model_problems(pack_models.PackModel, header, root, (), name)
    if isinstance(skills, dict) and not skills:
        problems.append(problem_at("empty_list", root.at(("skills",)), name, name_="skills"))
    result.problems += problems
    written = (*curly_texts(root), *half_quoted(root))
    result.problems += [problem_at(slip.code, slip.node, name, skill="", **slip.values) for slip in written]
    if any(p.severity == "error" for p in problems) or not isinstance(skills, dict):
        return
    pack: dict[str, Any] = {k: head[k] for k in ("id", "title", "about", "author", "licence", "language", "ages", "subject")}
    pack["overlays"] = laid.overlays
    pack["skills"] = []
    for skill_id, plain in skills.items():
        found, skill = _check_skill(skill_id, plain, laid, name, folder, pack, can_show)
        result.problems += found
        if skill is not None:
            pack["skills"].append(skill)
    result.problems += _needs(pack, skills, root, name)
    result.compiled = pack if pack["skills"] else None


_A_SKILL = {"name": "x", "i_can": "I can x.", "challenges": [{"kind": "number", "ask": "x", "answer": "1"}]}


def _check_skill(
    skill_id: str, plain: object, laid: Laid, name: str, folder: str, pack: Mapping[str, Any], can_show: CanShow | None
) -> tuple[list[Problem], dict[str, Any] | None]:
    path: tuple[object, ...] = ("skills", skill_id)
    root, numbers = laid.root, laid.numbers.get(skill_id, [])
    node = root.at(path)
    if not pack_models.ID.fullmatch(skill_id):
        return [problem_at("bad_id", root.at(("skills",)).keys[skill_id], name, name_=skill_id)], None
    if not isinstance(plain, dict):
        return [problem_at("not_a_map", node, name, skill=skill_id)], None
    problems = model_problems(pack_models.SkillModel, plain, root, path, name, skill_id)
    if any(p.severity == "error" for p in problems):
        return problems, None
    if not (plain["i_can"].startswith(("I can ", "I know ", "I ")) or pack["language"] != "en"):
        problems.append(problem_at("not_first_person", node.at(("i_can",)), name, skill=skill_id))
    if can_show is not None and "picture" in plain and not can_show(plain["picture"], folder):
        problems.append(problem_at("cannot_show", node.at(("picture",)), name, skill=skill_id, value=plain["picture"]))
    for key in ("name", "i_can", "at_home"):
        if signs := cannot_write(plain.get(key) or ""):
            problems.append(problem_at("cannot_write", node.at((key,)), name, skill=skill_id, value=signs))
    skill = compiled_skill(skill_id, pack["id"], plain, pack["ages"])
    interests = frozenset(n for key in skill["interests"] for n in (key, f"{key}_picture"))
    pad: set[str] = set()
    for place, challenge in enumerate(plain["challenges"]):
        where, number = (*path, "challenges", place), numbers[place]
        listed = challenge.get("rows") or challenge.get(KINDS[challenge["kind"]].rows_from)
        extra = next((key for key in ("steps", "values", "where") if listed and challenge.get(key)), None)
        if extra is not None:
            problems.append(problem_at("rows_and_more", root.at((*where, extra)), name, skill=skill_id, name_=extra))
            continue
        try:
            compiled = compiled_challenge(challenge, where, interests, pack["language"])
        except Uncompilable as problem:
            problems.append(problem_at("expression", root.at(problem.path), name, skill=skill_id, why=problem))
            continue
        found, families = try_challenge(compiled, skill, number, root.at(where), name, folder, can_show)
        problems += found
        skill["challenges"].append(compiled)
        skill["numbers"].append(number)
        skill["families"] += families
        pad |= {sign for family in families for sign in family.pop("signs")}
    if any(p.severity == "error" for p in problems):
        return problems, None
    for compiled in skill["challenges"]:
        compiled["pad"] = "".join(sorted(pad))
    pools = {family["item"].rpartition(".")[0]: family["pool"] for family in skill["families"]}
    is_small = any(problem.code == "small_pool" for problem in problems)
    if sum(pools.values()) < LEVEL and not is_small:
        problems.append(problem_at("dry_level", node, name, skill=skill_id, count=sum(pools.values())))
    elif (found_at_once := _of_a_level(skill["families"])) < LEVEL and not is_small:
        steps = len(skill["families"])
        values = {"steps": steps, "count": found_at_once, "least": -(-LEVEL // steps)}
        problems.append(problem_at("thin_steps", node, name, skill=skill_id, **values))
    if len(skill["families"]) < 2:
        problems.append(problem_at("one_family", node, name, skill=skill_id))
    return problems, skill


def _of_a_level(families: Sequence[Mapping[str, Any]]) -> int:
    """How many different challenges a level finds that shares its questions out evenly among the families."""
    share = -(-LEVEL // max(1, len(families)))
    of_templates: dict[str, list[int]] = {}
    for family in families:
        template = family["item"].rpartition(".")[0]
        of_templates.setdefault(template, []).append(min(share, family["own_pool"]))
    pools = {family["item"].rpartition(".")[0]: family["pool"] for family in families}
    return sum(min(pools[template], sum(found)) for template, found in of_templates.items())


def _needs(pack: Mapping[str, Any], skills: Mapping[str, Any], root: Node, name: str) -> list[Problem]:
    """Needs inside the pack that do not exist, and circles."""
    problems = []
    own = {f"{pack['id']}/{skill_id}" for skill_id in skills}
    webs = {skill["id"]: [n for n in skill["needs"] if n in own] for skill in pack["skills"]}
    for skill in pack["skills"]:
        short = skill["id"].split("/")[1]
        for number, need in enumerate(skill["needs"]):
            if need.startswith(f"{pack['id']}/") and need not in own:
                word = need.split("/", 1)[1]
                node = root.at(("skills", short, "needs", number))
                problems.append(
                    problem_at("unknown_need", node, name, skill=short, name_=word, example=did_you_mean(word, skills))
                )
            elif need in own - set(webs):
                node = root.at(("skills", short, "needs", number))
                problems.append(problem_at("need_left_out", node, name, skill=short, name_=need.split("/", 1)[1]))
        skill["needs"] = [n for n in skill["needs"] if not n.startswith(f"{pack['id']}/") or n in own]
    while circle := find_circle(webs):
        short = circle[0].split("/")[1]
        shown = " → ".join(c.split("/")[1] for c in circle)
        problems.append(problem_at("circular_need", root.at(("skills", short, "needs")), name, skill=short, name_=shown))
        for skill in pack["skills"]:
            if skill["id"] in circle:
                skill["needs"] = [need for need in skill["needs"] if need not in circle]
                webs[skill["id"]] = [need for need in skill["needs"] if need in own]
    return problems


def find_circle(webs: Mapping[str, Iterable[str]]) -> list[str]:
    """Skills that need each other in a circle, in order; empty when there is none."""
    done: set[str] = set()
    for start in webs:
        trail: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                trail.pop()
                done.add(name)
                continue
            if name in trail:
                return [*trail[trail.index(name) :], name]
            if name in done:
                continue
            trail.append(name)
            stack.append((name, True))
            stack += [(need, False) for need in webs.get(name, ())]
    return []
