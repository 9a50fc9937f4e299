"""What the dialogs share in which everything is saved as it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class AtOnceDialog(FramedDialog):
    """Each change is one edit, carried out at once. Undo takes back what was done here, and no
    more."""

    def __init__(self, context: WindowContext, parent: QWidget, title: str) -> None:
        super().__init__(context, parent, title)
        self._done = self._undone = 0
        self._undo = button(_("Undo"), tip="Ctrl+Z")
        self._undo.setEnabled(False)
        self._undo.clicked.connect(self._take_back)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._take_back)
        QShortcut(QKeySequence("Ctrl+Y"), self, self._do_again)

    def make_foot(self, *left: QPushButton) -> None:
        """Undo with these beside it, and a way out."""
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((self._undo, *left), (close,))

    def show_saved(self) -> None:
        """Show what the register holds."""
        raise NotImplementedError

    def carry_out(self, verb: Callable[[], Change]) -> bool:
        """Carry out an edit and say whether it was kept; what is refused is told here."""
        change = self._perform(verb)
        if change is not None:
            self.note_kept(change)
        return change is not None

    def note_kept(self, change: Change) -> None:
        """Undo here takes back this edit too."""
        if change.edit is not None:
            self._done, self._undone = self._done + 1, 0
            self._undo.setEnabled(True)
            self.context.note_done()

    def _take_back(self) -> None:
        if self._done and self._perform(lambda: undo(self.context.register)) is not None:
            self._done, self._undone = self._done - 1, self._undone + 1
            self._undo.setEnabled(self._done > 0)

    def _do_again(self) -> None:
        if self._undone and self._perform(lambda: redo(self.context.register)) is not None:
            self._done, self._undone = self._done + 1, self._undone - 1
            self._undo.setEnabled(True)

    def _perform(self, verb: Callable[[], Change]) -> Change | None:
        self.clear_fault()
        change = self.context.perform(verb)
        if change is not None:
            self.show_saved()
        return change
