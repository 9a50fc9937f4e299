"""When words that are being written are saved: after a short rest, and now and then without one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400
"""How long a person may rest while writing before the words are saved."""
LONGEST_MS = 1500
"""How long words may stay unsaved while a person writes without a rest. A save with all that
follows it takes some 60 ms at 10,000 projects × 36 months, so it is not noticed."""


class WritingClock(QObject):
    """`due` when what has been written since the last save is to be saved."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = self._timer("pause", PAUSE_MS)
        self._longest = self._timer("longest", LONGEST_MS)

    def follow(self, unsaved: bool) -> None:
        """Told after every letter whether something is written that is not saved."""
        if not unsaved:
            self.stop()
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _timer(self, name: str, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.due)
        return timer
