"""Costs per participant in the window: chosen, empty, copied as a table and as a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.ui.dialogs.costs import CostsDialog
from tests.ui.ground import Ground, press, words_in
from tests.ui.walking import faults_of


@pytest.fixture
def dialog(qtbot: QtBot, place: Ground) -> Iterator[CostsDialog]:
    party = add_participant(place.register, ParticipantDraft("Østkommunen")).id
    wishes = (
        CellWish(2023, Part.APPROVED, "2 mio. kr.", party),
        CellWish(2024, Part.APPROVED, "3 mio. kr.", party),
    )
    set_amounts(place.register, place.project("17-1").id, wishes)
    made = CostsDialog(place.context, place.window)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.reject()


def lines(dialog: CostsDialog) -> list[list[str]]:
    assert dialog.table is not None
    return [
        [cell.shown.replace("\u00a0", " ") for cell in row.cells] for row in dialog.table.sheet.rows
    ]


def test_figures_and_years_are_chosen(dialog: CostsDialog, qtmodeltester: ModelTester) -> None:
    assert faults_of(dialog) == []
    assert lines(dialog)[0][1] == "5 mio. kr."
    assert dialog.table is not None
    qtmodeltester.check(dialog.table.sheet)
    dialog.year.setCurrentIndex(dialog.year.findData("2024"))
    dialog.year.activated.emit(dialog.year.currentIndex())
    assert lines(dialog)[0][1] == "3 mio. kr."
    assert dialog.year.currentData() == "2024"
    dialog.figure.setCurrentIndex(1)
    dialog.figure.activated.emit(1)
    assert "Ingen af månedens projekter" in words_in(dialog)
    assert not dialog.copy.isEnabled()


def test_the_costs_are_copied_as_table_and_as_picture(place: Ground, dialog: CostsDialog) -> None:
    press(dialog, "Kopiér økonomien pr. part som tabel")
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].split("\t")[:2] == ["Projekt", "Østkommunen"]
    press(dialog, "Kopiér økonomien pr. part som billede")
    picture = QGuiApplication.clipboard().image()
    assert picture.width() > 600
    assert place.noted[-1] == "Økonomien pr. part er kopieret som billede."


def test_what_a_sum_lacks_is_told_and_goes_along(place: Ground, dialog: CostsDialog) -> None:
    told = "Ikke regnet med, fordi der ingen prognose er: 17-1 (2024)."
    assert told not in words_in(dialog)
    wish = CellWish(2023, Part.FORECAST, "1 mio. kr.")
    set_amounts(place.register, place.project("17-1").id, [wish])
    dialog.figure.setCurrentIndex(dialog.figure.findData("expected"))
    dialog.figure.activated.emit(dialog.figure.currentIndex())
    assert told in words_in(dialog)
    press(dialog, "Kopiér økonomien pr. part som tabel")
    assert QGuiApplication.clipboard().text().splitlines()[-1].startswith(told)
    press(dialog, "Kopiér økonomien pr. part som billede")
    assert told in dialog._pictured_words()
