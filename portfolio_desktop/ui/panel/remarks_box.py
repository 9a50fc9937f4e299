"""The remarks as they are kept, with what last month did not say marked behind the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel import RemarkPart
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.theme import Theme

_ROWS = 7


class RemarksBox(PassageBox):
    """Remarks of one month; the new parts are marked while nobody is writing.

    `marks_changed` says whether any are.
    """

    marks_changed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Remarks"), rows=_ROWS)
        self._theme = theme
        self._parts: tuple[RemarkPart, ...] = ()
        theme.changed.connect(self._mark)
        self.textChanged.connect(self._mark)

    def show_remarks(self, text: str, parts: Sequence[RemarkPart], *, afresh: bool = False) -> None:
        self._parts = tuple(parts)
        self.show_text(text, afresh=afresh)
        self._mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def leave(self) -> None:
        super().leave()
        self._mark()

    def _mark(self) -> None:
        told = "".join(part.text for part in self._parts) == self.raw_text()
        marks = self._marks() if told and not self.being_written else []
        if marks or self.extraSelections():
            self.setExtraSelections(marks)
            self.marks_changed.emit(bool(marks))

    def _marks(self) -> list[QTextEdit.ExtraSelection]:
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
        return marks
