"""Writing report forms: read from the register in steps, written beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.form_content import FormContent, FormOrder, form_steps
from portfolio_desktop.services.messages import message_for, message_for_file
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.dialogs.form_words import made_words
from portfolio_desktop.ui.opening import open_outside
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.waiting import WaitingBeside
from portfolio_desktop.workflows.form_making import WrittenForms, write_forms


class FormWriting:
    """One making of forms; when they are there their folder is opened."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        self._context = context
        self._waiting = WaitingBeside(parent, _("Making forms …"))
        self._waiting.given_up.connect(self._give_up)
        self._running: Progress | None = None
        self._folder = Path()

    def begin(self, period: Period, orders: Sequence[FormOrder], folder: Path) -> None:
        self._folder = folder
        steps = form_steps(self._context.register, period, orders)
        runner = self._context.runner
        self._follow(runner.run_steps(steps, self._write, self._fail, self._waiting.show_progress))

    def _write(self, contents: tuple[FormContent, ...]) -> None:
        self._follow(
            self._context.runner.run(
                lambda progress: write_forms(contents, self._folder, progress.report),
                self._done,
                self._fail,
                self._waiting.show_progress,
            )
        )

    def _follow(self, running: Progress) -> None:
        if not running.over:
            self._running = running

    def _give_up(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _done(self, written: WrittenForms) -> None:
        self._waiting.end()
        self._context.noted.emit(made_words(len(written.paths), str(self._folder)))
        open_outside(self._folder)

    def _fail(self, error: BaseException) -> None:
        self._waiting.end()
        match error:
            case CancelledError():
                return
            case OSError():
                self._context.tell(message_for_file(self._folder, error))
            case StorageError():
                self._context.tell(message_for(error))
            case _:
                raise error
