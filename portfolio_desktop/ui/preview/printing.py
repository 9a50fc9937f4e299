"""What a finished PDF is on paper: wishes told to the system, or pages drawn one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from portfolio_desktop.ui.preview.print_choice import (
    DOTS_PER_INCH,
    THE_SYSTEMS_OWN,
    PrintChoice,
)

_POINTS_PER_INCH = 72
_STRIPS = 8


def lp_wishes(name: str, choice: PrintChoice) -> tuple[str, ...]:
    """What was chosen, as `lp` is told it."""
    wishes = ["-t", name, "-n", str(choice.copies), "-o", "collate=true"]
    if choice.printer != THE_SYSTEMS_OWN:
        wishes += ["-d", choice.printer]
    if choice.pages:
        wishes += ["-P", choice.pages]
    if choice.both_sides is not None:
        sides = "two-sided-long-edge" if choice.both_sides else "one-sided"
        wishes += ["-o", f"sides={sides}"]
    if choice.grey:
        wishes += ["-o", "print-color-mode=monochrome"]
    return tuple(wishes)


def page_image(document: QPdfDocument, page: int, dots: int = DOTS_PER_INCH) -> QImage:
    """One page as a picture on white; PDF pages are drawn on nothing."""
    points = document.pagePointSize(page)
    size = QSize(
        round(points.width() * dots / _POINTS_PER_INCH),
        round(points.height() * dots / _POINTS_PER_INCH),
    )
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return picture


def wanted_pages(printer: QPrinter, count: int) -> tuple[int, ...]:
    """The pages the print dialogue asks for, from 0: "1-4, 9", or from one to another."""
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return tuple(page for page in range(count) if ranges.contains(page + 1))
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        return tuple(range(printer.fromPage() - 1, min(printer.toPage(), count)))
    return tuple(range(count))


def in_copies(pages: Sequence[int], printer: QPrinter) -> tuple[int, ...]:
    """The pages as often as they are wanted, one set after the other or each page at a time; once
    where the printer itself makes the copies."""
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return tuple(pages) * copies
    return tuple(page for page in pages for _copy in range(copies))


def paper_of(points: QSizeF) -> tuple[QPageSize, QPageLayout.Orientation]:
    """The paper that a page of so many points is made for, and how it lies."""
    across = points.width() > points.height()
    upright = points.transposed() if across else points
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch), way


def coloured_as(printer: QPrinter, picture: QImage) -> QImage:
    """In grey where the printer is to print so, whatever it does with colours."""
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        return picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return picture


def place_of(printer: QPrinter, picture: QImage) -> QRect:
    """Where a page stands on the paper: as large as there is room, in the middle."""
    room = QRect(0, 0, printer.width(), printer.height())
    size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(), size)
    place.moveCenter(room.center())
    return place


def strips_of(picture: QImage) -> tuple[QRect, ...]:
    """The picture in strips from top to bottom, each drawn in a moment."""
    high = -(-picture.height() // _STRIPS)
    return tuple(
        QRect(0, top, picture.width(), min(high, picture.height() - top))
        for top in range(0, picture.height(), high)
    )


def paint_strip(painter: QPainter, place: QRect, picture: QImage, strip: QRect) -> None:
    """Draw one strip of the page where it belongs, without a seam to the one before."""
    scale_across = place.width() / picture.width()
    scale_down = place.height() / picture.height()
    target = QRectF(
        place.left() + strip.left() * scale_across,
        place.top() + strip.top() * scale_down,
        strip.width() * scale_across,
        strip.height() * scale_down,
    )
    painter.drawImage(target, picture.copy(strip))
