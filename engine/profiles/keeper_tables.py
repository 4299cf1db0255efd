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


def new_tables(profile: Profile) -> Tables:
    """The tables of somebody who has not played yet."""
    return {"profile": Rows({"1": profile.to_json()}), "facts": Rows()}


def earlier_recovery(row: Mapping[str, Any] | None) -> Recovery:
    """The note about an earlier repair; clean when there is none that can be understood."""
    try:
        return Recovery(**{**row, "set_aside": tuple(row["set_aside"])}) if row else Recovery()
    except (KeyError, TypeError):
        return Recovery()
