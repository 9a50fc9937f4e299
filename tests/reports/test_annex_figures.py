"""Where the figures of a tagged annex stand, told in the measures of the page they were put on."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import ImageChops

from portfolio_desktop.services.agenda_values import AgendaContent
from tests.exchange.annex_files import changed, tagged_pdf
from tests.reports.annexed import agenda_in, annex, bound, read
from tests.reports.tagging import elements, faults

AT = (120.0, 300.0, 280.0, 420.0)
"""Where the mark is drawn, in the annex's own measures."""
A4, A3 = (0, 0, 595.28, 841.89), (0, 0, 841.89, 1190.55)
SHIFTED = (100, 200, 500, 800)
POSES = [(A4, 0), (A3, 0), (A3, 90), (A3, 180), (A4, 270), (SHIFTED, 0), (SHIFTED, 90)]
SHARP = 3
"""Pixels for each point."""


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> AgendaContent:
    return agenda_in(tmp_path_factory.mktemp("board"))


def figured(box: Sequence[int | float], turned: int, said: Sequence[float] | None = AT) -> bytes:
    """A tagged page with one red mark; what its figure says of its place is `said`."""

    def draw(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        left, lower, right, upper = AT
        mark = f"q 1 0 0 rg {left} {lower} {right - left} {upper - lower} re f Q".encode()
        drawn = page.Contents.read_bytes()
        assert b"0 0 5 5 re f" in drawn
        page.Contents.write(drawn.replace(b"0 0 5 5 re f", mark))
        page.MediaBox, page.Rotate = Array(box), turned
        figure = next(each for each in elements(pdf) if str(each.S) == "/Billede")
        if said is not None:
            figure.A = Dictionary(O=Name.Layout, BBox=Array(said), Placement=Name.Block)

    return changed(tagged_pdf(alt=True), draw)


def told_place(pdf: bytes) -> list[float]:
    """What the only figure of the last page says of its place."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        last = document.pages[-1].obj.objgen
        (figure,) = [
            each for each in elements(document) if Name.Figure == each.S and each.Pg.objgen == last
        ]
        (layout,) = [each for each in figure.A if "/BBox" in each]
        return [float(each) for each in layout.BBox]


def seen_place(pdf: bytes) -> list[float]:
    """Where the red mark is seen on the last page."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[len(document) - 1]
    height = page.get_height()
    picture = page.render(scale=SHARP).to_pil().convert("RGB")
    document.close()
    red, green, _blue = picture.split()
    left, top, right, bottom = ImageChops.subtract(red, green).getbbox() or (0, 0, 0, 0)
    return [left / SHARP, height - bottom / SHARP, right / SHARP, height - top / SHARP]


@pytest.mark.parametrize(("box", "turned"), POSES)
def test_a_figure_stands_where_its_mark_is_seen(
    agenda: AgendaContent, box: Sequence[float], turned: int
) -> None:
    pdf = bound(agenda, annex(read(figured(box, turned))))
    assert told_place(pdf) == pytest.approx(seen_place(pdf), abs=0.8)
    assert faults(pdf) == []


@pytest.mark.parametrize("said", [None, (9000, 9000, 9100, 9100), (0, 0, 0), (5, 5, 5, 5)])
def test_a_figure_that_does_not_say_where_it_stands_is_measured(
    agenda: AgendaContent, said: Sequence[float] | None
) -> None:
    pdf = bound(agenda, annex(read(figured(A3, 90, said))))
    assert told_place(pdf) == pytest.approx(seen_place(pdf), abs=0.8)


def test_a_place_beyond_the_page_ends_with_it(agenda: AgendaContent) -> None:
    pdf = bound(agenda, annex(read(figured(A4, 0, (-900, -900, 2000, 2000)))))
    whole = told_place(pdf)
    assert faults(pdf) == []
    seen = seen_place(pdf)
    assert whole[0] < seen[0] < seen[2] < whole[2]


def test_a_figure_that_shows_nothing_has_the_page(agenda: AgendaContent) -> None:
    def empty(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents.write(page.Contents.read_bytes().replace(b"0 0 5 5 re f", b""))

    pdf = bound(agenda, annex(read(changed(tagged_pdf(alt=True), empty))))
    left, lower, right, upper = told_place(pdf)
    assert right - left > 400
    assert upper - lower > 600
