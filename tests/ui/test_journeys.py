"""What the secretariat does with the window, each by menu and by keys."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.requests import RequestDraft, draft_request
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.dialogs.pausing import PauseDialog, ResumeDialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from portfolio_desktop.ui.grid.arranging import Group
from portfolio_desktop.ui.pages.records import RecordTable
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.verbs.registers import open_path
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from tests.ui import answering
from tests.ui.conftest import type_text
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import named, press, write
from tests.ui.walking import faults_of

Reach = Callable[[str], None]


@pytest.fixture(params=["menu", "shortcut"])
def reach(request: pytest.FixtureRequest, desk: Desk) -> Reach:
    """An action by its menu entry, and again by its keys."""
    way: Reach = desk.menu if request.param == "menu" else desk.shortcut
    return way


def test_a_lamp_is_set_by_a_digit_and_undone_and_redone(desk: Desk, reach: Reach) -> None:
    desk.go("17-1", "light:time")
    desk.press(Qt.Key.Key_3)
    assert desk.row("17-1").lights[1].now.colour is Colour.RED
    assert "17-1" in desk.window.actions_by_id["undo"].text()
    reach("undo")
    assert desk.row("17-1").lights[1].now.colour is Colour.YELLOW
    reach("redo")
    assert desk.row("17-1").lights[1].now.colour is Colour.RED


def test_nothing_jumps_when_a_filtered_row_changes_colour(desk: Desk) -> None:
    desk.window.views.show_chips(frozenset({RowFilter.RED}))
    assert desk.shown() == ["19-2"]
    desk.go("19-2")
    desk.press(Qt.Key.Key_1)
    assert desk.shown() == ["19-2"]
    desk.window.views.show_chips(frozenset({RowFilter.RED}))
    assert desk.shown() == []


def test_the_whole_month_by_keyboard(desk: Desk) -> None:
    desk.go("17-1", "light:deliverables")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        desk.press(key)
        desk.press(Qt.Key.Key_Right)
    colours = [pair.now.colour for pair in desk.row("17-1").lights]
    assert colours == [Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.GREEN]
    desk.go("17-1", "light:cost")
    desk.press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not desk.window.portfolio.view
    assert desk.window.panel.view.isAncestorOf(focus)


@pytest.mark.parametrize(
    ("column", "name"),
    [("light:time", "Begrundelse for Tid"), ("now", "Begrundelse for Samlet status")],
)
def test_tab_after_a_digit_leads_to_the_reason_also_of_a_green_lamp(
    desk: Desk, column: str, name: str
) -> None:
    desk.go("17-1", column)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Tab)
    reason = QApplication.focusWidget()
    assert isinstance(reason, QPlainTextEdit)
    assert reason.accessibleName() == name
    before = desk.row("17-1").remarks
    type_text(reason, "Leverandøren er tilbage.")
    desk.press(Qt.Key.Key_Escape)
    assert desk.row("17-1").remarks == before
    assert desk.window.actions_by_id["undo"].text() != ""


def test_last_months_colours_are_used_again(desk: Desk, reach: Reach) -> None:
    desk.menu("next_month")
    desk.go("19-2")
    reach("repeat")
    assert desk.row("19-2").now.colour is Colour.RED
    assert desk.row("19-2").lights[1].now.colour is Colour.RED
    assert "sidste måneds farver for 19-2" in desk.window.actions_by_id["undo"].text()
    reach("repeat")
    assert "Intet er ændret" in desk.window.status.note
    reach("undo")
    assert desk.row("19-2").now.colour is None


def test_searching_and_going_back_to_the_rows(desk: Desk, reach: Reach) -> None:
    reach("search")
    field = desk.window.tools.search
    assert field.hasFocus()
    type_text(field, "ældre")
    assert desk.shown() == ["22-2"]
    desk.press(Qt.Key.Key_Return)
    assert desk.window.portfolio.view.hasFocus()
    assert desk.window.current_project == desk.row("22-2").id
    reach("show_all")
    assert len(desk.shown()) == 4
    assert desk.window.current_project == desk.row("22-2").id


def test_a_search_without_hits_says_what_to_do(desk: Desk) -> None:
    type_text(desk.window.tools.search, "findes ikke")
    assert desk.shown() == []
    assert not desk.window.portfolio.view.isVisible()
    desk.window.portfolio.cleared.emit()
    assert desk.window.portfolio.view.isVisible()


def test_going_a_month_back_and_forth(desk: Desk, reach: Reach) -> None:
    assert desk.context.period == OCTOBER
    reach("previous_month")
    assert desk.context.period == OCTOBER.previous
    portfolio = desk.window.portfolio.portfolio
    assert portfolio is not None
    assert portfolio.period == OCTOBER.previous
    reach("next_month")
    assert desk.row("19-2").now.colour is Colour.RED


def test_chips_count_and_filter(desk: Desk) -> None:
    chips = {chip.accessibleDescription() for chip in desk.window.tools.chips.chips.values()}
    assert "4" in chips
    desk.qtbot.mouseClick(
        desk.window.tools.chips.chips[RowFilter.NOT_REPORTED], Qt.MouseButton.LeftButton
    )
    assert desk.shown() == ["16-5"]


def test_grouping_is_chosen_and_remembered(desk: Desk) -> None:
    desk.window.tools.grouping.grouping_chosen.emit("lead")
    groups = [line.title for line in desk.window.portfolio.model.lines if isinstance(line, Group)]
    assert groups[:2] == ["Region Hovedstaden", "Region Nordjylland"]
    assert desk.preferences.grouping == "lead"
    desk.window.tools.grouping.grouping_chosen.emit("")
    assert not any(isinstance(line, Group) for line in desk.window.portfolio.model.lines)


def test_sorting_by_a_column_turns_round_and_goes_back(desk: Desk) -> None:
    desk.window.tools.grouping.grouping_chosen.emit("")
    keys = [column.key for column in desk.window.portfolio.model.columns]
    header = desk.window.portfolio.view.horizontalHeader()
    orders = []
    for _click in range(3):
        header.sectionClicked.emit(keys.index("number"))
        orders.append(desk.shown())
    assert orders[0] == ["16-5", "17-1", "19-2", "22-2"]
    assert orders[1] == list(reversed(orders[0]))
    assert desk.preferences.sort_column == ""


def test_columns_are_chosen_and_remembered(desk: Desk) -> None:
    menu = desk.window.menus["columns"]
    menu.aboutToShow.emit()
    action = next(item for item in menu.actions() if item.text() == "Formål")
    action.trigger()
    assert "purpose" in desk.preferences.columns_shown
    keys = [column.key for column in desk.window.portfolio.model.columns]
    assert not desk.window.portfolio.view.isColumnHidden(keys.index("purpose"))


def test_widths_are_remembered(desk: Desk) -> None:
    desk.window.portfolio.view.setColumnWidth(1, 300)
    desk.window.portfolio.columns.keep()
    assert desk.preferences.column_widths["name"] == 300


def test_a_copy_is_saved_under_another_name(desk: Desk, reach: Reach, tmp_path: Path) -> None:
    desk.files.new_path = tmp_path / "kopi"
    reach("save_copy")
    assert (tmp_path / "kopi.pfreg").is_file()
    assert desk.window.status.note == "Kopien er gemt som kopi.pfreg"


def test_a_copy_never_replaces_a_file_and_another_name_is_asked_for(
    desk: Desk, tmp_path: Path
) -> None:
    taken = tmp_path / "kopi.pfreg"
    taken.write_bytes(b"noget andet")
    desk.files.new_path = taken
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        desk.files.new_path = tmp_path / "kopi 2.pfreg"
        box.accept()

    QTimer.singleShot(0, answer)
    desk.menu("save_copy")
    assert "kopi.pfreg" in seen[0]
    assert taken.read_bytes() == b"noget andet"
    assert (tmp_path / "kopi 2.pfreg").is_file()
    assert desk.files.asked == ["Gem kopi som"] * 2


@pytest.mark.parametrize("page", ["requests", "history"])
def test_a_page_that_comes_for_another_is_at_its_list_and_no_button(desk: Desk, page: str) -> None:
    """Enter and Space after the keys of a page must not press what happens to stand there."""
    desk.go("17-1")
    draft = RequestDraft(project_id=desk.row("17-1").id, title="Ny dato")
    desk.context.perform(lambda: draft_request(desk.context.register, draft).change)
    desk.shortcut(f"page_{page}")
    table = desk.window.page(page).findChild(RecordTable)
    assert QApplication.focusWidget() is table
    desk.shortcut("page_portfolio")
    assert QApplication.focusWidget() is desk.window.portfolio.view


def test_the_keys_of_a_page_lead_to_its_list_from_a_filter_too(desk: Desk) -> None:
    """The filters go with the portfolio, and the next control would be the list of pages."""
    desk.window.tools.view.setFocus()
    desk.shortcut("page_history")
    table = desk.window.page("history").findChild(RecordTable)
    assert QApplication.focusWidget() is table


def test_the_list_takes_the_keys_when_a_large_register_has_been_read(
    empty_desk: Desk, small_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)
    monkeypatch.setattr(stepping, "SLICE_MS", 0)
    empty_desk.context.runner = runner = WorkerRunner()
    open_path(empty_desk.window, Path(shutil.copy(small_register, tmp_path)))
    assert empty_desk.window.portfolio.reading
    empty_desk.window.tools.period.findChildren(QToolButton)[0].setFocus()  # as Qt does meanwhile
    empty_desk.qtbot.waitUntil(lambda: not empty_desk.window.portfolio.reading)
    assert QApplication.focusWidget() is empty_desk.window.portfolio.view
    empty_desk.menu("close_register")
    runner.close()


def test_the_second_half_of_a_double_click_on_the_start_page_edits_nothing(desk: Desk) -> None:
    """The first half opened the register; the second one falls on whatever came under the mouse."""
    view = desk.window.portfolio.view
    asked: list[tuple[str, str]] = []
    view.edit_requested.disconnect()  # a form would come and wait
    view.edit_requested.connect(lambda *cell: asked.append(cell))
    desk.go("22-2")
    row = view.currentIndex().row()
    desk.go("17-1")
    where = view.visualRect(view.model().index(row, 1)).center()
    desk.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked == []
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    desk.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked == [(desk.row("22-2").id, "name")]


def test_the_status_row_counts_projects_where_projects_are_shown(desk: Desk) -> None:
    count = named(desk.window.status, "Antallet af projekter")
    assert isinstance(count, QPushButton)
    assert "4 projekter" in count.text()
    desk.menu("page_history")
    assert not count.isVisible()
    desk.menu("page_portfolio")
    assert count.isVisible()


def test_pages_are_reached(desk: Desk, reach: Reach) -> None:
    for page in ("requests", "history", "portfolio"):
        reach(f"page_{page}")
        assert desk.window.current_page == page
        assert desk.window.page(page).isVisible()


def test_opening_a_register_by_the_dialogue(empty_desk: Desk, desk: Desk) -> None:
    path = desk.context.register.path
    desk.menu("close_register")
    assert not desk.context.has_register
    assert desk.window.welcome.isVisible()
    assert not desk.window.actions_by_id["undo"].isEnabled()
    desk.files.existing_path = path
    desk.shortcut("open_register")
    assert desk.context.register.path == path
    assert desk.preferences.recent_registers == (str(path),)


def test_a_wrong_file_is_refused_calmly(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "indkøb.pfreg"
    wrong.write_text("ikke et register", encoding="utf-8")
    before = desk.context.register.path
    desk.files.existing_path = wrong
    desk.menu("open_register")
    assert desk.window.banner.isVisible()
    assert desk.context.register.path == before
    assert "Alt er gemt" in desk.window.status.words()[0]


def test_a_wrong_file_is_refused_on_the_welcome_page_too(empty_desk: Desk, tmp_path: Path) -> None:
    empty_desk.files.existing_path = tmp_path / "findes ikke.pfreg"
    empty_desk.menu("open_register")
    assert empty_desk.window.welcome.isVisible()
    assert empty_desk.window.banner.isVisible()
    assert empty_desk.window.banner.accessibleDescription()


def test_another_register_is_shown_whole(desk: Desk, small_register: Path, tmp_path: Path) -> None:
    type_text(desk.window.tools.search, "databank")
    desk.window.views.show_chips(frozenset({RowFilter.YELLOW}))
    other = tmp_path / "andet.pfreg"
    shutil.copy(small_register, other)
    desk.files.existing_path = other
    desk.menu("open_register")
    assert len(desk.shown()) == 4


def test_a_register_dropped_on_the_window_is_opened(desk: Desk) -> None:
    path = desk.context.register.path
    desk.menu("close_register")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.window, drop)
    assert desk.context.register.path == path


def test_the_status_row_says_what_is_saved_and_shown(desk: Desk) -> None:
    words = " ".join(desk.window.status.words())
    assert "Alt er gemt kl." in words
    assert "prøve.pfreg" in words
    assert "4 projekter · 1 markeret" in words


def test_an_empty_register_says_what_to_do_first(empty_desk: Desk, tmp_path: Path) -> None:
    from portfolio_desktop.services.registers import new_register
    from portfolio_desktop.ui.verbs.registers import open_path

    path = tmp_path / "tomt.pfreg"
    new_register(path, name="Tomt", forum="", secretariat="", actor="Prøve").close()
    open_path(empty_desk.window, path)
    assert not empty_desk.window.portfolio.view.isVisible()
    assert empty_desk.window.status.words()[-1] == "0 projekter"


def test_a_warning_leads_to_its_project(desk: Desk) -> None:
    desk.go("22-2")
    dialog = WarningsDialog(desk.context, desk.window)
    dialog.show()
    assert faults_of(dialog) == []
    table = dialog.findChild(RecordTable)
    assert table is not None
    assert table.isColumnHidden(3), "nothing is set aside: the names have the room"
    numbers = [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]
    assert "19-2" in numbers, "its deadline was passed while it was carried out"
    table.activated.emit(table.model().index(numbers.index("19-2"), 0))
    assert not dialog.isVisible()
    assert desk.window.current_project == desk.row("19-2").id


def test_a_new_project_is_in_the_month_that_is_shown_and_not_in_the_one_before(
    desk: Desk,
) -> None:
    """Also where the month is past already: the report is written after it."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProjectDialog)
        fields = {each.accessibleName(): each for each in dialog.findChildren(QLineEdit)}
        fields["Projektnavn"].setText("Nyt i oktober")
        keep = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
        keep[0].click()

    QTimer.singleShot(0, fill)
    desk.menu("new_project")
    reader, today = desk.context.reader, desk.context.register.today()
    for period, there in ((OCTOBER, True), (OCTOBER.previous, False)):
        rows = load_portfolio(reader, period, today).rows
        assert [row.there for row in rows if row.name == "Nyt i oktober"] == [there]


