"""Taking the register as it was, while the window shows how far that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.moments import Moment, look_back_steps
from portfolio_desktop.storage.past_register import PastRegister
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.work_beside import WorkBeside


class PastReading(WorkBeside):
    """One reading; given up, the window stays where it is."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Finding the register as it was …"))

    def begin(self, moment: Moment, then: Callable[[PastRegister], None]) -> None:
        def taken(past: PastRegister) -> None:
            self.end()
            then(past)

        self.read(look_back_steps(self.context.present, moment), taken)
