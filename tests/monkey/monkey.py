"""Many runs one after another, how to do one again, and how to leave out what a failure does not need."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tests.monkey.actions import Action
from tests.monkey.run import TENTHS, Outcome, plan_of, run
from tests.monkey.world import Shared


@dataclass(slots=True)
class Total:
    """What all runs came to."""

    runs: int = 0
    presses: int = 0
    answers: int = 0
    frames: int = 0
    finds: int = 0
    pages: Counter[str] = field(default_factory=Counter)  # presses
    moments: Counter[tuple[str, str, int]] = field(default_factory=Counter)
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
    most_steps: int = 300,
    ran: Callable[[], object] = lambda: None,
) -> Iterator[tuple[int, Outcome]]:
    """Run after run, ``ran`` after each; yields (number, outcome) of those in which something did not hold.

    Shorter runs (``most_steps``) begin like the whole ones, so the same line does their findings again.
    """
    began, number = time.monotonic(), first
    while not (
        (seconds and time.monotonic() - began > seconds)
        or (presses and total.presses >= presses)
        or (runs and total.runs >= runs)
    ):
        plan = plan_of(seed, number)
        outcome = run(shared, replace(plan, steps=min(plan.steps, most_steps)))
        total.runs += 1
        total.presses += outcome.presses
        total.answers += outcome.answers
        total.frames += outcome.frames
        total.pages.update(outcome.pages)
        total.moments.update(outcome.moments)
        ran()
        if outcome.why:
            total.finds += 1
            total.kinds.append(outcome.why.strip().splitlines()[-1][:160])
            yield number, outcome
        number += 1


_FEW = 0.002  # of all presses


def told(total: Total, pages: Iterable[str]) -> list[str]:
    """Lines about where the presses went: by page, the pages below a share, and the reactions with moments nobody pressed at."""
    most = ", ".join(f"{page} {count:,}" for page, count in total.pages.most_common())
    few = sorted(page for page in pages if total.pages[page] < _FEW * total.presses)
    lines = [f"Presses by page: {most}.", f"Pages below {_FEW:.1%} of the presses: {', '.join(few) or 'none'}."]
    for game, reaction in sorted({(game, reaction) for game, reaction, _ in total.moments}):
        counts = [total.moments[game, reaction, tenth] for tenth in range(TENTHS)]
        lines.append(f"Presses in each tenth of {game} {reaction}: {' '.join(map(str, counts))}")
    return lines


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
