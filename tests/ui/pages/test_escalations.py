"""What goes before the board, as a user meets it: look, ask, write, receive, approve, take off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from portfolio_desktop.domain.account import Account, AccountStage
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.accounts import take_off
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.dialogs.escalating import LastMeetingDialog
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from portfolio_desktop.ui.pages.escalations import EscalationsPage
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import named, words_in
from tests.ui.walking import controls_of, faults_of


@pytest.fixture
def escalated(desk: Desk) -> Desk:
    """19-2 is red; 22-2 was green in August, yellow in September and is green again."""
    register = desk.wind_clock()
    turned = desk.row("22-2").id
    august, september = OCTOBER.shifted(-2), OCTOBER.previous
    desk.context.perform(lambda: set_colour(register, turned, august, OVERALL, Colour.GREEN))
    desk.context.perform(lambda: set_colour(register, turned, september, OVERALL, Colour.YELLOW))
    known = next(each for each in register.reader.participants() if "Nordjylland" in each.name)
    with register.edit(Label("demo_filled")) as edit:
        values = {"name": "Ida Bæk", "title": "it-direktør", "mail": "ida@example.org"}
        edit.create("person", new_id(), {**values, "participant_id": known.id})
    desk.menu("page_escalations")
    QApplication.processEvents()
    return desk


def page(desk: Desk) -> EscalationsPage:
    return desk.window.escalations


def cells(desk: Desk) -> list[list[str]]:
    model = page(desk).items.findChild(QTableView).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def mark(desk: Desk, number: str) -> None:
    place = [row[0] for row in cells(desk)].index(number)
    table = page(desk).items.findChild(QTableView)
    flag = QItemSelectionModel.SelectionFlag
    chosen = flag.ClearAndSelect | flag.Rows
    table.selectionModel().setCurrentIndex(table.model().index(place, 0), chosen)
    QApplication.processEvents()


def test_a_message_below_the_page_moves_nothing_of_the_account(escalated: Desk) -> None:
    desk = escalated
    desk.window.resize(1440, 900)
    mark(desk, "19-2")
    room = page(desk)._room

    def place() -> QPoint:
        for _turn in range(3):
            QApplication.processEvents()
        return room.mapTo(desk.window, QPoint())

    before = place()
    desk.context.told.emit(Message("unsaved", "Det kunne ikke gemmes."))
    assert desk.window.banner.isVisible()
    assert place() == before
    desk.window.banner.shut_by_key()
    assert place() == before


def account(desk: Desk, number: str) -> Account:
    accounts = desk.context.reader.accounts([OCTOBER], [desk.row(number).id])
    return accounts[0]


def say_meeting(desk: Desk, day: str) -> None:
    def write(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(day)
        press(dialog, "Gem")

    came = answer(LastMeetingDialog, write)
    desk.shortcut("last_meeting")
    assert came


def test_the_list_follows_the_day_of_the_last_meeting(escalated: Desk) -> None:
    assert [row[:3] for row in cells(escalated)] == [["19-2", "Praksisområdets system", "Rød nu"]]
    assert "dagen for sidste møde er ikke angivet" in words_in(page(escalated))
    say_meeting(escalated, "8.9.2023")
    assert [(row[0], row[2]) for row in cells(escalated)] == [
        ("19-2", "Rød nu"),
        ("22-2", "Fra grøn til gul i september, grøn igen i oktober"),
    ]
    assert cells(escalated)[1][3] == "august 2023: grøn, september 2023: gul, oktober 2023: grøn"
    shown = words_in(page(escalated))
    assert "Siden mødet 8. sep. 2023" in shown
    assert "2 punkter til mødet" in shown
    escalated.menu("undo")
    assert len(cells(escalated)) == 1


def test_a_day_that_is_none_is_refused_in_the_dialog(escalated: Desk) -> None:
    def write(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("i september")
        press(dialog, "Gem")
        assert "»i september«" in words_in(dialog)
        press(dialog, "Annullér")

    came = answer(LastMeetingDialog, write)
    press(page(escalated), "Sidste møde…")
    assert came
    assert len(cells(escalated)) == 1


def test_an_account_goes_its_whole_way_by_keyboard(
    escalated: Desk, opened_files: list[Path]
) -> None:
    say_meeting(escalated, "8.9.2023")
    mark(escalated, "22-2")
    came = answer(RemindingDialog, lambda dialog: press(dialog, "Lav kladder"))
    escalated.shortcut("ask_accounts")
    assert came
    assert [path.name for path in opened_files] == ["Ida Bæk.eml"]
    assert cells(escalated)[1][4] == "Bedt om 2. nov. 2023"
    escalated.shortcut("to_account")
    box = QApplication.focusWidget()
    assert box is page(escalated).editor.account
    type_text(box, "Planen er skredet på grund af åbne fejl.")
    escalated.press(Qt.Key.Key_Tab)
    type_text(QApplication.focusWidget() or box, "Fejlene rettes først.")
    escalated.shortcut("account_received")
    escalated.shortcut("approve_account")
    kept = account(escalated, "22-2")
    assert kept.stage is AccountStage.APPROVED
    assert kept.account == "Planen er skredet på grund af åbne fejl."
    assert kept.corrective_action == "Fejlene rettes først."
    assert cells(escalated)[1][4] == "Godkendt 2. nov. 2023"
    assert page(escalated).editor.account.isReadOnly()
    assert escalated.window.status.note == "Redegørelsen for 22-2 er godkendt og låst"


def test_what_is_written_and_left_is_told_as_saved(escalated: Desk) -> None:
    escalated.shortcut("to_account")
    for name, text in (
        ("Redegørelse", "Planen er skredet."),
        ("Korrigerende handling i redegørelsen", "Ny plan."),
        ("Afgivet af", "it-direktøren"),
    ):
        field = QApplication.focusWidget()
        assert field is named(page(escalated).editor, name)
        type_text(field, text)
        assert escalated.window.status.words()[0] == "Skriver …"
        escalated.press(Qt.Key.Key_Tab)
        assert escalated.window.status.words()[0].startswith("✓ Alt er gemt")
    assert account(escalated, "19-2").given_by == "it-direktøren"
    escalated.menu("page_portfolio")
    assert escalated.window.status.words()[0].startswith("✓ Alt er gemt")


def test_an_approved_account_is_reopened_with_a_reason_from_the_menu(escalated: Desk) -> None:
    page(escalated).editor.account.setPlainText("Planen er skredet.")
    escalated.menu("account_received")
    escalated.menu("approve_account")
    assert not escalated.window.actions_by_id["take_off"].isEnabled()

    def write(dialog: QWidget) -> None:
        press(dialog, "Genåbn")
        assert "Skriv, hvorfor" in words_in(dialog)
        reason = dialog.findChild(QPlainTextEdit)
        assert reason is not None
        type_text(reason, "Et tal var forkert")
        press(dialog, "Genåbn")

    came = answer(ReasonedDialog, write)
    escalated.menu("reopen_account")
    assert came
    assert account(escalated, "19-2").stage is AccountStage.RECEIVED
    assert "Genåbnet: Et tal var forkert" in words_in(page(escalated))
    assert not page(escalated).editor.account.isReadOnly()


def test_an_item_is_taken_off_with_a_reason_and_put_back(escalated: Desk) -> None:
    def write(dialog: QWidget) -> None:
        press(dialog, "Tag af")
        assert "Skriv" in words_in(dialog)
        reason = dialog.findChild(QPlainTextEdit)
        assert reason is not None
        type_text(reason, "Drøftes under punkt 5")
        press(dialog, "Tag af")

    came = answer(ReasonedDialog, write)
    escalated.shortcut("take_off")
    assert came
    assert cells(escalated)[0][4] == "Taget af: Drøftes under punkt 5"
    assert "0 punkter til mødet, 1 taget af" in words_in(page(escalated))
    assert not escalated.window.actions_by_id["to_account"].isEnabled()
    press(page(escalated), "Sæt på dagsordenen igen")
    assert cells(escalated)[0][4] == "Ikke bedt om"
    escalated.menu("undo")
    assert cells(escalated)[0][4] == "Taget af: Drøftes under punkt 5"


def test_what_is_written_is_saved_where_it_was_written(escalated: Desk) -> None:
    """Another item, another month and closing save first, each in its own place."""
    say_meeting(escalated, "8.9.2023")
    editor = page(escalated).editor
    mark(escalated, "19-2")
    editor.account.setPlainText("Om 19-2")
    mark(escalated, "22-2")
    assert editor.account.toPlainText() == ""
    editor.action.setPlainText("Om 22-2")
    escalated.context.show_period(OCTOBER.shifted(1))
    assert account(escalated, "19-2").account == "Om 19-2"
    assert account(escalated, "22-2").corrective_action == "Om 22-2"
    assert escalated.context.reader.accounts([OCTOBER.shifted(1)]) == ()


def test_an_account_that_cannot_be_saved_is_kept_for_its_own_item(
    escalated: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_wish: object, **_more: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    say_meeting(escalated, "8.9.2023")
    editor = page(escalated).editor
    mark(escalated, "19-2")
    with monkeypatch.context() as patched:
        patched.setattr(RegisterFile, "edit", full)
        editor.account.setPlainText("Om 19-2")
        mark(escalated, "22-2")
        assert editor.account.toPlainText() == ""
        mark(escalated, "19-2")
        assert editor.account.toPlainText() == "Om 19-2"
        mark(escalated, "22-2")
    escalated.context.unsaved.try_again()
    assert account(escalated, "19-2").account == "Om 19-2"


def test_who_has_no_address_is_not_noted_as_asked(escalated: Desk) -> None:
    def try_it(dialog: QWidget) -> None:
        press(dialog, "Lav kladder")
        assert "Der er ingen mailadresse" in words_in(dialog)
        press(dialog, "Annullér")

    came = answer(RemindingDialog, try_it)
    escalated.menu("ask_accounts")
    assert came
    assert escalated.context.reader.accounts() == ()


def test_the_verbs_are_about_the_item_and_not_about_the_report(escalated: Desk) -> None:
    assert not escalated.window.actions_by_id["report"].isEnabled()
    escalated.menu("page_portfolio")
    assert not escalated.window.actions_by_id["take_off"].isEnabled()
    assert not escalated.window.actions_by_id["approve_account"].isEnabled()


@pytest.mark.parametrize("without", ["page_escalations", "page_collection", "page_overview"])
def test_where_there_is_no_search_it_is_the_portfolio_that_is_searched(
    escalated: Desk, without: str
) -> None:
    escalated.menu(without)
    escalated.shortcut("search")
    assert escalated.window.current_page == "portfolio"
    assert QApplication.focusWidget() is escalated.window.tools.search


def test_a_month_with_nothing_to_escalate_says_so(escalated: Desk) -> None:
    escalated.context.show_period(OCTOBER.shifted(-12))
    QApplication.processEvents()
    said = words_in(page(escalated))
    assert "Ingen projekter er eskaleret" in said
    assert "intet er gået fra grøn til gul siden sidste måned." in said
    assert "siden sidste møde" not in said, "no day has been given"
    assert not page(escalated).editor.isVisible()
    say_meeting(escalated, "8.9.2022")
    assert "intet er gået fra grøn til gul siden sidste møde." in words_in(page(escalated))


def test_enter_goes_to_the_project_and_every_control_is_named(escalated: Desk) -> None:
    assert len(controls_of(page(escalated))) > 6
    assert faults_of(escalated.window) == []
    table = page(escalated).items.findChild(QTableView)
    table.activated.emit(table.model().index(0, 0))
    assert escalated.window.current_page == "portfolio"
    assert escalated.window.current_project == escalated.row("19-2").id


def test_the_register_says_when_the_meeting_was(escalated: Desk) -> None:
    say_meeting(escalated, "8.9.2023")
    assert escalated.context.reader.setting("last_meeting") == f'"{date(2023, 9, 8)}"'


def test_the_warning_about_an_account_leads_to_the_account(escalated: Desk) -> None:
    say_meeting(escalated, "8.9.2023")
    escalated.menu("page_portfolio")

    def open_line(dialog: QWidget) -> None:
        table = dialog.findChild(QTableView)
        model = table.model()
        lines = [
            f"{model.index(row, 0).data()} {model.index(row, 2).data()}"
            for row in range(model.rowCount())
        ]
        about = [at for at, line in enumerate(lines) if line.startswith("22-2 Projektet er eska")]
        table.selectRow(about[0])
        press(dialog, "Vis redegørelsen")

    came = answer(WarningsDialog, open_line)
    escalated.shortcut("warnings")
    assert came
    assert escalated.window.current_page == "escalations"
    marked = page(escalated).items.marked
    assert marked is not None
    assert marked.number == "22-2"
    assert QApplication.focusWidget() is page(escalated).editor.account
    assert "22-2 Ældre apoteksløsning" in words_in(page(escalated).editor)


def test_another_warning_leads_to_the_project(escalated: Desk) -> None:
    def open_line(dialog: QWidget) -> None:
        table = dialog.findChild(QTableView)
        texts = [str(table.model().index(row, 2).data()) for row in range(table.model().rowCount())]
        table.selectRow(next(at for at, text in enumerate(texts) if "redegørelse" not in text))
        press(dialog, "Vis projektet")

    came = answer(WarningsDialog, open_line)
    escalated.shortcut("warnings")
    assert came
    assert escalated.window.current_page == "portfolio"


def test_the_navigation_counts_the_items_that_are_not_ready(escalated: Desk) -> None:
    def counted() -> str:
        escalated.window.warning_count.count()
        return named(escalated.window.navigation, "Side: Eskalering").accessibleDescription()

    assert counted() == "1"
    say_meeting(escalated, "8.9.2023")
    assert counted() == "2"
    page(escalated).editor.account.setPlainText("Planen er skredet.")
    escalated.menu("account_received")
    assert counted() == "2"
    escalated.menu("approve_account")
    assert counted() == "1"
    escalated.context.perform(
        lambda: take_off(escalated.context.register, escalated.row("22-2").id, OCTOBER, "Drøftes")
    )
    assert counted() == ""


def test_an_account_is_gone_to_also_where_the_list_is_still_being_read(slow_desk: Desk) -> None:
    wished = slow_desk.row("19-2").id
    turned, august = slow_desk.row("17-1").id, OCTOBER.shifted(-2)
    context = slow_desk.context
    context.perform(lambda: set_colour(context.register, turned, august, OVERALL, Colour.GREEN))
    context.perform(lambda: use_last_meeting(context.register, date(2023, 9, 8)))
    context.account_requested.emit(wished)
    assert page(slow_desk).items.found is None
    slow_desk.qtbot.waitUntil(lambda: page(slow_desk).items.found is not None)
    assert [row[0] for row in cells(slow_desk)] == ["17-1", "19-2"]
    marked = page(slow_desk).items.marked
    assert marked is not None
    assert marked.number == "19-2"


def test_a_low_window_shows_three_items_above_the_account(escalated: Desk) -> None:
    escalated.window.resize(1024, 700)
    QApplication.processEvents()
    table = page(escalated).items.findChild(QTableView)
    assert table.viewport().height() >= 3 * table.rowHeight(0)
