"""Risici og tvister: the matrix and the list, the forms, and a project's own dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from portfolio_desktop.domain.risks import Dispute, Risk, RiskKind, ScopeClaim
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.ui.dialogs.concerns import ConcernsDialog
from portfolio_desktop.ui.dialogs.dispute import DisputeDialog
from portfolio_desktop.ui.dialogs.ending import EndConcernDialog
from portfolio_desktop.ui.dialogs.risk import RiskDialog
from portfolio_desktop.ui.pages.concern_table import ConcernTable
from portfolio_desktop.ui.pages.risks import Kind, RisksPage
from tests.ui.answering import answer, in_dialog, press
from tests.ui.conftest import type_text
from tests.ui.desk import Desk
from tests.ui.ground import mark, named, write
from tests.ui.walking import faults_of


def page(desk: Desk) -> RisksPage:
    found = desk.window.page("risks")
    assert isinstance(found, RisksPage)
    return found


def titles(table: ConcernTable) -> list[str]:
    model = table.model()
    cells = (str(model.index(row, 1).data()) for row in range(model.rowCount()))
    return [cell.split("\n")[0] for cell in cells]


def choose_in(widget: QWidget, name: str, words: str) -> None:
    box = named(widget, name)
    at = box.findText(words)  # type: ignore[attr-defined]
    assert at >= 0, words
    box.setCurrentIndex(at)  # type: ignore[attr-defined]


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """Two risks and a dispute of one project and an issue of another, on their page."""
    desk.wind_clock()
    register = desk.context.register
    luna, pgdb = desk.row("19-2").id, desk.row("17-1").id
    grave = RiskDraft(luna, title="Leverandøren når det ikke", probability="4", consequence="5")
    add_risk(register, grave)
    add_risk(register, RiskDraft(luna, title="Uvurderet"))
    issue = RiskDraft(pgdb, RiskKind.ISSUE, title="Fejl i drift", probability="2", consequence="2")
    add_risk(register, issue)
    add_dispute(register, DisputeDraft(luna, title="Omfang", counterpart="DXC", cases="17"))
    desk.go("17-1")
    desk.menu("page_risks")
    return desk


def test_the_gravest_stands_first_and_the_matrix_says_where(listed: Desk) -> None:
    there = page(listed)
    assert titles(there.table) == [
        "Leverandøren når det ikke",
        "Fejl i drift",
        "Omfang",
        "Uvurderet",
    ]
    assert faults_of(listed.window) == []
    names = [place.name for place in there.card.canvas.places]
    assert names == [
        "Matrix: sandsynlighed 4 (sandsynlig), konsekvens 5 (meget alvorlig): 1 risiko, høj",
        "Matrix: sandsynlighed 2 (usandsynlig), konsekvens 2 (mindre): 1 risiko, lav",
    ]
    assert there.table.hasFocus()


def test_a_cell_shows_its_rows_until_all_are_wanted_again(listed: Desk) -> None:
    there = page(listed)
    there.card.canvas.chosen.emit("4×5")
    assert titles(there.table) == ["Leverandøren når det ikke"]
    assert there.table.hasFocus()
    assert faults_of(listed.window) == []
    press(there, "4 × 5")
    assert len(titles(there.table)) == 4


def test_kind_project_search_and_ended_narrow_the_list(listed: Desk) -> None:
    there = page(listed)
    there.kind.setCurrentIndex(there.kind.findData(Kind.DISPUTE))
    assert titles(there.table) == ["Omfang"]
    there.kind.setCurrentIndex(0)
    there.project.setCurrentText("17-1 Patologisk databank")
    assert titles(there.table) == ["Fejl i drift"]
    assert there.matrix is not None
    assert there.matrix.count == 1
    there.project.setCurrentIndex(0)
    type_text(there.search_field, "dxc")
    assert titles(there.table) == ["Omfang"]


@pytest.mark.parametrize("by_menu", [False, True])
def test_a_risk_is_written_down(listed: Desk, by_menu: bool) -> None:
    def fill(dialog: RiskDialog) -> None:
        assert faults_of(dialog) == []
        write(dialog, "Hvad der kan ske eller er sket", "Ny lov")
        press(dialog, "Tilføj")
        assert dialog.fault.startswith("Vælg, hvilket projekt det handler om.")
        write(dialog, "Projekt", "22-2")
        choose_in(dialog, "Sandsynlighed", "5 meget sandsynlig")
        choose_in(dialog, "Konsekvens", "3 mærkbar")
        words = [each.text() for each in dialog.findChildren(QLabel)]
        assert "Risikotal 5 × 3 = 15: høj" in words
        press(dialog, "Tilføj")

    came = answer(RiskDialog, fill)
    if by_menu:
        listed.menu("new_risk")
    else:
        listed.shortcut("new_risk")
    assert came
    (row,) = page(listed).chosen
    assert (row.title, row.points, row.project) == ("Ny lov", 15, "22-2 Ældre apoteksløsning")
    listed.menu("undo")
    assert "Ny lov" not in titles(page(listed).table)


def test_a_closed_dispute_needs_its_reason_and_its_heading(listed: Desk) -> None:
    there = page(listed)
    mark(there.table, 2)

    def close(dialog: DisputeDialog) -> None:
        assert faults_of(dialog) == []
        write(dialog, "Modpartens holdning", "Nye krav")
        write(dialog, "Hvor den behandles", "Konfliktråd")
        choose_in(dialog, "Inden for eller uden for aftalen", "Omstridt")
        named(dialog, "Lukket: vises ikke i den åbne udgave").click()  # type: ignore[attr-defined]
        press(dialog, "Gem")
        assert dialog.fault.startswith("Skriv, hvorfor den ikke vises i den åbne udgave.")
        assert dialog.focusWidget() is named(dialog, "Hvorfor det er lukket")
        write(dialog, "Hvorfor det er lukket", "Forhandling")
        write(dialog, "Overskrift i den åbne udgave", "Kontraktforhold")
        assert faults_of(dialog) == []
        press(dialog, "Gem")

    came = answer(DisputeDialog, close)
    listed.press(Qt.Key.Key_Return)
    assert came
    (dispute,) = listed.context.reader.board.rows(Dispute)
    assert (dispute.closed, dispute.open_heading) == (True, "Kontraktforhold")
    assert dispute.scope is ScopeClaim.DISPUTED
    (row,) = there.chosen
    assert row.handling == "Mod DXC, 17 sager, omstridt, ved Konfliktråd"


def test_a_risk_ends_is_opened_again_and_removed(listed: Desk) -> None:
    there = page(listed)

    def end(dialog: EndConcernDialog) -> None:
        assert faults_of(dialog) == []
        write(dialog, "Hvordan det endte", "Fejlene er rettet")
        press(dialog, "Afslut risiko")

    came = answer(EndConcernDialog, end)
    listed.menu("end_concern")
    assert came
    assert "Leverandøren når det ikke" not in titles(there.table)
    there.ended.setChecked(True)
    mark(there.table, 3)
    (row,) = there.chosen
    assert row.state_words == "Afsluttet 2. nov. 2023: Fejlene er rettet"
    assert not listed.window.actions_by_id["end_concern"].isEnabled()
    listed.menu("reopen_concern")
    there.table.setFocus()
    listed.press(Qt.Key.Key_Delete)
    assert "Leverandøren når det ikke" not in titles(there.table)
    listed.menu("undo")
    assert "Leverandøren når det ikke" in titles(there.table)


def test_the_matrix_is_copied_as_picture_and_as_table(listed: Desk) -> None:
    listed.menu("page_portfolio")
    listed.menu("copy_matrix_table")
    told = QGuiApplication.clipboard().text().splitlines()
    assert told[0] == "Risici efter sandsynlighed og konsekvens"
    assert told[3].split("\t") == ["4 sandsynlig", "", "", "", "", "1"]
    assert listed.window.current_page == "risks"
    listed.menu("copy_matrix_picture")
    assert not QGuiApplication.clipboard().image().isNull()


@pytest.mark.parametrize("way", ["menu", "shortcut", "panel"])
def test_a_project_has_its_own_list(listed: Desk, way: str) -> None:
    listed.menu("page_portfolio")
    listed.go("19-2")

    def look(dialog: ConcernsDialog) -> None:
        assert faults_of(dialog) == []
        assert titles(dialog.table) == ["Leverandøren når det ikke", "Uvurderet", "Omfang"]
        dialog.buttons["move_down"].click()
        assert titles(dialog.table) == ["Uvurderet", "Leverandøren når det ikke", "Omfang"]
        dialog.buttons["move_up"].click()
        assert titles(dialog.table)[0] == "Leverandøren når det ikke"
        came = answer(RiskDialog, lambda form: fill(form))
        dialog.buttons["new_risk"].click()
        assert came
        assert [row.title for row in dialog.table.chosen()] == ["Ny"]

    def fill(form: RiskDialog) -> None:
        write(form, "Hvad der kan ske eller er sket", "Ny")
        press(form, "Tilføj")

    ways: dict[str, Callable[[], None]] = {
        "menu": lambda: listed.menu("concerns"),
        "shortcut": lambda: listed.shortcut("concerns"),
        "panel": listed.window.panel.view.follow.wished.emit,
    }
    in_dialog(ConcernsDialog, look, ways[way])
    project = listed.row("19-2").id
    assert len(listed.context.reader.board.rows(Risk, project_id=[project])) == 3


def test_the_panel_tells_risks_disputes_and_promises(listed: Desk) -> None:
    listed.menu("page_portfolio")
    listed.go("19-2")
    words = [each.text() for each in listed.window.panel.view.follow.findChildren(QLabel)]
    assert "2 åbne risici" in words
    assert "Højeste: Leverandøren når det ikke (20, høj)" in words
    assert "1 tvist (17 sager)" in words


def test_an_empty_page_offers_the_first_risk(desk: Desk) -> None:
    desk.menu("page_risks")
    came = answer(RiskDialog, lambda dialog: dialog.discard())
    press(desk.window.page("risks"), "Notér en risiko…")
    assert came
    assert faults_of(desk.window) == []


def test_the_matrix_stands_above_the_list_in_a_narrow_window(listed: Desk) -> None:
    beside = page(listed).card.canvas.height()
    listed.window.resize(1024, 700)
    QApplication.processEvents()
    assert page(listed).card.canvas.height() < beside
    assert page(listed).table.width() > 600
