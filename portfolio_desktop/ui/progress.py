"""How long work tells how far it is, and how it is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event


class CancelledError(Exception):
    """The user gave the job up; nothing of it is kept."""


class Progress:
    """What a job reports to: `report(done, total)` raises `CancelledError` when it shall stop.

    `over` says that the job has ended; it is true before anybody hears of the end.
    """

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._stop = Event()
        self.over = False

    def report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise CancelledError
        self._told(done, total)

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


def raise_unforeseen(error: BaseException) -> None:
    """For work that cannot fail in any way one would tell: given up is no failure."""
    if not isinstance(error, CancelledError):
        raise error
