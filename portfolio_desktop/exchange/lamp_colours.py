"""Which lamp a fill or font colour means, judged as the eye does."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from portfolio_desktop.domain.status import Colour

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_GREY = 0.025
"""Chroma below which a colour looks white, grey or black; table banding stays under it."""
_PALE = 0.045
_CREAM = 0.09
_DARK = 0.2

_HUES: tuple[tuple[float, Colour | None, bool], ...] = (
    (40, Colour.RED, True),
    (48, Colour.RED, False),
    (62, Colour.YELLOW, False),
    (118, Colour.YELLOW, True),
    (122, Colour.YELLOW, False),
    (126, Colour.GREEN, False),
    (172, Colour.GREEN, True),
    (186, Colour.GREEN, False),
    (340, None, False),
    (361, Colour.RED, True),
)
"""Upper bound of the OKLCH hue in degrees, the lamp, and whether it is plain.

Orange, lime and turquoise stand between two lamps; blue and purple are none.
"""


@dataclass(frozen=True, slots=True)
class Shade:
    """What a colour says: the nearest lamp (None where it is none), and whether that is certain.

    White, grey and black are certainly no lamp; blue is no lamp either, but an odd one.
    """

    colour: Colour | None
    certain: bool


NO_SHADE = Shade(None, True)


def read_shade(value: str | None) -> Shade:
    """Judge `RRGGBB` (also with `#`, or with alpha first); None or anything else is no shade."""
    match = _HEX.fullmatch(value.strip()) if value else None
    if match is None:
        return NO_SHADE
    lightness, chroma, hue = _oklch(match[1])
    if chroma < _GREY or lightness < _DARK:
        return NO_SHADE
    colour, plain = next((colour, plain) for bound, colour, plain in _HUES if hue < bound)
    return Shade(colour, plain and chroma >= _PALE)


def is_cream(value: str | None) -> bool:
    """Whether it is so pale a yellow as that of cells that wait to be filled in."""
    match = _HEX.fullmatch(value.strip()) if value else None
    return (
        match is not None
        and read_shade(value).colour is Colour.YELLOW
        and _oklch(match[1])[1] < _CREAM
    )


def _linear(part: str) -> float:
    share = int(part, 16) / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _oklch(code: str) -> tuple[float, float, float]:
    """Lightness 0–1, chroma and hue in degrees in the OKLCH space (Ottosson 2020)."""
    red, green, blue = (_linear(code[at : at + 2]) for at in (0, 2, 4))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360
