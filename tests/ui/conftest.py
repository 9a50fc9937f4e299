"""What tests of the window share: one theme, and keys that may be any letter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.desk import NOVEMBER, Desk, make_small_register


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    if one_theme.appearance is not Appearance.LIGHT:
        one_theme.use(Appearance.LIGHT)
    return one_theme


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet; pytest-qt's own keys abort the process on æøå."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def ring(box: QWidget, name: str) -> None:
    """Let a field's clock ring now: "pause" when the writer rests, "longest" while they do not."""
    clock = box.findChild(QTimer, name)
    assert clock is not None
    assert clock.isActive(), f"{name} is not awaited"
    usual = clock.interval()
    clock.setInterval(0)
    while clock.isActive():
        QApplication.processEvents()
    clock.setInterval(usual)


@pytest.fixture
def empty_desk(qtbot: QtBot, theme: Theme, program_home: Path) -> Iterator[Desk]:
    """The window before any register is open."""
    desk = Desk(qtbot, theme)
    desk.show()
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def small_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; tests work on copies of it."""
    return make_small_register(tmp_path_factory.mktemp("register") / "prøve.pfreg")


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, program_home: Path, small_register: Path, tmp_path: Path
) -> Iterator[Desk]:
    """The window on the small register, as it stands there when the program was started on it."""
    desk = Desk(qtbot, theme)
    open_path(desk.window, Path(shutil.copy(small_register, tmp_path)))
    desk.show()
    yield desk
    desk.close()


@pytest.fixture
def november(desk: Desk) -> Desk:
    """The desk on November, just opened."""
    desk.context.perform(lambda: open_month(desk.context.register, NOVEMBER))
    desk.context.show_period(NOVEMBER)
    return desk


@pytest.fixture
def slow_desk(
    qtbot: QtBot,
    theme: Theme,
    program_home: Path,
    small_register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """The window on the small register, as if each step of reading took its time."""
    runner = WorkerRunner()
    desk = Desk(qtbot, theme, runner)
    desk.show()
    open_path(desk.window, Path(shutil.copy(small_register, tmp_path)))
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)
    monkeypatch.setattr(stepping, "SLICE_MS", 0)
    yield desk
    desk.close()
    runner.close()


@pytest.fixture
def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the desktop was asked to open."""
    asked: list[Path] = []

    def take(path: Path) -> bool:
        asked.append(path)
        return True

    monkeypatch.setattr("portfolio_desktop.ui.opening.open_outside", take)
    return asked
