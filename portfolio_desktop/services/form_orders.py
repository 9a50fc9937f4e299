"""Which report forms are to be made for a month: one for each project, or for each participant."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Iterable
from enum import StrEnum

from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.participants import reports_for
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.services.collection import Collection, CollectionRow
from portfolio_desktop.services.form_content import FormOrder, FormSubject
from portfolio_desktop.storage.reader import Reader


class FormScope(StrEnum):
    """For which projects."""

    EXPECTED = "expected"
    """All that are to report for the month."""
    MISSING = "missing"
    CHOSEN = "chosen"


def projects_in(
    collection: Collection, scope: FormScope, chosen: Several[str] = ()
) -> tuple[str, ...]:
    """The projects of a scope in the board's order; one whose report is approved needs no form."""
    return tuple(
        row.project_id
        for row in collection.rows
        if row.stage is not ReportStage.APPROVED and _is_in(row, scope, chosen)
    )


def _is_in(row: CollectionRow, scope: FormScope, chosen: Several[str]) -> bool:
    match scope:
        case FormScope.EXPECTED:
            return row.expected or row.missing
        case FormScope.MISSING:
            return row.missing
        case FormScope.CHOSEN:
            return row.project_id in chosen


def project_orders(project_ids: Iterable[str]) -> tuple[FormOrder, ...]:
    """One form for each project."""
    return tuple(FormOrder((FormSubject(each),)) for each in project_ids)


def participant_orders(
    reader: Reader,
    period: Period,
    project_ids: Iterable[str],
    *,
    participants: Several[str] = (),
    missing_only: bool = False,
) -> tuple[FormOrder, ...]:
    """One form for each participant, with a page for each of these projects that it reports on.

    `participants` are the only ones wanted, where there are any; with `missing_only` what has been
    reported for the month already is left out.
    """
    wanted = tuple(project_ids)
    there = {each.id: each for each in reader.participants() if reports_for(each, period)}
    on: dict[str, set[str]] = {}
    for each in reader.participations(wanted):
        on.setdefault(each.participant_id, set()).add(each.project_id)
    reported = {
        (each.participant_id, each.project_id)
        for each in (reader.participant_reports([period], wanted) if missing_only else ())
        if each.received_on is not None
    }
    found = sorted(
        (
            there[each]
            for each in on
            if each in there and (not participants or each in participants)
        ),
        key=lambda each: (danish_key(each.name), each.id),
    )
    orders = (
        FormOrder(
            tuple(
                FormSubject(project, each.id)
                for project in wanted
                if project in on[each.id] and (each.id, project) not in reported
            ),
            each.name,
        )
        for each in found
    )
    return tuple(order for order in orders if order.subjects)
