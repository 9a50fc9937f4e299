"""Deciding a change request: what a decision does is seen before it is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from portfolio_desktop.domain.change_request import PointVerdict, RequestState, Subject
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.requests import (
    ChangeDraft,
    new_request_draft,
    put_on_agenda,
    request_draft,
    submit_request,
)
from portfolio_desktop.services.requests import draft_request as begin_request
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.dialogs import decision as decision_dialog
from portfolio_desktop.ui.dialogs.decision import DecisionDialog
from portfolio_desktop.ui.dialogs.request import RequestDialog
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import controls_of, faults_of

END, BUDGET = "Slutdato efter", "Budget efter"
REFERENCE = "Møde eller skriftlig behandling"
RECORD = "Registrér beslutningen"
LATER = ChangeDraft(Subject.END, "maj 2024")
TOLD_AT = {"1.11.2023": "Fremsendt den"}
"""A day is wrong beside another; the other one is as likely to be wrong."""

BUDGETED = ChangeDraft(Subject.BUDGET, "9 mio. kr.")


def asked(place: Ground, *changes: ChangeDraft) -> str:
    """A change request for 17-1 on today's agenda."""
    reader, register = place.context.reader, place.register
    draft = new_request_draft(reader, place.project("17-1").id, register.today())
    changed = replace(
        draft, title="Senere", consequence="Testen står stille.", changes=changes or (LATER,)
    )
    request = begin_request(register, changed).id
    submit_request(register, request)
    put_on_agenda(register, request, "Prøvekredsen den 2. november", "2.11.2023")
    return request


def opened(place: Ground, request: str, outcome: str = "Godkendt") -> DecisionDialog:
    draft = request_draft(place.context.reader, request)
    dialog = DecisionDialog(place.context, place.window, request, draft)
    dialog.show()
    QApplication.processEvents()
    if outcome:
        choose(dialog, outcome)
    return dialog


def choose(dialog: DecisionDialog, words: str) -> None:
    (choice,) = [each for each in dialog.findChildren(QRadioButton) if each.text() == words]
    choice.click()
    QApplication.processEvents()


def line(dialog: DecisionDialog, name: str) -> QLineEdit:
    field = named(dialog, name)
    assert isinstance(field, QLineEdit)
    return field


def record(dialog: DecisionDialog) -> None:
    button = named(dialog, RECORD)
    assert isinstance(button, QPushButton)
    button.click()


def told(dialog: DecisionDialog) -> str:
    QApplication.processEvents()
    return words_in(dialog).replace("\u00a0", " ")


def state(place: Ground, request: str) -> RequestState:
    (found,) = place.context.reader.requests([request])
    return found.state


def test_an_approval_shows_what_moves_before_it_is_recorded(place: Ground) -> None:
    request = asked(place, LATER, BUDGETED)
    before = place.edits()
    dialog = opened(place, request)
    words = told(dialog)
    assert "mar. 2024 → maj 2024" in words
    assert "+2 måneder" in words
    assert "– → 9 mio. kr." in words
    assert "Godkendt plan, version 2" in words
    assert "Oprindelig slutdato mar. 2024 bevares" in words
    assert "Forventet slutdato flyttes fra apr. 2024 til maj 2024" in words
    assert place.edits() == before
    record(dialog)
    assert not dialog.isVisible()
    plan = place.context.reader.baselines([place.project("17-1").id])[-1]
    assert (plan.version, plan.end.text) == (2, "maj 2024")


def test_an_approval_with_changes_follows_what_is_typed(place: Ground) -> None:
    request = asked(place, LATER)
    dialog = opened(place, request)
    choose(dialog, "Godkendt med ændringer")
    assert "intet afviger" in told(dialog)
    line(dialog, END).setText("juni 2024")
    assert "mar. 2024 → jun. 2024" in told(dialog)
    assert "+3 måneder" in told(dialog)
    assert "intet afviger" not in told(dialog)
    line(dialog, END).setText("snart")
    assert "»snart« er ikke en dato" in told(dialog)
    assert "version 2" not in told(dialog)
    line(dialog, END).setText("juni 2024")
    record(dialog)
    assert state(place, request) is RequestState.APPROVED_WITH_CHANGES
    assert place.context.reader.baselines([place.project("17-1").id])[-1].end.text == "juni 2024"


