"""A change request from the window: written, kept with a file, decided point by point, looked up in
the approved plans, and taken back with one undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton

from portfolio_desktop.domain.change_request import PointVerdict, RequestState, Subject
from portfolio_desktop.services.attachments import Owner, OwnerField, attachments_of
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.dialogs.decision import DecisionDialog
from portfolio_desktop.ui.dialogs.plan_history import PlanHistoryDialog
from portfolio_desktop.ui.dialogs.project_files import ProjectFilesDialog
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.dialogs.request_record import RequestRecord
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in, write


def pdf(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(b"%PDF-1.7")
    return path


def add_budget(dialog: RequestDialog) -> None:
    more = named(dialog, "Tilføj felt")
    (entry,) = [each for each in more.menu().actions() if each.text() == "Budget"]  # type: ignore[attr-defined]
    entry.trigger()
    QApplication.processEvents()


def ask(desk: Desk, file: Path) -> str:
    """A request for 17-1 with a file, submitted; by the shortcut."""

    def fill(dialog: RequestDialog) -> None:
        write(dialog, "Titel", "To måneder mere")
        write(dialog, "Slutdato efter", "maj 2024")
        add_budget(dialog)
        write(dialog, "Budget efter", "9 mio. kr.")
        write(dialog, "Begrundelse", "Miljøet er ikke klar.")
        write(dialog, "Fremsendt den", "20.10.2023")
        (files,) = dialog.findChildren(AttachmentList)
        files.take([file])
        press(dialog, "Fremsend")

    desk.go("17-1")
    came = answer(RequestDialog, fill)
    desk.shortcut("new_request")
    assert came
    (request,) = desk.context.reader.requests()
    return request.id


def decide(desk: Desk, request: str) -> None:
    """Approve it less the budget, from its form."""

    def in_part(dialog: DecisionDialog) -> None:
        (choice,) = [
            each
            for each in dialog.findChildren(QRadioButton)
            if each.text() == "Godkendt med ændringer"
        ]
        choice.click()
        refuse = named(dialog, "Afvis Budget")
        assert isinstance(refuse, QCheckBox)
        refuse.click()
        write(dialog, "Besluttet den", "30.10.2023")
        write(dialog, "Møde eller skriftlig behandling", "direktørmail nr. 14")
        press(dialog, "Registrér beslutningen")

    def open_decision(dialog: RequestDialog) -> None:
        came = answer(DecisionDialog, in_part)
        press(dialog, "Registrér beslutning…")
        assert came

    came = answer(RequestDialog, open_decision)
    desk.context.request_requested.emit(request)
    assert came


@pytest.mark.parametrize("by_menu", [False, True])
def test_a_request_is_decided_point_by_point_and_found_again(
    desk: Desk, tmp_path: Path, by_menu: bool
) -> None:
    request = ask(desk, pdf(tmp_path, "Begrundelse.pdf"))
    assert desk.row("17-1").open_requests == 1
    (kept,) = attachments_of(desk.context.reader, Owner(OwnerField.REQUEST, request))
    assert kept.name == "Begrundelse.pdf"
    decide(desk, request)
    (found,) = desk.context.reader.requests()
    assert found.state is RequestState.APPROVED_WITH_CHANGES
    verdicts = {each.subject: each.verdict for each in desk.context.reader.requested_changes()}
    assert verdicts == {Subject.END: PointVerdict.GRANTED, Subject.BUDGET: PointVerdict.REFUSED}
    assert desk.row("17-1").open_requests == 0
    assert desk.row("17-1").end_moves == 1
    told: list[str] = []

    def read(record: RequestRecord) -> None:
        told.append(words_in(record))
        record.reject()

    def look(dialog: PlanHistoryDialog) -> None:
        told.append(words_in(dialog))
        answer(RequestRecord, read)
        press(dialog, "Åbn anmodningen…")

    came = answer(PlanHistoryDialog, look)
    (desk.menu if by_menu else desk.shortcut)("approved_plans")
    assert came
    assert "mar. 2024 → maj 2024" in told[0]
    assert "Afvist; anmodet om: 9" in told[1]
    desk.menu("undo")
    assert len(desk.context.reader.baselines([found.project_id])) == 1
    assert desk.row("17-1").open_requests == 1


def test_the_documents_of_a_project_are_kept_from_its_menu(desk: Desk, tmp_path: Path) -> None:
    desk.go("17-1")
    project = desk.window.current_project

    def add(dialog: ProjectFilesDialog) -> None:
        dialog.files.take([pdf(tmp_path, "PID.pdf")])
        dialog.reject()

    came = answer(ProjectFilesDialog, add)
    desk.menu("project_files")
    assert came
    (kept,) = attachments_of(desk.context.reader, Owner(OwnerField.PROJECT, project))
    assert kept.name == "PID.pdf"
    desk.menu("undo")
    assert attachments_of(desk.context.reader, Owner(OwnerField.PROJECT, project)) == ()
