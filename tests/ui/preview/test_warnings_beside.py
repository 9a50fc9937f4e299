"""What should be looked at is said beside the report, before it is printed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.ui.pages.records import RecordTable
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in
from tests.ui.preview.opened import in_preview


def link(preview: PackPreview) -> QPushButton:
    found = [each for each in preview.findChildren(QPushButton) if "ses efter" in each.text()]
    assert len(found) == 1
    return found[0]


def test_the_warnings_are_counted_beside_the_report(desk: Desk) -> None:
    desk.window.warning_count.count()
    counted = named(desk.window.status, "Advarsler før udskrivning").text().split()[0]

    def look(preview: PackPreview) -> None:
        assert "Før udskrivning" in words_in(preview)
        assert link(preview).text() == f"{counted} ting bør ses efter…"
        assert link(preview).isVisible()

    in_preview(desk, look)


def test_a_warning_leads_from_the_report_to_its_project(desk: Desk) -> None:
    desk.go("22-2")
    closed: list[bool] = []

    def choose() -> None:
        warnings = QApplication.activeModalWidget()
        assert isinstance(warnings, WarningsDialog)
        table = warnings.findChild(RecordTable)
        assert table is not None
        model = table.model()
        numbers = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        table.activated.emit(model.index(numbers.index("19-2"), 0))

    def act(preview: PackPreview) -> None:
        QTimer.singleShot(0, choose)
        link(preview).click()
        closed.append(not preview.isVisible())

    in_preview(desk, act)
    assert closed == [True]
    assert desk.window.current_project == desk.row("19-2").id


def test_who_only_looks_at_the_warnings_comes_back_to_the_report(desk: Desk) -> None:
    def act(preview: PackPreview) -> None:
        QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
        link(preview).click()
        assert preview.isVisible()

    in_preview(desk, act)
