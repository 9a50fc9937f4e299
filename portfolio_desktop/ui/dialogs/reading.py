"""A dialog that reads beside the window, and gives that up when it is closed."""

from __future__ import annotations

from threading import Event

from PySide6.QtWidgets import QWidget

from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.progress import Progress


class ReadingDialog(FramedDialog):
    """What runs is to be told with `_follow`, and to be forgotten (`_running`) when it has ended.
    `_stop` is set for who reads a file when the dialog is `_closed`; nothing is to be shown then.
    """

    def __init__(self, context: WindowContext, parent: QWidget, title: str) -> None:
        super().__init__(context, parent, title)
        self._running: Progress | None = None
        self._stop, self._closed = Event(), False

    def _follow(self, running: Progress) -> None:
        if not running.over:
            self._running = running

    def _give_up(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.cancel()

    def done(self, result: int) -> None:
        """Reading is given up when the dialog is closed."""
        self._closed = True
        self._stop.set()
        self._give_up()
        super().done(result)
