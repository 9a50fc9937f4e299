"""A project's facts: added, changed, and refused at the field that is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.ui.dialogs import project as project_dialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import controls_of, faults_of


def opened(place: Ground, number: str = "") -> ProjectDialog:
    dialog = ProjectDialog(place.context, place.window, place.project(number).id if number else "")
    dialog.show()
    QApplication.processEvents()
    return dialog


def write(dialog: ProjectDialog, name: str, text: str) -> QLineEdit:
    field = named(dialog, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    return field


def press(dialog: ProjectDialog, words: str) -> None:
    button = named(dialog, words)
    assert isinstance(button, QPushButton)
    button.click()


def test_a_project_is_added_in_one_edit_and_shown(place: Ground) -> None:
    wished: list[str] = []
    place.context.project_requested.connect(wished.append)
    before = place.edits()
    dialog = opened(place)
    write(dialog, "Nr.", "24-9")
    write(dialog, "Projektnavn", "Ærø Å – fælles drift")
    write(dialog, "Godkendt slutdato", "ultimo 2027")
    write(dialog, "Projektledende part", "Region Nordjylland")
    press(dialog, "Tilføj projekt")
    project = place.project("24-9")
    assert project.name == "Ærø Å – fælles drift"
    (plan,) = place.context.reader.baselines([project.id])
    assert plan.end is not None
    assert plan.end.text == "ultimo 2027"
    assert place.edits() == before + 1
    assert wished == [project.id]
    assert not dialog.isVisible()


def test_a_project_is_changed_and_the_change_undone(place: Ground) -> None:
    dialog = opened(place, "17-1")
    state = named(dialog, "Tilstand")
    assert isinstance(state, QComboBox)
    state.setCurrentIndex(state.findData(LifecycleState.PAUSED.value))
    assert "Oktober 2023 viser »på pause«" in words_in(dialog)
    write(dialog, "Forventet slutdato", "juni 2024")
    press(dialog, "Gem")
    assert place.project("17-1").state is LifecycleState.PAUSED
    assert place.report("17-1").no_light is NoLight.PAUSED
    assert place.noted == ["Oplysninger om 17-1"]
    undo(place.register)
    assert place.project("17-1").state is LifecycleState.ACTIVE


def test_a_refused_name_is_told_at_its_field(place: Ground) -> None:
    dialog = opened(place)
    write(dialog, "Nr.", "24-9")
    before = place.edits()
    press(dialog, "Tilføj projekt")
    assert dialog.isVisible()
    assert "navn" in words_in(dialog).casefold()
    assert dialog.focusWidget() is named(dialog, "Projektnavn")
    assert place.edits() == before
    write(dialog, "Projektnavn", "Nu med navn")
    press(dialog, "Tilføj projekt")
    assert not dialog.isVisible()
    assert place.project("24-9").name == "Nu med navn"


def test_the_approved_plan_is_not_edited_and_the_dialog_says_why(place: Ground) -> None:
    dialog = opened(place, "17-1")
    for name in ("Godkendt slutdato", "Godkendt budget"):
        field = named(dialog, name)
        assert isinstance(field, QLineEdit)
        assert field.isReadOnly()
        assert not field.placeholderText(), "an example asks to be followed"
    why = "Godkendt slutdato og budget ændres med en ændringsanmodning."
    assert why in words_in(dialog)
    dialog.close()
    new = opened(place)
    assert why not in words_in(new)
    new.close()


@pytest.mark.parametrize("number", ["17-1", " 17-1 "])
def test_a_number_that_another_project_has_is_told_as_it_is_typed_and_asked_about(
    place: Ground, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    asked: list[str] = []

    def answer(_parent: QWidget, question: str, **_words: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(project_dialog, "confirmed", answer)
    dialog = opened(place)
    write(dialog, "Projektnavn", "Nyt")
    field = write(dialog, "Nr.", number)
    assert "Nr.: Patologisk databank har det allerede" in words_in(dialog)
    assert field.property("look") == "fault"
    before = place.edits()
    press(dialog, "Tilføj projekt")
    assert dialog.isVisible()
    assert dialog.focusWidget() is field
    assert place.edits() == before
    press(dialog, "Tilføj projekt")
    assert not dialog.isVisible()
    assert place.edits() == before + 1
    assert asked == ["To projekter med nummeret 17-1?"] * 2


def test_a_project_keeps_its_number_without_a_question(place: Ground) -> None:
    dialog = opened(place, "17-1")
    assert "har det allerede" not in words_in(dialog)
    write(dialog, "Sagsnr.", "2017-0042")
    press(dialog, "Gem")
    assert place.project("17-1").case_number == "2017-0042"


def test_an_archived_project_keeps_its_number(place: Ground) -> None:
    leave_register(
        place.register, [place.project("17-1").id], LeavingDraft("Lukket", undecided=True)
    )
    dialog = opened(place)
    write(dialog, "Nr.", "17-1")
    assert "Patologisk databank (taget ud) har det allerede" in words_in(dialog)
    press(dialog, "Annullér")


def test_a_project_without_a_number_is_told(place: Ground) -> None:
    dialog = opened(place)
    write(dialog, "Nr.", " ")
    assert "Nr.: projektet får ikke noget nummer" in words_in(dialog)
    dialog.discard()


@pytest.mark.parametrize(
    ("field", "name"),
    [("forecast_end", "Forventet slutdato"), ("number", "Nr."), ("", "Projektnavn")],
)
def test_the_cursor_starts_in_the_field_that_was_asked_for(
    place: Ground, field: str, name: str
) -> None:
    project = place.project("17-1").id
    dialog = ProjectDialog(place.context, place.window, project, field=field)
    dialog.show()
    QApplication.processEvents()
    assert dialog.focusWidget() is named(dialog, name)
    dialog.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("snart måske", "kan ikke læses som en dato"),
        ("31.2.2024", "Den dag findes ikke i kalenderen: 31.2.2024"),
    ],
)
def test_what_is_no_date_is_marked_while_it_is_typed(place: Ground, text: str, said: str) -> None:
    dialog = opened(place, "17-1")
    field = write(dialog, "Forventet slutdato", text)
    assert f"Forventet slutdato: {said}" in words_in(dialog)
    assert field.property("look") == "fault"
    write(dialog, "Forventet slutdato", "december 2027")
    assert "Forventet slutdato: forstås som dec. 2027" in words_in(dialog)
    assert not field.property("look")
    press(dialog, "Annullér")


def test_cancelling_changes_nothing(place: Ground) -> None:
    before = place.edits()
    dialog = opened(place, "17-1")
    write(dialog, "Projektnavn", "Noget andet")
    press(dialog, "Annullér")
    assert place.project("17-1").name == "Patologisk databank"
    assert place.edits() == before


def test_every_control_is_named(place: Ground) -> None:
    for number in ("", "17-1"):
        dialog = opened(place, number)
        assert len(controls_of(dialog)) >= 15
        assert faults_of(dialog) == []
        dialog.close()
