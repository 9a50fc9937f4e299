"""Plain lists of frozen records: a model through columns as values, and a calm table to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.list_table import LEAST_GIVEN, ListTable

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT, TWO_LINES, THREE_LINES = 40, 56, 66
LIST_HEAD = 34
READ_AT_ONCE, _READ_MORE = 30, 8
"""The table asks for more in its next turn while there is room for it."""
_AIR, _BESIDE = 16, 8
"""Room above and below the words of a row that is read whole, together, and at each side of them,
in px."""
_ENDLESS = 10_000


@dataclass(frozen=True, slots=True)
class RecordColumn(Generic[Record]):
    """One column: its title (already translated, "" where its words say all), its words for a
    record, and its width in px; 0 takes what is left. `tip` says more than the words do."""

    title: str
    words: Callable[[Record], str]
    width: int = 0
    tip: Callable[[Record], str] | None = None


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

    def at(self, place: int | None) -> Record | None:
        """The record at a place; None for no place, and for one that is not there any more."""
        if place is None or place >= len(self._records):
            return None
        return self._records[place]

    def set_records(self, records: tuple[Record, ...]) -> None:
        self.beginResetModel()
        self._records, self._rest = records, None
        self.endResetModel()

    def read_on_from(self, read: tuple[Record, ...], rest: Iterator[Record]) -> None:
        """Show records of which the first are read; the rest is as the user comes to it."""
        self.beginResetModel()
        self._records, self._rest = read, rest
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._rest is not None

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._rest is None:
            return
        more = tuple(islice(self._rest, _READ_MORE))
        if len(more) < _READ_MORE:
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
            case Qt.ItemDataRole.ToolTipRole if column.tip is not None:
                return column.tip(self._records[index.row()])
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


class RecordTable(ListTable):
    """One row marked at a time; Tab leaves the table, Enter opens the row (`activated`).

    Words take two lines where `row_height` is `TWO_LINES`.
    """

    def __init__(
        self,
        name: str,
        model: RecordModel[Record],
        row_height: int = ROW_HEIGHT,
        *,
        least: int = LEAST_GIVEN,
    ) -> None:
        super().__init__(name, model, row_height=row_height, head_height=LIST_HEAD, least=least)
        self._whole, self._air = False, _AIR
        self.setWordWrap(row_height >= TWO_LINES)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)

    def read_whole(self, least: int, air: int = _AIR) -> None:
        """Let each row be as high as its words need with this `air` above and below them together,
        and at least so high, in px: for a list of few."""
        self._whole, self._air = True, air
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(least)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        refit = QTimer(self, singleShot=True, interval=0)  # once all columns have their widths
        refit.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_widths: refit.start())

    def sizeHintForRow(self, row: int) -> int:
        """As high as the words of its cells; Qt forgets that the style sheet makes cells narrower,
        and cuts the last line."""
        if not self._whole:
            return super().sizeHintForRow(row)
        columns = range(self.model().columnCount())
        return self._air + max((self._words_height(row, column) for column in columns), default=0)

    def _words_height(self, row: int, column: int) -> int:
        words = str(self.model().index(row, column).data() or "")
        room = QRect(0, 0, max(self.columnWidth(column) - 2 * _BESIDE, 1), _ENDLESS)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()

    def marked(self) -> int | None:
        """The place of the marked row, None for none."""
        index = self.selectionModel().currentIndex()
        return index.row() if index.isValid() else None
