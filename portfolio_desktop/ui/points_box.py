"""The field for numbered points, such as a recommendation: every line is one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)

from portfolio_desktop.domain.case_text import plain_points
from portfolio_desktop.domain.pasted_text import from_html, from_plain
from portfolio_desktop.ui.writing_field import WritingField

_BETWEEN = 2


class PointsBox(WritingField):
    """Its words are the points, a line each; an empty line is no point. The `hint` stands after the
    first number while there are none."""

    def __init__(self, name: str, *, rows: int = 2, grows_to: int = 12, hint: str = "") -> None:
        super().__init__(name, rows=rows, grows_to=grows_to)
        self._hint = hint
        self.fill_document("")

    def words_in_document(self) -> str:
        lines: list[str] = []
        block = self.document().begin()
        while block.isValid():
            lines.append(" ".join(block.text().split()))
            block = block.next()
        return "\n".join(line for line in lines if line)

    def fill_document(self, words: str) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDecimal)
        cursor.createList(form)
        for place, line in enumerate(words.split("\n")):
            if place:
                cursor.insertBlock()
            cursor.insertText(line, QTextCharFormat())
        _space_points(self.document().begin().blockFormat(), cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt would draw a placeholder over the number."""
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            after = self.cursorRect()
            room = self.viewport().rect().adjusted(after.left(), after.top(), 0, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace at the beginning of a point joins it to the one before."""
        cursor = self.textCursor()
        at_start = cursor.positionInBlock() == 0 and not cursor.hasSelection()
        if event.key() == Qt.Key.Key_Backspace and at_start and not self.isReadOnly():
            if not cursor.atStart():
                cursor.deletePreviousChar()
            return
        super().keyPressEvent(event)

    def insert_content(self, source: QMimeData) -> None:
        words = from_html(source.html()) if source.hasHtml() else ""
        points = plain_points(words or from_plain(source.text()))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for place, line in enumerate(points):
            if place:
                cursor.insertBlock()
            cursor.insertText(line, QTextCharFormat())
        cursor.endEditBlock()
        self.ensureCursorVisible()


def _space_points(form: QTextBlockFormat, cursor: QTextCursor) -> None:
    form.setBottomMargin(_BETWEEN)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(form)
