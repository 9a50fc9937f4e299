"""The remarks as they are written, with what last month did not say marked behind the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel import RemarkPart
from portfolio_desktop.ui.controls import TextBox
from portfolio_desktop.ui.theme import Theme

_ROWS = 7


class RemarksBox(TextBox):
    """Remarks of one month; `show_remarks` marks the new parts until the next word is written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Remarks"), rows=_ROWS)
        self._theme = theme
        self._parts: tuple[RemarkPart, ...] = ()
        theme.changed.connect(self._mark)
        self.textChanged.connect(self._forget_marks)

    def show_remarks(self, text: str, parts: Sequence[RemarkPart]) -> None:
        self._parts = ()
        self.show_text(text)
        self._parts = tuple(parts)
        self._mark()

    def _mark(self) -> None:
        ground = QTextCharFormat()
        ground.setBackground(self._theme.colour("mark"))
        marks: list[QTextEdit.ExtraSelection] = []
        place = 0
        for part in self._parts:
            # Qt counts a character outside the basic plane, such as an emoji, as two.
            length = len(part.text.encode("utf-16-le")) // 2
            if part.new:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(self.document())
                mark.cursor.setPosition(place)
                mark.cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
                mark.format = ground
                marks.append(mark)
            place += length
        self.setExtraSelections(marks)

    def _forget_marks(self) -> None:
        if self._parts:
            self._parts = ()
            self.setExtraSelections([])
