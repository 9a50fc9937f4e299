"""What operations of the log changed, field by field, before and after in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from portfolio_desktop.domain.board_choices import BOARD_CHOICES, UNSAID
from portfolio_desktop.domain.case_text import CASE_TEXTS, plain
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import ParticipantKind, Role
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.project import LifecycleState, Phase, ProjectKind
from portfolio_desktop.domain.report import Confirmation, ReportSource, ReportStage
from portfolio_desktop.domain.status import Colour, Dimension, NoLight, RollUpRule
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_names import board_names
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.homes import Home, Homes
from portfolio_desktop.services.month_words import (
    confirmation_word,
    participant_kind_word,
    role_word,
    roll_up_word,
    source_word,
    stage_word,
)
from portfolio_desktop.services.places import field_name, thing_words
from portfolio_desktop.services.plan_words import milestone_kind_word
from portfolio_desktop.services.ranks import moved_words
from portfolio_desktop.services.setting_words import both_setting_words, setting_name
from portfolio_desktop.services.share_words import share_words
from portfolio_desktop.services.warning_names import warning_name, warning_place
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    date_words,
    day_words,
    dimension_name_of,
    kind_word,
    money_words,
    month_words,
    no_light_word,
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
        *("version", "source", "year", "quarter", "baseline_id", "milestone_id", "item_id"),
        *("procedure_id", "meeting_id", "action_id", "key_id", "recommendation_id"),
    }
)
"""Fields that say where a row belongs; a line about it says so already."""


_OF_WARNINGS: Mapping[str, Callable[[str], str]] = {"code": warning_name, "field": warning_place}
"""The codes that a warning set aside is kept by."""


_INNER = frozenset(
    {"active", "key", "rank", "blob", "media_type", "size", "position", "head", "pages"}
)
"""Fields of a new row that only the program reads; a later change of one is told."""

_ECHOES = frozenset({"milestone_forecast"})
"""Tables that keep a change once more, of which another line tells."""


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


class Teller:
    """Tells operations in words; what it has looked up once it remembers."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._numbers: dict[str, str] = {}
        self._read_names: dict[str, Mapping[str, str]] = {}

    def lines(self, operations: Sequence[Operation]) -> tuple[FieldLine, ...]:
        """A line for every field that an operation changed.

        In the order of the operations, but a project's own fields before what belongs to it.
        """
        homes = self._homes(operations)
        told = [
            (homes.get((each.table, each.row), Home()), each)
            for each in operations
            if each.table not in _ECHOES
        ]
        first: dict[str, int] = {}
        for place, (home, _operation) in enumerate(told):
            first.setdefault(home.project_id, place)
        told.sort(key=lambda pair: (first[pair[0].project_id], pair[1].table != "project"))
        return tuple(line for home, operation in told for line in self._lines_of(operation, home))

    def value_words(self, field: str, value: FieldValue) -> str:
        """A field's value as it is shown."""
        if field == "share" and isinstance(value, int):
            return share_words(value)
        named = self._names(field).get(str(value), "") if field in self._named else ""
        return named or ("" if field.endswith("_id") else plain_words(field, value))

    def _names(self, field: str) -> Mapping[str, str]:
        if field not in self._read_names:
            self._read_names[field] = self._named[field]()
        return self._read_names[field]

    @cached_property
    def _named(self) -> Mapping[str, Callable[[], Mapping[str, str]]]:
        def phases() -> Mapping[str, str]:
            return {each.key: phase_name(each) for each in self._phases}

        def projects() -> Mapping[str, str]:
            return {row: f"{number} {name}" for row, (number, name) in self._projects.items()}

        def leads() -> Mapping[str, str]:
            return self._leads

        return {
            **board_names(self._reader),
            "phase": phases,
            "lead_id": leads,
            "accountable_id": leads,
            "participant_id": leads,
            "counterpart_id": leads,
            "successor_id": leads,
            "person_id": lambda: self._persons,
            "parent_id": projects,
            "on_project_id": projects,
        }

    @cached_property
    def _dimensions(self) -> tuple[Dimension, ...]:
        return self._reader.dimensions()

    @cached_property
    def _phases(self) -> tuple[Phase, ...]:
        return self._reader.phases()

    @cached_property
    def _leads(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._reader.participants()}

    @cached_property
    def _persons(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._reader.persons()}

    @cached_property
    def _projects(self) -> Mapping[str, tuple[str, str]]:
        return {row[0]: (row[1], row[2]) for row in self._reader.grid_projects()}

    def _lines_of(self, operation: Operation, home: Home) -> Iterator[FieldLine]:
        if operation.action in {Action.SET, Action.ERASE}:
            yield self._line(
                operation,
                home,
                operation.field,
                _single(operation.before),
                _single(operation.after),
            )
            return
        before, after = _record(operation.before), _record(operation.after)
        yielded = False
        for field in before or after:
            values = before.get(field), after.get(field)
            named = field == "participant_id" and home.participant_id
            if not named and says_something(field, *values):
                yielded = True
                yield self._line(operation, home, field, *values)
        if not yielded:
            yield self._whole_line(operation, home)

    def _line(
        self,
        operation: Operation,
        home: Home,
        field: str,
        before: FieldValue,
        after: FieldValue,
    ) -> FieldLine:
        gone = pgettext("value", "erased") if operation.erased else ""
        was, now = self._both_words(operation.table, field, home, (before, after))
        return FieldLine(
            number=self._number(home),
            place=placed_name(
                operation.table, field, home, self._dimensions, self._phases, self._leads
            ),
            before=was or gone,
            after=now,
            table=operation.table,
            row=operation.row,
            field=field,
            project_id=home.project_id,
        )

    def _whole_line(self, operation: Operation, home: Home) -> FieldLine:
        made = operation.action is Action.CREATE
        number = self._number(home)
        thing = thing_words(operation.table, number)
        return FieldLine(
            number=number,
            place=capital(thing),
            before="" if made else pgettext("value", "was there"),
            after=pgettext("value", "added") if made else pgettext("value", "removed"),
            table=operation.table,
            row=operation.row,
            field="",
            project_id=home.project_id,
        )

    def _both_words(
        self, table: str, field: str, home: Home, values: tuple[FieldValue, FieldValue]
    ) -> tuple[str, str]:
        """The values before and after; what was done, where those say nothing to people."""
        if field == "rank" and (table != "project" or all(values)):
            return "", moved_words(table, *map(str, values))
        if table == "saved_view" and field == "definition":
            return "", pgettext("value", "as it stood on the screen")
        if home.setting:
            was, now = both_setting_words(home.setting, *(str(value or "") for value in values))
        elif table == "dismissal" and field in _OF_WARNINGS:
            was, now = (_OF_WARNINGS[field](str(value or "")) for value in values)
        elif field in CASE_TEXTS.get(table, ()):
            was, now = (plain(str(value or "")) for value in values)
        else:
            was, now = (self.value_words(field, value) for value in values)
        return was, now

    def _number(self, home: Home) -> str:
        return home.request or self._numbers.get(home.project_id, "")

    def _remember_numbers(self, homes: Homes, found: Iterable[Home]) -> None:
        """Those of the projects, also of such as the register no longer has after an undo."""
        asked = {home.project_id for home in found} - {"", *self._numbers}
        if not asked:
            return
        self._numbers |= {row[0]: row[1] for row in self._reader.grid_projects(asked)}
        gone = homes.fields("project", asked - self._numbers.keys(), ("number",))
        self._numbers |= {project: fields[0] for project, fields in gone.items()}

    def _homes(self, operations: Sequence[Operation]) -> dict[RowKey, Home]:
        """Where each touched row belongs: as it is, as the record says, or as it was made."""
        records: dict[RowKey, Record] = {}
        by_table: dict[str, set[str]] = {}
        for operation in operations:
            by_table.setdefault(operation.table, set()).add(operation.row)
            for record in (operation.before, operation.after):
                if isinstance(record, Mapping):
                    records[operation.table, operation.row] = record
        homes = Homes(self._reader, records)
        found = {
            (table, row): home
            for table, rows in by_table.items()
            for row, home in homes.of(table, rows).items()
        }
        self._remember_numbers(homes, found.values())
        return found


