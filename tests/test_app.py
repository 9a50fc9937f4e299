"""The composition root: one program from start to end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_desktop.app import Program
from portfolio_desktop.cli.main import main as command_line
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.log import start_log, stop_log
from portfolio_desktop.environment.preferences import (
    Appearance,
    Preferences,
    load_preferences,
    save_preferences,
)
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.services.moments import Moment
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.runner import InlineRunner
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.ground import words_in


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, program_home: Path) -> Iterator[Program]:
    made = Program(qapp, runner=InlineRunner())
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "prøve.pfreg"
    new_register(path, name="Prøve", forum="Prøvekredsen", secretariat="", actor="Prøve").close()
    return path


def test_the_program_opens_the_register_it_is_given(program: Program, register: Path) -> None:
    window = program.show(register)
    assert window.isVisible()
    assert window.windowTitle().startswith("Prøve")
    program.write_preferences()
    kept = load_preferences(program_folders().preferences).preferences
    assert kept.recent_registers == (str(register),)


def test_a_register_named_from_its_folder_is_remembered_for_every_start(
    program: Program, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(register.parent)
    program.show(Path(register.name))
    program.write_preferences()
    kept = load_preferences(program_folders().preferences).preferences
    assert kept.recent_registers == (str(register),)


def test_without_a_register_it_welcomes(program: Program) -> None:
    window = program.show(None)
    assert window.welcome.isVisible()
    assert not window.actions_by_id["undo"].isEnabled()
    assert window.actions_by_id["open_register"].isEnabled()


def test_the_month_is_the_one_in_denmark(qapp: QApplication, program_home: Path) -> None:
    """At half past eleven on the last of October in UTC it is November in Copenhagen."""
    del program_home
    late = datetime(2023, 10, 31, 23, 30, tzinfo=UTC)
    program = Program(qapp, runner=InlineRunner(), clock=lambda: late)
    window = program.show(None)
    assert window.context.period == Period(2023, 11)
    window.close()
    window.deleteLater()
    program.deleteLater()
    QApplication.processEvents()


def test_closing_keeps_place_and_size_and_lets_go_of_the_register(
    program: Program, register: Path
) -> None:
    window = program.show(register)
    window.resize(1200, 700)
    window.close()
    kept = load_preferences(program_folders().preferences).preferences
    assert kept.window_geometry
    register.unlink()
    assert not register.with_name(register.name + ".open").exists()


def test_the_look_is_chosen_and_kept(program: Program) -> None:
    window = program.show(None)
    window.actions_by_id["look_dark"].trigger()
    assert window.context.theme.palette.dark
    assert window.actions_by_id["look_dark"].isChecked()
    program.write_preferences()
    kept = load_preferences(program_folders().preferences).preferences
    assert kept.appearance is Appearance.DARK
    window.actions_by_id["look_light"].trigger()
    assert not window.context.theme.palette.dark


def test_a_second_window_does_not_forget_what_was_done_in_the_first(
    program: Program, register: Path
) -> None:
    path = program_folders().preferences
    window = program.show(None)
    save_preferences(path, Preferences(recent_registers=("dens.pfreg",), grouping="lead"))
    open_path(window, register)
    program.write_preferences()
    kept = load_preferences(path).preferences
    assert kept.recent_registers == (str(register), "dens.pfreg")
    assert kept.grouping == "lead"
    save_preferences(path, replace(kept, grouping="phase"))
    window.actions_by_id["look_dark"].trigger()
    program.write_preferences()
    assert load_preferences(path).preferences.grouping == "phase"
    window.actions_by_id["look_light"].trigger()


def test_at_the_end_the_window_is_gone_with_all_that_listened(
    program: Program, register: Path, qtbot: QtBot
) -> None:
    window = program.show(register)
    context, panel = window.context, window.panel
    window.close()
    program.end()
    assert not any(isValid(each) for each in (window, context, panel, panel.view))
    assert program.window is None


def test_the_program_ends_in_good_order_when_its_window_is_closed(register: Path) -> None:
    """Also the last thing the interpreter does: a crash there is an exit status of its own."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer;"
        "from PySide6.QtWidgets import QApplication; from portfolio_desktop import app;"
        "application = QApplication([]);"
        "QTimer.singleShot(200, application.closeAllWindows);"
        "sys.exit(app.run(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(register)], capture_output=True, check=False, timeout=50
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_another_language_makes_the_window_anew_on_the_same_register(
    program: Program, register: Path, qtbot: QtBot
) -> None:
    before = program.show(register)
    before.actions_by_id["english"].trigger()
    qtbot.waitUntil(lambda: program.window is not before)
    assert active_language() is Language.ENGLISH
    assert program.window is not None
    assert program.window.context.register.path == register
    assert program.window.menuBar().actions()[0].text() == "&File"
    assert not (isValid(before) and before.isVisible())  # it may be deleted already
    assert QLocale().language() is QLocale.Language.English


