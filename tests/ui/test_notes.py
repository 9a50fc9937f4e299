"""What the status row and the banner say goes when it is past, and no earlier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.pausing import PauseDraft, pause_project
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.ui import status_row
from portfolio_desktop.ui.navigation import Navigation
from portfolio_desktop.ui.status_row import StatusRow
from tests.ui.desk import OCTOBER, Desk


@pytest.fixture
def noted(desk: Desk) -> Desk:
    desk.go("17-1")
    desk.shortcut("report")
    assert desk.window.status.note.startswith("17-1 har")
    return desk


@pytest.mark.parametrize("action", ["mark_all", "page_overview", "panel", "search"])
def test_a_note_goes_when_the_next_thing_is_begun(noted: Desk, action: str) -> None:
    noted.menu(action)
    assert noted.window.status.note == ""


def test_a_note_goes_when_another_page_is_pressed(noted: Desk) -> None:
    navigation = noted.window.findChild(Navigation)
    navigation.page_requested.emit("history")
    assert noted.window.current_page == "history"
    assert noted.window.status.note == ""


def test_a_note_goes_with_the_next_edit_and_with_another_month(noted: Desk) -> None:
    noted.context.show_period(Period(2023, 9))
    assert noted.window.status.note == ""
    noted.context.noted.emit("Et eller andet")
    row = noted.row("22-2").id
    noted.context.perform(
        lambda: set_colour(noted.context.register, row, OCTOBER, OVERALL, Colour.RED)
    )
    assert noted.window.status.note == ""


def test_a_note_goes_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status_row.NOTE_MS <= 10_000
    monkeypatch.setattr(status_row, "NOTE_MS", 1)
    row = StatusRow()
    desk.qtbot.addWidget(row)
    row.show_note("Gemt som Status.pdf")
    assert row.note
    desk.qtbot.waitUntil(lambda: row.note == "")


def test_trouble_stays_until_it_is_closed_and_a_refusal_until_the_next_edit(desk: Desk) -> None:
    banner, context = desk.window.banner, desk.context
    project = desk.row("17-1").id

    def edit(colour: Colour) -> None:
        context.perform(lambda: set_colour(context.register, project, OCTOBER, OVERALL, colour))

    refused = context.perform(
        lambda: pause_project(context.register, project, OCTOBER, PauseDraft())
    )
    assert refused is None
    assert banner.isVisible()
    edit(Colour.RED)
    assert not banner.isVisible(), "what was refused is past"
    context.tell(Message("damaged", "Kontrollen fandt noget."))
    edit(Colour.GREEN)
    assert banner.isVisible(), "who writes on has not read it yet"
    desk.menu("page_overview")
    assert banner.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not banner.isVisible()


def test_what_asks_for_nothing_goes_with_the_next_page(desk: Desk) -> None:
    desk.window.context.told.emit(Message("refused", "Det gik ikke."))
    assert desk.window.banner.isVisible()
    desk.menu("page_overview")
    assert not desk.window.banner.isVisible()
