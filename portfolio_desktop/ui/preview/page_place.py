"""Where in the pages a view stands, and how large it shows them, whatever says their size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication
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
    one; or the end of all pages, where a short one never comes to that line."""

    page: int
    above: float
    at_end: bool = False


def shown_size(view: QPdfView) -> float:
    """How many times as large as on paper the current page is shown."""
    document, page = view.document(), view.pageNavigator().currentPage()
    if view.zoomMode() is _Zoom.Custom or not 0 <= page < document.pageCount():
        return view.zoomFactor()
    return _height(view, page) / (document.pagePointSize(page).height() * _resolution())


def place_in(view: QPdfView, page: int) -> PagePlace:
    """Where this page, which is the one that is looked at, stands."""
    if not 0 <= page < view.document().pageCount():
        return PagePlace(0, 0)
    line = view.verticalScrollBar().value() + _line(view)
    above = (line - _top(view, page)) / max(_height(view, page), 1)
    is_last = page == view.document().pageCount() - 1
    return PagePlace(page, above, is_last and is_at_end(view))


def go_to_place(view: QPdfView, place: PagePlace) -> None:
    """Show it where it stood, in pages that may be of another size by now."""
    if place.page >= view.document().pageCount():
        return
    if place.at_end:
        down = view.verticalScrollBar()
        down.setValue(down.maximum())
        return
    line = _top(view, place.page) + place.above * _height(view, place.page)
    view.verticalScrollBar().setValue(round(line) - _line(view))
    if view.pageNavigator().currentPage() != place.page:  # a short one, at the end or by others
        view.pageNavigator().jump(place.page, QPointF())


def is_at_end(view: QPdfView) -> bool:
    down = view.verticalScrollBar()
    return down.maximum() - down.value() <= _NEAR < down.maximum()


def _top(view: QPdfView, page: int) -> int:
    # Thousands of pages have a handful of sizes.
    size_of = view.document().pagePointSize
    sizes = Counter(size_of(each).toTuple() for each in range(page))
    above = sum(
        count * (_shown_height(view, QSizeF(*size)) + view.pageSpacing())
        for size, count in sizes.items()
    )
    return view.documentMargins().top() + above


def _line(view: QPdfView) -> int:
    return int(view.viewport().height() * _LINE)


def _height(view: QPdfView, page: int) -> int:
    """Of a page as it is shown, in px."""
    return _shown_height(view, view.document().pagePointSize(page))


def _shown_height(view: QPdfView, points: QSizeF) -> int:
    """Of a page of that size on paper, in px."""
    whole = points * _resolution()
    match view.zoomMode():
        case _Zoom.Custom:
            shown = whole * view.zoomFactor()
        case _Zoom.FitToWidth:
            shown = whole * (_room(view).width() / max(whole.width(), 1))
        case _Zoom.FitInView:
            shown = whole.scaled(_room(view), Qt.AspectRatioMode.KeepAspectRatio)
    return round(shown.height())


def _room(view: QPdfView) -> QSizeF:
    margins, room = view.documentMargins(), view.viewport().size()
    width = room.width() - margins.left() - margins.right()
    return QSizeF(width, room.height() - view.pageSpacing())


def _resolution() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS_PER_INCH
