"""A reading in steps, taken between the events of the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from portfolio_desktop.services.steps import Done, Steps
from portfolio_desktop.ui.progress import CancelledError, Progress

AT_ONCE_MS = 30
"""So long a reading may hold the window up; most are over by then and nothing flickers."""
SLICE_MS = 20
"""A slice after that: who types or scrolls meanwhile does not feel it."""
ASIDE_MS = 10
"""A slice, and a rest after it, of what nobody asked for: others come first."""


class Stepping(QObject):
    """Runs one reading: `begin`, then by itself until it ends, fails or is given up."""

    def __init__(
        self,
        steps: Steps[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None],
        held: Callable[[Stepping], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._held = held
        self._steps = steps
        self._done = done
        self._failed = failed
        self._told = told
        self._slice_ms = SLICE_MS
        self._found: list[Any] = []
        self.urgent = True
        # Begun anew for each slice: one that goes on by itself may be due twice in the same turn.
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self.progress = Progress(told)

    def begin_aside(self) -> None:
        """Take all steps later, in short slices with a rest between them."""
        self.urgent = False
        self._slice_ms = ASIDE_MS
        self._next.start(ASIDE_MS)

    def begin_later(self) -> None:
        """Take all steps in later turns."""
        self._next.start()

    def begin(self) -> None:
        """Take the steps of the first moment; while all is held, that moment comes later."""
        if self._held(self):
            self.begin_later()
            return
        reached = self._take(AT_ONCE_MS)
        if reached is not None:
            self._told(*reached)
            self._next.start()
        elif self._found:
            self._hand_over()

    def give_up(self) -> None:
        """Close the steps; `failed` hears a `CancelledError`."""
        self.progress.cancel()
        if self._next.isActive():
            self._go_on()

    def _go_on(self) -> None:
        if self.progress.cancelled:
            self._steps.close()
            self._end(lambda: self._failed(CancelledError()))
            return
        if self._held(self):
            self._next.start()
            return
        if self._found:
            self._hand_over()
            return
        reached = self._take(self._slice_ms)
        if reached is not None:
            self._next.start()
            self._told(*reached)
        elif self._found and self.urgent:
            self._next.start()
        elif self._found:  # nobody waits to see it
            self._hand_over()

    def _take(self, milliseconds: int) -> Done | None:
        """How far the steps came in that time; None where they have ended. What they have found is
        handed over in a turn of its own: to show it takes as long as some of the steps."""
        until = time.perf_counter() + milliseconds / 1000
        try:
            reached = next(self._steps)
            while time.perf_counter() < until:
                reached = next(self._steps)
        except StopIteration as end:
            self._found.append(end.value)
        except Exception as error:  # every failure is the caller's to show
            failure = error
            self._end(lambda: self._failed(failure))
        else:
            return reached
        return None

    def _hand_over(self) -> None:
        (found,) = self._found
        self._end(lambda: self._done(found))

    def _end(self, tell: Callable[[], None]) -> None:
        self._next.stop()
        self.progress.over = True
        self.deleteLater()
        tell()
