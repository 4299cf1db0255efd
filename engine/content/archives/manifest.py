"""The list that a shared pack carries: who made it, under which licence, and the checksum of every file.

A checksum tells that something changed on the way; it does not tell who sent it.
"""

import hashlib
import json
from collections.abc import Mapping

from engine.content.archives.archive import Refused

MANIFEST, FORM = "manifest.json", 1


def manifest_of(compiled: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """Who made it, under which licence, and the checksum of every file."""
    told = {key: compiled[key] for key in ("id", "title", "author", "licence", "language")}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    return (json.dumps({"lightkeepers": FORM, **told, "sha256": sums}, ensure_ascii=False, indent=1) + "\n").encode()


def checked_against_manifest(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], bool]:
    """(files without manifest, whether there was one). A single folder around everything is taken off. Raises Refused."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and not any(name in tops for name in files):
        files = {name.partition("/")[2]: content for name, content in files.items()}
    if "pack.yaml" not in files:
        raise Refused("There is no pack.yaml in it, so it is no pack.")
    rest = {name: content for name, content in files.items() if name != MANIFEST}
    if MANIFEST not in files:
        return rest, False
    try:
        manifest = json.loads(files[MANIFEST])
        form, sums = int(manifest["lightkeepers"]), dict(manifest["sha256"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("Its list of checksums cannot be read.") from None
    if form > FORM:
        raise Refused("It was shared by a newer Lightkeepers. Update the game.")
    for name, content in rest.items():
        if sums.get(name) != hashlib.sha256(content).hexdigest():
            raise Refused("“{name}” was changed or added after the pack was shared. Ask for it once more.", name=name)
    if missing := sorted(set(sums) - set(rest)):
        raise Refused("“{value}” is missing, though the pack was shared with it.", value=str(missing[0])[:60])
    return rest, True
