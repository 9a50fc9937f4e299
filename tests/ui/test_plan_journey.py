"""A project's plan from the window: by key and by menu, and what then stands in panel and grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from portfolio_desktop.services.economy import economy_of
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.ui.dialogs.chain import ChainDialog
from portfolio_desktop.ui.dialogs.pasting import PastingDialog
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns
from tests.ui.answering import answer, in_dialog, press
from tests.ui.desk import Desk
from tests.ui.ground import words_in


@pytest.mark.parametrize("by_menu", [False, True])
def test_milestones_and_money_are_entered_and_seen(desk: Desk, by_menu: bool) -> None:
    desk.go("17-1")
    project = desk.window.current_project

    def enter(dialog: PlanDialog) -> None:
        view = dialog.milestones.table
        QGuiApplication.clipboard().setText(
            "Go/no-go\t\t\t14.11.2023\nI drift på øerne\t\t\tQ1 2024"
        )
        desk.qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        dialog.tabs.setCurrentWidget(dialog.economy)
        table = "År\tBudget (mio. kr.)\tPrognose (mio. kr.)\n2024\t40\t52,6\n2025\t35\t48,9"
        QGuiApplication.clipboard().setText(table)
        view = dialog.economy.table
        answer(PastingDialog, lambda looked: press(looked, "Skriv 4 beløb"))
        desk.qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    in_dialog(PlanDialog, enter, lambda: desk.choose("plan", by_keys=not by_menu))
    reader = desk.context.reader
    assert [each.milestone.name for each in milestones_of(reader, project)] == [
        "Go/no-go",
        "I drift på øerne",
    ]
    assert len(economy_of(reader, project).differences(2023)) == 2
    words = [each.text() for each in desk.window.panel.view.plan.findChildren(QLabel)]
    assert "Go/no-go" in words
    assert any("12,6" in each and "13,9" in each for each in words)
    row = desk.row("17-1")
    columns = {column.key: column for column in portfolio_columns(())}
    assert columns["milestone"].text(row) == "14. nov. 2023: Go/no-go"
    assert columns["milestone"].spoken(row) == "Go/no-go: 14. nov. 2023"
    assert columns["spending"].text(row).replace("\u00a0", " ") == "+26,5 mio. kr."
    assert columns["spending"].late(row)
    desk.menu("undo")
    assert economy_of(desk.context.reader, project).years == ()
    desk.menu("undo")
    assert milestones_of(desk.context.reader, project) == ()


def test_the_panels_link_opens_the_plan(desk: Desk) -> None:
    desk.go("17-1")
    link = desk.window.panel.view.plan
    seen: list[str] = []
    in_dialog(PlanDialog, lambda dialog: seen.append(words_in(dialog)), link.wished.emit)
    assert len(seen) == 1
    assert "17-1 Patologisk databank" in seen[0]


@pytest.mark.parametrize("by_menu", [False, True])
@pytest.mark.parametrize("verb", ["dependencies", "start_criteria", "milestone_trend"])
def test_each_page_of_the_plan_has_a_way_of_its_own(desk: Desk, verb: str, by_menu: bool) -> None:
    desk.go("17-1")
    seen: list[object] = []

    def look(dialog: PlanDialog) -> None:
        pages = {
            "dependencies": dialog.dependencies,
            "start_criteria": dialog.criteria,
            "milestone_trend": dialog.trend,
        }
        seen.append(dialog.tabs.currentWidget() is pages[verb])

    in_dialog(PlanDialog, look, lambda: desk.choose(verb, by_keys=not by_menu))
    assert seen == [True]


@pytest.mark.parametrize("by_menu", [False, True])
def test_from_what_slips_a_change_request_is_begun_and_opened(desk: Desk, by_menu: bool) -> None:
    desk.go("17-1")
    titles: list[str] = []

    def begin(dialog: ChainDialog) -> None:
        dialog.moved_to.setText("1.9.2024")
        answer(RequestDialog, read)
        press(dialog, "Begynd en ændringsanmodning…")

    def read(dialog: RequestDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    came = answer(ChainDialog, begin)
    (desk.menu if by_menu else desk.shortcut)("what_slips")
    assert came
    assert len(titles) == 1
    (request,) = desk.context.reader.requests()
    assert request.title == "Flytning af projektets slutdato til 1. sep. 2024"
    desk.menu("undo")
    assert desk.context.reader.requests() == ()
