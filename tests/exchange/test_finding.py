"""The status table is found among others, under its titles, with its headings."""

from __future__ import annotations

import pytest

from portfolio_desktop.exchange.finding import ENOUGH, find_tables, wished_table
from portfolio_desktop.exchange.mapping_wish import MappingError, MappingWish
from portfolio_desktop.exchange.tables import Cell, CellNote
from tests.exchange.registers import DIMENSIONS
from tests.exchange.sources import GREEN, RED, sources, table

STATUS = table(
    ["Porteføljestatus for kredsen"],
    ["Status pr. ultimo oktober 2023"],
    [],
    ["Nr.", "Projekt", "Slutdato", "Fase", "Status sidste måned", "Status denne måned"],
    ["22-1", "Journalen", "Dec 24", "Analyse", ("", GREEN), ("", RED)],
    ["22-2", "Registret", "Dec 25", "Analyse", ("", GREEN), ("", GREEN)],
    sheet="Status okt 2023",
)
MEMBERS = table(
    ["Navn", "Region", "E-mail", "Telefon"],
    ["Anna", "Nord", "a@x.dk", "1"],
    ["Bo", "Syd", "b@x.dk", "2"],
    ["Carl", "Midt", "c@x.dk", "3"],
    sheet="Medlemmer",
)


def test_headings_are_found_under_titles() -> None:
    (found,) = find_tables(sources(STATUS), DIMENSIONS)
    assert [use.target for use in found.uses] == [
        "number", "name", "forecast", "phase", "previous", "overall"
    ]  # fmt: skip
    assert [row.row for row in found.rows] == [5, 6]
    assert found.above == ("Porteføljestatus for kredsen", "Status pr. ultimo oktober 2023")


def test_a_members_table_is_no_status_table() -> None:
    best, other = find_tables(sources(MEMBERS, STATUS), DIMENSIONS)
    assert best.table.sheet == "Status okt 2023"
    assert other.weight < ENOUGH


def test_the_shown_one_of_two_equal_tables_wins() -> None:
    hidden = table(*([c.text for c in row.cells] for row in STATUS.rows), sheet="Gl", hidden=True)
    shown = table(*([c.text for c in row.cells] for row in STATUS.rows), sheet="Ny")
    best, _ = find_tables(sources(hidden, shown), DIMENSIONS)
    assert best.table.sheet == "Ny"


def test_headings_in_two_rows_with_merged_cells() -> None:
    merged = table(
        ["Nr.", "Projekt", "Status", Cell("Status", note=CellNote.MERGED), "Slutdato"],
        ["", "", "Sidste måned", "Denne måned", ""],
        ["22-1", "Journalen", ("", GREEN), ("", RED), "Dec 24"],
    )
    (found,) = find_tables(sources(merged), DIMENSIONS)
    assert [use.target for use in found.uses] == [
        "number", "name", "previous", "overall", "forecast"
    ]  # fmt: skip
    assert len(found.rows) == 1
    assert found.uses[2].title == "Status Sidste måned"


def test_the_user_may_choose_table_and_headings() -> None:
    tables = sources(STATUS, MEMBERS)
    chosen = wished_table(tables, MappingWish(sheet="medlemmer"), DIMENSIONS)
    assert chosen is not None
    assert chosen.table.sheet == "Medlemmer"
    chosen = wished_table(tables, MappingWish(table=1, header_row=5), DIMENSIONS)
    assert chosen is not None
    assert chosen.uses[0].title == "22-1"
    assert wished_table(tables, MappingWish(), DIMENSIONS) is None


@pytest.mark.parametrize(
    "wish", [MappingWish(sheet="x"), MappingWish(table=3), MappingWish(header_row=99)]
)
def test_a_table_that_is_not_there_is_refused(wish: MappingWish) -> None:
    with pytest.raises(MappingError):
        wished_table(sources(STATUS, MEMBERS), wish, DIMENSIONS)


def test_layouts_are_the_same_whatever_the_rows_say() -> None:
    other = table(*([c.text for c in row.cells] for row in STATUS.rows[3:5]))
    one, two = (find_tables(sources(each), DIMENSIONS)[0] for each in (STATUS, other))
    assert one.layout == two.layout


def test_a_column_of_persons_counts_once_however_many_rows_head_it() -> None:
    merged = table(
        ["Nr.", "Projekt", "Projektleder", "Slutdato", Cell("Slutdato", note=CellNote.MERGED)],
        ["Nr.", "Projekt", "Projektleder", "Oprindelig", "Forventet"],
        ["22-1", "Journalen", "N.N.", "Dec 23", "Dec 24"],
    )
    (found,) = find_tables(sources(merged), DIMENSIONS)
    assert found.uses[3].title == "Slutdato Oprindelig"
    assert [use.target for use in found.uses] == ["number", "name", "", "original", "forecast"]
