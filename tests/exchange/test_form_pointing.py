"""Pointing at the cells of a form: which heading each is then found by."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.exchange.fit_form import read_places
from portfolio_desktop.exchange.form_layout import Direction, Place
from portfolio_desktop.exchange.form_pointing import (
    own_cell,
    possible_places,
    spots_of,
    stands_under,
    ways_from_heading,
    with_grounds,
)
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.tables import Cell, Row, Sheet
from tests.workflows.own_form import ANSWERS, LAYOUT, rows_of

from .reading.files import cell, docx, paragraph, read_here, sheet, word_table, words, xlsx


def _sheet(lines: list[list[str]]) -> Sheet:
    rows = (Row(n, tuple(map(Cell, line))) for n, line in enumerate(lines, start=1))
    return Sheet("Ark1", tuple(rows))


FORM = _sheet(rows_of(ANSWERS))


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        ((2, 1), Place(Direction.RIGHT_OF, "Projekt nr.")),
        ((5, 1), Place(Direction.RIGHT_OF, "Samlet status")),
        ((10, 0), Place(Direction.BELOW, "Bemærkninger til kredsen")),
    ],
)
def test_the_heading_beside_or_above(spot: tuple[int, int], place: Place) -> None:
    assert possible_places(FORM, spot, frozenset({spot}))[0] == place


def test_what_is_an_answer_or_a_colour_is_no_heading() -> None:
    assert possible_places(FORM, (6, 2), frozenset({(6, 1), (6, 2)}))[0] == Place(
        Direction.RIGHT_OF, "Tid", distance=2
    )
    assert possible_places(FORM, (5, 2), frozenset({(5, 2)}))[0] == Place(
        Direction.RIGHT_OF, "Samlet status", distance=2
    )


def test_its_address_is_always_possible_and_last() -> None:
    assert possible_places(FORM, (20, 3), frozenset())[-1] == Place(Direction.CELL, "D20")


def test_of_several_headings_alike_the_right_one() -> None:
    alike = _sheet([["Status", "før"], ["Status", "nu"]])
    assert possible_places(alike, (2, 1), frozenset())[0] == Place(
        Direction.RIGHT_OF, "Status", nth=2
    )


def test_the_words_before_a_colon_in_the_cell_itself() -> None:
    form = _sheet([["Statusskema"], ["Projekt: 18-4"]])
    assert possible_places(form, (2, 0), frozenset())[0] == Place(Direction.INSIDE, "Projekt")


@given(
    st.lists(
        st.lists(st.sampled_from(["", "Tid", "Status: gul", "gul", "x", "Tid:"]), max_size=4),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_every_place_that_is_offered_leads_back_to_the_cell(
    lines: list[list[str]], data: st.DataObject
) -> None:
    form = _sheet(lines)
    row = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(0, 4))
    for place in possible_places(form, (row, column), frozenset()):
        assert read_places(form, {"": place})[""].place == f"{column_letter(column)}{row}"


def test_a_kept_layout_is_found_again_in_the_sheet() -> None:
    spots = spots_of(FORM, LAYOUT.places)
    assert spots["light.time"] == (6, 1)
    assert spots["remarks"] == (10, 0)
    assert spots.keys() == LAYOUT.places.keys()


def test_a_colour_shared_with_other_answers_is_the_forms_own() -> None:
    rows = (
        Row(1, (Cell("Bemærkninger"), Cell("", fill="#FFFF00"))),
        Row(2, (Cell("Status"), Cell("", fill="#FFFF00"))),
        Row(3, (Cell("Tid"), Cell("", fill="#FF0000"))),
    )
    spots = {"remarks": (1, 1), "light.overall": (2, 1), "light.time": (3, 1)}
    places = {key: Place(Direction.CELL, f"B{row}") for key, (row, _) in spots.items()}
    grounds = with_grounds(Sheet("", rows), places, spots)
    assert [grounds[key].ground for key in spots] == [None, "#FFFF00", "#FFFF00"]


def test_a_row_painted_like_its_lamp_does_not_hide_the_lamp() -> None:
    rows = (
        Row(1, (Cell("Projekt"), Cell("18-4", fill="#FFF2CC"))),
        Row(2, (Cell("Tid"), Cell("", fill="#FF0000"), Cell("Sent.", fill="#FF0000"))),
    )
    places = {
        "project": Place(Direction.CELL, "B1"),
        "light.time": Place(Direction.CELL, "B2"),
        "reason.time": Place(Direction.CELL, "C2"),
    }
    form = Sheet("", rows)
    grounds = with_grounds(form, places, spots_of(form, places))
    assert read_places(form, grounds)["light.time"].fill == "#FF0000"
    assert grounds["light.time"].ground == "#FFF2CC"


def test_a_heading_leads_to_what_stands_beside_or_below_it() -> None:
    assert ways_from_heading(FORM, (3, 0), (3, 1)) == (
        Place(Direction.RIGHT_OF, "Måned"),
        Place(Direction.BELOW, "Måned"),
    )
    (farther, _below) = ways_from_heading(FORM, (3, 0), (3, 2))
    assert farther == Place(Direction.RIGHT_OF, "Måned", distance=2)
    assert ways_from_heading(FORM, (2, 2), (2, 3)) == ()


def test_a_heading_at_the_end_of_a_document_has_nothing_below_it_yet(tmp_path: Path) -> None:
    body = word_table(cell("Projekt") + cell("18-4")) + paragraph("Bemærkninger")
    (whole,) = read_here(docx(tmp_path / "a.docx", body)).sheets
    (place,) = stands_under(whole, (2, 0))
    assert place == Place(Direction.BELOW, "Bemærkninger")
    assert read_places(whole, {"": place})[""].text == ""


def test_a_click_on_what_a_merged_cell_covers_means_that_cell(tmp_path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="A2:C4"/></mergeCells>'
    content = sheet(words("A1", "Noter") + words("C1", "x"), words("A2", "Alt vel."), after=merged)
    (whole,) = read_here(xlsx(tmp_path / "a.xlsx", content)).sheets
    assert own_cell(whole, (2, 2)) == (2, 0)
    assert own_cell(whole, (4, 1)) == (2, 0)
    assert own_cell(whole, (1, 1)) == (1, 1)


def test_lines_and_boxes_of_a_document(tmp_path: Path) -> None:
    body = (
        paragraph("Bemærkninger")
        + paragraph("Et.")
        + paragraph("To.")
        + paragraph("Risici")
        + word_table(cell("Ingen."))
    )
    (whole,) = read_here(docx(tmp_path / "a.docx", body)).sheets
    first = possible_places(whole, (2, 0), frozenset({(2, 0), (5, 0)}))[0]
    assert first == Place(Direction.BELOW, "Bemærkninger")
    box = possible_places(whole, (5, 0), frozenset({(2, 0), (5, 0)}))[0]
    assert box == Place(Direction.BELOW, "Risici")


def test_a_heading_too_far_away_is_not_offered() -> None:
    """A layout could not hold it."""
    wide = _sheet([["Projekt", *[""] * 50, "18-4"], ["Måned", *[""] * 49, "november"]])
    assert possible_places(wide, (1, 51), frozenset()) == (Place(Direction.CELL, "AZ1"),)
    near = Place(Direction.RIGHT_OF, "Måned", distance=50)
    assert possible_places(wide, (2, 50), frozenset())[0] == near


def test_an_empty_lamp_that_is_coloured_like_some_other_answers_has_that_ground() -> None:
    grey, cream = "#EEEEEE", "#FFF2CC"
    fills = {"project": cream, "remarks": cream, "forecast": grey}
    lamps = {"light.overall": Cell("", fill=grey), "light.time": Cell("Gul", fill=grey)}
    cells = [*(Cell("x", fill=fill) for fill in fills.values()), *lamps.values()]
    form = Sheet("", tuple(Row(n, (cell,)) for n, cell in enumerate(cells, start=1)))
    places = {
        key: Place(Direction.CELL, f"A{n}") for n, key in enumerate((*fills, *lamps), start=1)
    }
    grounds = with_grounds(form, places, spots_of(form, places))
    assert [grounds[key].ground for key in lamps] == [grey, cream]
