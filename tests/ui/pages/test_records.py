"""A list keeps its texts readable in a narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.dialogs.checklist import ChecklistModel, ChecklistView
from portfolio_desktop.ui.list_table import LEAST_GIVEN, LEAST_SHARED
from portfolio_desktop.ui.pages.records import (
    RecordColumn,
    RecordModel,
    RecordTable,
)
from portfolio_desktop.ui.theme import Theme


@pytest.mark.parametrize("width", [1200, 840])
def test_given_columns_give_way_before_the_texts(
    qtbot: QtBot, qapp: QApplication, width: int
) -> None:
    widths = (90, 260, 0, 0, 160, 250)
    columns: tuple[RecordColumn[str], ...] = tuple(
        RecordColumn(f"Kolonne {place}", str) for place in range(len(widths))
    )
    model: RecordModel[str] = RecordModel(columns)
    model.set_records(("række",))
    table = RecordTable("Liste", model)
    qtbot.addWidget(table)
    table.lay_out(widths)
    table.resize(width, 300)
    with qtbot.waitExposed(table):
        table.show()
    shown = [table.columnWidth(place) for place in range(len(widths))]
    assert min(shown[2], shown[3]) >= LEAST_SHARED - 20
    assert all(LEAST_GIVEN <= shown[place] <= widths[place] for place in (0, 1, 4, 5))
    table.close()


def test_a_row_that_is_read_whole_is_as_high_as_its_words(qtbot: QtBot, qapp: QApplication) -> None:
    model: RecordModel[str] = RecordModel((RecordColumn("Navn", str, 100),))
    model.set_records(("Kort", "Region Nordjylland og Region Sjælland"))
    table = RecordTable("Liste", model, least=100)
    table.read_whole(40)
    qtbot.addWidget(table)
    table.lay_out((100,))
    with qtbot.waitExposed(table):
        table.show()
    assert table.rowHeight(0) == 40
    assert table.rowHeight(1) >= 3 * table.fontMetrics().height()
    table.close()


def test_a_checklist_gives_the_words_room_where_the_window_is_narrow(
    qtbot: QtBot, theme: Theme
) -> None:
    titles = ("Status", "Nr.", "Projekt", "Hvad ændres", "Se efter")
    model = ChecklistModel("Tag med", titles, fade=True)
    view = ChecklistView(theme, "Rækker", model, pill=True)
    qtbot.addWidget(view)
    view.lay_out((120, 76, 260, 0, 0))
    shown = {}
    for width in (740, 1200):
        view.resize(width, 300)
        with qtbot.waitExposed(view):
            view.show()
        QApplication.processEvents()
        shown[width] = [view.columnWidth(place) for place in range(6)]
    assert shown[1200][1:4] == [120, 76, 260]
    assert shown[740][1:3] == [120, 76], "a pill is never cut"
    assert 120 <= shown[740][3] < 260
    assert shown[740][4] >= 160
