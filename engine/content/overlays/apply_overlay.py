"""An overlay laid over the pack it changes: texts, items, skills and difficulty, without copying the pack.

Works on the nodes of both files, so that everything that comes after (models, templates, words) checks the result as it checks any
pack, and names the overlay's own line where the overlay is to blame. ``made_from`` keeps fingerprints of what was there when the
overlay was made: whatever changed since is named by its id. Challenges keep their numbers, because a child's answers hang on them.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.content.models.overlay_models import OverlayModel
from engine.content.models.problems import Problem, did_you_mean
from engine.content.reading.model_problems import model_problems, problem_at
from engine.content.reading.reader import Node

ADDED = 500  # the number of the first challenge an overlay adds: the pack may grow below it


@dataclass(slots=True)
class Laid:
    """The pack with overlays over it: its nodes, the numbers of the challenges of each skill, and what did not fit."""

    root: Node
    numbers: dict[str, list[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    overlays: list[dict[str, str]] = field(default_factory=list)


def numbers_of(root: Node) -> dict[str, list[int]]:
    """The numbers of the challenges of every skill of a pack without overlays."""
    found = {}
    for name, skill in _skills(root).items():
        challenges = (skill.entries or {}).get("challenges")
        found[name] = list(range(len(challenges.items or []))) if challenges is not None else []
    return found


def _skills(root: Node) -> dict[str, Node]:
    skills = (root.entries or {}).get("skills")
    return (skills.entries or {}) if skills is not None else {}


def lay_over(base: Laid, overlay: Node, file: str) -> Laid:
    """The pack after one more overlay; ``file`` is the overlay's shown name."""
    plain = overlay.plain()
    if not isinstance(plain, dict):
        return _with(base, [Problem.of("not_a_map", file)])
    problems = model_problems(OverlayModel, plain, overlay, (), file)
    if problems:
        return _with(base, problems)
    if (base.root.entries or {}).get("skills", overlay).entries is None:
        return base  # the pack itself is in disorder, and says so
    for node in _every(overlay):
        node.file = file
    laid = _Layer(base, overlay, file).lay()
    laid.overlays = [*base.overlays, {"id": plain["id"], "title": plain["title"], "author": plain["author"]}]
    return laid


def _with(base: Laid, problems: list[Problem]) -> Laid:
    return Laid(base.root, base.numbers, [*base.problems, *problems], base.overlays)


