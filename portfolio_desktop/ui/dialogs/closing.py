"""Keeping something out of the open edition, or letting it in again, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.dialogs.closure_fold import ClosureFold
from portfolio_desktop.ui.dialogs.frame import FramedDialog


@dataclass(frozen=True, slots=True)
class Closable:
    """What is closed: what it is called, what that means, how it stands, and how it is written."""

    name: str
    means: str
    now: Closure
    write: Callable[[Closure], Change]


class ClosureDialog(FramedDialog):
    """One that is open is ticked already: it was asked for."""

    def __init__(self, context: WindowContext, parent: QWidget, of: Closable) -> None:
        super().__init__(context, parent, _("The open edition"))
        self._of = of
        self.show_head(_("The open edition"), of.name)
        self.resize(620, 300)
        self.body.addWidget(label(of.means, wrap=True))
        self.fold = ClosureFold(of.now)
        self.fold.unfolded.connect(self.make_room)
        self.body.addWidget(self.fold)
        self.body.addStretch(1)
        for name, field in (
            ("closed_reason", self.fold.reason),
            ("open_heading", self.fold.heading),
        ):
            self.name_field(name, field)
        keep = self.show_verb(_("Save"), self._keep)
        keep.setEnabled(context.writable)
        self.fold.closed.setChecked(True)
        self.fold.reason.setFocus()
        self.guard_typed(self.fold.closure)

    def _keep(self) -> None:
        self.clear_fault()
        said = self.fold.closure()
        if self.context.perform(lambda: self._of.write(said)) is not None:
            self.accept()
