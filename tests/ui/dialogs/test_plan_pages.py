"""The pages of a plan beside its dates: start criteria, dependencies, trend; and what slips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.board_choices import CriterionState
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import Point
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.request_states import Subject
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.chain_request import request_for
from portfolio_desktop.services.chain_view import what_if
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
)
from portfolio_desktop.services.requests import request_draft
from portfolio_desktop.services.start_criteria import criteria_of
from portfolio_desktop.ui.dialogs.chain import ChainDialog
from portfolio_desktop.ui.dialogs.dependency import DependencyDialog
from portfolio_desktop.ui.dialogs.relaxing import RelaxingDialog
from tests.ui.answering import answer, press
from tests.ui.dialogs.plan_sheets import cell, opened, write
from tests.ui.ground import Ground, words_in
from tests.ui.walking import faults_of


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    use_language(Language.DANISH)
    yield
    use_language(Language.DANISH)


@pytest.fixture
def live(place: Ground, project: str) -> str:
    draft = MilestoneDraft("Idriftsættelse", approved="1.2.2024")
    return add_milestone(place.register, project, draft, Period(2023, 8)).id


@pytest.fixture
def other(place: Ground, live: str, project: str) -> str:
    """Another project whose training needs the first one's milestone."""
    other = place.project("22-2").id
    training = add_milestone(
        place.register, other, MilestoneDraft("Uddannelse", forecast="1.1.2024")
    ).id
    draft = DependencyDraft(training, project, live, "15.2.2024", "1.12.2023")
    add_dependency(place.register, other, draft)
    return other


def test_criteria_are_written_met_and_relaxed_from_the_keyboard(
    qtbot: QtBot, place: Ground, project: str, live: str
) -> None:
    dialog = opened(qtbot, place, project)
    dialog.milestones.criteria_link.click()
    assert dialog.tabs.currentWidget() is dialog.criteria
    view = dialog.criteria.table
    assert view.hasFocus()
    for text in ("Ingen kritiske fejl", "Testdata på øerne er godkendt"):
        cell(view, "", 0)
        write(qtbot, view, text)
    first, second = criteria_of(place.context.reader, live)
    assert second.text == "Testdata på øerne er godkendt"
    cell(view, second.id, 0)
    qtbot.keyClick(view, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.criteria.count.text() == "1 af 2 opfyldt")  # Qt shows the press
    cell(view, first.id, 0)

    def relax(form: RelaxingDialog) -> None:
        press(form, "Lemp")
        assert form.fault.startswith("Skriv, hvilket møde")
        form.reference.setText("RSI-kredsen")
        form.day.setText("2.11.2023")
        press(form, "Lemp")

    came = answer(RelaxingDialog, relax)
    dialog.criteria.relax.click()
    assert came
    assert dialog.criteria.count.text() == "1 af 2 opfyldt, 1 lempet"
    assert "1 af 2 opfyldt, 1 lempet" in [
        cell.shown for cell in dialog.milestones.table.sheet.rows[0].cells
    ]
    press(dialog, "Fortryd")
    assert criteria_of(place.context.reader, live)[0].state is CriterionState.NOT_MET
    dialog.accept()


def test_lines_from_word_become_criteria_and_delete_empties_no_criterion(
    qtbot: QtBot, place: Ground, project: str, live: str
) -> None:
    dialog = opened(qtbot, place, project)
    dialog.show_criteria(live)
    view = dialog.criteria.table
    cell(view, "", 0)
    QGuiApplication.clipboard().setText("Ingen fejl\nTestdata\n")
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rows = criteria_of(place.context.reader, live)
    assert [each.text for each in rows] == ["Ingen fejl", "Testdata"]
    cell(view, rows[0].id, 0)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert dialog.fault.startswith("Startkriteriet er tomt")
    dialog.reject()


def test_a_dependency_is_written_told_and_taken_away(
    qtbot: QtBot, place: Ground, project: str, live: str
) -> None:
    mine = place.project("22-2").id
    dialog = opened(qtbot, place, mine)
    dialog.show_page(dialog.dependencies)
    assert "Projektet har ikke brug for noget fra andre." in words_in(dialog)

    def fill(form: DependencyDialog) -> None:
        press(form, "Gem")
        assert form.fault.startswith("Vælg det projekt")
        form.other.setText("17-1")
        form.what.setCurrentIndex(form.what.findData(live))
        form.need_by.setText("15.1.2024")
        assert "17 dage for sent" in words_in(form)
        assert not faults_of(form)
        press(form, "Gem")

    came = answer(DependencyDialog, fill)
    dialog.dependencies.new.click()
    assert came
    (made,) = place.context.reader.board.rows(Dependency)
    assert (made.project_id, made.on_milestone_id) == (mine, live)
    model = dialog.dependencies.needs.model()
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert shown[1:5] == [
        "17-1 Patologisk databank: Idriftsættelse",
        "15. jan. 2024",
        "1. feb. 2024",
        "Brudt: 17 dage for sent",
    ]
    dialog.dependencies.settle.click()
    assert place.context.reader.board.rows(Dependency)[0].settled_on is not None
    assert dialog.dependencies.settle.text() == "Nødvendig alligevel"
    qtbot.keyClick(dialog.dependencies.needs, Qt.Key.Key_Delete)
    assert place.context.reader.board.rows(Dependency) == ()
    press(dialog, "Fortryd")
    assert len(place.context.reader.board.rows(Dependency)) == 1
    dialog.accept()


