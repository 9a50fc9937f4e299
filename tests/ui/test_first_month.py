"""A first month with no history, and any earlier one, can be looked at everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.exchange.status_table import status_table
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.ui.page_entries import PAGES
from portfolio_desktop.ui.verbs.registers import open_path
from portfolio_desktop.workflows.exporting import read_content
from portfolio_desktop.workflows.packing import pack_bytes, read_pack
from tests.ui.desk import MOMENT, OCTOBER, Desk

LONG_AGO = Period(1998, 2)


@pytest.fixture
def first_desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """The window on a register with one project and not a single report."""
    path = tmp_path / "ny.pfreg"
    with new_register(
        path, name="Ny", forum="", secretariat="", actor="Prøve", clock=lambda: MOMENT
    ) as register:
        add_project(register, ProjectDraft("22-3", "Billedindeks"))
    open_path(empty_desk.window, path)
    empty_desk.context.show_period(OCTOBER)
    QApplication.processEvents()
    return empty_desk


def look_everywhere(desk: Desk) -> None:
    """Every page with the panel, and what is printed and exported."""
    for page in PAGES:
        desk.window.show_page(page)
        QApplication.processEvents()
    desk.go("22-3")
    desk.window.panel.show_project(desk.window.current_project)
    QApplication.processEvents()
    register, period = desk.context.register, desk.context.period
    assert pack_bytes(read_pack(register, PackOptions(period))).startswith(b"%PDF")
    assert len(status_table(read_content(register.reader), period).rows) == 1
    warnings(register.reader, period, register.today())


def test_nothing_was_ever_reported(first_desk: Desk) -> None:
    look_everywhere(first_desk)
    assert first_desk.row("22-3").stage is None
    first_desk.menu("approve_all")
    assert first_desk.window.status.note == "Ingen rapporter for oktober 2023 venter på godkendelse"
    first_desk.go("22-3")
    first_desk.menu("report")
    assert first_desk.window.banner.isVisible()


def test_the_first_report_has_nothing_before_it(first_desk: Desk) -> None:
    context = first_desk.context
    project = first_desk.row("22-3").id
    context.perform(lambda: set_colour(context.register, project, OCTOBER, OVERALL, Colour.GREEN))
    look_everywhere(first_desk)
    assert first_desk.row("22-3").previous.is_nothing


@pytest.mark.parametrize("opened", [True, False])
def test_any_earlier_month_can_be_looked_at(first_desk: Desk, opened: bool) -> None:
    context = first_desk.context
    project = first_desk.row("22-3").id
    context.perform(lambda: set_colour(context.register, project, OCTOBER, OVERALL, Colour.GREEN))
    if opened:
        context.perform(lambda: open_month(context.register, OCTOBER.shifted(1)))
    for period in (LONG_AGO, OCTOBER.previous, OCTOBER, OCTOBER.shifted(1), OCTOBER.shifted(2)):
        context.show_period(period)
        QApplication.processEvents()
        look_everywhere(first_desk)
        assert (first_desk.row("22-3").now.colour is Colour.GREEN) is (period == OCTOBER)
