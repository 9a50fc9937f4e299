"""Every generated paper is tagged soundly; and each kind of fault we could make would be found."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Name

from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.pack_values import GridRow
from tests.reports import figure_samples
from tests.reports.sample import content, grid_row, many, new
from tests.reports.tagging import elements, faults, kids
from tests.reports.test_figures import figure_pdf

words = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("æøåÆØÅ -–\n\u00ad\u00a0"),
    max_size=60,
)
long_words = words | st.integers(1, 40).map(lambda times: "Projektet følger planen. " * times)


@st.composite
def grid_rows(draw: st.DrawFn) -> GridRow:
    row = grid_row(
        draw(words) or "1",
        draw(words) or "Navn",
        draw(long_words),
        new(draw(long_words)),
        deadline=draw(words),
        note=draw(words),
        phase=draw(words),
        lamps=draw(st.sampled_from(("gg", "yr", "nn", "rn"))),
        lights=draw(st.text("gyrn", min_size=4, max_size=4)),
        purpose=draw(long_words),
    )
    return replace(row, note=draw(long_words), depth=draw(st.integers(0, 4)))


@settings(max_examples=25)
@given(st.lists(grid_rows(), max_size=12), st.booleans())
def test_any_report_is_tagged_soundly(rows: list[GridRow], purpose_column: bool) -> None:
    told = content(tuple(rows), purpose_column=purpose_column)
    assert faults(render_status_report(told)) == []


def test_rows_over_many_pages_are_tagged_soundly() -> None:
    assert faults(render_status_report(content(many(60, "Et langt afsnit. " * 150)))) == []


@pytest.mark.parametrize("figure", figure_samples.ALL, ids=lambda figure: type(figure).__name__)
def test_figures_are_tagged_soundly(figure: object) -> None:
    pdf, _height = figure_pdf(figure)  # type: ignore[arg-type]
    assert faults(pdf) == []


REPORT = render_status_report(content())

Spoil = Callable[[pikepdf.Pdf], None]


def no_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def no_words_for_a_link(document: pikepdf.Pdf) -> None:
    del document.pages[0].Annots[0]["/Contents"]


def a_link_in_no_element(document: pikepdf.Pdf) -> None:
    del document.pages[0].Annots[0]["/StructParent"]


def letters_unknown(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


def a_page_without_structure(document: pikepdf.Pdf) -> None:
    del document.pages[2]["/StructParents"]


def painted_outside(document: pikepdf.Pdf) -> None:
    _rewritten(document, rb"/P <</MCID \d+>> BDC(.*?)EMC", rb"\1")


def an_end_too_few(document: pikepdf.Pdf) -> None:
    _rewritten(document, rb"EMC", rb"")


def a_cell_that_is_none(document: pikepdf.Pdf) -> None:
    _first(document, "/Table").K[2].S = Name.P


def a_level_skipped(document: pikepdf.Pdf) -> None:
    for element in elements(document):
        if element.S == Name.H2:
            element.S = Name.H3


def a_heading_of_nothing(document: pikepdf.Pdf) -> None:
    del _first(document, "/TH")["/A"]


def a_cell_too_few(document: pikepdf.Pdf) -> None:
    del _first(document, "/Table").K[1].K[-1]


def a_group_too_narrow(document: pikepdf.Pdf) -> None:
    _spanning(document, "/ColSpan").ColSpan = 2


def a_head_too_long(document: pikepdf.Pdf) -> None:
    _spanning(document, "/RowSpan").RowSpan = 3


def a_head_too_short(document: pikepdf.Pdf) -> None:
    del _spanning(document, "/RowSpan")["/RowSpan"]


def _spanning(document: pikepdf.Pdf, reach: str) -> pikepdf.Object:
    """The attributes of the first cell that reaches so over others."""
    found: pikepdf.Object = next(
        each.A for each in elements(document) if reach in each.get("/A", pikepdf.Dictionary())
    )
    return found


def a_wrong_way_back(document: pikepdf.Pdf) -> None:
    """The one that veraPDF does not see."""
    tree = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    owners = tree[int(document.pages[0].StructParents)]
    owners[0] = owners[1]


def no_title(document: pikepdf.Pdf) -> None:
    _metadata(document, b"dc:title", b"dc:rights")


def title_not_shown(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def no_claim(document: pikepdf.Pdf) -> None:
    _metadata(document, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def no_claim_to_last(document: pikepdf.Pdf) -> None:
    _metadata(document, b"<pdfaid:part>3</pdfaid:part>", b"")


def no_order_for_tab(document: pikepdf.Pdf) -> None:
    del document.pages[0]["/Tabs"]


def not_tagged(document: pikepdf.Pdf) -> None:
    del document.Root["/MarkInfo"]


def _rewritten(document: pikepdf.Pdf, found: bytes, put: bytes) -> None:
    page = document.pages[0]
    page.Contents.write(re.sub(found, put, page.Contents.read_bytes(), count=1, flags=re.DOTALL))


def _metadata(document: pikepdf.Pdf, found: bytes, put: bytes) -> None:
    kept = document.Root.Metadata.read_bytes()
    assert found in kept
    document.Root.Metadata.write(kept.replace(found, put))


def _first(document: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    found: pikepdf.Object = next(each for each in elements(document) if str(each.S) == tag)
    return found


FAULTS: tuple[Spoil, ...] = (
    no_language,
    no_words_for_a_link,
    a_link_in_no_element,
    letters_unknown,
    a_page_without_structure,
    painted_outside,
    an_end_too_few,
    a_cell_that_is_none,
    a_level_skipped,
    a_heading_of_nothing,
    a_cell_too_few,
    a_group_too_narrow,
    a_head_too_long,
    a_head_too_short,
    a_wrong_way_back,
    no_title,
    title_not_shown,
    no_claim,
    no_claim_to_last,
    no_order_for_tab,
    not_tagged,
)


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_a_fault_is_found(spoil: Spoil) -> None:
    assert faults(REPORT) == []
    assert faults(spoilt(REPORT, spoil)) != []


@pytest.mark.parametrize("entry", ["/Alt", "/A"])
def test_a_figure_without_words_or_place_is_found(entry: str) -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        del _first(document, "/Figure")[entry]

    pdf, _height = figure_pdf(figure_samples.ALL[0])
    assert faults(spoilt(pdf, spoil)) != []


def spoilt(pdf: bytes, spoil: Spoil) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        spoil(document)
        document.save(out)
    return out.getvalue()


def test_a_cell_that_is_cut_by_the_page_stays_one_cell() -> None:
    pdf = render_status_report(content(many(2, "Et langt afsnit. " * 300)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        cells = [cell for cell in elements(document) if cell.S == Name.TD]
        assert max(len(_pages(cell)) for cell in cells) >= 2


def _pages(cell: Any) -> set[tuple[int, int]]:
    """Where the content of a cell stands."""
    return {(cell if isinstance(kid, int) else kid).Pg.objgen for kid in kids(cell)}
