"""The order of the first table, which the board knows its projects in."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from types import MappingProxyType

from portfolio_desktop.domain.ordering import order_key, spread_ranks
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.workflows.import_standing import Standing
from portfolio_desktop.workflows.import_values import PreviewRow, RowStatus, Write


def in_table_order(
    rows: tuple[PreviewRow, ...], standing: Standing, notes: list[Problem]
) -> tuple[PreviewRow, ...]:
    """The rows, ranked as they stand where a register without projects gets them in another order
    than that of their numbers. Later tables move nothing: the order is the register's by then.
    """
    new = [row for row in rows if row.status is RowStatus.NEW]
    if standing.projects or _by_number(new):
        return rows
    notes.append(Problem("import.table_order"))
    ranks = dict(zip((row.key for row in new), spread_ranks(len(new)), strict=True))
    return tuple(_ranked(row, ranks[row.key]) if row.key in ranks else row for row in rows)


def _by_number(rows: Sequence[PreviewRow]) -> bool:
    keys = [order_key("", row.number, row.name) for row in rows]
    return keys == sorted(keys)


def _ranked(row: PreviewRow, rank: str) -> PreviewRow:
    write = Write("project", row.project_id or "", MappingProxyType({"rank": rank}))
    return dataclasses.replace(row, writes=(*row.writes, write))
