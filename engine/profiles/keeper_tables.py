"""What stands in the tables of one keeper, beside the facts: the profile's row and the note about a repair."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.profiles.profile import Profile
from engine.profiles.rows import Rows
from engine.profiles.store import DamagedProfile, NewerSchema, Recovery
from engine.profiles.upgrades import Tables


def stored_profile(tables: Mapping[str, Mapping[str, Any]], folder: Path | str = "", *, is_newer: bool = False) -> Profile:
    """The profile in a keeper's tables. Raises DamagedProfile when there is none, NewerSchema when a newer game wrote them."""
    try:
        return Profile.from_json(tables["profile"]["1"])
    except (KeyError, TypeError, ValueError):
        raise (NewerSchema if is_newer else DamagedProfile)(str(folder)) from None


def own_profile(tables: Mapping[str, Mapping[str, Any]], folder: Path, *, is_newer: bool = False) -> Profile:
    """The same for a keeper's own folder, which bears the id: in a folder of another name are somebody else's files. Raises DamagedProfile, too."""
    profile = stored_profile(tables, folder, is_newer=is_newer)
    if profile.id != folder.name:
        raise DamagedProfile(f"{folder}: these are the files of another keeper")
    return profile


def new_tables(profile: Profile) -> Tables:
    """The tables of somebody who has not played yet."""
    return {"profile": Rows({"1": profile.to_json()}), "facts": Rows()}


def earlier_recovery(row: Mapping[str, Any] | None) -> Recovery:
    """The note about an earlier repair; clean when there is none that can be understood."""
    try:
        found = Recovery(**{**row, "set_aside": tuple(map(str, row["set_aside"]))}) if row else Recovery()
    except (KeyError, TypeError):
        return Recovery()
    counts = (found.answers_restored, found.lines_lost, found.answers_lost)
    return found if all(type(count) is int for count in counts) and isinstance(found.backup, str) else Recovery()
