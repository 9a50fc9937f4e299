"""What the menus offer is about the project that is marked, however it came to be marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from portfolio_desktop.services.reporting import approve_reports, mark_reported
from tests.ui.desk import OCTOBER, Desk

APPROVED, REPORTED = "17-1", "22-2"


@pytest.fixture
def two_stages(desk: Desk) -> Desk:
    context = desk.context
    both = [desk.row(number).id for number in (APPROVED, REPORTED)]
    context.perform(lambda: mark_reported(context.register, both, OCTOBER))
    context.perform(lambda: approve_reports(context.register, both[:1], OCTOBER))
    return desk


def click(desk: Desk, number: str) -> None:
    view = desk.window.portfolio.view
    lines = desk.window.portfolio.model.lines
    row = next(n for n, each in enumerate(lines) if getattr(each, "number", "") == number)
    where = view.visualRect(view.model().index(row, 1)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()


def offered(desk: Desk) -> tuple[bool, bool]:
    """Whether approving and reopening are offered."""
    actions = desk.window.actions_by_id
    return actions["approve"].isEnabled(), actions["reopen"].isEnabled()


def test_a_click_on_another_project_offers_what_is_possible_there(two_stages: Desk) -> None:
    for number, expected in ((APPROVED, (False, True)), (REPORTED, (True, False))) * 2:
        click(two_stages, number)
        assert two_stages.window.current_number == number
        assert offered(two_stages) == expected


def test_so_do_the_arrows(two_stages: Desk) -> None:
    two_stages.go(APPROVED)
    assert offered(two_stages) == (False, True)
    two_stages.go(REPORTED)
    assert offered(two_stages) == (True, False)
