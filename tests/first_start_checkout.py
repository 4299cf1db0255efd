"""A small checkout with the real ``main.py`` and first start, one tiny part instead of the game's, and a folder of wheels instead of a network."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

_GAME = """\
def run(main):
    import part
    from part import inner

    print("playing", part.VALUE, inner.VALUE)
    return 0
"""
_PART = {"part/__init__.py": 'VALUE = "with"\n', "part/inner.py": 'VALUE = "all"\n'}


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder that can be started."""

    folder: Path

    @property
    def part(self) -> Path:
        """Where the part was installed."""
        return next((self.folder / ".venv").rglob("part/__init__.py")).parent

    @property
    def pins(self) -> str:
        checksum = hashlib.sha256(next(self.shelf.iterdir()).read_bytes()).hexdigest()
        return f"part==1.0 --hash=sha256:{checksum}\n"

    @property
    def shelf(self) -> Path:
        """The wheels that were carried here."""
        return self.folder / "wheels"

    @property
    def elsewhere(self) -> Path:
        """The folder that it is started from: a child's own, with files named as Python's."""
        return self.folder.with_name("elsewhere")

    def environment(self) -> dict[str, str]:
        """There is no network, and nobody tries again for long."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "LIGHTKEEPERS"))}
        return kept | {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}

    def begin(self) -> "subprocess.Popen[str]":
        """A start in a process group of its own, as a terminal makes it."""
        return subprocess.Popen(
            [sys.executable, str(self.folder / "main.py")],
            cwd=self.elsewhere,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, str(self.folder / "main.py")],
            cwd=self.elsewhere,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def lay_out(root: Path, folder: Path) -> Checkout:
    """A fresh one; nothing is set up yet."""
    checkout = folder / "checkout"
    made = Checkout(checkout)
    made.shelf.mkdir(parents=True)
    _make_wheel(made.shelf)
    made.elsewhere.mkdir()
    for name in ("random.py", "pip.py", "part.py"):
        (made.elsewhere / name).write_text("this is no Python\n", "utf-8")
    (checkout / "engine" / "cli").mkdir(parents=True)
    shutil.copy(root / "main.py", checkout)
    shutil.copytree(root / "engine" / "first_start", checkout / "engine" / "first_start")
    for name in ("engine/__init__.py", "engine/cli/__init__.py"):
        (checkout / name).write_text("", "utf-8")
    (checkout / "engine" / "cli" / "output.py").write_text(_GAME, "utf-8")
    (checkout / "constraints.txt").write_text(made.pins, "utf-8")
    return made


def _make_wheel(shelf: Path) -> None:
    about = "part-1.0.dist-info"
    files = _PART | {
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: part\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": "[console_scripts]\npart-tool = part.inner:VALUE.upper\n",
    }
    rows = [f"{name},sha256={_checksum(text)},{len(text)}\n" for name, text in files.items()]
    wheel = shelf / "part-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
        packed.writestr(f"{about}/RECORD", "".join(rows) + f"{about}/RECORD,,\n")


def _checksum(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