def test_another_language_leaves_month_and_project_as_they_were(
    program: Program, register: Path, qtbot: QtBot
) -> None:
    before = program.show(register)
    with before.context.register.edit(Label("project_added")) as edit:
        for number in ("23-1", "23-2"):
            edit.create("project", number, {"number": number, "name": f"Projekt {number}"})
    before.context.announce(edit.change)
    before.context.show_period(before.context.period.previous)
    period = before.context.period
    last = "23-2"
    assert before.portfolio.view.select_project(last)
    assert before.current_project == last
    before.actions_by_id["english"].trigger()
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window is not None
    assert program.window.context.period == period
    assert program.window.current_project == last


def test_another_language_is_of_the_register_as_it_is(
    program: Program, register: Path, qtbot: QtBot
) -> None:
    """What was looked back at is left first, so that nobody takes its month for today's."""
    before = program.show(register)
    before.context.show_period(before.context.period.previous)
    period = before.context.period
    before.looking_back.begin(Moment(before.context.present.now()))
    qtbot.waitUntil(lambda: before.context.past is not None)
    before.actions_by_id["english"].trigger()
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window is not None
    assert program.window.context.past is None
    assert program.window.context.period == period


def test_a_language_wished_for_twice_makes_one_window(
    program: Program, register: Path, qtbot: QtBot
) -> None:
    """A double click on the menu's line comes before the first wish is carried out."""
    before = program.show(register)
    before.actions_by_id["english"].trigger()
    before.actions_by_id["english"].trigger()
    qtbot.waitUntil(lambda: program.window is not before)
    after = program.window
    QApplication.processEvents()
    assert program.window is after
    assert after is not None
    assert after.context.register.path == register
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [after]


def test_a_language_wished_for_just_before_the_end_is_too_late(
    program: Program, register: Path, qtbot: QtBot
) -> None:
    window = program.show(register)
    window.actions_by_id["english"].trigger()
    window.close()
    program.end()
    QApplication.processEvents()
    assert program.window is None
    assert active_language() is Language.DANISH


def test_language_and_appearance_can_be_changed_in_turn_as_often_as_one_likes(
    register: Path,
) -> None:
    script = Path(__file__).parent / "scripts" / "change_looks.py"
    done = subprocess.run(
        [sys.executable, str(script), str(register)], capture_output=True, check=False, timeout=50
    )
    assert (done.returncode, done.stderr) == (0, b""), done.stdout


def test_qts_own_dialogues_speak_danish(program: Program) -> None:
    program.show(None)
    assert QApplication.translate("QPlatformTheme", "Cancel").replace("&", "") == "Annuller"


