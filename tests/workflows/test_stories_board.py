"""Praksys, CPR and two requests (DOMAIN section 5): what the board decided, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.board_choices import (
    CriterionState,
    PointDecision,
    ProcedureReply,
    ScopeClaim,
)
from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.meetings import Edition
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.decision_log import decision_log
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.economy import economy_of
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    Closing,
    answer_procedure,
    close_procedure,
    procedure_standing,
)
from portfolio_desktop.services.procedures import ProcedureDraft, add_procedure, send_procedure
from portfolio_desktop.services.requests import ChangeDraft, RequestDraft, draft_request
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.services.start_criteria import (
    NEW,
    Relaxation,
    criteria_of,
    relax_criterion,
    set_criterion_state,
    write_criteria,
)
from tests.workflows.story_ground import Board, new_board, says

JUNE, JULY = Period(2018, 6), Period(2018, 7)
SUMMER = date(2018, 6, 8)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = new_board(tmp_path, SUMMER)
    with made.register:
        yield made


@pytest.fixture
def praksys(board: Board) -> str:
    """Due in 2016, and nobody can say when it comes or what it costs."""
    project = board.project("12-4", "Praksys", approved_end="2016", forecast_end="TBD")
    board.reports(project, JUNE, "rød", "Ingen dato og ingen pris. 11.500 brugere venter.")
    return project


def seventeen_defects(board: Board, praksys: str) -> None:
    dispute = DisputeDraft(
        praksys,
        title="Ansvar for 17 fejl",
        counterpart="DXC",
        own_position="Fejlene hører til det, der er aftalt.",
        counterpart_position="Fejlene er nye krav uden for kontrakten.",
        scope=ScopeClaim.DISPUTED,
        forum="konfliktrådet",
        blocks="Testen kan ikke begynde.",
        cases="17",
    )
    add_dispute(board.register, dispute)


def test_praksys_has_neither_date_nor_price(board: Board, praksys: str) -> None:
    text = board.report(JUNE)
    assert says(text, "12-4", "Praksys", "TBD", "Ingen dato og ingen pris. 11.500 brugere venter.")
    assert economy_of(board.reader, praksys).years == ()
    assert "mio" not in text


def test_praksys_is_in_dispute_with_dxc_over_17_defects(board: Board, praksys: str) -> None:
    seventeen_defects(board, praksys)
    july = board.meeting("4.7.2018")
    fill_agenda(board.register, july)
    text = board.agenda(july)
    assert says(text, "12-4 Praksys", "Risici, problemer og tvister", "Ansvar for 17 fejl")
    assert says(
        text,
        "Mod DXC, 17",
        "konfliktrådet",
        "Egen holdning: Fejlene hører til det, der er aftalt.",
        "Modpartens holdning: Fejlene er nye krav uden for kontrakten.",
        "Testen kan ikke begynde.",
    )


def test_praksys_may_begin_its_test_with_defects_open(board: Board, praksys: str) -> None:
    """The board relaxes the start criteria; the minutes and the next agenda say so."""
    seventeen_defects(board, praksys)
    draft = MilestoneDraft("Test begynder", MilestoneKind.TEST, forecast="sep. 2018")
    milestone = add_milestone(board.register, praksys, draft).id
    criteria = ("Ingen kritiske fejl er åbne", "Testdata er godkendt")
    write_criteria(board.register, milestone, [(NEW, {"text": text}) for text in criteria])
    july = board.meeting("4.7.2018")
    item = board.case(
        july,
        praksys,
        "Praksys: test med åbne fejl",
        "De 17 fejl afventer konfliktrådet.",
        "lemper kravet om, at ingen kritiske fejl er åbne",
    )
    assert says(board.agenda(july), "Startkriterier: Test begynder", "Ikke opfyldt")

    board.on(date(2018, 7, 4))
    board.decide(item, (PointDecision.APPROVED, "testen begynder i september med 17 åbne fejl"))
    defects, data = criteria_of(board.reader, milestone)
    decided = Relaxation("4.7.2018", "RSI-kredsen", "Testen begynder med 17 åbne fejl")
    relax_criterion(board.register, defects.id, decided)
    set_criterion_state(board.register, data.id, CriterionState.MET)
    minutes = board.minutes(july)
    assert says(
        minutes, "lemper kravet om", "Godkendt: testen begynder i september med 17 åbne fejl"
    )

    board.on(date(2018, 8, 20))
    later = board.meeting("7.9.2018")
    board.case(later, praksys, "Praksys: status for testen", "Testen går i gang.", "drøftes")
    assert says(
        board.agenda(later),
        "Lempet ved beslutning",
        "RSI-kredsen, 4. jul. 2018",
        "Testen begynder med 17 åbne fejl",
    )
    (logged,) = decision_log(board.reader)
    assert (logged.number, logged.board) == ("12-4", "RSI-kredsen")


def test_cpr_has_a_contract_given_notice_and_no_plan(board: Board) -> None:
    cpr = board.project(
        "11-3",
        "Modernisering af CPR",
        forecast_end="N/A",
        state=LifecycleState.GIVEN_NOTICE,
        state_from="1.6.2018",
        state_reason="Kontrakten med CSC er opsagt på grund af forsinket levering",
    )
    board.reports(cpr, JUNE, "rød", "Ingen plan. Det gamle system kører videre.")
    change = RiskDraft(cpr, title="Leverandøren kan blive en anden", response_note="Nyt udbud")
    add_risk(board.register, change)
    text = board.report(JUNE)
    assert says(text, "kontrakt opsagt", "Ingen plan. Det gamle system kører videre.", "N/A")
    assert not any("passeret" in each for each in board.warnings(cpr, JUNE, date(2018, 7, 2)))
    july = board.meeting("4.7.2018")
    fill_agenda(board.register, july)
    assert says(
        board.agenda(july),
        "Kontrakt opsagt",
        "Siden 1. jun. 2018",
        "Kontrakten med CSC er opsagt på grund af forsinket levering",
        "Leverandøren kan blive en anden",
        "Nyt udbud",
    )


def test_17_1_is_preparing_a_request_for_a_month(board: Board) -> None:
    """Not sent in, so it stands with the project, and no meeting decides it yet."""
    board.on(date(2023, 11, 2))
    pgdb = board.project("17-1", "PGDB", approved_end="Apr’ 24", forecast_end="Apr’ 24")
    draft = RequestDraft(
        pgdb, title="En måned mere", changes=(ChangeDraft(Subject.END, "maj 2024"),)
    )
    draft_request(board.register, draft)
    text = board.report(Period(2023, 10))
    assert says(text, "En måned mere", "Under udarbejdelse", "apr. 2024", "maj 2024")
    meeting = board.meeting("10.11.2023")
    fill_agenda(board.register, meeting)
    assert says(board.agenda(meeting), "En måned mere")
    assert not any(row.request_id for row in board.items(meeting))


def test_22_3_turned_green_because_its_request_was_approved_in_writing(board: Board) -> None:
    board.on(date(2023, 10, 2))
    ibi = board.project("22-3", "IBI 2.0", approved_end="okt. 2023", forecast_end="okt. 2023")
    board.reports(ibi, Period(2023, 9), "gul", "Afventer ændringsanmodning.", time="gul")
    request = board.requests(ibi, "Ny go-live", "Kiropraktorerne mangler test", "18.12.2023")
    procedure = add_procedure(
        board.register,
        ProcedureDraft(
            "Ny go-live for 22-3",
            points=("at ny go-live 18. december 2023 godkendes",),
            forum_id=board.forum,
            series="direktørmail",
            number="14",
            project_id=ibi,
            request_id=request,
        ),
    ).id
    regions = [each.id for each in board.reader.participants()]
    send_procedure(board.register, procedure, regions, reply_due="13.10.2023")
    board.on(date(2023, 10, 13))
    for answer in procedure_standing(board.reader, procedure).answers:
        answer_procedure(board.register, answer.id, AnswerDraft(ProcedureReply.APPROVED))
    close_procedure(board.register, procedure, Closing(PointDecision.APPROVED, "enstemmigt"))
    assert [each.end.text for each in board.reader.baselines([ibi]) if each.end] == [
        "okt. 2023",
        "18.12.2023",
    ]
    board.on(date(2023, 11, 2))
    remarks = "Projektet er gået i grøn status, da ændringsanmodningen blev godkendt."
    board.reports(ibi, Period(2023, 10), "grøn", remarks, time="grøn")
    text = board.report(Period(2023, 10))
    assert says(text, "18. dec. 2023", remarks, "fra gul til grøn", "direktørmail nr. 14")

    november = board.meeting("10.11.2023")
    fill_agenda(board.register, november)
    agenda = board.agenda(november, Edition.OPEN)
    assert says(agenda, "Ny go-live for 22-3", "Direktørmail nr. 14", "enstemmigt")
    assert says(agenda, "Region Nordjylland: godkendt")


def test_a_decision_is_taken_back_exactly(board: Board) -> None:
    ibi = board.project("22-3", "IBI 2.0", approved_end="okt. 2018", forecast_end="okt. 2018")
    request = board.requests(ibi, "Ny go-live", "Mangler test", "18.12.2018")
    before = board.reader.baselines([ibi])
    august = board.meeting("31.8.2018")
    fill_agenda(board.register, august)
    waiting = board.reader.requests([request])
    board.decide(board.item_of(august, ibi), (PointDecision.APPROVED, ""))
    assert len(board.reader.baselines([ibi])) == 2
    undo(board.register)
    assert board.reader.requests([request]) == waiting
    assert board.reader.baselines([ibi]) == before
