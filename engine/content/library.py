"""All packs on this machine: found, checked or taken from the cache, and able to make and judge challenges.

Where a checked pack is kept between two starts is the matter of ``engine.content.keeping``.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from engine.challenges import KINDS
from engine.challenges.base import Answer, Challenge, Form, Verdict
from engine.challenges.judging import judge
from engine.challenges.kind import Draw
from engine.challenges.literacy import needs_reading
from engine.challenges.templates import Template, choose_interests, draw
from engine.content.compiling import ages_of, read_item, template_from
from engine.content.keeping import compiled_pack
from engine.content.pack import Family, Pack, Skill
from engine.content.problems import Problem
from engine.learning.skills import Candidate, SkillGraph, SkillNode

LOG = logging.getLogger(__name__)
_TRIES = 40
CanShow = Callable[[str, str], bool]


class Library:
    """Packs in memory. ``skills`` maps full ids; ``problems`` names everything that was left out."""

    def __init__(self, compiled: Iterable[tuple[Path, Mapping[str, Any]]], problems: Sequence[Problem] = ()) -> None:
        self.problems = list(problems)
        packs: dict[str, Pack] = {}
        self._stored: dict[str, Mapping[str, Any]] = {}
        self._templates: dict[str, Template] = {}
        self._folders: dict[str, str] = {}
        for folder, stored in compiled:
            if stored["id"] in packs:
                self.problems.append(Problem.of("duplicate_pack", folder.name, name=stored["id"]))
                continue
            packs[stored["id"]] = self._pack(folder, stored)
        self.packs: tuple[Pack, ...] = tuple(packs.values())
        self.skills: Mapping[str, Skill] = {skill.id: skill for pack in self.packs for skill in pack.skills}
        self._families = {family.item: family for skill in self.skills.values() for family in skill.families}

    def _pack(self, folder: Path, stored: Mapping[str, Any]) -> Pack:
        skills = []
        for entry in stored["skills"]:
            self._stored[entry["id"]] = entry
            self._folders[entry["id"]] = str(folder)
            skills.append(_skill(entry, stored["id"]))
        plain = {key: stored[key] for key in ("id", "title", "about", "author", "licence", "language", "subject")}
        return Pack(**plain, ages=ages_of(stored["ages"]), folder=folder, skills=tuple(skills))

    def graph(self, forms: frozenset[Form] | None = None) -> SkillGraph:
        """The skill graph for the scheduler."""
        return SkillGraph({skill.id: _node(skill) for skill in self.skills.values()})

    def playable(self, plays: frozenset[Form]) -> frozenset[str]:
        """The items that can be answered in one of the forms ``plays``."""
        return frozenset(item for item, family in self._families.items() if plays & family.guess.keys())

    def without_reading(self, items: Iterable[str], plays: frozenset[Form]) -> frozenset[str]:
        """Those of ``items`` that a child can answer who cannot read yet, judged by one challenge of each."""
        return frozenset(item for item in items if not needs_reading(self.make(item, seed=1), plays))

    def make(self, item: str, seed: int, *, interests: Sequence[str] = (), avoid: frozenset[str] = frozenset()) -> Challenge:
        """A challenge of the family ``item``; further seeds are tried until its identity is not in ``avoid``.

        Raises LookupError when no pack has the family.
        """
        family = self._families.get(item)
        if family is None:
            raise LookupError(f"no pack has {item}")
        found: Challenge | None = None
        for more in range(_TRIES):
            try:
                challenge = self._one(family, (seed + more * 7919) % 2**32, interests)
            except ValueError as problem:  # rare values the checker's sample did not meet
                LOG.warning("%s with seed %s: %s", item, seed, problem)
                continue
            if challenge.identity not in avoid:
                return challenge
            found = challenge
        if found is None:
            raise LookupError(f"no values of {item} give a challenge")
        return found

    def _one(self, family: Family, seed: int, interests: Sequence[str]) -> Challenge:
        skill, number, step = read_item(family.item)
        template = self._template(skill, number)
        dice = Random(f"{family.item}/{seed}")
        likes = choose_interests(self._stored[skill]["interests"], interests, Random(f"{family.item}/{seed}/likes"))
        values = draw(template, step, dice, likes)
        job = Draw(
            template=template,
            values=values,
            dice=dice,
            seed=seed,
            item=family.item,
            skill=skill,
            difficulty=family.difficulty,
            variance=family.variance,
            pack_folder=self._folders[skill],
        )
        return KINDS[template.kind].make(job)

    def _template(self, skill: str, number: int) -> Template:
        key = f"{skill}#{number}"
        if key not in self._templates:
            self._templates[key] = template_from(self._stored[skill]["challenges"][number], key)
        return self._templates[key]

    def judge(self, challenge: Challenge, answer: Answer) -> Verdict:
        """What an answer is worth."""
        return judge(challenge, answer)


def _skill(entry: Mapping[str, Any], pack: str) -> Skill:
    families = tuple(
        Family(
            item=f["item"],
            skill=entry["id"],
            kind=f["kind"],
            step=f["step"],
            difficulty=f["difficulty"],
            variance=f["variance"],
            guess={Form(name): value for name, value in f["guess"].items()},
        )
        for f in entry["families"]
    )
    return Skill(
        id=entry["id"],
        pack=pack,
        name=entry["name"],
        i_can=entry["i_can"],
        families=families,
        needs=tuple(entry["needs"]),
        standards=tuple(entry["standards"]),
        at_home=entry["at_home"],
        ages=(entry["ages"][0], entry["ages"][1]),
        fluency_s=entry["fluency_s"],
        picture=entry["picture"],
    )


def _node(skill: Skill) -> SkillNode:
    candidates = tuple(
        Candidate(
            item=family.item,
            skills=(skill.id,),
            difficulty=family.difficulty,
            variance=family.variance,
            guess=min(family.guess.values(), default=0.0),
        )
        for family in skill.families
    )
    return SkillNode(id=skill.id, needs=skill.needs, candidates=candidates, ages=skill.ages)


# ------------------------------------------------------------------ finding
def find_packs(folders: Sequence[Path]) -> list[Path]:
    """Every pack in the folders: sub-folders with a pack.yaml, and single .yaml files."""
    found: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            if path.is_symlink() or path.name.startswith("."):
                continue
            if (path / "pack.yaml").is_file() or (path.is_file() and path.suffix in (".yaml", ".yml")):
                found.append(path)
    return found


def load_library(
    folders: Sequence[Path],
    *,
    cache: Path | None = None,
    can_show: CanShow | None = None,
    switched_off: frozenset[str] = frozenset(),
) -> Library:
    """Every pack that plays, and every problem of those that do not."""
    compiled: list[tuple[Path, Mapping[str, Any]]] = []
    problems: list[Problem] = []
    for path in find_packs(folders):
        stored, found = compiled_pack(path, cache, can_show)
        problems += found
        if stored is not None and stored["id"] not in switched_off:
            compiled.append((path if path.is_dir() else path.parent, stored))
    return Library(compiled, problems)
