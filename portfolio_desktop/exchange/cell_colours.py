"""Colours as Office and PDF files write them, told as `#RRGGBB`.

Spreadsheets name a colour directly, by a place in the theme with a tint, or by a place in an old
palette; Word by name, by theme with tint and shade; PDF by one, three or four numbers.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lxml import etree

from portfolio_desktop.exchange.guard import attribute, child, children, local

Theme = Mapping[str, str]
"""Colour name of the theme (`accent1`) → `#RRGGBB`."""

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
PALETTE: tuple[str, ...] = tuple(
    f"#{word}"
    for word in (
        f"{_BASIC} {_BASIC} "
        "800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
        "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
        "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
        "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
        "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
        "003366 339966 003300 333300 993300 993366 333399 333333"
    ).split()
)
"""The palette of the binary format, still used by number (ECMA-376 part 1, 18.8.27)."""

_THEME_ORDER = (
    "lt1", "dk1", "lt2", "dk2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_OFFICE_THEME: Theme = MappingProxyType(
    dict(
        zip(
            _THEME_ORDER,
            (
                "#FFFFFF", "#000000", "#EEECE1", "#1F497D", "#4F81BD", "#C0504D",
                "#9BBB59", "#8064A2", "#4BACC6", "#F79646", "#0000FF", "#800080",
            ),
            strict=True,
        )
    )
)  # fmt: skip
_WORD_NAMES = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": "#000000", "blue": "#0000FF", "cyan": "#00FFFF", "green": "#00FF00",
    "magenta": "#FF00FF", "red": "#FF0000", "yellow": "#FFFF00", "white": "#FFFFFF",
    "darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000",
    "darkMagenta": "#800080", "darkRed": "#800000", "darkYellow": "#808000",
    "darkGray": "#808080", "lightGray": "#C0C0C0",
}  # fmt: skip


def plain_hex(value: str | None) -> str | None:
    """`#RRGGBB` of `RRGGBB` or of `AARRGGBB`; None for "auto" and anything else."""
    match = _HEX.fullmatch((value or "").strip().lstrip("#"))
    return f"#{match[1].upper()}" if match else None


def read_theme(root: etree._Element | None) -> Theme:
    """The theme's colours; Office's own where the part is missing or silent."""
    found = dict(_OFFICE_THEME)
    scheme = None if root is None else child(root, "themeElements", "clrScheme")
    for entry in () if scheme is None else children(scheme):
        for colour in children(entry):
            value = attribute(colour, "lastClr") or attribute(colour, "val")
            known = plain_hex(value)
            if known is not None:
                found[local(entry)] = known
    return MappingProxyType(found)


def sheet_colour(
    element: etree._Element | None, theme: Theme, palette: Sequence[str] = PALETTE
) -> str | None:
    """A spreadsheet's `color`, `fgColor` or `bgColor`; None for automatic."""
    if element is None:
        return None
    base = plain_hex(element.get("rgb"))
    if base is None:
        base = _numbered(element.get("theme"), [theme[name] for name in _THEME_ORDER])
    if base is None:
        base = _numbered(element.get("indexed"), palette)
    tint = _number(element.get("tint"))
    return base if base is None or not tint else _tinted(base, tint)


def _numbered(text: str | None, colours: Sequence[str]) -> str | None:
    if text is None or not text.isascii() or not text.isdigit():
        return None
    index = int(text[:6])
    return colours[index] if index < len(colours) else None


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if -1 <= value <= 1 else 0.0


def word_colour(
    value: str | None, theme_name: str | None, tint: str | None, shade: str | None, theme: Theme
) -> str | None:
    """Word's `fill` or `color` with its theme form, which wins; tint and shade are 00–FF."""
    base = theme.get(_WORD_NAMES.get(theme_name or "", theme_name or ""))
    if base is None:
        return plain_hex(value)
    part = _byte(tint)
    if part is not None:
        return _tinted(base, 1 - part)
    part = _byte(shade)
    return base if part is None else _tinted(base, part - 1)


def _byte(text: str | None) -> float | None:
    match = re.fullmatch(r"[0-9A-Fa-f]{1,2}", text or "")
    return int(match[0], 16) / 255 if match else None


def highlight(name: str | None) -> str | None:
    return _HIGHLIGHTS.get(name or "")


def pdf_colour(colour: Sequence[float] | float | None) -> str | None:
    """Grey, RGB or CMYK numbers from 0 to 1."""
    numbers = (colour,) if isinstance(colour, int | float) else tuple(colour or ())
    if not all(isinstance(number, int | float) for number in numbers):
        return None
    if len(numbers) == 1:
        numbers = numbers * 3
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = tuple(1 - min(1, ink + black) for ink in (cyan, magenta, yellow))
    return _hex(numbers) if len(numbers) == 3 else None


def _tinted(base: str, tint: float) -> str:
    """Lightness moved towards white (above 0) or black (below), as ECMA-376 18.8.19 says."""
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return _hex(colorsys.hls_to_rgb(hue, light, saturation))


def _hex(parts: Sequence[float]) -> str:
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)
