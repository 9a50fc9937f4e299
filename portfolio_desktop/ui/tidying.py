"""When Python looks for garbage: never all of it while somebody waits.

Most goes at once when nobody holds it any longer. Only what holds each other is looked for, and a
search through everything takes a tenth of a second with 10,000 projects, in the midst of whatever
is being done. So what is young is searched as always, and what has grown old is set aside, from
where it is searched no more until the user has turned to another program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_NEVER = 2**30
_EVERY_MS = 10_000
_AWAY_MS = 3_000
_LITTLE = 20_000
"""So many values that hold others are searched in some milliseconds."""


class Tidying(QObject):
    """Begins with what is there already, which stays: it is set aside."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        young, middle, _old = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        gc.freeze()
        gc.enable()
        self._often = QTimer(self)
        self._often.timeout.connect(self.tidy)
        self._often.start(_EVERY_MS)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_AWAY_MS)
        self._away.timeout.connect(self.tidy_wholly)
        application.applicationStateChanged.connect(self._follow)

    def tidy(self) -> None:
        """Search what is new since the last time, unless it is much, and set it aside. Where
        something is being made that nobody is to search, all of it waits."""
        if not gc.isenabled():
            return
        # They are counted one by one: a large reading makes all of its own unsearched, and Python's
        # counts of its searches know nothing of them.
        if sum(len(gc.get_objects(age)) for age in range(3)) <= _LITTLE:
            gc.collect()
        gc.freeze()

    def tidy_wholly(self) -> None:
        """Search everything."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        elif not self._away.isActive():
            self._away.start()
