"""What the open edition is made of: the register without what is closed.

Whatever makes content reads through `for_edition`, so that for the open one nothing of what is
closed is read at all: not by lists, counts, figures or sentences, nor by those that come later.
`pack_open` (of projects) and `agenda_items` say in words what stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.meetings import Item, WrittenProcedure
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.risks import Dispute, Risk
from portfolio_desktop.services.closed_accounts import closed_accounts
from portfolio_desktop.services.closedness import Case, grounds_of
from portfolio_desktop.storage.open_reader import OpenReader, Shut, Why
from portfolio_desktop.storage.reader import Reader

_Closable: TypeAlias = Project | Case | Risk | Dispute | Attachment


def for_edition(reader: Reader, *, open_only: bool) -> Reader:
    """The one door: what an edition is made of. For the open one that is the register without what
    is closed; who makes content goes through here before reading anything.
    """
    return open_reader(reader) if open_only else reader


def is_opened(reader: Reader) -> bool:
    """Whether it is what the open edition is made of."""
    return isinstance(reader, OpenReader)


def earlier_reader(then: Reader, now: Reader, *, open_only: bool) -> Reader:
    """What an edition may read of the register as it was, to tell what is otherwise now: for the
    open one nothing of what was closed then, or is by now.
    """
    return open_reader(then, open_reader(now).shut) if open_only else then


def closed_since(then: Reader, now: Reader) -> frozenset[str]:
    """The items and projects (ids) that are closed now and were not then."""
    before, closed = what_is_shut(then), open_reader(now).shut
    return frozenset(
        row for table in ("item", "project") for row in closed.of(table).keys() - before.of(table)
    )


def open_reader(reader: Reader, also: Shut | None = None) -> OpenReader:
    """The register without what is closed in it, nor what is closed `also` (by now, where this is
    the register as it was). One that is open already stays what it is.
    """
    if isinstance(reader, OpenReader):
        return reader
    shut = what_is_shut(reader)
    return OpenReader(reader, shut if also is None else shut.also(also))


def hidden_projects(reader: Reader) -> frozenset[str]:
    """The projects of which nothing is read through a reader of the open edition."""
    return frozenset(reader.shut.of("project")) if isinstance(reader, OpenReader) else frozenset()


def matters_tell_of_closed(reader: Reader, projects: Iterable[str]) -> bool:
    """Whether the open edition tells less of these projects' risks and dependencies."""
    about, rows = set(projects), reader.board
    concerns: tuple[Risk | Dispute, ...] = (*rows.closed(Risk), *rows.closed(Dispute))
    if any(each.project_id in about for each in concerns):
        return True
    closed = reader.closed_projects()
    ends = ({each.project_id, each.on_project_id} for each in rows.rows(Dependency))
    return any(both & closed and both & about for both in ends)


def sheets_tell_of_closed(reader: Reader, projects: Iterable[str]) -> bool:
    """Whether the open edition has no sheet of some of these projects, or tells less on it."""
    about = set(projects)
    closed = reader.projects(sorted(reader.closed_projects()))
    if any({each.id, each.parent_id} & about for each in closed):
        return True
    if matters_tell_of_closed(reader, about):
        return True
    shut = what_is_shut(reader)
    return any(
        case.id in shut.of(table) and case.project_id in about
        for table, cases in (
            ("item", reader.board.rows(Item)),
            ("change_request", reader.requests()),
        )
        for case in cases
    )


def accounts_tell_of_closed(reader: Reader, month: str) -> bool:
    """Whether there is any account of the month that the open edition is silent about."""
    return len(open_reader(reader).accounts([month])) < len(reader.accounts([month]))


def actions_tell_of_closed(reader: Reader) -> bool:
    """Whether there is any follow-up that the open edition is silent about."""
    return len(open_reader(reader).board.rows(Action)) < len(reader.board.rows(Action))


def what_is_shut(reader: Reader) -> Shut:
    """All that is closed, by itself or by what it is about, with what the open edition says."""
    board = reader.board
    cases: tuple[Case, ...] = (
        *board.rows(Item),
        *board.rows(WrittenProcedure),
        *reader.requests(),
    )
    grounds = grounds_of(reader, cases)
    closing = {case.id: grounds.closing(case) for case in cases}
    items = [case for case in cases if isinstance(case, Item) and closing[case.id]]
    shut = {
        "project": _closed_projects(reader),
        "item": _closed_cases(cases, Item, closing),
        "change_request": _closed_cases(cases, ChangeRequest, closing),
        "written_procedure": _closed_cases(cases, WrittenProcedure, closing),
        "risk": {each.id: _why((each,)) for each in board.closed(Risk)},
        "dispute": {each.id: _why((each,)) for each in board.closed(Dispute)},
        "attachment": {each.id: _why((each,)) for each in board.closed(Attachment)},
        "account": {each: Why() for each in sorted(closed_accounts(reader, items))},
    }
    return Shut({table: rows for table, rows in shut.items() if rows})


def headings_of_closed(reader: Reader) -> Mapping[str, Mapping[str, str]]:
    """By table the ids of all that is closed, each with the heading that stands in its place."""
    shut = what_is_shut(reader)
    return {
        table: {row: why.heading for row, why in rows.items()} for table, rows in shut.rows.items()
    }


def _closed_cases(
    cases: Iterable[Case], kind: type[Case], closing: dict[str, tuple[Case | Project, ...]]
) -> dict[str, Why]:
    return {
        case.id: _why(closing[case.id])
        for case in cases
        if isinstance(case, kind) and closing[case.id]
    }


def _closed_projects(reader: Reader) -> dict[str, Why]:
    """With its own heading each, and the reason of the programme where it has none itself."""
    closed = {each.id: each for each in reader.projects(reader.closed_projects())}
    return {
        each.id: Why(_why(_upwards(each, closed)).reason, each.open_heading.strip())
        for each in closed.values()
    }


def _upwards(project: Project, closed: dict[str, Project]) -> list[Project]:
    """The project and the closed programmes that it is a part of."""
    path = [project]
    while path[-1].parent_id in closed and closed[path[-1].parent_id] not in path:
        path.append(closed[path[-1].parent_id])
    return path


def _why(closing: Iterable[_Closable]) -> Why:
    """What the nearest says that says anything."""
    known = list(closing)
    reasons = (each.closed_reason.strip() for each in known)
    headings = (each.open_heading.strip() for each in known)
    return Why(next(filter(None, reasons), ""), next(filter(None, headings), ""))