def test_a_point_is_refused_while_the_rest_is_approved(place: Ground) -> None:
    request = asked(place, LATER, BUDGETED)
    dialog = opened(place, request, "Godkendt med ændringer")
    refuse = named(dialog, "Afvis Budget")
    assert isinstance(refuse, QCheckBox)
    refuse.click()
    assert not line(dialog, BUDGET).isEnabled()
    assert "afvist" in told(dialog)
    assert "intet afviger" not in told(dialog)
    record(dialog)
    plan = place.context.reader.baselines([place.project("17-1").id])[-1]
    assert (plan.version, plan.end.text, plan.budget) == (2, "maj 2024", None)
    verdicts = {each.subject: each.verdict for each in place.context.reader.requested_changes()}
    assert verdicts == {Subject.END: PointVerdict.GRANTED, Subject.BUDGET: PointVerdict.REFUSED}
    undo(place.register)
    assert len(place.context.reader.baselines([place.project("17-1").id])) == 1


def test_a_request_of_one_point_is_refused_as_a_whole(place: Ground) -> None:
    dialog = opened(place, asked(place, LATER), "Godkendt med ændringer")
    assert not dialog.findChildren(QCheckBox)


@pytest.mark.parametrize(
    ("outcome", "next_words"),
    [
        ("Afvist", "Anmodningen lukkes\nEr ændringen stadig nødvendig"),
        ("Udsat", "Anmodningen forbliver åben"),
        ("Trukket tilbage", "Anmodningen lukkes uden beslutning"),
    ],
)
def test_other_outcomes_show_that_nothing_moves(
    place: Ground, outcome: str, next_words: str
) -> None:
    request = asked(place)
    dialog = opened(place, request)
    choose(dialog, outcome)
    words = told(dialog)
    assert "Intet flyttes\nSlutdato: fortsat mar. 2024" in words
    assert next_words in words
    assert "version 2" not in words
    assert "→" not in words
    assert ("Testen står stille." in words) is (outcome == "Afvist")
    before = place.context.reader.projects(), place.context.reader.baselines()
    record(dialog)
    assert not dialog.isVisible()
    assert (place.context.reader.projects(), place.context.reader.baselines()) == before


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("Besluttet den", "en gang i november", "er ikke en bestemt dag"),
        ("Besluttet den", "31.11.2023", "Den dag findes ikke i kalenderen"),
        ("Besluttet den", "", "Datoen mangler"),
        ("Besluttet den", "1.11.2023", "altså efter beslutningen"),
        ("Fremsendt den", "", "hvornår ændringsanmodningen blev fremsendt"),
        ("Besluttet af", " ", "hvem der besluttede"),
        (REFERENCE, "", "det møde eller den skriftlige behandling"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    place: Ground, name: str, typed: str, words: str
) -> None:
    request = asked(place)
    dialog = opened(place, request)
    note = named(dialog, "Beslutningens ordlyd")
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("Flyttes en gang for alle.")
    choose(dialog, "Godkendt med ændringer")
    line(dialog, END).setText("juni 2024")
    field = line(dialog, name)
    kept = field.text()
    field.setText(typed)
    before = place.edits()
    record(dialog)
    assert dialog.isVisible()
    assert words in told(dialog)
    told_at = line(dialog, TOLD_AT.get(typed, name))
    assert (told_at.property("look"), dialog.focusWidget()) == ("fault", told_at)
    assert place.edits() == before
    assert (field.text(), line(dialog, END).text()) == (typed, "juni 2024")
    assert note.toPlainText() == "Flyttes en gang for alle."
    field.setText(kept)
    assert words not in told(dialog)
    record(dialog)
    assert not dialog.isVisible()
    (found,) = place.context.reader.requests([request])
    assert found.decision_note == "Flyttes en gang for alle."


