"""In a paper in English, what people wrote in the register is said in Danish."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.project_sheet import render_sheets
from portfolio_desktop.reports.prose import ProseBlock
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import ChangeLine, Fact, Note, Passage, Reason
from portfolio_desktop.services.sheet_values import SheetTable
from tests.reports.sample import IDENTITY, content
from tests.reports.sheet_samples import papers, sheet
from tests.reports.spoken_languages import said_in
from tests.reports.test_spans import TOGETHER, asking

IN_ENGLISH = replace(IDENTITY, language="en-GB")
SCOPE = ChangeLine("Scope", "Fem regioner", "Tre regioner", "", written=True)


def test_what_a_request_changes() -> None:
    pdf = render_status_report(replace(asking(SCOPE, *TOGETHER), identity=IN_ENGLISH))
    danish, english = said_in(pdf, "da-DK"), said_in(pdf, "en-GB")
    for words in ("Fem regioner", "Tre regioner", "Pilot", "Drift"):
        assert words in danish
        assert words not in english
    for words in ("Scope", "1 måned senere", "Milepæl", "maj 2024"):
        assert words in english
        assert words not in danish


def test_where_the_grid_leads_to_an_item() -> None:
    value = content()
    remarks = (Passage("Leverandøren er forsinket."),)
    reasons = (Reason("Overall", "Kontrakten er ikke underskrevet."),)
    leading = replace(value.grid.rows[0], remarks=remarks, reasons=reasons, see="See item 5.")
    grid = replace(value.grid, rows=(leading,))
    pdf = render_status_report(replace(value, grid=grid, identity=IN_ENGLISH))
    danish, english = said_in(pdf, "da-DK"), said_in(pdf, "en-GB")
    for words in ("Leverandøren er forsinket.", "Kontrakten er ikke underskrevet."):
        assert words in danish
        assert words not in english
    for words in ("See item 5.", "Overall:"):
        assert words in english
        assert words not in danish


def test_what_the_reports_of_participants_make_of_a_lamp() -> None:
    told = Reason("Overall", "1 of 5 regions reports yellow status on time.", told=True)
    value = content()
    reasons = (told, Reason("Time", "Én region er forsinket."))
    rows = (replace(value.grid.rows[0], reasons=reasons),)
    report = replace(value, grid=replace(value.grid, rows=rows), identity=IN_ENGLISH)
    sheets = replace(papers(sheet(reasons=reasons)), identity=IN_ENGLISH)
    for pdf in (render_status_report(report), render_sheets(sheets)):
        danish, english = said_in(pdf, "da-DK"), said_in(pdf, "en-GB")
        assert "Én region er forsinket." in danish
        assert told.text in english
        assert told.text not in danish


def test_what_the_summary_begins_a_reason_with() -> None:
    told = "1 of 5 regions reports yellow status on time."
    value = content()
    move = replace(value.summary.moves[0], told=told, reason=f"{told} Time: Én region venter.")
    notes = (Note("1-1", "Projekt", move.now, f"{told} Der er lagt en plan.", told=told),)
    lists = (replace(value.summary.lists[0], notes=notes),)
    summary = replace(value.summary, moves=(move,), lists=lists)
    pdf = render_status_report(replace(value, summary=summary, identity=IN_ENGLISH))
    danish, english = said_in(pdf, "da-DK"), said_in(pdf, "en-GB")
    for words in ("Én region venter.", "Der er lagt en plan."):
        assert words in danish
        assert words not in english
    assert english.count(told) == 2
    assert told not in danish


def test_the_tables_and_texts_of_a_sheet() -> None:
    table = SheetTable("Risks", ("No.", "Risk"), (("2023-01", "Brud på aftalen"),), written=(1,))
    shown = sheet(tables=(table,), facts=(Fact("Lead", "Region Nord", written=True),))
    section = papers(shown)
    pdf = render_sheets(replace(section, identity=IN_ENGLISH))
    danish, english = said_in(pdf, "da-DK"), said_in(pdf, "en-GB")
    reasons = [each.text for each in shown.reasons]
    accounts = [each.value for each in shown.account if each.written]
    for words in ("Brud på aftalen", "Region Nord", shown.purpose, *reasons, *accounts):
        assert words in danish, words
        assert words not in english, words
    for words in ("2023-01", "Risk", "Lead", *(f"{each.label}:" for each in shown.reasons)):
        assert words in english, words


def test_names_of_projects_where_what_has_changed_is_told() -> None:
    paper = Paper(IN_ENGLISH)
    stretches = (("19-2 LUNA: ", True), ("from red to yellow", False))
    block = ProseBlock(Setter(paper), stretches, sign="•", listed=[], names=True)
    with paper.page() as page:
        block.draw(page, 50)
    pdf = paper.finished()
    assert said_in(pdf, "da-DK") == "19-2 LUNA:"
    assert "from red to yellow" in said_in(pdf, "en-GB")


def test_a_danish_paper_says_nothing_in_another_language() -> None:
    assert said_in(render_status_report(asking(SCOPE)), "en-GB") == ""
