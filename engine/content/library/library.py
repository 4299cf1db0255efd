"""All packs on this machine: found, checked or taken from the cache, and able to make and judge challenges.

Where a checked pack is kept between two starts is the matter of ``engine.content.library.pack_cache``.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from engine.challenges.base import Answer, Challenge, Form, Verdict
from engine.challenges.kinds import KINDS, judge
from engine.challenges.literacy import needs_reading
from engine.challenges.making import Draw
from engine.challenges.templates import Template, choose_interests, draw
from engine.content.archives.zipped import open_zips
from engine.content.compiled.compiling import read_item, template_from
from engine.content.compiled.naming import named_pack
from engine.content.compiled.overlay_files import names_of, shown_name, sorted_out
from engine.content.compiled.pack import Family, Pack, Skill
from engine.content.compiled.translating import best_language, translated, translated_interests
from engine.content.library.pack_cache import compiled_pack
from engine.content.models.problems import Problem
from engine.learning.skills import Candidate, SkillGraph, SkillNode, likeness

LOG = logging.getLogger(__name__)
_TRIES = 40
CanShow = Callable[[str, str], bool]


class Library:
    """Packs in memory. ``skills`` maps full ids; ``problems`` names everything that was left out."""

    def __init__(
        self, compiled: Iterable[tuple[Path, Mapping[str, Any]]], problems: Sequence[Problem] = (), language: str = ""
    ) -> None:
        self.problems = list(problems)
        self.language = language
        self._compiled: dict[str, tuple[Path, Mapping[str, Any]]] = {}
        for folder, stored in compiled:
            if stored["id"] in self._compiled:
                self.problems.append(Problem.of("duplicate_pack", folder.name, name=stored["id"]))
                continue
            self._compiled[stored["id"]] = (folder, stored)
        self._stored = {entry["id"]: entry for _, stored in self._compiled.values() for entry in stored["skills"]}
        self._folders = {entry["id"]: str(folder) for folder, stored in self._compiled.values() for entry in stored["skills"]}
        self.packs: tuple[Pack, ...] = ()
        self.skills: Mapping[str, Skill] = {}
        self._templates: dict[tuple[str, int, str], Template] = {}
        self.speak(language)
        self._families = {family.item: family for skill in self.skills.values() for family in skill.families}

    def speak(self, language: str) -> None:
        """From now on names and challenges in ``language`` where a pack has words for it, else in the pack's own."""
        self.language = language
        self.packs = tuple(named_pack(folder, stored, self._spoken(stored["id"])) for folder, stored in self._compiled.values())
        self.skills = {skill.id: skill for pack in self.packs for skill in pack.skills}

    def _spoken(self, pack: str) -> str:
        """The language of a pack's translations that is spoken now; "" is the pack's own."""
        stored = self._compiled[pack][1]
        is_own = best_language({stored["language"]: 0}, self.language)
        return "" if not self.language or is_own else best_language(stored.get("words", {}), self.language)

    def language_of(self, skill: str) -> str:
        """The language in which the skill's challenges are asked now; empty for an unknown skill."""
        pack = skill.partition("/")[0]
        return self._spoken(pack) or str(self._compiled[pack][1]["language"]) if pack in self._compiled else ""

    def folder_of(self, skill: str) -> str:
        """The folder whose files the skill's pictures and sounds may be; empty for an unknown skill."""
        return self._folders.get(skill, "")

    def graph(self, forms: frozenset[Form] | None = None) -> SkillGraph:
        """The skill graph for the scheduler."""
        subjects = {pack.id: pack.subject.strip().casefold() for pack in self.packs}
        return SkillGraph({skill.id: _node(skill, subjects[skill.pack]) for skill in self.skills.values()})

    def playable(self, plays: frozenset[Form]) -> frozenset[str]:
        """The items that can be answered in one of the forms ``plays``."""
        return frozenset(item for item, family in self._families.items() if plays & family.guess.keys())

    def without_reading(self, items: Iterable[str], games: Mapping[str, frozenset[Form]]) -> Mapping[str, frozenset[str]]:
        """For each of the ``games``, by the forms it plays: those of ``items`` that a child can answer there who cannot read yet, judged by one
        challenge of each.
        """
        found: dict[str, set[str]] = {game: set() for game in games}
        for item in items:
            challenge, forms = self.make(item, seed=1), self._families[item].guess.keys()
            for game, plays in games.items():
                if plays & forms and not needs_reading(challenge, plays):
                    found[game].add(item)
        return {game: frozenset(able) for game, able in found.items()}

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
        language = self._spoken(family.item.partition("/")[0])
        if language:
            try:
                return self._in(language, family, seed, interests)
            except ValueError as problem:  # the words do not fit these values: the pack's own always do
                LOG.warning("%s with seed %s in %s: %s", family.item, seed, language, problem)
        return self._in("", family, seed, interests)

    def _in(self, language: str, family: Family, seed: int, interests: Sequence[str]) -> Challenge:
        skill, number, step = read_item(family.item)
        template = self._template(skill, number, language)
        rng = Random(f"{family.item}/{seed}")
        offers = translated_interests(self._stored[skill], self._table(skill, language))
        likes = choose_interests(offers, interests, Random(f"{family.item}/{seed}/likes")) if offers else {}
        values = draw(template, step, rng, likes)
        job = Draw(
            template=template,
            values=values,
            rng=rng,
            seed=seed,
            item=family.item,
            skill=skill,
            difficulty=family.difficulty,
            variance=family.variance,
            pack_folder=self._folders[skill],
        )
        return KINDS[template.kind].make(job)

    def _table(self, skill: str, language: str) -> Mapping[str, str]:
        if not language:
            return {}
        pack, _, short = skill.partition("/")
        texts: Mapping[str, str] = self._compiled[pack][1]["words"][language]["skills"].get(short, {}).get("texts", {})
        return texts

    def _template(self, skill: str, number: int, language: str) -> Template:
        key = (skill, number, language)
        if key not in self._templates:
            stored = self._stored[skill]["challenges"][self._stored[skill]["numbers"].index(number)]
            pack, _, short = skill.partition("/")
            words = self._compiled[pack][1]["words"][language]["skills"].get(short, {}) if language else {}
            if language and number not in words.get("left", ()):
                stored = translated(stored, words.get("texts", {}), language)
            self._templates[key] = template_from(stored, f"{skill}#{number}")
        return self._templates[key]

    def judge(self, challenge: Challenge, answer: Answer) -> Verdict:
        """What an answer is worth."""
        return judge(challenge, answer)


def _node(skill: Skill, subject: str) -> SkillNode:
    candidates = tuple(
        Candidate(
            item=family.item,
            skills=(skill.id,),
            difficulty=family.difficulty,
            variance=family.variance,
            guess=min(family.guess.values(), default=0.0),
            likeness=likeness(family.questions),
        )
        for family in skill.families
    )
    return SkillNode(id=skill.id, needs=skill.needs, candidates=candidates, ages=skill.ages, strand=subject)


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
    opened, refused = open_zips(folders, cache)
    problems += refused
    packs, alone = sorted_out([*find_packs(folders), *opened], switched_off)
    for path in alone:
        problems.append(Problem.of("overlay_no_base", shown_name(path), name=names_of(path)[1]))
    for path, overlays in packs.items():
        stored, found = compiled_pack(path, cache, can_show, overlays)
        problems += found
        if stored is not None and stored["id"] not in switched_off:
            compiled.append((path if path.is_dir() else path.parent, stored))
    return Library(compiled, problems)
