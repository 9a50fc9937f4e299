"""What operations of the log changed, field by field, before and after in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import ParticipantKind, Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import Confirmation, ReportStage
from portfolio_desktop.domain.status import Colour, Dimension, NoLight, RollUpRule
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.month_words import (
    confirmation_word,
    participant_kind_word,
    role_word,
    roll_up_word,
    stage_word,
)
from portfolio_desktop.services.places import field_name, thing_words
from portfolio_desktop.services.setting_words import setting_name, setting_words
from portfolio_desktop.services.words import (
    colour_word,
    date_words,
    day_words,
    dimension_name_of,
    kind_word,
    money_words,
    no_light_word,
    period_words,
    phase_name,
    phase_name_of,
    request_state_word,
    state_word,
    subject_word,
)
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Action, FieldValue, Operation, Record, RowKey

_LINKS = frozenset(
    {
        *("project_id", "report_id", "request_id", "participant_report_id", "period", "dimension"),
        *("version", "source"),
    }
)
"""Fields that say where a row belongs; a line about it says so already."""


_INNER = frozenset({"active", "key", "rank"})
"""Fields of a new row that only the program reads; a later change of one is told."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One changed field. `number` is the project's or the request's; `before` is "" for nothing.

    `place` names the field, with its month or dimension: "Tid, oktober 2023".
    """

    number: str
    place: str
    before: str
    after: str
    table: str
    row: str
    field: str
    project_id: str = ""


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a row belongs, as far as it can be told."""

    project_id: str = ""
    request_id: str = ""
    period: str = ""
    dimension: str = ""
    phase: str = ""
    setting: str = ""


class Teller:
    """Tells operations in words; what it has looked up once it remembers."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def lines(self, operations: Sequence[Operation]) -> tuple[FieldLine, ...]:
        """A line for every field that an operation changed, in the order of the operations."""
        homes = self._homes(operations)
        return tuple(
            line
            for operation in operations
            for line in self._lines_of(operation, homes.get((operation.table, operation.row)))
        )

    def value_words(self, field: str, value: FieldValue) -> str:
        """A field's value as it is shown."""
        match value:
            case None | "":
                return ""
            case bool():
                return _answer(field, value)
            case ImpreciseDate():
                return date_words(value)
            case Money():
                return money_words(value)
            case datetime():
                return value.isoformat(timespec="minutes")
            case date():
                return day_words(value)
            case str() if field == "rank":
                return pgettext("value", "by hand")
        return self._code_words(field, value) or str(value)

    def _code_words(self, field: str, value: FieldValue) -> str:
        """The words for a code, a key or a row id; "" where the value is its own words."""
        for kind, word in _CHOICES:
            if isinstance(value, kind):
                return word(value)
        named = self._named.get(field)
        return named.get(str(value), "") if named is not None else ""

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, str]]:
        return {
            "phase": {each.key: phase_name(each) for each in self._reader.phases()},
            "lead_id": self._leads,
            "accountable_id": self._leads,
            "participant_id": self._leads,
            "successor_id": self._leads,
            "person_id": self._persons,
            "parent_id": {
                row: f"{number} {name}" for row, (number, name) in self._projects.items()
            },
        }

    @cached_property
    def _dimensions(self) -> tuple[Dimension, ...]:
        return self._reader.dimensions()

    @cached_property
    def _leads(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._reader.participants()}

    @cached_property
    def _persons(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._reader.persons()}

    @cached_property
    def _projects(self) -> Mapping[str, tuple[str, str]]:
        return {row[0]: (row[1], row[2]) for row in self._reader.grid_projects()}

    @cached_property
    def _requests(self) -> Mapping[str, str]:
        return {each.id: each.number for each in self._reader.requests()}

    def _lines_of(self, operation: Operation, home: _Home | None) -> Iterator[FieldLine]:
        where = home or _Home()
        if operation.action in {Action.SET, Action.ERASE}:
            yield self._line(
                operation,
                where,
                operation.field,
                _single(operation.before),
                _single(operation.after),
            )
            return
        before, after = _record(operation.before), _record(operation.after)
        yielded = False
        for field in sorted((before or after).keys() - _LINKS - _INNER):
            values = before.get(field), after.get(field)
            if not all(_said_nothing(value) for value in values):
                yielded = True
                yield self._line(operation, where, field, *values)
        if not yielded:
            yield self._whole_line(operation, where)

    def _line(
        self,
        operation: Operation,
        home: _Home,
        field: str,
        before: FieldValue,
        after: FieldValue,
    ) -> FieldLine:
        gone = pgettext("value", "erased") if operation.erased else ""
        was, now = self._both_words(operation.table, field, home, (before, after))
        return FieldLine(
            number=self._number(home),
            place=self._place(operation.table, field, home),
            before=was or gone,
            after=now,
            table=operation.table,
            row=operation.row,
            field=field,
            project_id=home.project_id,
        )

    def _whole_line(self, operation: Operation, home: _Home) -> FieldLine:
        made = operation.action is Action.CREATE
        number = self._number(home)
        thing = thing_words(operation.table, number)
        return FieldLine(
            number=number,
            place=thing[:1].upper() + thing[1:],
            before="" if made else pgettext("value", "was there"),
            after=pgettext("value", "added") if made else pgettext("value", "removed"),
            table=operation.table,
            row=operation.row,
            field="",
            project_id=home.project_id,
        )

    def _both_words(
        self, table: str, field: str, home: _Home, values: tuple[FieldValue, FieldValue]
    ) -> tuple[str, str]:
        """The values before and after. Ranks of dimensions and phases say nothing to people."""
        if field == "rank" and table != "project":
            return "", pgettext("value", "moved")
        if home.setting:
            was, now = (setting_words(home.setting, str(value or "")) for value in values)
        else:
            was, now = (self.value_words(field, value) for value in values)
        return was, now

    def _number(self, home: _Home) -> str:
        if home.request_id:
            return self._requests.get(home.request_id, "")
        return self._projects.get(home.project_id, ("", ""))[0]

    def _place(self, table: str, field: str, home: _Home) -> str:
        name = setting_name(home.setting) if home.setting else field_name(table, field)
        of = ""
        if home.dimension:
            of = dimension_name_of(home.dimension, self._dimensions)
        elif home.phase:
            of = phase_name_of(home.phase, self._reader.phases())
        if of:
            name = (
                of
                if field == "colour"
                else _("{field} ({dimension})").format(field=name, dimension=of.lower())
            )
        if not home.period:
            return name
        return _("{field}, {month}").format(
            field=name, month=period_words(Period.parse(home.period))
        )

    def _homes(self, operations: Sequence[Operation]) -> dict[RowKey, _Home]:
        """Where each touched row belongs: by the record in the log, else by the row as it is."""
        records: dict[RowKey, Record] = {}
        by_table: dict[str, set[str]] = {}
        for operation in operations:
            by_table.setdefault(operation.table, set()).add(operation.row)
            for record in (operation.before, operation.after):
                if isinstance(record, Mapping):
                    records[operation.table, operation.row] = record
        links = _Links(self._reader, records)
        return {
            (table, row): home
            for table, rows in by_table.items()
            for row, home in links.homes(table, rows).items()
        }


