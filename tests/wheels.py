"""``python3 -m tests.wheels``: asks pip, for every kind of computer and every Python, whether it finds the pinned parts ready-made.

What is missing is printed and ends with exit code 1. ``--raise`` first writes ``constraints.txt`` anew: the newest versions inside
``pyproject.toml``'s ranges for which pip finds a wheel, each with the checksums of exactly these wheels. Where a computer has only an older
version, it gets a line of its own with a marker. Only what the project needs is asked for; only descriptions are fetched, no packages.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# No version has a wheel there; from Python 3.12 on there is one. The pin holds there all the same, so that a first start says what is missing.
KNOWN_LACKS = {("3.11", "Windows on ARM"): {"pyyaml"}}
_GLIBC = range(34, 16, -1)  # 2.34 is the oldest of the systems that bring Python 3.11


def _linux(machine: str) -> tuple[str, ...]:
    return (*(f"manylinux_2_{minor}_{machine}" for minor in _GLIBC), f"manylinux2014_{machine}")


@dataclass(frozen=True, order=True, slots=True)
class Computer:
    """A kind of computer in the words of pip (tags) and of markers."""

    title: str
    system: str
    os_name: str
    machine: str
    tags: tuple[str, ...]


COMPUTERS = (
    Computer("Windows x64", "win32", "nt", "AMD64", ("win_amd64",)),
    Computer("Windows on ARM", "win32", "nt", "ARM64", ("win_arm64",)),
    Computer("macOS 12, Apple chip", "darwin", "posix", "arm64", ("macosx_12_0_arm64",)),
    Computer("macOS 12, Intel", "darwin", "posix", "x86_64", ("macosx_12_0_x86_64",)),
    Computer("Linux x86_64", "linux", "posix", "x86_64", (*_linux("x86_64"), "manylinux2010_x86_64", "manylinux1_x86_64")),
    Computer("Linux aarch64", "linux", "posix", "aarch64", _linux("aarch64")),
)


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """One Python on one kind of computer."""

    python: str
    computer: Computer

    def environment(self) -> dict[str, str]:
        """What the markers of requirements are compared with."""
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "sys_platform": self.computer.system,
            "platform_system": {"win32": "Windows", "darwin": "Darwin", "linux": "Linux"}[self.computer.system],
            "os_name": self.computer.os_name,
            "platform_machine": self.computer.machine,
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }


PLACES = tuple(Place(python, computer) for python, computer in product(PYTHONS, COMPUTERS))


@dataclass(frozen=True, slots=True)
class Wheel:
    """What pip would install for one requirement at one place."""

    name: str
    version: str
    sha256: str
    needs: tuple[str, ...]
    is_for_all: bool


@dataclass(slots=True)
class Index:
    """pip, asked politely: nothing is asked twice, and what was answered with a wheel for every computer only once."""

    _for_all: dict[str, Wheel] = field(default_factory=dict)
    _here: dict[tuple[str, Place], Wheel | None] = field(default_factory=dict)

    def ask(self, wanted: Sequence[str], place: Place) -> tuple[dict[str, Wheel], list[str]]:
        """The wheels for these requirements by name, and the requirements without one."""
        rest = [each for each in wanted if each not in self._for_all and (each, place) not in self._here]
        while rest:
            wheels, lacking = _ask_pip(rest, place)
            for each in [each for each in rest if name_of(each) == lacking or not lacking]:
                wheel = self._here[each, place] = wheels.get(name_of(each))
                if wheel and wheel.is_for_all:
                    self._for_all[each] = wheel
                rest.remove(each)
        answers = {each: self._for_all.get(each) or self._here[each, place] for each in wanted}
        return {wheel.name: wheel for wheel in answers.values() if wheel}, [each for each, wheel in answers.items() if not wheel]

    def remember(self, wheels: Iterable[Wheel], place: Place) -> None:
        """What was found by its range needs not be asked for by its version."""
        self._here |= {(f"{wheel.name}=={wheel.version}", place): wheel for wheel in wheels}


def name_of(requirement: str) -> str:
    """The normalised name in a requirement."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    return canonicalize_name(Requirement(requirement).name)


def _ask_pip(wanted: Sequence[str], place: Place) -> tuple[dict[str, Wheel], str]:
    """The wheels, or the name of the first part for which there is none."""
    from engine.first_start.reasons import not_found

    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--only-binary", ":all:", "--quiet"]
        command += ["--disable-pip-version-check", "--ignore-installed", "--report", str(report), "--target", folder]
        command += ["--implementation", "cp", "--python-version", place.python]
        command += [word for tag in place.computer.tags for word in ("--platform", tag)]
        done = subprocess.run([*command, *wanted], capture_output=True, text=True, check=False)
        if done.returncode:
            if lacking := not_found(done.stderr):
                return {}, name_of(lacking)
            raise SystemExit("pip could not be asked:\n" + done.stderr[-2000:])
        return {wheel.name: wheel for wheel in _wheels(json.loads(report.read_text("utf-8")))}, ""


