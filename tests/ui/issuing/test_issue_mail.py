"""A mail draft of what was issued, from where it is issued and from the list of what was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.issuing.issued import IssuedDialog
from portfolio_desktop.workflows.issuing import issue_now
from tests.ui.answering import press
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.issuing.ground import hold_meeting, in_issued, in_issuing, issue_it


def test_it_is_offered_once_it_is_issued(desk: Desk, opened_files: list[Path]) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        (offer,) = [
            each for each in preview.findChildren(QPushButton) if each.text() == "Lav mailudkast"
        ]
        assert not offer.isEnabled()
        QApplication.processEvents()
        before = offer.pos()
        issue_it(preview)
        assert offer.isEnabled()
        assert offer.pos() == before, "no button goes away under the mouse"
        press(preview, "Lav mailudkast")
        QApplication.processEvents()
        assert "Intet er sendt endnu" in words_in(preview)

    in_issuing(desk, act)
    (draft,) = opened_files
    assert draft.suffix == ".eml"
    assert b"X-Unsent: 1" in draft.read_bytes()


@pytest.mark.parametrize("by_keys", [False, True])
def test_it_is_made_of_what_was_issued_before(
    desk: Desk, opened_files: list[Path], by_keys: bool
) -> None:
    hold_meeting(desk)
    issue_now(desk.context.present, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))

    def act(dialog: IssuedDialog) -> None:
        press(dialog, "Lav mailudkast")
        QApplication.processEvents()
        assert "uden modtagere" in words_in(dialog)
        assert "Ulla Holm" in words_in(dialog)

    in_issued(desk, act, by_keys=by_keys)
    assert len(opened_files) == 1


def test_without_a_mail_program_it_says_where_the_draft_lies(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_meeting(desk)
    issue_now(desk.context.present, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    monkeypatch.setattr("portfolio_desktop.ui.opening.open_outside", lambda _path: False)

    def act(dialog: IssuedDialog) -> None:
        press(dialog, "Lav mailudkast")
        QApplication.processEvents()
        assert "Breve" in words_in(dialog)

    in_issued(desk, act)
