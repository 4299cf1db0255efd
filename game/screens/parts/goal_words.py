"""How the way to a goal has changed, in words: for adults with numbers, for the child in one warm sentence."""

from __future__ import annotations

from collections.abc import Callable

from engine.lesson.wishes import Way
from game.kit.language.words import Words

Name = Callable[[str], str]


def changed_for_adult(words: Words, way: Way, name: Name) -> str:
    """What is different from a week ago (or from when the goal was set), and why: one skill of each kind, and the number."""
    lines: list[str] = []
    told: set[str] = set()
    for change in way.changes:
        if change.code in told:
            continue
        told.add(change.code)
        match change.code:
            case "lit":
                lines.append(words("“{name}” is off the way, known well enough now.", name=name(change.skill)))
            case "joined":
                lines.append(words("“{name}” is on the way again, less sure than it was.", name=name(change.skill)))
            case "nearer":
                lines.append(
                    words.count(
                        "{n} challenge fewer, because of what was learnt.",
                        "{n} challenges fewer, because of what was learnt.",
                        change.challenges,
                    )
                )
            case "farther":
                lines.append(
                    words.count(
                        "{n} challenge more, because of misses or a rest.",
                        "{n} challenges more, because of misses or a rest.",
                        change.challenges,
                    )
                )
    if not lines:
        return words("The way is as it was a week ago, or when the goal was set.")
    return words("What changed: {changes}", changes=" ".join(lines))


def changed_for_child(words: Words, way: Way, name: Name) -> str:
    """The most cheering change; "" when nothing has changed."""
    by_code = {change.code: change for change in reversed(way.changes)}
    if (lit := by_code.get("lit")) is not None:
        return words("You have “{name}” now: one step less!", name=name(lit.skill))
    if (nearer := by_code.get("nearer")) is not None:
        return words.count("You came {n} challenge nearer!", "You came {n} challenges nearer!", nearer.challenges)
    if (joined := by_code.get("joined")) is not None:
        return words("First we look at “{name}” once more.", name=name(joined.skill))
    return words("The way is a little longer. We have time.") if "farther" in by_code else ""
