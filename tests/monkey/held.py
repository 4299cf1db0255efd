"""Work beside the game that is done when the monkey says so: what threads do at their own pace would be another run each time."""

from __future__ import annotations

import concurrent.futures
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from unittest.mock import patch


class HeldWork:
    """Everything that was begun and is not done yet, in its order."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, work: Callable[[], None]) -> None:
        self._waiting.append(work)

    def do(self) -> None:
        """All of it."""
        while self._waiting:
            self._waiting.pop(0)()

    @contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts the pages' threads and pools hold their work back. Others (the writer of a store) run as ever."""
        held = self

        class HeldThread:
            """Runs when it is let, or when somebody waits for it."""

            def __init__(
                self, *, target: Callable[..., object], args: tuple[object, ...] = (), name: str = "", daemon: bool = False
            ) -> None:
                self._target, self._args, self._done = target, args, False

            def start(self) -> None:
                held.add(self._run)

            def _run(self) -> None:
                if not self._done:
                    self._done = True
                    self._target(*self._args)

            def is_alive(self) -> bool:
                return not self._done

            def join(self, timeout: float | None = None) -> None:
                self._run()

        class HeldFuture(Future[None]):
            def __init__(self, work: Callable[[], None]) -> None:
                super().__init__()
                self._work: Callable[[], None] | None = work

            def run(self) -> None:
                work, self._work = self._work, None
                if work is None:
                    return
                try:
                    work()
                except BaseException as problem:
                    self.set_exception(problem)
                else:
                    self.set_result(None)

            def result(self, timeout: float | None = None) -> None:
                self.run()
                return super().result(timeout)

            def exception(self, timeout: float | None = None) -> BaseException | None:
                self.run()
                return super().exception(timeout)

        class HeldPool:
            def __init__(self, *words: object) -> None:
                """One worker, who waits."""

            def submit(self, work: Callable[[], None]) -> HeldFuture:
                future = HeldFuture(work)
                held.add(future.run)
                return future

            def shutdown(self, wait: bool = True) -> None:
                """It has nobody to send home."""

        real = threading.Thread

        def thread(*words: object, **more: object) -> object:
            is_page = more.get("name") in ("pin", "adding", "class", "packs")
            return HeldThread(**more) if is_page else real(*words, **more)  # type: ignore[arg-type]

        with patch.object(threading, "Thread", thread), patch.object(concurrent.futures, "ThreadPoolExecutor", HeldPool):
            yield
