"""What is made after the grid stands there: it shows what is already open and marked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.portfolio_values import PortfolioCounts
from portfolio_desktop.services.requests import RequestDraft, draft_request
from portfolio_desktop.ui.pages.records import RecordTable
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.desk import Desk

FIELD_PADDING = 10
"""What the style sheet and Qt keep free at each end of a line of text, in px."""
ROOT = Path(__file__).resolve().parents[2]


def test_a_page_made_late_shows_the_register_that_is_open(desk: Desk) -> None:
    project = desk.row("17-1").id
    desk.context.perform(
        lambda: (
            draft_request(
                desk.context.register, RequestDraft(project_id=project, title="Ny dato")
            ).change
        )
    )
    desk.menu("page_requests")
    table = desk.window.page("requests").findChild(RecordTable)
    assert table is not None
    assert table.model().rowCount() == 1


def test_the_panel_made_late_shows_the_marked_project(desk: Desk, qtbot: QtBot) -> None:
    desk.go("19-2")
    assert desk.window.panel.project == desk.row("19-2").id
    desk.go("22-2")
    assert desk.window.panel.project == desk.row("22-2").id


def test_the_panel_comes_by_itself(desk: Desk, qtbot: QtBot) -> None:
    # A layout shows what it is given only when the events have been seen to.
    qtbot.waitUntil(lambda: desk.window.panel_made and desk.window.panel.view.isVisible())
    desk.menu("panel")
    assert not desk.window.panel.view.isVisible()


def test_another_register_shows_its_marked_project(
    desk: Desk, qtbot: QtBot, small_register: Path, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: desk.window.panel_made)
    other = tmp_path / "andet.pfreg"
    shutil.copy(small_register, other)
    open_path(desk.window, other)
    assert desk.window.current_project
    qtbot.waitUntil(lambda: desk.window.panel.project == desk.window.current_project)


def test_chips_say_less_in_a_narrow_window(desk: Desk, qtbot: QtBot) -> None:
    chips = desk.window.tools.chips.chips
    assert chips[RowFilter.RED].text() == "Røde 1"
    desk.window.resize(1150, 700)
    qtbot.waitUntil(lambda: chips[RowFilter.RED].text() == "1")
    assert "Røde" in chips[RowFilter.RED].toolTip()
    assert chips[RowFilter.NOT_REPORTED].text() == "Mangler rapport 1"
    desk.window.resize(1024, 700)
    qtbot.waitUntil(lambda: chips[RowFilter.NOT_REPORTED].text() == "Mangler 1")
    assert chips[RowFilter.NOT_REPORTED].toolTip() == "Mangler rapport 1"
    desk.window.resize(1440, 860)
    qtbot.waitUntil(lambda: chips[RowFilter.RED].text() == "Røde 1")


def test_the_search_gives_way_before_the_chips_lose_their_words(desk: Desk, qtbot: QtBot) -> None:
    tools = desk.window.tools
    tools.show_counts(PortfolioCounts(10000, 5000, 3333, 1428, 239, 2500))
    red = tools.chips.chips[RowFilter.RED]
    qtbot.waitUntil(lambda: red.text() == "Røde 1.428")
    assert tools.search.placeholderText() == "Søg"


@pytest.mark.parametrize("width", [1024, 1130, 1210, 1366, 1440])
def test_the_search_field_says_what_it_is_for_at_every_width(
    desk: Desk, qtbot: QtBot, width: int
) -> None:
    search = desk.window.tools.search
    desk.window.resize(width, 700)
    words = search.fontMetrics().horizontalAdvance(search.placeholderText())
    qtbot.waitUntil(lambda: search.width() >= words + 2 * FIELD_PADDING)


@pytest.mark.parametrize(
    "heavy",
    [
        "reportlab",
        "openpyxl",
        "lxml",
        "pypdfium2",
        "pikepdf",
        "PySide6.QtPdf",
        "portfolio_desktop.services.history",
        "portfolio_desktop.ui.pages.history",
        "portfolio_desktop.ui.panel.controller",
    ],
)
def test_the_window_begins_without_what_it_does_not_show(heavy: str) -> None:
    code = f"import sys, portfolio_desktop.app; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
