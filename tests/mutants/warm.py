"""A plugin of pytest: all is imported and collected once; then each mutant is planted in memory, in a forked child, and meets its tests there.

Only a fault inside of functions can be planted so, and only where functions were not called yet: where it cannot be done, the answer says so.
Jobs come and answers go as lines of JSON, by the two pipes that ``MUTANTS_WARM`` names. Where there is no ``fork`` nobody asks for this plugin.
"""

import functools
import gc
import json
import os
import resource
import select
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import IO, Any

import pytest

MOST_BYTES = 6 << 30
OUTSIDE = "outside"
_IS_FUNCTION = 0x1 | 0x2  # optimised, with names of its own: neither a module nor the body of a class


class Warm:
    """Answers jobs in the place of pytest's own loop over the tests."""

    def __init__(self, jobs: IO[str], ends: IO[str]) -> None:
        self._jobs = jobs
        self._ends = ends

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        # The packs that are kept between runs must be made by the sound code.
        first = [(item, 600.0) for item in items.values() if "library" in getattr(item, "fixturenames", ())][:1]
        _end_in_child(session, first, None, 600.0)
        for line in self._jobs:
            job = json.loads(line)
            path = Path(job["path"])
            swaps = swapped(path.read_text("utf-8"), job["text"], str(path))
            chosen = [(items[name], most_s) for name, most_s in job["tests"]]
            end = OUTSIDE if swaps is None else _end_in_child(session, chosen, (str(path), swaps), job["most_s"])
            self._ends.write(json.dumps(end) + "\n")
            self._ends.flush()
        return True


Swaps = dict[CodeType, CodeType]


def swapped(sound: str, text: str, path: str) -> Swaps | None:
    """What to put in the place of what; None when more than the inside of functions differs."""
    swaps: Swaps = {}
    old, new = (compile(source, path, "exec", dont_inherit=True) for source in (sound, text))
    return swaps if _is_same_outside(old, new, swaps) else None


def _is_same_outside(old: CodeType, new: CodeType, swaps: Swaps) -> bool:
    if old.co_flags & _IS_FUNCTION == _IS_FUNCTION:
        if old != new:
            swaps[old] = new
        inner_old, inner_new = list(_codes(old)), list(_codes(new))
        if len(inner_old) == len(inner_new):  # closures that live already have a code of their own
            for one, other in zip(inner_old, inner_new, strict=True):
                _is_same_outside(one, other, swaps)
        return old.co_freevars == new.co_freevars
    inner_old, inner_new = list(_codes(old)), list(_codes(new))
    same = _shallow(old) == _shallow(new) and len(inner_old) == len(inner_new)
    return same and all(_is_same_outside(one, other, swaps) for one, other in zip(inner_old, inner_new, strict=True))


def _codes(code: CodeType) -> Iterator[CodeType]:
    return (const for const in code.co_consts if isinstance(const, CodeType))


def _shallow(code: CodeType) -> tuple[object, ...]:
    plain = [repr(const) for const in code.co_consts if not isinstance(const, CodeType)]
    return code.co_code, plain, code.co_names, code.co_varnames, code.co_freevars


def _plant(path: str, swaps: Swaps) -> None:
    """In every function that lives; whatever functions remember is forgotten."""
    for living in gc.get_objects():
        if isinstance(living, FunctionType) and living.__code__.co_filename == path and living.__code__ in swaps:
            living.__code__ = swaps[living.__code__]
        elif isinstance(living, functools._lru_cache_wrapper) and str(living.__module__).startswith("engine."):
            living.cache_clear()


Limited = Sequence[tuple[pytest.Item, float]]  # each test with the processor time that it may take


def _end_in_child(session: pytest.Session, items: Limited, fault: tuple[str, Swaps] | None, most_s: float) -> str:
    """ "killed", "survived" or "timed out"; a child that dies has noticed something, too."""
    ours, its = os.pipe()
    child = os.fork()
    if child == 0:
        _be_child(session, items, fault, its)
    os.close(its)
    ready, _, _ = select.select([ours], [], [], 60 + 8 * most_s)  # others may need the machine
    end = os.read(ours, 20).decode() if ready else "timed out"
    os.close(ours)
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    is_slow = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    return end or ("timed out" if is_slow else "killed")


def _be_child(session: pytest.Session, items: Limited, fault: Any, end: int) -> None:
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        if fault is not None:
            _plant(*fault)
        for (item, most_s), (following, _) in zip(items, [*items[1:], (None, 0.0)], strict=True):
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + most_s) + 1, resource.RLIM_INFINITY))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                break
        os.write(end, b"killed" if session.testsfailed else b"survived")
    except BaseException:
        os.write(end, b"killed")
    finally:
        os._exit(0)
