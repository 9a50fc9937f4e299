"""The documents that the phase change of a request needs: which are attached, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.attachments import Attachment, DocumentKind
from portfolio_desktop.domain.change_request import RequestedChange, RequestState, Subject, Topic
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.phase_documents import needed_documents
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.request_lines import Consequence, readable_wishes
from portfolio_desktop.services.requested import ChangeDraft, Value, after_of, start_of
from portfolio_desktop.storage.reader import Reader

DOCUMENTS_MISSING = "check_documents_missing"
"""params: request (its number), missing (kinds, with commas). field: requests."""

_SENT = (RequestState.SUBMITTED, RequestState.ON_AGENDA)


@dataclass(frozen=True, slots=True)
class Documents:
    """What a phase change needs, in the order of the rule."""

    attached: tuple[DocumentKind, ...] = ()
    missing: tuple[DocumentKind, ...] = ()


def documents_for(
    reader: Reader, project_id: str, request_id: str, wishes: Mapping[Topic, Value]
) -> Documents:
    """Of a request that asks for this; nothing where it changes no phase.

    What is attached to the project counts too. The dearer of the approved and the wished budget
    says whether the risks must have been assessed.
    """
    start, phase = start_of(reader, project_id), wishes.get(Topic(Subject.PHASE))
    if not isinstance(phase, str) or phase == start.phase:
        return Documents()
    budgets = (start.budget, wishes.get(Topic(Subject.BUDGET)))
    dearest = max(
        (each for each in budgets if isinstance(each, Money)),
        key=lambda each: each.ore,
        default=None,
    )
    there = _kinds(reader, project_id, request_id)
    needed = needed_documents(phase, dearest)
    return Documents(
        tuple(each for each in needed if each in there),
        tuple(each for each in needed if each not in there),
    )


def document_consequences(
    reader: Reader, project_id: str, request_id: str, drafts: Iterable[ChangeDraft]
) -> tuple[Consequence, ...]:
    """As `documents_for`, in words beside the form; nothing where none is needed."""
    wishes = readable_wishes(reader, project_id, drafts)
    found = documents_for(reader, project_id, request_id, wishes)
    if not found.attached and not found.missing:
        return ()
    if not found.missing:
        sentence = _("The documents of the phase change are attached")
        return (Consequence(sentence, _listed(found.attached)),)
    sentence = _("Missing for the phase change: {documents}")
    attached = _("Attached: {documents}").format(documents=_listed(found.attached))
    return (
        Consequence(
            sentence.format(documents=_listed(found.missing)), attached if found.attached else ""
        ),
    )


def document_problems(reader: Reader, project_ids: Iterable[str]) -> dict[str, list[Problem]]:
    """By project what its requests lack that wait for a decision."""
    requests = [each for each in reader.requests(project_ids=project_ids) if each.state in _SENT]
    changes = grouped(
        reader.requested_changes([each.id for each in requests]), lambda each: each.request_id
    )
    found: dict[str, list[Problem]] = {}
    for request in requests:
        wishes = _asked(changes.get(request.id, ()))
        documents = documents_for(reader, request.project_id, request.id, wishes)
        if documents.missing:
            facts = {"request": request.number, "missing": ",".join(documents.missing)}
            problem = Problem(DOCUMENTS_MISSING, "requests", facts)
            found.setdefault(request.project_id, []).append(problem)
    return found


def documents_words(kinds: str) -> str:
    """The kinds of a problem in words."""
    return _listed(DocumentKind(each) for each in kinds.split(",") if each)


def _asked(changes: Iterable[RequestedChange]) -> dict[Topic, Value]:
    return {change.topic: after_of(change) for change in changes}


def _kinds(reader: Reader, project_id: str, request_id: str) -> frozenset[DocumentKind]:
    rows = [*reader.board.rows(Attachment, project_id=[project_id])]
    if request_id:
        rows += reader.board.rows(Attachment, request_id=[request_id])
    return frozenset(each.kind for each in rows)


def _listed(kinds: Iterable[DocumentKind]) -> str:
    return ", ".join(board_word(each) for each in kinds)
