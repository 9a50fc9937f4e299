"""What a form's headings propose: the answers of forms as regions have them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_desktop.exchange.fit_form import read_places
from portfolio_desktop.exchange.form_layout import Direction, Place
from portfolio_desktop.exchange.form_proposals import FormHeadings
from portfolio_desktop.exchange.tables import Cell, Row, Sheet, read_tables
from tests.exchange.registers import DIMENSIONS
from tests.workflows.own_form import ANSWERS, LAYOUT, rows_of
from tools.own_form_files import region_docx, region_xlsx

ASKED = {
    "project",
    "period",
    "light.overall",
    "reason.overall",
    "light.time",
    "reason.time",
    "corrective_action",
    "remarks",
    "forecast",
    "reported_by",
}


def _sheet(lines: list[list[str]]) -> Sheet:
    rows = (Row(n, tuple(map(Cell, line))) for n, line in enumerate(lines, start=1))
    return Sheet("Ark1", tuple(rows))


def _proposed(sheet: Sheet) -> dict[str, Place]:
    return FormHeadings(sheet, DIMENSIONS).proposed_places()


def test_a_plain_form_is_proposed_as_somebody_would_point_at_it() -> None:
    assert _proposed(_sheet(rows_of(ANSWERS))) == LAYOUT.places


def test_an_empty_form_is_proposed_like_a_filled_one() -> None:
    assert _proposed(_sheet(rows_of({}))) == LAYOUT.places


@pytest.mark.parametrize(("make", "suffix"), [(region_xlsx, ".xlsx"), (region_docx, ".docx")])
def test_the_forms_of_regions(tmp_path: Path, make: Callable[..., Path], suffix: str) -> None:
    """Merged cells, coloured status cells beside last month's, ticked boxes, long headings."""
    filled, empty = tmp_path / f"udfyldt{suffix}", tmp_path / f"tomt{suffix}"
    make(filled)
    make(empty, filled=False)
    (sheet, *_more) = read_tables(filled).sheets
    places = _proposed(sheet)
    assert places.keys() >= ASKED
    said = read_places(sheet, places)
    assert said["project"].text == "18-4 NDIS"
    assert said["remarks"].text.startswith("Fire ud af fem regioner er i drift.")
    assert said["reported_by"].text == "Karen Blixt"
    assert "uge 50" in said["reason.time"].text
    (sheet, *_more) = read_tables(empty).sheets
    assert {key: (p.direction, p.at) for key, p in _proposed(sheet).items()} == {
        key: (place.direction, place.at) for key, place in places.items()
    }


def test_the_status_of_last_month_is_not_taken_for_this() -> None:
    form = _sheet(
        [
            ["", "Status sidste måned", "Status nu", "Begrundelse"],
            ["Samlet status", "Grøn", "Rød", "Sent."],
            ["Tid", "Grøn", "Gul", ""],
        ]
    )
    places = _proposed(form)
    said = read_places(form, places)
    assert said["light.overall"].text == "Rød"
    assert said["light.time"].text == "Gul"
    assert said["reason.overall"].text == "Sent."


@pytest.mark.parametrize("text", ["Begrundelse", "se bilag 3", "Anne Holm"])
def test_no_lamp_is_proposed_where_words_stand(text: str) -> None:
    assert "light.time" not in _proposed(_sheet([["Tid", text]]))


@pytest.mark.parametrize("text", ["☒ ved ikke", "✔ uden farve", "✓ i orden"])
def test_a_lamp_is_proposed_where_boxes_are_ticked(text: str) -> None:
    assert "light.time" in _proposed(_sheet([["Tid", text]]))


def test_what_follows_in_the_same_line() -> None:
    assert _proposed(_sheet([["Projekt: 18-4"], ["Måned: november"]])) == {
        "project": Place(Direction.INSIDE, "Projekt"),
        "period": Place(Direction.INSIDE, "Måned"),
    }


def test_a_page_of_prose_proposes_nothing() -> None:
    lines = [["Referat af mødet"], ["Der blev orienteret om tid og økonomi."], ["1", "2", "3"]]
    assert _proposed(_sheet(lines)) == {}
