"""What stands on which page: none is left nearly empty where closer setting helps."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.pack_values import Fact
from tests.reports.reading import flat, pages, pages_across
from tests.reports.sample import LONG, content, many


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


def test_the_last_page_of_the_grid_holds_more_than_a_row() -> None:
    rows = many(13, "En linje. " * 30)
    text = pages(render_status_report(content(rows)))
    grid = [page for page in text if "Bemærkninger" in page]
    assert len(grid) == 2
    assert "Projekt 12" in grid[1]
    assert "Projekt 11" in grid[1]
