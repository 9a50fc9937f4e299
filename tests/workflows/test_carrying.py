"""The register as files inside the papers of a meeting: asked for, of one moment, never public."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from portfolio_desktop.domain.meetings import Edition, MeetingIssue
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.pack_parts import Carried, PackChoice
from portfolio_desktop.services.people import PersonDraft, add_person
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.issuing import (
    agenda_bytes,
    issue_now,
    issued_bytes,
    prepare_issue,
    reprint_steps,
)
from tests.services.meeting_ground import board_register, change

BOTH = PackChoice(carried=(Carried.XLSX, Carried.JSON))


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    with board_register(tmp_path) as found:
        yield found


def files_in(pdf: bytes) -> dict[str, bytes]:
    """The register's own; annexes that cannot be bound in are attached beside it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            name: bytes(kept.get_file().read_bytes())
            for name, kept in document.attachments.items()
            if name.startswith("Register")
        }


def papers(board: RegisterFile, **wish: object) -> bytes:
    wanted = AgendaWish("m-1", **{"choice": BOTH, **wish})  # type: ignore[arg-type]
    return agenda_bytes(prepare_issue(board, wanted).content)


def test_the_register_goes_along_as_workbook_and_as_data(board: RegisterFile) -> None:
    files = files_in(papers(board))
    assert sorted(files) == ["Register.json", "Register.xlsx"]
    names = {each.name for each in board.reader.projects()}
    told = json.loads(files["Register.json"])
    assert {each["name"] for each in told["projects"]} == names
    sheet = openpyxl.load_workbook(io.BytesIO(files["Register.xlsx"])).active
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert len(names & cells) >= len(names) - 1  # one has left the register before the month


def test_only_what_was_chosen_goes_along(board: RegisterFile) -> None:
    assert sorted(files_in(papers(board, choice=PackChoice()))) == []
    only = PackChoice(carried=(Carried.JSON, Carried.JSON))
    assert sorted(files_in(papers(board, choice=only))) == ["Register.json"]


def test_the_open_edition_carries_nothing_whatever_was_chosen(board: RegisterFile) -> None:
    assert files_in(papers(board, edition=Edition.OPEN)) == {}


def test_no_person_goes_along(board: RegisterFile) -> None:
    add_person(board, PersonDraft("Xylofonia Testperson"))
    full = b"".join(files_in(papers(board)).values())
    assert b"Xylofonia" not in full


def test_an_issue_carries_the_register_of_its_moment_and_is_laid_out_again_the_same(
    board: RegisterFile,
) -> None:
    _prepared, pdf = issue_now(board, AgendaWish("m-1", choice=BOTH), Sending("3.11.2023"))
    (issue,) = board.reader.board.rows(MeetingIssue)
    change(board, "project", "p-19-2", name="Et helt andet navn")
    assert issued_bytes(board, issue.id) == pdf
    again = agenda_bytes(run_through(reprint_steps(board, issue.id)))
    assert files_in(again) == files_in(pdf)
    assert again == pdf
    assert b"Et helt andet navn" not in files_in(again)["Register.json"]
    assert b"Et helt andet navn" in files_in(papers(board))["Register.json"]
