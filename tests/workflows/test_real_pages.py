"""The papers of a meeting from the board's real table, page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pdfplumber
import pytest
from pdfplumber.page import Page

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.reports.style import LANDSCAPE, PORTRAIT, TOP
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.issuing import agenda_bytes, prepare_issue
from tests.workflows.ground import made
from tests.workflows.neighbours import shared


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Page]]:
    """The pages of the agenda of 10 November 2023."""
    use_language(Language.DANISH)
    table = shared("fixtures", "porteføljestatus-2023-11.docx")
    with made(tmp_path_factory.mktemp("pages") / "rsi.pfreg") as register:
        apply(register, prepare(register, table), ImportChoices())
        draft = MeetingDraft("RSI-kredsen", held_on="10.11.2023", starts="10.00", place="København")
        meeting = add_meeting(register, draft).id
        fill_agenda(register, meeting)
        pdf = agenda_bytes(prepare_issue(register, AgendaWish(meeting)).content)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        yield document.pages


def filled(page: Page) -> float:
    """The part of the page that holds something, between its head and its foot."""
    bottom = (LANDSCAPE if page.width > page.height else PORTRAIT).bottom
    ends = [word["bottom"] for word in page.extract_words() if word["bottom"] <= bottom]
    return (max(ends) - TOP) / (bottom - TOP)


def test_no_page_is_made_for_next_to_nothing(papers: list[Page]) -> None:
    assert len(papers) <= 10
    assert min(map(filled, papers)) > 0.35


def test_the_list_stands_on_two_pages_with_the_sentence_about_requests(papers: list[Page]) -> None:
    texts = [page.extract_text() for page in papers]
    grid = [
        text for text in texts if "Bemærkninger" in text and "Slutdato" in text and "Fase" in text
    ]
    listed = [text for text in grid if text.count("Gennem") > 1]
    assert len(listed) == 2
    assert "Ingen ændringsanmodninger venter på afgørelse." in listed[1]


def test_rows_of_escalated_projects_point_to_their_items(papers: list[Page]) -> None:
    text = " ".join(" ".join(page.extract_text() for page in papers).split())
    assert re.findall(r"Se punkt \d+", text) == ["Se punkt 4", "Se punkt 5", "Se punkt 6"]
