"""The list of meetings at the left of their page, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from portfolio_desktop.domain.meetings import MeetingState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.meeting_list import MeetingRow
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import RADIUS, SPACE_M, SPACE_S, SPACE_XS

Index = QModelIndex | QPersistentModelIndex
Entry: TypeAlias = MeetingRow | int
"""A meeting, or the year above those that follow."""
_YEAR_HEIGHT, _MEETING_HEIGHT = 34, 70


class _Model(QAbstractListModel):
    """Meetings under their years; a year cannot be marked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def set_rows(self, rows: tuple[MeetingRow, ...]) -> None:
        self.beginResetModel()
        self.entries = tuple(_under_years(rows))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], int):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return year_words(entry) if isinstance(entry, int) else spoken(entry)
            case Qt.ItemDataRole.ToolTipRole if not isinstance(entry, int):
                return spoken(entry)
        return None


class MeetingList(QListView):
    """`meeting_marked(id)` where another is marked; `menu_wished(global position)`."""

    meeting_marked = Signal(str)
    menu_wished = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = _Model(self)
        self.setAccessibleName(_("Meetings"))
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self.viewport().mapToGlobal(where))
        )
        self.selectionModel().currentChanged.connect(
            # Who follows may save, and so have the list read anew: not while Qt is selecting.
            lambda _now, _before: self.meeting_marked.emit(self.marked),
            Qt.ConnectionType.QueuedConnection,
        )
        theme.changed.connect(self.viewport().update)

    @property
    def marked(self) -> str:
        """The id of the marked meeting, "" for none."""
        row = self.marked_row
        return row.meeting_id if row is not None else ""

    @property
    def marked_row(self) -> MeetingRow | None:
        index = self.currentIndex()
        entry = self._model.entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, MeetingRow) else None

    @property
    def rows(self) -> tuple[MeetingRow, ...]:
        return tuple(each for each in self._model.entries if isinstance(each, MeetingRow))

    def show_rows(self, rows: tuple[MeetingRow, ...], marked: str) -> None:
        """Show these and mark that one again; else the first to look at, or none."""
        self._model.set_rows(rows)
        self.mark(marked if any(row.meeting_id == marked for row in rows) else _first(rows))

    def mark(self, meeting: str) -> None:
        for place, entry in enumerate(self._model.entries):
            if isinstance(entry, MeetingRow) and entry.meeting_id == meeting:
                index = self._model.index(place)
                self.setCurrentIndex(index)
                self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        year = isinstance(index.data(Qt.ItemDataRole.UserRole), int)
        return QSize(120, _YEAR_HEIGHT if year else _MEETING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if isinstance(entry, MeetingRow):
            self._paint_meeting(painter, rect, entry, option.state)
        else:
            painter.setFont(self._theme.caption_font(semibold=True))
            painter.setPen(QColor(self._theme.palette.soft))
            room = rect.adjusted(SPACE_M, 0, -SPACE_M, -SPACE_XS)
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom, year_words(entry))
        painter.restore()

    def _paint_meeting(
        self, painter: QPainter, rect: QRectF, row: MeetingRow, state: QStyle.StateFlag
    ) -> None:
        palette, theme = self._theme.palette, self._theme
        ground = rect.adjusted(SPACE_XS, 1, -SPACE_XS, -1)
        marked = bool(state & QStyle.StateFlag.State_Selected)
        if marked or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if marked else palette.hover))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        room = ground.adjusted(SPACE_S, 7, -SPACE_S, -6)
        pale = row.state is not MeetingState.PLANNED
        height = room.height() / 3
        lines = (
            (theme.font(semibold=True), palette.soft if pale else palette.ink, row.day_words),
            (theme.caption_font(), palette.soft, under_words(row)),
            (
                theme.caption_font(semibold=row.is_next),
                palette.accent if row.is_next else palette.soft,
                row.coming_words,
            ),
        )
        for place, (font, ink, words) in enumerate(lines):
            line = QRectF(room.left(), room.top() + place * height, room.width(), height)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


def under_words(row: MeetingRow) -> str:
    """What stands under the day: the board or the meeting's own title, and its items."""
    parts = (row.title or row.forum, row.items_words)
    return " · ".join(part for part in parts if part)


def year_words(year: int) -> str:
    return str(year) if year else _("Without a day")


def spoken(row: MeetingRow) -> str:
    parts = (row.day_words, row.title or row.forum, row.items_words, row.coming_words)
    return ", ".join(part for part in parts if part)


def _under_years(rows: tuple[MeetingRow, ...]) -> Iterator[Entry]:
    year: int | None = None
    for row in rows:
        if row.year != year:
            year = row.year
            yield year
        yield row


def _first(rows: tuple[MeetingRow, ...]) -> str:
    """The next meeting; where all are past the newest with an agenda, before one of a year wheel
    that nobody used."""
    coming = next((row for row in rows if row.is_next), None)
    newest = coming or max(rows, key=lambda row: (bool(row.items), str(row.day)), default=None)
    return newest.meeting_id if newest is not None else ""
