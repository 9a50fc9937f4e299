"""Turns the rows of a mapped table into what the register would understand, with every doubt."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from portfolio_desktop.domain.dates import (
    DEFAULT_DATE_RULES,
    DateRules,
    ImpreciseDate,
    Precision,
    date_from_cell,
    read_date,
    why_unread,
)
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.remark_colours import named_colours
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.exchange.amounts import read_amount, unit_of, unit_shown
from portfolio_desktop.exchange.column_titles import DATES, LIGHT, Target, is_lamp, plain_title
from portfolio_desktop.exchange.imported import ImportedRow, Lamp, Vocabulary
from portfolio_desktop.exchange.lamp_words import (
    LampReading,
    letters_used,
    read_lamp,
    says_not_stated,
)
from portfolio_desktop.exchange.mapping import ColumnUse, looks_like_number
from portfolio_desktop.exchange.no_light import no_light_kind, reports_from
from portfolio_desktop.exchange.project_words import read_kind, read_phase, read_state
from portfolio_desktop.exchange.source import SourceRow, tidy
from portfolio_desktop.exchange.tables import Cell, CellNote
from portfolio_desktop.services.steps import Steps, in_parts, run_through

_WORDS = (
    Target.PURPOSE,
    Target.CASE_NUMBER,
    Target.PARENT,
    Target.LEAD,
    Target.STATE_REASON,
    Target.REMARKS,
    Target.REPORTED_REMARKS,
    Target.SECRETARIAT_NOTE,
    Target.OVERALL_REASON,
    Target.CORRECTIVE_ACTION,
)
_NUMBER_FIRST = re.compile(
    r"([A-Za-zÆØÅæøå]{0,4}\d{1,4}[-–]\d{1,4}[a-z]?)[\s:.–-]+(\S.*)", re.DOTALL
)
_ROWS_AT_ONCE = 20
_TOTAL = re.compile(r"(i alt|total|sum|antal( projekter)?|subtotal)\b.*")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is known of the whole table before any of its rows is read."""

    columns: Mapping[str, ColumnUse]
    rules: Mapping[str, DateRules]
    letters: Mapping[str, frozenset[str]]
    empty_lamps: frozenset[str]
    units: Mapping[str, int]
    headings: frozenset[str]


@dataclass(slots=True)
class _Findings:
    """The doubts gathered while one row is read."""

    doubts: list[Problem] = dataclasses.field(default_factory=list)

    def doubt(self, code: str, target: str, **params: str) -> None:
        self.doubts.append(Problem(code, target, MappingProxyType(dict(params))))

    def kept_out(self, code: str, target: str, text: str, reason: Problem | None) -> None:
        """A doubt about a value that was not read, with the reason and its facts."""
        if reason is None:
            return
        facts = {name: str(value) for name, value in reason.params.items()}
        self.doubt(code, target, **facts, text=text, reason=reason.code)


def interpret(
    rows: Sequence[SourceRow],
    uses: Iterable[ColumnUse],
    vocabulary: Vocabulary,
    day_first: Mapping[str, bool | None],
    rules: DateRules = DEFAULT_DATE_RULES,
) -> tuple[ImportedRow, ...]:
    """Every row of the table that holds anything, in order, understood or with its problem.

    `day_first` is the order of day and month for each target that holds dates.
    """
    return run_through(interpret_steps(rows, uses, vocabulary, day_first, rules))


def interpret_steps(
    rows: Sequence[SourceRow],
    uses: Iterable[ColumnUse],
    vocabulary: Vocabulary,
    day_first: Mapping[str, bool | None],
    rules: DateRules = DEFAULT_DATE_RULES,
) -> Steps[tuple[ImportedRow, ...]]:
    """As `interpret`, in steps."""
    sheet = _sheet(rows, uses, day_first, rules)
    found: list[ImportedRow] = []
    for done, part in enumerate(in_parts(rows, _ROWS_AT_ONCE)):
        found += [
            _row(row, sheet, vocabulary)
            for row in part
            if any(tidy(cell.text) for cell in row.cells)
        ]
        yield done * _ROWS_AT_ONCE, len(rows)
    return tuple(found)


def _sheet(
    rows: Sequence[SourceRow],
    uses: Iterable[ColumnUse],
    day_first: Mapping[str, bool | None],
    rules: DateRules,
) -> _Sheet:
    columns = {use.target: use for use in uses if use.target}
    lamps = [target for target in columns if is_lamp(target)]
    letters = {
        target: letters_used(row.text(columns[target].index) for row in rows) for target in lamps
    }
    empty = frozenset(
        target
        for target in lamps
        if all(_lamp_at(row, columns[target].index, frozenset()).empty for row in rows)
    )
    return _Sheet(
        columns,
        {target: _with_order(rules, day_first.get(target, True)) for target in DATES},
        letters,
        empty,
        {target: unit_of(use.title) for target, use in columns.items()},
        frozenset(plain_title(use.title) for use in columns.values()),
    )


