"""A reader that never reads what is closed, so that nothing made of it can tell.

The open edition is made of what it gives. In every statement the tables are replaced by the part of
them that is open: of a row that is `Shut` what `KEPT` names is left, and every other row that
refers to one is not there at all, nor what refers to that. Tables and fields that a later format
brings are withheld by the same rules.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from portfolio_desktop.storage.fields import Field, Table
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.relations import references
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.shapes import Rows


class Why(NamedTuple):
    """Why a row is closed, and what stands in its place; either may be ""."""

    reason: str = ""
    heading: str = ""


class Shut(NamedTuple):
    """The rows that are closed, by table and id: those of `KEPT` that leave a heading, and others
    (change requests, written procedures, accounts) that leave nothing."""

    rows: Mapping[str, Mapping[str, Why]]

    def also(self, other: Shut) -> Shut:
        """These, and what another says; where both know a row, in these words."""
        tables = self.rows.keys() | other.rows.keys()
        return Shut({name: {**other.of(name), **self.of(name)} for name in sorted(tables)})

    def of(self, table: str) -> Mapping[str, Why]:
        return self.rows.get(table, {})


class _Kept(NamedTuple):
    """What is left of a closed row: where the heading goes, and the fields that stay."""

    heading: str
    fields: frozenset[str]


KEPT: Mapping[str, _Kept] = {
    "project": _Kept(
        "name",
        frozenset({"number", "parent_id", "rank", "archived", "entered_on", "left_on"}),
    ),
    "item": _Kept("title", frozenset({"meeting_id", "rank", "kind", "late"})),
    "risk": _Kept("title", frozenset({"project_id", "number", "kind", "ended_on", "rank"})),
    "dispute": _Kept("title", frozenset({"project_id", "number", "ended_on", "rank"})),
    "attachment": _Kept(
        "name", frozenset({"project_id", "request_id", "item_id", "procedure_id", "rank"})
    ),
}
_CASES = frozenset({"project", "item", "change_request", "written_procedure"})
"""What other rows belong to. `Shut` names each of them that is closed, also by what it is about; of
other tables what belongs to something closed is gone."""
_LOOSENED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("start_criterion", "item_id"): ("note", "decision_reference"),
}
"""Rows that stay though the field leads to something closed, without these words: what must hold
before a milestone is not decided by who relaxed it."""
_LOG = ("edit", "op", "op_value")
_WORD = re.compile(r"\w+")


class OpenReader(Reader):
    """Reads the rows behind another reader without what is shut. It has no log."""

    def __init__(self, behind: Reader, shut: Shut) -> None:
        self.shut = shut
        super().__init__(OpenRows(behind._connection, shut))

    def is_shut(self, table: str, row: str) -> bool:
        return row in self.shut.of(table)


class OpenRows:
    """Executes statements on the open part of every table."""

    def __init__(self, behind: Rows, shut: Shut) -> None:
        self._behind = behind
        self._shut = shut
        self._rewritten: dict[str, str] = {}

    def execute(self, query: str, values: Any = (), /) -> sqlite3.Cursor:
        known = self._rewritten.get(query)
        if known is None:
            known = self._rewritten[query] = self._opened(query)
        return self._behind.execute(known, values)

    def _opened(self, query: str) -> str:
        named = self._parts.keys() & set(_WORD.findall(query))
        if not named:
            return query
        shut = (text for table, text in self._lists.items() if self._is_asked(table, named))
        parts = ", ".join((*shut, *(self._parts[each] for each in sorted(named))))
        for beginning in ("WITH RECURSIVE ", "WITH "):
            if query.startswith(beginning):
                return f"{beginning}{parts}, {query.removeprefix(beginning)}"
        return f"WITH {parts} {query}"

    def _is_asked(self, table: str, named: Collection[str]) -> bool:
        return any(_shut_name(table) in self._parts[each] for each in named)

    @cached_property
    def _lists(self) -> dict[str, str]:
        """The shut rows of each table, as tables of their own."""
        return {
            table: f"{_shut_name(table)}(id, reason, heading) AS MATERIALIZED (SELECT"
            " json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')"
            f" FROM json_each({_literal(_listed(rows))}))"
            for table, rows in self._shut.rows.items()
        }

    @cached_property
    def _parts(self) -> dict[str, str]:
        """By table its open part, where that is another than all of it."""
        return {
            **{name: f"{name} AS (SELECT * FROM main.{name} WHERE 0)" for name in _LOG},
            **dict(_open_parts(self._shut)),
        }


def _open_parts(shut: Shut) -> Iterator[tuple[str, str]]:
    gone = _Gone(shut)
    for table in CURRENT.tables:
        text = _open_part(table, shut, gone)
        if text:
            yield table.name, text


def _open_part(table: Table, shut: Shut, gone: _Gone) -> str:
    name = table.name
    if name == "setting":
        return _open_settings(shut)
    left_out = gone.condition(name)
    columns = list(_columns(table, shut))
    if not left_out and columns == ["id", *table.columns]:
        return ""
    where = f" WHERE coalesce(NOT ({left_out}), 1)" if left_out else ""
    shown = ", ".join(columns)
    # Inlined wherever it is named, so that the table's own indexes serve.
    return f"{name} AS NOT MATERIALIZED (SELECT rowid AS rowid, {shown} FROM main.{name}{where})"


def _open_settings(shut: Shut) -> str:
    """Without those that are kept for something closed, by its id in their key."""
    lists = [f"SELECT id FROM {_shut_name(table)}" for table, rows in shut.rows.items() if rows]
    if not lists:
        return ""
    return (
        "setting AS (SELECT rowid AS rowid, id, key, value FROM main.setting WHERE NOT EXISTS"
        f" (SELECT 1 FROM ({' UNION ALL '.join(lists)}) AS s WHERE instr(key, s.id)))"
    )


def _columns(table: Table, shut: Shut) -> Iterator[str]:
    """Every column by its name, with what stands in it for the open edition."""
    yield "id"
    kept = KEPT.get(table.name) if shut.of(table.name) else None
    for field in table.fields:
        if kept is not None and field.name not in kept.fields:
            yield from _withheld(table.name, field, kept)
        else:
            yield from _loosened(table.name, field, shut)


def _withheld(table: str, field: Field, kept: _Kept) -> Iterator[str]:
    """The field's columns as nobody had filled them, or with what is said in their place."""
    closed, said = f"id IN (SELECT id FROM {_shut_name(table)})", ""
    if field.name == "closed":
        said = "1"
    elif field.name in {"closed_reason", "open_heading", kept.heading}:
        which = "reason" if field.name == "closed_reason" else "heading"
        said = f"(SELECT s.{which} FROM {_shut_name(table)} AS s WHERE s.id = main.{table}.id)"
    for column in field.columns:
        yield _instead(column, closed, said or _literal(field.default))