def test_what_nobody_foresaw_is_told_calmly_and_logged(program: Program) -> None:
    program.show(None)
    start_log(program_folders().logs)
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text() + box.informativeText())
        box.accept()

    QTimer.singleShot(0, answer)
    error = ZeroDivisionError("hemmelig tekst")
    program.show_failure(type(error), error, None)
    stop_log()
    assert "ZeroDivisionError" in seen[0]
    assert "Traceback" not in seen[0]
    assert "hemmelig" not in seen[0]
    log = "".join(path.read_text(encoding="utf-8") for path in program_folders().logs.glob("*"))
    assert "ZeroDivisionError" in log


def test_a_file_that_a_view_cannot_read_is_told_as_such(program: Program) -> None:
    window = program.show(None)
    program.show_failure(StorageError, StorageError(Trouble.IO), None)
    assert QApplication.activeModalWidget() is None
    assert window.banner.isVisible()
    assert "StorageError" not in words_in(window.banner)


@pytest.fixture
def preferences_file(program_home: Path) -> Path:
    path = program_folders().preferences
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


WRITTEN_BY_HALF = b'{"columns_shown": ["name", "remarks"], "langua'


@pytest.fixture
def damaged_preferences(preferences_file: Path) -> Path:
    preferences_file.write_bytes(WRITTEN_BY_HALF)
    return preferences_file


@pytest.fixture
def unreadable_preferences(preferences_file: Path) -> Path:
    """Something that cannot be opened, as when another program holds the file."""
    preferences_file.mkdir()
    (preferences_file / "indhold").touch()
    return preferences_file


@pytest.mark.parametrize("on_a_register", [True, False])
def test_damaged_settings_are_told_calmly_and_kept(
    damaged_preferences: Path, program: Program, register: Path, on_a_register: bool
) -> None:
    window = program.show(register if on_a_register else None)
    assert window.banner.isVisible()
    words = words_in(window.banner)
    assert "Vinduets indstillinger kunne ikke læses" in words
    assert "Registret er ikke rørt." in words
    (aside,) = damaged_preferences.parent.glob("preferences.damaged-*")
    assert aside.name in words
    assert aside.read_bytes() == WRITTEN_BY_HALF
    assert window.context.has_register is on_a_register


def test_damaged_settings_are_told_once(
    damaged_preferences: Path, program: Program, register: Path, qapp: QApplication
) -> None:
    program.show(register).close()
    program.write_preferences()
    again = Program(qapp, runner=InlineRunner())
    window = again.show(register)
    assert not window.banner.isVisible()
    window.close()
    again.end()
    again.deleteLater()


def test_what_is_wrong_with_the_register_comes_before_the_settings(
    damaged_preferences: Path, program: Program, tmp_path: Path
) -> None:
    wrong = tmp_path / "indkøb.pfreg"
    wrong.write_text("ikke et register", encoding="utf-8")
    window = program.show(wrong)
    assert "indstillinger" not in words_in(window.banner)
    assert window.banner.isVisible()
    assert "indstillinger" in window.status.note


def test_settings_that_cannot_be_opened_are_not_written_over(
    unreadable_preferences: Path, program: Program, register: Path
) -> None:
    window = program.show(register)
    assert "gemmes ikke" in words_in(window.banner)
    window.close()
    assert [each.name for each in unreadable_preferences.iterdir()] == ["indhold"]


def test_the_command_line_leaves_damaged_settings_for_the_window_to_tell_of(
    damaged_preferences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line(["--version"], lambda _register: 0) == 0
    assert damaged_preferences.read_bytes() == WRITTEN_BY_HALF
    assert len(list(damaged_preferences.parent.glob("preferences*"))) == 1


def test_preferences_that_cannot_be_kept_disturb_nobody(
    program: Program, program_home: Path
) -> None:
    window = program.show(None)
    folder = program_folders().preferences.parent
    if folder.exists():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("en fil, hvor mappen skulle være", encoding="utf-8")
    window.actions_by_id["look_dark"].trigger()
    program.write_preferences()
    assert window.context.theme.palette.dark
    window.actions_by_id["look_light"].trigger()
