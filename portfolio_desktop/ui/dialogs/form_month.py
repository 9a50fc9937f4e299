"""Which month the forms are for that have no place for it themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, heading, label, set_level
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.tool_row import PeriodChooser
from portfolio_desktop.workflows.form_values import FormsPreview


class FormMonth(QWidget):
    """Asks for the month, and is there only where one of the forms does not say it.
    `period_wished` carries the month that is chosen.
    """

    period_wished = Signal(object)

    def __init__(self, otherwise: Period) -> None:
        """`otherwise` is the month that is offered while none is chosen."""
        super().__init__()
        self._period = otherwise
        self._month = PeriodChooser()
        self._month.show_period(otherwise)
        self._month.period_requested.connect(self._choose)
        self.use = button(_("Use this month"))
        self.use.clicked.connect(lambda: self._choose(self._period))
        self._note = label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        for part in (heading(_("Forms without a month")), self._month, self.use, self._note):
            row.addWidget(part)
        row.addStretch(1)
        self.hide()

    def show_preview(self, preview: FormsPreview, chosen: Period | None) -> None:
        self.setVisible(preview.month_asked)
        self.use.setVisible(chosen is None)
        missing = preview.month_missing
        set_level(self._note, "late" if missing else "caption")
        self._note.setText(_note_words(missing=missing, chosen=chosen is not None))

    def _choose(self, period: Period) -> None:
        self._period = period
        self._month.show_period(period)
        self.period_wished.emit(period)


def _note_words(*, missing: bool, chosen: bool) -> str:
    if missing:
        return _("Neither the forms nor the names of their files say it.")
    return "" if chosen else _("The month is read from the names of the files.")
