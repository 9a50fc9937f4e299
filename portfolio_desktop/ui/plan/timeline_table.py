"""The time line as a table: a project on each row, its dates beside its name. Only the rows that
are seen are painted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.timeline import Timeline, TimelineRow
from portfolio_desktop.ui.list_table import ListTable
from portfolio_desktop.ui.pages.records import Index, RecordColumn, RecordModel
from portfolio_desktop.ui.plan.timeline_painting import (
    ROW,
    Brushes,
    paint_head,
    paint_link,
    paint_row,
    paint_today,
)
from portfolio_desktop.ui.plan.timeline_scale import ZOOMS, TimeScale, Zoom
from portfolio_desktop.ui.theme import Theme

_HEAD = 42
_NAMES = 280
_STEP = 90.0
"""So far an arrow moves the time, in px."""
_NEAR = 8.0
"""So near the mouse has to be to a mark to be told of it, in px."""
_PLUS, _MINUS = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}, {Qt.Key.Key_Minus}


class TimelineModel(RecordModel[TimelineRow]):
    """Number and name; the dates are painted, and read aloud as a sentence."""

    def __init__(self) -> None:
        super().__init__(
            (
                RecordColumn(_("Project"), lambda row: f"{row.number}   {row.name}"),
                RecordColumn(_("End dates and milestones"), lambda row: row.words),
            )
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        painted = index.isValid() and index.column() == 1
        if painted and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.records[index.row()].words
        if painted and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return super().data(index, role)


class TimelineTable(ListTable):
    """Up and down go from project to project, left and right through time, + and − zoom; Enter
    opens the project. `zoomed(Zoom)` when it was zoomed here, `moved` when time was moved.
    """

    zoomed = Signal(object)
    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        self.rows = TimelineModel()
        super().__init__(_("Time line"), self.rows, row_height=ROW, head_height=_HEAD)
        self._theme = theme
        self.timeline: Timeline | None = None
        self.scale: TimeScale | None = None
        self.setHorizontalHeader(_TimeHeader(self))
        self.horizontalHeader().setFixedHeight(_HEAD)
        self.setItemDelegateForColumn(1, _RowDelegate(self))
        self.lay_out((_NAMES, 0))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setMouseTracking(True)
        theme.changed.connect(self.repaint_all)

    @property
    def look(self) -> Brushes:
        return Brushes(self._theme.palette, self._theme.figure_font)

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show these rows, the marked project and the zoom as they were."""
        before = self.timeline
        marked = self.marked
        self.timeline = timeline
        self.rows.set_records(timeline.rows if timeline is not None else ())
        if timeline is None:
            self.scale = None
            return
        known = self.scale if before is not None else None
        zoom = known.zoom if known is not None else Zoom.ALL
        scale = TimeScale(timeline.first, timeline.last, zoom, self._time_width())
        self.scale = scale.moved_to(known.moved) if known is not None else scale
        ids = [row.project_id for row in timeline.rows]
        self.selectRow(ids.index(marked) if marked in ids else 0)
        self.moved.emit()
        self.repaint_all()

    @property
    def marked(self) -> str:
        """The marked project, "" for none."""
        place = self.currentIndex().row()
        return self.rows.records[place].project_id if place >= 0 else ""

    def zoom_to(self, zoom: Zoom) -> None:
        """Another zoom, around what the marked project has nearest to today."""
        scale = self.scale
        if scale is None or self.timeline is None or zoom is scale.zoom:
            return
        self.scale = scale.zoomed(zoom, self._in_question(self.timeline))
        self.zoomed.emit(zoom)
        self._after_move()

    def move_time(self, moved: float) -> None:
        """Let so many px of the time lie to the left of what is seen."""
        if self.scale is not None:
            self.scale = self.scale.moved_to(moved)
            self._after_move()

    def to_today(self) -> None:
        if self.scale is not None and self.timeline is not None:
            self.scale = self.scale.around(self.timeline.day)
            self._after_move()

    def repaint_all(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        timeline, scale = self.timeline, self.scale
        if timeline is None or scale is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.columnViewportPosition(1)
        bottom = min(self.viewport().height(), ROW * len(timeline.rows) - self._above())
        painter.setClipRect(QRectF(left, 0, self.columnWidth(1), bottom))
        painter.translate(left, 0)
        paint_today(painter, timeline, scale, bottom, self.look)
        first, last = self.seen
        for link in timeline.links:
            low, high = sorted((link.needed_row, link.needing_row))
            if low <= last and high >= first:
                tops = (self._top(link.needed_row), self._top(link.needing_row))
                paint_link(painter, link, scale, tops, self.look)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scale is not None:
            self.scale = self.scale.wide(self._time_width())
            self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, Shift moves the time."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1 if turned > 0 else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.scale is not None:
            self.move_time(self.scale.moved - turned)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.scale is not None:
            step = _STEP if key == Qt.Key.Key_Right else -_STEP
            self.move_time(self.scale.moved + step)
        elif key in _PLUS:
            self._zoom(1)
        elif key in _MINUS:
            self._zoom(-1)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._tell(event):
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> bool:
        """The milestone that the mouse is at, or all of the row."""
        index = self.indexAt(event.pos())
        if not index.isValid() or index.column() != 1 or self.scale is None:
            return False
        row = self.rows.records[index.row()]
        along = event.pos().x() - self.columnViewportPosition(1)
        near = [mark for mark in row.marks if abs(self.scale.at(mark.day) - along) <= _NEAR]
        QToolTip.showText(event.globalPos(), near[0].words if near else row.words, self)
        return True

    def _in_question(self, timeline: Timeline) -> date:
        """The day of the marked project that is nearest to today; today where it has none."""
        place = self.currentIndex().row()
        days = timeline.rows[place].days if place >= 0 else ()
        return min(days, key=lambda day: abs(day - timeline.day), default=timeline.day)

    def _zoom(self, step: int) -> None:
        if self.scale is not None:
            place = ZOOMS.index(self.scale.zoom) + step
            self.zoom_to(ZOOMS[min(max(place, 0), len(ZOOMS) - 1)])

    def _after_move(self) -> None:
        self.moved.emit()
        self.repaint_all()

    def _time_width(self) -> float:
        return float(max(self.viewport().width() - _NAMES, 80))

    def _above(self) -> int:
        return self.verticalScrollBar().value() * ROW

    def _top(self, row: int) -> float:
        return float(row * ROW - self._above())

    @property
    def seen(self) -> tuple[int, int]:
        """The first and the last row that is seen."""
        first = self.verticalScrollBar().value()
        return first, first + self.viewport().height() // ROW + 1


class _TimeHeader(QHeaderView):
    """Over the dates stand the years and months."""

    def __init__(self, table: TimelineTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setAccessibleName(_("Years and months"))
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        table = self._table
        timeline, scale = table.timeline, table.scale
        if logicalIndex == 0 or timeline is None or scale is None:
            super().paintSection(painter, rect, logicalIndex)
            return
        painter.save()
        palette = table.look.palette
        painter.fillRect(rect, QColor(palette.panel))
        paint_head(painter, QRectF(rect), timeline, scale, table.look)
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, table: TimelineTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        table = self._table
        timeline, scale = table.timeline, table.scale
        if timeline is not None and scale is not None:
            row = table.rows.records[index.row()]
            paint_row(painter, QRectF(option.rect), row, scale, table.look, timeline.day)
