"""The text for the meeting in the panel: calm until the secretariat edits what a project wrote."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.domain.text_changes import changed_words
from portfolio_desktop.domain.two_texts import is_changed, project_words
from portfolio_desktop.services.reporting import approve_reports, mark_reported, open_month
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.two_texts import (
    confirm_text,
    record_texts_asked,
    set_secretariat_note,
)
from portfolio_desktop.ui.panel.difference import markup, spoken
from tests.ui.conftest import ring, type_text
from tests.ui.desk import OCTOBER
from tests.ui.ground import words_in
from tests.ui.panel.conftest import Desk
from tests.ui.walking import faults_of

REMARKS = "Bemærkninger"
NOTE = "Sekretariatets bemærkning"
ADD_NOTE = "Tilføj en bemærkning fra sekretariatet"


def shown(desk: Desk) -> set[str]:
    """What can be pressed beneath the text."""
    stops = desk.panel.view.texts.stops
    return {each.accessibleName() for each in stops if each.isVisible()}


def offered(desk: Desk) -> bool:
    """Whether a remark from the secretariat can be added."""
    found = desk.panel.view.findChildren(QPushButton)
    return any(each.accessibleName() == ADD_NOTE and each.isVisible() for each in found)


@pytest.fixture
def delivered(desk: Desk) -> str:
    """17-1 as it was reported."""
    register, project = desk.place.register, desk.place.project("17-1").id
    set_remarks(register, project, OCTOBER, "Testen er forsinket.")
    mark_reported(register, [project], OCTOBER)
    desk.show("17-1")
    return project


def test_nothing_but_one_text_is_shown_until_it_is_edited(desk: Desk, delivered: str) -> None:
    assert shown(desk) == set()
    box = desk.passage(REMARKS)
    box.setFocus()
    type_text(box, " Bedre nyt.")
    ring(box, "pause")
    assert box.toPlainText() == "Testen er forsinket. Bedre nyt."
    assert desk.place.report("17-1").reported_remarks == "Testen er forsinket."
    assert "Tekst til mødet" in words_in(desk.panel.view)
    assert "Ikke bekræftet af projektet" in words_in(desk.panel.view)
    assert shown(desk) == {
        "Brug projektets tekst igen", "Teksten er projektets egen",
        "Bed om bekræftelse…", "Teksten er bekræftet…",
    }  # fmt: skip
    type_text(box, "x")
    ring(box, "pause")
    assert project_words(desk.place.report("17-1")) == "Testen er forsinket."


def test_the_difference_is_shown_word_by_word_and_read_aloud() -> None:
    segments = changed_words("Testen <er> sen.", "Testen <er> færdig\n& god.")
    assert markup(segments, "#666666") == (
        'Testen &lt;er&gt; <span style="color: #666666"><s>sen.</s></span> '
        "<b><u>færdig<br>&amp; god.</u></b>"
    )
    assert spoken(segments) == "udeladt: sen.; tilføjet: færdig\n& god."


def test_what_is_wished_depends_on_how_the_text_stands(desk: Desk, delivered: str) -> None:
    register = desk.place.register
    set_remarks(register, delivered, OCTOBER, "Testen er slut.")
    record_texts_asked(register, [delivered], OCTOBER)
    desk.panel.refresh()
    assert "Afventer projektets bekræftelse siden 2. nov. 2023" in words_in(desk.panel.view)
    assert {"Teksten er bekræftet…", "Træk bekræftelsen af teksten tilbage"} < shown(desk)
    assert "Bed om bekræftelse…" not in shown(desk)
    confirm_text(register, delivered, OCTOBER, by="Bo Prøve", on="3.11.2023")
    desk.panel.refresh()
    assert "Bekræftet 3. nov. 2023 af Bo Prøve" in words_in(desk.panel.view)
    assert "Teksten er bekræftet…" not in shown(desk)
    assert faults_of(desk.panel.view) == []


def test_an_edit_after_the_confirmation_says_that_it_no_longer_holds(
    desk: Desk, delivered: str
) -> None:
    confirm_text(desk.place.register, delivered, OCTOBER, by="Bo Prøve", on="3.11.2023")
    desk.panel.refresh()
    box = desk.passage(REMARKS)
    box.setFocus()
    type_text(box, "Nej. ")
    desk.leave()
    assert (
        "Ikke bekræftet: Teksten er ændret, efter at Bo Prøve bekræftede den 3. nov. 2023"
        in words_in(desk.panel.view)
    )
    assert desk.place.report("17-1").confirmation_on == date(2023, 11, 3)


def test_an_approved_text_has_nothing_to_press(desk: Desk, delivered: str) -> None:
    set_remarks(desk.place.register, delivered, OCTOBER, "Testen er slut.")
    approve_reports(desk.place.register, [delivered], OCTOBER)
    desk.panel.refresh()
    assert not desk.panel.view.texts.isHidden()
    assert shown(desk) == set()
    desk.panel.view.focus_note()
    assert not desk.panel.view.passages()["secretariat_note"].isVisible()


def test_a_project_that_wrote_nothing_is_said_to_have(desk: Desk) -> None:
    register, project = desk.place.register, desk.place.project("17-1").id
    mark_reported(register, [project], OCTOBER)
    set_remarks(register, project, OCTOBER, "Skrevet af os.")
    desk.show("17-1")
    assert "Projektet har ikke skrevet nogen tekst." in words_in(desk.panel.view)


def test_the_secretariats_remark_comes_forward_and_is_saved_while_it_is_written(
    desk: Desk, delivered: str
) -> None:
    assert offered(desk)
    desk.panel.view.focus_note()
    QApplication.processEvents()
    box = desk.passage(NOTE)
    assert box.hasFocus()
    assert not offered(desk)
    type_text(box, "Se punkt 4.")
    ring(box, "pause")
    now = desk.place.report("17-1")
    assert (now.secretariat_note, is_changed(now)) == ("Se punkt 4.", False)
    desk.show("19-2")
    assert offered(desk)
    desk.show("17-1")
    assert desk.passage(NOTE).toPlainText() == "Se punkt 4."


def test_a_remark_that_the_new_month_began_with_is_said_to_be_last_months(
    desk: Desk, delivered: str
) -> None:
    register, november = desk.place.register, OCTOBER.shifted(1)
    set_secretariat_note(register, delivered, OCTOBER, "Se punkt 4.")
    open_month(register, november)
    desk.place.context.show_period(november)
    desk.show("17-1")
    assert desk.passage(NOTE).toPlainText() == "Se punkt 4."
    assert "Fra sidste måned" in words_in(desk.panel.view)
    box = desk.passage(NOTE)
    box.setFocus()
    type_text(box, " Nyt:")
    ring(box, "pause")
    assert "Fra sidste måned" not in words_in(desk.panel.view)
    desk.place.context.show_period(OCTOBER)
    assert "Fra sidste måned" not in words_in(desk.panel.view), "the first month has it of its own"