def _wheels(report: Mapping[str, list[dict[str, dict[str, object]]]]) -> Iterator[Wheel]:
    for item in report["install"]:
        about, source = item["metadata"], item["download_info"]
        archive = source["archive_info"]
        assert isinstance(archive, dict)
        needs = about.get("requires_dist") or []
        assert isinstance(needs, list)
        yield Wheel(
            name_of(str(about["name"])),
            str(about["version"]),
            archive["hashes"]["sha256"],
            tuple(needs),
            str(source["url"]).endswith("-any.whl"),
        )


# --- the pins as they are ---


@dataclass(frozen=True, slots=True)
class Pin:
    """One requirement of constraints.txt with its checksums; it belongs to playing or only to the tests."""

    requirement: str
    sha256: frozenset[str]
    is_for_play: bool

    def holds(self, place: Place) -> bool:
        from packaging.requirements import Requirement

        marker = Requirement(self.requirement).marker
        return marker is None or marker.evaluate(dict(place.environment()))

    @property
    def exact(self) -> str:
        return self.requirement.partition(";")[0].strip()


def read_pins(text: str) -> list[Pin]:
    """The pins in the words of pip's requirement files."""
    from engine.first_start.parts import ONLY_FOR_TESTS

    pins = []
    for number, part in enumerate(text.split(ONLY_FOR_TESTS)):
        for line in part.replace("\\\n", " ").splitlines():
            words = line.partition("#")[0].split("--hash=sha256:")
            if words[0].strip():
                pins.append(Pin(words[0].strip(), frozenset(word.strip() for word in words[1:]), number == 0))
    return pins


def check(pins: Sequence[Pin], index: Index) -> int:
    """Print a table of what is missing; 1 when something is."""
    faults = 0
    for place in PLACES:
        here = {pin.exact: pin for pin in pins if pin.holds(place)}
        found, missing = index.ask(sorted(here), place)
        other = [exact for exact, pin in here.items() if (w := found.get(name_of(exact))) and w.sha256 not in pin.sha256]
        told = [*(f"no wheel: {exact}" for exact in missing), *(f"another checksum: {exact}" for exact in other)]
        known = KNOWN_LACKS.get((place.python, place.computer.title), set())
        faults += bool(other) or not {name_of(exact) for exact in missing} <= known
        print(f"{place.python}  {place.computer.title:<22} {len(here)} pins  {', '.join(told) or 'all there'}", flush=True)
    return int(bool(faults))


# --- the pins raised ---


