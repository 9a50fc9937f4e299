"""What somebody meets who has never used the program, on an empty computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.ui.controls import TextLine
from portfolio_desktop.ui.register_form import RegisterForm
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.conftest import type_text
from tests.ui.desk import PROJECTS, Desk
from tests.ui.ground import named, words_in


def fill_form(desk: Desk, name: str, seen: list[str]) -> None:
    """Write a name in the form, press its button, and give up where it still stands there."""

    def answer() -> None:
        form = desk.window.findChild(RegisterForm)
        assert form is not None
        line = next(each for each in form.findChildren(TextLine) if each.isVisible())
        line.setText(name)
        create = next(each for each in form.findChildren(QPushButton) if each.isDefault())
        create.click()
        if form.isVisible():
            seen.append(words_in(form))
            form.reject()

    QTimer.singleShot(0, answer)
    desk.menu("new_register")


def test_the_first_register_is_made_on_an_empty_computer(
    empty_desk: Desk, program_home: Path
) -> None:
    assert not program_home.exists()
    fill_form(empty_desk, "Det første", [])
    made = program_home / "Registre" / "Det første.pfreg"
    assert made.is_file()
    assert empty_desk.context.register.path == made


def test_a_taken_name_is_refused_in_the_form_which_stays(
    empty_desk: Desk, program_home: Path
) -> None:
    seen: list[str] = []
    for _time in range(2):
        fill_form(empty_desk, "Ens", seen)
        if empty_desk.context.has_register:
            empty_desk.menu("close_register")
    assert len(seen) == 1
    assert "navn" in seen[0]


def test_a_folder_that_is_not_there_is_named_and_not_made(
    empty_desk: Desk, program_home: Path, tmp_path: Path
) -> None:
    seen: list[str] = []
    empty_desk.files.new_path = tmp_path / "slåfejl" / "x.pfreg"

    def elsewhere() -> None:
        form = empty_desk.window.findChild(RegisterForm)
        assert form is not None
        next(each for each in form.findChildren(QPushButton) if "andet sted" in each.text()).click()

    QTimer.singleShot(0, elsewhere)
    fill_form(empty_desk, "Uden mappe", seen)
    assert "slåfejl" in seen[0]
    assert "findes ikke" in seen[0]
    assert not (tmp_path / "slåfejl").exists()
    assert not empty_desk.context.has_register


def test_a_recent_register_is_opened_from_the_start_page(desk: Desk) -> None:
    path = desk.context.register.path
    desk.menu("close_register")
    QApplication.processEvents()
    entry = next(
        each
        for each in desk.window.welcome.findChildren(QPushButton)
        if path.name in each.accessibleName() and each.isVisible()
    )
    entry.click()
    assert desk.context.has_register
    assert desk.context.register.path == path


def test_closing_the_banner_leads_back_to_the_grid(desk: Desk, tmp_path: Path) -> None:
    open_path(desk.window, tmp_path / "findes ikke.pfreg")
    close = desk.window.banner.findChild(QToolButton)
    assert close is not None
    close.setFocus()
    close.click()
    assert not desk.window.banner.isVisible()
    assert desk.window.portfolio.view.hasFocus()


def test_a_reopened_register_shows_its_marked_project_in_the_panel(desk: Desk) -> None:
    path = desk.context.register.path
    desk.qtbot.waitUntil(lambda: desk.window.panel_made)
    desk.menu("close_register")
    desk.qtbot.waitUntil(desk.window.welcome.isVisible)
    assert desk.window.panel.project is None
    open_path(desk.window, path)
    desk.qtbot.waitUntil(lambda: desk.window.panel.project == desk.window.current_project)
    assert desk.window.current_project


def test_groups_are_folded_by_keys_that_every_keyboard_has(desk: Desk) -> None:
    desk.press_keys(QKeySequence("F8"))
    assert desk.shown() == []
    desk.press_keys(QKeySequence("Shift+F8"))
    assert len(desk.shown()) == 4


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    ("digit", "colour"),
    [(Qt.Key.Key_1, Colour.GREEN), (Qt.Key.Key_3, Colour.RED), (Qt.Key.Key_0, None)],
)
def test_a_digit_chooses_in_the_menu_of_a_lamp(
    desk: Desk, digit: Qt.Key, colour: Colour | None
) -> None:
    desk.go("17-1")

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, digit)
        menu.close()

    QTimer.singleShot(0, press)
    view = desk.window.portfolio.view
    view.lamp_menu_requested.emit(
        desk.row("17-1").id, "overall", view.mapToGlobal(view.rect().center())
    )
    assert desk.row("17-1").now.colour is colour


def test_a_digit_says_what_it_set(desk: Desk) -> None:
    desk.go("22-2")
    desk.press(Qt.Key.Key_2)
    assert desk.window.status.note == "22-2: samlet status er nu gul"
    desk.go("22-2", "light:time")
    desk.press(Qt.Key.Key_0)
    assert desk.window.status.note == "22-2: tid har nu ingen status"


def test_a_digit_claims_no_change_where_there_was_none(desk: Desk) -> None:
    before = len(list(desk.context.register.edits()))
    desk.go("16-5")
    desk.press(Qt.Key.Key_0)
    assert desk.window.status.note == "16-5: samlet status har ingen status i forvejen"
    desk.go("22-2")
    desk.press(Qt.Key.Key_1)
    assert desk.window.status.note == "22-2: samlet status er grøn i forvejen"
    assert len(list(desk.context.register.edits())) == before


def test_a_digit_on_last_months_lamp_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.go("22-2", "previous")
    desk.press(Qt.Key.Key_3)
    assert desk.row("22-2").now.colour is Colour.GREEN
    assert desk.row("22-2").previous.colour is Colour.GREEN
    assert "Intet er ændret" in desk.window.status.note


def test_a_digit_on_a_heading_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.go("17-1")
    desk.qtbot.keyClick(
        desk.window.portfolio.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier
    )
    before = len(list(desk.context.register.edits()))
    desk.press(Qt.Key.Key_3)
    assert len(list(desk.context.register.edits())) == before
    assert "overskrift" in desk.window.status.note


def test_a_message_moves_nothing_that_may_be_under_the_mouse(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    parts = (window.tools, window.portfolio.view, window.navigation, window.panel.view)
    QApplication.processEvents()

    def places() -> list[QPoint]:
        return [part.mapTo(window, QPoint(0, 0)) for part in parts]

    before = places()
    open_path(window, tmp_path / "findes ikke.pfreg")
    QApplication.processEvents()
    assert window.banner.isVisible()
    assert places() == before
    assert window.banner.mapTo(window, QPoint(0, 0)).y() > window.height() // 2


def test_the_marked_project_stays_in_sight_when_a_message_takes_room(
    desk: Desk, tmp_path: Path
) -> None:
    view = desk.window.portfolio.view
    desk.window.setMinimumHeight(0)
    desk.window.resize(1440, 340)
    desk.go("19-2")
    view.scrollTo(view.currentIndex())
    QApplication.processEvents()
    height = view.height()
    open_path(desk.window, tmp_path / "findes ikke.pfreg")
    QApplication.processEvents()
    assert view.height() < height
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def nothing_found(desk: Desk) -> str:
    return words_in(desk.window.portfolio)


def test_a_search_without_hits_says_what_was_asked_for(desk: Desk) -> None:
    type_text(desk.window.tools.search, "findes ikke")
    assert "alle de ord, du søger efter" in nothing_found(desk)
    assert "status" not in nothing_found(desk)
    desk.window.tools.search.clear()
    desk.window.views.show_chips(frozenset({RowFilter.NO_LIGHT}))
    desk.go("16-5")
    desk.press(Qt.Key.Key_1)
    desk.window.views.show_chips(frozenset({RowFilter.NO_LIGHT}))
    assert "den status, du har valgt" in nothing_found(desk)
    assert "ord" not in nothing_found(desk)
    type_text(desk.window.tools.search, "findes ikke")
    assert "alle de ord" in nothing_found(desk)
    assert "den status, du har valgt" in nothing_found(desk)


def test_a_new_register_begins_at_what_to_do_first(empty_desk: Desk, program_home: Path) -> None:
    fill_form(empty_desk, "Det første", [])
    empty_desk.window.activateWindow()
    offer = named(empty_desk.window.portfolio, "Importér tabel…")
    empty_desk.qtbot.waitUntil(offer.hasFocus)
    empty_desk.menu("page_requests")
    assert not offer.hasFocus()
    empty_desk.menu("page_portfolio")
    assert offer.hasFocus()


def test_the_first_project_that_comes_is_marked(empty_desk: Desk, program_home: Path) -> None:
    fill_form(empty_desk, "Det første", [])
    context = empty_desk.context
    context.perform(lambda: add_project(context.register, PROJECTS[0]).change)
    QApplication.processEvents()
    assert empty_desk.window.current_project == empty_desk.row("17-1").id


def test_archiving_marks_the_project_beside_and_keeps_it_in_sight(desk: Desk) -> None:
    view, context = desk.window.portfolio.view, desk.context
    desk.window.setMinimumHeight(0)
    desk.window.resize(1440, 340)
    order = desk.shown()
    desk.go(order[-1])
    for gone, marked in ((order[-1], order[-2]), (order[0], order[1])):
        desk.go(gone)
        project = desk.row(gone).id
        context.perform(
            lambda project=project: leave_register(
                context.register, [project], LeavingDraft("Slut", day="1.10.2023", undecided=True)
            )
        )
        QApplication.processEvents()
        assert desk.window.current_project == desk.row(marked).id
        assert desk.window.panel.project == desk.row(marked).id
        assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_an_empty_register_asks_nobody_to_choose_a_project(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "tomt.pfreg"
    new_register(path, name="Nyt", forum="", secretariat="", actor="Prøve").close()
    open_path(empty_desk.window, path)
    empty_desk.qtbot.waitUntil(lambda: empty_desk.window.panel.view.isVisible())
    advice = words_in(empty_desk.window.panel.view)
    assert "Vælg et projekt" not in advice
    assert "Når registret har et projekt" in advice
    context = empty_desk.context
    context.perform(lambda: add_project(context.register, ProjectDraft("26-1", "Første")).change)
    empty_desk.window.tools.search.setText("findes ikke")
    QApplication.processEvents()
    assert "Vælg et projekt" in words_in(empty_desk.window.panel.view)