def _every(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [*(node.items or ()), *(node.entries or {}).values(), *node.keys.values()]


def _copy(node: Node) -> Node:
    """A node whose own entries may be changed; what lies below is shared."""
    entries = None if node.entries is None else dict(node.entries)
    return Node(node.line, node.column, node.text, node.items, entries, dict(node.keys), node.file)


def _put(target: Node, source: Node, key: str) -> None:
    assert target.entries is not None and source.entries is not None
    target.entries[key] = source.entries[key]
    target.keys[key] = source.keys[key]


class _Layer:
    def __init__(self, base: Laid, overlay: Node, file: str) -> None:
        self.base, self.overlay, self.file = base, overlay, file
        self.root = _copy(base.root)
        self.numbers = {name: list(numbers) for name, numbers in base.numbers.items()}
        self.problems = list(base.problems)
        self.touched: dict[str, str] = {}  # id → fingerprint of what the pack has there now

    def lay(self) -> Laid:
        assert self.root.entries is not None
        for key in (self.overlay.at(("pack",)).entries or {}) if "pack" in (self.overlay.entries or {}) else ():
            _put(self.root, self.overlay.at(("pack",)), key)
        skills = _copy(self.root.at(("skills",)))
        self.root.entries["skills"] = skills
        assert skills.entries is not None
        self._remove_skills(skills)
        for name, change in _skills(self.overlay).items():
            if name in skills.entries:
                skills.entries[name] = self._changed(name, skills.entries[name], change)
            else:
                self._added(name, skills, change)
        self._compare()
        return Laid(self.root, self.numbers, self.problems)

    def _add(self, code: str, node: Node, **values: object) -> None:
        self.problems.append(problem_at(code, node, self.file, **values))  # type: ignore[arg-type]

    # ------------------------------------------------------------ skills
    def _remove_skills(self, skills: Node) -> None:
        assert skills.entries is not None
        gone = (self.overlay.entries or {}).get("remove")
        for node in gone.items or [gone] if gone is not None else ():
            name = node.text or ""
            if name not in skills.entries:
                self._add("overlay_gone", node, name_=name, example=did_you_mean(name, skills.entries))
                continue
            self.touched[name] = fingerprint(skills.entries.pop(name))
            skills.keys.pop(name)

    def _added(self, name: str, skills: Node, change: Node) -> None:
        """A skill of the overlay's own. One without challenges was meant to change a skill that is not there (any more)."""
        assert skills.entries is not None and change.entries is not None
        if "challenges" not in change.entries:
            key = self.overlay.at(("skills",)).keys[name]
            self._add("overlay_gone", key, name_=name, example=did_you_mean(name, skills.entries))
            return
        skills.entries[name] = change
        skills.keys[name] = self.overlay.at(("skills",)).keys[name]
        self.numbers[name] = list(range(len(change.entries["challenges"].items or [])))

    def _changed(self, name: str, skill: Node, change: Node) -> Node:
        """A skill of the pack with what the overlay says of it."""
        made = _copy(skill)
        if made.entries is None or change.entries is None:
            return skill
        own = [key for key in change.entries if key not in ("change", "remove", "challenges")]
        if own:
            self.touched[name] = fingerprint(skill)
        for key in own:
            _put(made, change, key)
        listed = made.entries.get("challenges")
        if listed is None or listed.items is None:
            return made
        challenges = Node(listed.line, listed.column, items=list(listed.items), file=listed.file)
        made.entries["challenges"] = challenges
        assert challenges.items is not None
        changes = change.entries.get("change")
        for key, said in ((changes.entries or {}) if changes is not None else {}).items():
            assert changes is not None
            place = self._find(name, challenges, key, changes.keys[key])
            if place is None:
                continue
            self.touched[f"{name}#{self.numbers[name][place]}"] = fingerprint(listed.items[place])
            new = _copy(challenges.items[place])
            for part in (said.entries or {}) if new.entries is not None else ():
                _put(new, said, part)
            challenges.items[place] = new
        self._drop(name, challenges, change.entries.get("remove"))
        more = change.entries.get("challenges")
        if more is not None and more.items is not None:
            first = max([ADDED - 1, *self.numbers[name]]) + 1
            self.numbers[name] += range(first, first + len(more.items))
            challenges.items += more.items
        return made

    def _drop(self, name: str, challenges: Node, gone: Node | None) -> None:
        assert challenges.items is not None
        for node in (gone.items or [gone]) if gone is not None else ():
            place = self._find(name, challenges, node.text or "", node)
            if place is not None:
                self.touched[f"{name}#{self.numbers[name][place]}"] = fingerprint(challenges.items[place])
                del challenges.items[place]
                del self.numbers[name][place]

    def _find(self, skill: str, challenges: Node, key: str, node: Node) -> int | None:
        """The place of the challenge that asks ``key`` or is number ``#N``; None (and a problem) without exactly one."""
        assert challenges.items is not None
        asks = [(item.entries or {}).get("ask", Node(0, 0, text="")).text or "" for item in challenges.items]
        if key.startswith("#") and key[1:].isdecimal() and (number := int(key[1:4] or 0)) in self.numbers[skill]:
            return self.numbers[skill].index(number)
        found = [place for place, ask in enumerate(asks) if ask == key]
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(f"#{self.numbers[skill][place]}" for place in found)
            self._add("overlay_two", node, name_=key, example=shown)
        else:
            self._add("overlay_gone", node, name_=f"{skill}: {key}", example=did_you_mean(key, asks))
        return None

    def _compare(self) -> None:
        """What is not any more as it was when the overlay was made, by id."""
        told = (self.overlay.entries or {}).get("made_from")
        known = {name: node.text for name, node in (told.entries or {}).items()} if told is not None else {}
        if self.touched and told is None:
            self._add("overlay_unsealed", self.overlay, value=len(self.touched))
            return
        for name, mark in self.touched.items():
            if known.get(name) not in (None, mark):
                assert told is not None
                self._add("overlay_changed", told.keys[name], name_=name)


def fingerprint(node: Node) -> str:
    """Eight letters that change when a skill's own texts or a challenge do."""
    plain = node.plain()
    if isinstance(plain, dict):
        plain = {key: value for key, value in plain.items() if key != "challenges"}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:8]


def fingerprints(base: Node, overlay: Node) -> dict[str, str]:
    """Of everything in ``base`` that ``overlay`` changes, by id: what ``made_from`` should say now."""
    layer = _Layer(Laid(base, numbers_of(base)), overlay, "")
    layer.lay()
    return layer.touched
