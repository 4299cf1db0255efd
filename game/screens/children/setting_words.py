"""Every setting of a keeper in a few words and a picture, as the drawer of settings shows and reads them: none is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Say = Callable[..., str]
_MOST = 5  # the sliders of the settings page


@dataclass(frozen=True, slots=True)
class MessageError:
    """One setting: its picture or (for what is about letters) a few letters, and what it is set to."""

    name: str
    picture: str
    letters: str
    text: str


def told(settings: Mapping[str, Any], t: Say, language: str) -> tuple[MessageError, ...]:
    """All of ``settings``, in the order of the page where they are made; ``language`` is the keeper's own, by its own name."""

    def on(name: str, says: bool | None = None) -> str:
        return t("on") if (bool(settings[name]) if says is None else says) else t("off")

    def loud(name: str) -> str:
        return t("{n} of {most}", n=settings[name], most=_MOST)

    size = {"normal": t("usual"), "large": t("large"), "largest": t("largest")}[str(settings["text_size"])]
    wish = {"easy": t("Gentle"), "normal": t("Just right"), "challenge": t("Tricky")}[str(settings["wish"])]
    own = str(settings["language"])
    lines: tuple[tuple[str, str, str, str, str], ...] = (
        ("read_aloud", "icon_aloud", "", t("Read to me"), on("read_aloud")),
        ("all_caps", "", "AB", t("BIG LETTERS ONLY"), on("all_caps")),
        ("spacing", "", "a b", t("Room between letters"), on("spacing")),
        ("font", "", "ag", t("Letters easy to tell apart"), on("font", settings["font"] == "atkinson")),
        ("text_size", "", "Aa", t("Text size"), size),
        ("theme", "lighthouse_small", "", t("Strong contrast"), on("theme", settings["theme"] == "contrast")),
        ("language", "icon_world", "", t("Language"), language if own else t("Same as the computer")),
        ("voice", "icon_voice", "", t("Voice"), loud("voice")),
        ("effects", "icon_sound", "", t("Sounds"), loud("effects")),
        ("music", "icon_music", "", t("Music"), loud("music")),
        ("reduced_motion", "icon_later", "", t("Calm pictures"), on("reduced_motion")),
        ("press_pause", "icon_pause", "", t("A pause after each press"), on("press_pause")),
        ("untimed", "icon_time", "", t("Take all the time I need"), on("untimed")),
        ("rewards", "starfish", "", t("Gifts for my cove"), on("rewards")),
        ("ask_sure", "mini_half", "", t("Ask how sure I am"), on("ask_sure")),
        ("one_switch", "icon_play", "", t("Play with one button"), on("one_switch")),
        ("wish", "icon_ship", "", t("How hard"), wish),
    )
    return tuple(MessageError(name, picture, letters, f"{label}: {value}") for name, picture, letters, label, value in lines)
