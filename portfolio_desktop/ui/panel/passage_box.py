"""A field for a passage of the report: saved while it is written, and never touched by a save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent

from portfolio_desktop.services.typed import passage
from portfolio_desktop.ui.controls import TextBox
from portfolio_desktop.ui.saved_words import SavedWords


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
        self._writing = SavedWords(self, self._words, self.setPlainText, self._settle)
        self._writing.written.connect(self.written)
        self._writing.unsaved_changed.connect(self.unsaved_changed)

    @property
    def unsaved(self) -> bool:
        """Whether the field has words that are not in the file."""
        return self._writing.unsaved

    @property
    def being_written(self) -> bool:
        """Whether the writer is in the field, or looks up something elsewhere and comes back."""
        return self._writing.visited

    def show_text(self, text: str, *, afresh: bool = False) -> None:
        """Know that `text` is what is saved now, and show it unless it is what was written here.

        `afresh` where it is another project's or another month's, whatever the field has now.
        """
        self._writing.show(text, afresh=afresh)

    def expect_saved(self, text: str) -> None:
        """Know that `text` is what is saved, and keep what is written: saving it failed."""
        self._writing.expect(text)

    def put_back(self, text: str) -> None:
        """Show words that were written here before and are not saved, to be saved or written on."""
        self._writing.put_back(text)

    def save(self) -> None:
        """Ask for what is not in the file yet to be saved."""
        self._writing.save()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._writing.come(event.reason())
        super().focusInEvent(event)
        self.sight_wanted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._writing.go(event.reason()):
            self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.being_written:
            self.sight_wanted.emit()

    def leave(self) -> None:
        """The writer is done here: what the window did last is undone next, not a letter here."""
        self._writing.leave()

    def _settle(self, saved: str) -> None:
        """Show the words as they are kept; a writer who is in the field stays in place."""
        if self._words() != saved:
            place = self.textCursor().position() if self.being_written else 0
            self.setPlainText(saved)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        elif not self.being_written:
            self.document().clearUndoRedoStacks()
            if self.raw_text() != saved:
                self.setPlainText(saved)

    def _words(self) -> str:
        return passage(self.raw_text())
