"""How far the shown report has come, and the buttons that lead it on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.report_stage import StageFacts
from portfolio_desktop.ui.controls import button, set_level
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS


class StageRow(QFrame):
    """The stage with who and when, what is as last month, and what can be done with it now."""

    report_wished = Signal()
    taking_back_wished = Signal()
    """The report is to count as reported no longer."""
    approval_wished = Signal()
    reopening_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "aside")
        self._words = wrapped("", "strong")
        self._unchanged = wrapped("", "caption")
        self._reopened = wrapped("", "caption")
        self._report = button(
            pgettext("button", "Reported"), tip=_("Mark as reported (Ctrl+Enter)")
        )
        self._back = button(_("Not reported after all"), look="link")
        self._approve = button(pgettext("button", "Approve"), name=_("Approve the report"))
        self._reopen = button(pgettext("button", "Reopen…"), name=_("Reopen the report…"))
        self._report.clicked.connect(self.report_wished)
        self._back.clicked.connect(self.taking_back_wished)
        self._approve.clicked.connect(self.approval_wished)
        self._reopen.clicked.connect(self.reopening_wished)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S + 2, SPACE_S, SPACE_S + 2, SPACE_S)
        column.setSpacing(SPACE_XS)
        for words in (self._words, self._unchanged, self._reopened):
            column.addWidget(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        for each in (self._report, self._approve, self._reopen):
            buttons.addWidget(each)
        buttons.addStretch(1)
        buttons.addWidget(self._back, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(buttons)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self._report, self._approve, self._reopen, self._back)

    def show_stage(self, facts: StageFacts, *, editable: bool) -> None:
        """Show what is saved now; without `editable` there is nothing to press."""
        self._words.setText(facts.words)
        set_level(self._words, "caption" if facts.stage is None else "strong")
        self._unchanged.setText(facts.unchanged_words)
        self._unchanged.setVisible(bool(facts.unchanged_words))
        reopened = facts.stage is ReportStage.REPORTED and bool(facts.reopened_reason)
        self._reopened.setText(_("Reopened: {reason}").format(reason=facts.reopened_reason))
        self._reopened.setVisible(reopened)
        shown = facts.stage if editable else None
        self._report.setVisible(shown is ReportStage.DRAFT)
        self._approve.setVisible(shown is ReportStage.REPORTED)
        self._back.setVisible(shown is ReportStage.REPORTED)
        self._reopen.setVisible(shown is ReportStage.APPROVED)
