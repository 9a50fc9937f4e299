"""Spreadsheets: every sheet's cells as they are shown, streamed from its XML.

An own reader, because one reading has to serve both good files and those on which openpyxl gives
up (styles with unknown attributes, missing parts, claims of a billion cells). Formulas are never
evaluated: the result that the spreadsheet stored is used.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from portfolio_desktop.exchange.cell_colours import Theme, read_theme, sheet_colour
from portfolio_desktop.exchange.form_marks import bears_form_mark
from portfolio_desktop.exchange.grids import MOST_FORM_CELLS, Area, Grid
from portfolio_desktop.exchange.guard import (
    Package,
    attribute,
    child,
    local,
    main_part,
    relations,
    xml_events,
    xml_root,
)
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.sheet_places import (
    LAST_ROW,
    areas_in_words,
    read_area,
    read_reference,
)
from portfolio_desktop.exchange.table_finding import find_tables, whole_table
from portfolio_desktop.exchange.tables import (
    Cell,
    CellNote,
    FileNote,
    Limits,
    Note,
    Row,
    Sheet,
    SourceKind,
    Table,
    Workbook,
)
from portfolio_desktop.exchange.xlsx_pictures import picture_places
from portfolio_desktop.exchange.xlsx_rules import RuleBlock, apply_rules, read_block
from portfolio_desktop.exchange.xlsx_styles import StyleBook, read_styles, whole
from portfolio_desktop.exchange.xlsx_values import (
    EMPTY,
    LONGEST_TEXT,
    Reading,
    read_value,
    read_words,
)

_MOST_SHEETS = 60
"""So many sheets of a file may be pages of a form."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """A shared text, and the one colour of all its letters where it has one."""

    reading: Reading
    colour: str | None = None


_LOST = _Shared(Reading(note=CellNote.LOST))


@dataclass(frozen=True, slots=True)
class _Book:
    styles: StyleBook
    texts: Sequence[_Shared]
    theme: Theme
    from_1904: bool
    limits: Limits


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is read."""

    grid: Grid
    merged: list[Area] = field(default_factory=list)
    rules: list[RuleBlock] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    hidden: list[Area] = field(default_factory=list)
    row: int = 0
    column: int = 0
    whole: tuple[Row, ...] = ()


def read_xlsx(package: Package, limits: Limits) -> Workbook:
    main = main_part(package)
    root = xml_root(package.open(main)) if main else None
    if root is None:
        raise UnreadableFile(Refusal.DAMAGED)
    parts = relations(package, main)
    properties = child(root, "workbookPr")
    notes: list[Note] = []
    book = _Book(
        read_styles(_part(package, parts, "styles"), theme := _theme(package, parts)),
        _shared_texts(package, parts, theme, limits),
        theme,
        properties is not None and properties.get("date1904") in {"1", "true"},
        limits,
    )
    tables: list[Table] = []
    text: list[str] = []
    names: dict[str, str] = {}
    whole_sheets: list[Sheet] = []
    for name, hidden, path in _sheets(package, root, parts):
        sheet = _read_sheet(package, path, book)
        names[path.casefold()] = name
        found = _finish(sheet, book, name, notes, picture_places(package, path))
        if found is not None and not hidden:
            notes += _hidden_columns(sheet, name)
        if found is None:
            continue
        text += [name, *sheet.lines, *found[1]]
        if sheet.whole and len(whole_sheets) < _MOST_SHEETS:
            whole_sheets.append(Sheet(name, sheet.whole, hidden))
        tables += [dataclasses.replace(table, sheet=name, hidden=hidden) for table in found[0]]
    notes += [Note(FileNote.PART_UNREADABLE, names.get(part, part)) for part in package.damaged]
    said = tuple(dict.fromkeys(notes))
    return Workbook(SourceKind.XLSX, tuple(tables), tuple(text), said, tuple(whole_sheets))


def _hidden_columns(sheet: _Sheet, name: str) -> list[Note]:
    """A note on the hidden columns among those in use; there are always hidden ones behind."""
    last = sheet.grid.last_column
    used = [area for area in sheet.hidden if 0 < area.left <= last]
    shown = [dataclasses.replace(area, right=min(area.right, last)) for area in used]
    return [Note(FileNote.HIDDEN_COLUMNS, f"{name}, {areas_in_words(shown)}")] if shown else []


def _part(package: Package, parts: dict[str, tuple[str, str]], kind: str) -> etree._Element | None:
    path = _path_of(package, parts, kind)
    return xml_root(package.open(path)) if path else None


def _path_of(package: Package, parts: dict[str, tuple[str, str]], kind: str) -> str:
    for found, target in parts.values():
        if found == kind and target in package:
            return target
    usual = f"xl/{kind}.xml"
    return usual if usual in package else ""


def _theme(package: Package, parts: dict[str, tuple[str, str]]) -> Theme:
    return read_theme(_part(package, parts, "theme"))


