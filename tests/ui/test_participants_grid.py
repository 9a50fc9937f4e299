"""The participants' reports in the panel, entered by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.participants import (
    ParticipantDraft,
    add_participant,
    edit_participant,
)
from portfolio_desktop.services.project_team import TeamDraft, team_draft
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.reporting import approve_reports
from portfolio_desktop.services.status import set_colour, set_light_reason
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.controls import TextBox, TextLine
from portfolio_desktop.ui.dialogs.participants import ParticipantsDialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from portfolio_desktop.ui.dialogs.project_team import TeamForm
from portfolio_desktop.ui.panel.participants_section import ParticipantsSection
from portfolio_desktop.ui.panel.passage_box import PassageBox
from tests.ui.conftest import ring, type_text
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import press

OLD = ("Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark")


@pytest.fixture
def section(desk: Desk) -> ParticipantsSection:
    """The marked project is reported on by five regions, of which two become one in 2027."""
    register, project = desk.context.register, desk.row("17-1").id
    known = {each.name: each.id for each in register.reader.participants()}
    who: set[str] = set()
    for name in OLD:
        until = "31.12.2026" if name in {"Hovedstaden", "Sjælland"} else ""
        draft = ParticipantDraft(f"Region {name}", kind=ParticipantKind.REGION, valid_to=until)
        row = known.get(draft.name)
        if row is None:
            row = add_participant(register, draft).id
        else:
            edit_participant(register, row, draft)
        who.add(row)
    new = ParticipantDraft("Region Østdanmark", kind=ParticipantKind.REGION, valid_from="1.1.2027")
    team = TeamDraft(participants=frozenset({*who, add_participant(register, new).id}))
    change = edit_project(register, project, project_draft(register.reader, project), team)
    desk.context.announce(change)
    desk.go("17-1")
    return desk.window.panel.view.participants


def shown(section: ParticipantsSection) -> list[str]:
    return [line.name.removeprefix("Region ") for line in section.grid.rows.panel.lines]


def lamps(section: ParticipantsSection, place: int) -> list[Colour | None]:
    return [lamp.colour for lamp in section.grid.rows.panel.lines[place].lamps]


def suggestion(section: ParticipantsSection) -> str:
    labels = section.suggestion.findChildren(QLabel)
    return next((each.text() for each in labels if each.text()), "")


def test_five_regions_report_until_2026_and_four_from_2027(
    desk: Desk, section: ParticipantsSection
) -> None:
    assert shown(section) == list(OLD)
    desk.context.show_period(Period(2026, 12))
    assert shown(section) == list(OLD)
    desk.context.show_period(Period(2027, 1))
    assert shown(section) == ["Midtjylland", "Nordjylland", "Syddanmark", "Østdanmark"]


def test_the_grid_is_filled_by_arrows_and_digits_alone(
    desk: Desk, section: ParticipantsSection
) -> None:
    desk.shortcut("to_reports")
    assert QApplication.focusWidget() is section.grid
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_3)
    assert lamps(section, 0)[:3] == [Colour.GREEN, Colour.YELLOW, None]
    assert lamps(section, 1)[:2] == [None, Colour.RED]
    desk.press(Qt.Key.Key_0)
    assert lamps(section, 1)[:2] == [None, None]
    assert section.grid.hasFocus()
    desk.shortcut("undo")
    assert lamps(section, 1)[:2] == [None, Colour.RED]
    desk.press(Qt.Key.Key_Tab)
    assert not section.grid.hasFocus()


def test_each_lamp_says_whose_it_is(desk: Desk, section: ParticipantsSection) -> None:
    desk.shortcut("to_reports")
    desk.press(Qt.Key.Key_2)
    role = Qt.ItemDataRole.AccessibleTextRole
    told = section.grid.rows.index(0, 1).data(role)
    assert told == "Region Hovedstaden, leverancer: gul"
    told = section.grid.rows.index(1, 1).data(role)
    assert told == "Region Midtjylland, leverancer: mangler rapport"


def test_remarks_and_receipt_belong_to_the_marked_participant(
    desk: Desk, section: ParticipantsSection
) -> None:
    register = desk.context.register
    desk.shortcut("to_reports")
    desk.press(Qt.Key.Key_Down)
    remarks = section.findChild(TextBox)
    assert remarks is not None
    remarks.setPlainText("Vi når det.")
    desk.press(Qt.Key.Key_Down)
    (report,) = register.reader.participant_reports([OCTOBER])
    (owner,) = (
        each.name for each in register.reader.participants() if each.id == report.participant_id
    )
    assert (owner, report.remarks) == ("Region Midtjylland", "Vi når det.")
    assert remarks.toPlainText() == ""
    by, received = section.findChildren(TextLine)
    received.setText("i går")
    received.commit()
    assert len(register.reader.participant_reports([OCTOBER])) == 1
    assert received.text() == "i går"
    assert received.property("look") == "fault", "it is not saved, and looks it"
    assert "Ikke gemt" in received.accessibleDescription()
    assert by.property("look") != "fault"
    received.setFocus()
    desk.press(Qt.Key.Key_1)
    assert received.property("look") == ""
    assert received.accessibleDescription() == ""
    by.setText("Bo Berg")
    received.setText("1.11.2023")
    received.commit()
    (theirs,) = (each for each in register.reader.participant_reports([OCTOBER]) if each != report)
    assert (theirs.reported_by, str(theirs.received_on)) == ("Bo Berg", "2023-11-01")


def test_words_under_way_stay_with_the_project_they_were_written_on(
    desk: Desk, section: ParticipantsSection
) -> None:
    register = desk.context.register
    written, other = desk.row("17-1").id, desk.row("22-2").id
    team = TeamDraft(participants=team_draft(register.reader, written).participants)
    desk.context.announce(
        edit_project(register, other, project_draft(register.reader, other), team)
    )
    section.remarks.setPlainText("Vi når det.")
    desk.window.panel.show_project(other)
    assert section.remarks.toPlainText() == ""
    desk.window.panel.show_project(written)
    assert section.remarks.toPlainText() == "Vi når det."
    (report,) = register.reader.participant_reports([OCTOBER])
    assert (report.project_id, report.remarks) == (written, "Vi når det.")


def test_words_that_could_not_be_saved_do_not_follow_to_another_month(
    desk: Desk, section: ParticipantsSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = desk.context.register

    def full(*_wish: object, **_more: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr(RegisterFile, "edit", full)
        section.remarks.setPlainText("Vi når det.")
        section.remarks.save()
        assert section.remarks.toPlainText() == "Vi når det."
        section._received.setText("2.11.2023")
        section._received.commit()
        desk.context.show_period(OCTOBER.previous)
        assert section.remarks.toPlainText() == ""
        section.commit()
        assert register.reader.participant_reports() == ()
        desk.context.show_period(OCTOBER)
        assert section.remarks.toPlainText() == "Vi når det."
        desk.context.show_period(OCTOBER.previous)
    desk.context.unsaved.try_again()
    (kept,) = register.reader.participant_reports()
    assert (kept.period, kept.remarks) == (str(OCTOBER), "Vi når det.")
    assert kept.received_on is not None


def test_remarks_saved_in_the_middle_of_writing_are_one_step(
    desk: Desk, section: ParticipantsSection
) -> None:
    register = desk.context.register
    section.remarks.setFocus()
    type_text(section.remarks, "Vi når ")
    ring(section.remarks, "pause")
    type_text(section.remarks, "det.")
    ring(section.remarks, "pause")
    (report,) = register.reader.participant_reports([OCTOBER])
    assert report.remarks == "Vi når det."
    desk.shortcut("to_reports")
    desk.shortcut("undo")
    assert register.reader.participant_reports([OCTOBER]) == ()


def test_what_was_deleted_in_one_month_is_not_brought_back_in_another(
    desk: Desk, section: ParticipantsSection
) -> None:
    section.remarks.setFocus()
    type_text(section.remarks, "Oktober")
    ring(section.remarks, "pause")
    section.remarks.selectAll()
    desk.press(Qt.Key.Key_Delete)
    ring(section.remarks, "pause")
    desk.shortcut("previous_month")
    assert section.remarks.hasFocus()
    desk.shortcut("undo")
    assert section.remarks.toPlainText() == ""


def test_the_suggestion_is_taken_over_by_its_button_and_by_its_key(
    desk: Desk, section: ParticipantsSection
) -> None:
    register, project = desk.context.register, desk.row("17-1").id
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    desk.shortcut("to_reports")
    desk.press(Qt.Key.Key_3)
    assert "Foreslået var rød, fordi 1 af 5 regioner rapporterer rød status" in suggestion(section)
    tip = desk.window.portfolio.model.index(*cell(desk, "17-1")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("grøn. Foreslået var rød, fordi 1 af 5 regioner")
    aloud = desk.window.portfolio.model.index(*cell(desk, "17-1"))
    assert "Foreslået var rød" in aloud.data(Qt.ItemDataRole.AccessibleTextRole)
    (take,) = (
        each
        for each in section.suggestion.findChildren(QPushButton)
        if each.text() == "Sæt til rød"
    )
    take.click()
    assert desk.row("17-1").now.colour is Colour.RED
    assert suggestion(section) == (
        "Samlet status er rød, fordi 1 af 5 regioner rapporterer rød status på leverancer."
    )
    assert take.isHidden()
    desk.shortcut("undo")
    desk.shortcut("take_suggestion")
    assert desk.row("17-1").now.colour is Colour.RED


def cell(desk: Desk, number: str) -> tuple[int, int]:
    desk.window.portfolio.view.select_project(desk.row(number).id)
    keys = [item.key for item in desk.window.portfolio.model.columns]
    return desk.window.portfolio.view.currentIndex().row(), keys.index("now")


def test_another_colour_than_the_suggested_asks_why(
    desk: Desk, section: ParticipantsSection
) -> None:
    register, project = desk.context.register, desk.row("17-1").id
    desk.shortcut("to_reports")
    desk.press(Qt.Key.Key_2)
    desk.window.panel.set_colour(OVERALL, Colour.GREEN)
    asked = QApplication.focusWidget()
    assert isinstance(asked, PassageBox), "the reason is asked for at once"
    assert asked.accessibleName() == "Begrundelse for Samlet status"
    desk.shortcut("to_reports")
    (explain,) = (
        each
        for each in section.suggestion.findChildren(QPushButton)
        if each.text() == "Begrund afvigelsen…"
    )
    explain.click()
    reason = QApplication.focusWidget()
    assert isinstance(reason, PassageBox)
    reason.setPlainText("Løst efter månedens udgang")
    reason.save()
    (report,) = register.reader.reports([OCTOBER], [project])
    assert report.overall_reason == "Løst efter månedens udgang"
    assert suggestion(section).endswith("Fraveget, fordi: Løst efter månedens udgang.")


def test_an_earlier_reason_does_not_answer_for_another_colour(
    desk: Desk, section: ParticipantsSection
) -> None:
    register, project = desk.context.register, desk.row("17-1").id
    desk.context.perform(
        lambda: set_light_reason(register, project, OCTOBER, OVERALL, "Én region er forsinket")
    )
    desk.shortcut("to_reports")
    desk.press(Qt.Key.Key_2)
    desk.shortcut("take_suggestion")
    desk.window.panel.set_colour(OVERALL, Colour.GREEN)
    assert suggestion(section).endswith("Der mangler en begrundelse for at fravige forslaget.")
    assert "Én region er forsinket" not in suggestion(section)
    desk.window.panel.view.focus_reason()
    reason = QApplication.focusWidget()
    assert isinstance(reason, PassageBox)
    assert reason.toPlainText() == "Én region er forsinket", "what was written is kept"


def test_an_approved_month_is_closed_for_them_too(desk: Desk, section: ParticipantsSection) -> None:
    register, project = desk.context.register, desk.row("17-1").id
    approve_reports(register, [project], OCTOBER)
    desk.window.panel.refresh()
    desk.shortcut("to_reports")
    desk.press(Qt.Key.Key_2)
    assert lamps(section, 0)[0] is None


def test_a_project_that_nobody_reports_on_says_so(desk: Desk) -> None:
    desk.go("22-2")
    assert desk.window.panel.view.participants.isHidden()
    desk.shortcut("to_reports")
    desk.shortcut("take_suggestion")
    assert desk.row("22-2").now.colour is Colour.GREEN


def test_where_nobody_reports_the_keys_lead_to_where_it_is_chosen(desk: Desk) -> None:
    desk.go("22-2")
    came: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProjectDialog)
        focus = dialog.focusWidget()
        assert isinstance(focus, QCheckBox)
        came.append(focus.text())
        dialog.discard()

    desk.shortcut("to_reports")
    assert "Ingen part rapporterer på dette projekt." in [
        each.text() for each in desk.window.banner.findChildren(QLabel)
    ]
    offer = QApplication.focusWidget()
    assert isinstance(offer, QPushButton)
    assert offer.text() == "Vælg, hvem der rapporterer…"
    QTimer.singleShot(0, look)
    desk.press(Qt.Key.Key_Space)
    assert came == ["Region Hovedstaden"]
    assert not desk.window.banner.isVisible()
    desk.shortcut("to_reports")
    desk.window.tell(Message("any", "Noget andet"))
    assert not offer.isVisible(), "another message has nothing to offer"


def test_a_participant_made_from_the_form_can_be_chosen_at_once(desk: Desk) -> None:
    project = desk.row("22-2").id
    form = TeamForm(desk.context, project)
    before = [box.text() for box in form.reporting.values()]
    form.reporting[next(iter(form.reporting))].setChecked(True)

    def make() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ParticipantsDialog)
        add_participant(desk.context.register, ParticipantDraft("MedCom"))
        dialog.accept()

    QTimer.singleShot(0, make)
    press(form, "Parter og personer…")
    assert sorted(box.text() for box in form.reporting.values()) == sorted([*before, "MedCom"])
    assert form.accountable.findText("MedCom") > 0
    assert len(form.draft().participants) == 1, "what was chosen stays"
    form.deleteLater()


def test_the_grid_stays_where_it_is_when_the_suggestion_comes(
    desk: Desk, section: ParticipantsSection
) -> None:
    desk.shortcut("to_reports")
    view = desk.window.panel.view
    before = section.grid.mapTo(view, QPoint(0, 0)).y()
    assert not section.suggestion.isVisible()
    desk.press(Qt.Key.Key_2)
    QApplication.processEvents()
    assert section.suggestion.isVisible()
    assert section.grid.mapTo(view, QPoint(0, 0)).y() == before