def wishes() -> tuple[list[str], list[str]]:
    """What pyproject.toml asks for: to play, and for the tests."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["dependencies"]), list(project["optional-dependencies"]["test"])


def resolve(wanted: Iterable[str], place: Place, index: Index) -> tuple[dict[str, Wheel], list[str]]:
    """The newest wheels that satisfy ``wanted`` and one another; what has none is named."""
    ranges: dict[str, set[str]] = defaultdict(set)
    for each in wanted:
        _narrow(ranges, each, place)
    lacking: list[str] = []
    while True:
        before = {name: set(all_of) for name, all_of in ranges.items()}
        found, missing = index.ask([name + ",".join(sorted(ranges[name])) for name in sorted(ranges)], place)
        for wheel in found.values():
            for need in wheel.needs:
                _narrow(ranges, need, place)
        if ranges == before:
            return found, lacking + missing


def _narrow(ranges: dict[str, set[str]], requirement: str, place: Place) -> None:
    from packaging.requirements import Requirement

    need = Requirement(requirement)
    if need.marker is None or need.marker.evaluate(dict(place.environment())):
        ranges[name_of(requirement)] |= {str(one) for one in need.specifier}


Found = dict[str, dict[Place, Wheel | None]]


def newest(index: Index) -> tuple[Found, set[str]]:
    """By name and place the wheel to pin (None where there is no wheel), and the names that playing needs."""
    to_play, for_tests = wishes()
    found: Found = defaultdict(dict)
    for place in PLACES:
        everything, missing = resolve([*to_play, *for_tests], place, index)
        index.remember(everything.values(), place)
        for name in [*everything, *map(name_of, missing)]:
            found[name][place] = everything.get(name)
        print(f"{place.python}  {place.computer.title:<22} {len(everything)} found  {', '.join(missing)}", flush=True)
    return found, {name for place in PLACES for name in _needed(to_play, place, found)}


def _needed(wanted: Iterable[str], place: Place, found: Found) -> set[str]:
    """The names of all that ``wanted`` draws in at a place."""
    ranges: dict[str, set[str]] = defaultdict(set)
    for each in wanted:
        _narrow(ranges, each, place)
    open_names, done = list(ranges), set[str]()
    while open_names:
        name = open_names.pop()
        if name not in done:
            done.add(name)
            needs: dict[str, set[str]] = defaultdict(set)
            wheel = found[name].get(place)
            for need in wheel.needs if wheel else ():
                _narrow(needs, need, place)
            open_names += needs
    return done


def lines_for(name: str, by_place: Mapping[Place, Wheel | None], index: Index) -> Iterator[str]:
    """The lines of constraints.txt for one part: one for each version that some computer needs."""
    by_version: dict[str, dict[Place, str]] = defaultdict(dict)
    for place, wheel in by_place.items():
        if wheel:
            by_version[wheel.version][place] = wheel.sha256
    main_version = max(by_version, key=lambda version: len(by_version[version]))
    for version, sums in sorted(by_version.items()):
        places = set(sums)
        if version == main_version:  # where there is no wheel the usual version is asked for and named
            places |= {place for place, wheel in by_place.items() if not wheel}
        checksums = sorted({*sums.values(), *_emulated(name, version, sums, index)})
        marker = marker_for(places, is_rest=len(by_version) > 1 and version == main_version)
        yield " \\\n    ".join((f"{name}=={version}{marker}", *(f"--hash=sha256:{one}" for one in checksums)))


def _emulated(name: str, version: str, sums: Mapping[Place, str], index: Index) -> Iterator[str]:
    """Checksums for a Python made for x64 on Windows on ARM, whose markers name the true processor."""
    for place in sums:
        x64 = Place(place.python, COMPUTERS[0])
        if place.computer.machine == "ARM64" and x64 not in sums:
            yield from (wheel.sha256 for wheel in index.ask([f"{name}=={version}"], x64)[0].values())


def marker_for(places: Iterable[Place], is_rest: bool = False) -> str:
    """The marker that holds at these places and no other; "" for all of them. The rest is said by what it is not."""
    chosen = set(places)
    if chosen == set(PLACES):
        return ""
    if is_rest:
        return " ; " + " and ".join(f"({' or '.join(_atoms(each, '!='))})" for each in _groups(set(PLACES) - chosen))
    said = [" and ".join(_atoms(each, "==")) for each in _groups(chosen)]
    return " ; " + (said[0] if len(said) == 1 else " or ".join(f"({one})" for one in said))


def _groups(places: set[Place]) -> Iterator[tuple[str, str, str]]:
    """System, machine and Python of as few groups as possible; "" means any."""
    for system in sorted({place.computer.system for place in places}):
        of_system = {place for place in PLACES if place.computer.system == system}
        if of_system <= places:
            yield system, "", ""
            continue
        for machine in sorted({place.computer.machine for place in of_system & places}):
            of_machine = {place for place in of_system if place.computer.machine == machine}
            if of_machine <= places:
                yield system, machine, ""
            else:
                yield from ((system, machine, place.python) for place in sorted(of_machine & places))


def _atoms(group: tuple[str, str, str], sign: str) -> list[str]:
    keys = ("sys_platform", "platform_machine", "python_version")
    return [f'{key} {sign} "{value}"' for key, value in zip(keys, group, strict=True) if value]


HEAD = """\
# Every part at the version that was tried, with the checksums of its wheels; the first start installs nothing else. Written by
# 'python3 -m tests.wheels --raise', which raises the versions; land that only together with a test run.
"""


def write(found: Found, played: set[str], index: Index) -> str:
    """The text of constraints.txt."""
    from engine.first_start.parts import ONLY_FOR_TESTS

    def block(names: Iterable[str]) -> str:
        return "".join(line + "\n" for name in sorted(names) for line in lines_for(name, found[name], index))

    return f"{HEAD}{block(played)}{ONLY_FOR_TESTS}\n{block(set(found) - played)}"


def main(words: Sequence[str]) -> int:
    """0 when every part is there for every computer."""
    from engine import first_start

    first_start.ensure(ROOT, "test", ["-m", "tests.wheels", *words])
    file, index = ROOT / "constraints.txt", Index()
    if "--raise" in words:
        file.write_text(write(*newest(index), index), "utf-8")
    return check(read_pins(file.read_text("utf-8")), index)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
