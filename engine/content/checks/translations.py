"""The words files of a pack (``words/de.yaml`` beside ``pack.yaml``): read, checked, and taken into the compiled pack.

A file maps texts of the pack to the same texts in its language, for the whole pack or for one skill. What is missing stays in the
pack's own language; an entry that does not fit is named and left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from engine.challenges.expressions.language import ExpressionError
from engine.challenges.spec import Slug, Strict, Text
from engine.content.checks.budget import Budget, BudgetSpent
from engine.content.checks.sampling import try_challenge
from engine.content.checks.showable import CanShow
from engine.content.compiled.translating import (
    can_be_translated,
    has_words,
    interest_texts,
    texts_of,
    translated,
    translated_interests,
    values_in,
)
from engine.content.models.problems import MOST_TOLD, Problem, did_you_mean, told
from engine.content.reading.model_problems import model_problems, problem_at
from engine.content.reading.reader import Node, read
from engine.messages import message

_HEAD = ("title", "about")
_SKILL = ("name", "i_can", "at_home")
Entries = dict[str, str]


class SkillWords(Strict):
    """One skill in another language."""

    name: Annotated[str, Field(max_length=40)] | None = None
    i_can: str | None = None
    at_home: str | None = None
    words: dict[str, str] | None = None


class WordsModel(Strict):
    """One pack in another language."""

    translates: Slug
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
    author: Text | None = None
    title: Annotated[str, Field(max_length=60)] | None = None
    about: str | None = None
    words: dict[str, str] | None = None
    skills: dict[str, SkillWords] | None = None


def words_files(folder: Path) -> list[Path]:
    """The words files of a pack's folder."""
    place = folder / "words"
    if not place.is_dir() or place.is_symlink():
        return []
    return [file for file in sorted(place.iterdir()) if file.suffix in (".yaml", ".yml") and not file.is_symlink()]


def add_words(
    pack: dict[str, Any], folders: Sequence[tuple[Path, str]], can_show: CanShow | None, budget: Budget | None = None
) -> list[Problem]:
    """Every translation in ``folders`` (each with its shown name) into the compiled pack, under ``words``; and what is wrong.

    The pack's own folder comes first, those of overlays behind it: a later file wins text by text.
    """
    problems: list[Problem] = []
    missing: dict[str, list[Problem]] = {}  # by language, as the last file leaves it
    for folder, shown in folders:
        for file in words_files(folder):
            name = f"{shown}/words/{file.name}" if shown else f"words/{file.name}"
            root, found = read(file, name)
            if root is not None:
                found += take_in(pack, root, name, folder, can_show, budget)
            overlaid = bool(pack["overlays"]) and folder == folders[0][0]
            problems += [p for p in found if p.code != "words_missing" and not (overlaid and p.code == "words_unknown")]
            missing[root.at(("language",)).text or "" if root is not None else ""] = [
                p for p in found if p.code == "words_missing"
            ]
    return problems + [problem for notes in missing.values() for problem in notes]


def take_in(
    pack: dict[str, Any], root: Node, name: str, folder: Path, can_show: CanShow | None, budget: Budget | None = None
) -> list[Problem]:
    """One words file that is read already into the compiled pack; and what is wrong with it."""
    plain = root.plain()
    if not isinstance(plain, dict):
        return [problem_at("not_a_map", root, name)]
    problems = model_problems(WordsModel, plain, root, (), name)
    if problems:
        return problems
    if plain["translates"] != pack["id"]:
        return [problem_at("words_of_another", root.at(("translates",)), name, value=plain["translates"], name_=pack["id"])]
    language = plain["language"]
    if language == pack["language"]:
        return [problem_at("words_own_language", root.at(("language",)), name, value=language)]
    return _Reader(pack, root, plain, name, folder, can_show, budget or Budget()).read()


