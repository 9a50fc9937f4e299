"""A request that is approved in part: each point is granted, granted otherwise, or refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio_desktop.domain.change_request import PointVerdict, RequestState, Subject, Topic
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.services.outlook import outlook
from portfolio_desktop.services.request_list import request_rows, request_view
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

END, BUDGET, LEAD = Topic(Subject.END), Topic(Subject.BUDGET), Topic(Subject.LEAD)
ASKED = (
    ChangeDraft(Subject.END, "juni 2024"),
    ChangeDraft(Subject.BUDGET, "9 mio. kr."),
    ChangeDraft(Subject.LEAD, "Region Øst"),
)
IN_PART = Decision(
    RequestState.APPROVED_WITH_CHANGES, "10.11.2023", "Prøvekredsen", "direktørmail nr. 14"
)


def asked(register: RegisterFile, project: str) -> str:
    draft = new_request_draft(register.reader, project, register.today())
    request = draft_request(register, replace(draft, title="Ny plan", changes=ASKED)).id
    submit_request(register, request)
    return request


def verdicts(register: RegisterFile, request: str) -> dict[Topic, PointVerdict | None]:
    return {each.topic: each.verdict for each in register.reader.requested_changes([request])}


def test_each_point_gets_its_own_verdict(register: RegisterFile, project: str) -> None:
    request = asked(register, project)
    instead = ChangeDraft(Subject.END, "maj 2024")
    decide_request(register, request, replace(IN_PART, granted=(instead,), refused=(BUDGET,)))
    assert verdicts(register, request) == {
        END: PointVerdict.GRANTED_WITH_CHANGES,
        BUDGET: PointVerdict.REFUSED,
        LEAD: PointVerdict.GRANTED,
    }
    first, second = register.reader.baselines([project])
    assert (second.end.text if second.end else "") == "maj 2024"
    assert second.budget == first.budget
    (now,) = register.reader.projects([project])
    assert now.lead_id == second.lead_id != first.lead_id


def test_refusing_a_point_alone_is_a_change(register: RegisterFile, project: str) -> None:
    request = asked(register, project)
    decide_request(register, request, replace(IN_PART, refused=(BUDGET, LEAD)))
    second = register.reader.baselines([project])[-1]
    assert (second.end.text if second.end else "") == "juni 2024"
    lines = {line.topic: line for line in request_view(register.reader, request).lines}
    assert lines[BUDGET].refused
    assert lines[BUDGET].difference == "afvist"
    assert not lines[END].refused
    (row,) = request_rows(register.reader)
    assert "Budget: afvist" in row.summary


def test_what_is_granted_of_a_refused_point_counts_for_nothing(
    register: RegisterFile, project: str
) -> None:
    request = asked(register, project)
    instead = ChangeDraft(Subject.BUDGET, "vrøvl")
    decide_request(register, request, replace(IN_PART, granted=(instead,), refused=(BUDGET,)))
    assert verdicts(register, request)[BUDGET] is PointVerdict.REFUSED


@pytest.mark.parametrize(
    ("refused", "code"), [((), "granted_missing"), ((END, BUDGET, LEAD), "all_refused")]
)
def test_something_must_differ_and_something_be_granted(
    register: RegisterFile, project: str, refused: tuple[Topic, ...], code: str
) -> None:
    request = asked(register, project)
    with pytest.raises(RuleError) as caught:
        decide_request(register, request, replace(IN_PART, refused=refused))
    assert caught.value.problem.code == code
    assert len(register.reader.baselines([project])) == 1


def test_a_whole_approval_says_nothing_of_single_points(
    register: RegisterFile, project: str
) -> None:
    request = asked(register, project)
    whole = replace(IN_PART, outcome=RequestState.APPROVED, refused=(BUDGET,))
    decide_request(register, request, whole)
    assert set(verdicts(register, request).values()) == {None}
    assert register.reader.baselines([project])[-1].budget.text == "9 mio. kr."


def test_the_decision_on_every_point_is_one_step_to_undo(
    register: RegisterFile, project: str
) -> None:
    request = asked(register, project)
    decide_request(register, request, replace(IN_PART, refused=(BUDGET,)))
    undo(register)
    assert set(verdicts(register, request).values()) == {None}
    assert len(register.reader.baselines([project])) == 1
    redo(register)
    assert verdicts(register, request)[BUDGET] is PointVerdict.REFUSED
    assert register.check() == ()


def test_the_outlook_says_what_is_refused(register: RegisterFile, project: str) -> None:
    request = asked(register, project)
    view = outlook(register.reader, request, replace(IN_PART, refused=(BUDGET,)), register.today())
    refused = [line for line in view.moves if line.refused]
    assert [(line.title, line.difference) for line in refused] == [("Budget", "afvist")]
    assert view.hindrance == ""
    every = replace(IN_PART, refused=(END, BUDGET, LEAD))
    assert "afvist" in outlook(register.reader, request, every, register.today()).hindrance


@pytest.mark.parametrize(
    ("decider", "kept"),
    [({"procedure_id": "p"}, ("p", None)), ({"item_id": "i"}, (None, "i"))],
    ids=["in writing", "at a meeting"],
)
def test_what_decided_is_kept(
    register: RegisterFile,
    project: str,
    decider: dict[str, str],
    kept: tuple[str | None, str | None],
) -> None:
    request = asked(register, project)
    by = replace(IN_PART, refused=(BUDGET,), **decider)
    decide_request(register, request, by)
    (found,) = register.reader.requests([request])
    assert (found.procedure_id, found.item_id) == kept
    assert found.decision_reference == "direktørmail nr. 14"
