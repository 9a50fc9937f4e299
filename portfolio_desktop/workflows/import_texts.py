"""Texts for the meeting that the secretariat has edited, in a register that another is brought
into: a report from elsewhere is kept beside them, and where they are replaced that is said."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.two_texts import is_changed, reported
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.storage.values import FieldValue, RowKey

Rows = Mapping[RowKey, dict[str, FieldValue]]

_TEXTS = ("remarks", "reported_remarks", "confirmation", "confirmation_on", "confirmed_by")


def with_meeting_texts(
    said: Rows, held: Rows
) -> tuple[dict[RowKey, dict[str, FieldValue]], dict[RowKey, Problem]]:
    """What is said, with the register's own texts for the meeting where nobody else edited them,
    and what is to be questioned about a report."""
    kept = dict(said)
    questioned: dict[RowKey, Problem] = {}
    for key in said.keys() & held.keys():
        if key[0] != "report":
            continue
        own, other = _report(key, held), _report(key, said)
        if not _stands(own) or own.remarks == other.remarks:
            continue
        if is_changed(other):
            questioned[key] = _question("import.meeting_text_replaced", own)
            continue
        after = reported(own, other.remarks)
        kept[key] = said[key] | {name: getattr(after, name) for name in _TEXTS}
        if after != own:
            questioned[key] = _question("import.meeting_text_kept", own)
    return kept, questioned


def _stands(report: Report) -> bool:
    return is_changed(report) and report.stage is ReportStage.REPORTED


def _report(key: RowKey, rows: Rows) -> Report:
    values: dict[str, Any] = dict(rows[key])
    return Report(id=key[1], **values)


def _question(code: str, report: Report) -> Problem:
    return Problem(code, Target.REMARKS, MappingProxyType({"period": report.period}))
