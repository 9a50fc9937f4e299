"""Written procedures as the secretary meets them: written, sent, answered by keys, closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
)

from portfolio_desktop.domain.board_choices import PointDecision, ProcedureReply, ProcedureState
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.meetings import ProcedureAnswer, WrittenProcedure
from portfolio_desktop.services.procedures import points_of, withdraw_procedure
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    submit_request,
)
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.case_label import CaseLabel
from portfolio_desktop.ui.case_text import CaseTextBox
from portfolio_desktop.ui.dialogs.procedure import ProcedureDialog
from portfolio_desktop.ui.dialogs.procedure_course import AnswerDialog, ClosingDialog, SendDialog
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from portfolio_desktop.ui.pages.procedures import ProceduresPage
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in, write
from tests.ui.walking import faults_of


@pytest.fixture
def office(desk: Desk) -> Desk:
    """The page of written procedures; 17-1 has a change request that was submitted."""
    register = desk.wind_clock()
    change = ChangeDraft(Subject.END, "juni 2024")
    request = RequestDraft(
        desk.row("17-1").id, title="Ny dato", submitted_on="31.10.2023", changes=(change,)
    )
    submit_request(register, draft_request(register, request).id)
    desk.shortcut("page_procedures")
    QApplication.processEvents()
    return desk


def page(desk: Desk) -> ProceduresPage:
    return desk.window.procedures


def procedure(desk: Desk) -> WrittenProcedure:
    (found,) = desk.context.reader.board.rows(WrittenProcedure)
    return found


def replies(desk: Desk) -> list[ProcedureReply | None]:
    standing = page(desk).standing
    assert standing is not None
    return [each.reply for each in standing.answers]


def write_one(desk: Desk) -> None:
    def fill(dialog: ProcedureDialog) -> None:
        write(dialog, "Titel", "Ny dato for 17-1")
        write(dialog, "Nr.", "14")
        box = named(dialog, "Indstilling, ét punkt på hver linje")
        assert isinstance(box, QTextEdit)
        box.setPlainText("at den nye dato godkendes\n\nat planen ændres")
        case = named(dialog, "Sagsfremstilling")
        assert isinstance(case, CaseTextBox)
        case.put_back("**Ny dato**\n\n- for driften")
        about = named(dialog, "Ændringsanmodning, den afgør")
        assert isinstance(about, QComboBox)
        about.setCurrentIndex(1)
        press(dialog, "Gem")

    came = answer(ProcedureDialog, fill)
    desk.shortcut("new_procedure")
    QApplication.processEvents()
    assert came


def send_it(desk: Desk) -> None:
    def send(dialog: SendDialog) -> None:
        write(dialog, "Svarfrist", "10.11.2023")
        letters.append(answer(RemindingDialog, lambda shown: shown.discard()))
        press(dialog, "Notér som sendt")

    letters: list[list[bool]] = []
    answer(SendDialog, send)
    desk.shortcut("send_procedure")
    QApplication.processEvents()
    assert letters == [[True]]


def answers_table(desk: Desk) -> QTableView:
    table = named(page(desk), "Parternes svar")
    assert isinstance(table, QTableView)
    return table


def key(desk: Desk, digit: int) -> None:
    QTest.keyClick(answers_table(desk), Qt.Key(Qt.Key.Key_0 + digit))
    QApplication.processEvents()


def test_a_procedure_is_written_sent_answered_and_closed(office: Desk) -> None:
    write_one(office)
    assert [each.text for each in points_of(office.context.reader, procedure(office).id)] == [
        "at den nye dato godkendes",
        "at planen ændres",
    ]
    send_it(office)
    assert procedure(office).state is ProcedureState.SENT
    assert len(replies(office)) == 2  # the regions of the register
    key(office, 1)
    key(office, 1)
    assert replies(office) == [ProcedureReply.APPROVED] * 2

    def close(dialog: ClosingDialog) -> None:
        chosen = [each.text() for each in dialog.findChildren(QRadioButton) if each.isChecked()]
        assert chosen == ["Godkendt"]
        press(dialog, "Afslut")

    came = answer(ClosingDialog, close)
    office.shortcut("close_procedure")
    assert came
    found = procedure(office)
    assert (found.state, found.result) == (ProcedureState.CLOSED, PointDecision.APPROVED)
    (request,) = office.context.reader.requests()
    assert request.state is RequestState.APPROVED
    assert request.decision_reference == "direktørmail nr. 14"
    assert "Godkendt (afsluttet 2. nov. 2023)" in words_in(page(office))
    office.shortcut("undo")
    (request,) = office.context.reader.requests()
    assert request.state is RequestState.SUBMITTED


def test_remarks_are_asked_for(office: Desk) -> None:
    write_one(office)
    send_it(office)

    def remark(dialog: AnswerDialog) -> None:
        press(dialog, "Gem")
        assert dialog.fault
        write(dialog, "Bemærkningernes ordlyd", "Husk driften i Ålborg")
        press(dialog, "Gem")

    came = answer(AnswerDialog, remark)
    key(office, 2)
    assert came
    (answered,) = [each for each in office.context.reader.board.rows(ProcedureAnswer) if each.reply]
    assert answered.remarks == "Husk driften i Ålborg"
    key(office, 0)
    assert replies(office) == [None, None]


def test_a_closed_one_is_opened_again_with_a_reason(office: Desk) -> None:
    write_one(office)
    send_it(office)
    row = procedure(office).id
    with office.context.present.edit(_label()) as edit:
        edit.set("written_procedure", row, "request_id", None)
        edit.set("written_procedure", row, "state", ProcedureState.CLOSED)
    office.context.announce(edit.change)
    QApplication.processEvents()

    def reason(dialog: ReasonedDialog) -> None:
        press(dialog, "Genåbn")
        assert dialog.fault
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("Et svar kom for sent")
        press(dialog, "Genåbn")

    came = answer(ReasonedDialog, reason)
    office.menu("reopen_procedure")
    assert came
    assert procedure(office).state is ProcedureState.SENT
    assert "genåbnet: Et svar kom for sent" in words_in(page(office))


def _label() -> Label:
    return Label("demo_filled")


def test_what_is_out_is_taken_back_before_it_is_changed(office: Desk) -> None:
    write_one(office)
    case = next(each for each in page(office).findChildren(CaseLabel) if each.isVisible())
    assert 'font-weight: 600">Ny dato<' in case.text()
    assert "•&nbsp;&nbsp;for driften" in case.text()
    send_it(office)

    def look(dialog: ProcedureDialog) -> None:
        held.append(named(dialog, "Titel").property("readOnly"))
        held.append(named(dialog, "Sagsfremstilling").property("readOnly"))
        dialog.discard()

    def reason(dialog: ReasonedDialog) -> None:
        write(dialog, "Hvorfor kaldes det udsendte tilbage?", "Forkert dato")
        press(dialog, "Kald tilbage")

    held: list[object] = []
    for again in (True, False):
        came = answer(ProcedureDialog, look)
        office.menu("edit_procedure")
        assert came
        if again:
            came = answer(ReasonedDialog, reason)
            office.menu("take_back_procedure")
            assert came
    assert held == [True, True, False, False]
    assert procedure(office).state is ProcedureState.DRAFT
    assert "Udkast – kaldt tilbage: Forkert dato" in words_in(page(office))


def test_letters_become_drafts(office: Desk, opened_files: list[Path]) -> None:
    write_one(office)
    send_it(office)

    def address(dialog: RemindingDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText("ida@example.org")
        dialog.findChildren(QLineEdit)[0].textEdited.emit("ida@example.org")
        press(dialog, "Lav")

    came = answer(RemindingDialog, address)
    office.menu("remind_procedure")
    QApplication.processEvents()
    assert came
    assert len(opened_files) == 1


def test_its_project_is_found_by_number_or_name(office: Desk) -> None:
    def fill(dialog: ProcedureDialog) -> None:
        write(dialog, "Titel", "Databehandleraftale")
        write(dialog, "Projekt", "findes ikke")
        press(dialog, "Gem")
        assert dialog.fault
        write(dialog, "Projekt", "22-2")
        press(dialog, "Gem")

    came = answer(ProcedureDialog, fill)
    office.shortcut("new_procedure")
    assert came
    assert procedure(office).project_id == office.row("22-2").id


def test_what_was_not_sent_is_removed_and_undone(office: Desk) -> None:
    write_one(office)
    office.menu("remove_procedure")
    QApplication.processEvents()
    assert office.context.reader.board.rows(WrittenProcedure) == ()
    assert "Ingen skriftlige behandlinger" in words_in(page(office))
    office.shortcut("undo")
    assert procedure(office).title == "Ny dato for 17-1"


def test_what_was_sent_is_withdrawn(office: Desk) -> None:
    write_one(office)
    send_it(office)
    assert not office.window.actions_by_id["remove_procedure"].isEnabled()

    def give_reason(dialog: ReasonedDialog) -> None:
        press(dialog, "Træk tilbage")
        assert dialog.fault, "a reason is needed"
        dialog.reason.setPlainText("Sagen tages på mødet")
        press(dialog, "Træk tilbage")

    came = answer(ReasonedDialog, give_reason)
    office.menu("withdraw_procedure")
    QApplication.processEvents()
    assert came
    assert procedure(office).state is ProcedureState.WITHDRAWN
    assert "Trukket tilbage: Sagen tages på mødet" in words_in(page(office))


def test_what_was_withdrawn_is_sent_again(office: Desk) -> None:
    write_one(office)
    send_it(office)
    register, row = office.context.register, procedure(office).id
    office.context.perform(lambda: withdraw_procedure(register, row, "Forkert beløb"))
    QApplication.processEvents()
    assert page(office).isVisible()

    told: list[str] = []
    office.context.noted.connect(told.append)

    def send(dialog: SendDialog) -> None:
        write(dialog, "Svarfrist", "10.11.2023")
        answer(RemindingDialog, lambda shown: shown.discard())
        press(dialog, "Notér som sendt")

    came = answer(SendDialog, send)
    press(page(office), "Send igen…")
    QApplication.processEvents()
    assert came
    assert procedure(office).state is ProcedureState.SENT
    assert any("ingen breve er lavet" in words for words in told)


def test_a_request_goes_to_writing_from_its_list(office: Desk) -> None:
    office.shortcut("page_requests")
    QApplication.processEvents()

    def look(dialog: ProcedureDialog) -> None:
        title = named(dialog, "Titel")
        assert isinstance(title, QLineEdit)
        assert title.text() == "Ny dato"
        press(dialog, "Gem")

    came = answer(ProcedureDialog, look)
    office.shortcut("request_in_writing")
    QApplication.processEvents()
    assert came
    (request,) = office.context.reader.requests()
    assert procedure(office).request_id == request.id
    assert office.window.current_page == "procedures"
    assert page(office).marked is not None


def test_the_list_is_searched(office: Desk) -> None:
    write_one(office)
    page(office).search_field.setText("billedindeks")
    QApplication.processEvents()
    assert page(office).marked is None
    page(office).search_field.setText("patologisk 14")
    QApplication.processEvents()
    assert page(office).marked is not None


def test_every_control_is_named(office: Desk) -> None:
    assert faults_of(office.window) == []
    write_one(office)
    send_it(office)
    assert faults_of(office.window) == []
    standing = page(office).standing
    assert standing is not None
    context = office.context
    for dialog in (
        ProcedureDialog(context, office.window, standing.procedure.id),
        SendDialog(context, office.window, standing),
        AnswerDialog(context, office.window, "Region", standing.answers[0]),
        ClosingDialog(context, office.window, standing),
    ):
        dialog.show()
        assert faults_of(dialog) == []
        dialog.done(0)
        dialog.deleteLater()