def _with_order(rules: DateRules, day_first: bool | None) -> DateRules:
    return dataclasses.replace(rules, day_first=day_first)


def _row(row: SourceRow, sheet: _Sheet, vocabulary: Vocabulary) -> ImportedRow:
    found = _Findings()
    number, name = _identity(row, sheet, found)
    problem = _why_not_understood(row, sheet, number, name)
    if problem is not None:
        return ImportedRow(row.row, row.place, number, name, problem=problem)
    texts = {t: row.text(sheet.columns[t].index) for t in _WORDS if t in sheet.columns}
    phase, phase_text = _phase(row, sheet, vocabulary, found)
    reading = _reading(row, sheet, Target.OVERALL, found)
    overall, again = _overall(reading, phase, texts, _text(row, sheet, Target.OVERALL), found)
    previous = _reading(row, sheet, Target.PREVIOUS, found)
    lights = _lights(row, sheet, found)
    state, kind = _state_and_kind(row, sheet, found)
    return ImportedRow(
        row=row.row,
        place=row.place,
        number=number,
        name=name,
        kind=kind,
        phase=phase,
        phase_text=phase_text,
        state=state,
        texts=MappingProxyType({str(t): text for t, text in texts.items() if text}),
        dates=MappingProxyType(_dates(row, sheet, found)),
        budget=_budget(row, sheet, found),
        previous=_previous(previous, phase),
        overall=overall,
        overall_said=reading is None or not reading.empty,
        unsaid=frozenset(_unsaid(row, sheet)),
        lights=MappingProxyType(lights),
        reports_from=again,
        named=MappingProxyType(_named(texts.get(Target.REMARKS, ""), overall, lights)),
        period_text=_text(row, sheet, Target.PERIOD),
        doubts=(*found.doubts, *_cell_notes(row, sheet)),
    )


def _text(row: SourceRow, sheet: _Sheet, target: str) -> str:
    use = sheet.columns.get(target)
    return "" if use is None else row.text(use.index)


def _cell_notes(row: SourceRow, sheet: _Sheet) -> list[Problem]:
    """What the reading could not take over from cells that are used."""
    notes = []
    for target, use in sheet.columns.items():
        cell = row.cell(use.index)
        if cell is not None and cell.note not in (None, CellNote.MERGED):
            notes.append(Problem(f"cell.{cell.note}", target))
    return notes


def _identity(row: SourceRow, sheet: _Sheet, found: _Findings) -> tuple[str, str]:
    """Number and name; a number that stands before the name in the same cell is taken apart."""
    number = re.sub(r"\s*\n\s*", "", _text(row, sheet, Target.NUMBER))
    name = re.sub(r"\s*\n\s*", " ", _text(row, sheet, Target.NAME))
    use = sheet.columns.get(Target.NUMBER)
    if use is not None and number:
        cell = row.cell(use.index)
        if cell is not None and isinstance(cell.value, date):
            found.doubt("import.number_is_date", Target.NUMBER, text=number)
    joined = _NUMBER_FIRST.fullmatch(name)
    if use is None and joined is not None:
        return joined[1], joined[2].strip()
    return number, name


def _why_not_understood(row: SourceRow, sheet: _Sheet, number: str, name: str) -> Problem | None:
    texts = [tidy(cell.text) for cell in row.cells]
    filled = [text for text in texts if text]
    titles = [plain_title(text) for text in filled]
    if len(filled) > 1 and all(title in sheet.headings for title in titles):
        return Problem("import.repeated_heading")
    if not number and not name:
        return Problem("import.no_number_or_name")
    if _TOTAL.fullmatch(plain_title(number or name)):
        return Problem("import.total_row")
    lone = len(set(filled)) == 1 and not any(cell.fill for cell in row.cells)
    if lone and len(sheet.columns) > 2 and not looks_like_number(number):
        return Problem("import.lone_text")
    return None


def _phase(
    row: SourceRow, sheet: _Sheet, vocabulary: Vocabulary, found: _Findings
) -> tuple[str, str]:
    text = _text(row, sheet, Target.PHASE).replace("\n", " ")
    if not text or read_lamp(text).no_light is NoLight.NOT_STATED:
        return "", ""
    reading = read_phase(text, vocabulary.phases)
    if reading.key and reading.alike:
        found.doubt("import.phase_alike", Target.PHASE, text=text, phase=reading.key)
    return reading.key, "" if reading.key else text


def _state_and_kind(
    row: SourceRow, sheet: _Sheet, found: _Findings
) -> tuple[LifecycleState | None, ProjectKind | None]:
    state_text, kind_text = _text(row, sheet, Target.STATE), _text(row, sheet, Target.KIND)
    state, kind = read_state(state_text), read_kind(kind_text)
    if state_text and state is None:
        found.doubt("import.state_unknown", Target.STATE, text=state_text)
    if kind_text and kind is None:
        found.doubt("import.kind_unknown", Target.KIND, text=kind_text)
    return state, kind


