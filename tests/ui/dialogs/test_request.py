"""A change request: what is missing is said at its field, and Tab goes as the form is read."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.ui.dialogs import request as request_dialog
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


def reason(dialog: QWidget) -> QPlainTextEdit:
    field = named(dialog, "Begrundelse")
    assert isinstance(field, QPlainTextEdit)
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


def test_the_window_stands_still_while_a_date_is_written(place: Ground) -> None:
    dialog = opened(place)
    dialog.resize(dialog.width(), 500)
    before = dialog.size()
    line(dialog, END).setText("december 2027")
    QApplication.processEvents()
    assert "Vejledende" in words_in(dialog)
    assert dialog.size() == before


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
    reason(dialog).setPlainText("Miljøet er ikke klar.")
    submit(dialog)
    assert not dialog.isVisible()
    (request,) = place.context.reader.requests()
    assert request.submitted_on == place.register.today()


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; the first question is answered with no, the others with yes."""
    asked: list[str] = []

    def answer(_parent: QWidget, question: str, **words: str) -> bool:
        asked.append(f"{question} {words.get('why', '')}")
        return len(asked) > 1

    monkeypatch.setattr(request_dialog, "confirmed", answer)
    return asked


def test_a_request_without_a_reason_is_asked_about(place: Ground, questions: list[str]) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("En måned mere")
    line(dialog, END).setText("maj 2024")
    submit(dialog)
    assert "uden begrundelse" in questions[0]
    assert dialog.focusWidget() is reason(dialog)
    submit(dialog)
    assert not dialog.isVisible()
    assert len(questions) == 2


def test_the_day_it_was_sent_in_is_another_than_today(place: Ground) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("En måned mere")
    line(dialog, END).setText("maj 2024")
    reason(dialog).setPlainText("Miljøet er ikke klar.")
    line(dialog, "Fremsendt den").setText("12. oktober 2023")
    submit(dialog)
    (request,) = place.context.reader.requests()
    assert request.submitted_on == date(2023, 10, 12)
    again = RequestDialog(place.context, place.window, request_id=request.id)
    again.show()
    assert line(again, "Fremsendt den").text() == "12.10.2023"
    back = named(again, "Et skridt tilbage")
    assert isinstance(back, QPushButton)
    back.click()
    (request,) = place.context.reader.requests()
    assert request.submitted_on is None, "it has not been sent in"


@pytest.mark.parametrize("name", ["Mødets dato", "Fremsendt den"])
def test_a_form_with_a_wrong_day_is_closed_when_one_wants(
    place: Ground, questions: list[str], name: str
) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("En måned mere")
    line(dialog, name).setText("31.11.2023")
    dialog.reject()
    assert dialog.isVisible()
    assert "Den dag findes ikke i kalenderen" in questions[0]
    assert dialog.focusWidget() is line(dialog, name)
    dialog.reject()
    assert not dialog.isVisible()
    (kept,) = place.context.reader.requests()
    assert (kept.title, kept.meeting_on, kept.submitted_on) == ("En måned mere", None, None)


def test_a_field_that_was_added_is_taken_away_again(place: Ground) -> None:
    dialog = opened(place)
    line(dialog, "Titel").setText("En måned mere")
    line(dialog, END).setText("maj 2024")
    add(dialog, "Budget")
    line(dialog, BUDGET).setText("meget")
    submit(dialog)
    assert "er ikke et beløb" in words_in(dialog)
    remove = named(dialog, "Fjern Budget")
    assert isinstance(remove, QToolButton)
    remove.click()
    QApplication.processEvents()
    assert "er ikke et beløb" not in words_in(dialog)
    assert dialog.focusWidget() is line(dialog, END)
    reason(dialog).setPlainText("Miljøet er ikke klar.")
    submit(dialog)
    assert [each.subject for each in place.context.reader.requested_changes()] == [Subject.END]
    add_again = opened(place)
    add(add_again, "Budget")
    assert named(add_again, BUDGET).isVisible()
    add_again.reject()


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
    reason(dialog).setPlainText("For dyrt.")
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
    for _step in range(14 + 2 * added):
        focus = QApplication.focusWidget() or dialog.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        dialog.focusNextChild()
    assert seen == [
        "Titel",
        END,
        *([BUDGET, "Fjern Budget"] if added else []),
        "Tilføj felt",
        "Begrundelse",
        "Konsekvens, hvis den afvises",
        "Anmodet af",
        "Sagsansvarlig",
        "Fremsendt den",
        "Hvad skrider?…",
        "Behandles på",
        "Mødets dato",
        "Tilføj fil…",
        "Kassér kladden",
        "Luk",
    ]
    dialog.reject()
