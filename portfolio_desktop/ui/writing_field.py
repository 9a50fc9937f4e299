"""A field whose text has a form of its own (bold, lists), saved while it is written.

What a save does to it, and does not, is told in `saved_words`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from portfolio_desktop.ui.brought_files import TakeFiles, took_files
from portfolio_desktop.ui.own_undo import claim_key, step_of
from portfolio_desktop.ui.saved_words import SavedWords

_INDENT = 22
"""How far points of a list stand in, in px."""


class WritingField(QTextEdit):
    """`written(words, goes_on)` carries the words to be saved, in the form they are kept in. It
    `goes_on` where words written in the same visit were saved before. `unsaved_changed` follows
    `unsaved`.

    A field says how its document is read (`words_in_document`), how words are shown in it
    (`fill_document`), and how others come into it (`insert_content`).
    """

    written = Signal(str, bool)
    unsaved_changed = Signal()

    def __init__(self, name: str, *, rows: int, grows_to: int) -> None:
        super().__init__()
        self.take_files: TakeFiles | None = None
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setIndentWidth(_INDENT)
        self._rows, self._most = rows, max(rows, grows_to)
        self._writing = SavedWords(self, self.words_in_document, self._fill, self._settle)
        self._writing.written.connect(self.written)
        self._writing.unsaved_changed.connect(self.unsaved_changed)
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
        return self._writing.unsaved

    def show_text(self, words: str, *, afresh: bool = False) -> None:
        """Know that these words are saved now, and show them unless others were written here.

        `afresh` where they are another item's, whatever the field has now.
        """
        self._writing.show(words, afresh=afresh)

    def expect_saved(self, words: str) -> None:
        """Know that these words are saved, and keep what is written: saving it failed."""
        self._writing.expect(words)

    def put_back(self, words: str) -> None:
        """Show words that were written here before and are not saved."""
        self._writing.put_back(words)

    def save(self) -> None:
        """Ask for what is not in the file yet to be saved."""
        self._writing.save()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._writing.come(event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._writing.go(event.reason()):
            self._writing.leave()

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

    def insert_content(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped here; it is no file."""
        raise NotImplementedError

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not took_files(self, source, self.take_files):
            self.insert_content(source)

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

    def _settle(self, saved: str) -> None:
        if self.words_in_document() != saved:
            self._fill(saved)
        elif not self._writing.visited:
            self.document().clearUndoRedoStacks()
