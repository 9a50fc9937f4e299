"""The left column: which page is shown, with a count on each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import is_enter
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import RADIUS, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words

NAVIGATION_WIDTH = 186
_ENTRY_HEIGHT = 36


class PageEntry(NamedTuple):
    """A page as the navigation names it."""

    id: str
    title: str


class Navigation(QFrame):
    """`page_requested` carries the id of the page whose entry was pressed."""

    page_requested = Signal(str)

    def __init__(self, theme: Theme, entries: Iterable[PageEntry]) -> None:
        super().__init__()
        self.setProperty("look", "nav")
        self.setFixedWidth(NAVIGATION_WIDTH)
        self.setAccessibleName(_("Pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S + 2, SPACE_S + 1, SPACE_S)
        column.setSpacing(2)
        self._entries: dict[str, _Entry] = {}
        group = QButtonGroup(self)
        for entry in entries:
            made = _Entry(theme, entry.title)
            made.clicked.connect(
                lambda _checked=False, page=entry.id: self.page_requested.emit(page)
            )
            group.addButton(made)
            column.addWidget(made)
            self._entries[entry.id] = made
        column.addStretch(1)

    def show_page(self, page: str) -> None:
        """Mark the entry of the page; one that has none leaves them as they are."""
        if page in self._entries:
            self._entries[page].setChecked(True)

    def show_count(self, page: str, count: int | None) -> None:
        """The number at the right of an entry; None takes it away."""
        self._entries[page].show_count(count)


class _Entry(QAbstractButton):
    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._count: int | None = None
        self.setText(title)
        self.setAccessibleName(_("Page: {name}").format(name=title))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_ENTRY_HEIGHT)
        theme.changed.connect(self.update)

    def show_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleDescription("" if count is None else count_words(count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NAVIGATION_WIDTH - 2 * SPACE_S, _ENTRY_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if on or self.underMouse():
            painter.setBrush(QColor(palette.selection if on else palette.hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        room = QRectF(self.rect()).adjusted(SPACE_M, 0, -SPACE_M, 0)
        painter.setPen(QColor(palette.soft))
        painter.setFont(self._theme.caption_font())
        if self._count is not None:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, count_words(self._count))
        painter.setFont(self._theme.font(semibold=on))
        painter.setPen(QColor(palette.accent if on else palette.soft))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
