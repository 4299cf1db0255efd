"""A keeper: nickname, look, age band, interests, settings. Nothing else about a child is ever asked or stored."""

import hashlib
import os
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from engine.clean_text import clean_name

LOOKS, COMPANIONS = (1, 2, 3, 4, 5, 6), ("otter", "gull", "crab", "fox")
_ID = re.compile(r"[0-9A-Za-z]{1,64}")  # it is the name of a folder
_KEY = re.compile(r"[0-9a-f]{1,64}:[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[A-Za-z]{0,8}(?:[-_][A-Za-z0-9]{1,8})?")
_MOST_THINGS, _LONGEST_THING = 200, 60
_LAST_S = 1e13
BANDS = ("3", "4", "5", "6", "7-9", "10-12", "13+")  # as they are asked: under seven a year is a long time
OLD_BANDS = ("4-6",)  # what profiles of before may have: they keep it until somebody says the year
INTERESTS = ("animals", "space", "music", "sport", "art", "building", "nature", "vehicles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the game looks, sounds and behaves for one keeper."""

    text_size: str = "normal"
    font: str = "lexend"
    spacing: bool = False
    all_caps: bool = False
    theme: str = "dusk"
    reduced_motion: bool = False
    read_aloud: bool = True
    voice: int = 4
    music: int = 2
    effects: int = 3
    press_pause: bool = False
    one_switch: bool = False
    untimed: bool = True
    wish: str = "normal"
    language: str = ""
    rewards: bool = True
    ask_sure: bool = True
    below_age: str = "one"
    above_age: str = "one"
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One keeper. ``picture_key`` is empty or a salted hash of three pictures: it stops a sibling, nobody else."""

    id: str
    nickname: str
    look: int = 1
    companion: str = "otter"
    band: str = "4-6"
    interests: tuple[str, ...] = ()
    picture_key: str = ""
    created_s: float = 0.0
    settings: Settings = field(default_factory=Settings)
    cove: tuple[tuple[str, int], ...] = ()
    seen_games: tuple[str, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; what a newer version stored and this one does not know comes along untouched."""
        stored = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "unknown"}
        settings = asdict(self.settings)
        stored["settings"] = {**settings.pop("unknown"), **settings}
        stored["interests"], stored["seen_games"] = list(self.interests), list(self.seen_games)
        stored["cove"] = [list(place) for place in self.cove]
        return {**self.unknown, **stored}

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Profile":
        """A profile out of its JSON; missing values get their default, wrong ones too, and the nickname is cleaned.

        Raises ValueError without an id that can name a folder.
        """
        if not (isinstance(stored, Mapping) and isinstance(stored.get("id"), str) and _ID.fullmatch(stored["id"])):
            raise ValueError("a profile needs an id")
        known = {f.name for f in fields(Profile)} - {"unknown"}
        values: dict[str, Any] = {name: stored[name] for name, fits in _FITS.items() if name in stored and fits(stored[name])}
        for name in ("interests", "seen_games"):
            values[name] = tuple(thing for thing in _list(stored.get(name)) if _is_thing(thing))
        values["cove"] = tuple((piece[0], piece[1]) for piece in _list(stored.get("cove")) if _is_piece(piece))
        values["nickname"] = clean_name(values.get("nickname", ""))
        values["settings"] = _settings(stored.get("settings"))
        values["unknown"] = {key: value for key, value in stored.items() if key not in known}
        return Profile(**values)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_piece(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and _is_thing(value[0]) and type(value[1]) is int and 0 <= value[1] < 1000


def _is_thing(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_THING


def _list(value: Any) -> list[Any]:
    return value[:_MOST_THINGS] if isinstance(value, list) else []


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "id": _is_text,
    "nickname": _is_text,
    "look": lambda value: type(value) is int and value in LOOKS,
    "companion": lambda value: value in COMPANIONS,
    "band": lambda value: value in BANDS + OLD_BANDS,
    "picture_key": lambda value: isinstance(value, str) and bool(_KEY.fullmatch(value)),
    "created_s": lambda value: type(value) in (int, float) and abs(value) <= _LAST_S,
}
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "text_size": ("normal", "large", "largest"),
    "font": ("lexend", "atkinson"),
    "theme": ("dusk", "contrast"),
    "wish": ("easy", "normal", "challenge"),
    **dict.fromkeys(("below_age", "above_age"), ("none", "one", "any")),
    **dict.fromkeys(("voice", "music", "effects"), (0, 1, 2, 3, 4, 5)),
}


def _settings(stored: Any) -> Settings:
    if not isinstance(stored, Mapping):
        return Settings()
    values: dict[str, Any] = {}
    known = {f.name: f.default for f in fields(Settings) if f.name != "unknown"}
    for name, default in known.items():
        value = stored.get(name, default)
        is_allowed = type(value) is type(default) and value in _CHOICES.get(name, (value,))
        values[name] = value if is_allowed else default
    if not _LANGUAGE.fullmatch(values["language"]):
        values["language"] = ""
    return Settings(**values, unknown={name: value for name, value in stored.items() if name not in known})


def new_profile(nickname: str, *, created_s: float, **look: Any) -> Profile:
    """A new keeper with a random id."""
    return Profile(id=uuid.uuid4().hex, nickname=clean_name(nickname), created_s=created_s, **look)


def with_picture_key(profile: Profile, pictures: tuple[str, ...]) -> Profile:
    """The profile locked by three pictures; none unlocks it."""
    if not pictures:
        return replace(profile, picture_key="")
    salt = os.urandom(8).hex()
    return replace(profile, picture_key=f"{salt}:{_hash(salt, pictures)}")


def opens(profile_key: str, pictures: tuple[str, ...]) -> bool:
    """Whether the three pictures are the right ones."""
    salt, _, digest = profile_key.partition(":")
    return not profile_key or _hash(salt, pictures) == digest


def _hash(salt: str, pictures: tuple[str, ...]) -> str:
    return hashlib.sha256(f"{salt}|{'|'.join(pictures)}".encode()).hexdigest()
