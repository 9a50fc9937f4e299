"""The colours of a printed file: a profile of the sRGB colour space in some five hundred bytes.

An archival file says what its colours mean, so that they look the same in fifty years. The numbers
are those of IEC 61966-2-1, adapted to the light of a print viewer (D50) as the profile format
(ICC.1:2004-10) asks; nobody's work is copied, so nobody's licence goes with it.
"""

from __future__ import annotations

from functools import cache
from struct import pack

NAME = "sRGB IEC61966-2.1"

_WHITE = (0.9642, 1.0, 0.82491)
_RED = (0.436066, 0.222488, 0.013916)
_GREEN = (0.385147, 0.716873, 0.097076)
_BLUE = (0.143066, 0.060608, 0.714096)
_FROM_DAYLIGHT = (
    *(1.047882, 0.022919, -0.050201),
    *(0.029587, 0.990479, -0.017059),
    *(-0.009232, 0.015076, 0.751678),
)
"""Bradford's matrix from the light of a screen (D65)."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Above the last number a power, below it a straight line."""

_HEAD = 128
_ENTRY = 12


@cache
def srgb_profile() -> bytes:
    """The profile; always the same bytes."""
    curve = b"para" + bytes(4) + pack(">HH", 3, 0) + _numbers(_CURVE)
    parts = {
        b"desc": _words(NAME),
        b"cprt": _words("Public domain"),
        b"wtpt": _colour(_WHITE),
        b"chad": b"sf32" + bytes(4) + _numbers(_FROM_DAYLIGHT),
        b"rXYZ": _colour(_RED),
        b"gXYZ": _colour(_GREEN),
        b"bXYZ": _colour(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _with_head(parts)


def _with_head(parts: dict[bytes, bytes]) -> bytes:
    """Head, list of parts, parts; equal parts are kept once."""
    start = _HEAD + 4 + _ENTRY * len(parts)
    places: dict[bytes, int] = {}
    body = b""
    for content in parts.values():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
    listed = b"".join(
        name + pack(">II", places[content], len(content)) for name, content in parts.items()
    )
    head = pack(
        ">I4xI4s4s4s6H4s4xIIIQI12s48x",
        start + len(body),
        0x04200000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2004, 10, 1, 0, 0, 0),
        b"acsp",
        0,
        0,
        0,
        0,
        0,
        _numbers(_WHITE),
    )
    return head + pack(">I", len(parts)) + listed + body


def _numbers(values: tuple[float, ...]) -> bytes:
    """In the format's fixed-point notation, 16 bits on either side."""
    return pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(values)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
