"""Ending a risk, an issue or a dispute: when, and how it ended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.concerns import end_concern
from portfolio_desktop.services.risk_list import ConcernRow
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine
from portfolio_desktop.ui.dialogs.row_form import RowForm

_SIZE = (560, 320)


class EndConcernDialog(RowForm):
    """Asks how it ended, which is always said, and the day."""

    def __init__(self, context: WindowContext, parent: QWidget, row: ConcernRow) -> None:
        title = _("End {what}").format(what=row.kind_word)
        super().__init__(context, parent, title, row.id)
        self.resize(*_SIZE)
        self.show_head(title, f"{row.number} {row.title}")
        self._outcome = TextBox(_("How it ended"), rows=3)
        self._day = TextLine(_("Ended on"), typed_day(context.register.today()))
        self.place("outcome", self._outcome, 0, 0, 2)
        self.place("ended_on", self._day, 1, 0)
        self.body.addStretch(1)
        self.finish(title, self._keep, self._written)
        self._outcome.setFocus()

    def _written(self) -> tuple[str, str]:
        return self._outcome.raw_text(), self._day.text()

    def _keep(self) -> None:
        outcome, day = self._written()
        self.close_with(lambda: end_concern(self.context.register, self.row, outcome, day))
