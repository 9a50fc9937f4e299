"""The whole window on the register as it was: there, only to be looked at, and back again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPlainTextEdit

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.history import next_undo
from portfolio_desktop.services.moments import Moment
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.dialogs.look_back import LookBackDialog
from portfolio_desktop.ui.menus import ACTIONS
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.unsaved_words import Written
from portfolio_desktop.ui.verbs.handlers import handlers
from portfolio_desktop.ui.waiting import _WaitingDialog
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import NOVEMBER, OCTOBER, Desk
from tests.ui.ground import named, write
from tests.ui.walking import faults_of

THEN = "2. november 2023 kl. 10.30"
DAY = "2.11.2023"
REASON = "du ser registret, som det var ved udgangen af den 2. november 2023."
WHEN_DONE_ELSEWHERE = frozenset({"demo", "danish", "english", "quit", "close_register"})
"""Verbs that lead away from the register, or make the window anew."""


class Clock:
    at = datetime(2023, 11, 20, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def grow(desk: Desk, clock: Clock) -> None:
    """What has happened since `MOMENT`: 17-1 is renamed and red, 23-9 is new, November is there."""
    path = desk.context.register.path
    desk.context.use_register(None)
    register = open_register(path, actor="Prøve", clock=clock)
    patology, booking = (
        next(each.id for each in register.reader.projects() if each.number == number)
        for number in ("17-1", "22-2")
    )
    draft = replace(project_draft(register.reader, patology), name="Patologi, nyt navn")
    edit_project(register, patology, draft)
    set_colour(register, patology, OCTOBER, OVERALL, Colour.RED)
    add_project(register, ProjectDraft(number="23-9", name="Senere kommet til"))
    clock.at = datetime(2023, 12, 1, 9, 0, tzinfo=UTC)
    set_colour(register, booking, NOVEMBER, OVERALL, Colour.YELLOW)
    desk.context.use_register(register, NOVEMBER)
    QApplication.processEvents()


@pytest.fixture
def later(desk: Desk) -> Desk:
    """The desk on the first of December, with all of that done since."""
    grow(desk, Clock())
    return desk


def ask_for(desk: Desk, day: str, clock: str = "") -> Callable[[LookBackDialog], None]:
    def act(dialog: LookBackDialog) -> None:
        write(dialog, "Dag", day)
        write(dialog, "Klokkeslæt", clock)
        dialog._forget_chosen()
        press(dialog, "Vis")

    return act


def look_back(desk: Desk, day: str = DAY, clock: str = "") -> None:
    came = answer(LookBackDialog, ask_for(desk, day, clock))
    desk.menu("look_back")
    assert came == [True]
    assert desk.context.past is not None


def head(desk: Desk) -> tuple[object, str]:
    """Where the log ends, and all of the file."""
    register = desk.context.present
    return register.position(), hashlib.sha256(register.path.read_bytes()).hexdigest()


def test_by_menu_the_whole_window_is_as_it_was_and_leads_back(later: Desk) -> None:
    window = later.window
    later.menu("page_overview")
    assert sorted(later.shown()) == ["16-5", "17-1", "19-2", "22-2", "23-9"]
    look_back(later)
    assert window.past_band.isVisible()
    assert window.past_band.words == (
        "Du ser registret, som det var ved udgangen af den 2. november 2023. Intet kan ændres her."
    )
    assert window.windowTitle() == (
        "Prøveregister, som det var ved udgangen af den 2. november 2023 – Portfolio Desktop"
    )
    assert window.current_page == "overview"
    assert later.context.period == OCTOBER
    assert sorted(later.shown()) == ["16-5", "17-1", "19-2", "22-2"]
    assert later.row("17-1").name == "Patologisk databank"
    assert later.row("17-1").now.colour is Colour.YELLOW
    assert window.status.words()[0] == "Som det var: intet kan ændres"
    press(window.past_band, "Tilbage til i dag")
    assert not window.past_band.isVisible()
    assert window.windowTitle() == "Prøveregister – Portfolio Desktop"
    assert (window.current_page, later.context.period) == ("overview", NOVEMBER)
    assert later.row("17-1").name == "Patologi, nyt navn"


def test_by_keys_to_a_minute_and_with_escape_back_to_the_project_one_stood_on(later: Desk) -> None:
    later.go("22-2")
    came = answer(LookBackDialog, ask_for(later, DAY, "10.30"))
    later.shortcut("look_back")
    assert came == [True]
    assert THEN in later.window.past_band.words
    assert later.window.current_number == "22-2"
    later.press(Qt.Key.Key_Escape)
    assert later.context.past is None
    assert later.window.current_number == "22-2"
    assert later.window.status.note == "Tilbage til registret, som det er i dag"


def test_escape_empties_the_search_first(later: Desk) -> None:
    look_back(later)
    later.window.tools.search.setFocus()
    type_text(later.window.tools.search, "databank")
    assert later.shown() == ["17-1"]
    later.press(Qt.Key.Key_Escape)
    assert later.context.past is not None
    assert later.window.tools.search.text() == ""


def test_search_and_filters_go_along_and_come_back(later: Desk) -> None:
    type_text(later.window.tools.search, "patolog")
    look_back(later)
    assert later.window.tools.search.text() == "patolog"
    assert later.shown() == ["17-1"]
    later.menu("back_to_present")
    assert later.window.tools.search.text() == "patolog"


def test_from_one_moment_to_another_and_back_to_where_one_began(later: Desk) -> None:
    later.menu("page_requests")
    look_back(later)
    later.menu("page_history")
    look_back(later, "20.11.2023")
    assert "20. november 2023" in later.window.past_band.words
    assert later.shown()[-1] == "23-9"
    later.menu("back_to_present")
    assert (later.window.current_page, later.context.period) == ("requests", NOVEMBER)


def test_the_history_leads_to_the_register_right_after_an_edit(later: Desk) -> None:
    later.menu("page_history")
    page = later.window.history
    page._table.selectRow(2)
    assert page.marked is not None
    renamed = page.marked.edit
    later.shortcut("look_back_here")
    assert later.context.past is not None
    assert later.row("17-1").name == "Patologi, nyt navn"
    assert later.row("17-1").now.colour is Colour.RED
    assert sorted(later.shown()) == ["16-5", "17-1", "19-2", "22-2"]
    assert page.isVisible()
    assert page.marked is not None
    assert page.marked.edit == renamed
    assert not page.undo.isEnabled()


def test_the_marked_edit_is_what_the_dialog_proposes(later: Desk) -> None:
    later.menu("page_history")
    later.window.history._table.selectRow(1)
    line = later.window.history.marked
    assert line is not None
    came = answer(LookBackDialog, lambda dialog: press(dialog, "Vis"))
    later.menu("look_back")
    assert came == [True]
    assert later.context.past is not None
    assert later.context.past.position() == later.context.present.position_after(line.edit)


def test_a_right_click_in_the_history_offers_it(later: Desk) -> None:
    later.menu("page_history")
    offered: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(action.text().replace("&", "") for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, look)
    later.window.history.menu_wished.emit(later.window.mapToGlobal(later.window.rect().center()))
    assert [each.split("\t")[0] for each in offered] == [
        "Fortryd denne ændring",
        "Registret, som det var her",
    ]


def test_what_is_no_moment_is_told_in_the_dialog(later: Desk) -> None:
    told: list[str] = []

    def act(dialog: LookBackDialog) -> None:
        for day, clock in (("24.12.2023", ""), ("1.1.2020", ""), (DAY, "sent")):
            ask_for(later, day, clock)(dialog)
            told.append(dialog.fault)
        dialog.reject()

    came = answer(LookBackDialog, act)
    later.menu("look_back")
    assert came == [True]
    assert [each.split(".")[0] for each in told] == [
        "Det ligger ude i fremtiden",
        "Registret fandtes ikke endnu på det tidspunkt",
        "»sent« er ikke et klokkeslæt",
    ]
    assert later.context.past is None


def test_the_dialog_knows_moments_and_one_that_is_chosen_fills_the_fields(later: Desk) -> None:
    seen: list[str] = []

    def act(dialog: LookBackDialog) -> None:
        assert faults_of(dialog) == []
        dialog._table.selectRow(0)
        seen.append(dialog._day.text())
        seen.extend(each.known_as for each in dialog._model.records)
        press(dialog, "Vis")

    came = answer(LookBackDialog, act)
    later.menu("look_back")
    assert came == [True]
    assert seen == ["30.11.2023", "Udgangen af november 2023"]
    assert later.context.past is not None


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_F2]
)
def test_keys_of_the_grid_change_nothing_and_say_why(later: Desk, key: Qt.Key) -> None:
    look_back(later)
    before = head(later)
    later.go("17-1", "name" if key == Qt.Key.Key_F2 else "now")
    later.press(key)
    assert later.window.status.note == f"Intet er ændret: {REASON}"
    assert head(later) == before


@pytest.mark.parametrize("verb", ["edit_project", "import", "paste", "new_project", "report"])
def test_shortcuts_of_verbs_that_change_something_say_why_not(later: Desk, verb: str) -> None:
    look_back(later)
    later.go("17-1")
    action = later.window.actions_by_id[verb]
    assert not action.isEnabled()
    assert action.toolTip() == f"Kan ikke gøres her: {REASON}"
    later.shortcut(verb)
    assert later.window.status.note == f"Intet er ændret: {REASON}"
    later.menu("back_to_present")
    assert later.window.actions_by_id[verb].toolTip() != f"Kan ikke gøres her: {REASON}"


def test_what_is_dropped_is_not_brought_in(later: Desk, tmp_path: Path) -> None:
    look_back(later)
    table = tmp_path / "tabel.csv"
    table.write_text("Nr.;Projekt\n1;Nyt", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    none = Qt.KeyboardModifier.NoModifier
    later.window.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    )
    assert QApplication.activeModalWidget() is None
    assert later.window.status.note == f"Intet er ændret: {REASON}"


def test_what_an_empty_page_offers_says_why_it_cannot_be_done(later: Desk) -> None:
    look_back(later)
    later.menu("page_meetings")
    press(later.window.page("meetings"), "Nyt møde…")
    assert QApplication.activeModalWidget() is None
    assert later.window.status.note == f"Intet er ændret: {REASON}"


def close_what_opens() -> QTimer:
    """From now on every dialog and menu that waits for an answer gets none."""
    closing = QTimer()

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QMessageBox):
            dialog.reject()
        elif isinstance(dialog, QDialog):
            dialog.done(QDialog.DialogCode.Rejected)

    closing.timeout.connect(close)
    closing.start(5)
    return closing


def test_no_verb_of_the_window_writes_to_the_register(later: Desk) -> None:
    """Each verb is carried out even where the window does not offer it."""
    before = head(later)
    look_back(later)
    closing = close_what_opens()
    for name, verb in handlers(later.window).items():
        if name in WHEN_DONE_ELSEWHERE or name == "back_to_present":
            continue
        later.go("17-1")
        verb()
        QApplication.processEvents()
        assert later.context.past is not None, name
    closing.stop()
    assert head(later)[0] == before[0]
    later.menu("back_to_present")
    assert head(later) == before


def test_every_verb_that_writes_is_disabled(later: Desk) -> None:
    look_back(later)
    later.go("17-1")
    for spec in ACTIONS:
        if Need.WRITABLE in spec.needs:
            assert not later.window.actions_by_id[spec.id].isEnabled(), spec.id
    for verb in ("save_copy", "make_forms"):
        assert not later.window.actions_by_id[verb].isEnabled()


def test_undo_shows_nothing_of_today_and_all_of_it_again_afterwards(later: Desk) -> None:
    undo = later.window.actions_by_id["undo"]
    later.window.facts.refresh()
    words = undo.text()
    assert "22-2" in words
    look_back(later)
    assert undo.text() == "&Fortryd"
    assert not undo.isEnabled()
    later.menu("back_to_present")
    assert undo.text() == words
    later.menu("undo")
    step = next_undo(later.context.present)
    assert step is not None
    assert "23-9" in step.sentence


def test_words_being_written_are_saved_before(later: Desk) -> None:
    later.go("17-1")
    later.menu("to_remarks")
    box = named(later.window.panel.view, "Bemærkninger")
    assert isinstance(box, PassageBox)
    type_text(box, "På vej")
    look_back(later)
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == ""
    assert box.isReadOnly()
    later.menu("back_to_present")
    assert later.row("17-1").remarks == "På vej"


def test_words_that_could_not_be_saved_keep_the_window_in_today(later: Desk) -> None:
    def fail() -> None:
        raise StorageError(Trouble.DISK_FULL)

    later.context.write(Written(("x",), "Bemærkninger", "Ord", fail))  # type: ignore[arg-type]
    answer(LookBackDialog, ask_for(later, DAY))
    later.menu("look_back")
    assert later.context.past is None
    later.window.actions_by_id["look_back"].setEnabled(True)
    assert "kunne gemmes" in later.window.banner.accessibleDescription()
    later.context.unsaved.let_go(("x",))


def test_the_report_and_its_name_are_of_the_moment(later: Desk) -> None:
    look_back(later)
    seen: list[str] = []

    def act(preview: PackPreview) -> None:
        seen.extend((preview.windowTitle(), preview._press.file_name))
        content = preview._press.prepare(preview._form.options)  # type: ignore[arg-type]
        try:
            while True:
                next(content)
        except StopIteration as end:
            seen.extend(row.name for row in end.value.grid.rows if row.number == "17-1")
        preview.reject()

    came = answer(PackPreview, act)
    later.menu("pack")
    assert came == [True]
    assert seen == [
        "Statusrapport – som det var ved udgangen af den 2. november 2023",
        "Statusrapport 2023-10 som den var 2023-11-02.pdf",
        "Patologisk databank",
    ]


def test_an_export_is_of_the_moment(later: Desk, tmp_path: Path) -> None:
    look_back(later)
    later.files.new_path = tmp_path / "ud.csv"
    later.menu("export")
    text = (tmp_path / "ud.csv").read_bytes().decode("utf-8-sig")
    assert "Patologisk databank" in text
    assert "23-9" not in text


def test_closing_or_opening_another_register_ends_it(later: Desk, tmp_path: Path) -> None:
    look_back(later)
    later.menu("close_register")
    assert not later.context.has_register
    assert later.context.past is None
    assert later.window.windowTitle() == "Portfolio Desktop"


@pytest.mark.parametrize("page", ["portfolio", "history", "overview"])
def test_every_control_is_still_named(later: Desk, page: str) -> None:
    look_back(later)
    later.window.show_page(page)
    QApplication.processEvents()
    assert faults_of(later.window) == []


def test_it_can_be_given_up_while_it_is_being_found(slow_desk: Desk) -> None:
    desk = slow_desk
    desk.qtbot.waitUntil(lambda: not desk.window.portfolio.reading)
    moment = Moment(desk.context.present.now())
    desk.window.looking_back.begin(moment)
    waiting = desk.window.findChildren(_WaitingDialog)
    assert waiting
    waiting[-1].state.cancelled.emit()
    desk.qtbot.wait(50)
    assert desk.context.past is None
    desk.window.looking_back.begin(moment)
    desk.qtbot.waitUntil(lambda: desk.context.past is not None)
    desk.qtbot.waitUntil(lambda: not desk.window.portfolio.reading)
    assert sorted(desk.shown()) == ["16-5", "17-1", "19-2", "22-2"]
    desk.window.looking_back.end()
    desk.qtbot.waitUntil(lambda: not desk.window.portfolio.reading)


def test_giving_up_the_first_month_of_then_leads_back_to_today(slow_desk: Desk) -> None:
    desk = slow_desk
    desk.qtbot.waitUntil(lambda: not desk.window.portfolio.reading)
    desk.window.looking_back.begin(Moment(desk.context.present.now()))
    desk.qtbot.waitUntil(lambda: desk.context.past is not None)
    assert desk.window.portfolio.reading
    desk.window.portfolio._reading_state.cancelled.emit()
    assert desk.context.past is None
    desk.qtbot.waitUntil(lambda: not desk.window.portfolio.reading)
    assert desk.context.has_register
