"""A copy of a large register: the window answers meanwhile, and it can be given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from portfolio_desktop.storage import copying
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.copy_saving import CopySaving
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.stepping import Stepping
from tests.ui.desk import Desk
from tests.ui.ground import press


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
    (waiting,) = (
        each for each in desk.window.findChildren(QWidget) if each.windowTitle() == "Vent venligst"
    )
    press(waiting, "Annullér")
    desk.qtbot.waitUntil(lambda: not runner.findChildren(Stepping))
    runner.close()
    assert list(folder.iterdir()) == []
    assert "kopi" not in desk.window.status.note
    assert not desk.window.banner.isVisible()
