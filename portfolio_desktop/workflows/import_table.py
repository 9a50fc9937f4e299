"""The preview of a status table: which table, which month, and what each row would do."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from portfolio_desktop.domain.dates import observed_day_order
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.exchange.column_titles import DATES, Target
from portfolio_desktop.exchange.finding import ENOUGH, FoundTable, find_tables_steps, wished_table
from portfolio_desktop.exchange.imported import ImportedRow, Vocabulary
from portfolio_desktop.exchange.interpret import interpret_steps
from portfolio_desktop.exchange.mapping import ColumnUse
from portfolio_desktop.exchange.mapping_wish import (
    MappingError,
    MappingWish,
    apply_wish,
    wish_from_json,
)
from portfolio_desktop.exchange.period_text import (
    PeriodFound,
    find_period,
    month_number,
    read_period,
)
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.source import source_tables
from portfolio_desktop.exchange.tables import Workbook
from portfolio_desktop.services.settings import LAYOUT, date_rules
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_links import Links
from portfolio_desktop.workflows.import_messages import no_table_message
from portfolio_desktop.workflows.import_order import in_table_order
from portfolio_desktop.workflows.import_plan import (
    RowPlan,
    absent_projects,
    match_rows,
    not_understood,
    plan_entry,
    plan_project,
    preview_row,
)
from portfolio_desktop.workflows.import_standing import Months, Standing, standing, with_copies
from portfolio_desktop.workflows.import_status import (
    plan_month,
    propose_phase,
    tells_of_a_month,
)
from portfolio_desktop.workflows.import_values import (
    OTHER_TABLE,
    ImportKind,
    ImportPreview,
    ImportRefused,
    PreviewRow,
    TableChoice,
)
from portfolio_desktop.workflows.import_words import file_note, target_name

_QUOTED = 80
_ROWS_AT_ONCE = 20
_NAMED_ROWS = 20


@dataclass(frozen=True, slots=True)
class TableOptions:
    period: Period | None
    wish: MappingWish | None


def preview_steps(
    register: RegisterFile, path: Path, workbook: Workbook, options: TableOptions
) -> Steps[ImportPreview]:
    """What the likeliest (or wished) of the tables would do, in steps.

    ImportRefused where none looks like a status table, MappingError where the wish does not fit.
    """
    position = register.position()  # before reading: an edit made meanwhile makes it outdated
    reader, tables = register.reader, source_tables(workbook)
    dimensions = tuple(each for each in reader.dimensions() if each.active)
    found = yield from find_tables_steps(tables, dimensions)
    wish = options.wish or MappingWish()
    chosen = wished_table(tables, wish, dimensions) or _likeliest(found, wish, options.period)
    notes = [file_note(note) for note in workbook.notes]
    if wish.table is None:
        notes += _other_tables(found, chosen)
    remembered = None if options.wish is not None else _remembered(reader, chosen.layout)
    uses, wish = _uses(chosen, wish, remembered, dimensions, notes)
    order = _day_order(chosen, uses, wish.day_first, notes)
    vocabulary = standing(reader, None).vocabulary
    notes += _doubted_uses(uses, vocabulary)
    rows = yield from interpret_steps(chosen.rows, uses, vocabulary, order, date_rules(reader))
    notes += _hidden_rows(chosen)
    period, text = _period(options.period, chosen, uses, rows, notes)
    months = None if period is None else Months(period, _month_before(uses, period))
    held = standing(reader, months)
    if any(row.unsaid or row.overall is None for row in rows):
        held = with_copies(held, reader)
    planned, mentioned = yield from _plan_steps(rows, held, months, path.name)
    planned = in_table_order(planned, held, notes)
    return ImportPreview(
        path=path,
        kind=ImportKind.TABLE,
        position=position,
        rows=planned,
        columns=uses,
        tables=_choices(found, chosen),
        period=period,
        period_text=text,
        period_missing=period is None and any(tells_of_a_month(row) for row in rows),
        wish=options.wish,
        layout=chosen.layout,
        absent=absent_projects(held, mentioned),
        notes=tuple(notes),
        lines=tuple(line for line in chosen.table.after if line != text),
        source=workbook,
    )


def _likeliest(found: Sequence[FoundTable], wish: MappingWish, period: Period | None) -> FoundTable:
    """The best table, and of several as good ones that of the wished or the latest month.

    Where the user has named columns it need not look like a status table.
    """
    if not found or (found[0].weight < ENOUGH and not wish.columns):
        bare = any(each.headings_only for each in found)
        raise ImportRefused(no_table_message(len(found), headings_only=bare))
    if not wish.columns:
        shown = [each for each in found if _rivals(each, found[0]) and not each.table.hidden]
        return max(shown or found[:1], key=lambda each: _timeliness(each, period))
    for table in found:
        titles = {use.title.strip() for use in table.uses}
        if any(name.strip() in titles for name in wish.columns):
            return table
    return found[0]


def _other_tables(found: Sequence[FoundTable], chosen: FoundTable) -> list[Problem]:
    return [
        Problem(
            "import.hidden_table" if other.table.hidden else OTHER_TABLE,
            "",
            MappingProxyType({"name": other.table.name}),
        )
        for other in found
        if other.table is not chosen.table and _rivals(other, chosen)
    ]


def _rivals(other: FoundTable, best: FoundTable) -> bool:
    """Whether another table looks as much like a status table, or nearly so."""
    return other.weight >= ENOUGH and other.weight * 4 >= best.weight * 3


def _timeliness(table: FoundTable, period: Period | None) -> tuple[bool, Period, int]:
    """Sorts tables by whether they are about the month, then by their own month and weight."""
    found = find_period((*table.above, *table.table.text, table.table.sheet))
    own = Period(1, 1) if found is None else found.period
    return own == period, own, table.weight


def _choices(found: Sequence[FoundTable], chosen: FoundTable) -> tuple[TableChoice, ...]:
    return tuple(
        TableChoice(each.table.number, each.table.name, len(each.rows), each.table is chosen.table)
        for each in sorted(found, key=lambda each: each.table.number)
    )


def _remembered(reader: Reader, layout: str) -> MappingWish | None:
    """The mapping kept for this layout; one that can no longer be read is as good as none."""
    text = reader.setting(LAYOUT + layout)
    if text is None:
        return None
    try:
        return wish_from_json(text)
    except MappingError:
        return None


def _uses(
    chosen: FoundTable,
    wish: MappingWish,
    remembered: MappingWish | None,
    dimensions: Sequence[Dimension],
    notes: list[Problem],
) -> tuple[tuple[ColumnUse, ...], MappingWish]:
    if remembered is not None:
        try:
            uses = apply_wish(remembered, chosen.uses, dimensions)
        except MappingError:
            # A dimension of the register is gone since: recognition starts afresh.
            return chosen.uses, wish
        if any(a.target != b.target for a, b in zip(uses, chosen.uses, strict=True)):
            notes.append(Problem("import.mapping_remembered"))
        return uses, dataclasses.replace(wish, day_first=remembered.day_first)
    return apply_wish(wish, chosen.uses, dimensions), wish


def _hidden_rows(chosen: FoundTable) -> list[Problem]:
    """That rows which the spreadsheet hides, such as by a filter, are read like the others."""
    hidden = [row.row for row in chosen.rows if row.hidden]
    if not hidden:
        return []
    named = ", ".join(map(str, hidden[:_NAMED_ROWS]))
    rows = f"{named} …" if len(hidden) > _NAMED_ROWS else named
    return [Problem("import.hidden_rows", "", MappingProxyType({"rows": rows}))]


def _doubted_uses(uses: Sequence[ColumnUse], vocabulary: Vocabulary) -> list[Problem]:
    return [
        Problem(
            str(use.note),
            use.target,
            MappingProxyType(
                {
                    "letter": column_letter(use.index),
                    "title": use.title,
                    "use": target_name(use.target, vocabulary),
                }
            ),
        )
        for use in uses
        if use.target and use.note is not None and use.note.doubts_a_use
    ]


def _day_order(
    chosen: FoundTable, uses: Sequence[ColumnUse], wished: bool | None, notes: list[Problem]
) -> Mapping[str, bool | None]:
    """For each column of dates the order of day and month: as wished, else as it shows."""
    order: dict[str, bool | None] = {}
    for use in uses:
        if use.target not in DATES:
            continue
        texts = [row.text(use.index) for row in chosen.rows]
        order[use.target] = wished if wished is not None else observed_day_order(texts)
        if order[use.target] is None:
            notes.append(Problem("import.day_order", use.target))
    return order


def _period(
    wished: Period | None,
    chosen: FoundTable,
    uses: Sequence[ColumnUse],
    rows: Sequence[ImportedRow],
    notes: list[Problem],
) -> tuple[Period | None, str]:
    """The month as said, by the heading of the lamps, by a column, or by the words around."""
    found = _own_period(chosen, uses, rows)
    if wished is not None:
        if found is not None and found.certain and found.period != wished:
            facts = {"text": _beginning(found.text)}
            notes.append(Problem("import.period_differs", "", MappingProxyType(facts)))
        return wished, ""
    if found is None:
        return None, ""
    if not found.certain:
        facts = {"text": _beginning(found.text)}
        notes.append(Problem("import.period_uncertain", "", MappingProxyType(facts)))
    return found.period, found.text


def _beginning(text: str) -> str:
    return textwrap.shorten(text, _QUOTED, placeholder=" …")


def _own_period(
    chosen: FoundTable, uses: Sequence[ColumnUse], rows: Sequence[ImportedRow]
) -> PeriodFound | None:
    for use in uses:
        if use.target == Target.OVERALL and (period := read_period(use.title)):
            return PeriodFound(period, use.title, certain=True)
    said = {row.period_text for row in rows if row.period_text}
    months = {read_period(text) for text in said}
    if len(months) == 1 and (only := months.pop()):
        return PeriodFound(only, min(said), certain=True)
    return find_period(chosen.around)


def _month_before(uses: Sequence[ColumnUse], period: Period) -> Period:
    """The month of the column of earlier lamps: the one its heading names, else the last one."""
    for use in uses:
        if use.target != Target.PREVIOUS:
            continue
        named = read_period(use.title)
        if named is not None and named < period:
            return named
        month = month_number(use.title)
        if named is None and month is not None:
            return period.shifted(-((period.month - month - 1) % 12 + 1))
    return period.previous


def _plan_steps(
    rows: Sequence[ImportedRow], held: Standing, months: Months | None, source: str
) -> Steps[tuple[tuple[PreviewRow, ...], set[str]]]:
    matches = match_rows(rows, held)
    links = Links(held, rows, matches)
    phases: dict[str, str] = {}
    planned = []
    for done, (row, match) in enumerate(zip(rows, matches, strict=True)):
        if done % _ROWS_AT_ONCE == 0:
            yield done, len(rows)
        if match.problem is not None:
            planned.append(not_understood(row, match.problem))
            continue
        plan = RowPlan(match.project_id, match.is_new, doubts=list(match.doubts))
        plan_project(row, plan, held)
        links.lead(row, plan)
        links.parent(row, plan)
        propose_phase(row, plan, held, phases)
        if months is not None:
            plan_entry(row, plan, months, source)
            _plan_month(row, plan, held, months)
        planned.append(preview_row(row, plan))
    return tuple(planned), {match.project_id for match in matches if match.problem is None}


def _plan_month(row: ImportedRow, plan: RowPlan, held: Standing, months: Months) -> None:
    """A row that names another month than the table's is questioned, its status left out."""
    said = read_period(row.period_text) if row.period_text else None
    if said is not None and said != months.now:
        plan.doubt("import.other_period", Target.PERIOD, text=row.period_text)
        return
    plan_month(row, plan, held, months)
