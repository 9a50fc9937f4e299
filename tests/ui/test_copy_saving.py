"""A copy of a large register: the window answers meanwhile, and it can be given up."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Timer

import pytest
from PySide6.QtWidgets import QWidget

from portfolio_desktop.storage import copying
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.copy_saving import CopySaving
from portfolio_desktop.ui.progress import Progress
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.stepping import Stepping
from tests.ui.desk import Desk
from tests.ui.ground import press


def waiting_dialogs(desk: Desk) -> list[QWidget]:
    """Shown or not: it comes in front only of what takes a moment."""
    return [
        each for each in desk.window.findChildren(QWidget) if each.windowTitle() == "Vent venligst"
    ]


def test_a_copy_that_is_given_up_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_PER_STEP", 1)
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)
    monkeypatch.setattr(stepping, "SLICE_MS", 0)
    desk.context.runner = runner = WorkerRunner()
    folder = tmp_path / "kopier"
    folder.mkdir()
    CopySaving(desk.context, desk.window).begin(folder / "kopi.pfreg")
    assert list(folder.iterdir()), "it is being written"
    press(waiting_dialogs(desk)[0], "Annullér")
    desk.qtbot.waitUntil(lambda: not runner.findChildren(Stepping))
    runner.close()
    assert list(folder.iterdir()) == []
    assert "kopi" not in desk.window.status.note
    assert not desk.window.banner.isVisible()


def test_a_copy_that_is_given_up_while_it_is_verified_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifying, go_on = Event(), Event()

    def slowly(path: Path) -> None:
        verifying.set()
        go_on.wait(10)

    monkeypatch.setattr(copying, "sync_file", slowly)
    desk.context.runner = runner = WorkerRunner()
    folder = tmp_path / "kopier"
    folder.mkdir()
    saving = CopySaving(desk.context, desk.window)
    saving.begin(folder / "kopi.pfreg")
    desk.qtbot.waitUntil(verifying.is_set)
    press(waiting_dialogs(desk)[0], "Annullér")
    go_on.set()
    desk.qtbot.waitUntil(lambda: not list(folder.iterdir()))
    runner.close()
    assert "kopi" not in desk.window.status.note
    assert not desk.window.banner.isVisible()


def test_a_copy_whose_turn_never_came_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    """The program ends while other work is still before it."""
    begun, go_on = Event(), Event()
    desk.context.runner = runner = WorkerRunner()

    def other(_progress: Progress) -> None:
        begun.set()
        go_on.wait(10)

    runner.run(other, lambda _nothing: None, lambda _error: None)
    desk.qtbot.waitUntil(begun.is_set)
    folder = tmp_path / "kopier"
    folder.mkdir()
    CopySaving(desk.context, desk.window).begin(folder / "kopi.pfreg")
    assert list(folder.iterdir()), "it is written and waits to be verified"
    Timer(0.05, go_on.set).start()
    runner.close()
    assert list(folder.iterdir()) == []
