"""Long work beside the window, with progress and cancelling.

A job is Qt-free: one worker runs them in order; it gets frozen values and a `Progress`, and never
touches the register's connection, which belongs to the window's thread. What reads the register
comes in steps (`services.steps`) and is run in the window's thread, between its events.
`InlineRunner` does both at once, for tests.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.stepping import Stepping

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_REST_S = 0.5
"""So long after a key no other comes, or it comes without haste."""


class Runner(Protocol):
    """Runs a job and calls back in the window's thread: exactly one of `done` and `failed`, which
    also hears of the `CancelledError` of a job that was given up.

    Of steps, those of the first moment are taken at once; where they end in it, `told` is never
    called. Not `at_once` they begin in a later turn, as where a dialog is made in this one. Steps
    that nobody asked for are taken `aside`: in short slices, with a rest between, one reading after
    the other, and none while others are.
    """

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = ...,
    ) -> Progress: ...

    def run_steps(
        self,
        steps: Steps[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = ...,
        *,
        at_once: bool = ...,
        aside: bool = ...,
    ) -> Progress: ...

    def holding(self) -> AbstractContextManager[None]:
        """While it lasts no step is taken and nobody is called back: an edit is open, and what
        would be read now may yet be undone. All of it comes after."""
        ...

    def rest_aside(self) -> None:
        """Take no step aside for a moment: somebody types what is answered with every key."""
        ...

    def close(self) -> None: ...


def _untold(done: int, total: int) -> None:
    """For jobs nobody watches."""


class InlineRunner:
    """Runs each job at once in the calling thread."""

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = _untold,
    ) -> Progress:
        progress = Progress(told)
        try:
            result = job(progress)
        except Exception as error:  # every failure is the caller's to show
            progress.over = True
            failed(error)
        else:
            progress.over = True
            done(result)
        return progress

    def run_steps(
        self,
        steps: Steps[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = _untold,
        *,
        at_once: bool = True,
        aside: bool = False,
    ) -> Progress:
        return self.run(lambda _progress: run_through(steps), done, failed, told)

    def holding(self) -> AbstractContextManager[None]:
        return nullcontext()

    def rest_aside(self) -> None:
        """Nothing is taken aside here."""

    def close(self) -> None:
        """Nothing runs on."""


class _Telling:
    """Hands on how far a job is: of all it reports between two turns of the window, the newest. A
    long paper reports thousands of pages."""

    def __init__(
        self, call: Callable[[Callable[[], None]], None], told: Callable[[int, int], None]
    ) -> None:
        from threading import Lock  # not loaded for the grid

        self._call = call
        self._told = told
        self._changing = Lock()
        self._newest: tuple[int, int] | None = None

    def report(self, step: int, total: int) -> None:
        """Beside the window."""
        with self._changing:
            waiting = self._newest is not None
            self._newest = step, total
        if not waiting:
            self._call(self._tell)

    def _tell(self) -> None:
        with self._changing:
            newest, self._newest = self._newest, None
        if newest is not None:
            self._told(*newest)


class WorkerRunner(QObject):
    """Runs jobs one after another in one thread, and steps between the events of the window's."""

    _called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[Progress] = []
        self._held = False
        self._rest_until = 0.0
        self._kept: list[Callable[[], None]] = []
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = _untold,
    ) -> Progress:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        progress = Progress(_Telling(self._called.emit, told).report)
        self._jobs.append(progress)

        def end(tell: Callable[[], None]) -> None:
            self._jobs.remove(progress)
            progress.over = True
            tell()

        def finished(future: Future[T]) -> None:
            if future.cancelled():  # in `close`, before its turn had come: nobody calls back later
                end(lambda: failed(CancelledError()))
                return
            error = future.exception()
            if error is not None:
                self._called.emit(lambda: end(lambda: failed(error)))
            else:
                result = future.result()
                self._called.emit(lambda: end(lambda: done(result)))

        self._pool.submit(job, progress).add_done_callback(finished)
        return progress

    def run_steps(
        self,
        steps: Steps[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = _untold,
        *,
        at_once: bool = True,
        aside: bool = False,
    ) -> Progress:
        stepping = Stepping(steps, done, failed, told, self._holds, self)
        if aside:
            stepping.begin_aside()
        elif not at_once:
            stepping.begin_later()
        else:
            stepping.begin()
        return stepping.progress

    def _holds(self, stepping: Stepping) -> bool:
        """Whether a reading has to wait: while an edit is open. What nobody asked for waits, too,
        while something is read that somebody did ask for, while somebody types, and for what
        nobody asked for before."""
        if self._held or stepping.urgent:
            return self._held
        if time.monotonic() < self._rest_until:
            return True
        running = [each for each in self.findChildren(Stepping) if not each.progress.over]
        return any(each.urgent for each in running) or running[0] is not stepping

    def rest_aside(self) -> None:
        self._rest_until = time.monotonic() + _REST_S

    @contextmanager
    def holding(self) -> Iterator[None]:
        self._held = True
        try:
            yield
        finally:
            self._held = False
            kept, self._kept = self._kept, []
            for action in kept:
                self._called.emit(action)

    def _call(self, action: Callable[[], None]) -> None:
        if self._held:
            self._kept.append(action)
        else:
            action()

    def close(self) -> None:
        """Cancel what runs and wait for it to stop."""
        for stepping in self.findChildren(Stepping):
            stepping.give_up()
        for job in self._jobs:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
