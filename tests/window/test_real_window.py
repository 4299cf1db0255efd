"""One smoke test in a real window: a virtual screen, real key presses and clicks, from the first start to the chart and out again."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.profiles.tinydb_store import TinyStore

_PATIENCE_S = 40.0

pytestmark = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs Linux with Xvfb and xdotool for a virtual screen",
)


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual screen of 1400 × 900; Xvfb chooses a free number itself."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def until(what: str, true: object) -> object:
    """Wait for something to come true."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        found = true()  # type: ignore[operator]
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"it never came: {what}")


def test_the_game_is_played_in_a_real_window(display: str, root: Path, tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
    environment |= {
        "DISPLAY": display,
        "SDL_AUDIODRIVER": "dummy",
        "LIGHTKEEPERS_NO_VENV": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    keepers = tmp_path / "keepers"
    game = subprocess.Popen(
        [sys.executable, str(root / "main.py"), "--profiles", str(keepers)], env=environment, stderr=subprocess.DEVNULL
    )

    def tool(*words: str) -> str:
        return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False).stdout.strip()

    def click(x: float, y: float) -> None:
        tool("mousemove", "--window", window, str(round(x)), str(round(y)))
        tool("click", "1")
        time.sleep(0.4)

    try:
        window = str(until("the window", lambda: tool("search", "--onlyvisible", "--class", "main"))).splitlines()[0]
        time.sleep(1.5)
        tool("windowfocus", window)
        tool("mousemove", "--window", window, "20", "20")
        tool("key", "Return")
        time.sleep(8)  # the packs are compiled: this cache is new
        click(886, 658)  # Let's go!
        click(674, 286)  # 7 to 9
        click(886, 658)  # Set sail!

        def named() -> bool:
            return keepers.exists() and len(TinyStore(keepers).profiles()) == 1

        until("a keeper in the store", named)
        time.sleep(1)
        click(1000, 647)  # To the chart
        time.sleep(1)
        assert game.poll() is None
        tool("key", "Escape")
        time.sleep(0.5)
        tool("key", "ctrl+q")
        assert game.wait(20) == 0
    finally:
        if game.poll() is None:
            game.kill()
    (who,) = TinyStore(keepers).profiles()
    assert who.band == "7-9"
    log = keepers / "lightkeepers.log"
    assert "Traceback" not in (log.read_text("utf-8") if log.exists() else "")
