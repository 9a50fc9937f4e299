"""What has changed since the board was told, and what it was told of a project, in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.ui.issuing.since import SinceDialog
from portfolio_desktop.ui.issuing.told import ToldDialog
from portfolio_desktop.ui.panel.difference import DifferenceLabel
from portfolio_desktop.workflows.issuing import issue_now
from tests.ui.answering import in_dialog, press
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import words_in
from tests.ui.issuing.ground import hold_meeting


def issue(desk: Desk) -> None:
    issue_now(desk.context.present, AgendaWish("m-1"), Sending("", "kredsen"))


def opened(
    desk: Desk, verb: str, kind: type[QDialog], act: Callable[..., None], *, by_keys: bool = False
) -> None:
    in_dialog(kind, act, lambda: desk.choose(verb, by_keys=by_keys))


def said(desk: Desk, verb: str, kind: type[QDialog]) -> str:
    """All that stands in the dialog of a verb."""
    seen: list[str] = []
    opened(desk, verb, kind, lambda dialog: seen.append(words_in(dialog)))
    return "\n".join(seen)


@pytest.mark.parametrize("by_keys", [False, True])
def test_changes_since_the_last_agenda_are_listed_and_lead_to_the_project(
    desk: Desk, by_keys: bool
) -> None:
    hold_meeting(desk)
    issue(desk)
    set_colour(desk.context.present, desk.row("22-2").id, OCTOBER, OVERALL, Colour.RED)

    def act(dialog: SinceDialog) -> None:
        assert "Siden mødet 10. november 2023: 1 ændring." in words_in(dialog)
        (line,) = dialog._model.records
        assert (line.section, line.line.number) == ("Status", "22-2")
        press(dialog, "Kopiér som tabel")
        assert "fra grøn til rød" in QApplication.clipboard().text()
        press(dialog, "Vis projektet")

    opened(desk, "since", SinceDialog, act, by_keys=by_keys)
    assert desk.window.current_project == desk.row("22-2").id


def test_without_an_issue_the_list_says_what_will_come(desk: Desk) -> None:
    assert "Der er ikke udsendt en dagsorden endnu" in said(desk, "since", SinceDialog)


def test_right_after_an_issue_nothing_has_changed(desk: Desk) -> None:
    hold_meeting(desk)
    issue(desk)
    assert "intet er ændret" in said(desk, "since", SinceDialog)


@pytest.mark.parametrize("by_keys", [False, True])
def test_what_the_board_was_told_of_a_project_stands_issue_by_issue(
    desk: Desk, by_keys: bool
) -> None:
    hold_meeting(desk)
    project = desk.row("22-2").id
    set_remarks(desk.context.present, project, OCTOBER, "Alt går efter planen.")
    issue(desk)
    set_remarks(desk.context.present, project, OCTOBER, "Alt går ikke efter planen.")
    set_colour(desk.context.present, project, OCTOBER, OVERALL, Colour.RED)
    issue(desk)
    desk.go("22-2")

    def act(dialog: ToldDialog) -> None:
        words = words_in(dialog)
        assert words.index("Dagsorden, version 1") < words.index("Dagsorden, version 2")
        assert "Rød (før: grøn)" in words
        shown = dialog.findChildren(DifferenceLabel)
        assert any("<u>ikke</u>" in each.text() for each in shown)
        dialog.only_changes.setChecked(True)
        QApplication.processEvents()
        assert "Fase" not in words_in(dialog).split("version 2")[1]

    opened(desk, "told", ToldDialog, act, by_keys=by_keys)


def test_a_project_that_was_never_told_of_says_so(desk: Desk) -> None:
    desk.go("22-2")
    assert "ikke udsendt noget, der omtaler projektet" in said(desk, "told", ToldDialog)
