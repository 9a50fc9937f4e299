"""The form of a request that moves milestones and the budgets of years, as its menu offers them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton, QWidget

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone, milestones_of
from portfolio_desktop.services.requests import Decision, decide_request
from portfolio_desktop.ui.dialogs.chain import ChainDialog
from portfolio_desktop.ui.dialogs.request import RequestDialog
from tests.ui.answering import answer
from tests.ui.ground import Ground, named, press, words_in, write
from tests.ui.walking import controls_of, faults_of

APPROVAL = Decision(RequestState.APPROVED, "2.11.2023", "Prøvekredsen", "Mødet")


def opened(place: Ground, request: str = "") -> RequestDialog:
    project = "" if request else place.project("17-1").id
    dialog = RequestDialog(place.context, place.window, project_id=project, request_id=request)
    dialog.show()
    QApplication.processEvents()
    return dialog


def opened_with_pilot(place: Ground) -> RequestDialog:
    """For a project with one milestone in its approved plan."""
    project = place.project("17-1").id
    add_milestone(place.register, project, MilestoneDraft("Pilot", approved="14.11.2023"))
    return opened(place)


def entries(menu: QMenu) -> dict[str, QAction]:
    return {each.text(): each for each in menu.actions() if not each.isSeparator()}


def below(menu: QMenu, words: str) -> QMenu:
    """Found among the children: what `QAction.menu` gives lives in Qt 6.8 only as long as the
    action's own name in Python."""
    children = menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (found,) = [each for each in children if each.title() == words]
    return found


def add(dialog: QWidget, *way: str) -> None:
    """Choose in the menu of "Tilføj felt", submenu by submenu."""
    more = named(dialog, "Tilføj felt")
    assert isinstance(more, QToolButton)
    menu: QMenu = more.menu()
    for step in way[:-1]:
        menu = below(menu, step)
    entries(menu)[way[-1]].trigger()
    QApplication.processEvents()


def offered(dialog: QWidget, subject: str) -> list[str]:
    more = named(dialog, "Tilføj felt")
    assert isinstance(more, QToolButton)
    return list(entries(below(more.menu(), subject)))


def changes(place: Ground) -> list[tuple[Subject, str]]:
    return [
        (each.subject, each.after_date.text if each.after_date else each.after_money.text)
        for each in place.context.reader.requested_changes()
        if each.after_date or each.after_money
    ]


def test_a_milestone_and_a_years_budget_are_asked_for(place: Ground) -> None:
    dialog = opened_with_pilot(place)
    write(dialog, "Titel", "Senere pilot")
    add(dialog, "Milepæl", "Pilot")
    assert dialog.focusWidget() is named(dialog, "Milepæl: Pilot efter")
    assert offered(dialog, "Milepæl") == ["Ny milepæl…"]
    write(dialog, "Milepæl: Pilot efter", "14.12.2023")
    assert "+30 dage" in words_in(dialog)
    add(dialog, "Budget for et år", "2024", "I alt")
    write(dialog, "Budget 2024 efter", "3 mio. kr.")
    write(dialog, "Begrundelse", "Miljøet er ikke klar.")
    press(dialog, "Fremsend")
    assert not dialog.isVisible()
    assert sorted(changes(place)) == [
        (Subject.MILESTONE, "14.12.2023"),
        (Subject.YEAR_BUDGET, "3 mio. kr."),
    ]


def test_a_milestone_is_taken_out_of_the_plan(place: Ground) -> None:
    dialog = opened_with_pilot(place)
    write(dialog, "Titel", "Uden pilot")
    add(dialog, "Milepæl", "Udgår af planen", "Pilot")
    assert "Pilot udgår af den godkendte plan" in words_in(dialog)
    write(dialog, "Begrundelse", "Piloten er slået sammen med driften.")
    press(dialog, "Fremsend")
    assert changes(place) == [(Subject.MILESTONE, "udgår")]


def test_what_slips_is_seen_from_the_form_and_its_date_is_used(place: Ground) -> None:
    dialog = opened_with_pilot(place)
    add(dialog, "Milepæl", "Pilot")
    write(dialog, "Milepæl: Pilot efter", "14.12.2023")

    def look(chain: ChainDialog) -> None:
        assert chain.moved_to.text() == "14.12.2023"
        assert "Pilot" in chain.point.currentText()
        chain.moved_to.setText("1.2.2024")
        press(chain, "Brug datoen i anmodningen")

    came = answer(ChainDialog, look)
    press(dialog, "Hvad skrider?…")
    assert came
    field = named(dialog, "Milepæl: Pilot efter")
    assert isinstance(field, QLineEdit)
    assert field.text() == "1.2.2024"
    dialog.reject()


def test_a_new_milestone_is_named_and_dated_and_comes_with_the_approval(place: Ground) -> None:
    dialog = opened(place)
    write(dialog, "Titel", "Undervisning")
    write(dialog, "Begrundelse", "Den manglede.")
    add(dialog, "Milepæl", "Ny milepæl…")
    assert dialog.focusWidget() is named(dialog, "Navn på Ny milepæl")
    write(dialog, "Ny milepæl efter", "1.2.2024")
    press(dialog, "Fremsend")
    assert "har intet navn" in words_in(dialog)
    assert dialog.focusWidget() is named(dialog, "Navn på Ny milepæl")
    write(dialog, "Navn på Ny milepæl", "Undervisning")
    press(dialog, "Fremsend")
    assert not dialog.isVisible()
    (request,) = place.context.reader.requests()
    decide_request(place.register, request.id, APPROVAL)
    found = milestones_of(place.context.reader, place.project("17-1").id)
    assert [each.milestone.name for each in found] == ["Undervisning"]


def test_what_was_written_is_there_when_the_form_is_opened_again(place: Ground) -> None:
    dialog = opened(place)
    write(dialog, "Titel", "To nye")
    for name, number in (("Undervisning", ""), ("Uddannelse", " 2")):
        add(dialog, "Milepæl", "Ny milepæl…")
        write(dialog, f"Navn på Ny milepæl{number}", name)
        write(dialog, f"Ny milepæl{number} efter", "1.2.2024")
    dialog.reject()
    (request,) = place.context.reader.requests()
    again = opened(place, request.id)
    names = [each for each in controls_of(again) if each.accessibleName().startswith("Navn på")]
    assert len(names) == 2
    press(again, names[0].accessibleName().replace("Navn på", "Fjern"))
    assert len(place.context.reader.requested_changes()) == 2
    again.reject()
    assert len(place.context.reader.requested_changes()) == 1


def test_every_control_has_a_name_of_its_own(place: Ground) -> None:
    dialog = opened_with_pilot(place)
    add(dialog, "Milepæl", "Pilot")
    for _time in range(2):
        add(dialog, "Milepæl", "Ny milepæl…")
    add(dialog, "Budget for et år", "2024", "I alt")
    add(dialog, "Budget for et år", "2025", "I alt")
    assert faults_of(dialog) == []
    dialog.reject()


def test_a_case_officer_is_kept_with_the_request(place: Ground) -> None:
    dialog = opened(place)
    write(dialog, "Titel", "Senere")
    write(dialog, "Sagsansvarlig", "Åse Bjerg")
    dialog.reject()
    (request,) = place.context.reader.requests()
    assert request.owner == "Åse Bjerg"
