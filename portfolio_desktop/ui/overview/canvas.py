"""A drawing on the page whose places can be pressed: by the mouse, and from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, hypot

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from portfolio_desktop.ui.overview.scene import Place, Scene, paint_scene
from portfolio_desktop.ui.overview.sheet import Sheet
from portfolio_desktop.ui.theme import Theme

AROUND = 4
"""Around the drawing, in px: room for the mark of the focus."""
_LEAST_PRESSED = 8
"""So high and wide is what can be pressed, in px, however small what is drawn there."""
_RADIUS = 4
_ASIDE = 4.0
"""So much further counts a step aside than one straight on."""
_WAYS: dict[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Canvas(QWidget):
    """Draws itself as wide as it is, and takes the height it needs.

    It is one stop for Tab; arrows go from place to place. `chosen` carries the place's target,
    and `reached` the control that arrows have gone to, which may be out of sight.
    """

    chosen = Signal(object)
    reached = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._draw: Callable[[Sheet], Scene] | None = None
        self._scene = Scene(0, (), ())
        self._buttons: list[_PlaceButton] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it can be pressed now, in the order they are read."""
        return self._scene.places

    def show_drawing(self, draw: Callable[[Sheet], Scene] | None) -> None:
        """Show what `draw` puts on a sheet of this width; None shows nothing."""
        self._draw = draw
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(AROUND, AROUND)
        paint_scene(painter, self._scene, self._theme.palette, self._theme.figure_font)
        painter.end()

    def go(self, button: QAbstractButton, way: QPointF) -> None:
        """Focus the place that lies nearest in a direction, if any does."""
        here = QRectF(button.geometry()).center()
        shown = [each for each in self._buttons if each.isVisibleTo(self) and each is not button]
        found = [(_distance(here, QRectF(each.geometry()).center(), way), each) for each in shown]
        ahead = [each for each in found if each[0] is not None]
        if ahead:
            self._focus(min(ahead, key=lambda each: each[0] or 0.0)[1])

    def go_to_end(self, *, last: bool) -> None:
        """Focus the first or the last place."""
        shown = [each for each in self._buttons if each.isVisibleTo(self)]
        if shown:
            self._focus(shown[-1 if last else 0])

    def _lay_out(self) -> None:
        if self._draw is None:
            self._scene = Scene(0, (), ())
        elif self.width() > 0:
            width = self.width() - 2 * AROUND
            self._scene = self._draw(Sheet(width, self._theme.figure_font))
        self.setFixedHeight(ceil(self._scene.height) + (2 * AROUND if self._scene.height else 0))
        while len(self._buttons) < len(self._scene.places):
            self._buttons.append(_PlaceButton(self, self._theme))
        for place, button in zip(self._scene.places, self._buttons, strict=False):
            button.show_place(place)
        for button in self._buttons[len(self._scene.places) :]:
            button.hide()
        stops = [each for each in self._buttons if each.stops and not each.isHidden()]
        if self._buttons and not stops:
            self._stop_at(self._buttons[0])
        self.update()

    def _focus(self, button: _PlaceButton) -> None:
        self._stop_at(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(button)

    def _stop_at(self, button: _PlaceButton) -> None:
        """Let Tab stop at this place only."""
        for each in self._buttons:
            each.set_stop(each is button)
        self.setFocusProxy(button)


class _PlaceButton(QAbstractButton):
    """Shows only that the mouse or the focus is there: the drawing stands under it."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._theme = theme
        self._target: object = None
        self.stops = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: canvas.chosen.emit(self._target))

    def show_place(self, place: Place) -> None:
        self._target = place.target
        self.setAccessibleName(place.name)
        self.setToolTip(place.tip)
        rect = place.rect.adjusted(0, 0, 2 * AROUND, 2 * AROUND)  # in the canvas's own px
        short = max(0.0, (_LEAST_PRESSED - rect.height()) / 2)
        narrow = max(0.0, (_LEAST_PRESSED - rect.width()) / 2)
        self.setGeometry(rect.adjusted(-narrow, -short, narrow, short).toAlignedRect())
        self.show()

    def set_stop(self, stops: bool) -> None:
        self.stops = stops
        policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WAYS:
            self._canvas.go(self, _WAYS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._canvas.go_to_end(last=key == Qt.Key.Key_End)
        elif key in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus() and not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        ink = QColor(palette.accent)
        if self.hasFocus():
            painter.setPen(QPen(ink, 2))
        else:
            painter.setPen(QPen(QColor(palette.selection_line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()


def _distance(here: QPointF, there: QPointF, way: QPointF) -> float | None:
    """How far it is that way, a step aside counted more; None for what does not lie there."""
    step = there - here
    ahead = step.x() * way.x() + step.y() * way.y()
    aside = abs(step.x() * way.y()) + abs(step.y() * way.x())
    if ahead < 1 or aside > ahead * _ASIDE:
        return None
    return hypot(ahead, aside * _ASIDE)