class _Reader:
    def __init__(
        self,
        pack: dict[str, Any],
        root: Node,
        plain: Mapping[str, Any],
        name: str,
        folder: Path,
        can_show: CanShow | None,
        budget: Budget,
    ) -> None:
        self.budget, self._is_stopped = budget, False
        self.pack, self.root, self.plain, self.name, self.folder, self.can_show = pack, root, plain, name, folder, can_show
        self.language: str = plain["language"]
        self.problems: list[Problem] = []
        self.skills = {skill["id"].split("/")[1]: skill for skill in pack["skills"]}

    def read(self) -> list[Problem]:
        """The entries that fit go into the pack; the rest is named."""
        words = self.pack.setdefault("words", {}).setdefault(self.language, {"skills": {}})
        words |= {key: self.plain[key] for key in _HEAD if self.plain.get(key)}
        shared = self.plain.get("words") or {}
        parts = self.plain.get("skills") or {}
        self._unknown_skills(parts)
        everything = {text for skill in self.skills.values() for text in _known_texts(skill)}
        kept = self._fitting(shared, everything, ("words",), "the pack")
        for short, skill in self.skills.items():
            said, known = parts.get(short) or {}, frozenset(_known_texts(skill))
            own = self._fitting(said.get("words") or {}, known, ("skills", short, "words"), f"“{short}”")
            before = words["skills"].get(short, {"texts": {}})
            table = before["texts"] | {text: other for text, other in kept.items() if text in known} | own
            entry = {key: said.get(key) or before.get(key) for key in _SKILL if said.get(key) or before.get(key)}
            words["skills"][short] = entry | {
                "texts": {text: table[text] for text in _known_texts(skill) if text in table},
                "left": self._try(skill, short, table),
            }
            self._missing(skill, short, entry, table)
        return self.problems

    def _unknown_skills(self, parts: Mapping[str, Any]) -> None:
        for short in parts:
            if short not in self.skills:
                key = self.root.at(("skills",)).keys[short]
                self._unknown(key, short, self.skills, message("the pack"))

    def _unknown(self, key: Node, name: str, known: Iterable[str], where: object) -> None:
        """Name what is not in the pack; of very many the likeliest word is looked for at the first ones alone."""
        hint = did_you_mean(name, known) if len(self.problems) < MOST_TOLD else ""
        self.problems.append(problem_at("words_unknown", key, self.name, name_=name, where=where, example=hint))
        if len(self.problems) >= 2 * MOST_TOLD:
            self.problems = told(self.problems)

    def _fitting(self, said: Mapping[str, str], known: AbstractSet[str], path: tuple[str, ...], where: str) -> Entries:
        """The entries whose text is in the pack and whose values are the same; an empty one is not translated yet."""
        kept: Entries = {}
        node = self.root.at(path)
        for text, other in said.items():
            key = node.keys[text]
            if text not in known:
                self._unknown(key, text, known, where)
                continue
            if not other:
                continue
            place = (node.entries or {})[text]
            try:
                wanted, found = values_in(text), values_in(other)
            except ExpressionError as why:
                self.problems.append(problem_at("expression", place, self.name, why=why))
                continue
            if wanted != found:
                shown = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
                self.problems.append(problem_at("words_values", place, self.name, value=other, name_=shown))
                continue
            kept[text] = other
        return kept

    def _try(self, skill: Mapping[str, Any], short: str, table: Entries) -> list[int]:
        """Run every translated challenge over its values; the numbers of those that do not work in this language."""
        left = []
        was_thinned = self.budget.is_thinned
        other = {**skill, "interests": translated_interests(skill, table)}
        for number, challenge in zip(skill["numbers"], skill["challenges"], strict=True):
            if not any(text in table for text in can_be_translated(challenge)):
                continue
            place = self.root.at(("skills", short))
            said = translated(challenge, table, self.language)
            try:
                found, _ = try_challenge(said, other, number, place, self.name, str(self.folder), self.can_show, self.budget)
            except BudgetSpent:
                left.append(number)
                if not self._is_stopped:
                    self.problems.append(problem_at("too_much_work", place, self.name, skill=short))
                self._is_stopped = True
                continue
            wrong = [problem for problem in found if problem.severity == "error"]
            if wrong:
                left.append(number)
                self.problems.append(
                    problem_at("words_trial", place, self.name, skill=short, name_=challenge["ask"], why=wrong[0].what)
                )
        if self.budget.is_thinned and not was_thinned:
            place = self.root.at(("skills", short))
            self.problems.append(problem_at("checked_thinly", place, self.name, skill=short))
        return left

    def _missing(self, skill: Mapping[str, Any], short: str, entry: Entries, table: Entries) -> None:
        """One note a skill: how many texts have no words yet, and the first of them."""
        wanted = [skill[key] for key in _SKILL if skill[key] and key not in entry]
        wanted += [text for text in _wanted_texts(skill) if text not in table]
        if wanted:
            node = self.root.at(("skills",)).keys.get(short) or self.root
            self.problems.append(
                problem_at("words_missing", node, self.name, skill=short, name_=short, count=len(wanted), value=wanted[0])
            )


def _wanted_texts(skill: Mapping[str, Any]) -> Iterator[str]:
    """Every text of a skill that has words, once."""
    found = dict.fromkeys(text for challenge in skill["challenges"] for text in texts_of(challenge))
    yield from dict.fromkeys([*found, *(text for text in interest_texts(skill) if has_words(text))])


def _known_texts(skill: Mapping[str, Any]) -> list[str]:
    """Every text of a skill that an entry may name."""
    every = [text for challenge in skill["challenges"] for text in can_be_translated(challenge)]
    return list(dict.fromkeys([*every, *interest_texts(skill)]))


def words_template(pack: Mapping[str, Any], language: str, author: str = "") -> str:
    """A words file for a compiled pack with every text that has words; what is translated already stays."""
    done = pack.get("words", {}).get(language, {"skills": {}})
    lines = [
        f"# {pack['title']} in another language: left stands the text of the pack, right goes yours.",
        "# An empty one is not translated yet: the child then sees the pack's own text. Keep what stands in { }.",
        "",
        f"translates: {pack['id']}",
        f"language: {language}",
        f"title: {_quoted(done.get('title', ''))}  # {pack['title']}",
        f"about: {_quoted(done.get('about', ''))}  # {pack['about']}",
    ]
    counts: dict[str, int] = {}
    for skill in pack["skills"]:
        for text in _wanted_texts(skill):
            counts[text] = counts.get(text, 0) + 1
    shared = [text for text, count in counts.items() if count > 1]
    known = {text: other for entry in done["skills"].values() for text, other in entry["texts"].items()}
    if shared:
        lines += ["", "words:  # what several skills say"]
        lines += [f"  {_quoted(text)}: {_quoted(known.get(text, ''))}" for text in shared]
    lines += ["", "skills:"]
    for skill in pack["skills"]:
        short = skill["id"].split("/")[1]
        entry = done["skills"].get(short, {"texts": {}})
        lines += ["", f"  {short}:"]
        lines += [f"    {key}: {_quoted(entry.get(key, ''))}  # {skill[key]}" for key in _SKILL if skill[key]]
        own = [text for text in _wanted_texts(skill) if counts[text] == 1]
        own = list(dict.fromkeys([*own, *(text for text in entry["texts"] if not has_words(text))]))
        if own:
            lines += ["    words:"]
            lines += [f"      {_quoted(text)}: {_quoted(entry['texts'].get(text, ''))}" for text in own]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
