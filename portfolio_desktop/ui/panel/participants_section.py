"""The part of the panel where participants report: suggestion, grid, and the marked one's words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.participant_panel import ParticipantLine, ParticipantPanel
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import colour_word
from portfolio_desktop.ui.actions import shown_keys
from portfolio_desktop.ui.controls import TextLine, button, frame, label, labelled, mark_unsaved
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.panel.participants_grid import ParticipantsGrid
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.panel.sections import Section, wrapped
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S


class SuggestionBox(Section):
    """What the participants' reports suggest for the overall lamp, with a button to take it."""

    taken = Signal(object)
    reason_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._colour: Colour | None = None
        box = frame("hint")
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(SPACE_S)
        self._lamp = LampView(theme, _("Suggestion"), 14)
        self._words = wrapped("")
        row.addWidget(self._lamp, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self._words)
        links = QHBoxLayout()
        links.setSpacing(SPACE_L)
        self._take = button("", look="link", tip=shown_keys("Ctrl+Shift+T"))
        self._explain = button(_("Write why it is another…"), look="link")
        links.addWidget(self._take)
        links.addWidget(self._explain)
        links.addStretch(1)
        inner.addLayout(links)
        row.addLayout(inner, 1)
        self.content.addWidget(box)
        self._take.clicked.connect(lambda: self.taken.emit(self._colour))
        self._explain.clicked.connect(self.reason_wished)
        self.hide()

    def show_panel(self, panel: ParticipantPanel, *, editable: bool) -> None:
        self.setVisible(panel.suggested is not None)
        if panel.suggested is None:
            return
        self._colour = panel.suggested
        self._lamp.show_colour(panel.suggested)
        self._words.setText(panel.told)
        words = _("Set to {colour}").format(colour=colour_word(panel.suggested))
        self._take.setText(words)
        self._take.setAccessibleName(words)
        self._take.setVisible(editable and not panel.taken)
        self._explain.setVisible(editable and panel.overruled)


class ParticipantsSection(Section):
    """The grid, and beneath it the remarks of the participant whose row is marked.

    The signals carry the participant's id first.
    """

    colour_chosen = Signal(str, str, object)
    remarks_written = Signal(str, str, bool)
    receipt_written = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("The participants' reports"))
        self.suggestion = SuggestionBox(theme)
        self.grid = ParticipantsGrid(theme)
        self._marked = ""
        self._editable = False
        self.unsaved_of: Callable[[str], str | None] = lambda _participant: None
        """Remarks of a participant that could not be saved, to be shown instead."""
        self.remarks = PassageBox(_("Remarks from the participant"), rows=3)
        self._reported_by = TextLine(_("Reported by"))
        self._received = TextLine(_("Received on"))
        self._received.setPlaceholderText(_("for instance 2.11.2023"))
        self._whose = label("", "heading", wrap=True)
        self._locked = wrapped("", "caption")
        self._locked.setText(_("The month's report is approved, so these stand too."))
        self._lay_out()
        self.grid.colour_chosen.connect(self.colour_chosen)
        self.grid.participant_marked.connect(self._show_marked)
        self.remarks.written.connect(
            lambda text, goes_on: self.remarks_written.emit(self._marked, text, goes_on)
        )
        for field in (self._reported_by, self._received):
            field.committed.connect(lambda _text: self._tell_receipt())
            field.textEdited.connect(lambda _text, edited=field: mark_unsaved(edited, on=False))
        self.hide()

    def _lay_out(self) -> None:
        self.content.addWidget(self.grid)
        self.content.addWidget(self._locked)
        self.content.addWidget(self._whose)
        self.content.addWidget(self.remarks)
        receipt = QHBoxLayout()
        receipt.setSpacing(SPACE_S)
        receipt.addWidget(labelled(_("Reported by"), self._reported_by), 3)
        receipt.addWidget(labelled(_("Received on"), self._received), 2)
        self.content.addLayout(receipt)

    def show_panel(self, panel: ParticipantPanel, *, editable: bool, afresh: bool) -> None:
        """Show these reports; hidden where nobody takes part.

        `afresh` where they are another project's or another month's.
        """
        if afresh:
            self._clear()
        self._editable = editable and not panel.locked
        self.suggestion.show_panel(panel, editable=self._editable)
        self.setVisible(bool(panel.lines))
        self._locked.setVisible(panel.locked)
        self.grid.show_panel(panel, editable=self._editable)
        self._show_line(self.grid.marked())

    @property
    def whose(self) -> str:
        """Whose remarks stand here: "Bemærkninger fra Region Syddanmark"."""
        return self._whose.text()

    def commit(self) -> None:
        """Save what is being written now."""
        self.remarks.save()
        for field in (self._reported_by, self._received):
            field.commit()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again."""
        line = self.grid.marked()
        if line is not None:
            self.remarks.expect_saved(line.remarks)
            self._reported_by.expect_saved(line.reported_by)
            self._received.expect_saved(typed_day(line.received_on))
            for field in (self._reported_by, self._received):
                mark_unsaved(field, on=field.unsaved)

    def _show_marked(self, participant: str) -> None:
        if participant != self._marked:
            self.commit()
            self._show_line(self.grid.marked())

    def _show_line(self, line: ParticipantLine | None) -> None:
        if line is None:
            self._clear()
            return
        another, self._marked = line.id != self._marked, line.id
        self._whose.setText(_("Remarks from {participant}").format(participant=line.name))
        self.remarks.show_text(line.remarks, afresh=another)
        unsaved = self.unsaved_of(line.id)
        if another and unsaved is not None:
            self.remarks.put_back(unsaved)
        self._show_receipt(line.reported_by, typed_day(line.received_on), afresh=another)
        for field in (self.remarks, self._reported_by, self._received):
            field.setReadOnly(not self._editable)

    def _clear(self) -> None:
        """Let go of what was written here, so that it is never saved for another."""
        self._marked = ""
        self.remarks.show_text("", afresh=True)
        self._show_receipt("", "", afresh=True)

    def _show_receipt(self, reported_by: str, received_on: str, *, afresh: bool) -> None:
        for field, text in ((self._reported_by, reported_by), (self._received, received_on)):
            field.show_text(text, afresh=afresh)
            mark_unsaved(field, on=False)

    def _tell_receipt(self) -> None:
        self.receipt_written.emit(self._marked, self._reported_by.text(), self._received.text())
