"""The decision log as a workbook: a row for each decision, with real dates."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.dates import read_optional_date
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.status_table import CellContent, Column, StatusTable
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.services.decision_log import LoggedDecision
from portfolio_desktop.services.decision_table import decision_table

_WIDTHS = (12, 22, 30, 28, 40, 50, 50)
_WRAPPED = 3
"""From this column on texts wrap."""


def decisions_xlsx(decisions: Sequence[LoggedDecision], register_name: str) -> bytes:
    """The same decisions give the same bytes; text stays text whatever it begins with."""
    table = decision_table(decisions)
    title = _("{title} – {register}").format(title=table.title, register=register_name)
    columns = tuple(
        Column(head, width, wraps=place >= _WRAPPED)
        for place, (head, width) in enumerate(zip(table.heads, _WIDTHS, strict=True))
    )
    rows = tuple(
        _cells(decision, words) for decision, words in zip(decisions, table.rows, strict=True)
    )
    return status_xlsx(StatusTable(title, None, columns, rows), table.title)


def _cells(decision: LoggedDecision, words: tuple[str, ...]) -> tuple[CellContent, ...]:
    """The row with its day as a date."""
    day = read_optional_date(decision.on.isoformat()) if decision.on is not None else None
    return (day, *words[1:])
