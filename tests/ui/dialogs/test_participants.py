"""Participants and people: listed, added, changed, removed and erased; a project's team."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.participants import ParticipantKind, Role
from portfolio_desktop.domain.status import RollUpRule
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.people import PersonDraft, add_person
from portfolio_desktop.services.project_team import team_draft
from portfolio_desktop.services.settings import roll_up_rule
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.ui.controls import TextLine
from portfolio_desktop.ui.dialogs.erasing import EraseDialog
from portfolio_desktop.ui.dialogs.participant_forms import ParticipantDialog, PersonDialog
from portfolio_desktop.ui.dialogs.participants import ParticipantsDialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from tests.ui.desk import OCTOBER
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import faults_of


def opened(dialog: QDialog) -> QDialog:
    dialog.show()
    QApplication.processEvents()
    return dialog


def write(dialog: QDialog, name: str, text: str) -> QLineEdit:
    field = named(dialog, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    return field


def choose(dialog: QDialog, name: str, value: str) -> None:
    field = named(dialog, name)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData(value))


def press(dialog: QDialog, words: str) -> None:
    button = named(dialog, words)
    assert isinstance(button, QPushButton)
    button.click()


def pages(dialog: QDialog) -> QTabWidget:
    found = dialog.findChild(QTabWidget)
    assert found is not None
    return found


def to_team(dialog: QDialog) -> None:
    pages(dialog).setCurrentIndex(1)


def names(place: Ground) -> list[str]:
    return [each.name for each in place.context.reader.participants()]


def test_a_participant_is_added_in_its_form(place: Ground) -> None:
    form = opened(ParticipantDialog(place.context, place.window))
    write(form, "Navn", "Region Østdanmark")
    write(form, "Kort navn", "RØ")
    write(form, "Deltager fra", "1.1.2027")
    press(form, "Gem")
    assert not form.isVisible()
    (east,) = (
        each for each in place.context.reader.participants() if each.name == "Region Østdanmark"
    )
    assert (east.short_name, str(east.valid_from), east.kind) == (
        *("RØ", "2027-01-01"),
        ParticipantKind.REGION,
    )
    undo(place.register)
    assert "Region Østdanmark" not in names(place)


def test_a_chosen_kind_stays_when_the_name_is_written_on(place: Ground) -> None:
    form = opened(ParticipantDialog(place.context, place.window))
    kind = form._kind
    write(form, "Navn", "Sundhedsdatastyrelsen")
    assert kind.currentText() == "Styrelse"
    kind.setCurrentIndex(kind.findData(ParticipantKind.OTHER.value))
    for _time in range(2):
        kind.activated.emit(kind.currentIndex())
    write(form, "Navn", "Region Syd")
    assert kind.currentText() == "Anden"


def test_a_participant_that_cannot_be_is_refused_at_its_field(place: Ground) -> None:
    form = opened(ParticipantDialog(place.context, place.window))
    write(form, "Navn", "Region Nordjylland")
    press(form, "Gem")
    assert form.isVisible()
    assert form.focusWidget() is named(form, "Navn")
    assert "Der er allerede en part, som hedder »Region Nordjylland«." in words_in(form)


def test_the_list_opens_removes_and_says_why_not(place: Ground, qtbot: QtBot) -> None:
    dialog = opened(ParticipantsDialog(place.context, place.window))
    assert isinstance(dialog, ParticipantsDialog)
    first, *_others = names(place)
    assert dialog.focusWidget() is dialog.organisations.table
    qtbot.keyClick(dialog.organisations.table, Qt.Key.Key_Delete)
    assert f"{first} står i projekter eller rapporter" in words_in(dialog)
    assert names(place)[0] == first


def test_the_registers_rule_is_chosen_below_the_lists(place: Ground) -> None:
    dialog = opened(ParticipantsDialog(place.context, place.window))
    rule = named(dialog, "Parternes rapporter foreslår for et projekt")
    assert isinstance(rule, QComboBox)
    rule.setCurrentIndex(rule.findData(RollUpRule.MAJORITY.value))
    rule.activated.emit(rule.currentIndex())
    assert roll_up_rule(place.context.reader) is RollUpRule.MAJORITY


@pytest.mark.parametrize(("words", "left"), [("Behold", "Åse Holm"), ("Slet for altid", "")])
def test_a_person_is_erased_only_when_that_is_confirmed(
    place: Ground, monkeypatch: pytest.MonkeyPatch, words: str, left: str
) -> None:
    add_person(place.register, PersonDraft("Åse Holm", "it-direktør"))
    dialog = opened(ParticipantsDialog(place.context, place.window))
    assert isinstance(dialog, ParticipantsDialog)
    dialog.tabs.setCurrentWidget(dialog.people)

    def answer(question: EraseDialog) -> int:
        opened(question)
        assert "Ingen anden tekst i registret nævner Åse Holm." in words_in(question)
        press(question, words)
        return question.result()

    monkeypatch.setattr(EraseDialog, "exec", answer)
    press(dialog, "Slet for altid…")
    (person,) = place.context.reader.persons()
    assert person.name == left


def test_texts_that_name_the_person_are_listed_and_copied_before(place: Ground) -> None:
    person = add_person(place.register, PersonDraft("Åse Holm")).id
    project = place.project("17-1").id
    set_remarks(place.register, project, OCTOBER, "Spørg Åse Holm om planen.")
    question = opened(EraseDialog(place.context, place.window, person))
    assert "1 tekst nævner Åse Holm blandt andre ord." in words_in(question)
    assert question.focusWidget() is named(question, "Behold")
    press(question, "Kopiér listen")
    assert "Rapporten for 17-1\tBemærkninger, oktober 2023\tSpørg Åse Holm om planen." in (
        QApplication.clipboard().text()
    )
    assert faults_of(question) == []
    question.reject()


def test_a_person_belongs_to_an_organisation(place: Ground) -> None:
    (north,) = (
        each for each in place.context.reader.participants() if each.name == "Region Nordjylland"
    )
    form = opened(PersonDialog(place.context, place.window))
    write(form, "Navn", "Åse Holm")
    write(form, "Mail", "aase@rn.dk")
    choose(form, "Organisation", north.id)
    press(form, "Gem")
    (person,) = place.context.reader.persons()
    assert (person.name, person.mail, person.participant_id) == ("Åse Holm", "aase@rn.dk", north.id)


def test_what_a_mail_address_lacks_is_told_beneath_its_field_once_it_is_left(place: Ground) -> None:
    form = opened(PersonDialog(place.context, place.window))
    mail = named(form, "Mail")
    assert isinstance(mail, TextLine)
    mail.setFocus()
    mail.setText("ida.lund")
    assert "@" not in words_in(form), "who is writing has not written it all"
    QTest.keyClick(mail, Qt.Key.Key_Tab)
    assert "»ida.lund« er ikke en mailadresse: der er intet @ i den." in words_in(form)
    mail.setText("ida.lund@region.dk")
    assert "mailadresse" not in words_in(form)


def test_a_project_is_given_its_team_in_the_same_edit(place: Ground) -> None:
    project = place.project("17-1").id
    (north,) = (
        each for each in place.context.reader.participants() if each.name == "Region Nordjylland"
    )
    before = place.edits()
    dialog = opened(ProjectDialog(place.context, place.window, project))
    to_team(dialog)
    choose(dialog, "Styregruppeansvarlig part", north.id)
    (box,) = (
        each for each in dialog.findChildren(QCheckBox) if each.text() == "Region Nordjylland"
    )
    named(dialog, "Parter og personer…").setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QCheckBox), "Tab goes where the eye goes"
    box.setChecked(True)
    press(dialog, "Tilføj en person")
    assert QApplication.focusWidget() is named(dialog, "Person")
    write(dialog, "Person", "Åse Holm")
    write(dialog, "I rollen fra", "1.2.2023")
    press(dialog, "Gem")
    team = team_draft(place.context.reader, project)
    assert (team.accountable_id, team.participants) == (north.id, {north.id})
    (role,) = team.roles
    assert (role.role, role.person, role.valid_from) == (Role.CHAIR, "Åse Holm", "01.02.2023")
    assert place.edits() == before + 1
    again = opened(ProjectDialog(place.context, place.window, project))
    to_team(again)
    press(again, "Fjern rollen")
    press(again, "Gem")
    assert team_draft(place.context.reader, project).roles == ()


def test_a_wrong_day_of_a_role_brings_its_page_forward(place: Ground) -> None:
    dialog = opened(ProjectDialog(place.context, place.window, place.project("17-1").id))
    to_team(dialog)
    press(dialog, "Tilføj en person")
    write(dialog, "Person", "Åse Holm")
    day = write(dialog, "I rollen fra", "engang")
    pages(dialog).setCurrentIndex(0)
    assert not day.isVisible()
    press(dialog, "Gem")
    assert day.isVisible()
    assert "»engang« er ikke en bestemt dag" in words_in(dialog)


@pytest.mark.parametrize("form", [ParticipantsDialog, ParticipantDialog, PersonDialog])
def test_every_control_has_a_name(place: Ground, form: type[QDialog]) -> None:
    dialog = opened(form(place.context, place.window))
    assert faults_of(dialog) == []
