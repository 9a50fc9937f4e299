"""Tables are fetched from, and reports saved to, where people keep their documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from portfolio_desktop.ui import document_choice
from tests.ui.desk import Desk, FileAnswers


class Begun(FileAnswers):
    """Gives every question up, and writes down in which folder it began."""

    folders: list[Path]

    def existing(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        self.folders.append(folder)
        return super().existing(parent, title, folder, filters)

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        self.folders.append(proposed.parent)
        return super().new(parent, title, proposed, filters)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    monkeypatch.setattr(document_choice, "documents_folder", lambda: folder)
    return folder


@pytest.fixture
def begun(desk: Desk) -> Begun:
    files = Begun()
    files.folders = []
    desk.window.files = files
    return files


def save_report(desk: Desk) -> None:
    """Open the report, press its button, and close it again."""

    def press() -> None:
        preview = QApplication.activeModalWidget()
        buttons = preview.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Gem som PDF…").click()
        preview.reject()

    QTimer.singleShot(0, press)
    desk.menu("pack")


def test_a_table_an_export_and_the_report_begin_among_the_documents(
    desk: Desk, begun: Begun, documents: Path
) -> None:
    desk.menu("import")
    desk.menu("export")
    save_report(desk)
    assert begun.folders == [documents] * 3


def test_what_is_saved_does_not_follow_to_where_annexes_were_fetched(
    desk: Desk, begun: Begun, documents: Path, tmp_path: Path
) -> None:
    annexes = tmp_path / "Bilag"
    annexes.mkdir()
    choice = document_choice.DocumentChoice(begun, desk.window.context.choices)
    begun.existing_path = annexes / "bilag.pdf"
    choice.existing(desk.window, "", "")
    choice.existing(desk.window, "", "")
    choice.new(desk.window, "", "rapport.pdf", "")
    assert begun.folders == [documents, annexes, documents]


def test_the_folder_last_used_is_where_the_next_one_begins(
    desk: Desk, begun: Begun, documents: Path, tmp_path: Path
) -> None:
    meeting = tmp_path / "Møde 10. november"
    meeting.mkdir()
    begun.new_path = meeting / "rapport.pdf"
    save_report(desk)
    assert (meeting / "rapport.pdf").is_file()
    desk.menu("export")
    shutil.rmtree(meeting)
    desk.menu("import")
    assert begun.folders == [documents, meeting, documents]


def test_a_folder_that_cannot_be_written_to_is_not_proposed_again(
    desk: Desk, begun: Begun, documents: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rapporter"
    file.touch()
    for refused in (file / "rapport.pdf", tmp_path / "ingen mappe" / "rapport.pdf"):
        begun.new_path = refused
        save_report(desk)
        begun.new_path = None
        save_report(desk)
    assert begun.folders == [documents] * 4


def test_an_export_is_saved_beside_the_one_before(
    desk: Desk, begun: Begun, documents: Path, tmp_path: Path
) -> None:
    exports = tmp_path / "Udtræk"
    exports.mkdir()
    begun.new_path = exports / "registret.xlsx"
    desk.menu("export")
    begun.new_path = None
    desk.menu("export")
    assert begun.folders == [documents, exports]


def test_registers_are_still_looked_for_among_the_registers(
    desk: Desk, begun: Begun, documents: Path
) -> None:
    desk.menu("open_register")
    assert begun.folders == [desk.context.register.path.parent]
