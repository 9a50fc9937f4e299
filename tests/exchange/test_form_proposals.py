"""What a form's headings propose: the answers of forms as regions have them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def _told(sheet: Sheet) -> dict[str, tuple[str, str]]:
    """The cell of each answer that is proposed, and what is read there."""
    return {
        key: (field.place, field.text)
        for key, field in read_places(sheet, _proposed(sheet)).items()
    }


def _form_in_word(last: list[str], *, page: int = 1) -> Sheet:
    lines = [["Projekt", "22-3"], ["Måned", "november 2023"], ["Trafiklys", "Grøn"], last]
    rows = (Row(n, tuple(map(Cell, each)), page=page) for n, each in enumerate(lines, start=2))
    return Sheet("Ark1", (Row(1, (Cell("Månedsrapport"),)), *rows))


ANSWERS_LIKE_HEADINGS = [
    "Go-live 18. december står fast.",
    "Deadline rykkes til maj",
    "Økonomi: budgettet holder.",
    "Tid og økonomi følger planen.",
]


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize("label", ["Kommentar til kredsen", "Andet"])
@pytest.mark.parametrize("text", ANSWERS_LIKE_HEADINGS)
def test_an_answer_that_begins_like_a_heading_is_none(label: str, text: str, page: int) -> None:
    told = _told(_form_in_word([label, text], page=page))
    assert told.get("remarks") == (("B5", text) if label.startswith("Kommentar") else None)
    assert told.keys() - {"remarks"} == {"project", "period", "light.overall"}


def test_a_word_that_is_a_heading_elsewhere_is_an_answer_beside_words_of_its_own() -> None:
    told = _told(_form_in_word(["Hvad er den vigtigste årsag?", "Økonomi"]))
    assert "light.cost" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Go-live 18. december står fast.",
        "Deadline 1. maj holder!",
        "Deadline for os og de fem rykkes nu til den 1. maj",
    ],
)
def test_a_sentence_is_no_heading_wherever_it_stands(text: str) -> None:
    assert _proposed(_sheet([[text, ""], ["", ""]])) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Bemærkninger til kredsen",
        "2. Bemærkninger (højst 10 linjer: hvad er sket, og hvad skal der ske nu).",
        "Bemærkninger, der skal med på mødet i denne måned",
    ],
)
def test_a_long_heading_is_still_one(text: str) -> None:
    assert _told(_sheet([[text, "Ny plan."]])).keys() <= {"remarks", "corrective_action"}
    assert "Ny plan." in {said for _cell, said in _told(_sheet([[text, "Ny plan."]])).values()}


WORDS = ["", "Projekt", "Måned", "Tid", "Bemærkninger", "18-4", "Deadline rykkes", "Økonomi: ja"]


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)),
        min_size=1,
        max_size=6,
    )
)
def test_nothing_is_proposed_outside_the_cells_of_a_document(
    lines: list[tuple[int, list[str]]],
) -> None:
    rows = [
        Row(n, tuple(map(Cell, texts if page else texts[:1])), page=page)
        for n, (page, texts) in enumerate(lines, start=1)
    ]
    rows.append(Row(len(rows) + 1, (Cell(),), page=3))
    cells = {f"{'ABCD'[n]}{row.number}" for row in rows for n in range(len(row.cells))}
    assert {place for place, _text in _told(Sheet("", tuple(rows))).values()} <= cells


def _with_gap(answers: list[str], labels: list[str] | None = None, **look: str) -> Sheet:
    """Headings in A, nothing in B, answers in C."""
    names = labels or ["Projekt:", "Rapport for måned", "Fremdrift (tid)", "Penge", "Bemærkninger"]
    rows = (
        Row(n, (Cell(name), Cell("", **look), Cell(text)))  # type: ignore[arg-type]
        for n, (name, text) in enumerate(zip(names, answers, strict=True), start=1)
    )
    return Sheet("Ark1", tuple(rows))


@pytest.mark.parametrize("look", [{}, {"fill": "#FFFFFF"}])
def test_an_empty_column_between_headings_and_answers_is_passed_over(look: dict[str, str]) -> None:
    told = _told(_with_gap(["20-5 PPJ", "november 2023", "Gul", "", "Alt vel."], **look))
    assert told == {
        "project": ("C1", "20-5 PPJ"),
        "period": ("C2", "november 2023"),
        "light.time": ("C3", "Gul"),
        "light.cost": ("C4", ""),
        "remarks": ("C5", "Alt vel."),
    }


def test_no_column_is_passed_over_for_the_next_headings_or_a_single_answer() -> None:
    empty = _told(_with_gap(["Projektleder", "Udfyldt af", "Ejer", "Frist", "Sted"]))
    single = _told(_with_gap(["", "", "", "", "18. december"]))
    shaded = _told(_with_gap(["20-5", "x", "Gul", "Gul", "y"], fill="#DDEBF7"))
    for told in (empty, single, shaded):
        assert (told["project"], told["period"]) == (("B1", ""), ("B2", ""))


def test_a_page_of_prose_proposes_nothing() -> None:
    lines = [["Referat af mødet"], ["Der blev orienteret om tid og økonomi."], ["1", "2", "3"]]
    assert _proposed(_sheet(lines)) == {}