def test_the_status_row_counts_the_warnings(desk: Desk) -> None:
    desk.window.warning_count.count()
    words = named(desk.window.status, "Advarsler før udskrivning").text()
    assert words == "5 advarsler før udskrivning"


def test_a_resumed_project_that_waits_still_tells_from_when_it_reports(desk: Desk) -> None:
    told = "genoptaget – rapporterer fra dec. 2023"

    def pause(dialog: QWidget) -> None:
        write(dialog, "Hvorfor sættes det på pause?", "Udbud")
        answering.press(dialog, "Sæt på pause")

    def resume(dialog: QWidget) -> None:
        write(dialog, "Rapporterer igen fra", "dec. 2023")
        answering.press(dialog, "Genoptag")

    def wait(dialog: QWidget) -> None:
        state = named(dialog, "Tilstand")
        assert isinstance(state, QComboBox)
        state.setCurrentText("Afventer")
        answering.press(dialog, "Gem")

    desk.go("17-1")
    answering.answer(PauseDialog, pause)
    desk.menu("pause")
    answering.answer(ResumeDialog, resume)
    desk.menu("resume")
    assert desk.row("17-1").now.word == told
    answering.answer(ProjectDialog, wait)
    desk.shortcut("edit_project")
    assert desk.row("17-1").state is LifecycleState.WAITING
    assert desk.row("17-1").now.word == told


