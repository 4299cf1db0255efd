"""Challenges for tests, made by their kind from a template, without a pack."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import TypeVar

from engine.challenges.base import AnswerForm, Challenge, ChooseForm
from engine.challenges.expressions.language import Value
from engine.challenges.kinds import KINDS
from engine.challenges.making import Draw
from engine.challenges.templates import KnownMistake, Template


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


F = TypeVar("F", bound=AnswerForm)


def form(challenge: Challenge, wanted: type[F]) -> F:
    """The one form of this class."""
    return next(form for form in challenge.forms if isinstance(form, wanted))


def offered(challenge: Challenge) -> list[str]:
    """The ids of the choices."""
    return [option.id for f in challenge.forms if isinstance(f, ChooseForm) for option in f.options]
