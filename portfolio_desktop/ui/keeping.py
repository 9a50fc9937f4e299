"""What the window does for the register by itself: a backup after opening, a check every week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message, message_for
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.findings import FileFinding
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.status_row import StatusRow
from portfolio_desktop.workflows.keeping import backup_steps, finish_backup

if TYPE_CHECKING:
    from portfolio_desktop.storage.copying import WrittenCopy

AFTER_PAINT_MS = 1500
"""The window is shown and answers before anything is done that the user did not ask for."""
SLICE_MS, BETWEEN_SLICES_MS = 6, 50
"""A slice is shorter than a frame: who types meanwhile does not notice it."""
CHECK_AFTER = timedelta(days=7)


class Keeping(QObject):
    """Follows the open register: backs it up once it is shown, and checks it in short slices when
    the last whole check is a week old. The status row names the last one."""

    def __init__(self, context: WindowContext, status: StatusRow) -> None:
        super().__init__(context)
        self._context = context
        self._status = status
        self._slices: Iterator[tuple[FileFinding, ...]] | None = None
        self._copying: Progress | None = None
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(AFTER_PAINT_MS)
        self._begin.timeout.connect(self.begin)
        self._next = QTimer(self)
        self._next.setInterval(BETWEEN_SLICES_MS)
        self._next.timeout.connect(self.check_slice)
        context.register_changed.connect(self._follow)
        self._follow()

    def begin(self) -> None:
        """Back up what was edited since the newest backup, and begin the check if it is due."""
        if not self._context.writable:
            return
        register = self._context.register
        if register.editing:  # a long edit is being waited for
            self._begin.start()
            return
        self._copying = self._context.runner.run_steps(
            backup_steps(register), self._verify, self._not_backed_up, aside=True
        )

    def _verify(self, copy: WrittenCopy | None) -> None:
        if copy is None:
            self._check_if_due()
            return
        runner = self._context.runner
        register = self._context.register

        def verified(_path: Path) -> None:
            if self._context.has_register and self._context.register is register:
                self._check_if_due()

        def failed(error: BaseException) -> None:
            copy.discard()  # the work may never have begun
            self._not_backed_up(error)

        runner.run(lambda _progress: finish_backup(copy), verified, failed)

    def _check_if_due(self) -> None:
        register = self._context.register
        try:
            last = register.last_check()
        except StorageError as error:
            self._context.tell(message_for(error))
            return
        if last is None or register.now() - last >= CHECK_AFTER:
            self._check()

    def _check(self) -> None:
        self._slices = self._context.register.check_slices(SLICE_MS)
        self._next.start()

    def _not_backed_up(self, error: BaseException) -> None:
        match error:
            case CancelledError() | StorageError(code=Trouble.CLOSED):
                return  # by the user, or by the end of the session
            case StorageError():
                self._context.tell(_not_backed_up(error))
                if error.code is Trouble.NOT_VERIFIED and self._context.has_register:
                    self._check()  # a copy that is damaged may be one of a damaged register
            case _:
                raise error

    def check_slice(self) -> None:
        """One step of the check; what it finds is told at once."""
        if self._slices is None or self._context.register.editing:
            return
        try:
            findings = next(self._slices, None)
        except StorageError as error:
            self._stop()
            self._context.tell(message_for(error))
            return
        if findings is None:
            self._stop()
            self._show_last()
        elif any(finding.is_damage for finding in findings):
            self._stop()
            self._context.tell(_damaged())

    def _follow(self) -> None:
        self._stop()
        self._begin.stop()
        self._show_last()
        if self._context.has_register:
            self._begin.start()

    def _stop(self) -> None:
        if self._copying is not None:
            self._copying.cancel()
            self._copying = None
        self._next.stop()
        self._slices = None

    def _show_last(self) -> None:
        if not self._context.has_register:
            self._status.show_check(None)
            return
        register = self._context.register
        self._status.show_check(register.last_check(), register.today())


def _not_backed_up(error: StorageError) -> Message:
    cause = message_for(error)
    return Message(
        "not_backed_up",
        _("No backup could be taken just now. {cause}").format(cause=cause.happened),
        cause.safe if error.code is Trouble.NOT_VERIFIED else _("The register itself is saved."),
        cause.advice,
    )


def _damaged() -> Message:
    return Message(
        "damaged",
        _("The weekly check found that something in the file is not as it was written."),
        _("Your latest backups are untouched."),
        _("Close the register, keep the file, and ask your IT support to run the full check."),
    )
