"""Word documents: every table with its shadings and merges, and the lines around the tables.

Read as if all tracked changes were accepted: insertions count, deletions do not. A table inside a
cell is a table of its own, since pages are often laid out with an outer table.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from portfolio_desktop.exchange.cell_colours import Theme, highlight, read_theme, word_colour
from portfolio_desktop.exchange.grids import MOST_FORM_CELLS, Area, Grid
from portfolio_desktop.exchange.guard import (
    Package,
    attribute,
    child,
    children,
    local,
    main_part,
    relations,
    xml_events,
    xml_root,
)
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.table_finding import whole_table
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
from portfolio_desktop.exchange.xlsx_values import read_words

_MOST_COLUMNS = 500
_LINES_BEFORE = 6
_PASSED_OVER = frozenset(
    {
        "del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tblPr", "tcPr", "trPr", "tbl",
        "txbxContent", "delInstrText", "sdtPr", "sectPr", "drawing", "pict", "object",
    }
)  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PICTURES = frozenset({"drawing", "pict", "object"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_HEADING_STYLES = ("heading", "overskrift", "title", "titel")
_PLACEHOLDERS = frozenset({"placeholdertext", "pladsholdertekst"})
"""Styles of the words that a document asks with where nobody has answered yet."""
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})


@dataclass(slots=True)
class _Reading:
    theme: Theme
    limits: Limits
    tables: list[Table] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    cells: int = 0
    changes: bool = False
    whole: list[Row] = field(default_factory=list)
    """All rows and lines in order, of a document no longer than a form."""
    last: int = 0
    boxes: int = 0


def read_docx(package: Package, limits: Limits) -> Workbook:
    main = main_part(package)
    if not main:
        raise UnreadableFile(Refusal.DAMAGED)
    parts = relations(package, main)
    themes = [target for kind, target in parts.values() if kind == "theme" and target in package]
    theme = read_theme(xml_root(package.open(themes[0])) if themes else None)
    reading = _Reading(theme, limits)
    _read_body(package, main, reading)
    for kind, target in parts.values():
        if kind in {"header", "footer", "footnotes"} and target in package:
            reading.lines += _lines(package, target)
    notes = [Note(FileNote.PART_UNREADABLE, part) for part in package.damaged]
    if reading.changes:
        notes.append(Note(FileNote.TRACKED_CHANGES))
    lines = tuple(line for line in reading.lines if line)
    small = sum(len(row.cells) for row in reading.whole) <= MOST_FORM_CELLS
    sheets = (Sheet("", tuple(reading.whole)),) if reading.whole and small else ()
    return Workbook(SourceKind.DOCX, tuple(reading.tables), lines, tuple(notes), sheets)


def _read_body(package: Package, main: str, reading: _Reading) -> None:
    depth = 0
    for event, element in xml_events(package.open(main), start=True):
        name = local(element)
        if name == "tbl":
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                _read_table(element, reading)
                element.clear(keep_tail=False)
        elif event == "end" and depth == 0:
            reading.changes |= name in _CHANGES
            if name == "p":
                line = paragraph_text(element).strip()
                reading.lines.append(line)
                reading.recent.append(line)
                _keep_whole(reading, _paragraph_rows(element, line, reading), table=0)
                element.clear(keep_tail=False)


def _keep_whole(reading: _Reading, rows: Sequence[Row], *, table: int) -> None:
    """Keep the rows, counted through; what nobody could have filled in by hand is let go."""
    if len(reading.whole) > MOST_FORM_CELLS:
        return
    first = rows[0].number if rows else 0
    start = reading.last + 1
    for row in rows:
        number = start + row.number - first
        reading.whole.append(dataclasses.replace(row, number=number, page=table))
        reading.last = number


def _paragraph_rows(paragraph: etree._Element, line: str, reading: _Reading) -> list[Row]:
    if not line:
        return []
    look = _look([paragraph], reading.theme)
    style = child(paragraph, "pPr", "pStyle")
    named = "" if style is None else (attribute(style, "val") or "")
    bold = look.bold or named.casefold().startswith(_HEADING_STYLES)
    return [Row(1, (Cell(line, None, look.fill, look.font, bold),))]


def _lines(package: Package, part: str) -> list[str]:
    return [
        paragraph_text(element).strip()
        for _event, element in xml_events(package.open(part))
        if local(element) == "p"
    ]


def paragraph_text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for item in children(element):
        name = local(item)
        if name == "t":
            yield item.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            yield _symbol(item)
        elif name == "fldChar":
            yield _form_box(item)
        elif name not in _PASSED_OVER and not _is_placeholder(item, name):
            yield from _pieces(item)


def _is_placeholder(element: etree._Element, name: str) -> bool:
    """Whether the words are "Click here to write", in a field that nobody has filled in."""
    if name == "sdt":
        return child(element, "sdtPr", "showingPlcHdr") is not None
    style = child(element, "rPr", "rStyle") if name == "r" else None
    return style is not None and (attribute(style, "val") or "").casefold() in _PLACEHOLDERS


def _symbol(element: etree._Element) -> str:
    """Signs of the Wingdings fonts that tables use for lamps and boxes, else the sign itself."""
    code = int(attribute(element, "char") or "0", 16) if _is_hex(attribute(element, "char")) else 0
    known = {0xF06C: "●", 0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☒", 0xF0A8: "☐", 0xF06F: "☐"}
    if code in known:
        return known[code]
    if 0xE000 <= code < 0xF900:
        return "•"  # some other picture of a sign font: its colour may still say something
    return chr(code) if 32 <= code < 0xD800 else ""


def _is_hex(text: str | None) -> bool:
    return bool(text) and len(text or "") <= 6 and set(text or "") <= set("0123456789abcdefABCDEF")


def _form_box(element: etree._Element) -> str:
    """A tick box of the older kind of form field, or what was chosen from its list."""
    box = child(element, "ffData", "checkBox")
    if box is None:
        return _chosen(child(element, "ffData", "ddList"))
    state = child(box, "checked")
    if state is None:
        state = child(box, "default")
    ticked = state is not None and (attribute(state, "val") or "1") not in {"0", "false"}
    return "☒" if ticked else "☐"


def _chosen(offered: etree._Element | None) -> str:
    entries = [] if offered is None else [e for e in children(offered) if local(e) == "listEntry"]
    index = _count(child(offered, "result"), 0)
    return (attribute(entries[index], "val") or "") if index < len(entries) else ""


# Tables ------------------------------------------------------------------------------------------


def _parts(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also inside content controls and insertions."""
    for item in children(element):
        found = local(item)
        if found == name:
            yield item
        elif found in _WRAPPERS:
            yield from _parts(item, name)