def test_a_circle_is_told_at_the_project(
    qtbot: QtBot, place: Ground, project: str, other: str
) -> None:
    form = DependencyDialog(
        place.context,
        place.window,
        project,
        "",
        lambda verb: place.context.perform(verb) is not None,
    )
    form.show()
    form.other.setText("22-2 Ældre apoteksløsning")
    form.own.setCurrentIndex(0)
    press(form, "Gem")
    assert form.fault.startswith("Det ville gå i ring")
    form.discard()


def test_the_one_who_is_waited_for_sees_who_waits(
    qtbot: QtBot, place: Ground, project: str, other: str
) -> None:
    dialog = opened(qtbot, place, project)
    dialog.show_page(dialog.dependencies)
    assert dialog.dependencies.needed_by.hasFocus()
    model = dialog.dependencies.needed_by.model()
    assert model.index(0, 1).data() == "22-2 Ældre apoteksløsning: Uddannelse"
    assert not faults_of(dialog)
    dialog.accept()


def test_what_slips_is_drawn_while_the_date_is_typed(
    qtbot: QtBot, place: Ground, project: str, other: str, live: str
) -> None:
    edits = place.edits()
    dialog = ChainDialog(place.context, place.window, project, Point(project, live))
    dialog.show()
    assert dialog.summary.text() == "Skriv den dato, den måske flyttes til."
    dialog.moved_to.setText("marts")
    assert "ikke en dato" in dialog.summary.text()
    assert dialog.canvas.places == ()
    dialog.moved_to.setText("1.3.2024")
    assert dialog.summary.text() == "1 anden dato skrider i 1 projekt."
    assert [place.name for place in dialog.canvas.places] == [
        "17-1 Patologisk databank: Idriftsættelse, nu 1. feb. 2024, ville blive 1. mar. 2024,"
        " +29 dage",
        "22-2 Ældre apoteksløsning: Uddannelse, nu 1. jan. 2024, ville blive 16. jan. 2024,"
        " +15 dage, har brug for 17-1 Patologisk databank: Idriftsættelse senest 15. feb. 2024",
    ]
    assert not faults_of(dialog)
    second = dialog.canvas.findChildren(QAbstractButton)[1]
    second.click()
    assert "har brug for 17-1 Patologisk databank: Idriftsættelse" in dialog.summary.text()
    assert place.edits() == edits
    dialog.reject()


def test_a_change_request_begins_with_what_slips(
    qtbot: QtBot, place: Ground, project: str, other: str, live: str
) -> None:
    dialog = ChainDialog(place.context, place.window, project, Point(project, live))
    dialog.show()
    dialog.moved_to.setText("1.6.2024")
    press(dialog, "Begynd en ændringsanmodning…")
    assert not dialog.isVisible()
    draft = request_draft(place.context.reader, dialog.request_begun)
    assert draft.project_id == project
    assert draft.title == "Flytning af Idriftsættelse til 1. jun. 2024"
    assert {each.subject: each.after for each in draft.changes} == {
        Subject.END: "01.06.2024",
        Subject.MILESTONE: "1.6.2024",
    }
    assert draft.reason == (
        "Hvis den godkendes, skrider:\n"
        "22-2 Ældre apoteksløsning: Uddannelse 1. jan. 2024 → 17. apr. 2024 (+107 dage)"
    )
    assert draft.consequence == ""


def test_what_has_no_date_is_not_written_into_a_request(
    qtbot: QtBot, place: Ground, project: str, other: str, live: str
) -> None:
    point = Point(project, live)
    view = what_if(place.context.reader, point, "1.6.2024")
    vague = tuple(replace(line, before="TBD", after="", slip="+274 dage") for line in view.lines)
    draft = request_for(place.register, point, "1.6.2024", replace(view, lines=vague))
    assert "TBD" not in draft.reason
    assert draft.reason == ""


def test_the_trend_is_drawn_read_aloud_and_copied(
    qtbot: QtBot, place: Ground, project: str, live: str
) -> None:
    draft = replace(milestone_draft(place.context.reader, live), forecast="1.4.2024")
    edit_milestone(place.register, live, draft, Period(2023, 10))
    dialog = opened(qtbot, place, project)
    dialog.show_page(dialog.trend)
    canvas = dialog.trend.canvas
    assert canvas.accessibleDescription() == (
        "Idriftsættelse: 1. feb. 2024 i august 2023, 1. apr. 2024 i oktober 2023; flyttet 1 gang."
    )
    dialog.trend.copy.click()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() > 1_000
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert dialog.tabs.currentWidget() is dialog.milestones
    assert dialog.milestones.table.marked_row == live
    assert not faults_of(dialog)
    dialog.accept()


def test_without_anything_every_page_says_what_it_is_for(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    dialog = opened(qtbot, place, project)
    for page, words in (
        (dialog.trend, "Der er intet at tegne endnu"),
        (dialog.criteria, "Skriv først en milepæl."),
        (dialog.dependencies, "Ingen andre projekter venter på det."),
    ):
        dialog.show_page(page)
        assert words in words_in(page)
        assert not faults_of(dialog)
    dialog.accept()
