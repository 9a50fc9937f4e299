"""What the window does for the register by itself: a backup after opening, a check every week."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.storage import copying
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui import keeping as keeping_module
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.context import Choices, WindowContext
from portfolio_desktop.ui.keeping import Keeping
from portfolio_desktop.ui.runner import InlineRunner, WorkerRunner
from portfolio_desktop.ui.status_row import StatusRow
from portfolio_desktop.ui.stepping import Stepping
from portfolio_desktop.ui.theme import Theme


class Desk:
    """A context with an open register, its status row, and all that was told."""

    def __init__(self, qtbot: QtBot, application: QApplication, folder: Path) -> None:
        choices = Choices(Preferences, lambda _kept: None)
        self.context = WindowContext(
            Theme(application), InlineRunner(), choices, Period(2023, 10), "test"
        )
        self.status = StatusRow()
        qtbot.addWidget(self.status)
        self.told: list[Message] = []
        self.context.told.connect(self.told.append)
        self.keeping = Keeping(self.context, self.status)
        self.register: RegisterFile = new_register(
            folder / "register.pfreg", name="Prøve", forum="", secretariat="", actor="test"
        )
        self.context.use_register(self.register)

    def finish_check(self) -> None:
        for _step in range(1000):
            self.keeping.check_slice()


def in_the_middle_of_a_backup(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> WorkerRunner:
    """A backup is begun and takes many steps, of which each has a turn of its own."""
    monkeypatch.setattr(copying, "PAGES_PER_STEP", 1)
    monkeypatch.setattr(stepping, "ASIDE_MS", 0)
    desk.context.runner = runner = WorkerRunner()
    desk.keeping.begin()
    while not begun(desk):
        QApplication.processEvents()
    assert not backups(desk), "it is still being written"
    return runner


def begun(desk: Desk) -> bool:
    """Whether anything is written where backups lie."""
    folder = program_folders().backups_of(desk.register.id)
    return folder.is_dir() and any(folder.iterdir())


def backups(desk: Desk) -> list[Path]:
    return sorted(program_folders().backups_of(desk.register.id).glob("*.pfreg"))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, program_home: Path) -> object:
    made = Desk(qtbot, qapp, tmp_path)
    yield made
    made.context.use_register(None)


def test_opening_takes_a_backup_and_checks_what_was_never_checked(desk: Desk) -> None:
    assert desk.register.last_check() is None
    desk.keeping.begin()
    desk.finish_check()
    assert list(program_folders().backups_of(desk.register.id).iterdir())
    assert desk.register.last_check() is not None
    checked = desk.register.last_check()
    time = danish_time(checked).strftime("%H.%M")
    assert f"Filen kontrolleret kl. {time}" in desk.status.words()
    assert desk.told == []


def test_a_register_checked_today_is_not_checked_again(desk: Desk) -> None:
    assert desk.register.check() == ()
    before = desk.register.last_check()
    desk.keeping.begin()
    desk.finish_check()
    assert desk.register.last_check() == before


def test_an_older_check_is_told_with_its_day(desk: Desk) -> None:
    desk.status.show_check(datetime(2023, 11, 3, 12, 5, tzinfo=UTC), date(2023, 11, 8))
    assert "Filen kontrolleret 3. nov. 2023" in desk.status.words()
    (told,) = [
        each.toolTip()
        for each in desk.status.findChildren(QLabel)
        if each.text().startswith("Filen kontrolleret")
    ]
    assert "3. nov. 2023 kl. 13.05" in told


def test_a_backup_that_fails_is_told_and_says_what_is_safe(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    monkeypatch.setattr(keeping_module, "finish_backup", full)
    desk.keeping.begin()
    assert [message.code for message in desk.told] == ["not_backed_up"]
    assert desk.told[0].safe == "Selve registret er gemt."


def test_a_backup_that_does_not_read_back_has_the_register_checked_and_calls_nothing_safe(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a damaged register every copy is damaged."""
    assert desk.register.check() == ()
    checked = desk.register.last_check()

    def damaged(*_arguments: object) -> None:
        raise StorageError(Trouble.NOT_VERIFIED)

    monkeypatch.setattr(keeping_module, "finish_backup", damaged)
    desk.keeping.begin()
    (message,) = desk.told
    assert "Selve registret er gemt" not in message.text
    assert "kan selve registret være beskadiget" in message.text
    desk.finish_check()
    assert desk.register.last_check() != checked, "though it was checked a moment ago"


def test_who_types_during_a_long_backup_is_not_held_up(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = in_the_middle_of_a_backup(desk, monkeypatch)
    with desk.register.edit(Label("register_named")) as edit:
        edit.set("register", desk.register.id, "name", "Omdøbt undervejs")
    qtbot.waitUntil(lambda: len(backups(desk)) == 1)
    runner.close()
    with open_register(backups(desk)[0], actor="test") as copy:
        assert copy.reader.info().name == "Omdøbt undervejs"
    assert desk.told == []


def test_closing_during_a_long_backup_ends_it_quietly(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = in_the_middle_of_a_backup(desk, monkeypatch)
    desk.context.use_register(None)
    qtbot.waitUntil(lambda: not runner.findChildren(Stepping))
    runner.close()
    assert desk.told == []
    assert not begun(desk), "and leaves nothing"
    desk.register.path.unlink()  # nothing holds it, on Windows either
