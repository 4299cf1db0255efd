"""What the skills of a pack need: names that do not exist, skills that are left out, and circles, which are broken up."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from engine.content.models.problems import MOST_TOLD, Problem, and_more, did_you_mean
from engine.content.reading.model_problems import problem_at
from engine.content.reading.reader import Node

_MOST_CIRCLES, _MOST_NAMES = 12, 12  # that are told, and names of one


def check_needs(pack: Mapping[str, Any], skills: Mapping[str, Any], root: Node, name: str) -> list[Problem]:
    """Everything wrong with the needs of the compiled ``pack``; needs that cannot be kept are taken out of it."""
    problems = _names(pack, skills, root, name)
    own = {f"{pack['id']}/{skill_id}" for skill_id in skills}
    for skill in pack["skills"]:
        skill["needs"] = [n for n in skill["needs"] if not n.startswith(f"{pack['id']}/") or n in own]
    webs = {skill["id"]: [n for n in skill["needs"] if n in own] for skill in pack["skills"]}
    for _ in range(_MOST_CIRCLES):
        if not (circle := find_circle(webs)):
            break
        short = short_name(circle[0])
        shown = [short_name(member) for member in circle]
        shown = [*shown[:_MOST_NAMES], "…"] if len(shown) > _MOST_NAMES else shown
        node = root.at(("skills", short, "needs"))
        problems.append(problem_at("circular_need", node, name, skill=short, name_=" → ".join(shown)))
        _cut(pack["skills"], webs, frozenset(circle))
    _cut(pack["skills"], webs, _knot(webs))
    return problems


def _names(pack: Mapping[str, Any], skills: Mapping[str, Any], root: Node, name: str) -> list[Problem]:
    """Needs inside the pack that do not exist, or whose skill is left out."""
    problems: list[Problem] = []
    kept = {skill["id"] for skill in pack["skills"]}
    for skill in pack["skills"]:
        own = [(number, need) for number, need in enumerate(skill["needs"]) if need.startswith(f"{pack['id']}/")]
        for number, need in own:
            word, short = need.split("/", 1)[1], short_name(skill["id"])
            if need in kept:
                continue
            code = "need_left_out" if word in skills else "unknown_need"
            hint = did_you_mean(word, skills) if code == "unknown_need" and len(problems) < MOST_TOLD else ""
            node = root.at(("skills", short, "needs", number))
            problems.append(problem_at(code, node, name, skill=short, name_=word, example=hint))
            if len(problems) >= 2 * MOST_TOLD:
                problems[MOST_TOLD:] = [and_more(problems[MOST_TOLD:])]
    return problems


def _cut(skills: Sequence[MutableMapping[str, Any]], webs: dict[str, list[str]], knot: frozenset[str]) -> None:
    """Take out what the skills of ``knot`` need of one another."""
    for skill in skills:
        if skill["id"] in knot:
            skill["needs"] = [need for need in skill["needs"] if need not in knot]
            webs[skill["id"]] = [need for need in webs[skill["id"]] if need not in knot]


def _knot(webs: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The skills that stand in a circle or behind one."""
    sorter = TopologicalSorter(webs)
    try:
        sorter.prepare()
    except CycleError:
        free: set[str] = set()
        while ready := sorter.get_ready():
            sorter.done(*ready)
            free.update(ready)
        return frozenset(webs.keys() - free)
    return frozenset()


def find_circle(webs: Mapping[str, Iterable[str]]) -> list[str]:
    """Skills that need each other in a circle, in order; empty when there is none."""
    done: set[str] = set()
    for start in webs:
        trail: dict[str, None] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                trail.popitem()
                done.add(name)
                continue
            if name in trail:
                members = list(trail)
                return [*members[members.index(name) :], name]
            if name in done:
                continue
            trail[name] = None
            stack.append((name, True))
            stack += [(need, False) for need in webs.get(name, ())]
    return []


def short_name(skill: str) -> str:
    """A skill's name without its pack's."""
    return skill.partition("/")[2]