def _read_table(table: etree._Element, reading: _Reading) -> None:
    grid = Grid(reading.limits.cells)
    open_merges: dict[int, Area] = {}
    done: list[Area] = []
    inner: list[etree._Element] = []
    heads = 0
    for number, row in enumerate(_rows(table, reading), start=1):
        heads += heads == number - 1 and child(row, "trPr", "tblHeader") is not None
        _read_row(row, number, grid, reading, open_merges, done)
        inner += [nested for cell in _parts(row, "tc") for nested in _inner_tables(cell)]
    small = grid.small_copy(MOST_FORM_CELLS)
    grid.trim()
    grid.spread(merged := [*done, *open_merges.values()])
    rows = grid.frozen()
    if rows:
        text = tuple(line for line in reading.recent if line)[-_LINES_BEFORE:]
        number = len(reading.tables) + 1
        reading.tables.append(whole_table(rows, number, text=text, heads=heads or None))
        reading.recent = []
    if small is not None:
        small.spread(merged)
        reading.boxes += 1
        _keep_whole(reading, small.frozen(), table=reading.boxes)
    for nested in inner:
        _read_table(nested, reading)


def _rows(table: etree._Element, reading: _Reading) -> Iterator[etree._Element]:
    for row in _parts(table, "tr"):
        if child(row, "trPr", "del") is not None:
            reading.changes = True
        else:
            yield row


