"""Plain lists of frozen records: a model through columns as values, and a calm table to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from portfolio_desktop.environment.texts import _

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT, TWO_LINES = 40, 56
READ_AT_ONCE = 30
LEAST_GIVEN, LEAST_SHARED = 72, 170
"""So narrow columns may become, in px: those of a given width, and those that share the rest."""


@dataclass(frozen=True, slots=True)
class RecordColumn(Generic[Record]):
    """One column: its title (already translated, "" where its words say all), its words for a
    record, and its width in px; 0 takes what is left."""

    title: str
    words: Callable[[Record], str]
    width: int = 0


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Shows a tuple of records; it changes nothing itself."""

    def __init__(
        self, columns: tuple[RecordColumn[Record], ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._records: tuple[Record, ...] = ()
        self._rest: Iterator[Record] | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        return self._records

    def set_records(self, records: tuple[Record, ...]) -> None:
        self.beginResetModel()
        self._records, self._rest = records, None
        self.endResetModel()

    def read_from(self, records: Iterator[Record]) -> None:
        """Show records that are read as the user comes to them; `records` so far are those read."""
        self.beginResetModel()
        self._records, self._rest = tuple(islice(records, READ_AT_ONCE)), records
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._rest is not None

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._rest is None:
            return
        more = tuple(islice(self._rest, READ_AT_ONCE))
        if len(more) < READ_AT_ONCE:
            self._rest = None
        if more:
            first = len(self._records)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._records += more
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.words(self._records[index.row()])
            case Qt.ItemDataRole.AccessibleTextRole:
                words = column.words(self._records[index.row()])
                if not column.title:
                    return words
                return _("{what}: {value}").format(what=column.title, value=words)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def given_widths(widths: Sequence[int], room: int, least: int = LEAST_GIVEN) -> tuple[int, ...]:
    """The widths in px that columns have in so much room, 0 for those that share what is left.

    In a narrow window the columns that are given more than `least` give way first, all by the same
    part, and none of them becomes narrower than that.
    """
    giving = sum(width for width in widths if width > least)
    left = room - LEAST_SHARED * sum(not width for width in widths) - (sum(widths) - giving)
    part = min(max(left / giving, 0.0), 1.0) if giving else 1.0
    return tuple(max(int(width * part), least) if width > least else width for width in widths)


class RecordTable(QTableView):
    """One row marked at a time; Tab leaves the table, Enter opens the row (`activated`).

    Words take two lines where `row_height` is `TWO_LINES`.
    """

    def __init__(self, name: str, model: RecordModel[Record], row_height: int = ROW_HEIGHT) -> None:
        super().__init__()
        self._widths: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setProperty("look", "list")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(row_height >= TWO_LINES)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(34)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)

    def lay_out(self, widths: tuple[int, ...]) -> None:
        """The columns' widths in px; those of 0 share what is left, at least a readable part."""
        self._widths = widths
        header = self.horizontalHeader()
        for section, width in enumerate(widths):
            if not width:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        for section, width in enumerate(given_widths(self._widths, self.viewport().width())):
            if width:
                self.setColumnWidth(section, width)

    def marked(self) -> int | None:
        """The place of the marked row, None for none."""
        index = self.selectionModel().currentIndex()
        return index.row() if index.isValid() else None
