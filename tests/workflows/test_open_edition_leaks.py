"""The open edition tells nothing of what is closed: not on its pages, nor anywhere in the file.

Every text field of everything that is closed holds a word of its own. Each of these words is looked
for in all that is made for the open edition; that the search finds what is there is shown by the
full edition, where the same words are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Item,
    ItemSource,
    MinutesKind,
    MinutesState,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import ProjectKind
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.issue_letters import issue_letter
from portfolio_desktop.services.issues import Sending, issues_of
from portfolio_desktop.services.pack_content import PackOptions, PurposeShown
from portfolio_desktop.services.pack_parts import PackChoice, SheetsOf
from portfolio_desktop.services.sheet_content import sheet_papers_steps
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.issuing import agenda_bytes, bare_content_steps, issue_now
from portfolio_desktop.workflows.packing import pack_bytes, read_pack
from portfolio_desktop.workflows.paper_files import PaperFormat, papers_as
from tests.reports.reading import text_of
from tests.services.meeting_ground import board_register, change, put
from tests.services.pack_register import ORIGIN
from tests.workflows.closed_ground import ClosedGround, Secret, setting_fields
from tests.workflows.leak_search import words_in, words_in_package, words_of

SENT = Sending("3.11.2023", "RSI-kredsens medlemmer")
_OF = {
    "action": "description outcome",
    "action_move": "after reason",
    "attachment": "closed_reason open_heading",
    "baseline": "budget scope",
    "baseline_budget": "budget",
    "budget_cell": "actual forecast",
    "change_request": "open_heading owner",
    "dismissal": "reason",
    "dispute": "closed_reason open_heading outcome",
    "filing": "case_number file_name",
    "item": "expected guests open_heading owner presenter",
    "milestone": "criteria",
    "milestone_forecast": "forecast",
    "minutes_comment": "given_by text treatment",
    "participant_light": "reason",
    "participant_report": "remarks reported_by",
    "procedure_answer": "given_by",
    "project": "archived_reason left_reference open_heading",
    "reminder": "sent_to",
    "report": "approved_by confirmed_by reopened_reason reported_by reported_remarks reports_from",
    "requested_change": "after_money before_money granted_money",
    "risk": "closed_reason description open_heading outcome",
    "setting": " ".join(setting_fields()),
    "written_procedure": "case_number open_heading sent_to text",
}
NEVER_PRINTED = {f"{table}.{name}" for table, names in _OF.items() for name in names.split()}
"""What no full paper has of what is closed here either: what is never printed, and what other words
are printed for (an amount for those it was typed in)."""
AMOUNT = "7,7 mio"
"""What every amount of a closed thing is printed as."""
CLOSED_PROJECT, CLOSED_ITEM = "p-secret", "i-secret"


@dataclass(frozen=True)
class Paper:
    """What was issued in both editions, by what it is."""

    name: str
    full: bytes
    open: bytes
    told: str = ""
    """What is said beside the open file: its name, its letter."""
    files: tuple[bytes, ...] = ()
    """The open one as Word document, and its list of projects as workbook."""
    full_files: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Issued:
    secrets: tuple[Secret, ...]
    papers: tuple[Paper, ...]
    sheets: dict[str, str]
    """The content of the sheets of all projects, printed by themselves."""
    english: bytes
    """The open agenda in English."""

    def leaks(self, words: set[str]) -> list[str]:
        """The places of what may not be told; the same word stands in one place only."""
        return sorted(
            f"{each.place} ({each.word})"
            for each in self.secrets
            if each.word in words and not each.allowed
        )

    def places(self, words: set[str]) -> set[str]:
        return {each.place for each in self.secrets if each.word in words}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    use_language(Language.DANISH)
    with board_register(tmp_path_factory.mktemp("leaks")) as board:
        secrets = _fill_earlier(board)
        put(board, Item("i-0", "m-0", "a", source=ItemSource.PORTFOLIO, title="Status"))
        issue_now(board, AgendaWish("m-0"), SENT)
        secrets += _fill_later(board, len(secrets))
        papers = tuple(_papers(board))
        sheets = _sheets(board)
        use_language(Language.ENGLISH)
        yield Issued(tuple(secrets), papers, sheets, _agenda_as_it_is(board))


def _agenda_as_it_is(board: RegisterFile) -> bytes:
    """The open agenda with every sheet, in the active language; not issued."""
    choice = PackChoice(sheets=SheetsOf.ALL)
    wish = AgendaWish("m-1", edition=Edition.OPEN, choice=choice)
    content = run_through(bare_content_steps(board, board.reader, wish, board.position()))
    return agenda_bytes(content)


def _sheets(board: RegisterFile) -> dict[str, str]:
    every = [each.id for each in board.reader.projects()]
    options = PackOptions(Period.parse("2023-10"), date(2023, 10, 6))
    return {
        name: repr(
            run_through(
                sheet_papers_steps(
                    board.reader, replace(options, open_only=name == "open"), every, ORIGIN
                )
            )
        )
        for name in ("full", "open")
    }


def _fill_earlier(board: RegisterFile) -> list[Secret]:
    """What was closed already when the board met last."""
    put(board, Item("i-tasks", "m-1", "d5", source=ItemSource.FOLLOW_UP, title="Opfølgning"))
    with board.edit(Label("test")) as edit:
        edit.create("person", "person-open", {"name": "Ida Lund"})
        ground = ClosedGround(edit)
        ground.root("project", CLOSED_PROJECT, number="22-9", kind=ProjectKind.PROGRAMME)
        ground.kept_for(CLOSED_PROJECT)
        escalated = [row for row in ground.rows_of("account") if row.endswith("2023-10")]
        edit.set("account", escalated[0], "removed_reason", "")
        return ground.secrets


def _fill_later(board: RegisterFile, first: int) -> list[Secret]:
    with board.edit(Label("test")) as edit:
        ground = ClosedGround(edit, first=first)
        ground.child("project", "p-part", number="22-9.1", parent_id=CLOSED_PROJECT)
        ground.root("item", CLOSED_ITEM, meeting_id="m-1", late=True)
        ground.root("change_request", "r-secret", project_id="p-17-1")
        ground.root("written_procedure", "w-secret", forum_id="f-1", meeting_id="m-1")
        ground.root("risk", "risk-secret", project_id="p-17-1")
        ground.root("dispute", "dispute-secret", project_id="p-17-1")
        ground.root("attachment", "annex-secret", item_id="i-4")
        for row in ("r-secret", "w-secret", CLOSED_ITEM):
            ground.kept_for(row)
        return ground.secrets


def _papers(board: RegisterFile) -> Iterator[Paper]:
    """Every kind that is issued of a meeting, each with what has changed since one before."""
    change(board, "meeting", "m-1", minutes_kind=MinutesKind.FULL)
    yield _paper(board, "agenda", IssueKind.AGENDA)
    yield _paper(board, "late papers", IssueKind.LATE_PAPERS)
    _change_all_that_is_closed(board)
    yield _paper(board, "agenda, version 2", IssueKind.AGENDA)
    yield _paper(board, "draft minutes", IssueKind.DRAFT_MINUTES)
    change(board, "meeting", "m-1", minutes_state=MinutesState.APPROVED)
    yield _paper(board, "approved minutes", IssueKind.APPROVED_MINUTES)
    yield _status_report(board)


def _paper(board: RegisterFile, name: str, kind: IssueKind) -> Paper:
    wish = AgendaWish("m-1", kind, choice=PackChoice(sheets=SheetsOf.ALL))
    whole, full = issue_now(board, wish, SENT)
    prepared, opened = issue_now(board, replace(wish, edition=Edition.OPEN), SENT)
    issue = issues_of(board.reader, "m-1")[-1]
    letter = issue_letter(board.reader, issue.id)
    told = (letter.subject, letter.body, letter.file_name, issue.changes, prepared.file_name)
    files, full_files = _files(prepared.content), _files(whole.content)
    return Paper(name, full, opened, "\n".join(told), files, full_files)


def _files(content: AgendaContent) -> tuple[bytes, ...]:
    document = papers_as(content, PaperFormat.DOCX)
    if content.status is None:
        return (document,)
    return (document, papers_as(content, PaperFormat.XLSX))


def _status_report(board: RegisterFile) -> Paper:
    options = PackOptions(Period.parse("2023-10"), date(2023, 10, 6), PurposeShown.ALL)
    full, opened = (
        pack_bytes(read_pack(board, replace(options, open_only=open_only)))
        for open_only in (False, True)
    )
    return Paper("status report", full, opened)


def _change_all_that_is_closed(board: RegisterFile) -> None:
    """So that the second issue has something to tell of it."""
    change(board, "item", CLOSED_ITEM, late=False)


def test_nothing_of_what_is_closed_is_in_any_open_paper(issued: Issued) -> None:
    for paper in issued.papers:
        assert issued.leaks(words_in(paper.open)) == [], paper.name
        assert issued.leaks(words_of(paper.told)) == [], paper.name
        for data in paper.files:
            assert issued.leaks(words_in_package(data)) == [], paper.name


def test_the_files_beside_the_pages_are_searched_as_well(issued: Issued) -> None:
    for paper in issued.papers:
        for data in paper.full_files:
            assert len(issued.leaks(words_in_package(data))) > 3, paper.name


def test_every_field_that_can_be_printed_is_found_in_the_full_papers(issued: Issued) -> None:
    found = {place for paper in issued.papers for place in issued.places(words_in(paper.full))}
    every = {each.place for each in issued.secrets}
    assert every - found == NEVER_PRINTED


def test_sheets_by_themselves_tell_nothing_of_it_either(issued: Issued) -> None:
    assert issued.places(words_of(issued.sheets["full"]))
    assert issued.leaks(words_of(issued.sheets["open"])) == []


def test_the_money_of_what_is_closed_is_not_told_either(issued: Issued) -> None:
    assert any(AMOUNT in _plain(paper.full) for paper in issued.papers)
    assert not any(AMOUNT in _plain(paper.open) for paper in issued.papers)


def test_what_is_closed_keeps_number_heading_and_reason(issued: Issued) -> None:
    agenda, *_others = issued.papers
    status = issued.papers[-1]
    headings = {each.word for each in issued.secrets if each.place == "project.open_heading"}
    assert headings <= words_in(status.open)
    assert {"22-9", "22-9.1"} <= set(_plain(status.open).split())
    by_itself = [each for each in issued.secrets if each.row == CLOSED_ITEM and each.said]
    assert len(by_itself) == 2
    assert {each.word for each in by_itself} <= words_in(agenda.open)


@pytest.mark.parametrize("row", ["risk-secret", "dispute-secret"])
def test_a_closed_concern_keeps_the_same_in_items_sheets_and_documents(
    issued: Issued, row: str
) -> None:
    agenda, *_others = issued.papers
    kept = {each.word for each in issued.secrets if each.row == row and each.allowed}
    assert len(kept) == 3
    assert kept <= words_in(agenda.open)
    assert kept <= words_in_package(agenda.files[0])
    assert kept <= words_of(issued.sheets["open"])
    hidden = {each.word for each in issued.secrets if each.row == row} - kept
    assert hidden & words_of(issued.sheets["full"])


def test_an_english_open_paper_tells_no_more_and_no_less(issued: Issued) -> None:
    assert issued.leaks(words_in(issued.english)) == []
    concerns = {"risk-secret", "dispute-secret"}
    kept = {each.word for each in issued.secrets if each.row in concerns and each.allowed}
    assert kept <= words_in(issued.english)
    assert {"Risk", "Dispute", "Closed:"} <= set(_plain(issued.english).split())


def test_a_closed_programme_closes_its_parts_and_both_are_counted_as_that(issued: Issued) -> None:
    told = _plain(issued.papers[-1].open)
    assert "Alle seks projekter har rapporteret." in told
    assert "Porteføljen har 6 projekter mod 5 i september 2023" in told
    assert re.search(r"2\s+Fortroligt", told)


def _plain(pdf: bytes) -> str:
    return text_of(pdf).replace("\u00a0", " ")
