"""The page Tidslinje: reached by menu and at the left, walked through, zoomed, copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.modeltest import ModelTester

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.ui.plan.timeline_painting import paint_head
from portfolio_desktop.ui.plan.timeline_scale import Zoom
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.walking import faults_of


@pytest.fixture
def shown(desk: Desk) -> Desk:
    """The page, with a milestone of 17-1 that 22-2 needs."""
    use_language(Language.DANISH)
    register = desk.context.register
    ids = {row.number: row.id for row in desk.window.portfolio.portfolio.rows}
    live = add_milestone(
        register, ids["17-1"], MilestoneDraft("Idriftsættelse", forecast="1.2.2024")
    ).id
    add_dependency(register, ids["22-2"], DependencyDraft(None, ids["17-1"], live, "1.1.2024"))
    desk.menu("page_timeline")
    return desk


def test_it_is_reached_by_menu_and_every_control_has_a_name(shown: Desk) -> None:
    page = shown.window.timeline
    assert shown.window.current_page == "timeline"
    assert page.table.hasFocus()
    assert [row.number for row in page.table.rows.records] == ["16-5", "17-1", "19-2", "22-2"]
    assert faults_of(shown.window) == []


def test_the_row_is_read_aloud_with_its_dates(shown: Desk, qtmodeltester: ModelTester) -> None:
    model = shown.window.timeline.table.rows
    qtmodeltester.check(model)
    spoken = model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "slutter apr. 2024" in spoken
    assert "Idriftsættelse, 1. feb. 2024" in spoken
    assert QAccessible.queryAccessibleInterface(shown.window.timeline.table).text(
        QAccessible.Text.Name
    )


def test_arrows_walk_through_projects_and_time_and_enter_opens_the_project(shown: Desk) -> None:
    table = shown.window.timeline.table
    shown.press(Qt.Key.Key_Down)
    assert table.marked == table.rows.records[1].project_id
    shown.press(Qt.Key.Key_Plus)
    shown.press(Qt.Key.Key_Plus)
    assert table.scale is not None
    assert table.scale.zoom is Zoom.QUARTERS
    assert shown.window.timeline.zoom.currentText() == "Kvartal for kvartal"
    moved = table.scale.moved
    shown.press(Qt.Key.Key_Right)
    assert table.scale.moved >= moved
    shown.press(Qt.Key.Key_Minus)
    assert table.scale.zoom is Zoom.YEARS
    shown.press(Qt.Key.Key_Return)
    assert shown.window.current_page == "portfolio"
    assert shown.window.current_number == "17-1"


def test_the_bar_and_the_table_agree_on_what_is_seen(shown: Desk) -> None:
    page = shown.window.timeline
    project = page.table.rows.records[0].project_id
    draft = MilestoneDraft("Engang", forecast="1.1.2035")
    shown.context.announce(add_milestone(shown.context.register, project, draft).change)
    page.table.zoom_to(Zoom.QUARTERS)
    scale = page.table.scale
    assert scale is not None
    assert scale.hidden > 0
    assert page.bar.isVisible()
    page.bar.setValue(int(scale.hidden))
    assert page.table.scale is not None
    assert abs(page.table.scale.moved - scale.hidden) <= 1
    page.to_today.click()
    assert page.table.timeline is not None
    at = page.table.scale.at(page.table.timeline.day)
    assert 0 <= at <= page.table.scale.width


def test_the_mouse_is_told_of_the_milestone_it_is_at(shown: Desk) -> None:
    table = shown.window.timeline.table
    assert table.scale is not None
    rect = table.visualRect(table.model().index(1, 1))
    mark = table.rows.records[1].marks[0]
    at = QPoint(rect.left() + round(table.scale.at(mark.day)), rect.center().y())
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == "Idriftsættelse, 1. feb. 2024"
    QToolTip.hideText()


@pytest.mark.parametrize("by_menu", [False, True])
def test_what_is_seen_is_copied_as_a_picture(shown: Desk, by_menu: bool) -> None:
    QGuiApplication.clipboard().clear()
    (shown.menu if by_menu else shown.shortcut)("copy_timeline")
    assert QGuiApplication.clipboard().image().width() > 1_000


def test_an_edit_and_another_month_are_followed(shown: Desk) -> None:
    page = shown.window.timeline
    project = page.table.rows.records[0].project_id
    change = add_milestone(
        shown.context.register, project, MilestoneDraft("Ny", forecast="1.1.2025")
    ).change
    shown.context.announce(change)
    assert [mark.name for mark in page.table.rows.records[0].marks] == ["Ny"]
    shown.context.show_period(Period(2023, 9))
    assert page.table.timeline is not None
    assert page.table.timeline.period == Period(2023, 9)


def test_without_projects_the_page_says_so(shown: Desk, tmp_path: Path) -> None:
    page = shown.window.timeline
    empty = new_register(
        tmp_path / "tomt.pfreg", name="Tomt", forum="", secretariat="", actor="Prøve"
    )
    shown.context.use_register(empty)
    shown.menu("page_timeline")
    assert page.table.timeline is not None
    assert page.table.timeline.is_empty
    assert not page.copy.isEnabled()
    assert "Intet at vise endnu" in words_in(page)
    shown.context.use_register(None)
    assert page.table.timeline is None


def test_a_year_near_today_is_written_too(shown: Desk) -> None:
    """Its words stand below those of today, which are long in a month that is past."""
    table = shown.window.timeline.table
    timeline, scale = table.timeline, table.scale
    assert timeline is not None
    assert scale is not None
    along, _words = list(scale.ticks())[1]
    days = (timeline.first + timedelta(place) for place in range(1000))
    beside = min(days, key=lambda day: abs(scale.at(day) - along - 8))
    near = replace(timeline, day=beside, day_words="30. november 2023")
    image = QImage(round(scale.width), 42, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_head(painter, QRectF(image.rect()), near, scale, table.look)
    painter.end()
    assert any(
        image.pixelColor(x, y).lightness() < 200
        for x in range(round(along) - 12, round(along) + 12)
        for y in range(29, 38)
    )


def test_a_project_without_dates_says_so(shown: Desk) -> None:
    table = shown.window.timeline.table
    assert table.rows.records[0].days == ()
    assert table.rows.records[0].words.endswith("ingen datoer")
