"""Where in the pages a view stands, and how large it shows them, whatever says their size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtPdfWidgets import QPdfView

_POINTS_PER_INCH = 72
_LINE = 0.4
"""So far down the view is the line on which its current page stands, as Qt has it."""
_NEAR = 24
"""So near the end is at it, in px: the bar at the foot of wide pages comes after the place."""

_Zoom = QPdfView.ZoomMode


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The page that is looked at, and how much of it is above the line that makes it Qt's current
    one; or the beginning or the end of all pages, where a short one never comes to that line."""

    page: int
    above: float
    at_start: bool = False
    at_end: bool = False


class PlacedView(QPdfView):
    """Keeps what is looked at in sight when its room changes; pages as wide as the room then have
    another size, and Qt keeps how far down of all pages it stands."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = _standing(self, event.oldSize())
        super().resizeEvent(event)
        go_to_place(self, place)


def shown_size(view: QPdfView) -> float:
    """How many times as large as on paper the current page is shown."""
    document, page = view.document(), view.pageNavigator().currentPage()
    if view.zoomMode() is _Zoom.Custom or not 0 <= page < document.pageCount():
        return view.zoomFactor()
    height = _height(view, page, view.viewport().size())
    return height / (document.pagePointSize(page).height() * _resolution())


def place_in(view: QPdfView, page: int) -> PagePlace:
    """Where this page, which is the one that is looked at, stands."""
    if not 0 <= page < view.document().pageCount():
        return PagePlace(0, 0)
    is_last = page == view.document().pageCount() - 1
    above = _above(view, page, view.viewport().size())
    return PagePlace(page, above, at_end=is_last and is_at_end(view))


def _standing(view: QPdfView, room: QSize) -> PagePlace:
    """Where it stood in a room of that size."""
    page = view.pageNavigator().currentPage()
    if room.isEmpty() or view.verticalScrollBar().value() == 0:
        return PagePlace(0, 0, at_start=True)
    return PagePlace(page, _above(view, page, room), at_end=is_at_end(view))


def _above(view: QPdfView, page: int, room: QSize) -> float:
    line = view.verticalScrollBar().value() + _line(room)
    return (line - _top(view, page, room)) / max(_height(view, page, room), 1)


def go_to_place(view: QPdfView, place: PagePlace) -> None:
    """Show it where it stood, in pages that may be of another size by now."""
    if place.page >= view.document().pageCount():
        return
    down, room = view.verticalScrollBar(), view.viewport().size()
    if place.at_start or place.at_end:
        down.setValue(down.maximum() if place.at_end else 0)
        return
    line = _top(view, place.page, room) + place.above * _height(view, place.page, room)
    down.setValue(round(line) - _line(room))
    if view.pageNavigator().currentPage() != place.page:  # a short one, at the end or by others
        view.pageNavigator().jump(place.page, QPointF())


def is_at_end(view: QPdfView) -> bool:
    down = view.verticalScrollBar()
    return down.maximum() - down.value() <= _NEAR < down.maximum()


def _top(view: QPdfView, page: int, room: QSize) -> int:
    # Thousands of pages have a handful of sizes.
    size_of = view.document().pagePointSize
    sizes = Counter(size_of(each).toTuple() for each in range(page))
    above = sum(
        count * (_shown_height(view, QSizeF(*size), room) + view.pageSpacing())
        for size, count in sizes.items()
    )
    return view.documentMargins().top() + above


def _line(room: QSize) -> int:
    return int(room.height() * _LINE)


def _height(view: QPdfView, page: int, room: QSize) -> int:
    """Of a page as it is shown in a view of that size, in px."""
    return _shown_height(view, view.document().pagePointSize(page), room)


def _shown_height(view: QPdfView, points: QSizeF, room: QSize) -> int:
    """Of a page of that size on paper, in px."""
    whole = points * _resolution()
    margins = view.documentMargins()
    width = room.width() - margins.left() - margins.right()
    match view.zoomMode():
        case _Zoom.Custom:
            shown = whole * view.zoomFactor()
        case _Zoom.FitToWidth:
            shown = whole * (width / max(whole.width(), 1))
        case _Zoom.FitInView:
            inside = QSizeF(width, room.height() - view.pageSpacing())
            shown = whole.scaled(inside, Qt.AspectRatioMode.KeepAspectRatio)
    return round(shown.height())


def _resolution() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS_PER_INCH
