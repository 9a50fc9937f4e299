"""Whether a case is closed: by itself, or by what it is about (DESIGN section 2). A change request
is closed with the item or the written procedure that deals with it, too, and a project with the
programme it is a part of. What is behind something closed is closed whatever lies between.

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
    """With the programmes that they are parts of."""
    requests: Mapping[str, ChangeRequest]
    procedures: Mapping[str, WrittenProcedure]
    dealing: Mapping[str, Sequence[Dealing]]
    """By change request all that deals with it."""

    def closing(self, case: Case) -> tuple[Case | Project, ...]:
        """What closes a case, the nearest first: itself, a written procedure, a change request,
        what else deals with that, a project, its programme. Nothing where it is open.
        """
        path: list[Case | Project] = [case]
        seen = {case.id}
        for each in path:  # grows as it is walked
            for near in self._about(each):
                if near.id not in seen:
                    seen.add(near.id)
                    path.append(near)
        return tuple(each for each in path if each.closed)

    def is_closed(self, case: Case) -> bool:
        return bool(self.closing(case))

    def _about(self, case: Case | Project) -> Iterator[Case | Project]:
        if isinstance(case, Project):
            near: list[Case | Project | None] = [self.projects.get(case.parent_id or "")]
        else:
            near = [self.projects.get(case.project_id or "")]
            if not isinstance(case, ChangeRequest):
                near.insert(0, self.requests.get(case.request_id or ""))
            if isinstance(case, Item):
                near.insert(0, self.procedures.get(case.procedure_id or ""))
            near += self.dealing.get(case.id, ())
        yield from (each for each in near if each is not None)


class _Gathering:
    """Reads what cases are about, and what that is about, until all of it is known."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.requests: dict[str, ChangeRequest] = {}
        self.procedures: dict[str, WrittenProcedure] = {}
        self.dealing: dict[str, list[Dealing]] = {}
        self.projects: dict[str, Project] = {}

    def gather(self, cases: Iterable[Case]) -> None:
        new = list(cases)
        while new:
            self._read_projects(each.project_id for each in new)
            procedures = self._new_procedures(each for each in new if isinstance(each, Item))
            writing = [each for each in (*new, *procedures) if not isinstance(each, ChangeRequest)]
            requests = self._new_requests(each.request_id for each in writing)
            asked = [*requests, *(each for each in new if isinstance(each, ChangeRequest))]
            new = [*procedures, *requests, *self._new_dealing(asked)]

    def _new_procedures(self, items: Iterable[Item]) -> list[WrittenProcedure]:
        ids = _ids(each.procedure_id for each in items) - self.procedures.keys()
        found = self._reader.board.rows(WrittenProcedure, id=sorted(ids)) if ids else ()
        self.procedures |= {each.id: each for each in found}
        return list(found)

    def _new_requests(self, named: Iterable[str | None]) -> list[ChangeRequest]:
        ids = _ids(named) - self.requests.keys()
        found = self._reader.requests(sorted(ids)) if ids else ()
        self.requests |= {each.id: each for each in found}
        return list(found)

    def _new_dealing(self, requests: Iterable[ChangeRequest]) -> list[Dealing]:
        """What puts these requests before the board, or decided them."""
        asked = {each.id: each for each in requests if each.id not in self.dealing}
        if not asked:
            return []
        rows = self._reader.board.rows
        found: list[Dealing] = [*rows(Item, request_id=asked)]
        found += rows(WrittenProcedure, request_id=asked)
        self.dealing |= {request: [] for request in asked}
        self.dealing |= grouped(found, lambda each: each.request_id or "")
        return found + self._deciding(asked.values())

    def _deciding(self, requests: Iterable[ChangeRequest]) -> list[Dealing]:
        known = list(requests)
        rows = self._reader.board.rows
        items = {each.id: each for each in rows(Item, id=_ids(each.item_id for each in known))}
        ids = _ids(each.procedure_id for each in known)
        procedures = {each.id: each for each in rows(WrittenProcedure, id=ids)}
        for each in known:
            deciding = (items.get(each.item_id or ""), procedures.get(each.procedure_id or ""))
            self.dealing[each.id] += [found for found in deciding if found is not None]
        return [*items.values(), *procedures.values()]

    def _read_projects(self, named: Iterable[str | None]) -> None:
        ids = _ids(named) - self.projects.keys()
        while ids:
            found = {each.id: each for each in self._reader.projects(sorted(ids))}
            self.projects |= found
            ids = _ids(each.parent_id for each in found.values()) - self.projects.keys()


def grounds_of(reader: Reader, cases: Iterable[Case]) -> Grounds:
    """What these cases are about, read at once."""
    gathering = _Gathering(reader)
    gathering.gather(cases)
    return Grounds(gathering.projects, gathering.requests, gathering.procedures, gathering.dealing)


def tells_of_closed(reader: Reader) -> bool:
    """Whether the portfolio status of a full edition tells of anything that is closed."""
    if reader.closed_projects():
        return True
    return bool(closed_requests(reader, reader.requests()))


def closed_requests(reader: Reader, requests: Sequence[ChangeRequest]) -> frozenset[str]:
    """The ids of those that are kept from the open edition."""
    grounds = grounds_of(reader, requests)
    return frozenset(each.id for each in requests if grounds.is_closed(each))


def _ids(named: Iterable[str | None]) -> set[str]:
    return {each for each in named if each}
