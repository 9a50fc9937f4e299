"""The secretariat's own remark, printed under the text for the meeting; hidden until wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.text_facts import TextFacts
from portfolio_desktop.ui.controls import heading, label
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.tokens import SPACE_XS


class NoteField(QWidget):
    """The box under its heading. It shows where there is a remark, or one is being written."""

    def __init__(self) -> None:
        super().__init__()
        self.box = PassageBox(_("The secretariat's remark"), rows=2, grows_to=6)
        self.box.setPlaceholderText(_("Printed under the text, as the secretariat's own words"))
        self.box.unsaved_changed.connect(self._show_unsaved)
        self._wanted = False
        self._copied = label(_("From last month"), "caption")
        self._copied.hide()
        head = QHBoxLayout()
        head.addWidget(heading(_("The secretariat's remark")))
        head.addStretch(1)
        head.addWidget(self._copied)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self.box)

    def show_note(self, texts: TextFacts, *, editable: bool, afresh: bool) -> None:
        """Show what is saved now; `afresh` where it is another project's or another month's."""
        note = texts.note
        self._wanted = self._wanted and not afresh
        self._copied.setVisible(texts.note_copied)
        self.box.setReadOnly(not editable)
        self.box.show_text(note, afresh=afresh)
        self.setVisible(bool(note) or self.box.unsaved or (self._wanted and editable))

    def _show_unsaved(self) -> None:
        """Words that could not be saved are put back here, wherever they had been hidden."""
        if self.box.unsaved:
            self.show()

    def write(self) -> None:
        """Bring it forward with the cursor in it, unless there is nothing to read or write."""
        if self.box.isReadOnly() and self.isHidden():
            return
        self._wanted = True
        self.show()
        self.box.setFocus()
