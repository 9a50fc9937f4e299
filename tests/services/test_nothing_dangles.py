"""What is removed leaves nothing behind that points to it, and an undo brings all of it back."""

from __future__ import annotations

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.domain.change_request import About, Subject
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.item_decisions import decide_point
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone, remove_milestone
from portfolio_desktop.services.procedures import (
    ProcedureDraft,
    add_procedure,
    edit_procedure,
    points_of,
    procedure_draft,
)
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    remove_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.relations import references
from tests.services.board_ground import laid, made
from tests.services.refusing import refuses


def dangling(register: RegisterFile, table: str, row: str) -> list[str]:
    """The fields that still name a row that is gone."""
    known = {f"{name}.{field}" for name, field in references()[table]}
    pointing = register.reader.referring(table, [row])
    return sorted(known & {f"{name}.{field}" for name, _row, field in pointing})


def requested(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    return draft_request(register, RequestDraft(project, title="Ny dato", changes=changes)).id


def test_a_request_that_an_item_or_a_procedure_is_about_stays(
    register: RegisterFile, project: str
) -> None:
    on_agenda = requested(register, project)
    made(register, "item", meeting_id=laid(register).meeting, request_id=on_agenda)
    assert refuses(lambda: remove_request(register, on_agenda)) == "request_used"
    in_writing = requested(register, project)
    add_procedure(register, ProcedureDraft("Sag", request_id=in_writing))
    assert refuses(lambda: remove_request(register, in_writing)) == "request_used"
    alone = requested(register, project)
    remove_request(register, alone)
    assert not register.reader.requests([alone])


def test_a_milestone_that_a_request_or_a_dispute_speaks_of_stays(
    register: RegisterFile, project: str
) -> None:
    asked = add_milestone(register, project, MilestoneDraft("Pilot", approved="1.2.2024")).id
    requested(register, project, ChangeDraft(Subject.MILESTONE, "1.3.2024", About(asked)))
    assert refuses(lambda: remove_milestone(register, asked)) == "milestone_spoken_of"
    blocked = add_milestone(register, project, MilestoneDraft("Drift", approved="1.5.2024")).id
    made(register, "dispute", project_id=project, milestone_id=blocked)
    assert refuses(lambda: remove_milestone(register, blocked)) == "milestone_spoken_of"


def test_an_action_outlives_the_point_it_followed_from(register: RegisterFile) -> None:
    ground = laid(register)
    point = ground.points(0)[1]
    action = made(register, "action", title="Plan", recommendation_id=point.id)
    decide_point(register, point.id, PointDecision.APPROVED)
    decide_point(register, point.id, None)
    write_recommendation(register, ground.items[0], ["planen godkendes"])
    assert dangling(register, "recommendation", point.id) == []
    undo(register)
    assert dangling(register, "recommendation", point.id) == ["action.recommendation_id"]
    assert ("action", action, "recommendation_id") in register.reader.referring(
        "recommendation", [point.id]
    )


def test_the_same_for_a_point_of_a_written_procedure(register: RegisterFile) -> None:
    row = add_procedure(register, ProcedureDraft("Sag", points=("at a", "at b"))).id
    gone = points_of(register.reader, row)[1].id
    made(register, "action", title="Plan", recommendation_id=gone)
    draft = procedure_draft(register.reader, row)
    edit_procedure(register, row, ProcedureDraft(draft.title, points=("at a",)))
    assert dangling(register, "recommendation", gone) == []
