"""What stands on which page: none is left nearly empty where closer setting helps."""

from __future__ import annotations

import io
from dataclasses import replace

import pdfplumber

from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.pack_values import Fact
from tests.reports.reading import flat, pages, pages_across
from tests.reports.sample import LONG, ROWS, content, grid_row, many


def test_where_no_change_request_is_told_the_sentence_stands_below_the_grid() -> None:
    value = content()
    lead = "Ingen ændringsanmodninger venter på afgørelse."
    told = replace(value.requests, lead=lead, groups=())
    text = pages(render_status_report(replace(value, requests=told)))
    assert len(text) == 3
    assert text[2].index("Fælles medicinkort") < text[2].index(f"Ændringsanmodninger\n{lead}")
    assert "Ændringsanmodninger 3" in text[0]


def test_that_sentence_has_no_page_of_its_own_where_the_grid_is_full() -> None:
    for count in range(10, 16):
        value = content(many(count, "En linje. " * 30))
        told = replace(value.requests, lead="Ingen venter på afgørelse.", groups=())
        text = pages(render_status_report(replace(value, requests=told)))
        assert "Projekt" in next(page for page in text if "Ingen venter" in page)


def test_short_change_requests_have_their_reasons_beside_them() -> None:
    value = content()
    (group,) = value.requests.groups
    requests = replace(value.requests, groups=(replace(group, cards=group.cards * 4),))
    text = pages_across(render_status_report(replace(value, requests=requests)))
    assert len(text) == 4
    first = next(line for line in text[3].splitlines() if line.startswith("Hvad"))
    assert first.endswith("Begrundelse Testmiljøet blev klar en måned for sent.")


def test_long_reasons_stand_below_the_changes_and_are_printed_whole() -> None:
    value = content()
    (group,) = value.requests.groups
    card = replace(group.cards[0], facts=(Fact("Begrundelse", LONG),))
    requests = replace(value.requests, groups=(replace(group, cards=(card,)),))
    text = flat("".join(pages(render_status_report(replace(value, requests=requests)))[3:]))
    assert "Sætning399" in text
    assert text.index("1,3mio.kr.mere") < text.index("Begrundelse")


def test_a_long_summary_stands_above_its_figures() -> None:
    value = content()
    summary = replace(value.summary, sentences=(LONG[:2000],))
    text = pages(render_status_report(replace(value, summary=summary)))[1]
    assert text.index("Sætning 30 om") < text.index("Fordelt på dimensioner")


def test_a_grid_is_set_closer_where_that_saves_a_page() -> None:
    """Where none is saved the rows keep their room."""
    row = grid_row("1-1", "Projekt", "Status.\n" * 2 + "Status.")
    heights = {}
    for count in (17, 18, 22, 26):
        value = content((row,) * count)
        with pdfplumber.open(io.BytesIO(render_status_report(value))) as document:
            grid = [page for page in document.pages if "Slutdato Fase" in page.extract_text()]
            tops = [word["top"] for word in grid[0].extract_words() if word["text"] == "1-1"]
        heights[count] = len(grid), round(tops[1] - tops[0], 1)
    assert heights == {17: (2, 48.0), 18: (2, 45.0), 22: (3, 48.0), 26: (3, 48.0)}


def test_a_long_grid_is_not_set_closer_for_the_sake_of_its_last_page() -> None:
    """One row more or less does not change how a hundred pages look."""
    row = grid_row("1-1", "Projekt", "Status.\n" * 2 + "Status.")
    for count in range(120, 132):
        value = content((row,) * count)
        with pdfplumber.open(io.BytesIO(render_status_report(value))) as document:
            tops = [
                each["top"] for each in document.pages[2].extract_words() if each["text"] == "1-1"
            ]
        assert round(tops[1] - tops[0], 1) == 48.0


def test_a_tall_row_does_not_leave_half_a_page_empty() -> None:
    first = grid_row("1-1", "Projekt", "Linje\n" * 20)
    told = [f"Afsnit {n}: {'mere om det. ' * 24}" for n in (1, 2, 3)]
    second = grid_row("1-2", "Fælles udbud", "\n\n".join(told))
    text = pages(render_status_report(content((first, second))))
    before, overleaf = (page for page in text if "Bemærkninger" in page)
    assert "Afsnit 1" in before
    assert "Afsnit 3" in overleaf
    assert "(fortsat)" in overleaf
    assert "1-2 Fælles udbud" in " ".join(overleaf.split())
    *_others, last = (line for line in before.splitlines() if "mere om det." in line)
    assert len(last) < 70, "it is cut where a paragraph ends"


def test_a_row_that_leaves_little_empty_stays_whole() -> None:
    first = grid_row("1-1", "Projekt", "Linje\n" * 24)
    second = grid_row("1-2", "Fælles udbud", "Afsnit om det. " * 50)
    text = pages(render_status_report(content((first, second))))
    before, overleaf = (page for page in text if "Bemærkninger" in page)
    assert "Afsnit" not in before
    assert "Afsnit" in overleaf


def test_a_short_trend_and_a_short_grid_begin_below_what_is_short() -> None:
    value = content(ROWS[:1])
    short = replace(value.summary, moves=(), lists=(), sentences=("Ét projekt er gult.",))
    text = pages(render_status_report(replace(value, summary=short)))
    assert "Sammenfatning" in text[1]
    assert "Patologi- og Genetikdata" in text[1]


def test_the_last_page_of_the_grid_holds_more_than_a_row() -> None:
    rows = many(13, "En linje. " * 30)
    text = pages(render_status_report(content(rows)))
    grid = [page for page in text if "Bemærkninger" in page]
    assert len(grid) == 2
    assert "Projekt 12" in grid[1]
    assert "Projekt 11" in grid[1]
