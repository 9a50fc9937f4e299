"""Pictures of what is decided at meetings and in writing, as `tools/screenshots.py` takes them: a
meeting of RSI-kredsen in the middle of an item, a directors' mail that is out, and the log."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from portfolio_desktop.domain.board_choices import ItemKind, PointDecision, ProcedureReply
from portfolio_desktop.domain.meetings import Attendance, Item, MinutesComment, Recommendation
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.attendances import AttendanceDraft, write_attendances
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.item_absences import miss_item
from portfolio_desktop.services.item_decisions import (
    decide_item,
    decide_point,
    word_decision,
    write_discussion,
)
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.minutes import send_minutes
from portfolio_desktop.services.minutes_comments import CommentDraft, add_comment
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    Closing,
    answer_procedure,
    close_procedure,
    procedure_standing,
)
from portfolio_desktop.services.procedures import (
    ProcedureDraft,
    add_procedure,
    send_procedure,
    withdraw_procedure,
)
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.dialogs.minutes import MinutesDialog
from portfolio_desktop.ui.dialogs.minutes_comment import SettlingDialog
from portfolio_desktop.ui.dialogs.procedure import ProcedureDialog
from portfolio_desktop.ui.dialogs.procedure_course import (
    AnswerDialog,
    ClosingDialog,
    SendDialog,
    withdrawing,
)
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.verbs.registers import open_path
from tools.window_pictures import NARROW, Camera

MOMENT = datetime(2023, 11, 13, 9, 0, tzinfo=UTC)
CASE = "Fælles udbud af patientnære systemer"
_POINTS = (
    "at RSI-kredsen tiltræder, at Region Midtjylland leder udbuddet på vegne af de fem regioner",
    "at tidsplanen tages til efterretning",
    "at der etableres en styregruppe med de it-direktører, der er ansvarlige for systemerne",
)
_REGIONS = ("Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark")


def minutes_story(path: Path) -> None:
    """A meeting held on 10 November 2023, and two directors' mails after it."""
    with new_register(
        path, name="RSI", forum="RSI-kredsen", secretariat="", actor="", clock=lambda: MOMENT
    ) as register:
        regions = [
            add_participant(
                register, ParticipantDraft(f"Region {name}", kind=ParticipantKind.REGION)
            ).id
            for name in _REGIONS
        ]
        draft = ProjectDraft("22-3", "Fællesoffentligt billedindeks", phase="execution")
        project = add_project(register, draft).id
        _meeting(register)
        _written(register, regions, project)


def _meeting(register: RegisterFile) -> None:
    draft = MeetingDraft(forum="RSI-kredsen", held_on="10.11.2023", starts="10", ends="12")
    meeting = add_meeting(register, draft).id
    names = ("Åse Østergaard", "Bo Bæk", "Ida Ås", "Per Sørensen", "Mette Lund")
    write_attendances(register, meeting, [AttendanceDraft(name=name) for name in names])
    fill_agenda(register, meeting)
    case = add_item(register, meeting, ItemDraft(CASE, ItemKind.DECISION)).id
    write_recommendation(register, case, _POINTS)
    board = register.reader.board
    for each in board.rows(Item, meeting_id=[meeting])[:3]:
        decide_item(register, each.id, PointDecision.NOTED)
    first = board.rows(Recommendation, item_id=[case])[0].id
    decide_point(register, first, PointDecision.ENDORSED)
    word_decision(register, first, "med den bemærkning, at økonomien forelægges på næste møde")
    words = "Kredsen drøftede, hvordan de mindre regioner inddrages i kravspecifikationen."
    write_discussion(register, case, words)
    people = {each.name: each.id for each in board.rows(Attendance, meeting_id=[meeting])}
    miss_item(register, case, people["Bo Bæk"], "inhabil")
    hold_meeting(register, meeting, "12.10")
    send_minutes(register, meeting, "20.11.2023")
    comment = "Det mangler, at Region Midtjylland tog forbehold for økonomien."
    add_comment(register, meeting, CommentDraft(comment, "Åse Østergaard", item_id=case))
    add_comment(register, meeting, CommentDraft("", "Ida Ås"))


def _written(register: RegisterFile, regions: list[str], project: str) -> None:
    closed = ProcedureDraft("Fælles databehandleraftale", points=("at aftalen godkendes",))
    earlier = add_procedure(register, closed).id
    send_procedure(register, earlier, regions, reply_due="14.11.2023")
    for each in procedure_standing(register.reader, earlier).answers:
        answer_procedure(register, each.id, AnswerDraft(ProcedureReply.APPROVED))
    close_procedure(register, earlier, Closing(PointDecision.APPROVED))
    draft = ProcedureDraft(
        title="Ny idriftsættelse 18. december",
        text="Leverandøren har meddelt, at idriftsættelsen kan ske den 18. december 2023.",
        points=("at den nye dato godkendes", "at budgettet er uændret"),
        number="14",
        project_id=project,
    )
    out = add_procedure(register, draft).id
    send_procedure(register, out, regions, reply_due="20.11.2023")
    first, second, *_rest = procedure_standing(register.reader, out).answers
    answer_procedure(register, first.id, AnswerDraft(ProcedureReply.APPROVED, given_by="Bo Bæk"))
    remark = AnswerDraft(ProcedureReply.REMARKS, "Husk at orientere driften.", "Ida Ås")
    answer_procedure(register, second.id, remark)


def picture_minutes(camera: Camera, window: MainWindow, home: Path) -> None:
    """The pages in the usual width and in a narrow window, then their dialogs."""
    path, before = home / "møder.pfreg", window.context.register.path
    if not path.exists():
        minutes_story(path)
    open_path(window, path)
    window.context.show_period(Period(2023, 10))
    size = window.size()
    for width, name in ((size, ""), (NARROW, "-narrow")):
        window.resize(width)
        window.show_page("at_meeting")
        camera.settle()
        desk = window.at_meeting.desk
        if desk is not None:
            window.at_meeting.mark(next(each.id for each in desk.items if each.title == CASE))
        camera.window(window, f"at-meeting{name}")
        window.show_page("procedures")
        camera.window(window, f"procedures{name}")
        window.show_page("decision_log")
        camera.window(window, f"decision-log{name}")
    window.resize(size)
    _dialogs(window, camera)
    open_path(window, before)


def _dialogs(window: MainWindow, camera: Camera) -> None:
    context, meeting = window.context, window.at_meeting.meeting
    standing = window.procedures.standing
    camera.dialog(MinutesDialog(context, window, meeting, _no_letters, lambda: None), "minutes")
    comment = context.reader.board.rows(MinutesComment)[0]
    camera.dialog(SettlingDialog(context, window, comment), "settling")
    if standing is None:
        return
    answer = standing.answers[1]
    name = standing.names[answer.participant_id]
    camera.dialog(ProcedureDialog(context, window, standing.procedure.id), "procedure")
    camera.dialog(SendDialog(context, window, standing), "procedure-sending")
    camera.dialog(AnswerDialog(context, window, name, answer), "procedure-answer")
    camera.dialog(ClosingDialog(context, window, standing), "procedure-closing")
    asked = withdrawing(context.register, standing)
    camera.dialog(ReasonedDialog(context, window, asked), "procedure-withdrawing")
    why = "Sagen tages i stedet op på mødet."
    context.perform(lambda: withdraw_procedure(context.register, standing.procedure.id, why))
    window.show_page("procedures")
    camera.window(window, "procedure-withdrawn")
    context.perform(lambda: undo(context.register))


def _no_letters(*_asked: object, **_more: object) -> None:
    """A picture sends nothing."""
