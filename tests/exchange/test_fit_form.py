"""A layout laid on the cells of a form: what is found, and when it is no such form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portfolio_desktop.exchange.column_titles import plain_title
from portfolio_desktop.exchange.fit_form import fit_form
from portfolio_desktop.exchange.form_layout import (
    LayoutError,
    layout_from_json,
    layout_value,
    read_layout,
)
from portfolio_desktop.exchange.form_values import FittedPage
from portfolio_desktop.exchange.tables import Cell, Row, Sheet, SourceKind, Workbook
from portfolio_desktop.exchange.wire import read_answer, workbook_bytes
from tests.workflows.own_form import ANSWERS, FIELDS, LAYOUT, LAYOUT_VALUE, rows_of

from .reading.files import cell, docx, paragraph, read_here, sheet, word_table, words, xlsx

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


def _book(*lines: list[str]) -> Workbook:
    rows = tuple(Row(n, tuple(map(Cell, line))) for n, line in enumerate(lines, start=1))
    return Workbook(SourceKind.XLSX, (), sheets=(Sheet("Ark1", rows),))


def _said(page: FittedPage) -> dict[str, str]:
    return {each.key: each.text for each in page.fields}


def _layout(**fields: dict[str, Any]) -> Any:
    common = {"project": {"right_of": "Projekt"}, "period": {"right_of": "Måned"}}
    return read_layout({**LAYOUT_VALUE, "fields": {**common, **fields}})


@given(TEXT, TEXT)
def test_any_text_survives(reason: str, remarks: str) -> None:
    headings = LAYOUT.headings
    assume(plain_title(reason) not in headings and plain_title(remarks) not in headings)
    lines = rows_of({**ANSWERS, "reason.time": reason, "remarks": remarks})
    (page,) = fit_form(_book(*lines), [LAYOUT])
    assert _said(page)["reason.time"] == reason
    assert _said(page)["remarks"] == remarks


@given(st.lists(st.lists(TEXT, max_size=4), max_size=12))
def test_any_cells_give_an_answer_or_none(lines: list[list[str]]) -> None:
    assert fit_form(_book(*lines), [LAYOUT]) == ()


def test_headings_are_known_whatever_their_signs_and_capitals() -> None:
    lines = [[line[0].upper() + " : *", *line[1:]] for line in rows_of(ANSWERS)]
    (page,) = fit_form(_book(*lines), [LAYOUT])
    assert _said(page)["light.overall"] == "rød"


def test_a_status_table_with_such_headings_is_no_form() -> None:
    layout = _layout(remarks={"right_of": "Status"})
    table = [["Projekt", "Måned", "Status", "Bem."], ["18-4", "okt. 2023", "gul", "Intet"]]
    assert fit_form(_book(*table), [layout]) == ()
    below = {key: {"below": name} for key, name in (("project", "Projekt"), ("period", "Måned"))}
    layout = _layout(**below, remarks={"below": "Bem."})
    assert fit_form(_book(*table, ["18-5", "okt. 2023", "rød", "Mere"]), [layout]) == ()
    assert len(fit_form(_book(*table), [layout])) == 1


def test_an_answer_may_stand_in_the_headings_own_cell() -> None:
    layout = _layout(
        project={"inside": "Projekt"}, period={"inside": "Måned"}, remarks={"inside": "Noter"}
    )
    lines = [["PROJEKT: 18-4 NDIS"], ["Måned:november 2023"], ["Noter\nLinje 1\nLinje 2"]]
    (page,) = fit_form(_book(*lines), [layout])
    assert (page.project.text, page.period.text) == ("18-4 NDIS", "november 2023")
    assert _said(page)["remarks"] == "Linje 1\nLinje 2"


def test_the_second_heading_of_that_name() -> None:
    layout = _layout(remarks={"right_of": "Status", "nth": 2})
    lines = [["Projekt", "18-4"], ["Måned", "okt"], ["Status", "før"], ["Status", "nu"]]
    (page,) = fit_form(_book(*lines), [layout])
    assert _said(page) == {"remarks": "nu"}


def test_a_cell_by_its_address_and_the_colour_it_has_beforehand() -> None:
    layout = _layout(**{"light.overall": {"cell": "B3", "ground": "#FFFF00"}})
    rows = (
        Row(1, (Cell("Projekt"), Cell("18-4"))),
        Row(2, (Cell("Måned"), Cell("okt. 2023"))),
        Row(3, (Cell("Status"), Cell("", fill="#ffff00"))),
    )
    (page,) = fit_form(Workbook(SourceKind.XLSX, (), sheets=(Sheet("Ark1", rows),)), [layout])
    (lamp,) = page.fields
    assert (lamp.text, lamp.fill, lamp.place) == ("", None, "B3")


@pytest.mark.parametrize(
    ("text", "read"),
    [("☐ Grøn ☒ Gul ☐ Rød", "Gul"), ("☐ Grøn ☐ Gul ☐ Rød", ""), ("☑ Grøn ☐ Gul", "Grøn")],
)
def test_ticked_boxes(text: str, read: str) -> None:
    (page,) = fit_form(_book(*rows_of({**ANSWERS, "light.overall": text})), [LAYOUT])
    assert _said(page)["light.overall"] == read


def test_a_hidden_sheet_is_no_page() -> None:
    book = _book(*rows_of(ANSWERS))
    hidden = Sheet("Ark1", book.sheets[0].rows, hidden=True)
    assert fit_form(Workbook(SourceKind.XLSX, (), sheets=(hidden,)), [LAYOUT]) == ()


# What the reading process hands over -------------------------------------------------------------


def test_title_rows_keep_their_place_in_the_sheet(tmp_path: Path) -> None:
    rows = [words("B2", "Projekt") + words("C2", "18-4"), words("B9", "Nr.") + words("C9", "Navn")]
    (whole,) = read_here(xlsx(tmp_path / "a.xlsx", sheet(*rows))).sheets
    assert [(row.number, [each.text for each in row.cells]) for row in whole.rows] == [
        (2, ["", "Projekt", "18-4"]),
        (9, ["", "Nr.", "Navn"]),
    ]


def test_a_long_sheet_is_no_form(tmp_path: Path) -> None:
    rows = [words(f"A{n}", "x") + words(f"B{n}", "y") for n in range(1, 1800)]
    assert read_here(xlsx(tmp_path / "a.xlsx", sheet(*rows))).sheets == ()


def test_a_long_document_is_no_form(tmp_path: Path) -> None:
    rows = [cell("x") + cell("y")] * 1800
    assert read_here(docx(tmp_path / "a.docx", word_table(*rows))).sheets == ()


def test_a_document_is_read_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    """Empty boxes and shadings too: in a form they are an answer."""
    red = '<w:shd w:val="clear" w:fill="FF0000"/>'
    body = (
        paragraph("Projekt")
        + word_table(cell(""))
        + paragraph("Skema")
        + word_table(cell("Status") + cell("", red), cell("Tid") + cell("gul"))
    )
    (whole,) = read_here(docx(tmp_path / "a.docx", body)).sheets
    assert [(row.number, row.page, [each.text for each in row.cells]) for row in whole.rows] == [
        (1, 0, ["Projekt"]),
        (2, 1, [""]),
        (3, 0, ["Skema"]),
        (4, 2, ["Status", ""]),
        (5, 2, ["Tid", "gul"]),
    ]
    assert whole.rows[3].cells[1].fill == "#FF0000"


WORD = _layout(remarks={"below": "Bemærkninger"})
HEAD = word_table(cell("Projekt") + cell("18-4"), cell("Måned") + cell("okt. 2023"))
BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("after", "remarks", "told"),
    [
        (paragraph("Et.") + paragraph("") + paragraph("To."), "Et.\nTo.", []),
        (paragraph("Et.") + paragraph("Økonomi", BOLD) + paragraph("To."), "Et.", []),
        (word_table(cell("I en boks.")), "I en boks.", []),
        (word_table(cell("")) + paragraph("Andet"), "", []),
        (paragraph("Alt med fed.", BOLD), "", ["Alt med fed."]),
        ("", "", []),
    ],
)
def test_the_lines_under_a_heading_in_a_document(
    tmp_path: Path, after: str, remarks: str, told: list[str]
) -> None:
    path = docx(tmp_path / "a.docx", HEAD + paragraph("Bemærkninger:") + after)
    (page,) = fit_form(read_here(path), [WORD])
    assert _said(page) == {"remarks": remarks}
    assert [extra.text for extra in page.extras] == told


ASKS = "<w:rPr><w:rStyle w:val='Pladsholdertekst'/></w:rPr>"


@pytest.mark.parametrize(
    "asking",
    [
        paragraph("Klik her for at skrive tekst.", ASKS),
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Skriv her</w:t>"
        "</w:r></w:sdtContent></w:sdt></w:p>",
    ],
)
def test_the_words_of_a_field_that_nobody_filled_in_are_no_answer(
    tmp_path: Path, asking: str
) -> None:
    box = f"<w:tc><w:tcPr/>{asking}</w:tc>"
    path = docx(tmp_path / "a.docx", HEAD + paragraph("Bemærkninger") + word_table(box))
    (page,) = fit_form(read_here(path), [WORD])
    assert _said(page) == {"remarks": ""}


def test_what_was_chosen_from_a_list_of_the_older_kind(tmp_path: Path) -> None:
    entries = "".join(f'<w:listEntry w:val="{word}"/>' for word in ("Grøn", "Gul", "Rød"))
    chosen = f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'
    box = f"<w:p><w:r><w:fldChar><w:ffData>{chosen}</w:ffData></w:fldChar></w:r></w:p>"
    body = HEAD + paragraph("Bemærkninger") + word_table(f"<w:tc><w:tcPr/>{box}</w:tc>")
    (page,) = fit_form(read_here(docx(tmp_path / "a.docx", body)), [WORD])
    assert _said(page) == {"remarks": "Gul"}


def test_a_merged_heading_and_a_merged_answer(tmp_path: Path) -> None:
    rows = [
        words("A1", "Projekt") + words("C1", "18-4"),
        words("A2", "Måned") + words("C2", "okt. 2023"),
        words("A3", "Bemærkninger"),
        words("A4", "Alt vel."),
    ]
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B1", "A2:B2", "A3:C3", "A4:C6"))
    content = sheet(*rows, after=f"<mergeCells>{merged}</mergeCells>")
    (page,) = fit_form(read_here(xlsx(tmp_path / "a.xlsx", content)), [WORD])
    assert (page.project.text, page.period.text) == ("18-4", "okt. 2023")
    assert _said(page) == {"remarks": "Alt vel."}


def test_the_wire_carries_the_sheets() -> None:
    book = _book(*rows_of(ANSWERS))
    assert read_answer(workbook_bytes(book)) == book


# The layout as JSON ------------------------------------------------------------------------------


def test_a_layout_comes_back_from_json() -> None:
    layout = _layout(
        remarks={"below": "Status", "nth": 2, "distance": 3},
        **{"light.overall": {"cell": "B3", "ground": "#FFFF00"}},
    )
    assert layout_from_json(json.dumps(layout_value(layout))) == layout


def _without(key: str) -> dict[str, Any]:
    return {"fields": {name: place for name, place in FIELDS.items() if name != key}}


@pytest.mark.parametrize(
    ("change", "code", "text"),
    [
        ({"format": "noget andet"}, "layout.unreadable", ""),
        ({"name": " "}, "layout.name", ""),
        ({"name": None}, "layout.name", ""),
        ({"farve": 1}, "layout.unknown_part", "farve"),
        ({"fields": []}, "layout.unreadable", ""),
        (_without("project"), "layout.identity", "project"),
        ({"fields": {k: FIELDS[k] for k in ("project", "period")}}, "layout.nothing_asked", ""),
        (
            {"fields": {k: {"cell": "B2"} for k in ("project", "period", "remarks")}},
            "layout.headings",
            "",
        ),
        ({"fields": {**FIELDS, "vejr": {"right_of": "Vejr"}}}, "layout.unknown_part", "vejr"),
        ({"fields": {**FIELDS, "remarks": "B7"}}, "layout.place", "remarks"),
        ({"fields": {**FIELDS, "remarks": {"cell": "hist"}}}, "layout.place", "remarks"),
        ({"fields": {**FIELDS, "remarks": {"below": "!"}}}, "layout.place", "remarks"),
        ({"fields": {**FIELDS, "remarks": {"below": "A", "nth": 0}}}, "layout.place", "remarks"),
        (
            {"fields": {**FIELDS, "remarks": {"below": "A", "distance": True}}},
            "layout.place",
            "remarks",
        ),
        (
            {"fields": {**FIELDS, "remarks": {"below": "A", "cell": "B2"}}},
            "layout.place",
            "remarks",
        ),
    ],
)
def test_a_layout_that_cannot_be_followed(change: dict[str, Any], code: str, text: str) -> None:
    with pytest.raises(LayoutError) as refused:
        read_layout({**LAYOUT_VALUE, **change})
    assert (refused.value.code, refused.value.text) == (code, text)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '"ord"'])
def test_what_is_no_layout(text: str) -> None:
    with pytest.raises(LayoutError, match=r"layout\.unreadable"):
        layout_from_json(text)
