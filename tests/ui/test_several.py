"""Several projects marked and edited together, in the user's words, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.history import history
from portfolio_desktop.services.reporting import approve_reports
from portfolio_desktop.ui.dialogs.bulk_edit import BulkEditDialog
from tests.ui.desk import OCTOBER, Desk
from tests.ui.walking import faults_of

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """Without groups: 16-5, 17-1, 19-2, 22-2."""
    desk.window.portfolio.group_by("")
    return desk


def marked(desk: Desk) -> list[str]:
    return [row.number for row in desk.window.portfolio.view.marks.rows()]


def click(desk: Desk, number: str, modifiers: Qt.KeyboardModifier) -> None:
    view, model = desk.window.portfolio.view, desk.window.portfolio.model
    place = model.place_of(desk.row(number).id)
    assert place is not None
    where: QPoint = view.visualRect(model.index(place, 1)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, where)


def answering(act: Callable[[BulkEditDialog], None]) -> list[str]:
    """Act in the dialog that comes; its lines and its faults are collected."""
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BulkEditDialog)
        seen.extend(faults_of(dialog))
        act(dialog)
        seen.extend(f"{each.number}: {each.changes}{each.left_out}" for each in dialog.lines)
        if dialog.carry_out.isEnabled():
            seen.append(dialog.carry_out.text())
            dialog.carry_out.click()
        else:
            dialog.discard()

    QTimer.singleShot(0, answer)
    return seen


def choose(field: object, value: str) -> None:
    field.setCurrentIndex(field.findData(value))  # type: ignore[attr-defined]


def test_shift_with_arrows_marks_a_run_and_back_again(plain: Desk) -> None:
    plain.go("16-5")
    view = plain.window.portfolio.view
    for _step in range(2):
        plain.qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert marked(plain) == ["16-5", "17-1", "19-2"]
    assert plain.window.current_number == "19-2"
    plain.qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert marked(plain) == ["16-5", "17-1"]
    plain.qtbot.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert marked(plain) == ["16-5", "17-1", "19-2", "22-2"]
    plain.press(Qt.Key.Key_Escape)
    assert marked(plain) == ["22-2"]
    plain.press(Qt.Key.Key_Up)
    assert marked(plain) == ["19-2"]


def test_a_run_steps_over_headings_and_marks_none(desk: Desk) -> None:
    desk.go("22-2")
    desk.qtbot.keyClick(desk.window.portfolio.view, Qt.Key.Key_Down, SHIFT)
    assert marked(desk) == ["22-2", "16-5"]


def test_ctrl_and_shift_with_the_mouse(plain: Desk) -> None:
    click(plain, "16-5", Qt.KeyboardModifier.NoModifier)
    click(plain, "19-2", CTRL)
    assert marked(plain) == ["16-5", "19-2"]
    click(plain, "16-5", CTRL)
    assert marked(plain) == ["19-2"]
    click(plain, "17-1", Qt.KeyboardModifier.NoModifier)
    click(plain, "22-2", SHIFT)
    assert marked(plain) == ["17-1", "19-2", "22-2"]
    assert "3 markeret" in plain.window.status.words()[-1]
    assert plain.window.marked.isVisible()
    assert faults_of(plain.window) == []
    plain.window.marked.end.click()
    assert marked(plain) == ["22-2"]
    assert not plain.window.marked.isVisible()


def test_all_are_marked_and_stay_so_through_sorting_but_not_what_is_hidden(plain: Desk) -> None:
    plain.go("22-2")
    plain.shortcut("mark_all")
    assert len(marked(plain)) == 4
    plain.window.portfolio.sort_by("name")
    assert len(marked(plain)) == 4
    plain.window.tools.search.setText("apotek")
    assert marked(plain) == ["22-2"], "what cannot be seen is not changed"


@pytest.mark.parametrize("way", ["menu", "shortcut", "F2", "edit_project", "bar"])
def test_the_phase_of_two_projects_in_one_step(plain: Desk, way: str) -> None:
    plain.go("16-5")
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)
    seen = answering(lambda dialog: choose(dialog.phase, "realisation"))
    match way:
        case "menu":
            plain.menu("edit_together")
        case "shortcut":
            plain.shortcut("edit_together")
        case "F2":
            plain.press(Qt.Key.Key_F2)
        case "edit_project":
            plain.shortcut("edit_project")
        case "bar":
            plain.window.marked.edit.click()
    assert seen == [
        "16-5: Fase: Gennemførelse → Realisering",
        "17-1: Fase: Gennemførelse → Realisering",
        "Ændr 2 projekter",
    ]
    assert {plain.row(each).phase for each in ("16-5", "17-1")} == {"realisation"}
    assert plain.row("19-2").phase == "execution"
    assert marked(plain) == ["16-5", "17-1"], "they stay marked"
    plain.shortcut("undo")
    assert plain.row("16-5").phase == "execution"
    assert plain.row("17-1").phase == "execution"


def test_a_digit_with_several_marked_sets_nothing_before_it_is_agreed_to(plain: Desk) -> None:
    plain.go("16-5")
    plain.shortcut("mark_all")
    edits = len(history(plain.context.register))
    seen: list[str] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BulkEditDialog)
        seen.append(dialog.carry_out.text())
        dialog.discard()

    QTimer.singleShot(0, leave)
    plain.press(Qt.Key.Key_2)
    assert seen == ["Ændr 3 projekter"], "one of the four is yellow"
    assert len(history(plain.context.register)) == edits
    told = answering(lambda dialog: dialog.reason.setText("Fælles udbud er udsat."))
    plain.press(Qt.Key.Key_2)
    assert told[-1] == "Ændr 4 projekter", "the yellow one gets the reason"
    assert {row.now.colour for row in plain.window.portfolio.portfolio.rows} == {Colour.YELLOW}
    assert history(plain.context.register)[0].sentence == "4 projekter: samlet status til gul"


def test_a_digit_on_a_dimension_is_about_that_dimension(plain: Desk) -> None:
    plain.go("17-1", "light:time")
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)
    seen = answering(lambda _dialog: None)
    plain.press(Qt.Key.Key_1)
    assert seen[0] == "17-1: Tid: gul → grøn"


def test_locked_reports_are_named_first_and_left_alone(plain: Desk) -> None:
    ids = [plain.row("19-2").id]
    change = approve_reports(plain.context.register, ids, OCTOBER)
    plain.context.announce(change)
    plain.go("16-5")
    plain.shortcut("mark_all")
    seen = answering(lambda dialog: choose(dialog.light, "green"))
    plain.menu("edit_together")
    assert seen[0] == "19-2: rapporten er godkendt og låst"
    assert plain.row("19-2").now.colour is Colour.RED


def test_nothing_chosen_changes_nothing(plain: Desk) -> None:
    plain.go("16-5")
    plain.shortcut("mark_all")
    seen = answering(lambda _dialog: None)
    plain.menu("edit_together")
    assert seen == []


def test_several_are_reported_at_once_and_single_verbs_wait(plain: Desk) -> None:
    plain.go("17-1")
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)
    assert not plain.window.actions_by_id["pause"].isEnabled()
    plain.menu("approve")
    assert history(plain.context.register)[0].sentence == "2 rapporter for oktober 2023 godkendt"
    plain.press(Qt.Key.Key_Down)
    assert plain.window.actions_by_id["pause"].isEnabled()
    assert not plain.window.actions_by_id["edit_together"].isEnabled()


def test_one_project_is_set_by_a_digit_as_before(plain: Desk) -> None:
    plain.go("16-5")
    plain.press(Qt.Key.Key_3)
    assert plain.row("16-5").now.colour is Colour.RED
    assert plain.window.portfolio.view.current_column().dimension == OVERALL


def test_what_the_program_marks_is_alone_whatever_keys_are_held(plain: Desk) -> None:
    click(plain, "16-5", CTRL)  # Qt remembers Ctrl as held down
    view, model = plain.window.portfolio.view, plain.window.portfolio.model
    place = model.place_of(plain.row("22-2").id)
    assert place is not None
    view.setCurrentIndex(model.index(place, 0))
    assert marked(plain) == ["22-2"]


def test_the_keys_of_the_bar_are_those_of_the_menu(plain: Desk) -> None:
    shortcut = plain.window.actions_by_id["edit_together"].shortcut()
    assert shortcut == QKeySequence(plain.window.marked.edit.toolTip())


def test_several_leave_the_register_together(plain: Desk) -> None:
    from portfolio_desktop.ui.dialogs.leaving import LeavingDialog

    plain.go("16-5")
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LeavingDialog)
        dialog.reason.setPlainText("Overdraget til driften.")
        dialog.reference.setText("RSI 10.11.2023, pkt. 4")
        dialog.findChildren(QPushButton)[-1].click()

    QTimer.singleShot(0, leave)
    plain.menu("take_out")
    assert plain.context.reader.projects([plain.row("19-2").id])
    left = [each.number for each in plain.context.reader.projects() if each.archived]
    assert sorted(left) == ["16-5", "17-1"]
    assert history(plain.context.register)[0].sentence.startswith("2 projekter taget ud")
    plain.shortcut("undo")
    assert not any(each.archived for each in plain.context.reader.projects())


def test_several_are_put_on_hold_with_reason_and_when_they_are_expected_back(plain: Desk) -> None:
    plain.go("16-5")
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)

    def hold(dialog: BulkEditDialog) -> None:
        assert dialog.resume.isHidden(), "only of what is on hold something is expected"
        choose(dialog.state, "paused")
        dialog.state_reason.setText("Afventer udbud")
        dialog.resume.setText("medio 2024")
        assert faults_of(dialog) == []

    seen = answering(hold)
    plain.shortcut("edit_together")
    assert seen[0].startswith("16-5: Tilstand: aktiv → på pause")
    assert seen[0].endswith("Forventes genoptaget: medio 2024")
    for project in plain.context.reader.projects():
        if project.number in {"16-5", "17-1"}:
            assert project.expected_resume is not None
            assert project.expected_resume.text == "medio 2024"
    assert "2 projekter: tilstand" in plain.window.status.note


@pytest.mark.parametrize("verb", ["take_out", "edit_together", "report"])
def test_the_verbs_about_several_say_how_many(plain: Desk, verb: str) -> None:
    action = plain.window.actions_by_id[verb]
    plain.go("16-5")
    alone = action.text()
    assert not any(letter.isdigit() for letter in alone.split("\t")[0])
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)
    plain.qtbot.keyClick(plain.window.portfolio.view, Qt.Key.Key_Down, SHIFT)
    assert " 3 " in action.text()
    assert action.text().partition("\t")[2] == alone.partition("\t")[2], "the keys stay"
    plain.press(Qt.Key.Key_Escape)
    assert action.text() == alone
