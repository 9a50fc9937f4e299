"""Annexes in the papers: where their pages stand, and what leads to them.

That the whole keeps to the standards is asked in `test_accessible_pdf`.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import ImageChops

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.exchange.annex_binding import bind_annexes
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.annex_places import annex_place
from portfolio_desktop.services.pack_parts import USUAL, Part
from tests.exchange.annex_files import changed, plain_pdf, tagged_pdf
from tests.reports.annexed import FIXTURES, agenda_in, annex, attached, bound, many, read
from tests.reports.reading import pages
from tests.reports.sample import content as report_content


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> AgendaContent:
    use_language(Language.DANISH)
    return agenda_in(tmp_path_factory.mktemp("board"))


def test_the_same_annexes_are_bound_to_the_same_bytes(agenda: AgendaContent) -> None:
    assert many(agenda) == many(agenda)


def test_papers_without_annexes_are_left_as_they_are(agenda: AgendaContent) -> None:
    papers = render_agenda(agenda)
    assert bind_annexes(papers, ()) == papers


def test_every_mark_leads_to_its_element_and_back(agenda: AgendaContent) -> None:
    with pikepdf.open(io.BytesIO(many(agenda))) as pdf:
        owners = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
        claimed = set(claims(pdf.Root.StructTreeRoot))
        for page in pdf.pages:
            for mark in marks_of(page):
                owner = owners[int(page.obj.StructParents)][mark]
                assert (owner.objgen, page.obj.objgen, mark) in claimed
            for link in page.obj.get(Name.Annots, []):
                assert Name.Link == owners[int(link.StructParent)].S


def marks_of(page: pikepdf.Page) -> list[int]:
    return [
        int(each.operands[1].MCID)
        for each in pikepdf.parse_content_stream(page, "BDC")
        if isinstance(each.operands[1], Dictionary) and Name.MCID in each.operands[1]
    ]


def claims(element: Any, page: Any = None) -> Any:
    page = element.get(Name.Pg, page)
    kids = element.get(Name.K, [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            yield element.objgen, page.objgen, kid
        elif Name.MCID in kid:
            yield element.objgen, kid.get(Name.Pg, page).objgen, int(kid.MCID)
        elif Name.S in kid:
            assert kid.P.objgen == element.objgen
            yield from claims(kid, page)


def test_ids_are_told_apart_and_found(agenda: AgendaContent) -> None:
    with pikepdf.open(io.BytesIO(many(agenda))) as pdf:
        names = list(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).keys())
    assert len(names) == len(set(names)) == 2


def test_the_outline_of_an_annex_hangs_below_its_own_entry(agenda: AgendaContent) -> None:
    pdf = bound(agenda, annex(read(plain_pdf("a", "b", title="Afsnit")), 1, "Plan"))
    document = pypdfium2.PdfDocument(pdf)
    found = [
        (each.level, each.get_title(), each.get_dest().get_index()) for each in document.get_toc()
    ]
    last = len(document) - 1
    document.close()
    assert found[-4:] == [
        (0, agenda.words.annexes, last - 1),
        (1, "3.1 Plan", last - 1),
        (2, "Afsnit 1", last - 1),
        (3, "Afsnit 2", last),
    ]


@pytest.mark.skipif(not FIXTURES.exists(), reason="no real files beside the checkout")
def test_a_real_table_can_be_read_in_the_papers(agenda: AgendaContent) -> None:
    table = next(FIXTURES.glob("porte*.pdf"))
    told = "".join(pages(bound(agenda, annex(read(table.read_bytes())))))
    assert "LUNA" in told
    assert "Sundhedsjournalen" in told


def test_contents_lead_to_the_first_page_of_an_annex(agenda: AgendaContent) -> None:
    data = bound(agenda, annex(read(plain_pdf("a", "b"))))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: place for place, page in enumerate(pdf.pages, start=1)}
        aims = [
            numbers[link.Dest[0].objgen]
            for page in pdf.pages
            for link in page.obj.get(Name.Annots, [])
            if Name.Dest in link
        ]
        assert aims[-1] == len(numbers) - 1
        assert all(Name.KeptFor not in page.obj for page in pdf.pages)


def test_annexes_that_are_attached_in_a_row_share_a_page(agenda: AgendaContent) -> None:
    row = [attached(number, f"Fil {number}") for number in (2, 3, 4)]
    data = bound(agenda, annex(read(plain_pdf("a"))), *row, annex(read(plain_pdf("b")), 5))
    told = pages(data)
    (shared,) = [page for page in told if "Bilag 3.2 er vedlagt" in page]
    places = [shared.index(f"Bilag 3.{number} · Fil {number}") for number in (2, 3, 4)]
    assert places == sorted(places)
    assert told.index(shared) == len(told) - 2, "between the annexes before and after them"
    listed = next(page for page in told if "Indhold" in page)
    number = str(told.index(shared) + 1)
    assert [line.split()[-1] for line in listed.splitlines() if "Fil " in line] == [number] * 3
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as tree:
        marked = {each.title: each for each in tree.root[-1].children}
        aims = [marked[f"3.{number} Fil {number}"].destination for number in (2, 3, 4)]
        assert {aim[0].objgen for aim in aims} == {pdf.pages[-2].obj.objgen}
        heights = [float(aim[3]) for aim in aims]
        assert heights == sorted(heights, reverse=True)
        assert len(set(heights)) == 3


def test_many_that_are_attached_go_on_overleaf(agenda: AgendaContent) -> None:
    row = [attached(number, f"Fil {number}") for number in range(1, 13)]
    told = [page for page in pages(bound(agenda, *row)) if "kan ikke bindes ind" in page]
    assert len(told) == 2
    for number in range(1, 13):
        assert "".join(told).count(f"Fil {number} kan ikke bindes ind.") == 1


def test_links_within_an_annex_lead_to_its_pages_where_they_stand_now(
    agenda: AgendaContent,
) -> None:
    def link(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 100, 50]))
        )
        made.Dest = Array([pdf.pages[1].obj, Name.XYZ, 0, 841.89, None])
        pdf.pages[0].obj.Annots = Array([made])

    read_one = read(changed(plain_pdf("a", "b"), link))
    data = bound(agenda, annex(read_one))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first, second = pdf.pages[-2], pdf.pages[-1]
        (found,) = first.obj.Annots
        place = annex_place(595.28, 841.89, first=True)
        assert [float(each) for each in found.Rect] == pytest.approx(
            [
                place.left,
                place.lower,
                place.left + 100 * place.scale,
                place.lower + 50 * place.scale,
            ],
            abs=0.02,
        )
        assert found.Dest[0].objgen == second.obj.objgen
        there = annex_place(595.28, 841.89, first=False)
        assert float(found.Dest[3]) == pytest.approx(there.lower + there.height, abs=0.05)


def test_a_figure_without_structure_is_read_aloud(agenda: AgendaContent) -> None:
    data = bound(agenda, annex(read(plain_pdf("Plan over stuen", "Kælder"))))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        part = pdf.Root.StructTreeRoot.K[0].K[-1]
        figures = [kid for kid in part.K if Name.Figure == kid.S]
        told = [(str(each.Alt), str(each.ActualText)) for each in figures]
    assert told == [
        ("Bilag 3.1, side 1 af 2", "Plan over stuen"),
        ("Bilag 3.1, side 2 af 2", "Kælder"),
    ]


def test_fonts_of_the_same_name_do_not_get_mixed_up(agenda: AgendaContent) -> None:
    """Our own status report calls its fonts as the papers do."""
    own = render_status_report(report_content())
    data = bound(agenda, annex(read(own), 1, "Status"))
    text = "".join(pages(data)[-len(pages(own)) :])
    for words in ("Bilag 3.1 · Status", "LUNA"):
        assert words in text


boxes = st.tuples(
    st.floats(-2_000, 2_000),
    st.floats(-2_000, 2_000),
    st.floats(20, 4_000),
    st.floats(20, 4_000),
)


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    media=boxes,
    inset=st.floats(0, 5),
    turned=st.sampled_from([0, 90, 180, 270, -90, 450]),
    unit=st.sampled_from([1.0, 0.5, 3.0]),
    tagged=st.booleans(),
)
def test_an_annex_stays_within_its_frame(
    agenda_once: AgendaContent,
    media: tuple[float, float, float, float],
    inset: float,
    turned: int,
    unit: float,
    tagged: bool,
) -> None:
    x, y, width, height = media

    def shape(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = Array([x, y, x + width, y + height])
        page.CropBox = Array([x + inset, y + inset, x + width - inset, y + height - inset])
        page.Rotate, page.UserUnit = turned, unit
        painted = f"1 0 0 rg {x - 5000} {y - 5000} 20000 20000 re f".encode()
        mark = b"/P <</MCID 0>> BDC " if tagged else b""
        page.Contents = pdf.make_stream(mark + painted + (b" EMC" if tagged else b""))
        if tagged:
            root = pdf.Root.StructTreeRoot
            page.StructParents = 0
            page.Annots = Array()
            element = pdf.make_indirect(Dictionary(S=Name.P, P=root, Pg=page, K=0))
            root.K, root.ParentTree = element, Dictionary(Nums=Array([0, Array([element])]))

    found = read(changed(tagged_pdf() if tagged else plain_pdf(""), shape))
    assert found.facts.tagged == tagged
    across = turned % 180 != 0
    shown = [side * unit - 2 * inset * unit for side in ((height, width) if across else media[2:])]
    size = found.facts.pages[0].width, found.facts.pages[0].height
    assert size == pytest.approx(tuple(shown))
    left, top, right, bottom = reddened(bound(agenda_once, annex(found)))
    # By the page's own size: that of a square page decides by its last digit which way it lies.
    place = annex_place(*size, first=True)
    wanted = (place.left, place.top, place.left + place.width, place.top + place.height)
    assert (left, top, right, bottom) == pytest.approx(wanted, abs=2.5)


@pytest.fixture(scope="module")
def agenda_once(agenda: AgendaContent) -> AgendaContent:
    return replace(agenda, choice=replace(USUAL, parts=(Part.ANNEXES,)))


def reddened(data: bytes) -> tuple[float, float, float, float]:
    """The part of the last page that is red, in points from its upper left corner."""
    document = pypdfium2.PdfDocument(data)
    shown = document[len(document) - 1].render(scale=1).to_pil().convert("RGB")
    document.close()
    red, green, _blue = shown.split()
    lit = red.point(lambda value: 255 if value > 128 else 0)
    unlit = green.point(lambda value: 255 if value < 128 else 0)
    box = ImageChops.multiply(lit, unlit).getbbox()
    assert box is not None
    return box


@given(st.floats(3, 50_000), st.floats(3, 50_000), st.booleans())
def test_every_page_has_its_place_on_the_sheet(width: float, height: float, first: bool) -> None:
    place = annex_place(width, height, first=first)
    sheet_width = 841.89 if place.across else 595.28
    assert place.scale <= 1
    assert place.left >= 34 - 1e-6
    assert place.left + place.width <= sheet_width - 34 + 1e-6
    assert place.top >= (108 if first else 46) - 1e-6
    assert place.lower >= 40 - 1e-6
    assert place.width / place.height == pytest.approx(width / height)