@pytest.mark.parametrize(
    ("typed", "words"), [("snart", "er ikke en dato"), ("", "hvad dette skal ændres til")]
)
def test_what_is_granted_must_be_said(place: Ground, typed: str, words: str) -> None:
    """An emptied field is not an approval of what was asked for."""
    request = asked(place, LATER, BUDGETED)
    dialog = opened(place, request)
    choose(dialog, "Godkendt med ændringer")
    line(dialog, BUDGET).setText("8 mio. kr.")
    line(dialog, END).setText(typed)
    record(dialog)
    assert dialog.isVisible()
    assert dialog.focusWidget() is line(dialog, END)
    assert words in told(dialog)
    assert state(place, request) is RequestState.ON_AGENDA
    dialog.discard()


def test_nothing_is_decided_by_a_slip(place: Ground) -> None:
    """No outcome is proposed: Enter on the form alone records nothing."""
    request = asked(place)
    dialog = opened(place, request, "")
    assert "Vælg, hvad der blev besluttet." in told(dialog)
    assert "Godkendt plan, version 2" not in told(dialog)
    record(dialog)
    assert dialog.isVisible()
    assert state(place, request) is RequestState.ON_AGENDA
    assert isinstance(dialog.focusWidget(), QRadioButton)
    dialog.discard()


