"""Asks for the decision that relaxes a start criterion."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.start_criteria import (
    Relaxation,
    criterion_of,
    relax_criterion,
    relaxation_of,
)
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.plan_page import CarryOut
from portfolio_desktop.ui.tokens import SPACE_L

_SIZE = (600, 300)


class RelaxingDialog(FramedDialog):
    """Which meeting or written procedure, when, and on what terms."""

    def __init__(
        self, context: WindowContext, parent: QWidget, criterion: str, carry_out: CarryOut
    ) -> None:
        super().__init__(context, parent, _("Relax a start criterion"))
        self.resize(*_SIZE)
        self._criterion = criterion
        self._carry_out = carry_out
        before = relaxation_of(context.reader, criterion)
        self.reference = TextLine(_("Meeting or written procedure"), before.reference)
        self.reference.setPlaceholderText(_("for instance the meeting's item 5, or a mail no. 14"))
        self.day = TextLine(_("Decided on"), before.decided_on)
        self.day.setPlaceholderText(_("for instance 10.11.2023"))
        self.note = TextLine(_("On what terms"), before.note)
        self.name_field("decision_reference", self.reference)
        self.name_field("decided_on", self.day)
        self.name_field("note", self.note)
        self._lay_out_body()
        self.guard_typed(self._decision)
        self.reference.setFocus()

    def _lay_out_body(self) -> None:
        about = criterion_of(self.context.reader, self._criterion).text
        self.body.addWidget(label(about, "strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(labelled(self.reference.accessibleName(), self.reference), 2)
        row.addWidget(labelled(self.day.accessibleName(), self.day), 1)
        self.body.addLayout(row)
        self.body.addWidget(labelled(self.note.accessibleName(), self.note))
        self.body.addStretch(1)
        self.show_verb(pgettext("criterion", "Relax"), self._keep)

    def _decision(self) -> Relaxation:
        return Relaxation(self.day.text(), self.reference.text(), self.note.text())

    def _keep(self) -> None:
        self.clear_fault()
        register, decision = self.context.register, self._decision()
        if self._carry_out(lambda: relax_criterion(register, self._criterion, decision)):
            self.guard_typed(self._decision)
            self.accept()
