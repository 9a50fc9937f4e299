"""Cells that reach over several columns or rows: on the page, and as they are told aloud."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from portfolio_desktop.reports.project_sheet import render_sheets
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.pack_values import ChangeLine, PackContent
from portfolio_desktop.services.sheet_values import SheetTable
from tests.reports.reading import pages
from tests.reports.sample import content
from tests.reports.sheet_samples import papers, sheet
from tests.reports.tagging import elements, faults, laid_out

HEADS = ("Hvad", "Godkendt plan", "Ønsket", "Forskel")
REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")


def milestone(name: str) -> ChangeLine:
    return ChangeLine(f"Milepæl: {name}", "maj 2024", "jun. 2024", "senere", "Milepæl", name)


def money(year: int, who: str) -> ChangeLine:
    subject = f"Budget {year}"
    return ChangeLine(f"{subject}, {who}", "1 mio. kr.", "2 mio. kr.", "mere", subject, who)


END = ChangeLine("Slutdato", "apr. 2024", "maj 2024", "1 måned senere")
TOGETHER = (END, milestone("Pilot"), milestone("Drift"), milestone("Luk"))
MONEY = tuple(money(year, who) for year in range(2024, 2034) for who in REGIONS)


def asking(*changes: ChangeLine) -> PackContent:
    """A report with one request, which asks for these."""
    value = content()
    (group,) = value.requests.groups
    card = replace(group.cards[0], changes=changes)
    return replace(value, requests=replace(value.requests, groups=(replace(group, cards=(card,)),)))


@contextmanager
def table(pdf: bytes, title: str) -> Iterator[list[dict[int, Any]]]:
    """The cells of a table at every place that they reach over, by its summary."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (found,) = [
            each
            for each in elements(document)
            if str(each.S) == "/Table" and title in str(each.get("/A", {}).get("/Summary", ""))
        ]
        yield laid_out(found)


def told(cell: Any) -> tuple[str, str, int, int]:
    """Which kind of cell, what it heads, and how many columns and rows it reaches over."""
    said = cell.get("/A", pikepdf.Dictionary())
    scope, columns, rows = (said.get(name) for name in ("/Scope", "/ColSpan", "/RowSpan"))
    return str(cell.S)[1:], str(scope or "")[1:], int(columns or 1), int(rows or 1)


def test_the_letters_of_the_lights_stand_under_a_head_of_their_own() -> None:
    pdf = render_status_report(content())
    assert faults(pdf) == []
    with table(pdf, "Porteføljestatus") as (first, second, row, *_others):
        assert len(first) == len(second) == len(row)
        assert told(first[6]) == ("TH", "Column", 4, 1)
        assert {first[place].objgen for place in range(6, 10)} == {first[6].objgen}
        assert [told(second[place]) for place in range(6, 10)] == [("TH", "Column", 1, 1)] * 4
        others = [place for place in first if place not in range(6, 10)]
        assert {told(first[place]) for place in others} == {("TH", "Column", 1, 2)}
        assert all(first[place].objgen == second[place].objgen for place in others)
    assert any("Delstatus" in page for page in pages(pdf))


@pytest.mark.parametrize(("lights", "dimensions"), [("", 4), ("Delstatus", 1), ("Delstatus", 0)])
def test_one_letter_or_none_needs_no_head_above(lights: str, dimensions: int) -> None:
    value = content()
    grid = replace(
        value.grid,
        heads=replace(value.grid.heads, lights=lights),
        dimensions=value.grid.dimensions[:dimensions],
        rows=tuple(replace(row, lights=row.lights[:dimensions]) for row in value.grid.rows),
    )
    pdf = render_status_report(replace(value, grid=grid))
    assert faults(pdf) == []
    with table(pdf, "Porteføljestatus") as (first, second, *_others):
        assert {told(cell)[2:] for cell in first.values()} == {(1, 1)}
        assert told(second[1])[0] == "TD"


def test_changes_that_share_what_they_are_about_have_it_once() -> None:
    pdf = render_status_report(asking(*TOGETHER))
    assert faults(pdf) == []
    with table(pdf, "2023-09") as (head, end, *shared):
        assert told(head[0]) == ("TH", "Column", 2, 1)
        assert told(end[0]) == ("TH", "Row", 2, 1)
        assert [told(row[0]) for row in shared] == [("TH", "Row", 1, 3)] * 3
        assert len({row[0].objgen for row in shared}) == 1
        assert [told(row[1]) for row in shared] == [("TH", "Row", 1, 1)] * 3
        assert told(shared[0][2])[0] == "TD"
    words = " ".join(" ".join(pages(pdf)).split())
    assert words.count("Milepæl") == 1
    assert "Milepæl Pilot maj 2024" in words


def test_changes_by_themselves_have_one_head_each() -> None:
    pdf = render_status_report(asking(END, milestone("Pilot"), money(2024, "Sjælland")))
    with table(pdf, "2023-09") as rows:
        assert {told(cell)[2:] for row in rows for cell in row.values()} == {(1, 1)}
    words = " ".join(" ".join(pages(pdf)).split())
    assert "Milepæl: Pilot" in words
    assert "Budget 2024, Sjælland" in words


@pytest.mark.parametrize("before", range(len(REGIONS)))
def test_a_head_that_reaches_overleaf_is_said_again(before: int) -> None:
    pdf = render_status_report(asking(*[END] * before, *MONEY))
    assert faults(pdf) == []
    with table(pdf, "2023-09") as rows:
        shared = rows[1 + before :]
        assert {told(row[0]) for row in shared} == {("TH", "Row", 1, len(REGIONS))}
        assert len({row[0].objgen for row in shared}) == len(MONEY) / len(REGIONS)
    overleaf = [page for page in pages(pdf) if "mere" in page][1:]
    assert overleaf
    for page in overleaf:
        assert page.index("Budget") < page.index("1 mio. kr.")


def test_that_it_goes_on_is_said_where_it_does() -> None:
    papers = [render_status_report(asking(*[END] * before, *MONEY)) for before in range(5)]
    shown = " ".join(page for pdf in papers for page in pages(pdf))
    assert any(f"Budget {year} (fortsat)" in shown for year in range(2024, 2034))


@pytest.mark.parametrize("count", range(1, 60, 7))
def test_wherever_the_page_ends_the_table_is_sound(count: int) -> None:
    several = MONEY[:count]
    assert faults(render_status_report(asking(*several, *TOGETHER, *several))) == []


def test_what_was_decided_on_one_day_stands_beside_that_day() -> None:
    rows = (
        ("8. sep. 2023", "Lempelse af startkriterier", "Fremsendt"),
        ("8. sep. 2023", "Redegørelsen", "Taget til efterretning"),
        ("6. okt. 2023", "Ny idriftsættelse", "Godkendt"),
    )
    decided = SheetTable("Beslutninger", ("Dato", "Sag", "Udfald"), rows, wide=(1, 2), joined=True)
    pdf = render_sheets(papers(sheet(tables=(decided,))))
    assert faults(pdf) == []
    with table(pdf, "Beslutninger") as (_head, first, second, third):
        assert told(first[0]) == ("TH", "Row", 1, 2)
        assert first[0].objgen == second[0].objgen
        assert told(third[0]) == ("TH", "Row", 1, 1)
        assert told(second[1])[0] == "TD"
    assert " ".join(pages(pdf)).count("8. sep. 2023") == 1
