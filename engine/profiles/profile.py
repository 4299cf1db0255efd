"""A keeper: nickname, look, age band, interests, settings. Nothing else about a child is ever asked or stored."""

import hashlib
import os
import uuid
from collections.abc import Callable, Mapping
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
    one_switch: bool = False
    untimed: bool = True
    wish: str = "normal"
    language: str = ""
    rewards: bool = True
    ask_sure: bool = True
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
        """A profile out of its JSON; missing values get their default, wrong ones too. Raises ValueError without an id."""
        if not (isinstance(stored.get("id"), str) and stored["id"].isalnum()):
            raise ValueError("a profile needs an id")
        known = {f.name for f in fields(Profile)} - {"unknown"}
        values: dict[str, Any] = {name: stored[name] for name, fits in _FITS.items() if name in stored and fits(stored[name])}
        for name in ("interests", "seen_games"):
            values[name] = tuple(name for name in _list(stored.get(name)) if isinstance(name, str))
        values["cove"] = tuple((piece[0], piece[1]) for piece in _list(stored.get("cove")) if _is_piece(piece))
        values["settings"] = _settings(stored.get("settings"))
        values["unknown"] = {key: value for key, value in stored.items() if key not in known}
        return Profile(**({"nickname": ""} | values))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_piece(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], int)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "id": _is_text,
    "nickname": _is_text,
    "look": lambda value: type(value) is int and value in LOOKS,
    "companion": lambda value: value in COMPANIONS,
    "band": lambda value: value in BANDS,
    "picture_key": _is_text,
    "created_s": lambda value: type(value) in (int, float),
}
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "text_size": ("normal", "large", "largest"),
    "font": ("lexend", "atkinson"),
    "theme": ("dusk", "contrast"),
    "wish": ("easy", "normal", "challenge"),
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
    return Settings(**values, unknown={name: value for name, value in stored.items() if name not in known})


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