def test_an_archived_project_is_found_and_restored(desk: Desk) -> None:
    project = desk.row("22-2").id
    left = LeavingDraft("Afsluttet", day="31.10.2023", undecided=True)
    desk.context.perform(lambda: leave_register(desk.context.register, [project], left))
    assert "22-2" not in desk.shown()
    desk.menu("archived")
    assert "22-2" in desk.shown()
    desk.go("22-2")
    assert not desk.window.actions_by_id["take_out"].isEnabled()

    def take_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        write(dialog, "Hvorfor kommer det tilbage?", "Genoptaget af kredsen")
        press(dialog, "Tag ind igen")

    QTimer.singleShot(0, take_in)
    desk.menu("take_in")
    assert desk.row("22-2").in_use
    assert desk.row("22-2").archived  # in October it was away
    assert desk.window.actions_by_id["take_out"].isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_an_edit_that_fails_is_told_and_the_status_row_says_so(desk: Desk) -> None:
    desk.go("17-1")
    desk.context.register.path.rename(desk.context.register.path.with_name("flyttet.pfreg"))
    desk.press(Qt.Key.Key_3)
    assert desk.window.banner.isVisible()
    assert "ikke gemt" in desk.window.status.words()[0]
    assert desk.row("17-1").now.colour is Colour.YELLOW


