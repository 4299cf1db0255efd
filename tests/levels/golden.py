"""Golden challenges: one for each template of the shipped packs, made with a fixed seed, so that no change of what is asked goes unseen.

``golden.txt`` holds a line for each skill with a fingerprint of its challenges, all of them; and in full those of the first skill in which each
kind of challenge is met, at its template of that kind, to read what has changed. What counts: prompt, what is heard and shown, forms with their choices,
answer key, known mistakes, hints and reason, all as a child may meet them; not how hard the model holds it to be.

``python -m tests.levels.golden`` makes the file anew after a change that was meant; look at its difference before you keep it.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from engine.challenges.base import Challenge
from engine.content.library.library import Library

FILE = Path(__file__).with_name("golden.txt")
SEED = 7
_NOT_ASKED = {"pack_folder", "difficulty", "variance"}  # of the machine, and of the model


def plain(thing: object) -> object:
    """A value that JSON can hold, with nothing of this machine in it."""
    if is_dataclass(thing):
        return {field.name: plain(getattr(thing, field.name)) for field in fields(thing) if field.name not in _NOT_ASKED}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, dict):
        return {str(plain(key)): plain(value) for key, value in thing.items()}
    if isinstance(thing, frozenset | set):
        return sorted(str(plain(one)) for one in thing)
    if isinstance(thing, list | tuple):
        return [plain(one) for one in thing]
    return thing if isinstance(thing, str | int | float | bool | None) else str(thing)


def text_of(challenge: Challenge) -> str:
    """Everything of a challenge, in one line."""
    return json.dumps(plain(challenge), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def challenges(library: Library, skill: str) -> Iterator[Challenge]:
    """One for each template of a skill, at its first step."""
    seen = set()
    for family in library.skills[skill].families:
        template = family.item.rpartition(".")[0]
        if template not in seen:
            seen.add(template)
            yield library.make(family.item, SEED)


def lines(library: Library) -> list[str]:
    """The whole file."""
    hashes, full, met = [], [], set()
    for skill in sorted(library.skills):
        texts = []
        for challenge in challenges(library, skill):
            texts.append(text_of(challenge))
            if challenge.kind not in met:
                met.add(challenge.kind)
                full.append(f"{challenge.kind}: {texts[-1]}")
        hashes.append(f"{skill} {len(texts)} {hashlib.sha256(chr(10).join(texts).encode()).hexdigest()[:16]}")
    return [*hashes, *sorted(full)]


def main() -> None:
    """Make the file anew."""
    from engine.content.library.library import load_library
    from game.kit.pictures import Pictures

    root = FILE.parents[2]
    library = load_library([root / "levels"], can_show=Pictures(root / "assets" / "pictures").can_show)
    FILE.write_text("\n".join(lines(library)) + "\n", "utf-8")
    print(f"{FILE}: {len(library.skills)} skills. Look at the difference before you keep it.")


if __name__ == "__main__":
    main()
