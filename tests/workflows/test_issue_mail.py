"""The mail draft with what was issued: the right people, the right file, and nothing given away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.meetings import (
    Attendance,
    AttendanceRole,
    IssueKind,
    MinutesState,
    Presence,
)
from portfolio_desktop.exchange.mail_drafts import issue_draft_bytes, write_issue_draft
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issue_letters import IssueLetter, issue_letter
from portfolio_desktop.services.issues import Sending, issues_of
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.issuing import issue_now
from tests.letters import letter_in
from tests.services.meeting_ground import change, put


@pytest.fixture
def board(board: RegisterFile) -> RegisterFile:
    """Three more are asked to the meeting: one who comes, a guest, and one who stays away."""
    with board.edit(Label("test")) as edit:
        for person, name in (("q-1", "Åse Bæk"), ("q-2", "Ib Gæst"), ("q-3", "Eva Bort")):
            edit.create("person", person, {"name": name, "mail": f"{person}@region.dk"})
    put(
        board,
        Attendance("a-7", "m-1", person_id="q-1", rank="7"),
        Attendance("a-8", "m-1", person_id="q-2", role=AttendanceRole.GUEST, rank="8"),
        Attendance("a-9", "m-1", person_id="q-3", presence=Presence.ABSENT, rank="9"),
    )
    return board


def issued(board: RegisterFile, kind: IssueKind = IssueKind.AGENDA) -> tuple[IssueLetter, bytes]:
    _prepared, pdf = issue_now(board, AgendaWish("m-1", kind), Sending("3.11.2023", "kredsen"))
    return issue_letter(board.reader, issues_of(board.reader)[-1].id), pdf


def test_it_goes_to_those_who_take_part_but_to_no_guest(board: RegisterFile) -> None:
    letter, _pdf = issued(board)
    assert [(each.name, each.mail) for each in letter.recipients] == [("Åse Bæk", "q-1@region.dk")]
    assert letter.unaddressed == ("Ulla Holm", "Per Dahl", "Kim Aa", "Bo Ek", "Jo Vest")
    assert letter.subject == "RSI-kredsen: Dagsorden, version 1, mødet 10. nov. 2023"


def test_the_draft_holds_the_issued_file_byte_for_byte(board: RegisterFile) -> None:
    letter, pdf = issued(board)
    content = issue_draft_bytes(letter, pdf)
    message = letter_in(content)
    assert message["X-Unsent"] == "1"
    assert [each.addr_spec for each in message["To"].addresses] == ["q-1@region.dk"]
    (attached,) = message.iter_attachments()
    assert attached.get_content() == pdf
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename() == letter.file_name
    assert content == issue_draft_bytes(letter, pdf)


def test_the_words_give_nothing_away_of_what_is_closed(board: RegisterFile) -> None:
    letter, _pdf = issued(board)
    assert "Zebrafirma" not in letter.subject + letter.body
    assert "Vedhæftet: Dagsorden, version 1 til mødet 10. nov. 2023." in letter.body


def test_draft_minutes_name_the_day_for_remarks(board: RegisterFile) -> None:
    drafted = {"minutes_state": MinutesState.DRAFT, "comments_due": date(2023, 11, 24)}
    change(board, "meeting", "m-1", **drafted)
    assert "24. nov. 2023" in issued(board, IssueKind.DRAFT_MINUTES)[0].body


def test_a_draft_that_lies_there_is_kept(board: RegisterFile, tmp_path: Path) -> None:
    letter, pdf = issued(board)
    first = write_issue_draft(letter, pdf, tmp_path / "Breve")
    first.write_bytes(b"skrevet videre")
    second = write_issue_draft(letter, pdf, tmp_path / "Breve")
    assert second != first
    assert first.read_bytes() == b"skrevet videre"
    assert first.suffix == second.suffix == ".eml"


def test_a_name_of_another_program_leads_nowhere(board: RegisterFile, tmp_path: Path) -> None:
    letter, pdf = issued(board)
    place = tmp_path / "Breve"
    path = write_issue_draft(replace(letter, file_name="../nul: 1.pdf"), pdf, place)
    assert (path.parent, path.name) == (place, "-nul- 1.eml")