def placed_name(
    table: str,
    field: str,
    home: Home,
    dimensions: Iterable[Dimension],
    phases: Iterable[Phase] = (),
    participants: Mapping[str, str] | None = None,
) -> str:
    """The field's name with its dimension (or phase) and month: "Tid, oktober 2023".

    `participants` are names by id, for what one of them reported.
    """
    name = setting_name(home.setting) if home.setting else field_name(table, field)
    of = ""
    if home.dimension:
        of = dimension_name_of(home.dimension, dimensions)
    elif home.phase:
        of = phase_name_of(home.phase, phases)
    if of:
        name = (
            of
            if field == "colour"
            else _("{field} ({dimension})").format(field=name, dimension=of.lower())
        )
    if home.milestone and (table, field) != ("milestone", "name"):
        name = _("{field} for “{milestone}”").format(field=name, milestone=home.milestone)
    if participants and home.participant_id:
        who = participants.get(home.participant_id, "")
        name = _("{field} from {participant}").format(field=name, participant=who)
    return _when(name, home)


def _when(name: str, home: Home) -> str:
    """The name with the month or the year it is about."""
    if home.year:
        return _("{field}, {year}").format(field=name, year=home.year)
    if not home.period:
        return name
    return _("{field}, {month}").format(field=name, month=month_words(home.period))


def says_something(field: str, *values: FieldValue) -> bool:
    """Whether a field of a whole record is worth a line: one somebody gave a value."""
    if field in _LINKS or field in _INNER:
        return False
    return not all(_said_nothing(value) for value in values)


def plain_words(field: str, value: FieldValue) -> str:
    """A value as it is shown; keys and ids of other rows stand as they are."""
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
    return next((word(value) for kind, word in _CHOICES if isinstance(value, kind)), str(value))


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
    (ReportSource, source_word),
    (Confirmation, confirmation_word),
    (ParticipantKind, participant_kind_word),
    (Role, role_word),
    (RollUpRule, roll_up_word),
    (MilestoneKind, milestone_kind_word),
    *((kind, board_word) for kind in BOARD_CHOICES),
)
_SHIPPED = frozenset(
    (type(choice), choice)
    for choice in (
        *(ProjectKind.PROJECT, LifecycleState.ACTIVE, RequestState.DRAFT),
        *(ReportStage.REPORTED, ParticipantKind.OTHER, Role.MEMBER, MilestoneKind.OTHER),
        *UNSAID,
    )
)
"""What a new row says without anybody having said it."""


def _said_nothing(value: FieldValue) -> bool:
    shipped = isinstance(value, StrEnum) and (type(value), value) in _SHIPPED
    return value is None or value == "" or value is False or shipped
