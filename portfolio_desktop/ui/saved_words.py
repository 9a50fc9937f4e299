"""What a field that is saved while it is written knows of its words.

A save never touches the text, the cursor or the field's own undo; what is saved now is shown when
the field is left.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from portfolio_desktop.ui.writing_clock import WritingClock

_STAYS = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""Why a field loses the focus though its writer is coming back to it."""


class SavedWords(QObject):
    """`written(words, goes_on)` carries the words to be saved, as they are kept. It `goes_on` where
    words written in the same visit to the field were saved before. `unsaved_changed` follows
    `unsaved`.

    `read` gives the field's words as they are kept, `fill` shows others in their place, and
    `settle` makes the field show what is saved where the two are the same words.
    """

    written = Signal(str, bool)
    unsaved_changed = Signal()

    def __init__(
        self,
        field: QPlainTextEdit | QTextEdit,
        read: Callable[[], str],
        fill: Callable[[str], None],
        settle: Callable[[str], None],
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._fill, self._settle = field, read, fill, settle
        self._told_unsaved = False
        self._went_on = False
        self.saved = ""
        self.visited = False
        """Whether the writer is in the field, or looks up something elsewhere and comes back."""
        self._clock = WritingClock(self)
        self._clock.due.connect(self.save)
        field.textChanged.connect(self.follow)

    @property
    def unsaved(self) -> bool:
        """Whether the field has words that are not in the file."""
        return self._read() != self.saved

    def show(self, words: str, *, afresh: bool) -> None:
        """Know that these words are saved now, and show them unless others were written here.

        `afresh` where they are those of something else, whatever the field has now.
        """
        unsaved = self.unsaved
        self.saved = words
        if afresh:
            self._went_on = False
            self._fill(words)
        elif not unsaved:
            self._settle(words)
        self.follow()

    def expect(self, words: str) -> None:
        """Know that these words are saved, and keep what is written: saving it failed."""
        self.saved = words
        self._went_on = False

    def put_back(self, words: str) -> None:
        """Show words that were written here before and are not saved, to be saved or written on."""
        if self._read() != words:
            self._fill(words)
            self._field.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Ask for what is not in the file yet to be saved."""
        self._clock.stop()
        words = self._read()
        if words != self.saved:
            self.saved = words
            goes_on, self._went_on = self._went_on, True
            self.written.emit(words, goes_on)
        self._tell_unsaved()

    def come(self, reason: Qt.FocusReason) -> None:
        """The writer comes into the field."""
        by_keys = reason not in _STAYS | {Qt.FocusReason.MouseFocusReason}
        if by_keys and not self.visited and not self._field.isReadOnly():
            # Who comes by keys writes on; at the start it would get into another one's sentence.
            self._field.moveCursor(QTextCursor.MoveOperation.End)
        self.visited = True

    def go(self, reason: Qt.FocusReason) -> bool:
        """The writer goes: whether for good, or only to look up something."""
        self.save()
        return reason not in _STAYS

    def leave(self) -> None:
        """The writer is done here: what the window did last is undone next, not a letter here."""
        self.visited = False
        self._went_on = False
        if not self.unsaved:
            self._settle(self.saved)

    def follow(self) -> None:
        """Follow what is written, and whether it may be."""
        self._clock.follow(self.unsaved and not self._field.isReadOnly())
        self._tell_unsaved()

    def _tell_unsaved(self) -> None:
        unsaved = self.unsaved
        if unsaved != self._told_unsaved:
            self._told_unsaved = unsaved
            self.unsaved_changed.emit()
