"""The status row says the truth about what is in the file, while one writes and when it fails."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.panel.passage_box import PassageBox
from tests.ui.conftest import ring, type_text
from tests.ui.desk import Desk
from tests.ui.ground import named


@pytest.fixture
def remarks(desk: Desk) -> PassageBox:
    """The remarks of 17-1, with the cursor in them."""
    desk.go("17-1")
    desk.menu("to_remarks")
    box = named(desk.window.panel.view, "Bemærkninger")
    assert isinstance(box, PassageBox)
    return box


def said(desk: Desk) -> str:
    return desk.window.status.words()[0]


def full_disk(*_wish: object, **_more: object) -> None:
    raise StorageError(Trouble.DISK_FULL)


def test_all_is_saved_is_not_said_while_words_are_not_in_the_file(
    desk: Desk, remarks: PassageBox
) -> None:
    assert "Alt er gemt" in said(desk)
    type_text(remarks, "Projektet")
    assert said(desk) == "Skriver …"
    ring(remarks, "longest")
    assert "Alt er gemt kl." in said(desk)
    type_text(remarks, " er")
    assert said(desk) == "Skriver …"
    desk.menu("page_portfolio")
    assert "Alt er gemt kl." in said(desk)


def test_what_could_not_be_saved_stays_told_while_one_writes_on(
    desk: Desk, remarks: PassageBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(remarks, "Projektet")
    with monkeypatch.context() as patched:
        patched.setattr(RegisterFile, "edit", full_disk)
        ring(remarks, "pause")
    assert said(desk) == "Den seneste ændring blev ikke gemt"
    type_text(remarks, " er")
    assert said(desk) == "Den seneste ændring blev ikke gemt"
    ring(remarks, "pause")
    assert "Alt er gemt kl." in said(desk)
    assert remarks.toPlainText() == "Projektet er"


def test_words_are_kept_when_only_their_own_save_fails(
    desk: Desk, remarks: PassageBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(remarks, "Må ikke gå tabt")
    with monkeypatch.context() as patched:
        patched.setattr("portfolio_desktop.services.status.set_remarks", full_disk)
        desk.window.panel.set_colour("cost", None)
        desk.window.panel.refresh()
    assert remarks.toPlainText() == "Må ikke gå tabt"
    desk.menu("page_portfolio")
    assert desk.row("17-1").remarks == "Må ikke gå tabt"


def test_nothing_in_the_bottom_line_moves_while_one_writes(desk: Desk, remarks: PassageBox) -> None:
    desk.window.status.show_warnings(3)
    QApplication.processEvents()
    warnings = next(
        each for each in desk.window.status.findChildren(QPushButton) if "3" in each.text()
    )
    before = warnings.x()
    type_text(remarks, "Projektet")
    QApplication.processEvents()
    assert said(desk) == "Skriver …"
    assert warnings.x() == before
