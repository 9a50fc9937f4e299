"""Drawings as values: words that fit, pieces that are told apart, places that are met by arrows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.overview_values import Band, Bar, Figure, Overview
from portfolio_desktop.services.row_kinds import KINDS
from portfolio_desktop.ui.overview.charts import draw_months, stacked
from portfolio_desktop.ui.overview.scene import Fill, Sign, Words, paint_scene
from portfolio_desktop.ui.overview.sheet import Sheet
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import DARK, LIGHT, Palette

SIDE = 40


def shades(theme: Theme, palette: Palette, kind: RowFilter) -> list[int]:
    """The greys inside a piece of a column, as a greyscale printer gives them."""
    sheet = Sheet(SIDE, theme.figure_font)
    sheet.piece(QRectF(0, 0, SIDE, SIDE), kind, "")
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(palette.panel)
    painter = QPainter(image)
    paint_scene(painter, sheet.scene(SIDE), palette, theme.figure_font)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    inside = range(4, SIDE - 4)
    return [grey.pixelColor(left, top).lightness() for left in inside for top in inside]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_pieces_are_told_apart_in_greyscale(theme: Theme, palette: Palette) -> None:
    """Yellow is lighter than green, red is hatched, and nothing is filled where there is none."""
    red, yellow, green, none, missing = (shades(theme, palette, kind) for kind in KINDS)
    assert max(yellow) - min(yellow) == max(green) - min(green) == max(none) - min(none) == 0
    assert yellow[0] - green[0] >= 30
    assert max(red) - min(red) >= 30
    assert max(missing) - min(missing) >= 30, "hatched, but on no colour"
    assert abs(missing[0] - red[0]) >= 30
    assert abs(none[0] - yellow[0]) >= 30


def words(sheet: Sheet) -> list[str]:
    return [shape.text for shape in sheet.scene(0).shapes if isinstance(shape, Words)]


def test_words_never_leave_their_room(theme: Theme) -> None:
    sheet = Sheet(200, theme.figure_font)
    sheet.words(QRectF(0, 0, 80, 18), "Fælles udbud af præhospital patientjournal")
    (shown,) = words(sheet)
    assert shown.endswith("…")
    assert sheet.advance(shown) <= 80


def test_a_paragraph_takes_the_lines_it_may_and_says_that_there_is_more(theme: Theme) -> None:
    text = "Loven gælder fra marts, og leverandøren er forsinket. " * 5
    sheet = Sheet(200, theme.figure_font)
    height = sheet.paragraph(0, 0, 200, text, 2)
    first, second = words(sheet)
    assert height == 36
    assert text.startswith(first)
    assert second.endswith("…")
    assert sheet.paragraph(0, 0, 200, "Kort.", 2) == 18


def test_one_long_word_does_not_stop_a_paragraph(theme: Theme) -> None:
    sheet = Sheet(60, theme.figure_font)
    sheet.paragraph(0, 0, 60, "Sundhedsvæsenetsorganisationsregister er i drift", 3)
    first, second = words(sheet)
    assert first.startswith("Sund")
    assert second == "er i drift"


def bar(**counts: int) -> Bar:
    period = Period(2023, 10)
    bands = tuple(
        Band(kind, "", Figure("", period, tuple(map(str, range(counts.get(name, 0))))))
        for name, kind in zip(("red", "yellow", "green", "none", "missing"), KINDS, strict=True)
    )
    everything = Figure("", period, tuple(map(str, range(sum(counts.values())))))
    return Bar("okt.", "oktober 2023", everything, bands)


def test_each_line_of_the_key_begins_with_its_sign(theme: Theme) -> None:
    sheet = Sheet(600, theme.figure_font)
    months = (bar(red=1, none=1, missing=2),)
    shapes = draw_months(sheet, cast(Overview, SimpleNamespace(months=months))).shapes
    signs = [shape.rect for shape in shapes if isinstance(shape, Sign)]
    hatched = [
        shape.rect for shape in shapes if isinstance(shape, Fill) and shape.hatch == "no_light"
    ]
    assert len(signs) == 2
    assert any(abs(rect.center().x() - signs[0].center().x()) < 1 for rect in hatched)


def test_the_worst_stands_on_the_ground_and_the_smallest_is_still_seen() -> None:
    pieces = stacked(bar(red=1, green=999).bands, QRectF(0, 0, 20, 200), 1000)
    (red, lowest), (green, above) = pieces
    assert (red.colour, green.colour) == (Colour.RED, Colour.GREEN)
    assert lowest.bottom() == 200
    assert lowest.height() >= 3
    assert above.bottom() == lowest.top()
    assert above.top() >= 0, "nothing grows out of its room"
