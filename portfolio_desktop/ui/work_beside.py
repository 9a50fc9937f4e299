"""Work in two halves that the user waits for: read from the register, then finished beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from portfolio_desktop.services.messages import Message, file_not_written, message_for
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.waiting import WaitingBeside

T = TypeVar("T")


class WorkBeside:
    """One piece of work with its `words`: over a moment it shows how far it is and can be given up.

    `read` comes first and leads to `finish`, whose end is the end of it, or to `end` where reading
    is all. A failure is told, unless nobody foresaw it; one to write, of the `place` it goes to.
    Where the parent goes, the work is given up, and nobody hears of it.
    """

    def __init__(self, context: WindowContext, parent: QWidget, words: str) -> None:
        self.context = context
        self._waiting = WaitingBeside(parent, words)
        self._waiting.given_up.connect(self._give_up)
        self._waiting.destroyed.connect(self._leave)
        self._alone = False
        self._running: Progress | None = None
        self.place: Path | None = None

    def read(self, steps: Steps[T], then: Callable[[T], None]) -> None:
        """Take the steps between the window's events."""
        runner = self.context.runner
        self._follow(runner.run_steps(steps, self._heard(then), self._fail, self._advance))

    def finish(self, job: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Run the job beside the window; it must not touch the register."""

        def end(result: T) -> None:
            self.end()
            done(result)

        self._advance(0, 0)
        runner = self.context.runner
        self._follow(runner.run(job, self._heard(end), self._fail, self._advance))

    def end(self) -> None:
        """All is done."""
        if not self._alone:
            self._waiting.end()

    def message(self, error: BaseException) -> Message | None:
        """What is told of a failure; None of one that nobody foresaw."""
        if isinstance(error, OSError) and self.place is not None:
            return file_not_written(self.place, error)
        return message_for(error) if isinstance(error, StorageError) else None

    def clear_up(self) -> None:
        """Take away what work that failed or was given up has left; it may never have begun."""

    def _heard(self, then: Callable[[T], None]) -> Callable[[T], None]:
        def heard(result: T) -> None:
            if not self._alone:
                then(result)

        return heard

    def _advance(self, done: int, total: int) -> None:
        if not self._alone:
            self._waiting.show_progress(done, total)

    def _leave(self) -> None:
        """What stands in front of the window is gone, and with it whoever asked."""
        self._alone = True
        self._give_up()

    def _follow(self, running: Progress) -> None:
        if not running.over:
            self._running = running

    def _give_up(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _fail(self, error: BaseException) -> None:
        self.end()
        self.clear_up()
        if isinstance(error, CancelledError):
            return
        message = self.message(error)
        if message is None:
            raise error
        self.context.tell(message)
