"""A field whose text has a form of its own (bold, lists), saved while it is written.

It keeps the promises of `panel.passage_box`: a save never touches the text, the cursor or the
field's own undo, and what is saved now is shown when the field is left.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from portfolio_desktop.ui.own_undo import claim_key, step_of
from portfolio_desktop.ui.writing_clock import WritingClock

_STAYS = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""Why a field loses the focus though its writer is coming back to it."""


_INDENT = 22
"""How far points of a list stand in, in px."""


class WritingField(QTextEdit):
    """`written(words, goes_on)` carries the words to be saved, in the form they are kept in. It
    `goes_on` where words written in the same visit were saved before. `unsaved_changed` follows
    `unsaved`.

    A field says how its document is read (`words_in_document`), and how words are shown in it
    (`fill_document`).
    """

    written = Signal(str, bool)
    unsaved_changed = Signal()

    def __init__(self, name: str, *, rows: int, grows_to: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setIndentWidth(_INDENT)
        self._rows, self._most = rows, max(rows, grows_to)
        self._saved = ""
        self._told_unsaved = False
        self._visited = False
        self._went_on = False
        self._clock = WritingClock(self)
        self._clock.due.connect(self.save)
        self.textChanged.connect(self._follow_writing)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def words_in_document(self) -> str:
        """What stands here, as it is kept."""
        raise NotImplementedError

    def fill_document(self, words: str) -> None:
        """Show words that are kept."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether the field has words that are not in the file."""
        return self.words_in_document() != self._saved

    def show_text(self, words: str, *, afresh: bool = False) -> None:
        """Know that these words are saved now, and show them unless others were written here.

        `afresh` where they are another item's, whatever the field has now.
        """
        unsaved = self.unsaved
        self._saved = words
        if afresh:
            self._went_on = False
            self._fill(words)
        elif not unsaved:
            self._show_saved()
        self._follow_writing()

    def expect_saved(self, words: str) -> None:
        """Know that these words are saved, and keep what is written: saving it failed."""
        self._saved = words
        self._went_on = False

    def put_back(self, words: str) -> None:
        """Show words that were written here before and are not saved."""
        if self.words_in_document() != words:
            self._fill(words)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Ask for what is not in the file yet to be saved."""
        self._clock.stop()
        words = self.words_in_document()
        if words != self._saved:
            self._saved = words
            goes_on, self._went_on = self._went_on, True
            self.written.emit(words, goes_on)
        self._tell_unsaved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_keys = event.reason() not in _STAYS | {Qt.FocusReason.MouseFocusReason}
        if by_keys and not self._visited and not self.isReadOnly():
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._visited = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.save()
        if event.reason() not in _STAYS:
            self._visited = False
            self._went_on = False
            if not self.unsaved:
                self._show_saved()

    def event(self, event: QEvent) -> bool:
        return claim_key(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(self, event)
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif step is not None:
            step()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ReadOnlyChange:  # its look depends on that; Qt forgets it
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # in another width the words make other lines

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        around = 2 * int(self.document().documentMargin()) + 10
        height = int(self.document().size().height()) + 10
        return QSize(240, min(max(height, self._rows * line + around), self._most * line + around))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def _fill(self, words: str) -> None:
        """Show these words; the field's own undo begins anew."""
        self.fill_document(words)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_saved(self) -> None:
        if self.words_in_document() != self._saved:
            self._fill(self._saved)
        elif not self._visited:
            self.document().clearUndoRedoStacks()

    def _follow_writing(self) -> None:
        self._clock.follow(self.unsaved and not self.isReadOnly())
        self._tell_unsaved()

    def _tell_unsaved(self) -> None:
        unsaved = self.unsaved
        if unsaved != self._told_unsaved:
            self._told_unsaved = unsaved
            self.unsaved_changed.emit()
