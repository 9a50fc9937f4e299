"""Meetings with decisions, minutes with comments and written procedures survive as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from portfolio_desktop.domain.board_choices import ProcedureState
from portfolio_desktop.domain.meetings import (
    Attendance,
    Item,
    ItemAbsence,
    Meeting,
    MinutesComment,
    ProcedureAnswer,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.services.decision_log import decision_log
from portfolio_desktop.services.minutes import approve_minutes, reopen_minutes, reopened_reason
from portfolio_desktop.services.minutes_comments import settle_comment
from portfolio_desktop.services.procedure_answers import procedure_standing, reopen_procedure
from portfolio_desktop.services.procedures import procedure_draft
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.workflows.exporting import ExportOptions, export_register
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import made
from tools.minutes_pictures import minutes_story

KINDS: tuple[type[Any], ...] = (
    Meeting,
    Attendance,
    Item,
    ItemAbsence,
    Recommendation,
    MinutesComment,
    WrittenProcedure,
    ProcedureAnswer,
)


def test_all_of_it_comes_back_the_same_with_its_reasons(tmp_path: Path) -> None:
    minutes_story(tmp_path / "a.pfreg")
    with (
        open_register(tmp_path / "a.pfreg", actor="Prøve") as first,
        made(tmp_path / "b.pfreg") as second,
    ):
        board = first.reader.board
        (meeting,) = board.rows(Meeting)
        for comment in board.rows(MinutesComment):
            settle_comment(first, comment.id)
        approve_minutes(first, meeting.id)
        reopen_minutes(first, meeting.id, "Punkt 4 var forkert")
        (closed,) = [
            each for each in board.rows(WrittenProcedure) if each.state is ProcedureState.CLOSED
        ]
        reopen_procedure(first, closed.id, "Et svar kom for sent")
        options = ExportOptions(with_persons=True)
        one = export_register(first, tmp_path / "one.json", options).path
        apply(second, prepare(second, one), ImportChoices())
        two = export_register(second, tmp_path / "two.json", options).path
        assert two.read_bytes() == one.read_bytes()
        for kind in KINDS:
            assert second.reader.board.rows(kind) == board.rows(kind), kind
            assert board.rows(kind), kind
        assert reopened_reason(second.reader, meeting.id) == "Punkt 4 var forkert"
        standing = procedure_standing(second.reader, closed.id)
        assert standing.reopened == "Et svar kom for sent"
        assert procedure_draft(second.reader, closed.id) == procedure_draft(first.reader, closed.id)
        told = [(each.on, each.where, each.decided) for each in decision_log(first.reader)]
        assert [(each.on, each.where, each.decided) for each in decision_log(second.reader)] == told
        assert second.check() == ()
