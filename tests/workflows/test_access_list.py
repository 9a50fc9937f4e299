"""The list of documents for a request for access: nothing left out, exemptions with reasons."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meetings import Edition, WrittenProcedure
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.exchange.write_access_list import access_list_xlsx
from portfolio_desktop.services.access_values import (
    AccessDocument,
    AccessWish,
    access_table,
    access_title,
    read_wish,
    with_exemptions,
)
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.access_list import access_steps
from portfolio_desktop.workflows.issuing import issue_now
from tests.services.meeting_ground import change, decide, put

PGDB = "p-17-1"


def listed(board: RegisterFile, wish: AccessWish) -> tuple[AccessDocument, ...]:
    return run_through(access_steps(board, wish))


def of_pgdb(board: RegisterFile) -> tuple[AccessDocument, ...]:
    return listed(board, AccessWish(PGDB))


def only(documents: tuple[AccessDocument, ...], key: str) -> AccessDocument:
    (found,) = [each for each in documents if each.key == key]
    return found


def test_everything_about_a_project_is_listed_in_the_order_of_time(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    decide(board)
    procedure = WrittenProcedure(
        "w-1",
        number="14",
        title="Testmiljø",
        case_number="2023-99",
        project_id=PGDB,
        sent_on=date(2023, 11, 20),
    )
    put(
        board,
        procedure,
        Attachment("b-8", procedure_id="w-1", name="Tilbud.pdf"),
        Attachment("b-9", request_id="r-1", name="Ny plan.docx", added_on=date(2023, 10, 2)),
        Attachment("b-10", project_id=PGDB, name="Uden dato.txt"),
    )
    with board.edit(Label("test")) as edit:
        received = {"received_on": date(2023, 11, 2), "account": "Vi er sene"}
        edit.create("account", "c-1", {"project_id": PGDB, "period": "2023-10", **received})
    found = of_pgdb(board)
    days = [each.on for each in found if each.on]
    assert days == sorted(days)
    assert found[-1].title == "Uden dato.txt"
    keys = {each.key for each in found}
    assert {"item i-4", "decision k-2", "decision k-3", "request r-1", "procedure w-1"} < keys
    assert {"file b-1", "file b-2", "file b-8", "file b-9", "file b-10", "account c-1"} < keys
    assert sum(each.key.startswith("issue ") for each in found) == 1
    assert not keys & {"item i-3", "item i-5", "decision k-4", "file b-3"}
    annex = only(found, "file b-8")
    assert (annex.on, annex.case_number) == (date(2023, 11, 20), "2023-99")
    item = only(found, "item i-4")
    assert item.title == "Ændringsanmodning: 17-1 PGDB en måned mere (mødet 10. nov. 2023, punkt 4)"
    assert item.case_number == "2023-4711"
    account = only(found, "account c-1")
    assert account.title == "Redegørelse for status i oktober 2023"
    decision = only(found, "decision k-2")
    assert decision.title == (
        "Ændringsanmodning: 17-1 PGDB en måned mere – at idriftsættelsen flyttes til maj 2024:"
        " Godkendt med bemærkninger: datoen flyttes ikke igen (mødet 10. nov. 2023, punkt 4)"
    )


def test_what_was_issued_counts_for_what_it_said_then(board: RegisterFile) -> None:
    """An item that is about something else by now was sent all the same."""
    issue_now(board, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    with board.edit(Label("test")) as edit:
        edit.set("item", "i-4", "project_id", None)
        edit.set("item", "i-4", "request_id", None)
    (paper,) = [each for each in of_pgdb(board) if each.key.startswith("issue ")]
    assert paper.title == "Dagsorden, version 1, mødet 10. nov. 2023, sendt til kredsen"
    assert paper.on == date(2023, 11, 3)


def test_what_is_closed_is_exempt_with_its_reason(board: RegisterFile) -> None:
    change(board, "item", "i-5", project_id=PGDB)
    change(board, "attachment", "b-2", closed_reason="Priser, § 30, nr. 2")
    issue_now(board, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    issue_now(board, AgendaWish("m-1", edition=Edition.OPEN), Sending("3.11.2023", "alle"))
    found = of_pgdb(board)
    why = "Forhandling med leverandør, offentlighedslovens § 33, nr. 3"
    assert only(found, "item i-5").access_words == f"Undtaget: {why}"
    assert only(found, "file b-3").access_words == f"Undtaget: {why}"
    assert only(found, "file b-2").access_words == "Undtaget: Priser, § 30, nr. 2"
    assert only(found, "file b-1").access_words == "Ikke undtaget"
    full, opened = [each for each in found if each.key.startswith("issue ")]
    assert full.access_words == f"Undtaget i dele: {why}; Priser, § 30, nr. 2"
    assert not opened.exempt


def test_a_closed_project_exempts_all_of_its_own_papers(board: RegisterFile) -> None:
    change(board, "project", PGDB, closed=True, closed_reason="Fortroligt udbud")
    found = of_pgdb(board)
    own = [each for each in found if not each.key.startswith("issue ")]
    assert own
    assert {each.access_words for each in own} == {"Undtaget: Fortroligt udbud"}


def test_a_closed_request_exempts_its_item_with_decisions_and_annexes(board: RegisterFile) -> None:
    decide(board)
    change(board, "change_request", "r-1", closed=True, closed_reason="Udbud")
    found = of_pgdb(board)
    for key in ("request r-1", "item i-4", "decision k-2", "file b-1"):
        assert only(found, key).access_words == "Undtaget: Udbud"


def test_a_closed_item_exempts_the_request_it_deals_with(board: RegisterFile) -> None:
    assert not only(of_pgdb(board), "request r-1").exempt
    change(board, "item", "i-4", closed=True, closed_reason="Forhandling")
    assert only(of_pgdb(board), "request r-1").access_words == "Undtaget: Forhandling"


@pytest.mark.parametrize(
    ("table", "row"),
    [("project", "p-22-3"), ("change_request", "r-2"), ("attachment", "b-2"), ("item", "i-5")],
)
def test_papers_that_tell_of_something_closed_are_exempt_in_part(
    board: RegisterFile, table: str, row: str
) -> None:
    change(board, "item", "i-5", closed=False)
    change(board, "attachment", "b-2", closed=False)
    issue_now(board, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    assert not listed(board, AccessWish(None))[0].in_part
    change(board, table, row, closed=True, closed_reason="Udbud")
    papers = [each for each in listed(board, AccessWish(None)) if each.key.startswith("issue ")]
    assert [each.in_part for each in papers] == [True]


def test_an_exemption_without_a_reason_says_that_it_is_missing(board: RegisterFile) -> None:
    assert only(of_pgdb(board), "file b-2").access_words == "Undtaget: begrundelse mangler"


def test_the_user_exempts_more_but_opens_nothing(board: RegisterFile) -> None:
    found = with_exemptions(of_pgdb(board), {"item i-4": "Internt arbejdsdokument"})
    assert only(found, "item i-4").access_words == "Undtaget: Internt arbejdsdokument"
    assert only(found, "file b-2").exempt


def test_the_period_leaves_out_other_days_but_nothing_without_a_day(board: RegisterFile) -> None:
    put(board, Attachment("b-10", project_id=PGDB, name="Uden dato.txt"))
    issue_now(board, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    day = date(2023, 11, 10)
    found = listed(board, AccessWish(PGDB, day, day))
    assert {each.on for each in found} == {day, None}
    assert only(found, "file b-10")
    assert not any(each.key.startswith("issue ") for each in found)


def test_reports_risks_and_sub_projects_are_listed_too(board: RegisterFile) -> None:
    change(board, "project", "p-22-3", parent_id=PGDB)
    change(board, "project", "p-19-2", parent_id="p-22-3")
    with board.edit(Label("test")) as edit:
        closed = {"closed": True, "closed_reason": "Forhandling"}
        raised = {"number": "2023-01", "title": "Opsigelse", "raised_on": date(2023, 10, 5)}
        edit.create("risk", "x-1", {"project_id": PGDB, **raised, **closed})
        edit.create("dispute", "x-2", {"project_id": "p-19-2", "number": "2023-02", "title": "Bod"})
        copied = {"period": "2023-11", "stage": ReportStage.DRAFT}
        edit.create("report", "r-11", {"project_id": PGDB, **copied})
        theirs = {"participant_id": "rh", "received_on": date(2023, 11, 1)}
        edit.create(
            "participant_report", "q-1", {"project_id": PGDB, "period": "2023-10", **theirs}
        )
    found = of_pgdb(board)
    risk, dispute = only(found, "concern x-1"), only(found, "concern x-2")
    assert (risk.kind, risk.title, risk.on) == ("Risiko", "2023-01 Opsigelse", date(2023, 10, 5))
    assert risk.access_words == "Undtaget: Forhandling"
    assert (dispute.kind, dispute.project.split()[0]) == ("Tvist", "19-2")
    assert only(found, "report q-1").title == (
        "Statusrapport for oktober 2023 fra Region Hovedstaden"
    )
    reports = [each for each in found if each.kind == "Statusrapport" and each.on is None]
    assert [(each.project.split()[0], each.title[-14:].strip()) for each in reports] == [
        *((number, "september 2023") for number in ("17-1", "19-2", "22-3")),
        *((number, "r oktober 2023") for number in ("17-1", "19-2", "22-3")),
    ]
    november = date(2023, 11, 1)
    late = listed(board, AccessWish(PGDB, november, november))
    assert [each.key for each in late if each.kind == "Statusrapport"] == ["report q-1"]


def test_all_projects_and_cases_of_no_project_are_listed_without_a_project(
    board: RegisterFile,
) -> None:
    found = listed(board, AccessWish())
    assert only(found, "item i-6").project == ""
    assert only(found, "item i-3").project.startswith("23-1")
    assert {each.key for each in of_pgdb(board)} < {each.key for each in found}


def test_the_workbook_has_real_dates_and_says_what_is_exempt(board: RegisterFile) -> None:
    found = of_pgdb(board)
    title = access_title("17-1 PGDB", AccessWish(PGDB, date(2023, 1, 1), date(2023, 12, 31)))
    assert title == "Aktliste – 17-1 PGDB – 1. jan. 2023 til 31. dec. 2023"
    data = access_list_xlsx(found, title)
    assert data == access_list_xlsx(found, title)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (row,) = [each for each in cells if "Hemmelig pris.xlsx" in each]
    assert row[0] == datetime(2023, 11, 10)
    assert "Undtaget: begrundelse mangler" in row
    assert len(access_table(found).rows) == len(found)


def test_a_wish_is_read_as_typed_or_refused_by_its_field(board: RegisterFile) -> None:
    assert read_wish(board.reader, "17-1", "1.1.2023", "") == AccessWish(PGDB, date(2023, 1, 1))
    with pytest.raises(RuleError) as refused:
        read_wish(board.reader, "", "2.1.2023", "1.1.2023")
    assert (refused.value.problem.code, refused.value.problem.field) == ("access_period", "last")
