"""Challenges for tests, made by their kind from a template, without a pack."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

from engine.challenges.base import AnswerForm, Challenge, ChooseForm
from engine.challenges.expressions.language import Value
from engine.challenges.kinds import KINDS
from engine.challenges.making import Draw
from engine.challenges.templates import KnownMistake, Template
from engine.content.checks.checking import check_pack
from engine.content.library.library import Library
from engine.content.models.first_pack import write_first_pack


def ask(
    kind: str,
    values: Mapping[str, int | str | Fraction] | None = None,
    *,
    seed: int = 0,
    mistakes: Mapping[str, tuple[str, str]] | None = None,
    own: Mapping[str, object] | None = None,
    **fields: object,
) -> Challenge:
    """One challenge; ``mistakes`` maps an id to (when, say)."""
    template = Template(
        kind=kind,
        item="p/s#0.0",
        mistakes=tuple(KnownMistake(id=name, when=when, say=say) for name, (when, say) in (mistakes or {}).items()),
        own=own or {},
        **{"ask": "?", **fields},  # type: ignore[arg-type]
    )
    ready: dict[str, Value] = {k: Fraction(v) if isinstance(v, int) else v for k, v in (values or {}).items()}
    draw = Draw(template=template, values=ready, rng=Random(seed), seed=seed, item="p/s#0.0", skill="p/s", difficulty=0.0)
    return KINDS[kind].make(draw)


@cache
def own_samples() -> Mapping[str, Challenge]:
    """One challenge of each template in the whole example that every kind brings, by the kind's name."""
    with TemporaryDirectory() as folder:
        made: dict[str, Challenge] = {}
        for kind in KINDS:
            pack = Path(folder) / kind
            write_first_pack(pack, kind)
            found = check_pack(pack)
            assert found.compiled is not None, [problem.text for problem in found.problems]
            library = Library([(pack, found.compiled)])
            items = [family.item for skill in library.skills.values() for family in skill.families]
            challenges = [library.make(item, seed) for item in items for seed in range(3)]
            made |= {f"{kind}, its own {c.item} {c.seed}": c for c in challenges if c.kind == kind}
        return made


F = TypeVar("F", bound=AnswerForm)


def form(challenge: Challenge, wanted: type[F]) -> F:
    """The one form of this class."""
    return next(form for form in challenge.forms if isinstance(form, wanted))


def offered(challenge: Challenge) -> list[str]:
    """The ids of the choices."""
    return [option.id for f in challenge.forms if isinstance(f, ChooseForm) for option in f.options]
