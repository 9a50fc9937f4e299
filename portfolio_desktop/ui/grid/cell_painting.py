"""How the cells of the grid look. Every row has one height, so a text is cut to its lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import FLAT, Nesting
from portfolio_desktop.ui.grid.arranging import Group
from portfolio_desktop.ui.grid.columns import Cell, Column
from portfolio_desktop.ui.grid.folding import STEP, name_left
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.text_fitting import TextFitting
from portfolio_desktop.ui.lamp_painting import lamp_pixmap, paint_trend
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import GROUP_HEIGHT, ROW_HEIGHT, SPACE_S
from portfolio_desktop.ui.words import group_line

OVERRULED = "*"
_TOP = 10
_LAMP = 18
_SMALL_LAMP = 16
_SUGGESTED = 12
_TREND_HEIGHT = 18
_BENEATH_LAMPS, _BENEATH_DASH, _CAPTION_LINE = 26, 22, 14
"""Where words beneath the lamps of a row begin, or beneath the one that is but a dash, and how
tightly they stand, in px."""
_MOST_LINES, _TOP_OF_THREE = 3, 6
"""So many lines of small words have room in a row, and begin so high then."""
_SET_HERE = (Cell.LAMP, Cell.SMALL_LAMP)
_LARGEST_CACHE = 2_000

Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints groups and rows straight from the model's lines; caches texts, lamps and trends."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, PortfolioModel):
            return
        line = model.lines[index.row()]
        rect: QRect = option.rect
        if isinstance(line, Group):
            self._paint_group(painter, rect, line, chosen=self._is_current(index))
            return
        self._paint_row(painter, rect, line, model.columns[index.column()], index)

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        row: PortfolioRow,
        column: Column,
        index: Index,
    ) -> None:
        if self._is_chosen(index):
            painter.fillRect(rect, self._selection)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._hair)
        match column.cell:
            case Cell.LAMP | Cell.SMALL_LAMP:
                self._paint_lamp(painter, rect, row, column)
            case Cell.TREND:
                self._paint_trend(painter, rect, column.months(row))
            case Cell.NAME:
                self._paint_name(painter, rect, row, column)
            case _:
                self._paint_text(painter, rect, row, column)
        if self._view.hasFocus() and index == self._view.currentIndex():
            self._paint_focus(painter, rect)

    def _is_chosen(self, index: Index) -> bool:
        """Asked of the selection: the state in the option would cost every start the flags of all
        styles, which PySide makes when the first of them is asked for."""
        return self._view.selectionModel().isSelected(index)

    def _paint_text(
        self, painter: QPainter, rect: QRect, row: PortfolioRow, column: Column
    ) -> None:
        late = column.late(row)
        fitting = self._strong if late else self._plain
        ink = self._soft if column.pale(row) else self._ink
        painter.setPen(self._late if late else ink)
        painter.setFont(fitting.font)
        most = 2 if column.cell is Cell.LONG_TEXT else 1
        lines = fitting.lines(column.text(row), rect.width() - 2 * SPACE_S, most)
        self._draw(painter, rect, lines, fitting)
        if column.cell is Cell.TWO_TEXTS:
            self._paint_beneath(painter, rect, column.detail(row))

    def _paint_beneath(self, painter: QPainter, rect: QRect, text: str) -> None:
        """A quieter line under the first one of a cell."""
        painter.setFont(self._caption.font)
        painter.setPen(self._soft)
        top = rect.top() + _TOP + self._strong.line_height + self._caption.ascent + 1
        words = self._caption.line(text, rect.width() - 2 * SPACE_S)
        painter.drawText(QPointF(rect.left() + SPACE_S, top), words)

    def _paint_name(
        self, painter: QPainter, rect: QRect, row: PortfolioRow, column: Column
    ) -> None:
        nesting = self._nesting()
        folded = nesting.folds.get(row.id)
        if folded is not None:
            step = nesting.depths.get(row.id, 0) * STEP
            middle = rect.top() + _TOP + self._strong.line_height / 2
            self._paint_triangle(painter, rect.left() + SPACE_S + step, middle, folded=folded)
        rect = rect.adjusted(name_left(row, nesting), 0, 0, 0)
        width = rect.width() - 2 * SPACE_S
        lines = self._strong.lines(column.text(row), width, 2 if row.parts is None else 1)
        painter.setFont(self._strong.font)
        painter.setPen(self._ink)
        self._draw(painter, rect, lines, self._strong)
        if len(lines) < 2:
            self._paint_beneath(painter, rect, column.detail(row))

    def _draw(
        self,
        painter: QPainter,
        rect: QRect,
        lines: tuple[str, ...],
        fitting: TextFitting,
    ) -> None:
        baseline = rect.top() + _TOP + fitting.ascent
        left = float(rect.left() + SPACE_S)
        for text in lines:
            painter.drawText(QPointF(left, baseline), text)
            baseline += fitting.line_height

    def _paint_lamp(
        self, painter: QPainter, rect: QRect, row: PortfolioRow, column: Column
    ) -> None:
        small = column.cell is Cell.SMALL_LAMP
        draft = row.now.draft is not None
        silent = column.sets_lamp and row.now.colour is None and not draft
        if silent and self._paint_why(painter, rect, row, small=small):
            return
        size = _SMALL_LAMP if small else _LAMP
        left = rect.left() + (rect.width() - size) // 2
        top = rect.top() + _TOP - 1 + (_LAMP - size) // 2
        pixmap = self._lamp(column.lamp(row), size, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(left, top), pixmap)
        if not small and column.sets_lamp and row.suggested is not None:
            self._paint_suggestion(painter, rect, row.suggested, left + size)
        if not small and column.sets_lamp and row.overruled:
            self._paint_star(painter, rect, left)
        if draft and column.sets_lamp:
            self._paint_across(painter, rect, _("not reported"), self._lamps_room(_SET_HERE))

    def _paint_star(self, painter: QPainter, rect: QRect, before: int) -> None:
        """The mark of a lamp that overrules the participants, as it stands in print."""
        painter.setFont(self._strong.font)
        painter.setPen(self._ink)
        left = before - self._strong.metrics.horizontalAdvance(OVERRULED) - 1
        painter.drawText(QPointF(left, rect.top() + _TOP + self._strong.ascent), OVERRULED)

    def _paint_suggestion(self, painter: QPainter, rect: QRect, colour: Colour, after: int) -> None:
        """What the sub-projects suggest, small and pale beside the programme's own lamp."""
        ratio = painter.device().devicePixelRatio()
        pixmap = self._lamp(LampValue(draft=LampValue(colour)), _SUGGESTED, ratio)
        top = rect.top() + _TOP - 1 + (_LAMP - _SUGGESTED) // 2
        painter.drawPixmap(QPointF(min(after + 3, rect.right() - _SUGGESTED), top), pixmap)

    def _paint_why(self, painter: QPainter, rect: QRect, row: PortfolioRow, *, small: bool) -> bool:
        """Why there is no light, across the lamps of the dimensions; what is too long for that
        stands beneath all lamps of the month. Whether the cell needs no lamp beside it."""
        why = row.now.word if row.reported else _("not reported")
        room = self._lamps_room((Cell.SMALL_LAMP,))
        if not why or room is None or any(pair.now.seen.colour for pair in row.lights):
            return False
        count = self._lines_held(room, why)
        beneath = None if count else self._lamps_room(_SET_HERE)
        if beneath is not None:
            self._paint_across(painter, rect, why, beneath, _BENEATH_DASH)
        elif small:
            top = _TOP_OF_THREE if count == _MOST_LINES else _TOP + 1
            self._paint_across(painter, rect, why, room, top, count or 2)
        return small

    def _lines_held(self, room: tuple[int, int], text: str) -> int:
        """In how many lines words across several columns are there to their end; 0 for none."""
        for count in range(1, _MOST_LINES + 1):
            lines = self._caption.lines(text, room[1] - SPACE_S, count)
            if not lines or not lines[-1].endswith("…"):
                return count
        return 0

    def _paint_across(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        room: tuple[int, int] | None,
        top: int = _BENEATH_LAMPS,
        most: int = 2,
    ) -> None:
        """Words over several columns, of which each cell paints its part."""
        if room is None:
            return
        left, width = room
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, 0, -1))
        painter.setFont(self._caption.font)
        painter.setPen(self._soft)
        baseline = rect.top() + top + self._caption.ascent
        for words in self._caption.lines(text, width - SPACE_S, most):
            painter.drawText(QPointF(left + SPACE_S / 2, baseline), words)
            baseline += min(self._caption.line_height, _CAPTION_LINE)
        painter.restore()

    def _lamps_room(self, cells: tuple[Cell, ...]) -> tuple[int, int] | None:
        """Left edge and width of the shown columns of this month's lamps that are painted so, None
        where they are apart."""
        view = self.parent()
        if not isinstance(view, QTableView):
            return None
        model = view.model()
        if not isinstance(model, PortfolioModel):
            return None
        shown = [
            (view.columnViewportPosition(place), view.columnWidth(place))
            for place, column in enumerate(model.columns)
            if column.sets_lamp and column.cell in cells and not view.isColumnHidden(place)
        ]
        if not shown:
            return None
        left = min(position for position, _width in shown)
        right = max(position + width for position, width in shown)
        total = sum(width for _position, width in shown)
        return (left, total) if right - left == total else None

    def _paint_trend(
        self, painter: QPainter, rect: QRect, months: tuple[Colour | None, ...]
    ) -> None:
        width = min(5 * len(months), rect.width() - 2 * SPACE_S)
        if width <= 0:
            return
        ratio = painter.device().devicePixelRatio()
        key = (months, width, ratio)
        pixmap = self._trends.get(key)
        if pixmap is None:
            if len(self._trends) >= _LARGEST_CACHE:
                self._trends.clear()
            pixmap = self._trends[key] = self._trend(months, width, ratio)
        painter.drawPixmap(QPointF(rect.left() + SPACE_S, rect.top() + _TOP - 1), pixmap)

    def _trend(self, months: tuple[Colour | None, ...], width: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(round(width * ratio), round(_TREND_HEIGHT * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_trend(painter, QRectF(0, 0, width, _TREND_HEIGHT), months, self._theme.palette)
        painter.end()
        return pixmap

    def _lamp(self, lamp: LampValue, size: int, ratio: float) -> QPixmap:
        colour, pale = lamp.seen.colour, lamp.draft is not None
        key = (colour, pale, size, ratio)
        pixmap = self._lamps.get(key)
        if pixmap is None:
            pixmap = lamp_pixmap(colour, self._theme.palette, size, ratio, pale=pale)
            self._lamps[key] = pixmap
        return pixmap

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group, *, chosen: bool) -> None:
        painter.fillRect(rect, self._selection if chosen else self._page)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._hair)
        middle = rect.top() + GROUP_HEIGHT / 2
        left = float(rect.left() + SPACE_S)
        self._paint_triangle(painter, left, middle, folded=group.collapsed)
        painter.setFont(self._group.font)
        painter.setPen(self._soft)
        baseline = middle + (self._group.ascent - self._group.metrics.descent()) / 2
        painter.drawText(QPointF(left + 14, baseline), group_line(group.title, group.count))

    def _paint_triangle(
        self, painter: QPainter, left: float, middle: float, *, folded: bool
    ) -> None:
        """Points to the right where something is folded away, else down to it."""
        corners = ((0, -3.5), (4.5, 0), (0, 3.5)) if folded else ((-1.5, -2), (5.5, -2), (2, 2.5))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._soft)
        painter.drawPolygon(QPolygonF([QPointF(left + 2 + x, middle + y) for x, y in corners]))
        painter.restore()

    def _nesting(self) -> Nesting:
        view = self.parent()
        model = view.model() if isinstance(view, QTableView) else None
        return model.nesting if isinstance(model, PortfolioModel) else FLAT

    def _is_current(self, index: Index) -> bool:
        """Of the lines that a mark reaches over, a heading looks marked only where the user is."""
        view = self.parent()
        return isinstance(view, QTableView) and view.currentIndex().row() == index.row()

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._accent, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        painter.restore()

    def _take_theme(self) -> None:
        theme = self._theme
        self._plain = TextFitting(theme.font())
        self._strong = TextFitting(theme.font(semibold=True))
        self._caption = TextFitting(theme.caption_font())
        self._group = TextFitting(theme.caption_font(semibold=True))
        self._ink, self._soft = theme.colour("ink"), theme.colour("soft")
        self._late, self._accent = theme.colour("late"), theme.colour("accent")
        self._selection, self._page = theme.colour("selection"), theme.colour("page")
        self._hair: QColor = theme.colour("hair")
        self._lamps: dict[tuple[Colour | None, bool, int, float], QPixmap] = {}
        self._trends: dict[tuple[tuple[Colour | None, ...], int, float], QPixmap] = {}
