"""Who pays what, from the window: a key, what is to be collected, costs and hours, by key and by
menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.sharing_keys import all_keys, shares_of
from portfolio_desktop.ui.dialogs.costs import CostsDialog
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.dialogs.sharing_keys import SharingKeysDialog
from tests.ui.answering import answer
from tests.ui.desk import Desk


@pytest.mark.parametrize("by_menu", [False, True])
def test_a_year_is_collected_by_a_key(desk: Desk, by_menu: bool) -> None:
    desk.go("17-1")
    project, year = desk.window.current_project, desk.context.period.year
    for name in ("Region Øst", "Region Vest"):
        add_participant(desk.context.register, ParticipantDraft(name))
    set_amounts(desk.context.register, project, [CellWish(year, Part.APPROVED, "1 mio. kr.")])

    def wish(verb: str) -> Callable[[], None]:
        return (lambda: desk.menu(verb)) if by_menu else (lambda: desk.shortcut(verb))

    def write_key(dialog: SharingKeysDialog) -> None:
        dialog.name.setText("Ligedeling")
        desk.qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        QGuiApplication.clipboard().setText("Region Øst\t50\nRegion Vest\t50")
        desk.qtbot.keyClick(dialog.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        dialog.accept()

    def choose(dialog: PlanDialog) -> None:
        assert dialog.tabs.currentWidget() is dialog.sharing
        dialog.sharing.key.setCurrentIndex(1)
        dialog.sharing.key.activated.emit(1)
        collected = [row.cells[-1].shown for row in dialog.sharing.table.sheet.rows]
        assert [each.replace("\u00a0", " ") for each in collected] == [
            *("1 mio. kr.", "500.000 kr.", "500.000 kr."),
        ]
        dialog.accept()

    came = [answer(SharingKeysDialog, write_key)]
    wish("sharing_keys")()
    (key,) = all_keys(desk.context.reader)
    assert len(shares_of(desk.context.reader, key.id)[year]) == 2
    came.append(answer(PlanDialog, choose))
    wish("to_collect")()
    came.append(answer(PlanDialog, lambda dialog: dialog.accept()))
    wish("hours")()
    pages: list[bool] = []

    def look(dialog: PlanDialog) -> None:
        pages.append(dialog.tabs.currentWidget() is dialog.economy)
        dialog.accept()

    came.append(answer(PlanDialog, look))
    wish("economy")()
    assert pages == [True]
    came.append(answer(CostsDialog, lambda dialog: dialog.reject()))
    wish("costs")()
    assert all(came), "a dialog did not come"
    desk.menu("undo")
    (row,) = desk.context.reader.projects([project])
    assert row.sharing_key_id is None
