"""No network at all: a whole journey with every way to a socket blocked, and on Linux the same with the system's own eyes."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.tour import Album, Journey

ROOT = Path(__file__).resolve().parents[2]
BLOCKER = """
import sys
def refuse(event, args):
    if event.startswith("socket.") and event != "socket.gethostname":
        if not (event == "socket.__new__" and len(args) > 1 and int(args[1]) == 1):  # a socket inside this machine (AF_UNIX)
            raise RuntimeError(f"network: {event} {args}")
    if event in ("urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"):
        raise RuntimeError(f"network: {event}")
sys.addaudithook(refuse)
"""
TOUR = """
import os
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
from pathlib import Path
from random import Random
import pygame
from engine.clock import ManualClock
from engine.places import Places
from engine.profiles.memory_store import MemoryStore
from engine.profiles.travel.moving import read_moved, write_moved
from engine.profiles.profile import new_profile
from engine.profiles.surroundings import worry
from engine.profiles.tinydb_store import TinyStore
from game.kit.sounds import MixerSounds
from game.start import make_services
from game.tour import Album, Journey

class Looked(Album):
    def see(self, name):
        self.journey.draw()
        self.count += 1

root, scratch = Path(sys.argv[1]), Path(sys.argv[2])
places = Places(root=root, profiles=scratch / "p", cache=Path(sys.argv[3]), own_packs=scratch / "own")
pygame.display.init()
pygame.font.init()
window = pygame.display.set_mode((640, 360))
sounds = MixerSounds(places.assets / "sounds", places.assets / "music")
services = make_services(places, MemoryStore(), ManualClock(), Random(7), packs=[places.levels], sounds=sounds)
album = Looked(Journey(services, window, services.clock), scratch, "dusk", "normal")
album.walk()
services.sign_out()
store = TinyStore(places.profiles)  # the disk and the files that leave, too
opened = store.create(new_profile("Mika", created_s=0.0))
opened.append([]).wait(20)
write_moved(scratch / "mika.keeper", opened.content(), "boats")
opened.close()
store.erase(opened.profile.id)
store.receive(read_moved((scratch / "mika.keeper").read_bytes(), "boats").content).close()
worry(scratch)
print(album.count)
"""


def test_the_blocker_blocks() -> None:
    code = BLOCKER + "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "RuntimeError: network: socket." in done.stderr


def test_the_whole_tour_opens_no_socket(tmp_path: Path, cache: Path) -> None:
    command = [sys.executable, "-c", BLOCKER + TOUR, str(ROOT), str(tmp_path), str(cache)]
    strace = shutil.which("strace") if sys.platform.startswith("linux") else None
    traced = tmp_path / "trace.txt"
    if strace and can_trace(strace):
        command = [strace, "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect,sendto,sendmsg", "-o", str(traced), *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=400)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout.split()[-1]) > 50
    if traced.exists():
        assert network_calls(traced.read_text("utf-8", "replace")) == []


def can_trace(strace: str) -> bool:
    """Some machines have the tool and forbid its use."""
    return (
        subprocess.run(
            [strace, "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "true"], capture_output=True, check=False
        ).returncode
        == 0
    )


def network_calls(trace: str) -> list[str]:
    """Calls that reach beyond this machine: sockets of the internet families, Bluetooth, raw packets."""
    return re.findall(r"^.*AF_(?:INET6?|PACKET|BLUETOOTH|X25|AX25|VSOCK).*$", trace, re.MULTILINE)


def test_the_eyes_see_a_socket() -> None:
    assert network_calls("12 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3\n13 socket(AF_UNIX, SOCK_STREAM, 0) = 4\n")


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Asking for a socket in this process fails, and is noted."""
    import socket

    asked: list[object] = []

    class Refused(socket.socket):
        def __init__(self, *args: object, **more: object) -> None:
            asked.append(args)
            raise OSError("there is no network here")

    def refuse(*args: object, **more: object) -> None:
        asked.append(args)
        raise OSError("there is no network here")

    monkeypatch.setattr(socket, "socket", Refused)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return asked


def test_the_game_asks_for_none_either(make: Callable[..., Journey], no_sockets: list[object]) -> None:
    class Seen(Album):
        def see(self, name: str) -> None:
            self.journey.draw()

    Seen(make(), Path(), "dusk", "normal").walk()
    assert no_sockets == []
