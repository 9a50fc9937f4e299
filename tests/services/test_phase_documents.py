"""Which documents a phase change needs, which are there, and that a missing one is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import DocumentKind
from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.phase_documents import RISK_ASSESSED_ABOVE, needed_documents
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.phase_documents import document_consequences
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.requests import (
    ChangeDraft,
    draft_request,
    new_request_draft,
    request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

PDF = b"%PDF-1.7"


@pytest.fixture
def analysed(register: RegisterFile) -> str:
    """A project that is still in Analyse."""
    draft = ProjectDraft("23-9", "Labportal", phase="Analyse", approved_end="2026", budget="9 mio.")
    return add_project(register, draft).id


PID, RISK = DocumentKind.PID, DocumentKind.RISK_ASSESSMENT


@pytest.mark.parametrize(
    ("phase", "million", "needed"),
    [
        ("idea", 50, ()),
        ("analysis", 50, (DocumentKind.PROJECT_BASIS,)),
        ("procurement", 11, (DocumentKind.PROJECT_BASIS, RISK)),
        ("execution", 11, (PID, RISK)),
        ("execution", 10, (PID,)),
        ("execution", None, (PID,)),
        ("realisation", 50, (DocumentKind.CLOSING_REPORT,)),
        ("vores egen fase", 50, ()),
    ],
)
def test_what_entering_a_phase_needs(
    phase: str, million: int | None, needed: tuple[DocumentKind, ...]
) -> None:
    budget = None if million is None else Money(million * 1_000_000_00)
    assert needed_documents(phase, budget) == needed


def test_exactly_ten_million_is_not_above_it() -> None:
    assert RISK not in needed_documents("execution", Money(RISK_ASSESSED_ABOVE))
    assert RISK in needed_documents("execution", Money(RISK_ASSESSED_ABOVE + 1))


def asked(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    draft = new_request_draft(register.reader, project, register.today())
    wish = replace(draft, title="I gang", changes=changes or (to("execution"),))
    return draft_request(register, wish).id


def to(phase: str) -> ChangeDraft:
    return ChangeDraft(Subject.PHASE, phase)


def told(register: RegisterFile, project: str, request: str) -> list[tuple[str, str]]:
    drafts = request_draft(register.reader, request).changes
    found = document_consequences(register.reader, project, request, drafts)
    return [(each.sentence, each.detail) for each in found]


def attach(register: RegisterFile, field: OwnerField, owner: str, kind: DocumentKind) -> None:
    add_attachment(register, Owner(field, owner), f"{kind}.pdf", PDF, kind)


def test_a_request_tells_what_is_attached_and_what_is_missing(
    register: RegisterFile, analysed: str
) -> None:
    dear = ChangeDraft(Subject.BUDGET, "12 mio. kr.")
    request = asked(register, analysed, to("execution"), dear)
    assert told(register, analysed, request) == [
        ("Mangler til faseskiftet: PID, risikovurdering", "")
    ]
    attach(register, OwnerField.REQUEST, request, PID)
    assert told(register, analysed, request) == [
        ("Mangler til faseskiftet: risikovurdering", "Vedlagt: PID")
    ]
    attach(register, OwnerField.PROJECT, analysed, RISK)
    assert told(register, analysed, request) == [
        ("Dokumenterne til faseskiftet er vedlagt", "PID, risikovurdering")
    ]


def test_a_request_that_changes_no_phase_needs_none(register: RegisterFile, project: str) -> None:
    same = to("execution")
    request = asked(register, project, ChangeDraft(Subject.END, "juni 2024"), same)
    assert told(register, project, request) == []


def sentences(register: RegisterFile) -> list[str]:
    found = warnings(register.reader, Period(2023, 11), date(2023, 11, 2))
    return [each.sentence for each in found if each.problem.code == "check_documents_missing"]


def test_what_is_missing_is_a_warning_before_printing_once_it_is_sent_in(
    register: RegisterFile, analysed: str
) -> None:
    request = asked(register, analysed)
    assert sentences(register) == [], "who still writes has not forgotten it yet"
    submit_request(register, request)
    (sentence,) = sentences(register)
    assert sentence == "Faseskiftet i ændringsanmodning 2023-01 mangler: PID."
    attach(register, OwnerField.REQUEST, request, PID)
    assert sentences(register) == []
