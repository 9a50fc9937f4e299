"""The month's remarks with what the project wrote, the secretariat's own remark, and last month's
to read, to copy from and to use again.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel import ProjectPanel
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.panel.meeting_text import MeetingText
from portfolio_desktop.ui.panel.note_field import NoteField
from portfolio_desktop.ui.panel.remarks_box import RemarksBox
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S


class RemarksEditor(QWidget):
    """`box` is where the remarks are written, which are the text for the meeting; `texts` tell of
    it, and `note` is the secretariat's own. Last month's are shown when they are asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = RemarksBox(theme)
        self.texts = MeetingText(theme)
        self.note = NoteField()
        self._heading = heading("")
        self._differing = frame("hint")
        self._said = wrapped()
        self._add_note = button(_("Add a remark from the secretariat"), look="link")
        self._legend = label(_("Marked: new since last month"), "caption")
        self._legend.hide()
        self._switch = button(_("Show last month's remarks"), look="link")
        self._switch.setCheckable(True)
        self._again = button(_("Use again"), look="link", name=_("Use last month's remarks again"))
        self._previous = frame("aside")
        self._previous.hide()
        self._words = wrapped("", "caption")
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        self.box.marks_changed.connect(self._legend.setVisible)
        self._switch.toggled.connect(self._show_previous)
        self._again.clicked.connect(self._use_again)
        self._add_note.clicked.connect(self.write_note)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._legend)
        card = QVBoxLayout(self._previous)
        card.setContentsMargins(10, SPACE_S, 10, SPACE_S)
        card.addWidget(self._words)
        card.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        differing = QVBoxLayout(self._differing)
        differing.setContentsMargins(10, SPACE_S, 10, SPACE_S)
        differing.addWidget(self._said)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addWidget(self._differing)
        column.addWidget(self.texts)
        column.addWidget(self.note)
        column.addWidget(self._add_note, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._previous)

    def show_remarks(self, panel: ProjectPanel, *, editable: bool, afresh: bool) -> None:
        """Show what is saved now; `afresh` where it is another project's or another month's."""
        self.box.setReadOnly(not editable)
        self.box.show_remarks(panel.remarks, panel.remark_parts, afresh=afresh)
        self._heading.setText(_("Text for the meeting") if panel.texts.changed else _("Remarks"))
        self._said.setText("\n".join(panel.disagreements))
        self._differing.setVisible(bool(panel.disagreements))
        self.texts.show_texts(panel.texts, editable=editable)
        self.note.show_note(panel.texts, editable=editable, afresh=afresh)
        self._offer_note()
        before = panel.previous_remarks
        if self._words.text() != before:  # else a selection in it would go
            self._words.setText(before)
        self._switch.setVisible(bool(before))
        if not before:
            self._switch.setChecked(False)
        self._again.setVisible(editable and before not in panel.remarks)

    def write_note(self) -> None:
        """To the secretariat's own remark."""
        self.note.write()
        self._offer_note()

    def _offer_note(self) -> None:
        self._add_note.setVisible(self.note.isHidden() and not self.note.box.isReadOnly())

    def _show_previous(self, shown: bool) -> None:
        words = _("Hide last month's remarks") if shown else _("Show last month's remarks")
        self._switch.setText(words)
        self._switch.setAccessibleName(words)
        self._previous.setVisible(shown)

    def _use_again(self) -> None:
        """Put last month's words after what is written, to be written on."""
        cursor = self.box.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        written = self.box.raw_text()
        cursor.insertText(self._words.text() if not written else "\n" + self._words.text())
        self.box.setTextCursor(cursor)
        self.box.setFocus()