def _dates(row: SourceRow, sheet: _Sheet, found: _Findings) -> dict[str, ImpreciseDate]:
    dates = {}
    for target in sorted(DATES & sheet.columns.keys()):
        use = sheet.columns[target]
        cell, text = row.cell(use.index), row.text(use.index)
        if cell is None or not text:
            continue
        value = _date(cell, text, sheet.rules[Target(target)])
        dates[str(target)] = value
        if value.precision is Precision.UNREAD:
            reason = why_unread(value.text, sheet.rules[Target(target)])
            found.kept_out("import.date_unread", target, value.text, reason)
    return dates


def _date(cell: Cell, text: str, rules: DateRules) -> ImpreciseDate:
    if isinstance(cell.value, date):
        return date_from_cell(cell.value, cell.number_format)
    return read_date(re.sub(r"\s+", " ", text), rules)


def _budget(row: SourceRow, sheet: _Sheet, found: _Findings) -> Money | None:
    use = sheet.columns.get(Target.BUDGET)
    text = _text(row, sheet, Target.BUDGET)
    if use is None or not text or read_lamp(text).no_light is not None:
        return None
    cell = row.cell(use.index)
    unit = sheet.units[Target.BUDGET]
    if cell is not None:
        unit = unit_shown(cell.number_format, unit)
    money = read_amount(text, None if cell is None else cell.value, unit)
    if isinstance(money, Money):
        return money
    found.kept_out("import.amount_unread", Target.BUDGET, text, money)
    return None


def _lamp_at(row: SourceRow, index: int, letters: frozenset[str]) -> LampReading:
    cell = row.cell(index)
    if cell is None:
        return LampReading()
    return read_lamp(tidy(cell.text), cell.fill, cell.font, letters)


def _reading(row: SourceRow, sheet: _Sheet, target: str, found: _Findings) -> LampReading | None:
    """The lamp of a column, None where there is no such column or no lamp in all of it."""
    use = sheet.columns.get(target)
    if use is None or target in sheet.empty_lamps:
        return None
    reading = _lamp_at(row, use.index, sheet.letters[target])
    if reading.doubt is not None:
        found.doubt(reading.doubt.value, target, text=row.text(use.index))
    return reading


def _unsaid(row: SourceRow, sheet: _Sheet) -> Iterator[str]:
    """The columns whose cell names no lamp; one without a lamp in all the table only where
    something stands in the cell."""
    for target, use in sheet.columns.items():
        if not is_lamp(target) or target == Target.PREVIOUS:
            continue
        if not _lamp_at(row, use.index, sheet.letters[target]).empty:
            continue
        if target not in sheet.empty_lamps or row.text(use.index):
            yield target


def _overall(
    reading: LampReading | None,
    phase: str,
    texts: Mapping[Target, str],
    cell_text: str,
    found: _Findings,
) -> tuple[Lamp | None, ImpreciseDate | None]:
    """The lamp, with the kind of no light worked out, and when a resumed project reports again."""
    if reading is None:
        return None, None
    if reading.colour is not None:
        return Lamp(reading.colour), None
    remarks, purpose = texts.get(Target.REMARKS, ""), texts.get(Target.PURPOSE, "")
    kind = reading.no_light
    if kind is None or (kind is NoLight.NOT_STATED and not says_not_stated(cell_text)):
        kind = no_light_kind(phase, remarks, purpose)
    if reading.no_light is None and kind is NoLight.NOT_STATED:
        if reading.doubt is None:
            found.doubt("import.lamp_empty", Target.OVERALL)
        kind = NoLight.NOT_STATED if remarks or cell_text else NoLight.MISSING
    if kind is not NoLight.RESUMED:
        return Lamp(None, kind), None
    return Lamp(None, kind), reports_from(cell_text) or reports_from(remarks)


def _previous(reading: LampReading | None, phase: str) -> Lamp | None:
    """Last month's lamp; an empty cell says nothing about that month."""
    if reading is None or reading.empty:
        return None
    if reading.no_light is NoLight.NOT_STATED:
        return Lamp(None, no_light_kind(phase, "", ""))
    return Lamp(reading.colour, reading.no_light)


def _lights(row: SourceRow, sheet: _Sheet, found: _Findings) -> dict[str, Lamp]:
    lights = {}
    for target in sheet.columns:
        if not target.startswith(LIGHT):
            continue
        reading = _reading(row, sheet, target, found)
        if reading is not None and not reading.empty:
            lights[target.removeprefix(LIGHT)] = Lamp(reading.colour, reading.no_light)
    return lights


def _named(remarks: str, overall: Lamp | None, lights: Mapping[str, Lamp]) -> dict[str, Colour]:
    """Colours that only the remark names, less those that the table's own lamps show."""
    said = named_colours(remarks)
    named = {
        key: colour
        for key, colour in said.dimensions.items()
        if key not in lights or lights[key].colour is not colour
    }
    if said.overall is not None and (overall is None or overall.colour is not said.overall):
        named[OVERALL] = said.overall
    return named
