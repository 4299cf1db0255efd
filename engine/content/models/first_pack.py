"""The pack that ``new`` starts with: a commented template that plays at once.

Its text is ``first_pack.yaml`` beside this module; the folder gives it its id and title.
"""

import json
import re
import shutil
import textwrap
import unicodedata
from pathlib import Path

from engine.challenges.kinds import KINDS
from engine.content.models.pack_models import ID
from engine.content.models.schema import FILE as SCHEMA

TEMPLATE = Path(__file__).with_name("first_pack.yaml")


class Occupied(ValueError):
    """There is something already where the new pack should be."""


def id_of(name: str) -> str:
    """A pack's id from a folder's name: "Größen & Maße" → "groessen-masse"; "my-pack" when nothing is left of it."""
    spelt = name.casefold()
    for sign, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("æ", "ae"), ("ø", "o")):
        spelt = spelt.replace(sign, plain)
    bare = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    found = "-".join(re.findall(r"[a-z0-9]+", bare))[:60].strip("-")
    return found if ID.fullmatch(found) else "my-pack"


def typed(path: str | Path) -> str:
    """A path as it is typed behind a command: in quotes that every shell knows where it has more than plain letters."""
    said = str(path)
    return f'"{said}"' if re.search(r"[^\w./\\:~-]", said) else said


def write_first_pack(folder: Path, kind: str = "") -> Path:
    """A new folder with the template as its ``pack.yaml``, with one more challenge of the ``kind`` named. Raises Occupied, OSError.

    The editor's schema is taken from the folder above where there is one (as in ``levels``), else a copy comes along.
    """
    file = folder / "pack.yaml"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Occupied(str(folder))
    name = folder.resolve().name
    folder.mkdir(parents=True, exist_ok=True)
    above = folder / ".." / SCHEMA.name
    if not above.is_file():
        shutil.copyfile(SCHEMA, folder / SCHEMA.name)
    title = " ".join(re.sub(r"[^\w' ]+|_", " ", name).split())[:60].strip().capitalize() or "My pack"
    text = TEMPLATE.read_text("utf-8").format(
        schema=f"../{SCHEMA.name}" if above.is_file() else SCHEMA.name,
        typed=typed(name),
        id=id_of(name),
        title=json.dumps(title, ensure_ascii=False),
    )
    if kind:
        text += "\n      # The kind you asked for. Whatever it is about, it belongs to an island of its own.\n"
        text += textwrap.indent(KINDS[kind].spec_module.WHOLE, " " * 6)
    with file.open("x", encoding="utf-8", newline="\n") as out:
        out.write(text)
    return file
