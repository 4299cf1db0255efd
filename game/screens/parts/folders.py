"""Folders and files as a page names them."""

from __future__ import annotations

from pathlib import Path


def place_name(folder: Path) -> str:
    """A folder by its name alone, as a file manager shows it."""
    return folder.name or str(folder)


def shortened(folder: Path, most: int = 46) -> str:
    """A folder as it fits on the page: the home folder as ~, a long beginning as an ellipsis."""
    text = str(folder)
    home = str(Path.home())
    if text.startswith(home):
        text = "~" + text[len(home) :]
    if len(text) <= most:
        return text
    tail = "/".join(text.replace("\\", "/").split("/")[-2:])
    return "… " + tail[-30:]
