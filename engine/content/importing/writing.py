"""The pack.yaml of an import: as a careful colleague would have typed it, with a note where something waits for a decision."""

from collections.abc import Mapping, Sequence

from engine.content.importing.challenges_text import challenges_text
from engine.content.importing.found import Found, Left
from engine.content.importing.shaping import Island
from engine.content.importing.yaml_text import quoted

UNKNOWN = "unknown"  # author and licence until somebody decides
_DECIDE = {
    "title": "",
    "author": "decide: who wrote the questions?",
    "licence": "decide: may others use them? For example CC-BY-4.0",
    "language": "guessed from the questions",
    "ages": "decide: for which ages?",
    "subject": "decide: maths, reading, science …",
}
_MOST_LEFT = 100  # lines about questions that were not taken; the report names them all


def pack_text(
    found: Found, islands: Sequence[Island], head: Mapping[str, str], *, source: str, schema: str, told: frozenset[str]
) -> str:
    """The whole file. ``head`` holds id, title … subject; ``told`` names those that were said and need no decision."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "#",
        f"# Made from {_comment(source)}. levels/README.md explains every word. Everything behind a # is a note for you;",
        "# notes that begin with “decide” wait for you.",
    ]
    lines += [f"# {_comment(note)}" for note in found.notes]
    lines += ["", "format: 1", f"id: {head['id']}"]
    for key in ("title", "about", "author", "licence", "language", "ages", "subject"):
        line = f"{key}: {quoted(head[key])}"
        note = "" if key in told else _DECIDE.get(key, "")
        lines.append(f"{line:<28}# {note}" if note else line)
    lines += ["", "skills:"]
    for island in islands:
        lines += _skill(island, head["language"])
    lines += _left(found.left)
    return "\n".join(lines) + "\n"


def _skill(island: Island, language: str) -> list[str]:
    made = any(q.made_others for q in island.questions)
    return [
        "",
        f"  {island.id}:",
        f"    name: {quoted(island.name)}",
        f"    i_can: {quoted(island.i_can)}",
        *(
            ["    # Wrong choices were made from other answers: look them over, one of them may be right as well."]
            if made
            else []
        ),
        "    challenges:",
        *challenges_text(island.questions, language),
    ]


def _left(left: Sequence[Left]) -> list[str]:
    if not left:
        return []
    lines = ["", "# Not taken:"]
    lines += [f"#   {_comment(f'{entry.place}: {entry.why}')}" for entry in left[:_MOST_LEFT]]
    if len(left) > _MOST_LEFT:
        lines.append(f"#   … and {len(left) - _MOST_LEFT} more.")
    return lines


def _comment(text: str) -> str:
    """A text as it may stand in a comment: one line of signs that can be seen."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:300]
