"""What was nearly typed right: a verb, or a pack's folder that is called a little differently; no verb itself."""

import argparse
import difflib
from collections.abc import Iterable
from pathlib import Path

_OF_FILES = ("check", "list", "rehearse", "preview", "share", "add")  # verbs whose packs are folders or files, never ids


def near_verb(words: list[str], known: Iterable[str]) -> str:
    """What to say of a first word that is no verb; "" when it is one, or like none."""
    names = list(known)
    if not words or words[0].startswith("-") or words[0] in names:
        return ""
    close = difflib.get_close_matches(words[0].lower(), names, n=1, cutoff=0.6)
    return f"There is no {words[0]} here. Did you mean {close[0]}?" if close else ""


def near_pack(args: argparse.Namespace) -> str:
    """What to say of a pack that is not there while one with nearly the same name is; "" otherwise."""
    if getattr(args, "verb", None) not in _OF_FILES:
        return ""
    for path in (*getattr(args, "packs", ()), *([args.pack] if hasattr(args, "pack") else ())):
        if not path.exists() and (close := _near(path)) is not None:
            return f"There is no {path} here. Did you mean {close}?"
    return ""


def _near(path: Path) -> Path | None:
    try:
        there = [other.name for other in path.parent.iterdir() if other.is_dir() or other.suffix in (".yaml", ".yml", ".zip")]
    except OSError:
        return None
    close = difflib.get_close_matches(path.name, there, n=1, cutoff=0.75)
    return path.parent / close[0] if close else None
