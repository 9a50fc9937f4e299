"""A list whose rows are ticked or not: the rows of an import, and what it proposes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.list_table import ListTable
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import Palette

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 36
CHECK_WIDTH = 40
_PILL_HEIGHT = 22.0
_LEAST_GIVEN = 120
"""So narrow a column of a given width may become, in px; a pill fits."""


class Tone(StrEnum):
    """How much a row asks to be looked at; it colours the pill in the row's first cell."""

    NEWS = "news"
    CHANGE = "change"
    QUIET = "quiet"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One row. `name` is what the tick is read aloud with; `cells` are the columns' words."""

    key: str
    name: str
    cells: tuple[str, ...]
    tone: Tone = Tone.QUIET
    checkable: bool = True


class ChecklistModel(QAbstractTableModel):
    """Shows lines and which of them are ticked. `toggled` carries a key and whether it is ticked
    now; the ticks are the model's own until it is given others.
    """

    toggled = Signal(str, bool)

    def __init__(
        self, tick: str, titles: Sequence[str], parent: QObject | None = None, *, fade: bool
    ) -> None:
        """`tick` is what a tick means ("Tag med"); `titles` head the other columns. With `fade`
        rows without a tick stand back.
        """
        super().__init__(parent)
        self._tick = tick
        self._fade = fade
        self._titles = ("", *titles)
        self._lines: tuple[CheckLine, ...] = ()
        self._checked: set[str] = set()
        self._soft = QColor()

    @property
    def lines(self) -> tuple[CheckLine, ...]:
        return self._lines

    def is_checked(self, key: str) -> bool:
        return key in self._checked

    def show_lines(self, lines: Sequence[CheckLine], checked: Collection[str]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self._checked = set(checked)
        self.endResetModel()

    def show_soft_ink(self, colour: QColor) -> None:
        """The ink of rows that are not ticked."""
        self._soft = colour

    def check(self, row: int, on: bool) -> None:
        """Tick a row or not; nothing happens to one that cannot be ticked."""
        line = self._lines[row]
        if not line.checkable or on is (line.key in self._checked):
            return
        if on:
            self._checked.add(line.key)
        else:
            self._checked.discard(line.key)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._titles) - 1))
        self.toggled.emit(line.key, on)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() == 0 and self._lines[index.row()].checkable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.CheckStateRole if column == 0:
                return self._state(line) if line.checkable else None
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole if column:
                return line.cells[column - 1]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._aloud(line, column)
            case Qt.ItemDataRole.ForegroundRole if self._fade and line.key not in self._checked:
                return self._soft
            case Qt.ItemDataRole.UserRole:
                return line.tone.value
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.check(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._titles[section] or self._tick
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _state(self, line: CheckLine) -> Qt.CheckState:
        on = line.key in self._checked
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def _aloud(self, line: CheckLine, column: int) -> str:
        if column:
            return _("{what}: {value}").format(
                what=self._titles[column], value=line.cells[column - 1]
            )
        answer = _("yes") if line.key in self._checked else _("no")
        return f"{self._tick} {line.name}: {answer}"


class ChecklistView(ListTable):
    """The list: a row is marked by arrows and ticked by Space; Tab leaves it."""

    def __init__(self, theme: Theme, name: str, model: ChecklistModel, *, pill: bool) -> None:
        """With `pill` the first cell of a row stands in a pill of the row's tone."""
        super().__init__(name, model, row_height=ROW_HEIGHT, head_height=32, least=_LEAST_GIVEN)
        self._theme = theme
        self._model = model
        if pill:
            self._pill = PillDelegate(theme, self)
            self.setItemDelegateForColumn(1, self._pill)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def lay_out(self, widths: Sequence[int]) -> None:
        """As in every list, for the columns after the tick's."""
        self.horizontalHeader().setMinimumSectionSize(CHECK_WIDTH)
        super().lay_out((CHECK_WIDTH, *widths))

    def lend_last_column(self) -> None:
        """Where a row's last cell is empty, the one before it has its room."""
        self._model.modelReset.connect(self._lend)
        self._lend()

    def _lend(self) -> None:
        self.clearSpans()
        last = self._model.columnCount() - 1
        for row, line in enumerate(self._model.lines):
            if not line.cells[-1]:
                self.setSpan(row, last - 1, 1, 2)

    def marked(self) -> CheckLine | None:
        index = self.selectionModel().currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.marked()
        if event.key() == Qt.Key.Key_Space and line is not None:
            self._model.check(self.currentIndex().row(), not self._model.is_checked(line.key))
            return
        super().keyPressEvent(event)

    def _follow_theme(self) -> None:
        self._model.show_soft_ink(self._theme.colour("soft"))
        self.viewport().update()


class PillDelegate(QStyledItemDelegate):
    """Paints the word of a row's state in a pill of its tone."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        ground.widget.style().drawControl(
            ground.widget.style().ControlElement.CE_ItemViewItem, ground, painter, ground.widget
        )
        paint_pill(
            painter,
            QRectF(option.rect),
            words,
            Tone(str(index.data(Qt.ItemDataRole.UserRole))),
            self._theme,
        )


def paint_pill(painter: QPainter, rect: QRectF, words: str, tone: Tone, theme: Theme) -> None:
    """The word in its pill, at the left of `rect`."""
    ink, ground, edge = _pill_colours(tone, theme.palette)
    font = theme.caption_font(semibold=tone is not Tone.QUIET)
    width = QFontMetricsF(font).horizontalAdvance(words) + 18
    pill = QRectF(
        rect.left() + 4.5, rect.center().y() - _PILL_HEIGHT / 2 + 0.5, width, _PILL_HEIGHT
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground:
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _pill_colours(tone: Tone, palette: Palette) -> tuple[str, str, str]:
    """Ink, ground and edge; no ground where the state asks for nothing."""
    return {
        Tone.NEWS: (palette.accent, palette.selection, palette.selection_line),
        Tone.CHANGE: (palette.ink, palette.hint, palette.hint_line),
        Tone.QUIET: (palette.soft, "", ""),
        Tone.FAULT: (palette.late, palette.fault, palette.fault_line),
    }[tone]
