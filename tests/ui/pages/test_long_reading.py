"""A register so large that its month is read in steps: the window answers meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.pages.reading import ReadingState
from tests.ui.desk import OCTOBER, Desk

SEPTEMBER = OCTOBER.previous


def reading(desk: Desk) -> ReadingState:
    return desk.window.portfolio.findChildren(ReadingState)[0]


def wait_for_month(desk: Desk, month: object) -> None:
    def shown() -> bool:
        portfolio = desk.window.portfolio.portfolio
        here = portfolio is not None and portfolio.period == month
        return here and desk.window.portfolio.view.isVisible()

    desk.qtbot.waitUntil(shown)


def test_another_month_tells_how_far_it_is_and_then_stands_there(slow_desk: Desk) -> None:
    slow_desk.go("22-2")
    slow_desk.context.show_period(SEPTEMBER)
    assert reading(slow_desk).isVisible()
    bar = reading(slow_desk).findChildren(QProgressBar)[0]
    assert "september 2023" in bar.accessibleName()
    wait_for_month(slow_desk, SEPTEMBER)
    assert slow_desk.window.current_project == slow_desk.row("22-2").id
    assert slow_desk.window.portfolio.view.hasFocus()


def test_cancelling_goes_back_to_the_month_that_was_shown(slow_desk: Desk) -> None:
    slow_desk.context.show_period(SEPTEMBER)
    QApplication.processEvents()
    slow_desk.press(Qt.Key.Key_Space)  # the focus is on the button
    assert slow_desk.context.period == OCTOBER
    wait_for_month(slow_desk, OCTOBER)
    for _turn in range(20):
        QApplication.processEvents()
    portfolio = slow_desk.window.portfolio.portfolio
    assert portfolio is not None
    assert portfolio.period == OCTOBER


def test_there_and_back_before_it_was_read_shows_the_first_month(slow_desk: Desk) -> None:
    slow_desk.context.show_period(SEPTEMBER)
    slow_desk.context.show_period(OCTOBER)
    for _turn in range(20):
        QApplication.processEvents()
    wait_for_month(slow_desk, OCTOBER)
    assert slow_desk.context.period == OCTOBER


def test_the_last_of_many_months_asked_for_is_the_one_that_comes(slow_desk: Desk) -> None:
    for back in range(1, 6):
        slow_desk.context.show_period(OCTOBER.shifted(-back))
    wait_for_month(slow_desk, OCTOBER.shifted(-5))
    assert slow_desk.context.period == OCTOBER.shifted(-5)


def test_an_edit_meanwhile_is_in_what_is_shown(slow_desk: Desk) -> None:
    project = slow_desk.row("22-2").id
    slow_desk.context.show_period(SEPTEMBER)
    QApplication.processEvents()
    register = slow_desk.context.register
    slow_desk.context.perform(lambda: set_colour(register, project, SEPTEMBER, OVERALL, Colour.RED))
    wait_for_month(slow_desk, SEPTEMBER)
    assert slow_desk.row("22-2").now.colour is Colour.RED


def test_closing_the_register_meanwhile_does_no_harm(slow_desk: Desk) -> None:
    slow_desk.context.show_period(SEPTEMBER)
    slow_desk.context.use_register(None)
    for _turn in range(20):
        QApplication.processEvents()
    assert slow_desk.window.portfolio.portfolio is None
    assert slow_desk.window.welcome.isVisible()


def test_a_file_that_cannot_be_read_is_told_and_the_month_before_stays(
    slow_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans_of = Reader.grid_baselines

    def gone_for_all(reader: Reader, ids: Iterable[str] | None = None) -> object:
        if ids is None:
            raise StorageError(Trouble.IO)
        return plans_of(reader, ids)

    monkeypatch.setattr(Reader, "grid_baselines", gone_for_all)
    slow_desk.context.show_period(SEPTEMBER)
    slow_desk.qtbot.waitUntil(lambda: slow_desk.window.banner.isVisible())
    assert slow_desk.context.period == OCTOBER
    assert slow_desk.window.portfolio.view.isVisible()