def test_from_the_remarks_back_to_the_grid(desk: Desk) -> None:
    for back in (lambda: desk.press(Qt.Key.Key_Escape), lambda: desk.shortcut("page_portfolio")):
        desk.go("22-2")
        desk.menu("to_remarks")
        type_text(QApplication.focusWidget(), "Ord ")
        back()
        assert desk.window.portfolio.view.hasFocus()
        assert desk.window.current_project == desk.row("22-2").id
    assert desk.row("22-2").remarks.count("Ord") == 2


def back_in_the_window(desk: Desk) -> None:
    """After a dialog: it is gone, as the event loop would see to, and keys go to the window."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()


def test_a_dimension_of_ones_own_from_the_settings_to_the_lamp(desk: Desk, reach: Reach) -> None:
    """Settings by menu or keys, then by keys alone: name, Enter, close; its lamp in the grid."""
    name_field = "Navn på den nye dimension"

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        focus = dialog.focusWidget()
        desk.qtbot.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        for _stop in range(20):
            focus = dialog.focusWidget()
            if focus is not None and focus.accessibleName() == name_field:
                break
            desk.qtbot.keyClick(focus, Qt.Key.Key_Tab)
        desk.qtbot.keyClicks(dialog.focusWidget(), "Klima")
        desk.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialog.isVisible()
        desk.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    QTimer.singleShot(0, work)
    reach("register_settings")
    back_in_the_window(desk)
    desk.go("17-1", "light:klima")
    desk.press(Qt.Key.Key_3)
    assert desk.row("17-1").lights[4].now.colour is Colour.RED
    assert desk.window.actions_by_id["undo"].text().endswith("klima for 17-1 til rød")
    reach("undo")
    assert desk.window.actions_by_id["undo"].text().endswith("ny statusdimension: klima")
    reach("undo")
    assert "light:klima" not in [each.key for each in desk.window.portfolio.model.columns]
    reach("redo")
    assert "light:klima" in [each.key for each in desk.window.portfolio.model.columns]


def test_the_window_carries_the_registers_new_name(desk: Desk, reach: Reach) -> None:
    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        name = named(dialog, "Navn")
        name.setFocus()
        desk.qtbot.keyClick(name, Qt.Key.Key_Home)
        type_text(name, "Nyt ")
        desk.qtbot.keyClick(name, Qt.Key.Key_Return)
        desk.qtbot.keyClick(name, Qt.Key.Key_Escape)

    QTimer.singleShot(0, work)
    reach("register_settings")
    assert desk.window.windowTitle().startswith("Nyt Prøveregister")


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("deadline", "Forventet slutdato"),
        ("name", "Projektnavn"),
        ("phase", "Fase"),
        ("number", "Nr."),
    ],
)
def test_f2_edits_what_is_in_the_cell(desk: Desk, column: str, name: str) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        focus = dialog.focusWidget()
        seen.append(focus.accessibleName() if focus else "")
        dialog.reject()

    desk.go("17-1", column)
    QTimer.singleShot(0, look)
    desk.press(Qt.Key.Key_F2)
    assert seen == [name]


def test_an_older_register_opens_and_says_where_it_is_kept_as_it_was(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "gammel.pfreg"
    path.write_bytes((Path(__file__).parents[1] / "_files" / "schema-1.pfreg").read_bytes())
    open_path(empty_desk.window, path)
    assert "gammel (version 1).pfreg" in empty_desk.window.status.note
    assert empty_desk.shown() == []
