"""The journey of two meetings: issue, decide, approve the minutes, edit for a month, issue again,
and print the first again as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

import portfolio_desktop.ui.dialogs.minutes as minutes_dialog
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.meetings import (
    Item,
    ItemStage,
    Meeting,
    MeetingIssue,
    MeetingState,
    MinutesState,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.services.items import set_stage
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    submit_request,
)
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.dialogs.at_meeting import EndDialog
from portfolio_desktop.ui.dialogs.minutes import MinutesDialog
from portfolio_desktop.ui.issuing.issue_form import IssueForm
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.issuing.issued import IssuedDialog
from portfolio_desktop.workflows.telling_back import told_steps
from tests.reports.reading import text_of
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import Desk
from tests.ui.issuing.ground import in_issued, in_issuing, issue_it

SEPTEMBER, OCTOBER, NOVEMBER = Period(2023, 9), Period(2023, 10), Period(2023, 11)


@dataclass
class Calendar:
    """A clock that is set by hand and moves on by itself."""

    moment: datetime = field(default_factory=lambda: datetime(2023, 11, 2, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def be(self, day: date) -> None:
        self.moment = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)


@dataclass
class Board:
    """The register of the story, and what its clock says."""

    desk: Desk
    calendar: Calendar
    projects: dict[str, str]

    @property
    def register(self) -> RegisterFile:
        return self.desk.context.present

    def be(self, day: date) -> None:
        self.calendar.be(day)

    def meet(self, day: str) -> str:
        """A meeting with its agenda, everything on it released."""
        draft = MeetingDraft("RSI-kredsen", held_on=day, starts="10.00", place="København")
        meeting = add_meeting(self.register, draft).id
        fill_agenda(self.register, meeting)
        items = self.register.reader.board.rows(Item, meeting_id=[meeting])
        set_stage(self.register, [each.id for each in items], ItemStage.RELEASED)
        return meeting

    def decide(self, meeting: str, number: str, key: Qt.Key, words: str = "") -> None:
        """On the page of the meeting: the request's only point, by its key, in words if any."""
        page = self.desk.window.at_meeting
        (item,) = (
            each
            for each in self.register.reader.board.rows(Item, meeting_id=[meeting])
            if each.request_id and each.project_id == self.projects[number]
        )
        page.mark(item.id)
        QApplication.processEvents()
        QTest.keyClick(page.editor.points, key)
        QApplication.processEvents()
        if words:
            page.editor.words.setFocus()
            type_text(page.editor.words, words)
            page.editor.points.setFocus()
            QApplication.processEvents()

    def end(self, at: str) -> None:
        def fill(dialog: EndDialog) -> None:
            dialog.findChildren(QLineEdit)[0].setText(at)
            # The standing items are left undecided, which is told first.
            asked = answer(QMessageBox, lambda box: press(box, "Det er slut"))
            press(dialog, "Gem")
            assert asked

        came = answer(EndDialog, fill)
        self.desk.shortcut("end_meeting")
        assert came

    def approve_minutes(self) -> None:
        def approve(dialog: MinutesDialog) -> None:
            press(dialog, "Godkend referatet")
            dialog.accept()

        came = answer(MinutesDialog, approve)
        self.desk.shortcut("minutes")
        assert came

    def ask(self, number: str, title: str, end: str) -> str:
        change = ChangeDraft(Subject.END, end)
        draft = RequestDraft(
            self.projects[number],
            title=title,
            reason="Testen tager længere tid.",
            changes=(change,),
        )
        request = draft_request(self.register, draft).id
        submit_request(self.register, request)
        return request

    def issue(self, kind: str = "agenda") -> MeetingIssue:
        """By the menu, as the user does it."""

        def act(preview: IssuePreview) -> None:
            form = preview.findChild(IssueForm)
            assert isinstance(form, IssueForm)
            form.kind.setCurrentIndex(form.kind.findData(kind))
            issue_it(preview)

        in_issuing(self.desk, act)
        return issues_of(self.register.reader)[-1]

    def bytes_of(self, issue: MeetingIssue) -> bytes:
        return self.register.kept(issue.blob)


