"""A list of records under headings, of which several can be chosen, with keys for its verbs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from portfolio_desktop.ui.own_colours import OwnColours
from portfolio_desktop.ui.pages.records import (
    THREE_LINES,
    Index,
    RecordColumn,
    RecordModel,
    RecordTable,
)
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.words import group_line

Record = TypeVar("Record")
_HEADING_HEIGHT = 34
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the records that follow, with how many they are."""

    words: str
    count: int


class GroupedModel(RecordModel[Record | Heading], Generic[Record]):
    """Records with headings between; `soft` tells which are pale, `late` which have stood too long,
    by record and column.
    """

    def __init__(
        self,
        columns: tuple[RecordColumn[Record], ...],
        parent: QWidget,
        theme: Theme,
        *,
        soft: Callable[[Record], bool],
        late: Callable[[Record, int], bool],
    ) -> None:
        super().__init__(tuple(_under_headings(column) for column in columns), parent)
        self.theme = theme
        self._soft, self._late = soft, late

    def record(self, place: int) -> Record | None:
        """The record at a place; None for a heading."""
        found = self.records[place] if 0 <= place < len(self.records) else None
        return None if isinstance(found, Heading) else found

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over, by mouse and keyboard."""
        if index.isValid() and isinstance(self.records[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record = self.records[index.row()]
        if isinstance(record, Heading):
            return self._heading(record, index.column(), role)
        if role == Qt.ItemDataRole.ForegroundRole:
            if self._soft(record):
                return QColor(self.theme.palette.soft)
            if self._late(record, index.column()):
                return QColor(self.theme.palette.late)
            return None
        return super().data(index, role)

    def _heading(self, heading: Heading, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.FontRole:
                return self.theme.font(semibold=True)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self.theme.palette.ink)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole if column == 0:
                return group_line(heading.words, heading.count)
        return None


class GroupedTable(RecordTable, Generic[Record]):
    """`verb_wished(id)` where one of the keys is pressed, `menu_wished(global position)`, and
    `chosen_changed` when other records are chosen.
    """

    verb_wished = Signal(str)
    menu_wished = Signal(QPoint)
    chosen_changed = Signal()

    def __init__(self, name: str, model: GroupedModel[Record], keys: Mapping[Qt.Key, str]) -> None:
        super().__init__(name, model, THREE_LINES)
        self.setItemDelegate(OwnColours(model.theme, self, marked=True))
        self._grouped = model
        self._keys = keys
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self.viewport().mapToGlobal(where))
        )
        self.selectionModel().selectionChanged.connect(
            # Who follows may have the list read anew: not while Qt is selecting.
            self._tell_chosen,
            Qt.ConnectionType.QueuedConnection,
        )

    def chosen(self) -> tuple[Record, ...]:
        """The chosen records in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._grouped.record(place) for place in places)
        return tuple(record for record in found if record is not None)

    def show_records(
        self, lines: Iterable[Record | Heading], chosen: Callable[[Record], bool], place: int
    ) -> None:
        """Show these, and choose those again that are meant; where none is left the one that
        stands at the place now, or before it."""
        self.clearSpans()
        self._grouped.set_records(tuple(lines))
        for row, line in enumerate(self._grouped.records):
            heading = isinstance(line, Heading)
            if heading:
                self.setSpan(row, 0, 1, self._grouped.columnCount())
            height = _HEADING_HEIGHT if heading else THREE_LINES
            if self.rowHeight(row) != height:  # the lines before were others
                self.setRowHeight(row, height)
        self._choose([row for row in self._rows() if chosen(self._record(row))], place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = self._keys.get(Qt.Key(event.key()))
        if verb is not None and event.modifiers() in {_PLAIN, _KEYPAD}:
            self.verb_wished.emit(verb)
        else:
            super().keyPressEvent(event)

    def _rows(self) -> list[int]:
        records = self._grouped.records
        return [row for row, line in enumerate(records) if not isinstance(line, Heading)]

    def _record(self, row: int) -> Record:
        found = self._grouped.record(row)
        assert found is not None
        return found

    def _choose(self, rows: Collection[int], place: int) -> None:
        there = self._rows()
        if not there:
            return
        wanted = list(rows) or [max((row for row in there if row <= place), default=there[0])]
        selection = QItemSelection()
        for row in wanted:
            index = self.model().index(row, 0)
            selection.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(wanted[0], 0), flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)

    def _tell_chosen(self) -> None:
        self.chosen_changed.emit()


def _under_headings(column: RecordColumn[Record]) -> RecordColumn[Record | Heading]:
    """The column as it is for lines of both kinds; of a heading it says nothing."""

    def words(line: Record | Heading) -> str:
        return "" if isinstance(line, Heading) else column.words(line)

    return RecordColumn(column.title, words, column.width)
