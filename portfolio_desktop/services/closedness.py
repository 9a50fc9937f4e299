"""Whether a case is closed: by itself, or by what it is about (DESIGN section 2). A change request
is closed with the item or the written procedure that deals with it, too.

Asked by whatever tells of cases, so that none of it calls open what another keeps back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import Item, WrittenProcedure
from portfolio_desktop.domain.project import Project
from portfolio_desktop.storage.reader import Reader

Dealing: TypeAlias = Item | WrittenProcedure
Case: TypeAlias = Dealing | ChangeRequest


@dataclass(frozen=True, slots=True)
class Grounds:
    """What cases are about, each by its id."""

    projects: Mapping[str, Project]
    requests: Mapping[str, ChangeRequest]
    procedures: Mapping[str, WrittenProcedure]
    dealing: Mapping[str, Sequence[Dealing]]
    """By change request all that deals with it."""

    def closing(self, case: Case) -> tuple[Case | Project, ...]:
        """What closes a case, the nearest first: itself, a written procedure, a change request, a
        project; and what deals with it, of a change request. Nothing where it is open.
        """
        dealing = self.dealing.get(case.id, ()) if isinstance(case, ChangeRequest) else ()
        return tuple(each for each in (*self._behind(case), *dealing) if each.closed)

    def is_closed(self, case: Case) -> bool:
        return bool(self.closing(case))

    def _behind(self, case: Case) -> Iterator[Case | Project]:
        yield case
        procedure = self.procedures.get(case.procedure_id or "") if isinstance(case, Item) else None
        if procedure is not None:
            yield from self._behind(procedure)
        about = (
            None if isinstance(case, ChangeRequest) else self.requests.get(case.request_id or "")
        )
        if about is not None:
            yield from self._behind(about)
        project = self.projects.get(case.project_id or "")
        if project is not None:
            yield project


def grounds_of(reader: Reader, cases: Iterable[Case]) -> Grounds:
    """What these cases are about, read at once."""
    known = list(cases)
    named = (each.procedure_id for each in known if isinstance(each, Item))
    procedures = reader.board.rows(WrittenProcedure, id=_ids(named))
    writing: list[Case] = [*known, *procedures]
    asked = (each.request_id for each in writing if not isinstance(each, ChangeRequest))
    requests = reader.requests(_ids(asked))
    about = (each.project_id for each in (*writing, *requests))
    return Grounds(
        {each.id: each for each in reader.projects(_ids(about))},
        {each.id: each for each in requests},
        {each.id: each for each in procedures},
        _dealing(reader, [each.id for each in known if isinstance(each, ChangeRequest)]),
    )


def _dealing(reader: Reader, requests: Iterable[str]) -> dict[str, list[Dealing]]:
    ids, rows = list(requests), reader.board.rows
    cases: list[Dealing] = [*rows(Item, request_id=ids)]
    cases += rows(WrittenProcedure, request_id=ids)
    return grouped(cases, lambda each: each.request_id or "")


def tells_of_closed(reader: Reader) -> bool:
    """Whether the portfolio status of a full edition tells of anything that is closed."""
    if reader.closed_projects():
        return True
    return bool(closed_requests(reader, reader.requests()))


def closed_requests(reader: Reader, requests: Sequence[ChangeRequest]) -> frozenset[str]:
    """The ids of those that are kept from the open edition."""
    grounds = grounds_of(reader, requests)
    return frozenset(each.id for each in requests if grounds.is_closed(each))


def _ids(named: Iterable[str | None]) -> list[str]:
    return sorted({each for each in named if each})
