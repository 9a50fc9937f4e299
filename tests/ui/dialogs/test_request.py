"""A change request: what is missing is said at its field, and Tab goes as the form is read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from portfolio_desktop.ui.dialogs.request import RequestDialog
from tests.ui.ground import Ground, named, words_in

END, BUDGET = "Slutdato efter", "Budget efter"


def opened(place: Ground) -> RequestDialog:
    project = place.project("17-1").id
    dialog = RequestDialog(place.context, place.window, project_id=project)
    dialog.show()
    QApplication.processEvents()
    return dialog


def line(dialog: QWidget, name: str) -> QLineEdit:
    field = named(dialog, name)
    assert isinstance(field, QLineEdit)
    return field


def add(dialog: QWidget, subject: str) -> None:
    more = named(dialog, "Tilføj felt")
    assert isinstance(more, QToolButton)
    (wanted,) = [each for each in more.menu().actions() if each.text() == subject]
    wanted.trigger()
    QApplication.processEvents()


def submit(dialog: QWidget) -> None:
    button = named(dialog, "Fremsend")
    assert isinstance(button, QPushButton)
    button.click()


def test_an_empty_form_says_what_is_missing_one_field_after_the_other(place: Ground) -> None:
    before = place.edits()
    dialog = opened(place)
    submit(dialog)
    assert "mangler en titel" in words_in(dialog)
    assert dialog.focusWidget() is line(dialog, "Titel")
    assert place.edits() == before
    line(dialog, "Titel").setText("En måned mere")
    assert "mangler en titel" not in words_in(dialog)
    submit(dialog)
    assert "ændrer" in words_in(dialog)
    assert dialog.focusWidget() is line(dialog, END)
    line(dialog, END).setText("maj 2024")
    submit(dialog)
    assert not dialog.isVisible()
    (request,) = place.context.reader.requests()
    assert request.submitted_on is not None


def test_an_untouched_form_is_closed_without_a_trace(place: Ground) -> None:
    before = place.edits()
    opened(place).reject()
    assert place.edits() == before


def test_a_scope_is_written_in_lines_below_what_holds_now(place: Ground) -> None:
    dialog = opened(place)
    add(dialog, "Omfang")
    scope = named(dialog, "Omfang efter")
    assert isinstance(scope, QPlainTextEdit)
    line(dialog, "Titel").setText("Mindre")
    scope.setPlainText("Uden kiropraktorer.\nResten som nu.")
    submit(dialog)
    (change,) = place.context.reader.requested_changes()
    assert change.after_text == "Uden kiropraktorer.\nResten som nu."


@pytest.mark.parametrize("added", [False, True])
def test_tab_goes_through_the_form_as_it_is_read(place: Ground, added: bool) -> None:
    dialog = opened(place)
    if added:
        add(dialog, "Budget")
    line(dialog, "Titel").setFocus()
    seen: list[str] = []
    for _step in range(10 + added):
        focus = QApplication.focusWidget() or dialog.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        dialog.focusNextChild()
    assert seen == [
        "Titel",
        END,
        *([BUDGET] if added else []),
        "Tilføj felt",
        "Begrundelse",
        "Konsekvens, hvis den afvises",
        "Anmodet af",
        "Behandles på",
        "Mødets dato",
        "Slet kladden",
        "Luk",
    ]
    dialog.reject()
