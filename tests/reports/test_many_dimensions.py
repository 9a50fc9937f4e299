"""The report with other sets of dimensions than the shipped four."""

from __future__ import annotations

import io
from dataclasses import replace

import pdfplumber
import pytest

from portfolio_desktop.reports import style
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.pack_values import DimensionCount, DimensionHead, PackContent
from tests.reports.sample import GREEN, LIGHTS, MARGIN, ROWS, content

LONG = (
    "leverancer og omfang", "tid", "økonomi", "ressourcer", "gevinster", "risici", "kvalitet",
    "informationssikkerhed", "interessenthåndtering", "leverandørsamarbejde",
    "klima og bæredygtighed", "jura og databeskyttelse",
)  # fmt: skip


def with_dimensions(names: tuple[str, ...], *, purpose_column: bool = False) -> PackContent:
    """The sample judged on these dimensions, with letters "A1", "B2" and so on."""
    heads = tuple(
        DimensionHead(f"{chr(65 + place % 26)}{place % 10}", name)
        for place, name in enumerate(names)
    )
    colours = "gyrn"
    rows = tuple(
        replace(
            row,
            lights=tuple(LIGHTS[colours[place % 4]] for place in range(len(names))),
            purpose="Et formål, som kredsen kender.",
        )
        for row in ROWS
    )
    made = content(rows, purpose_column=purpose_column)
    counts = tuple(DimensionCount(name, 2, 2, 1, 1) for name in names)
    return replace(
        made,
        grid=replace(made.grid, dimensions=heads),
        margin=replace(MARGIN, dimension_key=tuple(f"{head.letter} {head.name}" for head in heads)),
        summary=replace(made.summary, dimensions=counts),
    )


def grid_page(made: PackContent) -> pdfplumber.page.Page:
    document = pdfplumber.open(io.BytesIO(render_status_report(made)))
    pages = [page for page in document.pages if "Bemærkninger" in page.extract_text()]
    return pages[0]


@pytest.mark.parametrize("count", [0, 1, 3, 5, 7, 12])
def test_the_whole_key_is_told_within_the_margins(count: int) -> None:
    page = grid_page(with_dimensions(LONG[:count]))
    foot = page.crop((0, style.BOTTOM - 30, page.width, page.height))
    words = " ".join(foot.extract_text().split())
    for name in LONG[:count]:
        assert name in words
    assert "nyt siden sidste måned" in words
    assert "Grøn: efter plan" in words
    assert "…" not in words
    assert max(char["x1"] for char in page.chars if char["text"].strip()) <= style.RIGHT + 0.5


def test_four_dimensions_have_their_key_on_one_line() -> None:
    page = grid_page(content())
    lines = page.crop((0, style.BOTTOM, page.width, page.height)).extract_text().splitlines()
    assert len(lines) == 2, "the key and the foot"


def test_content_keeps_clear_of_a_higher_key() -> None:
    rows = tuple(replace(row, number=f"{place}") for place, row in enumerate(ROWS * 6))
    made = with_dimensions(LONG)
    made = replace(made, grid=replace(made.grid, rows=tuple(_like(made, row) for row in rows)))
    with pdfplumber.open(io.BytesIO(render_status_report(made))) as document:
        for page in document.pages[2:]:
            words = page.extract_words()
            key = [word["top"] for word in words if word["text"] == "Grøn:"]
            if key:
                above = [word["bottom"] for word in words if word["top"] < key[0] - 1]
                assert max(above) < key[0] - 3, page.page_number


def _like(made: PackContent, row: object) -> object:
    return replace(row, lights=made.grid.rows[0].lights)  # type: ignore[type-var]


def test_with_twelve_dimensions_purposes_stand_under_readable_remarks() -> None:
    page = grid_page(with_dimensions(LONG, purpose_column=True))
    text = page.extract_text()
    assert "Formål: Et formål" in text
    assert "Bemærkninger Formål" not in text
    assert (
        "Bemærkninger Formål"
        in grid_page(with_dimensions(LONG[:4], purpose_column=True)).extract_text()
    )


@pytest.mark.parametrize("count", [20, 60])
def test_more_dimensions_than_a_page_has_room_for_still_print(count: int) -> None:
    """A register from another program may have any number of them."""
    names = tuple(f"dimension {number}" for number in range(count))
    page = grid_page(with_dimensions(names))
    assert max(char["x1"] for char in page.chars if char["text"].strip()) <= style.RIGHT + 0.5
    assert GREEN.word in page.extract_text()
