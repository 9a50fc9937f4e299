"""A filled-in form of this program: its marks followed to the answers, wherever they have moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio_desktop.exchange import form_marks as marks
from portfolio_desktop.exchange.form_values import (
    FormExtra,
    FormFault,
    FormField,
    FormReading,
    FormRefused,
    PageReading,
)
from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.tables import Cell, CellNote, Row, Table, Workbook

_NOTHING_ASKED = frozenset({marks.STATIC_ROW, marks.PAGE_ROW})
_SHOWN = frozenset({marks.LABEL, marks.BEFORE, marks.MADE_NOW, marks.MADE_REASON})
"""Roles of the columns that nobody is to write in."""


def is_form(workbook: Workbook) -> bool:
    """Whether the file is, or once was, a report form of this program."""
    return bool(_pages(workbook)) or any(marks.FOOTER_MARK in line for line in workbook.text)


def read_form(workbook: Workbook) -> FormReading:
    """The answers on every page. Raises `FormRefused`."""
    pages = _pages(workbook)
    if not pages:
        lost = is_form(workbook)
        raise FormRefused(FormFault.MARKS_LOST if lost else FormFault.NO_FORM)
    return FormReading(tuple(_Reader(table).page() for table in pages))


def _pages(workbook: Workbook) -> list[Table]:
    return [table for table in workbook.tables if marks.bears_form_mark(table.rows)]


@dataclass(frozen=True, slots=True)
class _Place:
    row: Row
    index: int

    @property
    def cell(self) -> Cell:
        cells = self.row.cells
        return cells[self.index] if self.index < len(cells) else EMPTY_CELL

    @property
    def name(self) -> str:
        return f"{column_letter(self.index)}{self.row.number}"


class _Reader:
    """Reads one page."""

    def __init__(self, table: Table) -> None:
        found = marks.mark_place(table.rows)
        assert found is not None
        self._table = table
        self._head, self._keys_in = table.rows[found[0]], found[1]
        _require_version(_Place(self._head, self._keys_in).cell.text)
        self._roles = {
            cell.text.strip(): index
            for index, cell in reversed(list(enumerate(self._head.cells)))
            if index != self._keys_in and cell.text.strip()
        }
        if not {marks.NOW, marks.REASON, marks.MADE_NOW, marks.MADE_REASON} <= self._roles.keys():
            raise FormRefused(FormFault.MARKS_LOST)
        self._rows = self._keyed()

    def page(self) -> PageReading:
        identity = self._rows.get(marks.PAGE_ROW)
        if identity is None:
            raise FormRefused(FormFault.MARKS_LOST)
        parts = (marks.LABEL, marks.BEFORE, marks.NOW, marks.REASON)
        register, period, project, participant = (
            self._place(identity, role).cell.text.strip() if role in self._roles else ""
            for role in parts
        )
        fields = tuple(each for key in self._rows for each in self._fields(key))
        if not (register and period and project and fields):
            raise FormRefused(FormFault.MARKS_LOST)
        return PageReading(
            sheet=self._table.sheet,
            register_id=register,
            period=period,
            project_id=project,
            participant_id=participant or None,
            fields=fields,
            extras=tuple(self._extras()),
            title=self._title(),
        )

    def _title(self) -> str:
        shown = [row for row in self._table.rows if self._key(row) == marks.STATIC_ROW]
        if len(shown) <= marks.TITLE_PLACE or marks.LABEL not in self._roles:
            return ""
        return self._place(shown[marks.TITLE_PLACE], marks.LABEL).cell.text.strip()

    def _keyed(self) -> Mapping[str, Row]:
        """The rows by their keys; of a row that was copied the first counts."""
        found: dict[str, Row] = {}
        for row in self._table.rows:
            key = self._key(row)
            if key:
                found.setdefault(key, row)
        return found

    def _key(self, row: Row) -> str:
        return _Place(row, self._keys_in).cell.text.strip()

    def _place(self, row: Row, role: str) -> _Place:
        return _Place(row, self._roles[role])

    def _fields(self, key: str) -> Iterator[FormField]:
        row = self._rows[key]
        if key in _NOTHING_ASKED or key == marks.GAP_ROW or row is self._head:
            return
        yield self._field(key, row, marks.NOW, marks.MADE_NOW)
        for first, second in marks.PAIRS:
            if key.startswith(first):
                other = second + key.removeprefix(first)
                yield self._field(other, row, marks.REASON, marks.MADE_REASON)

    def _field(self, key: str, row: Row, role: str, made: str) -> FormField:
        place = self._place(row, role)
        held = self._place(row, made).cell.text
        cell = place.cell
        note = None if cell.note is CellNote.MERGED else cell.note
        return FormField(key, cell.text, place.name, held, cell.fill, note)

    def _extras(self) -> Iterator[FormExtra]:
        """What stands in rows that the form does not have, and beside what it asks for."""
        for row in self._table.rows:
            known = self._known_columns(row)
            for index, cell in enumerate(row.cells):
                if cell.text.strip() and index not in known and cell.note is not CellNote.MERGED:
                    yield FormExtra(cell.text, _Place(row, index).name)

    def _known_columns(self, row: Row) -> frozenset[int]:
        """Where the row has words of its own, and the answers that are read."""
        key = self._key(row)
        if row is self._head or row is self._rows.get(marks.PAGE_ROW):
            return frozenset(range(len(row.cells)))
        if key == marks.GAP_ROW or (key != marks.STATIC_ROW and self._rows.get(key) is not row):
            return frozenset({self._keys_in})
        shown = {self._roles[role] for role in _SHOWN & self._roles.keys()}
        shown |= {self._keys_in, self._roles[marks.NOW]}
        if key == marks.STATIC_ROW or key.startswith(marks.TWO_ANSWERS):
            shown.add(self._roles[marks.REASON])
        return frozenset(shown)


def _require_version(text: str) -> None:
    version = text.removeprefix(marks.FORM_MARK).strip()
    if not (version.isascii() and version.isdigit() and 0 < len(version) < 9):
        raise FormRefused(FormFault.DAMAGED)
    if int(version) > marks.FORM_VERSION:
        raise FormRefused(FormFault.NEWER, {"version": version})
