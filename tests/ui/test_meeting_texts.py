"""The secretariat edits what a project reported and asks it to confirm: by menu and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.report import Confirmation, Report
from portfolio_desktop.domain.two_texts import is_changed
from portfolio_desktop.services.reporting import mark_reported
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.ui.dialogs.confirming import ConfirmingDialog
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from tests.letters import letter_in
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import OCTOBER, Desk


@pytest.fixture
def reported(desk: Desk) -> Desk:
    """17-1 has reported, and has a manager; 19-2 has reported and has none."""
    register = desk.context.register
    desk.give_role("17-1", Role.MANAGER, "Bo Prøve", "bo@example.org")
    for number in ("17-1", "19-2"):
        project = desk.row(number).id
        desk.context.perform(
            lambda project=project: set_remarks(register, project, OCTOBER, "Testen er forsinket.")
        )
        desk.context.perform(lambda project=project: mark_reported(register, [project], OCTOBER))
    desk.go("17-1")
    return desk


def report(desk: Desk, number: str = "17-1") -> Report:
    (found,) = desk.context.reader.reports([OCTOBER], [desk.row(number).id])
    return found


def edit_text(desk: Desk, words: str) -> None:
    """Go to the remarks, write at their beginning, and go back to the list."""
    desk.shortcut("to_remarks")
    type_text(QApplication.focusWidget(), words)
    desk.menu("page_portfolio")


@pytest.mark.parametrize("way", ["menu", "shortcut"])
def test_asking_and_the_answer(reported: Desk, opened_files: list[Path], way: str) -> None:
    desk, reach = reported, getattr(reported, way)
    edit_text(desk, " Godt nyt.")
    assert desk.row("17-1").text.changed

    came = answer(RemindingDialog, lambda dialog: press(dialog, "Lav kladder"))
    reach("ask_text")
    assert came
    (draft,) = opened_files
    letter = letter_in(draft.read_bytes())
    assert letter["To"].addresses[0].addr_spec == "bo@example.org"
    assert "Testen er forsinket. Godt nyt." in letter.get_content()
    assert report(desk).confirmation is Confirmation.AWAITED
    assert "afventer" in desk.row("17-1").search_text

    seen: list[list[str]] = []

    def confirm(dialog: QWidget) -> None:
        seen.append([field.text() for field in dialog.findChildren(QLineEdit)])
        press(dialog, "Bekræftet")

    answer(ConfirmingDialog, confirm)
    reach("confirm_text")
    today = desk.context.register.today()
    assert seen == [["Bo Prøve", f"{today:%d.%m.%Y}"]]
    assert (report(desk).confirmation, report(desk).confirmed_by) == (
        Confirmation.CONFIRMED, "Bo Prøve",
    )  # fmt: skip
    edit_text(desk, "Og mere: ")
    assert report(desk).confirmation is None
    reach("undo")
    assert report(desk).confirmation is Confirmation.CONFIRMED
    desk.menu("withdraw_text")
    assert report(desk).confirmation is None


def test_nobody_confirms_without_a_name(reported: Desk) -> None:
    desk = reported
    desk.go("19-2")
    edit_text(desk, " Godt nyt.")
    told: list[str] = []

    def confirm(dialog: QWidget) -> None:
        press(dialog, "Bekræftet")
        focused = dialog.focusWidget()
        told.extend((dialog.fault, focused.accessibleName() if focused else ""))
        press(dialog, "Annullér")

    came = answer(ConfirmingDialog, confirm)
    desk.menu("confirm_text")
    assert came
    words, field = told
    assert words.startswith("Skriv, hvem der har bekræftet teksten for projektet.")
    assert field == "Bekræftet af"
    assert report(desk, "19-2").confirmation is None


def test_a_letter_to_nobody_is_not_noted(reported: Desk, opened_files: list[Path]) -> None:
    desk = reported
    desk.go("19-2")
    edit_text(desk, " Godt nyt.")
    told: list[str] = []

    def look(dialog: QWidget) -> None:
        press(dialog, "Lav kladder")
        told.extend(each.toPlainText() for each in dialog.findChildren(QPlainTextEdit))
        press(dialog, "Annullér")

    answer(RemindingDialog, look)
    desk.menu("ask_text")
    assert "Til: Ingen er nævnt" in told[0]
    assert opened_files == []
    assert report(desk, "19-2").confirmation is None


def test_the_projects_text_again_and_the_text_as_its_own(reported: Desk) -> None:
    desk = reported
    edit_text(desk, " Godt nyt.")
    desk.menu("restore_text")
    assert report(desk).remarks == "Testen er forsinket."
    assert "projektets egen tekst" in desk.window.status.note.lower()
    desk.menu("undo")
    assert is_changed(report(desk))
    desk.menu("adopt_text")
    assert (report(desk).remarks, is_changed(report(desk))) == (
        "Testen er forsinket. Godt nyt.", False,
    )  # fmt: skip
    assert not desk.window.actions_by_id["restore_text"].isEnabled()


def test_a_draft_and_an_approved_report_offer_nothing(reported: Desk) -> None:
    desk, actions = reported, reported.window.actions_by_id
    edit_text(desk, " Godt nyt.")
    assert actions["ask_text"].isEnabled()
    desk.menu("approve")
    names = ("ask_text", "confirm_text", "withdraw_text", "restore_text", "adopt_text")
    assert not any(actions[name].isEnabled() for name in names)
    desk.go("16-5")
    assert not any(actions[name].isEnabled() for name in names)


def test_the_secretariats_remark_is_reached_by_its_keys(reported: Desk) -> None:
    reported.shortcut("to_note")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Sekretariatets bemærkning"
    type_text(focused, "Se punkt 4.")
    reported.menu("page_portfolio")
    assert report(reported).secretariat_note == "Se punkt 4."


def test_rows_are_found_by_how_their_text_stands(reported: Desk) -> None:
    edit_text(reported, "Godt nyt: ")
    reported.window.tools.search.setText("ikke bekræftet")
    assert reported.shown() == ["17-1"]
