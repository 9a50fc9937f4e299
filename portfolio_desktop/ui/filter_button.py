"""The button beside the chips: what else the rows are filtered by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import MenuButton
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import CHIP_HEIGHT

_SIDE = 16
_FUNNEL = ((2.0, 3.0), (14.0, 3.0), (9.6, 8.4), (9.6, 13.4), (6.4, 11.8), (6.4, 8.4))
_SHARPEST = 3


class FilterButton(MenuButton):
    """A funnel and the word; the funnel alone where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "chip")
        self.setText(_("Filter"))
        self.setAccessibleName(_("Filter the projects"))
        self.setToolTip(_("By participant, phase, state or programme"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(CHIP_HEIGHT)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.set_compact(False)
        self._show_icon()
        theme.changed.connect(self._show_icon)

    def set_compact(self, compact: bool) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon
        )

    def _show_icon(self) -> None:
        picture = QPixmap(_SIDE * _SHARPEST, _SIDE * _SHARPEST)
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(_SHARPEST)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._theme.palette.soft), 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setClipRect(QRectF(0, 0, _SIDE, _SIDE))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _FUNNEL]))
        painter.end()
        self.setIcon(QIcon(picture))
