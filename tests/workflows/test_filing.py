"""The documents of a meeting for the case system: one folder out, and ticks in the register."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from portfolio_desktop.domain.meetings import (
    Edition,
    Filing,
    Item,
    ItemSource,
    MinutesState,
    WrittenProcedure,
)
from portfolio_desktop.environment.file_names import is_usable
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.attachments import (
    Owner,
    OwnerField,
    add_attachment,
    remove_attachment,
)
from portfolio_desktop.services.filing import (
    FilingDocument,
    filing_documents,
    mark_filed,
    unfiled_words,
)
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.item_removal import move_to_meeting, remove_item
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.typed import RuleError
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.filing_folder import filing_steps, write_folder
from portfolio_desktop.workflows.issuing import issue_now
from tests.reports.reading import text_of
from tests.services.meeting_ground import change, decide, put


def documents(board: RegisterFile) -> tuple[FilingDocument, ...]:
    return filing_documents(board.reader, "m-1")


def test_documents_are_named_by_case_number_item_and_annex(board: RegisterFile) -> None:
    assert [each.file_name for each in documents(board)] == [
        "Punkt 01.pdf",
        "Punkt 02.pdf",
        "Punkt 03.pdf",
        "2023-4711 – Punkt 04.pdf",
        "2023-4711 – Punkt 04 – Bilag 1.pdf",
        "2023-4711 – Punkt 04 – Bilag 2.xlsx",
        "2023-0815 – Punkt 05.pdf",
        "2023-0815 – Punkt 05 – Bilag 1.docx",
        "Punkt 06.pdf",
    ]
    closed = [each.file_name for each in documents(board) if each.closed]
    assert closed == [
        "2023-4711 – Punkt 04 – Bilag 2.xlsx",
        "2023-0815 – Punkt 05.pdf",
        "2023-0815 – Punkt 05 – Bilag 1.docx",
    ]


@pytest.mark.parametrize(("table", "row"), [("project", "p-17-1"), ("change_request", "r-1")])
def test_what_is_about_something_closed_is_listed_as_closed(
    board: RegisterFile, table: str, row: str
) -> None:
    change(board, table, row, closed=True, closed_reason="Udbud")
    closed = [each.file_name for each in documents(board) if each.closed]
    assert "2023-4711 – Punkt 04.pdf" in closed
    assert "2023-4711 – Punkt 04 – Bilag 1.pdf" in closed


@pytest.fixture
def with_more(board: RegisterFile) -> RegisterFile:
    """Item 4 is about a change request that has files of its own; item 7 about a procedure."""
    put(
        board,
        WrittenProcedure("w-1", "f-1", number="14", title="Ny dato for SOR", case_number="2023-14"),
        Item("i-7", "m-1", "g", source=ItemSource.WRITTEN, title="Nr. 14", procedure_id="w-1"),
    )
    for owner, row, name in (
        (OwnerField.REQUEST, "r-1", "Tidsplan.pdf"),
        (OwnerField.REQUEST, "r-1", "Tilbud.pdf"),
        (OwnerField.PROCEDURE, "w-1", "Brev.pdf"),
    ):
        add_attachment(board, Owner(owner, row), name, f"%PDF-1.4 {name}".encode())
    return board


def named(board: RegisterFile, title: str) -> FilingDocument:
    return next(each for each in documents(board) if each.title == title)


def test_files_of_change_requests_and_written_procedures_are_documents_too(
    with_more: RegisterFile, tmp_path: Path
) -> None:
    found = {each.title: each.file_name for each in documents(with_more)}
    assert found["Tidsplan"] == "2023-4711 – Punkt 04 – Bilag 3.pdf"
    assert found["Tilbud"] == "2023-4711 – Punkt 04 – Bilag 4.pdf"
    assert found["Brev"] == "Punkt 07 – Bilag 1.pdf"
    place = write_folder(run_through(filing_steps(with_more, "m-1")), tmp_path)
    assert (place / found["Tidsplan"]).read_bytes() == b"%PDF-1.4 Tidsplan.pdf"
    assert (place / found["Brev"]).read_bytes() == b"%PDF-1.4 Brev.pdf"
    item = text_of((place / "2023-4711 – Punkt 04.pdf").read_bytes())
    assert item.index("Bilag 4.3") < item.index("Tidsplan") < item.index("Bilag 4.4")


def test_a_file_of_two_items_is_filed_once(with_more: RegisterFile) -> None:
    put(with_more, Item("i-8", "m-1", "h", title="Igen", project_id="p-17-1", request_id="r-1"))
    assert [each.file_name for each in documents(with_more) if each.title == "Tilbud"] == [
        "2023-4711 – Punkt 04 – Bilag 4.pdf"
    ]
    mark_filed(with_more, "m-1", documents(with_more))
    assert with_more.check() == ()


@pytest.mark.parametrize("closed", ["attachment", "change_request"])
def test_what_is_closed_of_them_is_exempt_for_its_reason(
    with_more: RegisterFile, tmp_path: Path, closed: str
) -> None:
    annex = named(with_more, "Tilbud")
    row = annex.row if closed == "attachment" else "r-1"
    change(with_more, closed, row, closed=True, closed_reason="Udbud, § 33, nr. 3")
    found = named(with_more, "Tilbud")
    assert (found.access_words, found.reason) == ("lukket", "Udbud, § 33, nr. 3")
    assert named(with_more, "Tidsplan").closed is (closed == "change_request")
    place = write_folder(run_through(filing_steps(with_more, "m-1")), tmp_path)
    sheet = openpyxl.load_workbook(io.BytesIO((place / "Dokumenter.xlsx").read_bytes())).active
    assert sheet is not None
    (cells,) = [row for row in sheet.iter_rows(values_only=True) if found.file_name in row]
    assert cells[-3:-1] == ("lukket", "Udbud, § 33, nr. 3")


def test_a_filed_file_of_a_change_request_holds_its_item_and_itself(
    with_more: RegisterFile,
) -> None:
    annex = named(with_more, "Tilbud")
    mark_filed(with_more, "m-1", [annex])
    for verb in (
        lambda: remove_attachment(with_more, annex.row),
        lambda: remove_item(with_more, "i-4"),
    ):
        with pytest.raises(RuleError):
            verb()
    mark_filed(with_more, "m-1", [named(with_more, "Tilbud")], filed=False)
    remove_item(with_more, "i-4")
    assert not with_more.reader.board.rows(Filing)
    assert with_more.check() == ()


def test_an_issue_is_listed_as_open_only_where_it_holds_nothing_closed(
    board: RegisterFile,
) -> None:
    issue_now(board, AgendaWish("m-1"), Sending())
    issue_now(board, AgendaWish("m-1", edition=Edition.OPEN), Sending())
    assert [each.closed for each in documents(board)[:2]] == [True, False]
    change(board, "item", "i-5", closed=False)
    change(board, "attachment", "b-2", closed=False)
    assert [each.closed for each in documents(board)[:2]] == [False, False]
    change(board, "project", "p-19-2", closed=True)
    assert [each.closed for each in documents(board)[:2]] == [True, False]


def test_what_is_filed_is_not_removed_nor_moved_with_its_item(board: RegisterFile) -> None:
    mark_filed(board, "m-1", [each for each in documents(board) if each.row == "b-1"])
    for verb in (
        lambda: remove_attachment(board, "b-1"),
        lambda: remove_item(board, "i-4"),
        lambda: move_to_meeting(board, "i-4", "m-2"),
    ):
        with pytest.raises(RuleError):
            verb()
    assert board.check() == ()


def test_a_tick_that_was_taken_away_holds_nothing_back(board: RegisterFile) -> None:
    wanted = [each for each in documents(board) if each.row in {"b-1", "i-4"}]
    mark_filed(board, "m-1", wanted)
    mark_filed(board, "m-1", [each for each in documents(board) if each.filed_on], filed=False)
    remove_attachment(board, "b-1")
    undo(board)
    remove_item(board, "i-4")
    assert not board.reader.board.rows(Filing)
    undo(board)
    assert len(board.reader.board.rows(Filing)) == 2
    assert board.check() == ()


def test_a_case_number_never_leads_out_of_the_folder(board: RegisterFile) -> None:
    change(board, "item", "i-4", case_number="../../etc:2023/4711")
    assert all(is_usable(each.file_name) for each in documents(board))


def test_a_long_case_number_cuts_away_no_annex(board: RegisterFile) -> None:
    change(board, "item", "i-4", case_number="4711-" * 60)
    name = next(each.file_name for each in documents(board) if each.row == "b-1")
    assert name.endswith(" – Punkt 04 – Bilag 1.pdf")
    assert len(name) <= 104


def test_the_folder_holds_every_item_annex_and_issue_with_a_list(
    board: RegisterFile, tmp_path: Path
) -> None:
    _prepared, pdf = issue_now(board, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    place = write_folder(run_through(filing_steps(board, "m-1")), tmp_path)
    assert place.name == "RSI-kredsen 2023-11-10"
    names = {each.name for each in place.iterdir()}
    assert names == {*(each.file_name for each in documents(board)), "Dokumenter.xlsx"}
    assert (place / "2023-11-10 Dagsorden, version 1.pdf").read_bytes() == pdf
    annex = place / "2023-4711 – Punkt 04 – Bilag 1.pdf"
    assert annex.read_bytes() == b"%PDF-1.4 Revideret plan for PGDB.pdf"
    item = text_of((place / "2023-4711 – Punkt 04.pdf").read_bytes())
    assert "idriftsættelsen flyttes til maj 2024" in item
    assert "Eventuelt" not in item
    assert "Priser" in item
    assert "Hemmelig pris" not in item, "what is listed as open names no closed annex"
    assert "Quaggasystemet" in text_of((place / "2023-0815 – Punkt 05.pdf").read_bytes())
    sheet = openpyxl.load_workbook(io.BytesIO((place / "Dokumenter.xlsx").read_bytes())).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (row,) = [each for each in cells if "2023-4711 – Punkt 04.pdf" in each]
    assert "Ændringsanmodning: 17-1 PGDB en måned mere" in row
    assert "2023-4711" in row


def test_after_approval_the_items_stand_as_in_the_minutes(
    board: RegisterFile, tmp_path: Path
) -> None:
    decide(board)
    change(board, "meeting", "m-1", minutes_state=MinutesState.APPROVED)
    place = write_folder(run_through(filing_steps(board, "m-1")), tmp_path)
    item = text_of((place / "2023-4711 – Punkt 04.pdf").read_bytes())
    assert "datoen flyttes ikke igen" in item


def test_a_second_time_nothing_is_written_over(board: RegisterFile, tmp_path: Path) -> None:
    wanted = run_through(filing_steps(board, "m-1"))
    first = write_folder(wanted, tmp_path)
    (first / "Punkt 01.pdf").write_bytes(b"rettet i h\xe5nden")
    second = write_folder(wanted, tmp_path)
    assert second.name == "RSI-kredsen 2023-11-10 (2)"
    assert (first / "Punkt 01.pdf").read_bytes() == b"rettet i h\xe5nden"


def test_items_of_one_name_get_files_of_their_own(board: RegisterFile, tmp_path: Path) -> None:
    change(board, "attachment", "b-2", name="Plan.pdf", rank="a")
    place = write_folder(run_through(filing_steps(board, "m-1")), tmp_path)
    assert len(list(place.iterdir())) == len(documents(board)) + 1


def test_documents_are_ticked_when_filed_and_it_can_be_undone(board: RegisterFile) -> None:
    found = documents(board)
    mark_filed(board, "m-1", found[3:5])
    ticked = [each.file_name for each in documents(board) if each.filed_on == board.today()]
    assert ticked == ["2023-4711 – Punkt 04.pdf", "2023-4711 – Punkt 04 – Bilag 1.pdf"]
    assert unfiled_words(documents(board)) == "2 af 9 dokumenter er journaliseret."
    assert history(board, limit=1)[0].sentence == (
        "2 dokumenter fra mødet 10. nov. 2023 journaliseret"
    )
    undo(board)
    assert not any(each.filed_on for each in documents(board))


def test_what_is_filed_is_not_filed_twice_and_can_be_taken_back(board: RegisterFile) -> None:
    mark_filed(board, "m-1", documents(board)[:1])
    assert mark_filed(board, "m-1", documents(board)[:1]).edit is None
    mark_filed(board, "m-1", documents(board)[:1], filed=False)
    mark_filed(board, "m-1", documents(board)[:1])
    assert len(board.reader.board.rows(Filing)) == 1
    assert documents(board)[0].filed_on == date(2023, 11, 3)
