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
    "baseline_milestone": ("baseline_id", "baseline"),
    "baseline_budget": ("baseline_id", "baseline"),
    "milestone_forecast": ("milestone_id", "milestone"),
    "start_criterion": ("milestone_id", "milestone"),
    "action_move": ("action_id", "action"),
    "recommendation": ("item_id", "item"),
    "item_absence": ("item_id", "item"),
}
"""The rows that belong to a row which names the project: by which field, and its table."""


_OF_PARTICIPANTS = frozenset(
    {
        *("participant_report", "budget_cell", "baseline_budget", "hours_cell"),
        *("procedure_answer", "key_share", "hour_rate"),
    }
)
"""The rows that say something of one participant."""
_NAMED_BY_KEY = frozenset({"dimension", "phase", "setting"})


@dataclass(frozen=True, slots=True)
class Home:
    """Where a row belongs, as far as it can be told; `request` is its change request's number,
    `milestone` what its milestone is called.
    """

    project_id: str = ""
    request: str = ""
    period: str = ""
    dimension: str = ""
    phase: str = ""
    setting: str = ""
    participant_id: str = ""
    year: str = ""
    milestone: str = ""


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
        if table == "milestone":
            called = self._milestone_names(rows)
            owners = self.fields(table, rows, ("project_id",))
            return {
                row: Home(project, milestone=called.get(row, ""))
                for row, (project,) in owners.items()
            }
        if table in _NAMED_BY_KEY:
            keys = self.fields(table, rows, ("key",))
            return {row: Home(**{table: key}) for row, (key,) in keys.items()}
        if table in WITHIN:
            return self._of_parts(table, rows, *WITHIN[table])
        number = ("number",) if table == "change_request" else ()
        wanted = ("project_id", *number, "period", "year", *_participant_in(table))
        names = _names_in(table, wanted)
        if "project_id" not in names and table not in _OF_PARTICIPANTS:
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
        if gone:
            found |= self._reader.log.made_with(table, fields, gone)
        return {row: tuple(str(text or "") for text in texts) for row, texts in found.items()}

    def _of_parts(self, table: str, rows: set[str], link: str, owner_table: str) -> dict[str, Home]:
        names = _names_in(table, ("dimension", "year", *_participant_in(table)))
        found = self.fields(table, rows, (link, *names))
        owners = self.of(owner_table, {texts[0] for texts in found.values()})
        homes = {
            row: replace(owners.get(owner, Home()), **dict(zip(names, rest, strict=True)))
            for row, (owner, *rest) in found.items()
        }
        return self._at_milestones(table, homes)

    def _at_milestones(self, table: str, homes: dict[str, Home]) -> dict[str, Home]:
        """The homes with the milestones' names, where the table is about them."""
        if not _names_in(table, ("milestone_id",)):
            return homes
        about = self.fields(table, set(homes), ("milestone_id",))
        names = self._milestone_names({milestone for (milestone,) in about.values()})
        return {
            row: replace(home, milestone=names.get(about[row][0], ""))
            for row, home in homes.items()
        }

    def _milestone_names(self, rows: set[str]) -> dict[str, str]:
        """What the milestones are called, or were in the edit that took them away."""
        found = self._reader.columns_of("milestone", ("name",), rows)
        names = {row: str(name) for row, (name,) in found.items()}
        for row in rows - names.keys():
            record = self._records.get(("milestone", row), {})
            names[row] = str(record.get("name") or "")
        return names


def _participant_in(table: str) -> tuple[str, ...]:
    return ("participant_id",) if table in _OF_PARTICIPANTS else ()


def _names_in(table: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the wanted fields that the table has; none where the table is not ours."""
    if not CURRENT.knows(table, ""):
        return ()
    has = {field.name for field in CURRENT.table(table).fields}
    return tuple(name for name in wanted if name in has)


def _home(names: tuple[str, ...], texts: tuple[str, ...]) -> Home:
    told = dict(zip(names, texts, strict=True))
    return Home(
        told.get("project_id", ""),
        told.get("number", ""),
        told.get("period", ""),
        participant_id=told.get("participant_id", ""),
        year=told.get("year", ""),
    )
