"""Issuing the papers of a meeting in the window, and finding them again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.meetings import Edition, IssueKind, MeetingIssue
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.closing import close_project
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.issuing.issue_form import IssueForm
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.issuing.issued import IssuedDialog
from portfolio_desktop.ui.issuing.meeting_choice import likely_meeting
from portfolio_desktop.ui.pages.records import RecordTable
from portfolio_desktop.ui.preview.finding_lines import FindingLines
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from tests.reports.reading import text_of
from tests.services.meeting_ground import LATER, MEETING, change, put
from tests.ui.answering import answer, press
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import named, words_in
from tests.ui.issuing.ground import hold_meeting, in_issued, in_issuing, issue_it


def form_of(preview: IssuePreview) -> IssueForm:
    found = preview.findChild(IssueForm)
    assert isinstance(found, IssueForm)
    return found


def issue_as_it_is(preview: IssuePreview) -> None:
    issue_it(preview)


def leave_it(preview: IssuePreview) -> None:
    issue_it(preview, "Ikke endnu")


def kept(desk: Desk) -> tuple[MeetingIssue, ...]:
    return issues_of(desk.context.reader)


def choose(preview: IssuePreview, kind: str) -> None:
    box = form_of(preview).kind
    box.setCurrentIndex(box.findData(kind))


@pytest.mark.parametrize("by_keys", [False, True])
def test_the_next_meeting_s_agenda_is_shown_and_issued(desk: Desk, by_keys: bool) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        assert form_of(preview).meeting.currentText().startswith("RSI-kredsen, 10. nov. 2023")
        assert "Godkendelse af dagsorden" in text_of(preview._pdf)
        form_of(preview).to.setPlainText("Kredsens medlemmer")
        (asked,) = issue_it(preview)
        assert asked.startswith(
            "Udsend dagsorden, møde 10. november 2023 (samlet udgave, version 1)?"
        )
        assert "kan ikke fortrydes" in asked
        assert "Udsendt: Dagsorden, version 1" in words_in(preview)
        assert not preview._issue.isEnabled()

    in_issuing(desk, act, by_keys=by_keys)
    (issue,) = kept(desk)
    assert (issue.kind, issue.edition, issue.sent_to) == (
        IssueKind.AGENDA,
        Edition.FULL,
        "Kredsens medlemmer",
    )
    desk.window.facts.refresh()
    assert "dagsorden" not in desk.window.actions_by_id["undo"].text().lower()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (" Kredsens medlemmer, formand@region.dk ", "Kredsens medlemmer, formand@region.dk"),
        ("A\n\nB\n", "\n– A\n– B\n\n"),
        ("\n".join("ABCDEFGH"), "\n– A\n– B\n– C\n– D\n– E\n– og 3 mere"),
    ],
)
def test_the_question_says_to_whom_it_is_sent(desk: Desk, written: str, told: str) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        form_of(preview).to.setPlainText(written)
        (asked,) = issue_it(preview, "Ikke endnu")
        separator = "" if told.startswith("\n") else " "
        assert f"fortrydes.\n\nSendes til:{separator}{told}" in asked
        assert "hvem det sendes til" not in asked

    in_issuing(desk, act)


def test_who_is_not_sure_issues_nothing(desk: Desk) -> None:
    hold_meeting(desk)
    in_issuing(desk, leave_it)
    assert kept(desk) == ()


def test_what_is_not_released_is_told_beside_the_pages_and_when_asked(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        assert "Punkt 5, Opsigelse af kontrakten med Zebrafirma: udkast" in words_in(preview)
        (asked,) = issue_it(preview, "Ikke endnu")
        assert "punkter er ikke frigivet:\n" in asked
        assert "– Punkt 5, Opsigelse" in asked
        assert "Der er ikke skrevet, hvem det sendes til" in asked

    in_issuing(desk, act)


def test_the_question_is_set_in_paragraphs_and_long_lists_say_how_much_there_is(
    desk: Desk,
) -> None:
    hold_meeting(desk)
    register = desk.context.present
    for number in range(1, 9):
        add_item(register, MEETING.id, ItemDraft(title=f"Nyt {number}"))

    def act(preview: IssuePreview) -> None:
        (asked,) = issue_it(preview, "Ikke endnu")
        question, first, *others = asked.replace("?\n", "?\n\n").split("\n\n")
        assert question.startswith("Udsend dagsorden")
        assert first == "Det udsendte gemmes, som det er, og kan ikke fortrydes."
        unreleased = next(each for each in others if "er ikke frigivet:" in each)
        assert unreleased.count("\n– ") == 6
        assert unreleased.splitlines()[-1].endswith(" mere")
        assert "Nyt 8: udkast" in words_in(preview), "all of them stand beside the pages"

    in_issuing(desk, act)


@pytest.mark.parametrize("by_keys", [False, True])
def test_a_finding_leads_to_its_item(desk: Desk, by_keys: bool) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        lines = form_of(preview)._unreleased
        assert lines._findings[1].sentence.startswith("Punkt 2, ")
        if by_keys:
            lines.setFocus(Qt.FocusReason.TabFocusReason)
            for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return):
                QTest.keyClick(lines, key)
        else:
            second = lines.fontMetrics().lineSpacing() * 3 // 2
            QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(40, second))
        assert not preview.isVisible()

    in_issuing(desk, act)
    QApplication.processEvents()
    assert desk.window.meetings.isVisible()
    row = desk.window.meetings.agenda.marked_row
    assert row is not None
    assert row.number == 2


def test_a_finding_about_a_project_leads_to_it(desk: Desk) -> None:
    hold_meeting(desk)
    project = desk.row("17-1").id

    def act(preview: IssuePreview) -> None:
        form_of(preview)._lacking.wanted.emit(PaperFinding("PGDB nævner noget lukket", "", project))
        assert not preview.isVisible()

    in_issuing(desk, act)
    assert desk.window.current_project == project


def test_what_users_wrote_is_no_markup_among_the_findings(qtbot: QtBot) -> None:
    lines = FindingLines("Ting, der bør rettes")
    qtbot.addWidget(lines)
    lines.show_findings([PaperFinding("Punkt <b>1</b>", "i")] * 4, 3)
    assert "Punkt &lt;b&gt;1&lt;/b&gt;" in lines.text()
    assert lines.text().endswith("<br>– og 1 mere")


def test_what_the_papers_lack_is_told_beside_the_pages_and_when_asked(desk: Desk) -> None:
    hold_meeting(desk)
    with desk.context.present.edit(Label("test")) as edit:
        edit.delete("recommendation", "k-4")

    def act(preview: IssuePreview) -> None:
        assert preview._before._details.text().startswith("2 ting bør rettes · ")
        assert "Punkt 5, Opsigelse af kontrakten med Zebrafirma: ingen indstilling" in words_in(
            preview
        )
        (asked,) = issue_it(preview, "Ikke endnu")
        assert "2 ting bør rettes:\n" in asked
        assert "Zebrafirma: ingen indstilling\n" in asked

    in_issuing(desk, act)


def test_the_open_edition_is_laid_out_when_it_is_chosen(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        assert "Zebrafirma" in text_of(preview._pdf)
        form_of(preview).to.setPlainText("Kredsens medlemmer")
        form_of(preview)._open.setChecked(True)
        assert "Zebrafirma" not in text_of(preview._pdf)
        assert "Lukket punkt: Forhandling" in text_of(preview._pdf)
        assert form_of(preview).to.toPlainText() == "Kredsens medlemmer", "never sent before"
        form_of(preview).to.setPlainText("Hjemmesiden")
        (asked,) = issue_it(preview)
        assert "åben udgave" in asked
        assert "hvem det sendes til" not in asked

    in_issuing(desk, act)
    assert [each.edition for each in kept(desk)] == [Edition.OPEN]


def test_what_the_open_edition_names_of_what_is_closed_is_told_before_it_is_sent(
    desk: Desk,
) -> None:
    hold_meeting(desk)
    project = Closure(True, "Forhandling", "Et apotekssystem")
    close_project(desk.context.present, desk.row("22-2").id, project)
    change(desk.context.present, "item", "i-4", case_text="Venter på ældre apoteksløsning.")
    told = "en måned mere, nævner »ældre apoteksløsning«, som er lukket for den åbne udgave."

    def act(preview: IssuePreview) -> None:
        assert told not in words_in(preview)
        form_of(preview)._open.setChecked(True)
        assert told in words_in(preview)
        lines = form_of(preview)._lacking._findings
        assert [each.item_id for each in lines if told in each.sentence] == ["i-4"]
        assert "bør rettes" in preview._before._details.text()
        (asked,) = issue_it(preview, "Ikke endnu")
        assert told in asked
        form_of(preview)._full.setChecked(True)
        assert told not in words_in(preview)

    in_issuing(desk, act)


def test_those_who_got_an_edition_last_are_proposed_for_it_again(desk: Desk) -> None:
    hold_meeting(desk)
    put(desk.context.present, LATER, MeetingIssue("u-1", "m-1", edition=Edition.OPEN, sent_to="X"))
    form = IssueForm(desk.context, "m-2")
    assert form.to.toPlainText() == ""
    form._open.setChecked(True)
    assert form.sending.to == "X"
    form.meeting.setCurrentIndex(form.meeting.findData("m-1"))
    assert form.sending.to == "X"
    form.deleteLater()


def test_an_agenda_without_items_is_not_issued_and_says_why(desk: Desk) -> None:
    put(desk.context.present, LATER)

    def act(preview: IssuePreview) -> None:
        assert "Dagsordenen har ingen punkter og kan derfor ikke udsendes." in words_in(preview)
        assert not preview._issue.isEnabled()

    in_issuing(desk, act)


def test_a_second_version_shows_what_has_changed(desk: Desk) -> None:
    hold_meeting(desk)
    in_issuing(desk, issue_as_it_is)
    set_colour(desk.context.present, desk.row("22-2").id, OCTOBER, OVERALL, Colour.RED)

    def act(preview: IssuePreview) -> None:
        words = words_in(preview)
        assert "Ændret siden dagsorden, version 1" in words
        assert "22-2 Ældre apoteksløsning fra grøn til rød" in words

    in_issuing(desk, act)


def test_the_chair_s_agenda_can_be_saved_and_never_issued(desk: Desk, tmp_path: Path) -> None:
    hold_meeting(desk)
    desk.files.new_path = tmp_path / "formand.pdf"

    def act(preview: IssuePreview) -> None:
        choose(preview, "annotated")
        assert not preview._issue.isEnabled()
        assert not form_of(preview).to.isEnabled()
        press(preview, "Gem som PDF…")

    in_issuing(desk, act)
    assert "må ikke udsendes" in text_of((tmp_path / "formand.pdf").read_bytes())


def test_minutes_that_are_not_approved_are_refused_where_the_user_looks(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        choose(preview, IssueKind.APPROVED_MINUTES.value)
        issue_it(preview)
        assert "ikke godkendt endnu" in words_in(preview)

    in_issuing(desk, act)
    assert kept(desk) == ()


def test_a_day_that_is_none_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        form = form_of(preview)
        for written in ("en gang", "31.2.2023"):
            form.to.setFocus()
            form.day.setText(written)
            preview._issue.click()  # nothing is asked: a question would stay unanswered
            assert preview.focusWidget() is form.day
            assert written in preview._state.text()

    in_issuing(desk, act)
    assert kept(desk) == ()


def test_without_a_meeting_there_is_nothing_to_issue(desk: Desk) -> None:
    def act(preview: IssuePreview) -> None:
        assert not preview._issue.isEnabled()
        assert not preview._save.isEnabled()

    in_issuing(desk, act)


@pytest.mark.parametrize("by_keys", [False, True])
def test_what_was_issued_is_shown_as_it_was_sent(desk: Desk, tmp_path: Path, by_keys: bool) -> None:
    hold_meeting(desk)
    sent: list[bytes] = []

    def issue(preview: IssuePreview) -> None:
        sent.append(preview._pdf)
        issue_it(preview)

    in_issuing(desk, issue)
    with desk.context.present.edit(Label("test")) as edit:
        edit.set("item", "i-4", "title", "Noget helt andet")
    desk.files.new_path = tmp_path / "sendt.pdf"

    def act(dialog: IssuedDialog) -> None:
        assert dialog._model.records[0].what == "Dagsorden, version 1"
        press(dialog, "Genudskriv")
        assert "nøjagtig det samme" in words_in(dialog)
        press(dialog, "Gem som PDF…")

    in_issued(desk, act, by_keys=by_keys)
    assert (tmp_path / "sendt.pdf").read_bytes() == sent[0]


def test_a_name_that_was_erased_is_still_in_what_was_sent(desk: Desk) -> None:
    hold_meeting(desk)
    in_issuing(desk, issue_as_it_is)
    desk.context.present.erase("attendance", "a-2", "name")

    def act(dialog: IssuedDialog) -> None:
        assert "Per Dahl" in text_of(dialog._pdf)
        press(dialog, "Genudskriv")
        assert "ikke det samme" in words_in(dialog)

    in_issued(desk, act)


def test_before_anything_is_issued_the_list_says_so(desk: Desk) -> None:
    def act(dialog: IssuedDialog) -> None:
        assert "Der er ikke udsendt noget endnu." in words_in(dialog)
        assert not dialog._save.isEnabled()

    in_issued(desk, act)


def test_the_meeting_that_is_marked_is_proposed(desk: Desk) -> None:
    hold_meeting(desk)
    put(desk.context.present, LATER)
    desk.window.show_page("meetings")
    desk.window.meetings.mark("m-2")

    def act(preview: IssuePreview) -> None:
        assert form_of(preview).meeting.meeting_id == "m-2"

    in_issuing(desk, act)


def test_the_meeting_that_is_being_held_is_proposed(desk: Desk) -> None:
    hold_meeting(desk)
    put(desk.context.present, LATER)
    for meeting in ("m-2", "m-1"):
        desk.window.show_page("at_meeting")
        desk.window.at_meeting.show_meeting(meeting)

        def act(preview: IssuePreview, wanted: str = meeting) -> None:
            assert form_of(preview).meeting.meeting_id == wanted

        in_issuing(desk, act)


def test_after_the_last_meeting_the_newest_with_an_agenda_is_proposed(desk: Desk) -> None:
    """The rest of a year wheel that nobody used has nothing to print."""
    hold_meeting(desk)
    put(desk.context.present, LATER)
    reader = desk.context.reader
    assert likely_meeting(reader, date(2023, 11, 20)) == "m-2", "the next one"
    assert likely_meeting(reader, date(2026, 1, 1)) == "m-1"


def test_the_warnings_are_those_of_the_month_that_the_meeting_sees(desk: Desk) -> None:
    hold_meeting(desk)
    desk.window.warning_count.count()
    counted = named(desk.window.status, "Advarsler før udskrivning").text().split()[0]
    desk.context.show_period(OCTOBER.shifted(-3))

    def open_first(dialog: WarningsDialog) -> None:
        assert "oktober 2023" in words_in(dialog)
        table = dialog.findChild(RecordTable)
        assert table is not None
        table.activated.emit(table.model().index(0, 0))

    def act(preview: IssuePreview) -> None:
        (link,) = (
            each
            for each in preview.findChildren(QPushButton)
            if each.isVisible() and "ses efter" in each.text()
        )
        assert link.text() == f"{counted} ting bør ses efter…"
        came = answer(WarningsDialog, open_first)
        link.click()
        assert came
        assert not preview.isVisible()

    in_issuing(desk, act)
    assert desk.context.period == OCTOBER
    assert desk.window.current_project
