"""Internal hours in the window: written, worth something at once, refused at the cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.economy_sheet import row_id
from portfolio_desktop.services.hours import hours_of
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from tests.ui.dialogs.plan_sheets import cell, opened, paste, shown, write
from tests.ui.ground import Ground
from tests.ui.walking import faults_of


@pytest.fixture
def dialog(qtbot: QtBot, place: Ground) -> Iterator[PlanDialog]:
    made = opened(qtbot, place, place.project("17-1").id)
    made.show_page(made.hours)
    yield made
    made.reject()


def test_hours_are_written_and_worth_something_at_once(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, qtmodeltester: ModelTester
) -> None:
    view = dialog.hours.table
    assert faults_of(dialog) == []
    qtmodeltester.check(view.sheet)
    cell(view, row_id(2023), 1)
    write(qtbot, view, "1.000")
    cell(view, row_id(2023), 4)
    write(qtbot, view, "500 kr.")
    assert shown(view, row_id(2023))[4:6] == ["500 kr.", "500.000 kr."]
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(view, row_id(2023))[4] == ""
    (year,) = hours_of(place.context.reader, place.project("17-1").id)
    assert year.planned == 1000


def test_a_block_is_pasted_and_a_word_is_refused(
    qtbot: QtBot, place: Ground, dialog: PlanDialog
) -> None:
    view = dialog.hours.table
    cell(view, row_id(2023), 1)
    paste(qtbot, view, "100\t90\n200\t")
    years = hours_of(place.context.reader, place.project("17-1").id)
    assert [(each.planned, each.spent) for each in years] == [(100, 90), (200, None)]
    cell(view, row_id(2023), 1)
    write(qtbot, view, "mange")
    assert "mange" in dialog.fault
    assert view.editor is not None
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)


def test_each_participant_is_shown_where_that_is_wished(
    qtbot: QtBot, place: Ground, dialog: PlanDialog
) -> None:
    view, project = dialog.hours.table, place.project("17-1").id
    assert not dialog.hours.parties.isChecked()
    dialog.hours.parties.click()
    party = place.context.reader.participants()[0]
    cell(view, row_id(2023, party.id), 1)
    write(qtbot, view, "40")
    (year,) = hours_of(place.context.reader, project)
    assert (year.planned, year.parties[party.id].planned) == (40, 40)
    dialog.hours.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("År\tPlanlagt\tBrugt\tPrognose\tTimesats")
    assert f"{party.name}\t40" in copied[2]
    assert "Endnu et år" not in copied[-1]
    assert faults_of(dialog) == []
