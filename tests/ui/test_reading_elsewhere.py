"""A register that a colleague, or another window, has open is offered to be read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from portfolio_desktop.ui.verbs.registers import open_path
from tests.storage.test_reading_copy import open_elsewhere
from tests.ui.desk import Desk


def answering(words: str, seen: list[str]) -> Callable[[], None]:
    """Press a button of the question when it comes."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(f"{box.text()} {box.informativeText()}")
        next(each for each in box.findChildren(QPushButton) if each.text() == words).click()

    return answer


@pytest.fixture
def elsewhere(small_register: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(small_register, tmp_path / "hos en kollega.pfreg"))


def test_a_register_that_is_open_elsewhere_is_read_in_a_copy(
    empty_desk: Desk, elsewhere: Path
) -> None:
    seen: list[str] = []
    with open_elsewhere(elsewhere):
        QTimer.singleShot(0, answering("Åbn en kopi til læsning", seen))
        open_path(empty_desk.window, elsewhere)
    assert "Registret er åbent" in seen[0]
    assert "kan ikke ændres" in seen[0]
    assert empty_desk.shown()
    assert "Kopi til læsning, som gemt kl." in empty_desk.window.status.words()[0]
    assert empty_desk.window.status.words()[1] == "hos en kollega.pfreg"
    empty_desk.go("17-1")
    assert not empty_desk.window.actions_by_id["edit_project"].isEnabled()
    assert empty_desk.preferences.recent_registers == (str(elsewhere),)
    assert not empty_desk.window.banner.isVisible()


def test_who_does_not_want_to_read_stays_where_he_is(desk: Desk, elsewhere: Path) -> None:
    before = desk.context.register.path
    with open_elsewhere(elsewhere):
        QTimer.singleShot(0, answering("Annullér", []))
        open_path(desk.window, elsewhere)
    assert desk.context.register.path == before
    assert not desk.window.banner.isVisible()
