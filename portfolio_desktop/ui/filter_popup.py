"""What the rows are filtered by beside their status: lists to tick, in force at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.views import Choice, Filters, Part
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.row_filters import Offered
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.filter_row import part_name
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words

_LIST_HEIGHT, _LINE = 232, 28
_WIDTHS = {
    Part.PARTICIPANT: 200,
    Part.PHASE: 150,
    Part.STATE: 170,
    Part.PROGRAMME: 196,
    Part.TEXT: 196,
}
_TURNING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FilterPopup(QDialog):
    """One list for each part that there is something to choose of. `turned(Choice)` and `cleared`
    are wishes; the ticks show what `read` says, when it is told to `follow`."""

    turned = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        offered: Mapping[Part, Sequence[Offered]],
        read: Callable[[], Filters],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Filter the projects"))
        self._read = read
        self.lists = {part: self._list(part, each) for part, each in offered.items() if each}
        self._clear = button(_("Take all filters off"), look="link")
        self._clear.clicked.connect(lambda _checked=False: self.cleared.emit())
        close = button(_("Close"))
        close.clicked.connect(self.close)
        across = QHBoxLayout()
        across.setSpacing(SPACE_L)
        for part, each in self.lists.items():
            across.addWidget(labelled(part_name(part), each))
        words = label(_("A project's participant is its lead or its accountable one."), "caption")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_M)
        foot.addWidget(words, 1)
        foot.addWidget(self._clear)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(across)
        column.addLayout(foot)
        self.follow()

    def follow(self) -> None:
        among = self._read().among
        for each in self.lists.values():
            each.show_chosen(among)
        self._clear.setEnabled(bool(among))

    def open_below(self, anchor: QWidget) -> None:
        """Stand beneath a control, within the screen, and within its window where there is room."""
        self.ensurePolished()  # else it is measured without its style, and grows when it is shown
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + SPACE_S // 2))
        room = anchor.screen().availableGeometry()
        edge = min(room.right(), anchor.window().geometry().right()) - SPACE_S
        corner.setX(max(room.left(), min(corner.x(), edge - self.width())))
        self.move(corner)
        self.show()
        first = next(iter(self.lists.values()), None)
        if first is not None:
            first.setFocus()

    def _list(self, part: Part, offered: Sequence[Offered]) -> TickList:
        made = TickList(part, offered, self.turned.emit)
        made.setAccessibleName(part_name(part))
        made.setFixedSize(_WIDTHS[part], _LIST_HEIGHT)
        return made


class TickList(QListWidget):
    """A list whose lines are ticked by a click anywhere on them, by Space and by Enter."""

    def __init__(
        self, part: Part, offered: Sequence[Offered], turn: Callable[[Choice], None]
    ) -> None:
        super().__init__()
        self._turn = turn
        self._choices: list[Choice] = []
        self.setProperty("look", "ticks")
        for each in offered:
            item = QListWidgetItem(f"{each.words}  ·  {count_words(each.count)}", self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(each.words)
            item.setSizeHint(QSize(0, _LINE))
            item.setCheckState(Qt.CheckState.Unchecked)
            self._choices.append(each.choice)
        self.setCurrentRow(0)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def ticked(self) -> list[str]:
        """The values of the ticked lines."""
        return [
            choice.value
            for place, choice in enumerate(self._choices)
            if self.item(place).checkState() is Qt.CheckState.Checked
        ]

    def show_chosen(self, among: frozenset[Choice]) -> None:
        for place, choice in enumerate(self._choices):
            on = choice in among
            self.item(place).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNING or event.key() == Qt.Key.Key_Space:
            self._turn_current()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setCurrentItem(item)
            self._turn_current()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has ticked the line already."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _turn_current(self) -> None:
        place = self.currentRow()
        if place >= 0:
            self._turn(self._choices[place])
