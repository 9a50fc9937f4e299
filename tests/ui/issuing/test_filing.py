"""Filing the papers of a meeting in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from portfolio_desktop.services.filing import filing_documents
from portfolio_desktop.ui.issuing.filing import FilingDialog
from tests.ui.answering import in_dialog, press
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.issuing.ground import hold_meeting


@pytest.mark.parametrize("by_keys", [False, True])
def test_the_folder_is_written_and_documents_ticked(
    desk: Desk, tmp_path: Path, by_keys: bool
) -> None:
    hold_meeting(desk)
    desk.files.folder_path = tmp_path

    def act(dialog: FilingDialog) -> None:
        press(dialog, "Skriv mappe…")
        QApplication.processEvents()
        assert "Skrevet til" in words_in(dialog)
        dialog.table.selectRow(3)
        press(dialog, "Journaliseret")
        assert "1 af 6 dokumenter er journaliseret." in words_in(dialog)
        press(dialog, "Ikke journaliseret alligevel")
        assert "0 af 6" in words_in(dialog)
        press(dialog, "Alle er journaliseret")
        assert "6 af 6" in words_in(dialog)

    in_dialog(FilingDialog, act, lambda: desk.choose("file_papers", by_keys=by_keys))
    place = tmp_path / "RSI-kredsen 2023-11-10"
    assert (place / "2023-4711 – Punkt 04.pdf").read_bytes().startswith(b"%PDF-")
    assert all(each.filed_on for each in filing_documents(desk.context.reader, "m-1"))


def test_without_a_meeting_there_is_nothing_to_file(desk: Desk) -> None:
    def act(dialog: FilingDialog) -> None:
        assert "Mødet har intet materiale endnu." in words_in(dialog)

    in_dialog(FilingDialog, act, lambda: desk.menu("file_papers"))
