"""What changed between two packs, told in plain words; a changed answer is told loudly, because every wrong key is met by a child.

Works on what the files say, before any checking, so that broken packs can be compared too. Skills that got another id and challenges
that ask something else are recognised by what they have in common.
"""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.challenges.kinds import KINDS
from engine.messages import Message, message

Plain = Mapping[str, Any]
_HEAD = ("id", "title", "about", "author", "licence", "language", "ages", "subject")
_NAMES = {
    "i_can": message("“I can”"),
    "at_home": message("the question for home"),
    "why": message("the explanation"),
    "hints": message("the hints"),
    "steps": message("the steps"),
    "where": message("the condition"),
    "others": message("the wrong choices"),
    "mistakes": message("the known mistakes"),
    "say": message("what is spoken"),
    "ask": message("the question"),
    "answer": message("the answer"),
    "needs": message("what it needs"),
    "title": message("the title"),
    "name": message("the name"),
    "about": message("what it is about"),
    "ages": message("the ages"),
    "difficulty": message("the difficulty"),
    "rows": message("the rows"),
}
_ALIKE = 0.6  # share of what two skills or challenges have in common to be the same one


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. ``loud`` when a right answer is another one now; ``before`` and ``after`` are short texts."""

    what: str  # added, removed, renamed, moved, changed
    part: str  # pack, skill, challenge
    skill: str = ""
    challenge: str = ""
    key: str = ""
    before: str = ""
    after: str = ""
    loud: bool = False

    @property
    def text(self) -> str:
        """The difference as a sentence in English."""
        said = str(self.message)
        return said[:1].upper() + said[1:]

    @property
    def message(self) -> Message:
        """The difference, for any language; it begins with a small letter where its language has one there."""
        said = self._said()
        return message("ANSWER CHANGED: {said}", said=said) if self.loud else said

    def _named(self) -> Message:
        if self.part == "challenge":
            if self.skill:
                return message("{skill}: “{challenge}”", skill=self.skill, challenge=self.challenge)
            return message("“{challenge}”", challenge=self.challenge)
        return message("the skill “{skill}”", skill=self.skill) if self.skill else message("the pack itself")

    def _said(self) -> Message:
        named, key = self._named(), _NAMES.get(self.key) or message("“{key}”", key=self.key)
        before, after = self.before, self.after
        match self.what:
            case "added" if not self.key:
                return message("{named} is new.", named=named)
            case "removed" if not self.key:
                return message("{named} is gone.", named=named)
            case "renamed":
                return message(
                    "the skill “{before}” is called “{after}” now; what children did there stays with the old name.",
                    before=before,
                    after=self.skill,
                )
            case "moved":
                return message(
                    "{named} has another place ({before} → {after}); answers given there count for what is there now.",
                    named=named,
                    before=before,
                    after=after,
                )
            case "added":
                return message("{named}: {key} is new: {after}", named=named, key=key, after=after)
            case "removed":
                return message("{named}: {key} is gone: {before}", named=named, key=key, before=before)
            case _:
                return message(
                    "{named}: {key} changed from {before} to {after}", named=named, key=key, before=before, after=after
                )


def compare(old: Plain, new: Plain, *, moves: bool = True) -> list[Change]:
    """Every difference from ``old`` to ``new``, in the order of the new pack. An overlay keeps places: it ``moves`` nothing."""
    changes = [*_keys(old, new, _HEAD, part="pack")]
    before, after = _skills(old), _skills(new)
    pairs = dict(_same_skills(before, after))
    for name, skill in after.items():
        if name not in pairs:
            changes.append(Change(what="added", part="skill", skill=name))
            continue
        if pairs[name] != name:
            changes.append(Change(what="renamed", part="skill", skill=name, before=pairs[name]))
        changes += _skill(name, before[pairs[name]], skill, moves)
    gone = set(before) - set(pairs.values())
    return changes + [Change(what="removed", part="skill", skill=name) for name in before if name in gone]


def _skills(pack: Plain) -> dict[str, Plain]:
    skills = pack.get("skills")
    return {name: skill for name, skill in skills.items() if isinstance(skill, Mapping)} if isinstance(skills, Mapping) else {}


def _challenges(skill: Plain) -> list[Plain]:
    found = skill.get("challenges")
    return [entry for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []


def _same_skills(before: Mapping[str, Plain], after: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """(new name, old name) of skills that are the same one."""
    free = {name: skill for name, skill in before.items() if name not in after}
    for name, skill in after.items():
        if name in before:
            yield name, name
            continue
        best = max(free, key=lambda other: _alike_skills(free[other], skill), default="")
        if best and _alike_skills(free[best], skill) >= _ALIKE:
            del free[best]
            yield name, best


def _alike_skills(old: Plain, new: Plain) -> float:
    a, b = ({_asked(challenge) for challenge in _challenges(skill)} for skill in (old, new))
    shared = len(a & b) / max(1, len(a | b))
    return shared if old.get("name") != new.get("name") else max(shared, _ALIKE)


def _asked(challenge: Plain) -> str:
    return str(challenge.get("ask") or challenge.get("story") or "")


def _skill(name: str, old: Plain, new: Plain, moves: bool) -> Iterator[Change]:
    keys = list(dict.fromkeys(key for key in (*new, *old) if key != "challenges"))
    yield from _keys(old, new, keys, part="skill", skill=name)
    before, after = _challenges(old), _challenges(new)
    pairs = dict(_same_challenges(before, after))
    for place, challenge in enumerate(after):
        asked = _asked(challenge) or f"challenge {place + 1}"
        if place not in pairs:
            yield Change(what="added", part="challenge", skill=name, challenge=asked)
            continue
        other = before[pairs[place]]
        if moves and pairs[place] != place:
            places = (f"#{pairs[place]}", f"#{place}")
            yield Change(what="moved", part="challenge", skill=name, challenge=asked, before=places[0], after=places[1])
        keys = list(dict.fromkeys((*challenge, *other)))
        yield from _keys(other, challenge, keys, part="challenge", skill=name, challenge=asked)
    gone = [challenge for place, challenge in enumerate(before) if place not in pairs.values()]
    for challenge in gone:
        yield Change(what="removed", part="challenge", skill=name, challenge=_asked(challenge))


def _same_challenges(before: Sequence[Plain], after: Sequence[Plain]) -> Iterator[tuple[int, int]]:
    """(place in the new skill, place in the old one) of challenges that are the same one: equal ones first, then like ones."""
    free = dict(enumerate(before))
    waiting = list(enumerate(after))
    for sure in (lambda a, b: a == b, lambda a, b: (a.get("kind"), _asked(a)) == (b.get("kind"), _asked(b)), _alike):
        left = []
        for place, challenge in waiting:
            found = next((old for old, other in free.items() if sure(other, challenge)), None)
            if found is None:
                left.append((place, challenge))
            else:
                del free[found]
                yield place, found
        waiting = left


def _alike(old: Plain, new: Plain) -> bool:
    if old.get("kind") != new.get("kind"):
        return False
    return difflib.SequenceMatcher(None, _asked(old)[:200], _asked(new)[:200]).ratio() >= _ALIKE or (
        sum(old.get(key) == new.get(key) for key in new) >= _ALIKE * len(new)
    )


def _keys(old: Plain, new: Plain, keys: Sequence[str], *, part: str, skill: str = "", challenge: str = "") -> Iterator[Change]:
    loud_keys = {"answer", "rows", *_decides(old), *_decides(new)} if part == "challenge" else set()
    for key in keys:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        what = "added" if before is None else "removed" if after is None else "changed"
        yield Change(
            what=what,
            part=part,
            skill=skill,
            challenge=challenge,
            key=key,
            before=_short(before),
            after=_short(after),
            loud=key in loud_keys,
        )


def _decides(challenge: Plain) -> tuple[str, ...]:
    """The keys that say what is right in a challenge of its kind."""
    kind = KINDS.get(str(challenge.get("kind")))
    return kind.decides if kind is not None else ()


def _short(value: object) -> str:
    """A value in one line of at most 160 signs."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:157]} …"
