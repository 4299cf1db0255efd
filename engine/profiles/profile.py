"""A keeper: nickname, look, age band, interests, settings. Nothing else about a child is ever asked or stored."""

import hashlib
import os
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

LOOKS, COMPANIONS = (1, 2, 3, 4, 5, 6), ("otter", "gull", "crab", "fox")
BANDS = ("4-6", "7-9", "10-12", "13+")
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
    untimed: bool = True
    wish: str = "normal"
    language: str = ""
    rewards: bool = True


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
        stored["settings"] = asdict(self.settings)
        stored["interests"], stored["seen_games"] = list(self.interests), list(self.seen_games)
        stored["cove"] = [list(place) for place in self.cove]
        return {**self.unknown, **stored}

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Profile":
        """A profile out of its JSON; missing values get their default, wrong ones too. Raises KeyError without an id."""
        known = {f.name for f in fields(Profile)} - {"unknown"}
        values = {k: v for k, v in stored.items() if k in known}
        values["settings"] = _settings(stored.get("settings", {}))
        values["interests"] = tuple(str(i) for i in stored.get("interests", ()))
        values["seen_games"] = tuple(str(g) for g in stored.get("seen_games", ()))
        values["cove"] = tuple((str(g), int(p)) for g, p in stored.get("cove", ()))
        unknown = {k: v for k, v in stored.items() if k not in known}
        return Profile(**(values | {"id": stored["id"], "nickname": str(stored.get("nickname", "")), "unknown": unknown}))


def _settings(stored: Mapping[str, Any]) -> Settings:
    values = {}
    for f in fields(Settings):
        value = stored.get(f.name, f.default)
        values[f.name] = value if isinstance(value, type(f.default)) else f.default
    return Settings(**values)


def new_profile(nickname: str, *, created_s: float, **look: Any) -> Profile:
    """A new keeper with a random id."""
    return Profile(id=uuid.uuid4().hex, nickname=nickname, created_s=created_s, **look)


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
