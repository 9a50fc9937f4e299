"""Cost-sharing keys are written, pasted and copied on; a project's years are divided by them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.sharing_keys import (
    ShareWish,
    add_key,
    all_keys,
    choose_key,
    set_shares,
    shares_of,
)
from portfolio_desktop.services.sharing_sheet import SUM
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.dialogs.sharing_keys import SharingKeysDialog
from tests.ui.dialogs.plan_sheets import cell, opened, paste, shown, write
from tests.ui.ground import Ground, words_in
from tests.ui.walking import faults_of


@pytest.fixture
def parties(place: Ground) -> dict[str, str]:
    return {
        name: add_participant(place.register, ParticipantDraft(name)).id
        for name in ("Østkommunen", "Vestkommunen")
    }


@pytest.fixture
def keys(qtbot: QtBot, place: Ground, parties: dict[str, str]) -> Iterator[SharingKeysDialog]:
    dialog = SharingKeysDialog(place.context, place.window)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    yield dialog
    dialog.reject()


def named(qtbot: QtBot, dialog: SharingKeysDialog, name: str = "Nøglen") -> str:
    """Name a new key, as the empty dialog asks for."""
    dialog.name.setText(name)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    return next(each.id for each in all_keys(dialog.context.reader) if each.name == name)


def test_an_empty_register_asks_for_a_name_first(
    qtbot: QtBot, keys: SharingKeysDialog, qtmodeltester: ModelTester
) -> None:
    assert keys.name.hasFocus()
    assert not keys.table.isEnabled()
    assert "Giv først den nye nøgle et navn." in words_in(keys)
    assert faults_of(keys) == []
    named(qtbot, keys)
    assert keys.isVisible(), "Enter keeps the name and does not close"
    assert keys.table.isEnabled()
    assert faults_of(keys) == []
    qtmodeltester.check(keys.table.sheet)


def test_shares_are_written_told_and_taken_back(
    qtbot: QtBot, place: Ground, keys: SharingKeysDialog, parties: dict[str, str]
) -> None:
    key = named(qtbot, keys)
    cell(keys.table, parties["Vestkommunen"], 1)
    write(qtbot, keys.table, "0,4")
    assert shown(keys.table, parties["Vestkommunen"])[1] == "40 %"
    assert "Der mangler 60 %" in keys.told.text().replace("\u00a0", " ")
    cell(keys.table, parties["Østkommunen"], 1)
    write(qtbot, keys.table, "60 %")
    assert shown(keys.table, SUM)[1] == "100 %"
    qtbot.keyClick(keys, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shares_of(place.context.reader, key) == {2023: {parties["Vestkommunen"]: 400_000}}
    qtbot.keyClick(keys, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(shares_of(place.context.reader, key)[2023]) == 2


def test_what_is_no_share_is_told_and_not_lost(
    qtbot: QtBot, keys: SharingKeysDialog, parties: dict[str, str]
) -> None:
    named(qtbot, keys)
    cell(keys.table, parties["Vestkommunen"], 1)
    write(qtbot, keys.table, "halvdelen")
    assert "halvdelen" in keys.fault
    editor = keys.table.editor
    assert editor is not None
    assert editor.text() == "halvdelen"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_year_is_pasted_and_copied_to_the_next(
    qtbot: QtBot, place: Ground, keys: SharingKeysDialog, parties: dict[str, str]
) -> None:
    key = named(qtbot, keys)
    cell(keys.table, parties["Vestkommunen"], 1)
    paste(qtbot, keys.table, "Part\tAndel\nØstkommunen\t.6\nVestkommunen\t.4\nI alt\t1")
    assert keys.copy.text() == "Kopiér til 2024"
    qtbot.mouseClick(keys.copy, Qt.MouseButton.LeftButton)
    assert keys.year == 2024
    assert shown(keys.table, parties["Østkommunen"]) == ["Østkommunen", "60 %", "60 %"]
    qtbot.keyClick(keys, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert keys.year == 2023
    assert not keys.copy.isEnabled(), "2024 has shares already"
    assert shares_of(place.context.reader, key).keys() == {2023, 2024}


def test_a_stranger_in_what_is_pasted_is_named(
    qtbot: QtBot, place: Ground, keys: SharingKeysDialog, parties: dict[str, str]
) -> None:
    key = named(qtbot, keys)
    cell(keys.table, parties["Vestkommunen"], 1)
    paste(qtbot, keys.table, "Amtet\t.6\nVestkommunen\t.4")
    assert "Amtet" in keys.fault
    assert shares_of(place.context.reader, key) == {}


def test_a_key_in_use_is_retired_and_not_removed(
    qtbot: QtBot, place: Ground, keys: SharingKeysDialog
) -> None:
    key = named(qtbot, keys)
    choose_key(place.register, place.project("17-1").id, key)
    buttons = {each.accessibleName(): each for each in keys.findChildren(QPushButton)}
    buttons["Fjern nøglen"].click()
    assert "17-1" in keys.fault
    buttons["Tag nøglen ud af brug"].click()
    assert keys.key.currentText() == "Nøglen (ude af brug)"


@pytest.fixture
def divided(qtbot: QtBot, place: Ground, parties: dict[str, str]) -> Iterator[PlanDialog]:
    """A project with a budget of a million and a key of 60 and 40 percent."""
    project = place.project("17-1").id
    key = add_key(place.register, "Nøglen").id
    wishes = [
        ShareWish(2023, parties["Østkommunen"], "60"),
        ShareWish(2023, parties["Vestkommunen"], "40"),
    ]
    set_shares(place.register, key, wishes)
    amounts = (
        CellWish(2023, Part.APPROVED, "1 mio. kr."),
        CellWish(2023, Part.APPROVED, "100.000 kr.", parties["Vestkommunen"]),
    )
    set_amounts(place.register, project, amounts)
    dialog = opened(qtbot, place, project)
    dialog.show_page(dialog.sharing)
    yield dialog
    dialog.reject()


def test_a_project_chooses_its_key_and_sees_what_to_collect(
    qtbot: QtBot, place: Ground, divided: PlanDialog, parties: dict[str, str]
) -> None:
    page = divided.sharing
    assert faults_of(divided) == []
    assert page.key.currentText() == "Ingen"
    assert "ingen fordelingsnøgle" in page.told.text()
    page.key.setFocus()
    qtbot.keyClick(page.key, Qt.Key.Key_Down)
    page.key.activated.emit(page.key.currentIndex())
    assert place.project("17-1").sharing_key_id is not None
    row = f"2023/{parties['Vestkommunen']}"
    assert shown(page.table, row) == [
        *("Vestkommunen", "40 %", "400.000 kr.", "100.000 kr.", "300.000 kr."),
    ]
    qtbot.keyClick(divided, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.key.currentText() == "Ingen"
    assert place.project("17-1").sharing_key_id is None


def test_the_table_is_copied_with_what_it_divides(place: Ground, divided: PlanDialog) -> None:
    page = divided.sharing
    page.key.setCurrentIndex(1)
    page.key.activated.emit(1)
    page.copy.click()
    text = QGuiApplication.clipboard().text().replace("\u00a0", " ")
    lines = [line.split("\t") for line in text.splitlines()]
    assert lines[0][2:] == ["Dens del af budgettet", "Partens eget budget", "Til opkrævning"]
    assert lines[1] == ["2023", "100 %", "1 mio. kr.", "100.000 kr.", "900.000 kr."]
    page.basis.setCurrentIndex(1)
    page.basis.activated.emit(1)
    assert "Intet år har en prognose" in page.told.text()


def test_the_keys_can_be_asked_for_from_the_project(divided: PlanDialog) -> None:
    divided.sharing.keys.click()
    assert divided.keys_wished
    assert not divided.isVisible()
