"""The items of a meeting in their order; they are ordered by dragging and from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor

from portfolio_desktop.domain.meetings import ItemStage
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.agenda import AgendaRow
from portfolio_desktop.ui.pages.list_drag import ListDrag
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.pages.two_lines import TwoLineDelegate
from portfolio_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT, _AIR = 46, 8
_ITEM, _STAGE, _STAGED = 1, 2, 132
"""The places of the titles and the stages, and room for the longest word of a stage, in px."""


def _columns() -> tuple[RecordColumn[AgendaRow], ...]:
    return (
        RecordColumn(_("No."), lambda row: str(row.number), 44),
        RecordColumn(_("Item"), lambda row: "\n".join((row.title, _under(row))).strip(), 0),
        RecordColumn(_("Stage and type"), lambda row: f"{row.stage_words}\n{_kind(row)}", _STAGED),
        RecordColumn(pgettext("item", "Owner"), lambda row: row.owner, 96),
        RecordColumn(pgettext("agenda", "Time"), _time, 72),
    )


class AgendaModel(RecordModel[AgendaRow]):
    """What is not released yet has its stage in the colour of what asks for attention."""

    def __init__(self, theme: Theme, parent: AgendaTable | None = None) -> None:
        super().__init__(_columns(), parent)
        self._theme = theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.ForegroundRole:
            released = self.records[index.row()].stage is ItemStage.RELEASED
            if index.column() == _STAGE:
                return QColor(self._theme.palette.soft if released else self._theme.palette.accent)
            return None
        return super().data(index, role)


class AgendaTable(RecordTable):
    """`item_marked(id)` where another is marked; `moved(id, after)` where one is dragged to right
    after another ("" for first); `menu_wished(global position)`."""

    item_marked = Signal(str)
    moved = Signal(str, str)
    menu_wished = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        self._items = AgendaModel(theme)
        super().__init__(_("Agenda"), self._items, _ROW_HEIGHT, least=_STAGED)
        self.read_whole(_ROW_HEIGHT, _AIR)
        for column in (_ITEM, _STAGE):
            self.setItemDelegateForColumn(column, TwoLineDelegate(theme, self))
        self._items.setParent(self)
        self.lay_out(tuple(column.width for column in _columns()))
        self.drag = ListDrag(self, theme)
        self.drag.moved.connect(self._drop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self.viewport().mapToGlobal(where))
        )
        self.selectionModel().currentRowChanged.connect(
            lambda _now, _before: self.item_marked.emit(self.marked_item),
            Qt.ConnectionType.QueuedConnection,
        )
        theme.changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        return self._items.records

    @property
    def marked_item(self) -> str:
        """The id of the marked item, "" for none."""
        row = self.marked_row
        return row.item_id if row is not None else ""

    @property
    def marked_row(self) -> AgendaRow | None:
        place = self.marked()
        return None if place is None else self.rows[place]

    def show_rows(self, rows: tuple[AgendaRow, ...], marked: str) -> None:
        """Show these and mark that one again; where it is gone the one that took its place."""
        before = self.marked() or 0
        self._items.set_records(rows)
        places = [place for place, row in enumerate(rows) if row.item_id == marked]
        if rows:
            self.selectRow(places[0] if places else min(before, len(rows) - 1))

    def mark(self, item: str) -> None:
        for place, row in enumerate(self.rows):
            if row.item_id == item:
                self.selectRow(place)

    def step(self, by: int) -> tuple[str, str] | None:
        """The marked item, and after which it would stand one place up or down; None where it
        cannot go there."""
        place = self.marked()
        if place is None or not 0 <= place + by < len(self.rows):
            return None
        others = [row.item_id for row in self.rows if row is not self.rows[place]]
        at = place + by
        return self.rows[place].item_id, others[at - 1] if at else ""

    def _drop(self, place: int, gap: int) -> None:
        after = self.rows[gap - 1].item_id if gap else ""
        self.moved.emit(self.rows[place].item_id, after)


def _kind(row: AgendaRow) -> str:
    """What the board is to do; that the item is closed, where it is."""
    return f"{row.kind_words}, {row.open_words.lower()}" if row.closed else row.kind_words


def _under(row: AgendaRow) -> str:
    """What stands under the title: who presents it, what is special, how many papers."""
    papers = ""
    if row.attachments:
        papers = ngettext("{count} attachment", "{count} attachments", row.attachments).format(
            count=row.attachments
        )
    parts = (row.presenter, papers, *row.marks)
    return " · ".join(part for part in parts if part)


def _time(row: AgendaRow) -> str:
    return "\n".join(part for part in (row.starts, row.minutes_words) if part)