@pytest.fixture
def board(empty_desk: Desk, tmp_path: Path) -> Board:
    calendar = Calendar()
    path = tmp_path / "kredsen.pfreg"
    with new_register(
        path,
        name="RSI",
        forum="RSI-kredsen",
        secretariat="RSI-sekretariatet",
        actor="Prøve",
        clock=calendar,
    ) as register:
        projects = {
            number: add_project(
                register,
                ProjectDraft(
                    number=number, name=name, phase="execution", approved_end=end, forecast_end=end
                ),
            ).id
            for number, name, end in (
                ("17-1", "Patologi- og Genetikdatabank (PGDB)", "apr. 2024"),
                ("22-3", "Interregionalt Billedindeks (IBI 2.0)", "4.12.2023"),
            )
        }
        for period in (SEPTEMBER, OCTOBER):
            for project in projects.values():
                set_colour(register, project, period, OVERALL, Colour.YELLOW)
                set_remarks(register, project, period, "Gul på tid. Testbrugere mangler.")
    register = open_register(path, actor="Prøve", clock=calendar)
    empty_desk.context.use_register(register, OCTOBER)
    return Board(empty_desk, calendar, projects)


def test_two_meetings(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    requests = [board.ask("17-1", "En måned mere", "maj 2024")]
    requests.append(board.ask("22-3", "Ny idriftsættelse", "18.12.2023"))
    first_meeting = board.meet("10.11.2023")
    first = board.issue()
    sent = board.bytes_of(first)
    told_first = text_of(sent)
    assert "Ændringsanmodning" in told_first
    assert "17-1" in told_first

    board.be(date(2023, 11, 10))
    board.desk.shortcut("page_at_meeting")
    QApplication.processEvents()
    board.decide(first_meeting, "17-1", Qt.Key.Key_6, "til testen er gennemført")
    board.decide(first_meeting, "22-3", Qt.Key.Key_4)
    board.end("12.15")
    states = [each.state for each in board.register.reader.requests(requests)]
    assert sorted(states) == sorted([RequestState.POSTPONED, RequestState.APPROVED])
    draft = board.issue("draft_minutes")
    assert "Udsat: til testen er gennemført" in text_of(board.bytes_of(draft))
    # The points that only take note are left as they are, and the question about them is answered.
    monkeypatch.setattr(minutes_dialog, "confirmed", lambda *_words, **_more: True)
    board.approve_minutes()
    approved = board.register.reader.board.row(Meeting, first_meeting)
    assert approved is not None
    assert (approved.state, approved.minutes_state) == (MeetingState.HELD, MinutesState.APPROVED)
    minutes = board.issue("approved_minutes")
    assert "Beslutningsreferat" in text_of(board.bytes_of(minutes))

    board.be(date(2023, 12, 1))
    board.desk.shortcut("page_portfolio")
    ibi = board.projects["22-3"]
    set_colour(board.register, ibi, NOVEMBER, OVERALL, Colour.GREEN)
    set_remarks(board.register, ibi, NOVEMBER, "Grøn efter den nye plan.")
    set_colour(board.register, board.projects["17-1"], NOVEMBER, OVERALL, Colour.RED)
    board.meet("8.12.2023")
    second = board.issue()
    told = " ".join(text_of(board.bytes_of(second)).split())
    assert "Siden mødet 10. november 2023" in told
    assert "Samlet status: fra gul til grøn" in told
    assert "slutdato: fra 4. dec. 2023 til 18. dec. 2023" in told
    assert "22-3" in told

    def act(dialog: IssuedDialog) -> None:
        places = [line.issue.id for line in dialog._model.records]
        dialog.table.selectRow(places.index(first.id))
        assert dialog._pdf == sent
        press(dialog, "Genudskriv")
        assert "nøjagtig det samme" in dialog._state.text()
        dialog.table.selectRow(places.index(second.id))
        press(dialog, "Genudskriv")
        assert "nøjagtig det samme" in dialog._state.text()

    in_issued(board.desk, act)
    assert board.bytes_of(first) == sent

    told_of_ibi = run_through(told_steps(board.register, ibi))
    assert [each.lamp.word if each.lamp else "" for each in told_of_ibi] == ["Gul", "", "", "Grøn"]
    changed = {fact.label for fact in told_of_ibi[-1].facts if fact.changed}
    assert {"Bemærkninger", "Slutdato"} <= changed
