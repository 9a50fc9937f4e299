"""Which participant the person at the screen belongs to: asked once for each register."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class OwnParticipantDialog(FramedDialog):
    """`chosen` is the participant's id when it was accepted, "" before."""

    def __init__(self, context: WindowContext, parent: QWidget, own: str) -> None:
        super().__init__(context, parent, _("My region"))
        self.chosen = ""
        self.show_head(_("My region"), "")
        self.resize(460, 260)
        self.list = ChoiceBox()
        for each in in_danish_order(context.reader):
            self.list.addItem(each.name, each.id)
        self.list.setCurrentIndex(max(self.list.findData(own), 0))
        there = self.list.count() > 0
        words = (
            _(
                "The view “My region” shows the projects that your participant leads or is"
                " accountable for. It is remembered on this machine and can be changed in the menu"
                " View."
            )
            if there
            else _("The register has no participants yet. They are added in the menu Project.")
        )
        if there:
            self.body.addWidget(labelled(_("Which participant do you belong to?"), self.list))
        self.body.addWidget(label(words, "caption", wrap=True))
        self.body.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        use = button(_("Use"), look="primary")
        use.setDefault(True)
        use.setEnabled(there)
        use.clicked.connect(self._use)
        self.show_foot((), (cancel, use))
        (self.list if there else cancel).setFocus()

    def _use(self) -> None:
        self.chosen = str(self.list.currentData())
        self.accept()
