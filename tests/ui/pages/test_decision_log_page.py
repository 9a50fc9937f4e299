"""The decision log as the secretary meets it: searched, copied, saved, passed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from portfolio_desktop.domain.board_choices import ItemKind, PointDecision
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.services.item_decisions import decide_item
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meetings import MeetingDraft, add_meeting
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from portfolio_desktop.ui.pages.decision_log import DecisionLogPage
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in
from tests.ui.walking import faults_of


@pytest.fixture
def log(desk: Desk) -> Desk:
    """Two meetings in two years: a decision about 17-1, and one about nothing in the register."""
    register = desk.wind_clock()
    for day, title, project in (
        ("3.5.2022", "=Fælles udbud", None),
        ("1.11.2023", "Økonomi i PGDB", desk.row("17-1").id),
    ):
        meeting = add_meeting(register, MeetingDraft(forum="RSI-kredsen", held_on=day)).id
        draft = ItemDraft(title, ItemKind.DECISION, project_id=project)
        item = add_item(register, meeting, draft).id
        write_recommendation(register, item, [f"at {title} godkendes"])
        decide_item(register, item, PointDecision.APPROVED)
    desk.give_role("17-1", Role.MANAGER, "Per Lær", "per@example.org")
    desk.shortcut("page_decision_log")
    QApplication.processEvents()
    return desk


def page(desk: Desk) -> DecisionLogPage:
    return desk.window.decision_log


def cases(desk: Desk) -> list[str]:
    return [each.about for each in page(desk).shown]


def test_it_is_searched_by_words_year_and_project(log: Desk) -> None:
    assert cases(log) == ["Økonomi i PGDB", "=Fælles udbud"]
    page(log).search_field.setText("UDBUD godkendt")
    assert cases(log) == ["=Fælles udbud"]
    page(log).search_field.clear()
    year = named(page(log), "År")
    assert isinstance(year, QComboBox)
    year.setCurrentIndex(1)
    year.activated.emit(1)
    assert cases(log) == ["Økonomi i PGDB"]
    assert "1 beslutning" in words_in(page(log))


def test_the_decisions_of_one_project_are_a_verb_away(log: Desk) -> None:
    log.go("17-1")
    log.shortcut("project_decisions")
    QApplication.processEvents()
    assert cases(log) == ["Økonomi i PGDB"]
    only = page(log).findChild(QCheckBox)
    assert only.text() == "Kun 17-1"
    only.click()
    assert len(cases(log)) == 2


def test_it_is_copied_as_a_table(log: Desk) -> None:
    log.menu("copy_decisions")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 3
    assert "mødet 1. nov. 2023, punkt 1" in copied[1]


def test_it_is_saved_with_real_dates_and_text_that_stays_text(log: Desk, tmp_path: Path) -> None:
    log.files.new_path = tmp_path / "log"
    log.menu("export_decisions")
    QApplication.processEvents()
    sheet = load_workbook(tmp_path / "log.xlsx").active
    assert sheet is not None
    assert sheet.title == "Beslutningslog"
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][0].date() == date(2023, 11, 1)
    assert rows[1][4] == "=Fælles udbud"
    assert sheet.cell(5, 5).data_type == "s"


def test_an_extract_opens_as_a_letter_to_the_project(log: Desk, opened_files: list[Path]) -> None:
    came = answer(RemindingDialog, lambda dialog: press(dialog, "Lav"))
    log.shortcut("extract_decision")
    QApplication.processEvents()
    assert came
    (draft,) = opened_files
    text = draft.read_text(encoding="utf-8")
    assert "per@example.org" in text


def test_it_leads_to_where_it_was_decided(log: Desk) -> None:
    QTest.keyClick(page(log).focusProxy(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert log.window.current_page == "at_meeting"
    item = log.window.at_meeting.marked
    assert item is not None
    assert item.title == "Økonomi i PGDB"


def test_every_control_is_named(log: Desk) -> None:
    assert faults_of(log.window) == []


def test_an_empty_log_says_what_comes_here(desk: Desk) -> None:
    desk.menu("page_decision_log")
    QApplication.processEvents()
    assert "Der er ikke besluttet noget endnu" in words_in(page(desk))
    assert not desk.window.actions_by_id["extract_decision"].isEnabled()
