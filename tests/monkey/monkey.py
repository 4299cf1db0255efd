"""Many runs one after another, how to do one again, and how to leave out what a failure does not need."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tests.monkey.actions import Action
from tests.monkey.run import Outcome, plan_of, run
from tests.monkey.world import Shared


@dataclass(slots=True)
class Total:
    """What all runs came to."""

    runs: int = 0
    presses: int = 0
    answers: int = 0
    finds: int = 0
    pages: set[str] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)


def let_loose(
    shared: Shared,
    total: Total,
    seed: int,
    first: int = 0,
    *,
    seconds: float = 0.0,
    presses: int = 0,
    runs: int = 0,
    album: bool = True,
    most_steps: int = 300,
) -> Iterator[tuple[int, Outcome]]:
    """Run after run; yields (number, outcome) of those in which something did not hold.

    Shorter runs (``most_steps``) begin like the whole ones, so the same line does their findings again.
    """
    began, number = time.monotonic(), first
    while not (
        (seconds and time.monotonic() - began > seconds)
        or (presses and total.presses >= presses)
        or (runs and total.runs >= runs)
    ):
        plan = plan_of(seed, number)
        if plan.place.startswith("album") and not album:
            number += 1  # the way there takes seconds
            continue
        outcome = run(shared, replace(plan, steps=min(plan.steps, most_steps)))
        total.runs += 1
        total.presses += outcome.presses
        total.answers += outcome.answers
        total.pages |= outcome.pages
        if outcome.why:
            total.finds += 1
            total.kinds.append(outcome.why.strip().splitlines()[-1][:160])
            yield number, outcome
        number += 1


def again(seed: int, number: int, outcome: Outcome) -> str:
    """What happened, the last steps before it, and the line that does it again."""
    plan = plan_of(seed, number)
    last = "\n".join(f"  {line}" for line in outcome.trail[-20:])
    return (
        f"FOUND: {outcome.why}\nseed {seed}, run {number}, step {outcome.steps}, began at “{plan.place}” with {plan.mood}\n"
        f"the last steps:\n{last}\nagain: python3 -m tests.monkey --seed {seed} --from {number} --runs 1"
    )


def shrunk(actions: Sequence[Action], fails: Callable[[Sequence[Action]], bool], most: int = 200) -> list[Action]:
    """Fewer actions that still fail: halves, quarters … single ones are left out while it fails without them."""
    kept, size, tries = list(actions), max(1, len(actions) // 2), 0
    while tries < most:
        at, is_smaller = 0, False
        while at < len(kept) and tries < most:
            fewer = kept[:at] + kept[at + size :]
            tries += 1
            if fails(fewer):
                kept, is_smaller = fewer, True
            else:
                at += size
        if size == 1 and not is_smaller:
            break
        size = max(1, size // 2)
    return kept
