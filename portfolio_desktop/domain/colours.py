"""Colours as "#1F5FA8", and whether words in them can be read on white (WCAG 2.1)."""

from __future__ import annotations

import re

LEAST_CONTRAST = 4.5
"""Of ordinary text against its ground, level AA."""

_WRITTEN = re.compile(r"#?([0-9A-Fa-f]{6})")


def read_colour(text: str) -> str:
    """A colour as it is kept, from one with or without its sign; "" for what is none."""
    found = _WRITTEN.fullmatch(text.strip())
    return f"#{found[1].upper()}" if found else ""


def contrast_on_white(colour: str) -> float:
    """Between 1 (white itself) and 21 (black)."""
    return 1.05 / (_luminance(colour) + 0.05)


def readable(colour: str) -> str:
    """The colour itself where it can be read on white, else the nearest darker one of its hue."""
    if contrast_on_white(colour) >= LEAST_CONTRAST:
        return colour
    low, high = 0, 1000
    while high - low > 1:
        middle = (low + high) // 2
        if contrast_on_white(_darker(colour, middle)) >= LEAST_CONTRAST:
            low = middle
        else:
            high = middle
    return _darker(colour, low)


def _darker(colour: str, thousandths: int) -> str:
    return "#" + "".join(f"{channel * thousandths // 1000:02X}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = map(_light, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
