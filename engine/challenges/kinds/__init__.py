"""The kinds of challenges, a folder each: ``engine/challenges/kinds/<name>/`` with ``KIND`` and, in ``spec.py``, the model of its YAML.

A folder here is all that a new kind needs. Its keys in packs, the schema for editors, ``check``, ``list``, ``diff`` and translations
follow from it.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from engine.challenges.base import Answer, Challenge, Verdict
from engine.challenges.kind import ChallengeKind


class _Kinds(Mapping[str, ChallengeKind]):
    """By name, in alphabetical order; the folders are listed when the first kind is asked for."""

    @cached_property
    def _found(self) -> dict[str, ChallengeKind]:
        names = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
        return {name: import_module(f"{__name__}.{name}").KIND for name in names}

    def __getitem__(self, name: str) -> ChallengeKind:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


KINDS: Mapping[str, ChallengeKind] = _Kinds()


def judge(challenge: Challenge, answer: Answer) -> Verdict:
    """What an answer is worth: the challenge's kind says it."""
    return KINDS[challenge.kind].judge(challenge, answer)