def _inner_tables(cell: etree._Element) -> Iterator[etree._Element]:
    for item in children(cell):
        if local(item) == "tbl":
            yield item
        elif local(item) not in {"tcPr", "p"}:
            yield from _inner_tables(item)


def _read_row(
    row: etree._Element,
    number: int,
    grid: Grid,
    reading: _Reading,
    merges: dict[int, Area],
    done: list[Area],
) -> None:
    column = 1 + _count(child(row, "trPr", "gridBefore"), 0)
    for cell in _parts(row, "tc"):
        reading.cells += 1
        if reading.cells > reading.limits.cells:
            raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(reading.limits.cells)})
        right = column + _count(child(cell, "tcPr", "gridSpan"), 1) - 1
        if right > _MOST_COLUMNS:
            return
        merge = child(cell, "tcPr", "vMerge")
        above = merges.get(column)
        if merge is not None and attribute(merge, "val") != "restart" and above is not None:
            merges[column] = Area(above.top, column, number, max(right, above.right))
        else:
            if above is not None:
                done.append(above)
            merges[column] = Area(number, column, number, right)
            grid.put(number, column, _cell(cell, reading))
        column = right + 1


def _count(element: etree._Element | None, usual: int) -> int:
    text = None if element is None else attribute(element, "val")
    return min(int(text), _MOST_COLUMNS) if text and text.isascii() and text.isdigit() else usual


def _cell(cell: etree._Element, reading: _Reading) -> Cell:
    paragraphs = list(_paragraphs(cell))
    text = "\n".join(paragraph_text(item).strip() for item in paragraphs).strip()
    reading.changes |= any(local(item) in _CHANGES for item in cell.iter(etree.Element))
    words = read_words(text)
    note = words.note
    if not text and any(local(item) in _PICTURES for item in cell.iter(etree.Element)):
        note = CellNote.PICTURE
    look = _look(paragraphs, reading.theme)
    fill = _shading(child(cell, "tcPr", "shd"), reading.theme)
    return Cell(words.text, None, fill or look.fill, look.font, look.bold and bool(text), note=note)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    for item in children(cell):
        if local(item) == "p":
            yield item
        elif local(item) in _WRAPPERS and not _is_placeholder(item, local(item)):
            yield from _paragraphs(item)


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str | None
    font: str | None
    bold: bool


def _look(paragraphs: list[etree._Element], theme: Theme) -> _Look:
    """What all written words of a cell share: colour, marker and weight."""
    fonts: set[str | None] = set()
    fills: set[str | None] = set()
    bold = True
    for paragraph in paragraphs:
        ground = _shading(child(paragraph, "pPr", "shd"), theme)
        for run in paragraph.iter("{*}r"):
            if not paragraph_text(run).strip():
                continue
            properties = child(run, "rPr")
            fonts.add(_font(child(properties, "color"), theme))
            marker = child(properties, "highlight")
            marked = None if marker is None else highlight(attribute(marker, "val"))
            fills.add(marked or _shading(child(properties, "shd"), theme) or ground)
            weight = child(properties, "b")
            bold &= weight is not None and attribute(weight, "val") not in {"0", "false"}
        if len(paragraphs) == 1 and not fills:
            fills.add(ground)
    return _Look(_only(fills), _only(fonts), bold)


def _only(colours: set[str | None]) -> str | None:
    return next(iter(colours)) if len(colours) == 1 else None


def _font(element: etree._Element | None, theme: Theme, name: str = "val") -> str | None:
    if element is None:
        return None
    return word_colour(
        attribute(element, name),
        attribute(element, "themeColor"),
        attribute(element, "themeTint"),
        attribute(element, "themeShade"),
        theme,
    )


def _shading(element: etree._Element | None, theme: Theme) -> str | None:
    """The ground, or the pattern's own colour where the pattern covers it wholly."""
    if element is None or attribute(element, "val") == "nil":
        return None
    if attribute(element, "val") == "solid":
        return _font(element, theme, "color")
    return word_colour(
        attribute(element, "fill"),
        attribute(element, "themeFill"),
        attribute(element, "themeFillTint"),
        attribute(element, "themeFillShade"),
        theme,
    )
