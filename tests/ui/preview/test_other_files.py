"""What is shown, saved for Word or Excel."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.typed import refuse
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.workflows.paper_files import PaperFormat
from tests.ui.desk import Desk as WindowDesk
from tests.ui.issuing.ground import hold_meeting, in_issuing
from tests.ui.preview.test_pack_preview import Desk


def written(_content: object, kind: PaperFormat) -> bytes:
    if kind is PaperFormat.XLSX:
        raise refuse("papers_without_grid", "format")
    return b"PK, for Word"


@pytest.fixture
def report(qtbot: QtBot, qapp: QApplication) -> Desk:
    return Desk(qtbot, written=written)


def save_as(report: Desk, words: str) -> None:
    chosen(report.preview._others, words)


def chosen(button: QToolButton, words: str) -> None:
    """What stands in the menu of the button for other kinds of files."""
    menu = button.menu()
    assert menu is not None
    next(each for each in menu.actions() if each.text().replace("&", "") == words).trigger()


def test_what_is_shown_is_saved_for_word(report: Desk, tmp_path: Path) -> None:
    report.files.new_path = tmp_path / "status"
    save_as(report, "Gem som Word-dokument…")
    assert (tmp_path / "status.docx").read_bytes() == b"PK, for Word"
    assert report.preview._state.text() == "Gemt som status.docx"
    report.files.new_path = None
    save_as(report, "Gem som Word-dokument…")
    assert [each.name for each in tmp_path.iterdir()] == ["status.docx"]


def test_what_cannot_be_made_for_excel_is_told_where_one_looks(
    report: Desk, tmp_path: Path
) -> None:
    report.files.new_path = tmp_path / "liste.xlsx"
    save_as(report, "Gem projektlisten som Excel…")
    assert "ingen liste over projekter" in report.preview._state.text()
    assert len(report.told) == 1
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_leaves_what_was_there(report: Desk, tmp_path: Path) -> None:
    report.files.new_path = tmp_path / "ikke her" / "status.docx"
    save_as(report, "Gem som Word-dokument…")
    assert "status.docx" in report.preview._state.text()
    assert len(report.told) == 1


def test_the_papers_of_a_meeting_are_saved_for_word_as_they_are_shown(
    desk: WindowDesk, tmp_path: Path
) -> None:
    hold_meeting(desk)
    target = tmp_path / "dagsorden.docx"

    def act(preview: IssuePreview) -> None:
        preview._issue_form._open.setChecked(True)
        QApplication.processEvents()
        desk.files.new_path = target
        chosen(preview._others, "Gem som Word-dokument…")
        assert preview._state.text() == "Gemt som dagsorden.docx"

    in_issuing(desk, act)
    with zipfile.ZipFile(target) as package:
        text = package.read("word/document.xml").decode()
    assert "Kontraktforhold" in text
    assert "Zebrafirma" not in text
