"""A field for a passage of the report: saved while it is written, and never touched by a save."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor

from portfolio_desktop.services.typed import passage
from portfolio_desktop.ui.controls import TextBox
from portfolio_desktop.ui.writing_clock import WritingClock

_STAYS = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""Why a field loses the focus though its writer is coming back to it."""


class PassageBox(TextBox):
    """`written(words, goes_on)` carries the words to be saved, as they are kept: without blanks
    around them. It `goes_on` where words written in the same visit to the field were saved before.
    `unsaved_changed` follows `unsaved`. `sight_wanted` where the writer comes or the box grows.

    Text, cursor, selection and the field's own undo are the writer's; the words as they are kept
    are shown when the field is left.
    """

    written = Signal(str, bool)
    unsaved_changed = Signal()
    sight_wanted = Signal()

    def __init__(self, name: str, *, rows: int = 4, grows_to: int = 0) -> None:
        super().__init__(name, rows=rows, grows_to=grows_to)
        self._saved = ""
        self._told_unsaved = False
        self._visited = False
        self._went_on = False
        self._clock = WritingClock(self)
        self._clock.due.connect(self.save)
        self.textChanged.connect(self._follow_writing)

    @property
    def unsaved(self) -> bool:
        """Whether the field has words that are not in the file."""
        return self._words() != self._saved

    @property
    def being_written(self) -> bool:
        """Whether the writer is in the field, or looks up something elsewhere and comes back."""
        return self._visited

    def show_text(self, text: str, *, afresh: bool = False) -> None:
        """Know that `text` is what is saved now, and show it unless it is what was written here.

        `afresh` where it is another project's or another month's, whatever the field has now.
        """
        unsaved = self.unsaved
        self._saved = text
        if afresh:
            self._went_on = False
            self.setPlainText(text)
        elif not unsaved:
            self._show_saved()
        self._follow_writing()

    def expect_saved(self, text: str) -> None:
        """Know that `text` is what is saved, and keep what is written: saving it failed."""
        self._saved = text
        self._went_on = False

    def put_back(self, text: str) -> None:
        """Show words that were written here before and are not saved, to be saved or written on."""
        if self._words() != text:
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Ask for what is not in the file yet to be saved."""
        self._clock.stop()
        if self.unsaved:
            self._saved = self._words()
            goes_on, self._went_on = self._went_on, True
            self.written.emit(self._saved, goes_on)
        self._tell_unsaved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_keys = event.reason() not in _STAYS | {Qt.FocusReason.MouseFocusReason}
        if by_keys and not self._visited and not self.isReadOnly():
            # Who comes by keys writes on; at the start it would get into another one's sentence.
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._visited = True
        super().focusInEvent(event)
        self.sight_wanted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.save()
        if event.reason() not in _STAYS:
            self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._visited:
            self.sight_wanted.emit()

    def leave(self) -> None:
        """The writer is done here: what the window did last is undone next, not a letter here."""
        self._visited = False
        self._went_on = False
        if not self.unsaved:
            self._show_saved()

    def _show_saved(self) -> None:
        if self._words() != self._saved:
            place = self.textCursor().position() if self._visited else 0
            self.setPlainText(self._saved)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        elif not self._visited:
            self.document().clearUndoRedoStacks()
            if self.raw_text() != self._saved:
                self.setPlainText(self._saved)

    def _words(self) -> str:
        return passage(self.raw_text())

    def _follow_writing(self) -> None:
        self._clock.follow(self.unsaved and not self.isReadOnly())
        self._tell_unsaved()

    def _tell_unsaved(self) -> None:
        unsaved = self.unsaved
        if unsaved != self._told_unsaved:
            self._told_unsaved = unsaved
            self.unsaved_changed.emit()
