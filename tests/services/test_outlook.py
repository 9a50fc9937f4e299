"""What a decision will do is told before it is recorded, and it then does just that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.services.outlook import Outlook, outlook
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    RequestDraft,
    decide_request,
    draft_request,
    edit_request,
    request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

LATER = ChangeDraft(Subject.END, "juni 2024")
DEARER = ChangeDraft(Subject.BUDGET, "9 mio. kr.")
WITH_CHANGES = RequestState.APPROVED_WITH_CHANGES
DAY = date(2023, 10, 31)


def submitted(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    draft = RequestDraft(
        project, title="Senere", consequence="Testen står stille.", changes=changes or (LATER,)
    )
    request = draft_request(register, draft).id
    submit_request(register, request)
    return request


def seen(
    register: RegisterFile, request: str, outcome: RequestState, *granted: ChangeDraft
) -> Outlook:
    return outlook(register.reader, request, Decision(outcome, "", granted=granted), DAY)


def moves(view: Outlook) -> list[tuple[str, str, str, str]]:
    return [(line.title, line.before, line.after, line.difference) for line in view.moves]


def follows(view: Outlook) -> list[str]:
    return [each.sentence for each in view.follows]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_approval_tells_what_moves_and_which_plan_it_makes(
    register: RegisterFile, project: str
) -> None:
    request = submitted(register, project, DEARER, LATER)
    view = seen(register, request, RequestState.APPROVED)
    told = [tuple(plain(part) for part in line) for line in moves(view)]
    assert told == [
        ("Slutdato", "apr. 2024", "jun. 2024", "+2 måneder"),
        ("Budget", "8,4 mio. kr.", "9 mio. kr.", "+600.000 kr."),
    ]
    assert follows(view) == [
        "Tid: +2 mdr. i forhold til den oprindelige plan",
        "Forventet slutdato flyttes fra maj 2024 til jun. 2024",
        "Godkendt plan, version 2",
    ]
    assert view.follows[-1].detail == "Oprindelig slutdato apr. 2024 bevares"
    assert view.hindrance == ""


def test_what_is_told_is_what_the_decision_does(register: RegisterFile, project: str) -> None:
    request = submitted(register, project, LATER, DEARER)
    granted = (ChangeDraft(Subject.END, "ultimo maj 2024"), DEARER)
    view = seen(register, request, WITH_CHANGES, *granted)
    decision = Decision(WITH_CHANGES, "10.11.2023", "Kredsen", "Mødet", granted=granted)
    decide_request(register, request, decision)
    plan = register.reader.baselines([project])[-1]
    (found,) = register.reader.projects([project])
    assert view.moves[0].after == "ultimo maj 2024" == plan.end.text
    assert f"Godkendt plan, version {plan.version}" in follows(view)
    assert found.forecast_end.text == "ultimo maj 2024"
    assert "Forventet slutdato flyttes fra maj 2024 til ultimo maj 2024" in follows(view)


def test_it_follows_what_is_typed_as_granted(register: RegisterFile, project: str) -> None:
    request = submitted(register, project, LATER, DEARER)
    view = seen(register, request, WITH_CHANGES, ChangeDraft(Subject.END, "maj 2024"), DEARER)
    assert moves(view)[0] == ("Slutdato", "apr. 2024", "maj 2024", "+1 måned")
    assert "Tid: +1 md. i forhold til den oprindelige plan" in follows(view)
    assert view.hindrance == ""


@pytest.mark.parametrize("typed", ["", "snart"])
def test_what_cannot_be_read_promises_nothing(
    register: RegisterFile, project: str, typed: str
) -> None:
    request = submitted(register, project)
    view = seen(register, request, WITH_CHANGES, ChangeDraft(Subject.END, typed))
    (line,) = view.moves
    assert line.problem is not None
    assert (line.after, line.difference) == (typed, "")
    assert view.follows == ()
    assert view.hindrance == ""


def test_an_approval_with_changes_that_changes_nothing_says_so(
    register: RegisterFile, project: str
) -> None:
    request = submitted(register, project)
    assert "intet afviger" in seen(register, request, WITH_CHANGES, LATER).hindrance
    assert seen(register, request, RequestState.APPROVED).hindrance == ""


def test_a_request_that_asks_for_nothing_cannot_be_approved(
    register: RegisterFile, project: str
) -> None:
    request = submitted(register, project)
    draft = request_draft(register.reader, request)
    edit_request(register, request, replace(draft, changes=()))
    view = seen(register, request, RequestState.APPROVED)
    assert (view.moves, view.follows) == ((), ())
    assert "ændrer ikke noget endnu" in view.hindrance


def test_a_phase_alone_makes_a_new_plan_too(register: RegisterFile, project: str) -> None:
    request = submitted(register, project, ChangeDraft(Subject.PHASE, "realisation"))
    view = seen(register, request, RequestState.APPROVED)
    assert moves(view) == [("Fase", "Gennemførelse", "Realisering", "")]
    plan, documents = view.follows
    assert plan.sentence == "Godkendt plan, version 2"
    assert plan.detail == "Oprindelig slutdato apr. 2024 bevares"
    assert documents.sentence == "Mangler til faseskiftet: afslutningsrapport"


def test_a_plan_that_moved_meanwhile_is_told(register: RegisterFile, project: str) -> None:
    slow = submitted(register, project, ChangeDraft(Subject.END, "dec. 2024"))
    quick = submitted(register, project)
    approval = Decision(RequestState.APPROVED, "10.11.2023", "Kredsen", "Mødet")
    decide_request(register, quick, approval)
    view = seen(register, slow, RequestState.APPROVED)
    assert moves(view) == [("Slutdato", "jun. 2024", "dec. 2024", "+6 måneder")]
    first = view.follows[0]
    assert first.sentence == "Slutdato er ændret, siden anmodningen blev skrevet"
    assert first.detail == "Dengang: apr. 2024"


@pytest.mark.parametrize(
    ("outcome", "then"),
    [
        (RequestState.REJECTED, ["Anmodningen lukkes", "Konsekvens ifølge anmodningen"]),
        (RequestState.POSTPONED, ["Anmodningen forbliver åben"]),
        (RequestState.WITHDRAWN, ["Anmodningen lukkes uden beslutning"]),
    ],
)
def test_other_outcomes_tell_that_nothing_moves_and_what_comes_next(
    register: RegisterFile, project: str, outcome: RequestState, then: list[str]
) -> None:
    request = submitted(register, project, LATER, DEARER)
    view = seen(register, request, outcome)
    assert view.moves == ()
    assert follows(view) == ["Intet flyttes", *then]
    kept = plain(view.follows[0].detail).splitlines()
    assert kept == ["Slutdato: fortsat apr. 2024", "Budget: fortsat 8,4 mio. kr."]
    quoted = [each.detail for each in view.follows if each.detail == "Testen står stille."]
    assert bool(quoted) is (outcome is RequestState.REJECTED)
