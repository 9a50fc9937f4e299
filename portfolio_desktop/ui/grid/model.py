"""The grid's model: a read-only view of a tuple of lines through a tuple of columns."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import FLAT, Nesting
from portfolio_desktop.ui.grid.arranging import Group
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.words import group_line

Index = QModelIndex | QPersistentModelIndex
Line = Group | PortfolioRow
_OF_A_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""Asked for with every cell that is painted, and each time it were put together anew."""


class PortfolioModel(QAbstractTableModel):
    """Shows what it is handed; it sorts, filters and changes nothing itself."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._lines: tuple[Line, ...] = ()
        self.nesting = FLAT

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def set_lines(self, lines: tuple[Line, ...], nesting: Nesting = FLAT) -> None:
        self.beginResetModel()
        self._lines, self.nesting = lines, nesting
        self.endResetModel()

    def replace_lines(self, lines: tuple[Line, ...]) -> None:
        """Newer values in the same places; the selection stays."""
        old, self._lines = self._lines, lines
        for place, (before, after) in enumerate(zip(old, lines, strict=True)):
            if before is not after:
                last = self.index(place, len(self._columns) - 1)
                self.dataChanged.emit(self.index(place, 0), last)

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def place_of(self, project_id: str) -> int | None:
        """The line that shows a project, None when it is filtered away or collapsed."""
        for place, line in enumerate(self._lines):
            if isinstance(line, PortfolioRow) and line.id == project_id:
                return place
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, Group):
            return _group_data(line, index.column(), role)
        return _row_data(line, self._columns[index.column()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.name
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OF_A_CELL


def _row_data(row: PortfolioRow, column: Column, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        case Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row)
        case Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) or None
        case Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        case _:
            return None


def _group_data(group: Group, column: int, role: int) -> object:
    if column == 0 and role in {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }:
        return group_line(group.title, group.count)
    return None
