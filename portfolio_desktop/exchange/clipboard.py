"""Tables pasted from Excel, Word or a browser: HTML with its colours, or text with tabs.

Also reads files that are a web page inside, as some systems write their "Excel" exports.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from portfolio_desktop.exchange.cell_colours import plain_hex
from portfolio_desktop.exchange.charsets import Decoded, as_named, decode
from portfolio_desktop.exchange.csv_dialects import Dialect
from portfolio_desktop.exchange.grids import Area, Grid
from portfolio_desktop.exchange.guard import local
from portfolio_desktop.exchange.read_csv import read_text
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.table_finding import find_tables
from portfolio_desktop.exchange.tables import (
    Cell,
    CellNote,
    Limits,
    SourceKind,
    Table,
    Workbook,
)
from portfolio_desktop.exchange.xlsx_values import read_words

_MOST_COLUMNS = 2_000
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_PICTURES = frozenset({"img", "svg", "shape", "imagedata"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"})
_NAMES = {
    "red": "#FF0000", "green": "#008000", "yellow": "#FFFF00", "lime": "#00FF00",
    "orange": "#FFA500", "white": "#FFFFFF", "black": "#000000", "silver": "#C0C0C0",
    "gray": "#808080", "grey": "#808080", "blue": "#0000FF",
}  # fmt: skip
Look = Mapping[str, str]
"""CSS properties in force, by name."""


def read_pasted(text: str, html: str, limits: Limits) -> Workbook:
    """What a clipboard holds: its HTML where that has a table, else its text."""
    if "<table" in html.casefold():
        found = read_html(html, limits)
        if found.tables:
            return found
    tabs = Dialect("\t") if "\t" in text else None
    return read_text(text, limits, SourceKind.CLIPBOARD, tabs)


def read_html_bytes(data: bytes, limits: Limits) -> Workbook:
    decoded = _decoded_page(data)
    page = read_html(decoded.text, limits)
    return dataclasses.replace(page, notes=(*decoded.notes, *page.notes))


def _decoded_page(data: bytes) -> Decoded:
    """By the charset that the page names for itself, unless it begins with a byte-order mark."""
    named = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return as_named(data, named[1].decode("ascii"))
        except LookupError:
            pass
    return decode(data)


def read_html(html: str, limits: Limits) -> Workbook:
    """Every table of a page; nothing it names is fetched and no script is run."""
    start = html.find("<")
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    cleaned = html[max(start, 0) :].replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(b'<?xml encoding="utf-8"?>' + cleaned, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(Refusal.NO_TABLE) from error
    if root is None:
        raise UnreadableFile(Refusal.NO_TABLE)
    page = _Page(_sheet_rules(root), limits)
    for element in root.iter("table"):
        page.take(element)
    return Workbook(SourceKind.CLIPBOARD, tuple(page.tables), tuple(page.lines))


def _sheet_rules(root: etree._Element) -> Mapping[str, Look]:
    """Style rules for classes and plain elements; Excel puts its colours there."""
    rules: dict[str, dict[str, str]] = {}
    for style in root.iter("style"):
        sheet = (style.text or "")[:500_000].replace("<!--", "").replace("-->", "")
        for selectors, body in _RULE.findall(sheet):
            for selector in selectors.split(","):
                rules.setdefault(selector.strip().casefold(), {}).update(_properties(body))
    return rules


def _properties(text: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {name.strip().casefold(): value.strip() for name, value in pairs}


@dataclass(slots=True)
class _Page:
    rules: Mapping[str, Look]
    limits: Limits
    tables: list[Table] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def take(self, table: etree._Element) -> None:
        grid = Grid(self.limits.cells)
        areas: list[Area] = []
        taken: set[tuple[int, int]] = set()
        own = (row for row in table.iter("tr") if _table_of(row) is table)
        for number, row in enumerate(own, start=1):
            column = 1
            for item in row:
                if local(item) not in {"td", "th"}:
                    continue
                while (number, column) in taken:
                    column += 1
                area = _area(item, number, column)
                if area.right > _MOST_COLUMNS:
                    break
                areas.append(area)
                if area.bottom > number:
                    self._take_places(area, taken)
                grid.put(number, column, self._cell(item))
                column = area.right + 1
        grid.trim()
        grid.spread(area for area in areas if (area.top, area.left) != (area.bottom, area.right))
        found, lines = find_tables(grid.frozen())
        self.tables += found
        self.lines += lines

    def _take_places(self, area: Area, taken: set[tuple[int, int]]) -> None:
        for row in range(area.top + 1, area.bottom + 1):
            taken.update((row, column) for column in range(area.left, area.right + 1))
        if len(taken) > self.limits.cells:
            raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(self.limits.cells)})

    def _cell(self, item: etree._Element) -> Cell:
        look = self._look(item)
        words = read_words(_text(item))
        inner = [child for child in item.iter("font", "span", "b", "strong") if _text(child)]
        whole = [child for child in inner if _text(child) == words.text]
        shown = dict(look)
        for child in whole:
            shown.update(self._look(child))
        bold = shown.get("font-weight", "") in {"bold", "700", "800"} or local(item) == "th"
        bold = bold or any(local(child) in {"b", "strong"} for child in whole)
        note = words.note
        if not words.text and any(local(child) in _PICTURES for child in item.iter(etree.Element)):
            note = CellNote.PICTURE
        return Cell(
            words.text,
            None,
            _colour(shown.get("background-color", shown.get("background", ""))),
            _font(_colour(shown.get("color", ""))),
            bold and bool(words.text),
            note=note,
        )

    def _look(self, item: etree._Element) -> dict[str, str]:
        found: dict[str, str] = dict(self.rules.get(local(item), {}))
        for name in (item.get("class") or "").split():
            found.update(self.rules.get(f".{name.casefold()}", {}))
            found.update(self.rules.get(f"{local(item)}.{name.casefold()}", {}))
        if item.get("bgcolor"):
            found["background-color"] = item.get("bgcolor", "")
        if local(item) == "font" and item.get("color"):
            found["color"] = item.get("color", "")
        style = _properties(item.get("style") or "")
        if "background" in style:
            found.pop("background-color", None)
        return {**found, **style}


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _area(item: etree._Element, row: int, column: int) -> Area:
    wide, high = _span(item, "colspan"), _span(item, "rowspan")
    return Area(row, column, row + high - 1, column + wide - 1)


def _span(item: etree._Element, name: str) -> int:
    text = (item.get(name) or "").strip()
    return max(1, min(int(text), _MOST_COLUMNS)) if text.isascii() and text.isdigit() else 1


def _text(element: etree._Element) -> str:
    """Words with single spaces; a line for every paragraph or break; inner tables left out."""
    return _tidied("".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield _one_line(element.text)
    for item in element:
        name = local(item)
        if name not in {"table", "style", "script"}:
            mark = "\n" if name in _BREAKS else ""
            yield mark
            yield from _pieces(item)
            yield "" if name == "br" else mark
        yield _one_line(item.tail)


def _one_line(text: str | None) -> str:
    """Line breaks of the source are blanks; only marks part lines."""
    return re.sub(r"\s+", " ", text or "")


def _tidied(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _colour(text: str) -> str | None:
    word = text.strip().casefold().split(" ")[0] if not text.startswith("rgb") else text.strip()
    match = _RGB.match(word)
    if match:
        return "#" + "".join(f"{min(255, int(part)):02X}" for part in match.groups())
    if re.fullmatch(r"#[0-9a-f]{3}", word):
        word = "#" + "".join(2 * sign for sign in word[1:])
    return _NAMES.get(word) or plain_hex(word)


def _font(colour: str | None) -> str | None:
    return None if colour in (None, "#000000") else colour
