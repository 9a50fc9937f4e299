"""The parts of the papers, ticked and moved: by mouse, by Space and by Alt with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.pack_arranging import Arrangement
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.part_words import part_word
from portfolio_desktop.ui.controls import is_enter
from portfolio_desktop.ui.grid.row_drag import DropLine
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tick_lines import BELOW, INDENT, TickLines

_LINE, _AROUND, _DROP = 27, 8, 9
_PART = int(Qt.ItemDataRole.UserRole)


class PartList(QListWidget):
    """`arranged(Arrangement)` when the user has ticked a part or moved it. What is told of the
    portfolio stands indented below the items, and moves among its own."""

    arranged = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._arrangement = Arrangement((), frozenset())
        self._pressed: QPoint | None = None
        self._gap: int | None = None
        self.setProperty("look", "ticks")
        self.setAccessibleName(_("Parts of the papers"))
        self.setAccessibleDescription(
            _("Space ticks a part or leaves it out; Alt with the arrows moves it.")
        )
        self._lines = TickLines(self)
        self.setItemDelegate(self._lines)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._line = DropLine(theme, self.viewport())

    @property
    def part(self) -> Part | None:
        """The one that is marked."""
        item = self.currentItem()
        return None if item is None else Part(item.data(_PART))

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """The marked part stays marked wherever it stands."""
        marked, former = self.part, self._arrangement
        self._arrangement = arrangement
        if arrangement.order == former.order:
            for row, part in enumerate(arrangement.order):
                self.item(row).setCheckState(self._state(part))
            return
        self.clear()
        for part in arrangement.order:
            self.addItem(self._item(part))
        wanted = marked if marked in arrangement.order else arrangement.order[0]
        self.setCurrentRow(arrangement.order.index(wanted))
        self.setFixedHeight(_LINE * self.count() + _AROUND)

    def _item(self, part: Part) -> QListWidgetItem:
        item = QListWidgetItem(part_word(part))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(self._state(part))
        item.setSizeHint(QSize(0, _LINE))
        item.setData(_PART, part.value)
        below = self._arrangement.is_below(part)
        item.setData(BELOW, below)
        if below:
            told = _("told at the item of the portfolio")
            item.setData(int(Qt.ItemDataRole.AccessibleDescriptionRole), told)
        return item

    def _state(self, part: Part) -> Qt.CheckState:
        on = part in self._arrangement.chosen
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def step(self, step: int) -> None:
        """The marked part one place up (-1) or down (1)."""
        part = self.part
        if part is not None:
            self._take(self._arrangement.stepped(part, step))

    def _take(self, arrangement: Arrangement) -> None:
        if arrangement != self._arrangement:
            self.show_arrangement(arrangement)
            self.arranged.emit(arrangement)

    def _turn(self) -> None:
        part = self.part
        if part is not None:
            self._take(self._arrangement.turned(part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space or is_enter(event):
            self._turn()
        elif event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        item = self.itemAt(where)
        self._end_drag()
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setCurrentItem(item)
            self._pressed = where

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks tick twice."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part, where = self.part, event.position().toPoint()
        if self._pressed is None or part is None:
            return
        far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if (far or self._gap is not None) and self._arrangement.siblings(part):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show_gap(part, where.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap, part = self._pressed, self._gap, self.part
        self._end_drag()
        if part is None or pressed is None:
            return
        if gap is not None:
            self._take(self._arrangement.moved(part, gap))
        elif self._is_tick(pressed) and self._is_tick(event.position().toPoint()):
            self._turn()

    def _is_tick(self, where: QPoint) -> bool:
        """Whether the marked part's tick is there; its words only mark it."""
        marked = self.itemAt(where) is self.currentItem()
        return marked and self._lines.is_tick(self, self.currentIndex(), where)

    def _show_gap(self, part: Part, height: int) -> None:
        """The line where it would stand, between its siblings with all that stands below them."""
        rooms = [self._room(each) for each in self._arrangement.siblings(part)]
        self._gap = sum(height > room.center().y() for room in rooms)
        at = rooms[self._gap].top() if self._gap < len(rooms) else rooms[-1].bottom() + 1
        left = INDENT if self._arrangement.is_below(part) else 0
        width = self.viewport().width() - left
        self._line.setGeometry(QRect(left, at - _DROP // 2, width, _DROP))
        self._line.show()
        self._line.raise_()

    def _room(self, part: Part) -> QRect:
        """What a part takes of the list, with those below it."""
        order = self._arrangement.order
        first = last = order.index(part)
        if part is Part.ITEMS:
            last += sum(self._arrangement.is_below(each) for each in order)
        return self.visualItemRect(self.item(first)).united(self.visualItemRect(self.item(last)))

    def _end_drag(self) -> None:
        self._pressed = self._gap = None
        self._line.hide()
        self.viewport().unsetCursor()
