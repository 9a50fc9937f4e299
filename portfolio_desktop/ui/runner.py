"""Long work beside the window: one worker, in order, with progress and cancelling.

A job is Qt-free: it gets frozen values and a `Progress`, and never touches the register's
connection, which belongs to the window's thread. `InlineRunner` does the same at once, for tests.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class CancelledError(Exception):
    """The user gave the job up; nothing of it is kept."""


class Progress:
    """What a job reports to: `report(done, total)` raises `CancelledError` when it shall stop."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._stop = Event()

    def report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise CancelledError
        self._told(done, total)

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


class Runner(Protocol):
    """Runs a job and calls back in the window's thread: exactly one of `done` and `failed`."""

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = ...,
    ) -> Progress: ...

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
            failed(error)
        else:
            done(result)
        return progress

    def close(self) -> None:
        """Nothing runs on."""


class WorkerRunner(QObject):
    """Runs jobs one after another in one thread."""

    _called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: Progress | None = None
        self._called.connect(_call, Qt.ConnectionType.QueuedConnection)

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
        progress = Progress(lambda step, total: self._called.emit(lambda: told(step, total)))
        self._running = progress

        def finished(future: Future[T]) -> None:
            error = future.exception()
            if error is not None:
                self._called.emit(lambda: failed(error))
            else:
                result = future.result()
                self._called.emit(lambda: done(result))

        self._pool.submit(job, progress).add_done_callback(finished)
        return progress

    def close(self) -> None:
        """Cancel what runs and wait for it to stop."""
        if self._running is not None:
            self._running.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _call(action: Callable[[], None]) -> None:
    action()
