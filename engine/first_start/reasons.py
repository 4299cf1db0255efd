"""Why a set-up did not work, in one sentence for a family."""

import re
import sys

_NO_NETWORK = (
    "Failed to establish a new connection",
    "Connection refused",
    "Connection reset",
    "Retrying (Retry",
    "Could not fetch URL",
    "NewConnectionError",
    "Temporary failure",
    "ConnectTimeout",
    "ReadTimeout",
    "IncompleteRead",
    "getaddrinfo",
    "Network is unreachable",
)
_NO_SPACE = ("No space left", "Errno 28", "WinError 112")  # Windows says the rest in its own language
_NOT_ALLOWED = ("Permission denied", "Read-only", "PermissionError", "Errno 13", "Errno 30", "WinError 5]")
_NOT_FOUND = re.compile(r"No matching distribution found for ([\w.-]*\w)")


class NotReady(Exception):
    """Why the game cannot be set up, in one sentence for a family."""


def reason_of(output: str) -> str:
    """One sentence for what pip or the system said."""
    if any(sign in output for sign in _NO_SPACE):
        return "The disk is full: Lightkeepers needs about 250 MB once. Please make some room and start again."
    if any(sign in output for sign in _NOT_ALLOWED):
        return "Lightkeepers cannot write into its own folder. Please move it into your home folder and start again."
    if "DO NOT MATCH THE HASHES" in output:
        return "What came from the internet is not what was tested, so it was not used. Please start again in another network."
    if any(sign in output for sign in _NO_NETWORK):
        return "The first start needs the internet once, to fetch its parts. Please connect and start again."
    if missing := not_found(output):
        python = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"The part {missing} was not found: either the internet is not reached, "
            f"or there is none for {python} on this kind of computer (see docs/platforms.md)."
        )
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "no message")
    return f"Setting up did not work ({last.strip()[:200]}). Please start again."


def not_found(output: str) -> str:
    """The part of which pip says that there is none for this Python on this computer; "" when it says no such thing."""
    said = _NOT_FOUND.search(output)
    return said[1] if said else ""
