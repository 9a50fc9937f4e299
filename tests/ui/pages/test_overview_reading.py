"""The overview of a register so large that it is read in steps: the window answers meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.pages.reading import ReadingState
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import named

SEPTEMBER = OCTOBER.previous


def reading(desk: Desk) -> ReadingState:
    return desk.window.overview.findChildren(ReadingState)[0]


def wait_for_reading(desk: Desk) -> None:
    """Until the first steps have been taken; looked at after each turn of the window's events."""
    deadline = QDeadlineTimer(5_000)
    while not reading(desk).isVisible():
        assert not deadline.hasExpired()
        QApplication.processEvents()


def wait_for(desk: Desk, month: Period) -> None:
    def is_shown() -> bool:
        page = desk.window.overview
        return not page.reading and page.overview is not None and page.overview.period == month

    desk.qtbot.waitUntil(is_shown, timeout=20_000)


def test_it_tells_how_far_it_is_then_stands_there_with_the_focus(slow_desk: Desk) -> None:
    slow_desk.menu("page_overview")
    wait_for_reading(slow_desk)
    bar = reading(slow_desk).findChildren(QProgressBar)[0]
    assert "oktober 2023" in bar.accessibleName()
    wait_for(slow_desk, OCTOBER)
    assert QApplication.focusWidget().accessibleName().startswith("Denne måned: røde")


def test_cancelling_the_first_reading_leads_to_the_portfolio(slow_desk: Desk) -> None:
    slow_desk.menu("page_overview")
    wait_for_reading(slow_desk)
    slow_desk.press(Qt.Key.Key_Space)  # the focus is on the button
    assert slow_desk.window.current_page == "portfolio"
    slow_desk.menu("page_overview")
    wait_for(slow_desk, OCTOBER)


def test_cancelling_another_month_goes_back_to_the_one_that_was_shown(slow_desk: Desk) -> None:
    slow_desk.menu("page_overview")
    wait_for(slow_desk, OCTOBER)
    slow_desk.context.show_period(SEPTEMBER)
    wait_for_reading(slow_desk)
    slow_desk.press(Qt.Key.Key_Space)
    assert slow_desk.context.period == OCTOBER
    wait_for(slow_desk, OCTOBER)
    assert not reading(slow_desk).isVisible()


def test_an_edit_while_it_is_read_is_in_what_is_shown(slow_desk: Desk) -> None:
    register, project = slow_desk.context.register, slow_desk.row("22-2").id
    slow_desk.menu("page_overview")
    wait_for_reading(slow_desk)
    slow_desk.context.perform(lambda: set_colour(register, project, OCTOBER, OVERALL, Colour.RED))
    wait_for(slow_desk, OCTOBER)
    assert named(slow_desk.window.overview, "Denne måned: røde i oktober 2023, 2 projekter")


def test_while_a_month_is_read_again_after_an_edit_it_stays_in_sight(slow_desk: Desk) -> None:
    register, project = slow_desk.context.register, slow_desk.row("22-2").id
    slow_desk.menu("page_overview")
    wait_for(slow_desk, OCTOBER)
    slow_desk.context.perform(lambda: set_colour(register, project, OCTOBER, OVERALL, Colour.RED))
    assert slow_desk.window.overview.reading
    assert not reading(slow_desk).isVisible()
    wait_for(slow_desk, OCTOBER)


def test_closing_the_register_meanwhile_does_no_harm(slow_desk: Desk) -> None:
    slow_desk.menu("page_overview")
    wait_for_reading(slow_desk)
    slow_desk.context.use_register(None)
    for _turn in range(20):
        QApplication.processEvents()
    assert slow_desk.window.overview.overview is None
    assert slow_desk.window.welcome.isVisible()


def test_a_file_that_cannot_be_read_is_told_and_the_month_before_stays(
    slow_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_desk.menu("page_overview")
    wait_for(slow_desk, OCTOBER)

    def gone(_reader: Reader, _periods: object) -> object:
        raise StorageError(Trouble.IO)

    monkeypatch.setattr(Reader, "reminders", gone)
    slow_desk.context.show_period(SEPTEMBER)
    slow_desk.qtbot.waitUntil(lambda: slow_desk.window.banner.isVisible())
    assert slow_desk.context.period == OCTOBER
    found = slow_desk.window.overview.overview
    assert found is not None
    assert found.period == OCTOBER