def _sheets(
    package: Package, root: etree._Element, parts: dict[str, tuple[str, str]]
) -> list[tuple[str, bool, str]]:
    """Name, whether hidden, and part of every sheet in the book's order; charts have no cells."""
    listed = child(root, "sheets")
    found = []
    for index, entry in enumerate(() if listed is None else listed, start=1):
        kind, path = parts.get(attribute(entry, "id") or "", ("", ""))
        if kind == "chartsheet" or local(entry) != "sheet":
            continue
        if path not in package:
            path = f"xl/worksheets/sheet{index}.xml"
        if path in package:
            name = entry.get("name", "") or f"{index}"
            found.append((name, entry.get("state", "visible") != "visible", path))
    if found:
        return found
    loose = [name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    return [(f"{index}", False, path) for index, path in enumerate(loose, start=1)]


def _shared_texts(
    package: Package, parts: dict[str, tuple[str, str]], theme: Theme, limits: Limits
) -> Sequence[_Shared]:
    path = _path_of(package, parts, "sharedStrings")
    texts: list[_Shared] = []
    if not path:
        return texts
    for _event, element in xml_events(package.open(path)):
        if local(element) == "si":
            texts.append(_rich(element, theme))
            if len(texts) > 2 * limits.cells:
                raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(limits.cells)})
            _forget(element)
    return texts


def _forget(element: etree._Element) -> None:
    """Free an element and its elder siblings, which are used up as well."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _rich(element: etree._Element, theme: Theme) -> _Shared:
    """The text of all runs without their phonetic readings, and their colour if it is one."""
    parts: list[str] = []
    colours: set[str | None] = set()
    length = 0
    for item in element.iter("{*}t"):
        parent = item.getparent()
        if parent is not None and local(parent) == "rPh":
            continue
        words = item.text or ""
        length += len(words)
        if length <= 2 * LONGEST_TEXT:
            parts.append(words)
        if words.strip() and parent is not None and local(parent) == "r":
            colours.add(sheet_colour(child(parent, "rPr", "color"), theme))
        elif words.strip():
            colours.add(None)
    return _Shared(read_words("".join(parts)), colours.pop() if len(colours) == 1 else None)


def _read_sheet(package: Package, path: str, book: _Book) -> _Sheet:
    sheet = _Sheet(Grid(book.limits.cells))
    for event, element in xml_events(package.open(path), start=True):
        name = local(element)
        if event == "start":
            if name == "row":
                _begin_row(sheet, element)
            continue
        if name == "c":
            _read_cell(sheet, element, book)
            _forget(element)
        elif name == "row":
            _forget(element)
        else:
            _read_other(sheet, element, name)
    return sheet


def _begin_row(sheet: _Sheet, element: etree._Element) -> None:
    number = whole(element.get("r"))
    sheet.row = number if 0 < number <= LAST_ROW else sheet.row + 1
    sheet.column = 0
    if element.get("hidden") in {"1", "true"}:
        sheet.grid.hidden.add(sheet.row)


def _read_other(sheet: _Sheet, element: etree._Element, name: str) -> None:
    if name == "mergeCell":
        area = read_area(element.get("ref", ""))
        if area is not None:
            sheet.merged.append(area)
    elif name == "col" and element.get("hidden") in {"1", "true"}:
        left, right = whole(element.get("min")), whole(element.get("max"))
        sheet.hidden.append(Area(1, left, LAST_ROW, right))
    elif name == "conditionalFormatting":
        sheet.rules += read_block(element)
    elif name in {"oddHeader", "oddFooter"} and element.text:
        sheet.lines.append(
            re.sub(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[A-Z]|\d+)', " ", element.text).strip()
        )


def _read_cell(sheet: _Sheet, element: etree._Element, book: _Book) -> None:
    place = read_reference(element.get("r", ""))
    if place is None:
        place = (max(sheet.row, 1), sheet.column + 1)
    sheet.row, sheet.column = place
    style = book.styles.cell(whole(element.get("s")))
    shared = _content(element, style.number_format, book)
    reading = shared.reading
    if not reading.text and reading.note is None and style.fill is None:
        return
    cell = Cell(
        text=reading.text,
        value=reading.value,
        fill=style.fill,
        font=shared.colour or style.font,
        bold=style.bold,
        number_format=style.number_format if reading.text else "",
        note=reading.note,
    )
    sheet.grid.put(*place, cell)


def _content(element: etree._Element, number_format: str, book: _Book) -> _Shared:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inline = child(element, "is")
        return _Shared(EMPTY) if inline is None else _rich(inline, book.theme)
    value = child(element, "v")
    raw = "" if value is None else value.text or ""
    if not raw:
        waiting = child(element, "f") is not None and kind != "str"
        return _Shared(Reading(note=CellNote.NOT_CALCULATED) if waiting else EMPTY)
    if kind == "s":
        index = whole(raw.strip())
        return book.texts[index] if index < len(book.texts) else _LOST
    return _Shared(read_value(kind, raw, number_format, from_1904=book.from_1904))


def _finish(
    sheet: _Sheet, book: _Book, name: str, notes: list[Note], pictures: set[tuple[int, int]]
) -> tuple[tuple[Table, ...], tuple[str, ...]] | None:
    small = sheet.grid.small_copy(MOST_FORM_CELLS)
    sheet.grid.trim()
    if not sheet.grid.rows:
        return None
    if small is not None:
        apply_rules(small, sheet.rules, book.styles)
        small.spread(sheet.merged)
        sheet.whole = small.frozen()
    sheet.grid.mark_pictures(pictures)
    uncoloured = apply_rules(sheet.grid, sheet.rules, book.styles)
    if uncoloured:
        notes.append(Note(FileNote.COLOUR_RULE, f"{name}, {areas_in_words(uncoloured)}"))
    sheet.grid.spread(sheet.merged)
    rows = sheet.grid.frozen()
    return ((whole_table(rows, 1),), ()) if bears_form_mark(rows) else find_tables(rows)
