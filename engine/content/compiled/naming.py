"""From the compiled data of a pack to its plain description in memory, in the pack's own language or in another one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.challenges.base import Form
from engine.content.compiled.compiling import ages_of
from engine.content.compiled.pack import Family, Pack, Skill

_HEAD = ("id", "title", "about", "author", "licence", "language", "subject")


def named_pack(folder: Path, stored: Mapping[str, Any], language: str) -> Pack:
    """The pack with its skills; ``language`` names one of its translations, "" its own language."""
    words: Mapping[str, Any] = stored["words"][language] if language else {}
    skills = words.get("skills", {})
    plain = {key: stored[key] for key in _HEAD} | {key: words[key] for key in ("title", "about") if key in words}
    return Pack(
        **plain,
        ages=ages_of(stored["ages"]),
        folder=folder,
        skills=tuple(_skill(entry, stored["id"], skills.get(entry["id"].split("/")[1], {})) for entry in stored["skills"]),
        translations=tuple(stored.get("words", {})),
        overlays=tuple(overlay["title"] for overlay in stored["overlays"]),
    )


def _skill(entry: Mapping[str, Any], pack: str, words: Mapping[str, Any]) -> Skill:
    families = tuple(
        Family(
            item=f["item"],
            skill=entry["id"],
            kind=f["kind"],
            step=f["step"],
            difficulty=f["difficulty"],
            variance=f["variance"],
            questions=f["own_pool"],
            guess={Form(name): value for name, value in f["guess"].items()},
        )
        for f in entry["families"]
    )
    return Skill(
        id=entry["id"],
        pack=pack,
        name=words.get("name", entry["name"]),
        i_can=words.get("i_can", entry["i_can"]),
        families=families,
        needs=tuple(entry["needs"]),
        standards=tuple(entry["standards"]),
        at_home=words.get("at_home", entry["at_home"]),
        ages=(entry["ages"][0], entry["ages"][1]),
        fluency_s=entry["fluency_s"],
        picture=entry["picture"],
    )
