"""What a spreadsheet's style numbers mean: fill, font colour, weight and number format.

Read by element names alone, so that parts with unknown attributes or wrapped in compatibility
elements, which stop stricter readers, are read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from portfolio_desktop.exchange.cell_colours import PALETTE, Theme, plain_hex, sheet_colour
from portfolio_desktop.exchange.guard import child, children, local

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd-mm-yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d-m-yyyy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_EASTERN_DATES = (range(27, 37), range(50, 59))
_ASIDE = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_NO_FILL = {"none", ""}


@dataclass(frozen=True, slots=True)
class Style:
    """`fill` and `font` as `#RRGGBB`, None where nothing was chosen."""

    fill: str | None = None
    font: str | None = None
    bold: bool = False
    number_format: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class StyleBook:
    """The cell styles by their number, and the differences that conditional rules apply."""

    cells: tuple[Style, ...] = ()
    differences: tuple[Style, ...] = ()

    def cell(self, number: int) -> Style:
        return self.cells[number] if 0 <= number < len(self.cells) else PLAIN


@dataclass(frozen=True, slots=True)
class _Font:
    colour: str | None
    bold: bool


def read_styles(root: etree._Element | None, theme: Theme) -> StyleBook:
    """The whole style part; without one every cell is plain."""
    if root is None:
        return StyleBook()
    palette = tuple(
        plain_hex(item.get("rgb")) or "#000000" for item in _items(root, "colors", "indexedColors")
    )
    colours = _Colours(theme, palette or PALETTE)
    formats = dict(_BUILT_IN)
    for entry in _items(root, "numFmts"):
        formats[whole(entry.get("numFmtId"))] = entry.get("formatCode", "")
    fonts = [colours.font(item) for item in _items(root, "fonts")]
    fills = [colours.fill(item) for item in _items(root, "fills")]
    cells = [
        _style(item, fonts, fills, formats) for item in _items(root, "cellXfs") if _is(item, "xf")
    ]
    differences = [colours.difference(item) for item in _items(root, "dxfs")]
    return StyleBook(tuple(cells), tuple(differences))


def _items(root: etree._Element, *path: str) -> Iterator[etree._Element]:
    found = child(root, *path)
    return iter(()) if found is None else children(found)


def _is(element: etree._Element, name: str) -> bool:
    return local(element) == name


def _style(
    item: etree._Element,
    fonts: Sequence[_Font],
    fills: Sequence[str | None],
    formats: dict[int, str],
) -> Style:
    font_number, fill_number = whole(item.get("fontId")), whole(item.get("fillId"))
    font = fonts[font_number] if font_number < len(fonts) else _Font(None, False)
    number = whole(item.get("numFmtId"))
    shown = formats.get(number, "")
    if not shown and any(number in dates for dates in _EASTERN_DATES):
        shown = "yyyy-mm-dd"
    return Style(
        fills[fill_number] if fill_number < len(fills) else None, font.colour, font.bold, shown
    )


@dataclass(frozen=True, slots=True)
class _Colours:
    theme: Theme
    palette: Sequence[str]

    def of(self, element: etree._Element | None) -> str | None:
        return sheet_colour(element, self.theme, self.palette)

    def font(self, element: etree._Element | None) -> _Font:
        """The theme's own text colour is no choice of the writer's."""
        colour = child(element, "color")
        chosen = colour is not None and colour.get("theme") != "1"
        bold = child(element, "b")
        return _Font(
            self.of(colour) if chosen else None,
            bold is not None and bold.get("val", "1") not in {"0", "false"},
        )

    def fill(self, element: etree._Element | None) -> str | None:
        """A pattern's own colour where it is solid, else the ground behind it."""
        pattern = child(element, "patternFill")
        if pattern is None:
            return self.of(child(element, "gradientFill", "stop", "color"))
        kind = pattern.get("patternType", "")
        if kind in _NO_FILL:
            return None
        front, ground = self.of(child(pattern, "fgColor")), self.of(child(pattern, "bgColor"))
        return front if kind == "solid" or ground is None else ground

    def difference(self, element: etree._Element) -> Style:
        """In a difference the colour of a solid fill stands as its ground."""
        pattern = child(element, "fill", "patternFill")
        fill = None
        if pattern is not None and pattern.get("patternType") != "none":
            fill = self.of(child(pattern, "bgColor")) or self.of(child(pattern, "fgColor"))
        font = self.font(child(element, "font"))
        return Style(fill, font.colour, font.bold)


def whole(text: str | None) -> int:
    """A count or number attribute; 0 for nonsense."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def date_letters(number_format: str) -> str:
    """The date letters a format shows, of "ymdhs"; "" for anything that is no date or time."""
    first = _ASIDE.sub("", number_format.split(";", 1)[0]).casefold().replace("am/pm", "h")
    if "general" in first or "@" in first or "standard" in first:
        return ""
    if any(sign in first for sign in "#?") or ("0" in first and not re.search(r"s\.0", first)):
        return ""
    return "".join(letter for letter in "ymdhs" if letter in first)