def test_a_decision_that_is_still_to_come_is_asked_about(
    place: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    questions: list[str] = []

    def answer(_parent: QWidget, question: str, **_words: str) -> bool:
        questions.append(question)
        return answers.pop(0)

    monkeypatch.setattr(decision_dialog, "confirmed", answer)
    request = asked(place)
    dialog = opened(place, request)
    field = line(dialog, "Besluttet den")
    field.setText("10.11.2099")
    record(dialog)
    assert dialog.focusWidget() is field
    assert state(place, request) is RequestState.ON_AGENDA
    record(dialog)
    assert state(place, request) is RequestState.APPROVED
    assert "10. nov. 2099" in questions[0].replace("\u00a0", " ")
    assert "ligger ude i fremtiden" in questions[0]


def test_the_day_it_was_sent_in_is_corrected_with_the_decision(place: Ground) -> None:
    """The secretariat registers after the meeting; the click is not the day it was sent."""
    request = asked(place)
    dialog = opened(place, request)
    assert line(dialog, "Fremsendt den").text() == "02.11.2023"
    line(dialog, "Fremsendt den").setText("12. oktober 2023")
    line(dialog, "Besluttet den").setText("1.11.2023")
    record(dialog)
    (found,) = place.context.reader.requests([request])
    assert (found.submitted_on, found.decided_on) == (date(2023, 10, 12), date(2023, 11, 1))


def test_only_what_was_asked_for_is_granted(place: Ground) -> None:
    dialog = opened(place, asked(place, BUDGETED))
    choose(dialog, "Godkendt med ændringer")
    shown = {control.accessibleName() for control in controls_of(dialog)}
    assert BUDGET in shown
    assert not shown & {END, "Tilføj felt"}
    dialog.discard()


def test_all_that_is_missing_is_marked_at_once(place: Ground) -> None:
    dialog = opened(place, asked(place), "")
    for name in ("Besluttet den", "Besluttet af"):
        line(dialog, name).setText("")
    record(dialog)
    assert "Mangler eller kan ikke læses: Beslutning, Besluttet den og Besluttet af." in told(
        dialog
    )
    assert isinstance(dialog.focusWidget(), QRadioButton)
    assert {each.property("look") for each in dialog.findChildren(QRadioButton)} == {"fault"}
    choose(dialog, "Godkendt")
    assert "Mangler eller kan ikke læses: Besluttet den og Besluttet af." in told(dialog)
    line(dialog, "Besluttet den").setText("2.11.2023")
    looks = [line(dialog, name).property("look") for name in ("Besluttet den", "Besluttet af")]
    assert looks == ["", "fault"]
    assert "hvem der besluttede" in told(dialog)
    line(dialog, "Besluttet af").setText("Kredsen")
    assert dialog.fault == ""
    dialog.discard()


def test_where_it_was_decided_is_chosen_from_the_register(place: Ground) -> None:
    request = asked(place)
    with place.register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.create("meeting", "m", {"held_on": date(2023, 10, 27)})
        edit.create("written_procedure", "p", {"number": "14", "title": "Ny dato"})
    dialog = opened(place, request)
    choose_place = named(dialog, "Vælg et møde eller en skriftlig behandling")
    assert isinstance(choose_place, QToolButton)
    entries = {each.text(): each for each in choose_place.menu().actions()}
    entries["mødet 27. okt. 2023"].trigger()
    assert line(dialog, "Besluttet den").text() == "27.10.2023"
    entries["direktørmail nr. 14 · Ny dato"].trigger()
    assert line(dialog, REFERENCE).text() == "direktørmail nr. 14"
    line(dialog, "Besluttet den").setText("2.11.2023")
    record(dialog)
    (found,) = place.context.reader.requests([request])
    assert (found.procedure_id, found.decision_reference) == ("p", "direktørmail nr. 14")


def test_a_withdrawal_names_nobody_who_decided(place: Ground) -> None:
    request = asked(place)
    dialog = opened(place, request)
    choose(dialog, "Trukket tilbage")
    record(dialog)
    (found,) = place.context.reader.requests([request])
    assert found.state is RequestState.WITHDRAWN
    assert (found.decision_forum, found.decision_reference) == ("", "")
    assert place.noted == ["Ændringsanmodning 2023-01 for 17-1: trukket tilbage"]


def test_another_outcome_keeps_what_was_typed(place: Ground) -> None:
    dialog = opened(place, asked(place))
    choose(dialog, "Godkendt med ændringer")
    line(dialog, END).setText("juni 2024")
    line(dialog, REFERENCE).setText("Direktørmail nr. 14")
    choose(dialog, "Trukket tilbage")
    choose(dialog, "Godkendt med ændringer")
    assert line(dialog, END).text() == "juni 2024"
    assert line(dialog, REFERENCE).text() == "Direktørmail nr. 14"
    dialog.discard()


def test_what_is_refused_is_not_told_again_behind_the_dialog(place: Ground) -> None:
    request = asked(place)
    behind = RequestDialog(place.context, place.window, request_id=request)
    behind.show()
    draft = request_draft(place.context.reader, request)
    dialog = DecisionDialog(place.context, behind, request, draft)
    dialog.show()
    choose(dialog, "Godkendt")
    line(dialog, "Besluttet den").setText("")
    record(dialog)
    assert "Datoen mangler" in told(dialog)
    dialog.discard()
    assert "Datoen mangler" not in words_in(behind)
    behind.reject()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("place_of_outcome", range(5))
def test_every_control_is_named(place: Ground, language: Language, place_of_outcome: int) -> None:
    use_language(language)
    dialog = opened(place, asked(place, LATER, BUDGETED), "")
    dialog.findChildren(QRadioButton)[place_of_outcome].click()
    QApplication.processEvents()
    assert len(controls_of(dialog)) >= 9
    assert faults_of(dialog) == []
    dialog.discard()


def test_tab_goes_through_the_form_as_it_is_read(place: Ground) -> None:
    dialog = opened(place, asked(place, LATER, BUDGETED))
    choose(dialog, "Godkendt med ændringer")
    line(dialog, END).setFocus()
    seen: list[str] = []
    for _step in range(11):
        focus = dialog.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        dialog.focusNextChild()
    assert seen == [
        END,
        "Afvis Slutdato",
        BUDGET,
        "Afvis Budget",
        "Fremsendt den",
        "Besluttet den",
        "Besluttet af",
        REFERENCE,
        "Beslutningens ordlyd",
        "Annullér",
        RECORD,
    ]
    dialog.discard()


def test_choosing_an_outcome_leaves_the_choices_where_they_are(place: Ground) -> None:
    dialog = opened(place, asked(place), outcome="")
    choices = dialog.findChildren(QRadioButton)
    places = [each.mapToGlobal(each.rect().center()) for each in choices]
    size = dialog.size()
    for words in [each.text() for each in choices]:
        choose(dialog, words)
        assert [each.mapToGlobal(each.rect().center()) for each in choices] == places, words
    assert dialog.size() == size
    dialog.discard()
