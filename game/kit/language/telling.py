"""The engine's sentences (problems of packs, refusals) in the words of the game: by their templates, which are keys of the words files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.content.models.problems import Problem
    from engine.messages import Message
    from game.kit.language.words import Words


def tell(words: Words, said: Message) -> str:
    """The sentence in the language of ``words``; what is not translated stays English."""
    fields = {name: value if isinstance(value, str) else tell(words, value) for name, value in said.fields}
    return words(said.text).format(**fields)


def tell_problem(words: Words, problem: Problem) -> str:
    """What is wrong and what helps."""
    what, help_ = problem.said
    return f"{tell(words, what)} {tell(words, help_)}".strip()
