"""Keeping a project, a change request and an annex out of the open edition, from the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.services.closing import close_project
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.requests import RequestDraft, draft_request
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.dialogs.closing import ClosureDialog
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.walking import faults_of


def test_a_project_and_a_request_are_closed_with_a_reason(desk: Desk) -> None:
    register = desk.wind_clock()
    desk.go("17-1")
    added = draft_request(register, RequestDraft(desk.row("17-1").id, title="Ny dato"))
    desk.context.announce(added.change)

    def close(dialog: ClosureDialog) -> None:
        assert faults_of(dialog) == []
        assert dialog.gives_up_typed()  # nothing was written yet
        dialog.fold.reason.setText("forhandling")
        dialog.fold.heading.setText("Fortrolig sag")
        press(dialog, "Gem")

    for page, verb in (("page_portfolio", "close_project"), ("page_requests", "close_request")):
        desk.menu(page)
        QApplication.processEvents()
        came = answer(ClosureDialog, close)
        desk.shortcut(verb)
        assert came
    (request,) = register.reader.requests()
    (project,) = register.reader.projects([request.project_id])
    for each in (request, project):
        assert (each.closed, each.closed_reason) == (True, "forhandling")
        assert each.open_heading == "Fortrolig sag"
    shown = project_panel(register.reader, project.id, desk.context.period, register.today())
    assert shown.closed_words == "Lukket: forhandling"
    desk.shortcut("undo")
    desk.shortcut("undo")
    assert not any(each.closed for each in register.reader.projects())


def test_the_list_says_of_a_closed_project_that_it_is(desk: Desk) -> None:
    (name,) = [each for each in portfolio_columns(()) if each.key == "name"]
    row = desk.row("17-1")
    assert "Lukket" not in name.spoken(row)
    change = close_project(desk.context.register, row.id, Closure(True, "Udbud", ""))
    desk.context.announce(change)
    closed = desk.row("17-1")
    assert name.detail(closed).startswith("Lukket")
    assert "Lukket" in name.spoken(closed)
    assert "Lukket" in name.tip(closed)


@pytest.mark.parametrize("by_menu", [False, True])
def test_an_annex_is_closed_at_its_file(desk: Desk, qtbot: QtBot, by_menu: bool) -> None:
    register = desk.context.register
    owner = Owner(OwnerField.PROJECT, desk.row("17-1").id)
    add_attachment(register, owner, "kontrakt.pdf", b"%PDF-1.7")
    files = AttachmentList(desk.context, owner)
    qtbot.addWidget(files)
    files.show()
    (line,) = files.lines

    def close(dialog: ClosureDialog) -> None:
        dialog.fold.reason.setText("forhandling")
        dialog.fold.heading.setText("Kontraktforhold")
        press(dialog, "Gem")

    came = answer(ClosureDialog, close)
    if by_menu:
        (entry,) = [
            each for each in line.more.menu().actions() if each.text().startswith("Luk for den")
        ]
        entry.trigger()
    else:
        QTest.keyClick(line.opener, Qt.Key.Key_F3)
    assert came
    (annex,) = register.reader.board.rows(Attachment)
    assert (annex.closed, annex.closed_reason) == (True, "forhandling")
    assert annex.open_heading == "Kontraktforhold"
    desk.shortcut("undo")
    (annex,) = register.reader.board.rows(Attachment)
    assert not annex.closed
