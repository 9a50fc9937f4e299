"""Puts a scene together: words that fit their room, coloured pieces with their counts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.overview_values import Figure
from portfolio_desktop.services.row_kinds import kind_colour
from portfolio_desktop.ui.overview.scene import (
    Fill,
    Fonts,
    Form,
    Mark,
    Place,
    Scene,
    Shape,
    Sign,
    Stroke,
    Words,
    moved,
)
from portfolio_desktop.ui.tokens import CAPTION_PX, TEXT_PX

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
LINE = 18.0
"""The height of a line of text."""
_COUNT_PX = 11
_COUNT_AROUND = 3.0
_HATCHED = {RowFilter.RED: "red", RowFilter.NOT_REPORTED: "panel"}
"""The ground of the pieces with lines over them."""


class Sheet:
    """What is being drawn on, `width` px wide; `scene` is what has been drawn."""

    def __init__(self, width: float, fonts: Fonts) -> None:
        self.width = width
        self._fonts = fonts
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._shapes: list[Shape] = []
        self._places: list[Place] = []

    def scene(self, height: float) -> Scene:
        return Scene(height, tuple(self._shapes), tuple(self._places))

    def advance(self, text: str, pixels: int = TEXT_PX, *, strong: bool = False) -> float:
        """How wide a text is."""
        return self._measure(pixels, strong).horizontalAdvance(text)

    def fill(self, rect: QRectF, ink: str, *, edge: str = "", radius: float = 0.0) -> None:
        self._shapes.append(Fill(rect, ink, edge, "", radius))

    def words(
        self,
        rect: QRectF,
        text: str,
        *,
        pixels: int = TEXT_PX,
        strong: bool = False,
        ink: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """One line; what does not fit ends in "…"."""
        elide = Qt.TextElideMode.ElideRight
        fitting = self._measure(pixels, strong).elidedText(text, elide, rect.width())
        self._shapes.append(Words(rect, fitting, pixels, strong, ink, align))

    def caption(
        self, rect: QRectF, text: str, *, strong: bool = False, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        """A line in the small, soft letters."""
        self.words(rect, text, pixels=CAPTION_PX, strong=strong, ink="soft", align=align)

    def paragraph(
        self, left: float, top: float, width: float, text: str, lines: int, *, soft: bool = True
    ) -> float:
        """Some lines at most, the last with "…" where there is more; returns their height."""
        pixels = CAPTION_PX if soft else TEXT_PX
        ink = "soft" if soft else "ink"
        broken = self._broken(text, width, lines, pixels)
        for place, each in enumerate(broken):
            rect = QRectF(left, top + place * LINE, width, LINE)
            self.words(rect, each, pixels=pixels, ink=ink)
        return LINE * len(broken)

    def sign(self, rect: QRectF, colour: Colour | None) -> None:
        self._shapes.append(Sign(rect, colour))

    def piece(self, rect: QRectF, kind: RowFilter, count: str) -> None:
        """A piece of a column or bar: told from the others by tint, by hatching, and by its count
        where there is room for it."""
        colour = kind_colour(kind)
        if kind is RowFilter.NOT_REPORTED:
            self._shapes.append(Fill(rect, "panel", "line", "no_light"))
        elif colour is None:
            self._shapes.append(Fill(rect, "page", "no_light"))
        elif colour is Colour.RED:
            self._shapes.append(Fill(rect, "red", "", "on_red"))
        else:
            edge = "yellow_edge" if colour is Colour.YELLOW else ""
            self._shapes.append(Fill(rect, colour.value, edge))
        self._count(rect, kind, count)

    def put(self, scene: Scene, where: QPointF) -> None:
        """Draw what has been drawn on another sheet; it cannot be pressed here."""
        self._shapes.extend(moved(each, where) for each in scene.shapes)

    def stroke(
        self, *points: QPointF, ink: str, width: float = 1.5, dashes: tuple[float, ...] = ()
    ) -> None:
        """A line from point to point."""
        self._shapes.append(Stroke(points, ink, width, dashes))

    def mark(
        self, at: QPointF, form: Form, ink: str, *, filled: bool = True, size: float = 8
    ) -> None:
        """A small sign around a point."""
        rect = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
        self._shapes.append(Mark(rect, form, ink, filled))

    def place(self, rect: QRectF, name: str, target: Figure | str, tip: str = "") -> None:
        """Let the drawing be pressed here."""
        self._places.append(Place(rect, name, target, tip))

    def _count(self, rect: QRectF, kind: RowFilter, count: str) -> None:
        needed = self.advance(count, _COUNT_PX, strong=True)
        if rect.width() < needed + 2 or rect.height() < _COUNT_PX + _COUNT_AROUND:
            return
        ground_ink = _HATCHED.get(kind)
        if ground_ink is not None:  # on a ground of its own: no lines run through it
            ground = QRectF(0, 0, needed + 2 * _COUNT_AROUND, _COUNT_PX + _COUNT_AROUND)
            ground.moveCenter(rect.center())
            self.fill(ground.intersected(rect), ground_ink)
        colour = kind_colour(kind)
        ink = "soft" if colour is None else f"on_{colour.value}"
        self.words(rect, count, pixels=_COUNT_PX, strong=True, ink=ink, align=CENTRE)

    def _measure(self, pixels: int, strong: bool) -> QFontMetricsF:
        key = (pixels, strong)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._fonts(pixels, strong))
        return self._metrics[key]

    def _broken(self, text: str, width: float, lines: int, pixels: int) -> list[str]:
        """The text in lines of whole words; the last holds all that is left."""
        found: list[str] = []
        rest = text.split()
        while rest and len(found) < lines - 1:
            taken = 1
            while taken < len(rest) and self.advance(" ".join(rest[: taken + 1]), pixels) <= width:
                taken += 1
            found.append(" ".join(rest[:taken]))
            rest = rest[taken:]
        if rest:
            found.append(" ".join(rest))
        return found