def _loosened(table: str, field: Field, shut: Shut) -> Iterator[str]:
    for (owner, link), words in _LOOSENED.items():
        target = CURRENT.table(table).field(link).references if owner == table else ""
        if target and field.name in words and shut.of(target):
            closed = f"coalesce({link} IN (SELECT id FROM {_shut_name(target)}), 0)"
            for column in field.columns:
                yield _instead(column, closed, _literal(field.default))
            return
    yield from field.columns


def _instead(column: str, closed: str, said: str) -> str:
    return f"CASE WHEN {closed} THEN {said} ELSE {column} END AS {column}"


class _Gone:
    """Which rows of a table are not there, as a condition of SQL; "" where all of them are.

    Where a field that leads nowhere makes it NULL, the row is there. No condition within another is
    wrapped in a function, so that it is looked up by its index.
    """

    def __init__(self, shut: Shut) -> None:
        self._shut = shut
        self._links: dict[str, list[tuple[str, str]]] = {}
        for target, fields in references().items():
            for table, field in fields:
                if (table, field) not in _LOOSENED and table != target:
                    self._links.setdefault(table, []).append((field, target))

    def condition(self, table: str) -> str:
        parts = [f"id IN (SELECT id FROM {_shut_name(table)})"] if self._is_left_out(table) else []
        if table not in _CASES:
            parts += filter(None, (self._through(*link) for link in self._links.get(table, ())))
        return " OR ".join(parts)

    def _is_left_out(self, table: str) -> bool:
        return table not in KEPT and bool(self._shut.of(table))

    def _through(self, field: str, target: str) -> str:
        """That the row belongs to something that is closed, or not there."""
        if target in _CASES:
            inner = f"SELECT id FROM {_shut_name(target)}" if self._shut.of(target) else ""
        else:
            condition = self.condition(target)
            if target in KEPT and self._shut.of(target):
                own = f"id IN (SELECT id FROM {_shut_name(target)})"
                condition = f"{own} OR {condition}" if condition else own
            inner = f"SELECT id FROM main.{target} WHERE {condition}" if condition else ""
        return f"{field} IN ({inner})" if inner else ""


def _shut_name(table: str) -> str:
    return f"shut_{table}"


def _listed(rows: Mapping[str, Why]) -> str:
    return json.dumps([[row, *why] for row, why in rows.items()], ensure_ascii=True)


def _literal(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
