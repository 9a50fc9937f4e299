"""A form while it is got to know: whatever is pointed at, nothing contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.exchange.fit_form import fit_form
from portfolio_desktop.exchange.form_layout import LayoutError, layout_value, read_layout
from portfolio_desktop.exchange.tables import Cell, Row, Sheet, SourceKind, Workbook
from portfolio_desktop.workflows.form_draft import FormDraft, form_sheets, looks_like_form
from portfolio_desktop.workflows.own_forms import KnownNames
from tests.exchange.registers import DIMENSIONS
from tests.workflows.own_form import ANSWERS, LAYOUT, rows_of

NAMES = KnownNames(
    "register", {"18-4": {"a"}}, {"ndis": {"a"}}, {"a": "18-4 NDIS"}, [Period(2023, 11)]
)
KEYS = ("project", "period", "light.time", "reason.time", "remarks")
WORDS = ["", "Projekt", "Måned", "Tid", "18-4", "november 2023", "gul", "Projekt: 18-4", "x", "y:"]


def _sheet(lines: Sequence[Sequence[str]], name: str = "Ark1") -> Sheet:
    rows = (Row(n, tuple(map(Cell, line))) for n, line in enumerate(lines, start=1))
    return Sheet(name, tuple(rows))


def _workbook(*sheets: Sequence[Sequence[str]]) -> Workbook:
    made = (_sheet(lines, f"Ark{n}") for n, lines in enumerate(sheets, start=1))
    return Workbook(SourceKind.XLSX, (), sheets=tuple(made))


def _draft(lines: Sequence[Sequence[str]]) -> FormDraft:
    draft = FormDraft(form_sheets(_workbook(lines), DIMENSIONS), NAMES)
    draft.begin_anew()
    return draft


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=6),
    st.lists(st.tuples(st.sampled_from(KEYS), st.integers(1, 6), st.integers(0, 4)), max_size=8),
)
def test_whatever_is_pointed_at_is_refused_or_read_from_a_cell_of_its_own(
    lines: list[list[str]], clicks: list[tuple[str, int, int]]
) -> None:
    draft = _draft(lines)
    for key, row, column in clicks:
        before = dict(draft.places)
        try:
            draft.point(key, (row, column))
        except LayoutError:
            assert draft.places == before
            continue
        assert key in draft.spots
        assert draft.places[key].at
        sharing = [other for other, spot in draft.spots.items() if spot == draft.spots[key]]
        assert len(sharing) <= 2
    try:
        layout = draft.layout("Skema")
    except LayoutError:
        return
    assert read_layout(layout_value(layout)) == layout
    assert draft.known_as((layout,)) is layout


def test_project_and_month_may_stand_in_one_cell_and_a_lamp_may_say_why() -> None:
    draft = _draft([["Om", "18-4 NDIS, november 2023"], ["Tid", "gul"]])
    draft.point("project", (1, 1))
    draft.point("period", (1, 1))
    draft.point("reason.time", (2, 1))
    with pytest.raises(LayoutError) as refused:
        draft.point("remarks", (1, 1))
    assert refused.value.code == "layout.taken"


@pytest.mark.parametrize(
    "text", ["Go-live 18. december står fast.", "Deadline rykkes til maj", "Økonomi", "Projekt: 7"]
)
@pytest.mark.parametrize("label", ["Kommentar til kredsen", "Til kredsen"])
def test_a_click_on_an_answer_takes_it_whatever_it_reads_like(label: str, text: str) -> None:
    draft = _draft([["Projekt", "22-3"], ["Måned", "november 2023"], ["Tid", "gul"], [label, text]])
    for key in ("remarks", "corrective_action"):
        draft.clear("remarks")
        draft.point(key, (4, 1))
        read = draft.readings()[key]
        assert (read.place, read.text) == ("B4", text)
        draft.clear(key)


def test_a_click_on_a_heading_leads_past_an_empty_column() -> None:
    lines = [["Projekt", "", "22-3"], ["Måned", "", "november 2023"], ["Tid", "", "gul"]]
    draft = _draft([*lines, ["Hvorfor denne farve?", "", "Sent."]])
    draft.clear("period")
    draft.point("period", (2, 0))
    assert draft.readings()["period"].place == "C2"
    draft.point("reason.time", (4, 2))
    assert draft.readings()["reason.time"].text == "Sent."


def _without_month(lines: list[list[str]]) -> list[list[str]]:
    return [line for line in lines if line[0] != "Måned"]


def test_a_form_is_told_from_a_table_and_from_prose() -> None:
    assert looks_like_form(_workbook(rows_of(ANSWERS)), DIMENSIONS)
    assert looks_like_form(_workbook(rows_of({})), DIMENSIONS)
    table = [["Nr.", "Projekt", "Status"], ["18-4", "NDIS", "gul"], ["19-2", "LUNA", "rød"]]
    assert not looks_like_form(_workbook(table), DIMENSIONS)
    assert looks_like_form(_workbook(_without_month(rows_of(ANSWERS))), DIMENSIONS)
    table = [["Projekt", "Status", "Bemærkninger"], ["NDIS", "gul", "a"], ["LUNA", "rød", "b"]]
    assert not looks_like_form(_workbook(table), DIMENSIONS)
    assert not looks_like_form(_workbook([["Referat"], ["Alt vel."]]), DIMENSIONS)


def test_what_is_proposed_is_no_longer_so_once_it_is_pointed_at() -> None:
    draft = _draft(rows_of(ANSWERS))
    assert draft.places == LAYOUT.places
    assert draft.proposed == LAYOUT.places.keys()
    assert not draft.pointed
    draft.point("remarks", (8, 2))
    assert draft.proposed == LAYOUT.places.keys() - {"remarks"}
    assert draft.pointed


OTHER = [["Sag", "18-4"], ["Tidsrum", "november 2023"], ["Lampe", "gul"], ["Frist", "maj"]]


def test_a_second_sheet_is_got_to_know_though_the_first_is_a_known_form() -> None:
    draft = FormDraft(form_sheets(_workbook(rows_of(ANSWERS), OTHER), DIMENSIONS), NAMES)
    assert draft.known_as((LAYOUT,)) is LAYOUT
    draft.chosen = 1
    draft.begin_anew()
    for row, key in enumerate(("project", "period", "light.overall", "forecast"), start=1):
        draft.point(key, (row, 1))
    layout = draft.layout("Et andet skema", (LAYOUT,))
    pages = fit_form(_workbook(rows_of(ANSWERS), OTHER), (LAYOUT, layout))
    assert [page.layout for page in pages] == ["Kredsens skema", "Et andet skema"]


def _coloured(ground: str, lamp: str) -> FormDraft:
    """The form with its answers in one colour and the lamp for time in another."""
    rows = []
    for row in _sheet(rows_of(ANSWERS)).rows:
        name, answer, *rest = row.cells
        fill = lamp if name.text == "Tid" else ground
        rows.append(Row(row.number, (name, replace(answer, fill=fill), *rest)))
    workbook = Workbook(SourceKind.XLSX, (), sheets=(Sheet("Ark1", tuple(rows)),))
    return FormDraft(form_sheets(workbook, DIMENSIONS), NAMES)


def test_the_ground_that_is_known_of_a_form_is_kept_when_it_is_changed() -> None:
    """The file by which it is changed is filled in, and may have been painted over."""
    empty = _coloured("#FFF2CC", "#FFF2CC")
    empty.begin_anew()
    known = empty.layout("Skema")
    assert known.places["light.time"].ground == "#FFF2CC"

    painted = _coloured("#FFFFFF", "#FFFFFF")
    painted.begin_with(known)
    assert painted.layout("Skema") == known
    painted.choose("light.time", painted.ways("light.time")[-1])
    assert painted.places["light.time"].ground == "#FFF2CC", "told otherwise, but the same cell"
    painted.clear("light.time")
    painted.point("light.time", (6, 1))
    assert painted.places["light.time"].ground == "#FFFFFF"
    assert painted.places["light.overall"].ground == "#FFF2CC"
