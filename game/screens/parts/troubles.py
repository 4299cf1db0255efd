"""What adults are told about the store: why saving is not possible, what was mended, where a folder is a bad place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.profiles.store import NewerSchema, NoSuchProfile, ProfileBusy, Recovery, StoreError

if TYPE_CHECKING:
    from game.kit.language.words import Words


def saving_text(words: Words, trouble: str) -> str:
    """Why nothing can be saved just now; empty while saving works."""
    texts: Mapping[str, str] = {
        "": "",
        "disk_full": words("Saving is not possible: the disk is full. Make room, then it saves by itself."),
        "read_only": words("Saving is not possible: this folder cannot be written. What is played now lives only until the end."),
        "newer": words("A newer Lightkeepers wrote this book. Here it is only read: please update the game."),
    }
    return texts.get(
        trouble, words("Saving is not possible: the disk gives errors. What is played now lives only until the end.")
    )


def closed_text(words: Words, problem: StoreError) -> str:
    """Why a child's book cannot be opened."""
    match problem:
        case ProfileBusy():
            return words("This child is playing in another window. Close it and come back.")
        case NoSuchProfile():
            return words("This child is not here any more.")
        case NewerSchema():
            return words("A newer Lightkeepers wrote this child's book. Please update the game.")
    return words("This child's book cannot be read. Its files stay where they are.")


def mended_text(words: Words, found: Recovery) -> str:
    """What opening the book had to mend; empty when nothing."""
    if found.clean:
        return ""
    if found.backup:
        return words(
            "The book was damaged. It is back from the backup of {day}; {n} answers since then are lost.",
            day=found.backup,
            n=found.answers_lost if found.answers_lost else words("some"),
        )
    text = words(
        "The book was mended: {n} answers came back, {lost} lines were lost.", n=found.answers_restored, lost=found.lines_lost
    )
    return text + (" " + words("A copy lies beside it.") if found.set_aside else "")
