"""Work in two halves, whose dialog may go while it runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.progress import Progress
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.stepping import Stepping
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.work_beside import WorkBeside
from tests.ui.ground import Ground, ground


@pytest.fixture
def running(theme: Theme, small_register: Path, tmp_path: Path) -> Iterator[Ground]:
    with ground(theme, Path(shutil.copy(small_register, tmp_path)), WorkerRunner()) as place:
        yield place


def test_a_reading_is_given_up_where_its_dialog_goes(running: Ground, qtbot: QtBot) -> None:
    heard: list[object] = []
    ended: list[bool] = []

    def endless() -> Steps[str]:
        try:
            while True:
                yield 1, 2
        finally:
            ended.append(True)

    dialog = QWidget(running.window)
    WorkBeside(running.context, dialog, "Læser …").read(endless(), heard.append)
    delete(dialog)
    runner = running.context.runner
    assert isinstance(runner, WorkerRunner)
    qtbot.waitUntil(lambda: bool(ended) and not runner.findChildren(Stepping))
    assert (heard, running.told) == ([], [])


def test_nobody_hears_of_what_was_finished_after_its_dialog_went(
    running: Ground, qtbot: QtBot
) -> None:
    heard: list[object] = []
    finished: list[bool] = []

    def job(progress: Progress) -> str:
        finished.append(True)
        return "færdig"

    dialog = QWidget(running.window)
    WorkBeside(running.context, dialog, "Gemmer …").finish(job, heard.append)
    delete(dialog)
    qtbot.waitUntil(lambda: bool(finished))
    qtbot.wait(50)
    assert (heard, running.told) == ([], [])
