"""Saving a copy of the register: copied while the window answers, verified beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.registers import copy_steps, finish_copy
from portfolio_desktop.storage.copying import WrittenCopy
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.work_beside import WorkBeside


class CopySaving(WorkBeside):
    """One saving of a copy; given up, nothing of it stays."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Saving the copy …"))
        self._copy: WrittenCopy | None = None

    def begin(self, path: Path) -> None:
        self.read(copy_steps(self.context.register, path), self._finish)

    def _finish(self, copy: WrittenCopy) -> None:
        self._copy = copy
        self.finish(lambda progress: finish_copy(copy, progress.report), self._done)

    def clear_up(self) -> None:
        if self._copy is not None:
            self._copy.discard()

    def _done(self, path: Path) -> None:
        self.context.noted.emit(_("The copy is saved as {name}").format(name=path.name))
