"""Where rows of the register belong: the project, request, month and dimension people know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import Record, RowKey

WITHIN = {
    "light": ("report_id", "report"),
    "participant_light": ("participant_report_id", "participant_report"),
    "requested_change": ("request_id", "change_request"),
}
"""The rows that belong to a row which names the project: by which field, and its table."""


_NAMED_BY_KEY = frozenset({"dimension", "phase", "setting"})


@dataclass(frozen=True, slots=True)
class Home:
    """Where a row belongs, as far as it can be told; `request` is its change request's number."""

    project_id: str = ""
    request: str = ""
    period: str = ""
    dimension: str = ""
    phase: str = ""
    setting: str = ""
    participant_id: str = ""


def home_of(reader: Reader, table: str, row: str) -> Home:
    """Where one row belongs, also one that is gone."""
    return Homes(reader, {}).of(table, {row}).get(row, Home())


def number_of(reader: Reader, home: Home) -> str:
    """The number of the row's request or project; "" where it has none."""
    if home.request or not home.project_id:
        return home.request
    numbers = Homes(reader, {}).fields("project", {home.project_id}, ("number",))
    return numbers.get(home.project_id, ("",))[0]


class Homes:
    """Follows rows to where they belong: as they are, as their record says, or as they were made.

    `records` are those an edit made or removed.
    """

    def __init__(self, reader: Reader, records: Mapping[RowKey, Record]) -> None:
        self._reader = reader
        self._records = records

    def of(self, table: str, rows: set[str]) -> dict[str, Home]:
        if table == "project":
            return {row: Home(project_id=row) for row in rows}
        if table in _NAMED_BY_KEY:
            keys = self.fields(table, rows, ("key",))
            return {row: Home(**{table: key}) for row, (key,) in keys.items()}
        if table in WITHIN:
            return self._of_parts(table, rows, *WITHIN[table])
        theirs = ("participant_id",) if table == "participant_report" else ()
        names = _names_in(table, ("project_id", "number", "period", *theirs))
        if "project_id" not in names:
            return {}
        return {row: _home(names, texts) for row, texts in self.fields(table, rows, names).items()}

    def fields(
        self, table: str, rows: set[str], fields: tuple[str, ...]
    ) -> dict[str, tuple[str, ...]]:
        """These one-column fields by row id."""
        found = self._reader.columns_of(table, fields, rows)
        for row in rows - found.keys():
            record = self._records.get((table, row))
            if record is not None:
                found[row] = tuple(str(record.get(field) or "") for field in fields)
        gone = rows - found.keys()
        return found | self._reader.log.made_with(table, fields, gone) if gone else found

    def _of_parts(self, table: str, rows: set[str], link: str, owner_table: str) -> dict[str, Home]:
        names = _names_in(table, (link, "dimension"))
        found = self.fields(table, rows, names)
        owners = self.of(owner_table, {texts[0] for texts in found.values()})
        return {
            row: replace(owners.get(owner, Home()), dimension="".join(rest))
            for row, (owner, *rest) in found.items()
        }


def _names_in(table: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the wanted fields that the table has; none where the table is not ours."""
    if not CURRENT.knows(table, ""):
        return ()
    has = {field.name for field in CURRENT.table(table).fields}
    return tuple(name for name in wanted if name in has)


def _home(names: tuple[str, ...], texts: tuple[str, ...]) -> Home:
    told = dict(zip(names, texts, strict=True))
    return Home(
        told["project_id"],
        told.get("number", ""),
        told.get("period", ""),
        participant_id=told.get("participant_id", ""),
    )
