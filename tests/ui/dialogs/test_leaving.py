"""A project leaves the register only with a reason and a decision, and comes back with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit

from portfolio_desktop.services.history import undo
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.ui.dialogs.leaving import LeavingDialog, ReturnDialog
from tests.ui.desk import MOMENT, OCTOBER
from tests.ui.ground import Ground, named, press, words_in, write
from tests.ui.walking import controls_of, faults_of

REASON = "Hvorfor går det ud af registret?"
DECISION = "Besluttet af (møde eller skriftlig behandling)"
NONE = "Der er ingen beslutning at henvise til"
LEFT = LeavingDraft("Afløst", "Kredsen 12. okt. 2023", "12.10.2023")


def shown(dialog: QDialog) -> None:
    dialog.show()
    QApplication.processEvents()


def leaving(place: Ground, number: str = "22-2") -> LeavingDialog:
    dialog = LeavingDialog(place.context, place.window, place.project(number).id)
    shown(dialog)
    return dialog


def returning(place: Ground) -> ReturnDialog:
    dialog = ReturnDialog(place.context, place.window, place.project("22-2").id)
    shown(dialog)
    return dialog


def test_a_project_is_taken_out_with_reason_and_decision(place: Ground) -> None:
    dialog = leaving(place)
    assert "22-2 Ældre apoteksløsning" in words_in(dialog)
    write(dialog, REASON, "Afløst af det fælles system")
    write(dialog, "Første dag uden det", "12.10.2023")
    write(dialog, DECISION, "Kredsen 12. okt. 2023, pkt. 4")
    press(dialog, "Tag ud")
    project = place.project("22-2")
    assert (project.archived, project.left_on) == (True, date(2023, 10, 12))
    assert project.archived_reason == "Afløst af det fælles system"
    assert project.left_reference == "Kredsen 12. okt. 2023, pkt. 4"
    assert not dialog.isVisible()
    assert place.noted == ["22-2 taget ud af registret 12. okt. 2023"]
    undo(place.register)
    assert not place.project("22-2").archived


def test_what_is_missing_is_told_at_its_field(place: Ground) -> None:
    dialog = leaving(place)
    before = place.edits()
    press(dialog, "Tag ud")
    assert dialog.focusWidget() is named(dialog, REASON)
    write(dialog, REASON, "Afløst")
    press(dialog, "Tag ud")
    assert dialog.focusWidget() is named(dialog, DECISION)
    assert place.edits() == before
    press(dialog, NONE)
    assert not named(dialog, DECISION).isEnabled()
    press(dialog, "Tag ud")
    assert place.project("22-2").left_reference == ""
    assert place.project("22-2").archived


def test_a_programme_takes_its_sub_projects_along(place: Ground) -> None:
    programme, part = place.project("16-5").id, place.project("22-2").id
    draft = project_draft(place.context.reader, part)
    edit_project(place.register, part, replace(draft, parent_id=programme))
    dialog = leaving(place, "16-5")
    write(dialog, REASON, "Nedlagt")
    press(dialog, NONE)
    assert "Også dets 1 delprojekt" in [each.text() for each in dialog.findChildren(QCheckBox)]
    also = named(dialog, "Også dets 1 delprojekt")
    press(dialog, also.accessibleName())
    assert named(dialog, "Tag ud").isVisible()
    press(dialog, also.accessibleName())
    press(dialog, "Tag 2 projekter ud")
    assert place.project("16-5").archived
    assert place.project("22-2").archived


def test_a_project_comes_back_with_a_reason(place: Ground) -> None:
    leave_register(place.register, [place.project("22-2").id], LEFT)
    dialog = returning(place)
    assert "Afløst (Kredsen 12. okt. 2023)" in words_in(dialog)
    press(dialog, "Tag ind igen")
    assert dialog.focusWidget() is named(dialog, "Hvorfor kommer det tilbage?")
    write(dialog, "Hvorfor kommer det tilbage?", "Genoptaget af kredsen")
    press(dialog, "Tag ind igen")
    project = place.project("22-2")
    assert (project.archived, project.entered_reason) == (False, "Genoptaget af kredsen")
    assert project.left_on == date(2023, 10, 12)


def test_the_proposed_days_lie_in_the_month_that_is_shown(place: Ground) -> None:
    day = named(leaving(place), "Første dag uden det")
    assert isinstance(day, QLineEdit)
    assert day.text() == "31.10.2023", "shown is October, today is in November"
    leave_register(place.register, [place.project("22-2").id], replace(LEFT, day="31.10.2023"))
    back = named(returning(place), "Første dag med det igen")
    assert isinstance(back, QLineEdit)
    assert back.text() == "01.11.2023", "it cannot come back before it left"


def test_a_mistake_is_as_if_it_never_happened(place: Ground) -> None:
    leave_register(place.register, [place.project("22-2").id], LEFT)
    dialog = returning(place)
    press(dialog, "Det blev taget ud ved en fejl og har været med hele tiden")
    assert not named(dialog, "Hvorfor kommer det tilbage?").isEnabled()
    press(dialog, "Tag ind igen")
    assert (place.project("22-2").archived, place.project("22-2").left_on) == (False, None)


def test_every_control_is_named(place: Ground) -> None:
    leave_register(place.register, [place.project("22-2").id], LEFT)
    for dialog, count in ((leaving(place, "16-5"), 6), (returning(place), 6)):
        assert len(controls_of(dialog)) == count
        assert faults_of(dialog) == []
        dialog.close()


def test_what_the_months_are_going_to_show_follows_the_day(place: Ground) -> None:
    """Shown is October 2023."""
    dialog = leaving(place)
    gone = "Fra og med oktober 2023 er det hverken på listen eller i rapporten."
    assert gone in words_in(dialog)
    assert "stadig" not in words_in(dialog)
    write(dialog, "Første dag uden det", "1.11.2023")
    assert "Oktober 2023 viser det stadig. Fra og med november 2023 er det" in words_in(dialog)
    write(dialog, "Første dag uden det", "engang")
    assert "Fra og med" not in words_in(dialog)
    write(dialog, "Første dag uden det", "12.10.2023")
    write(dialog, REASON, "Afløst")
    press(dialog, NONE)
    press(dialog, "Tag ud")
    months = (OCTOBER.previous, OCTOBER)
    numbers = [load_portfolio(place.context.reader, each, MOMENT.date()).rows for each in months]
    assert ["22-2" in {row.number for row in rows} for rows in numbers] == [True, False]


def test_coming_back_says_from_when_it_is_shown_again(place: Ground) -> None:
    leave_register(place.register, [place.project("22-2").id], LEFT)
    dialog = returning(place)
    assert "Fra og med oktober 2023 er det igen på listen og i rapporten." in words_in(dialog)
    write(dialog, "Første dag med det igen", "1.11.2023")
    assert "Fra og med november 2023 er det igen" in words_in(dialog)
    press(dialog, "Det blev taget ud ved en fejl og har været med hele tiden")
    assert "i alle måneder" in words_in(dialog)


def test_several_are_asked_about_as_several(place: Ground) -> None:
    ids = [place.project(number).id for number in ("22-2", "17-1", "16-5")]
    dialog = LeavingDialog(place.context, place.window, ids[0], ids)
    shown(dialog)
    assert "3 projekter" in words_in(dialog)
    assert "Fra og med oktober 2023 er de hverken på listen" in words_in(dialog)
    write(dialog, "Hvorfor går de ud af registret?", "Nedlagt")
    named(dialog, "Første dag uden dem")
    press(dialog, NONE)
    press(dialog, "Tag 3 projekter ud")
    assert place.noted == ["3 projekter taget ud af registret 31. okt. 2023"]
