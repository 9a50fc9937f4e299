"""The list of documents for a request for access, in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.ui.issuing.access_list import AccessListDialog
from portfolio_desktop.workflows.issuing import issue_now
from tests.ui.answering import in_dialog, press
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.issuing.ground import hold_meeting


def opened(desk: Desk, act: Callable[[AccessListDialog], None], *, by_keys: bool = False) -> None:
    way = partial(desk.choose, "access_list", by_keys=by_keys)
    in_dialog(AccessListDialog, act, way, AccessListDialog.discard)


@pytest.mark.parametrize("by_keys", [False, True])
def test_it_lists_exempts_copies_and_saves(desk: Desk, tmp_path: Path, by_keys: bool) -> None:
    hold_meeting(desk)
    issue_now(desk.context.present, AgendaWish("m-1"), Sending("3.11.2023", "kredsen"))
    desk.files.new_path = tmp_path / "liste.xlsx"

    def act(dialog: AccessListDialog) -> None:
        dialog.project.clear()
        press(dialog, "Lav listen")
        before = [each.key for each in dialog.documents]
        assert "item i-4" in before
        dialog.table.selectRow(before.index("item i-4"))
        press(dialog, "Undtag")
        assert "Skriv begrundelsen først" in words_in(dialog)
        dialog.reason.setText("Internt arbejdsdokument")
        press(dialog, "Undtag")
        press(dialog, "Kopiér som tabel")
        assert "Undtaget: Internt arbejdsdokument" in QApplication.clipboard().text()
        press(dialog, "Gem som Excel…")
        QApplication.processEvents()
        assert "Gemt som liste.xlsx" in words_in(dialog)
        press(dialog, "Ikke undtaget alligevel")
        assert not next(each for each in dialog.documents if each.key == "item i-4").exempt

    opened(desk, act, by_keys=by_keys)
    sheet = openpyxl.load_workbook(tmp_path / "liste.xlsx").active
    assert sheet is not None
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Undtaget: Internt arbejdsdokument" in cells


def test_what_the_register_closes_cannot_be_opened_here(desk: Desk) -> None:
    hold_meeting(desk)

    def act(dialog: AccessListDialog) -> None:
        dialog.project.clear()
        press(dialog, "Lav listen")
        keys = [each.key for each in dialog.documents]
        dialog.table.selectRow(keys.index("item i-5"))
        assert not dialog.reason.isEnabled()
        assert not dialog._exempt.isEnabled()

    opened(desk, act)


def test_the_marked_project_is_offered_and_a_wrong_day_is_told_at_its_field(desk: Desk) -> None:
    desk.go("16-5")

    def act(dialog: AccessListDialog) -> None:
        assert dialog.project.text().startswith("16-5")
        assert "Registret kender ingen dokumenter" in words_in(dialog)
        dialog.first.setText("2.1.2023")
        dialog.last.setText("1.1.2023")
        press(dialog, "Lav listen")
        assert dialog.fault.startswith("Perioden slutter, før den begynder.")
        assert dialog.last.property("look") == "fault"

    opened(desk, act)
