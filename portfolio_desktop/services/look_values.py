"""How the organisation's papers look: its colour, and its logo."""

from __future__ import annotations

from dataclasses import dataclass

SHIPPED_ACCENT = "#1F5FA8"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as a PNG file without transparency, with its size in points of that picture."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Look:
    """`accent` is the colour of what stands out in print, as "#1F5FA8"; it can be read on white."""

    accent: str = SHIPPED_ACCENT
    logo: Logo | None = None


PLAIN = Look()
