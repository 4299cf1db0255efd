"""``share``: a pack as one zip with checksums. The same pack gives the same bytes on every machine and day.

Nothing is packed tightly (stored, not deflated): packers differ between systems, and pictures and sounds are packed already.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from engine.content.archives.archive import MOST_ENTRIES, PACK_BYTES, Refused, check_content, check_name, check_names
from engine.content.archives.manifest import MANIFEST, manifest_of
from engine.content.checks.checking import CanShow, check_pack
from engine.content.compiled.overlay_files import yaml_of
from engine.content.importing.writing import UNKNOWN
from engine.messages import message

_LEFT_OUT = ("pack.schema.json", MANIFEST)


def share(path: Path, out: Path, *, can_show: CanShow | None = None) -> list[str]:
    """Write the pack at ``path`` as the zip ``out`` and return the names in it. Raises Refused, OSError."""
    checked = check_pack(path, can_show=can_show)
    wrong = [problem for problem in checked.problems if problem.severity == "error"]
    if wrong or checked.compiled is None:
        first = wrong[0].message if wrong else message("It has no skill that plays.")
        raise Refused("The pack is not in order yet: {first}", first=first)
    for key in ("author", "licence"):
        if not checked.compiled[key].strip() or checked.compiled[key].strip().casefold() in (UNKNOWN, "your name"):
            raise Refused(
                "“{key}:” has to be decided before the pack is passed on, and is “{value}”.", key=key, value=checked.compiled[key]
            )
    files = files_of(path)
    manifest = manifest_of(checked.compiled, files)
    packed = packed_as_zip({**files, MANIFEST: manifest})
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f"{out.name}.part")
    part.write_bytes(packed)
    part.replace(out)
    return sorted(files)


def files_of(path: Path) -> dict[str, bytes]:
    """Every file that belongs to the pack, checked as if it came from a stranger. Raises Refused, OSError."""
    if not path.is_dir():
        return {"pack.yaml": yaml_of(path).read_bytes()}
    files: dict[str, bytes] = {}
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or name in _LEFT_OUT or file.name.endswith(("~", ".bak")):
            continue
        if file.is_symlink():
            raise Refused("“{name}” is a link, and packs hold plain files only.", name=name)
        if file.is_dir():
            continue
        check_name(name)
        if len(files) >= MOST_ENTRIES - 1:
            raise Refused("The pack has more than {value} files.", value=MOST_ENTRIES - 1)
        if file.stat().st_size > PACK_BYTES:
            raise Refused("“{name}” is over 5 MB.", name=name)
        files[name] = file.read_bytes()
        check_content(name, files[name])
        if sum(map(len, files.values())) > PACK_BYTES - 1_000_000:
            raise Refused("The pack is over 49 MB.")
    check_names(list(files), [])
    return files


def packed_as_zip(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip without times, owners or anything else of this machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            pack.writestr(entry, content)
    return out.getvalue()
