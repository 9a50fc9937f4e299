"""A change request is in the register while it is written; only a wish takes a new one away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.change_request import ChangeRequest, RequestState, Subject
from portfolio_desktop.services.history import next_undo, redo, undo
from portfolio_desktop.services.requests import submit_request
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.dialogs.request import RequestDialog
from tests.ui.conftest import ring, type_text
from tests.ui.dialogs.test_request import BUDGET, END, add, line, opened, reason, submit
from tests.ui.ground import Ground, named, words_in


def only(place: Ground) -> ChangeRequest:
    (found,) = place.context.reader.requests()
    return found


def again(place: Ground) -> RequestDialog:
    """The one request of the register, opened anew."""
    dialog = RequestDialog(place.context, place.window, request_id=only(place).id)
    dialog.show()
    QApplication.processEvents()
    return dialog


def press(dialog: RequestDialog, name: str) -> None:
    button = named(dialog, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_a_rest_while_writing_makes_a_draft(place: Ground) -> None:
    dialog = opened(place)
    type_text(reason(dialog), "Miljøet")
    assert place.context.reader.requests() == ()
    ring(dialog, "pause")
    assert (only(place).reason, only(place).title) == ("Miljøet", "")
    assert only(place).state is RequestState.DRAFT
    type_text(reason(dialog), " er ikke klar")
    ring(dialog, "longest")
    assert only(place).reason == "Miljøet er ikke klar"
    assert "gemt kl. 10.30" in words_in(dialog)
    dialog.reject()
    assert only(place).reason == "Miljøet er ikke klar"


def test_all_that_is_written_in_one_visit_is_one_step(place: Ground) -> None:
    dialog = opened(place)
    for words in ("En", " måned", " mere"):
        type_text(line(dialog, "Titel"), words)
        ring(dialog, "pause")
    line(dialog, END).setText("maj 2024")
    ring(dialog, "pause")
    dialog.reject()
    step = next_undo(place.register)
    assert step is not None
    assert step.sentence == "ny ændringsanmodning 2023-01 for 17-1"
    undo(place.register)
    assert place.context.reader.requests() == ()
    redo(place.register)
    assert only(place).title == "En måned mere"
    (change,) = place.context.reader.requested_changes()
    assert change.after_date is not None


def test_what_was_emptied_again_leaves_nothing(place: Ground) -> None:
    before = next_undo(place.register)
    dialog = opened(place)
    type_text(line(dialog, "Titel"), "Forkert")
    ring(dialog, "pause")
    line(dialog, "Titel").clear()
    dialog.reject()
    assert place.context.reader.requests() == ()
    assert next_undo(place.register) == before


def test_escape_keeps_the_draft_and_cancel_takes_it_away(place: Ground, qtbot: QtBot) -> None:
    dialog = opened(place)
    type_text(line(dialog, "Titel"), "En måned mere")
    qtbot.keyClick(line(dialog, "Titel"), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert only(place).title == "En måned mere"
    undo(place.register)
    dialog = opened(place)
    type_text(line(dialog, "Titel"), "To måneder")
    ring(dialog, "pause")
    type_text(line(dialog, "Titel"), " mere")
    press(dialog, "Kassér kladden")
    assert not dialog.isVisible()
    assert place.context.reader.requests() == ()
    assert place.noted == ["Ændringsanmodning 2023-01 for 17-1 fjernet"]
    undo(place.register)
    assert only(place).title == "To måneder mere"


def test_an_untouched_form_is_cancelled_without_a_trace(place: Ground) -> None:
    before = place.edits()
    dialog = opened(place)
    press(dialog, "Kassér kladden")
    assert not dialog.isVisible()
    assert place.edits() == before


def test_a_known_request_is_saved_while_it_is_written_too(place: Ground) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("En måned mere")
    line(dialog, END).setText("maj 2024")
    reason(dialog).setPlainText("Miljøet er ikke klar.")
    submit(dialog)
    steps = place.edits()
    dialog = again(place)
    line(dialog, "Titel").clear()
    reason(dialog).setPlainText("Miljøet er klar")
    ring(dialog, "pause")
    assert only(place).title == "En måned mere", "a request that was sent in keeps its title"
    assert only(place).reason == "Miljøet er klar"
    reason(dialog).setPlainText("Miljøet er klar i maj.")
    line(dialog, "Titel").setText("To måneder mere")
    dialog.reject()
    assert only(place).title == "To måneder mere"
    assert place.edits() > steps + 1
    undo(place.register)
    assert (only(place).title, only(place).reason) == ("En måned mere", "Miljøet er ikke klar.")
    assert only(place).state is RequestState.SUBMITTED


def test_what_cannot_be_kept_yet_waits_without_a_word(place: Ground) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("En måned mere")
    line(dialog, "Mødets dato").setText("31.11")
    add(dialog, "Budget")
    line(dialog, BUDGET).setText("meget")
    add(dialog, "Projektledende part")
    line(dialog, "Projektledende part efter").setText("Region Ho")
    parts = place.context.reader.participants()
    ring(dialog, "pause")
    assert only(place).title == "En måned mere"
    assert only(place).meeting_on is None
    assert place.context.reader.requested_changes() == ()
    assert place.context.reader.participants() == parts, "half a name is nobody"
    assert place.told == []
    line(dialog, "Projektledende part efter").setText("region hovedstaden")
    ring(dialog, "pause")
    (change,) = place.context.reader.requested_changes()
    assert change.subject is Subject.LEAD
    line(dialog, "Mødets dato").clear()
    line(dialog, BUDGET).clear()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_line_that_goes_and_comes_back_is_one_step_too(place: Ground) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("Dyrere")
    add(dialog, "Budget")
    line(dialog, BUDGET).setText("12 mio. kr.")
    dialog.reject()
    dialog = again(place)
    remove = named(dialog, "Fjern Budget")
    assert isinstance(remove, QToolButton)
    remove.click()
    ring(dialog, "pause")
    assert place.context.reader.requested_changes() == ()
    add(dialog, "Budget")
    line(dialog, BUDGET).setText("14 mio. kr.")
    dialog.reject()
    undo(place.register)
    (change,) = place.context.reader.requested_changes()
    assert change.after_money is not None
    assert change.after_money.text == "12 mio. kr."


def test_a_full_disk_is_told_in_the_form_and_tried_again(
    place: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_wish: object, **_more: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    dialog = opened(place)
    with monkeypatch.context() as patched:
        patched.setattr(RegisterFile, "edit", full)
        type_text(line(dialog, "Titel"), "En måned")
        ring(dialog, "pause")
        assert dialog.fault
    type_text(line(dialog, "Titel"), " mere")
    ring(dialog, "pause")
    assert only(place).title == "En måned mere"
    assert not dialog.fault
    dialog.reject()


def test_the_list_and_the_panel_call_a_draft_without_title_so(place: Ground) -> None:
    from portfolio_desktop.services.panel import project_panel
    from portfolio_desktop.services.request_list import request_rows

    dialog = opened(place)
    reason(dialog).setPlainText("Miljøet er ikke klar.")
    dialog.reject()
    (row,) = request_rows(place.context.reader)
    assert row.title == "(ingen titel endnu)"
    project = place.project("17-1").id
    panel = project_panel(
        place.context.reader, project, place.context.period, place.register.today()
    )
    assert [each.title for each in panel.requests] == ["(ingen titel endnu)"]


def test_a_draft_without_title_is_not_sent_in(place: Ground) -> None:
    dialog = opened(place)
    line(dialog, END).setText("maj 2024")
    submit(dialog)
    assert dialog.isVisible()
    assert dialog.focusWidget() is line(dialog, "Titel")
    assert only(place).state is RequestState.DRAFT
    line(dialog, "Titel").setText("En måned mere")
    dialog.reject()
    submit_request(place.register, only(place).id)