class _Links:
    """Follows rows to the project or request they belong to."""

    def __init__(self, reader: Reader, records: Mapping[RowKey, Record]) -> None:
        self._reader = reader
        self._records = records

    def homes(self, table: str, rows: set[str]) -> dict[str, _Home]:
        match table:
            case "project":
                return {row: _Home(project_id=row) for row in rows}
            case "change_request" | "requested_change":
                return self._of_requests(table, rows)
            case "baseline" | "assignment" | "participation":
                owners = self._fields(table, rows, ("project_id",))
                return {row: _Home(owner) for row, (owner,) in owners.items()}
            case "report" | "participant_report" | "reminder" | "account" | "dismissal":
                return self._of_months(table, rows)
            case "dimension" | "phase" | "setting":
                keys = self._fields(table, rows, ("key",))
                return {row: _Home(**{table: key}) for row, (key,) in keys.items()}
            case "light" | "participant_light":
                return self._of_lights(table, rows)
        return {}

    def _of_months(self, table: str, rows: set[str]) -> dict[str, _Home]:
        found = self._fields(table, rows, ("project_id", "period"))
        return {row: _Home(owner, period=period) for row, (owner, period) in found.items()}

    def _of_lights(self, table: str, rows: set[str]) -> dict[str, _Home]:
        above = "report" if table == "light" else "participant_report"
        found = self._fields(table, rows, (f"{above}_id", "dimension"))
        reports = self._of_months(above, {report for report, _dimension in found.values()})
        return {
            row: replace(reports.get(report, _Home()), dimension=dimension)
            for row, (report, dimension) in found.items()
        }

    def _of_requests(self, table: str, rows: set[str]) -> dict[str, _Home]:
        if table == "change_request":
            owners = self._fields(table, rows, ("project_id",))
            return {row: _Home(owner, row) for row, (owner,) in owners.items()}
        found = self._fields(table, rows, ("request_id",))
        requests = self._of_requests("change_request", {request for (request,) in found.values()})
        return {row: requests.get(request, _Home()) for row, (request,) in found.items()}

    def _fields(
        self, table: str, rows: set[str], fields: tuple[str, ...]
    ) -> dict[str, tuple[str, ...]]:
        found = self._reader.columns_of(table, fields, rows)
        for row in rows - found.keys():
            record = self._records.get((table, row))
            if record is not None:
                found[row] = tuple(str(record.get(field) or "") for field in fields)
        return found


def _answer(field: str, value: bool) -> str:
    if field == "assumed":
        table = pgettext("plan", "from the table, not decided")
        return table if value else pgettext("plan", "decided")
    return pgettext("value", "yes") if value else pgettext("value", "no")


def _single(value: FieldValue | Record) -> FieldValue:
    return None if isinstance(value, Mapping) else value


def _record(value: FieldValue | Record) -> Record:
    return value if isinstance(value, Mapping) else {}


_CHOICES: tuple[tuple[type, Callable[..., str]], ...] = (
    (Colour, colour_word),
    (NoLight, no_light_word),
    (LifecycleState, state_word),
    (ProjectKind, kind_word),
    (RequestState, request_state_word),
    (Subject, subject_word),
    (ReportStage, stage_word),
    (Confirmation, confirmation_word),
    (ParticipantKind, participant_kind_word),
    (Role, role_word),
    (RollUpRule, roll_up_word),
)
_SHIPPED = frozenset(
    {
        *(ProjectKind.PROJECT, LifecycleState.ACTIVE, RequestState.DRAFT),
        *(ReportStage.REPORTED, ParticipantKind.OTHER, Role.MEMBER),
    }
)
"""What a new row says without anybody having said it."""


def _said_nothing(value: FieldValue) -> bool:
    return value is None or value == "" or value is False or value in _SHIPPED
