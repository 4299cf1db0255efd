"""What several verbs do with a keeper's nickname and with a passphrase; no verb itself."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from engine.cli.output import tell

if TYPE_CHECKING:
    from engine.profiles.store import ProfileSummary
    from engine.profiles.tinydb_store import TinyStore


def find_keeper(store: TinyStore, name: str) -> ProfileSummary | None:
    """The only keeper of that nickname (or id); None, and one line printed, when there is none or more than one."""
    from engine.cli.keepers import NoVisit, the_one

    try:
        return the_one(store.profiles(), name)
    except NoVisit as problem:
        tell(problem)
        return None


def ask_passphrase(*, twice: bool) -> str | None:
    """A passphrase from the keyboard, or the first line of what is piped in. None when the two were different or it is empty."""
    return ask_secret("Passphrase: ", twice=twice)


def ask_secret(prompt: str, *, twice: bool) -> str | None:
    """The same with words of one's own."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n") or None
    first = getpass.getpass(prompt)
    return first if first and (not twice or getpass.getpass("Once more: ") == first) else None
