"""The account that a closed item is about stands in no open paper, though its project is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.ids import account_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.accounts import receive_account
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.open_edition import open_reader
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_content import status_report
from portfolio_desktop.services.pack_parts import PackChoice, Part, SheetsOf
from portfolio_desktop.services.sheet_content import sheet_papers_steps
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.issuing import prepare_issue
from tests.services.meeting_ground import board_register, change
from tests.services.pack_register import ORIGIN

OCTOBER = Period(2023, 10)
WISH = AgendaWish("m-1", choice=PackChoice(sheets=SheetsOf.ALL))
STATUS = PackOptions(OCTOBER, date(2023, 10, 6))
SECRETS = ("Leverandøren er sagt op", "En anden finder vi i smug")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    """The account of 23-1 has come, and its item is closed; the project is not."""
    with board_register(tmp_path) as register:
        _account(register, OCTOBER, *SECRETS)
        change(register, "item", "i-3", closed=True, closed_reason="Forhandling")
        yield register


def _account(board: RegisterFile, month: Period, words: str, action: str) -> None:
    receive_account(board, "p-23-1", month, account=words, corrective_action=action)
    change(board, "account", account_id("p-23-1", str(month)), received_on=date(2023, 11, 2))


def papers(board: RegisterFile, *, open_only: bool) -> dict[str, str]:
    """Every kind of paper that could tell it, as words."""
    edition = Edition.OPEN if open_only else Edition.FULL
    status = replace(STATUS, open_only=open_only)
    wish = replace(WISH, edition=edition)
    bare = replace(wish, choice=replace(WISH.choice, parts=(Part.ESCALATED, Part.SHEETS)))
    sheets = sheet_papers_steps(board.reader, status, ["p-23-1"], ORIGIN)
    return {
        "agenda": repr(agenda_content(board.reader, wish, ORIGIN)),
        "agenda without items": repr(agenda_content(board.reader, bare, ORIGIN)),
        "status report": repr(status_report(board.reader, status, ORIGIN)),
        "sheets": repr(run_through(sheets)),
    }


def test_no_open_paper_has_the_account_of_a_closed_item(board: RegisterFile) -> None:
    for name, words in papers(board, open_only=True).items():
        assert not [each for each in SECRETS if each in words], name
        assert "Redegørelse: ikke bedt om" not in words, f"{name}: that is not true either"
    for name, words in papers(board, open_only=False).items():
        assert SECRETS[0] in words, name


def test_an_item_that_is_let_in_again_brings_its_account(board: RegisterFile) -> None:
    change(board, "item", "i-3", closed=False)
    for name, words in papers(board, open_only=True).items():
        assert SECRETS[0] in words, name


def test_the_accounts_of_other_months_are_read(board: RegisterFile) -> None:
    _account(board, OCTOBER.shifted(-3), "Planen holdt endnu", "")
    read = open_reader(board.reader).accounts(project_ids=["p-23-1"])
    assert [each.id for each in read] == [account_id("p-23-1", "2023-07")]


def test_the_full_status_report_with_such_an_account_says_that_it_is_confidential(
    board: RegisterFile,
) -> None:
    change(board, "item", "i-3", closed=False)
    assert status_report(board.reader, STATUS, ORIGIN).identity.edition == ""
    change(board, "item", "i-3", closed=True)
    told = status_report(board.reader, STATUS, ORIGIN).identity.edition
    assert told == "Samlet udgave – fortrolig"


def test_that_the_project_of_a_closed_item_is_open_is_told_before(board: RegisterFile) -> None:
    told = (
        "Punkt 3 er lukket, men ikke dets projekt 23-1 Sundhedsjournalen: dets lamper,"
        " bemærkninger og risici står i den åbne udgave"
    )
    opened = replace(WISH, edition=Edition.OPEN)
    (finding,) = (each for each in prepare_issue(board, opened).lacks if each.project_id)
    assert (finding.sentence, finding.item_id, finding.project_id) == (told, "i-3", "p-23-1")
    assert told not in prepare_issue(board, WISH).lacking
    change(board, "project", "p-23-1", closed=True)
    assert told not in prepare_issue(board, opened).lacking
