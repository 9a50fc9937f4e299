"""The embedded typeface: widths, glyphs, and text encoded for a page's content stream."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.reports.style import Face


@cache
def _font(face: Face) -> Any:
    """One parsed font for the process; it keeps a subset for every document drawn with it."""
    font = TTFont(face.value, str(resource("fonts", f"{face.value}.ttf")), shapable=False)
    pdfmetrics.registerFont(font)
    return font


class _Codes(dict[int, str]):
    """Code point to the literal that shows it in the font's first subset, filled as needed.

    A sign that landed in a later subset is kept as NUL, which no text contains.
    """

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self._font = font
        self._document = document

    def __missing__(self, code: int) -> str:
        subset, encoded = self._font.splitString(chr(code), self._document)[0]
        value = self[code] = "\0" if subset else _literal(encoded)
        return value


def _literal(encoded: bytes) -> str:
    """Bytes as they stand inside a PDF string: printable ASCII plain, everything else octal."""
    return "".join(
        f"\\{code:03o}" if code < 32 or code > 126 or code in b"()\\" else chr(code)
        for code in encoded
    )


class Typeface:
    """One cut of the typeface, for one document."""

    def __init__(self, face: Face, document: Any) -> None:
        self._font = _font(face)
        self._document = document
        self._codes = _Codes(self._font, document)
        self.glyphs: Container[int] = self._font.face.charToGlyph
        self.resource: str = self._font.getSubsetInternalName(0, document) if document else ""

    def width(self, text: str, size: float) -> float:
        """In points, without kerning."""
        return float(self._font.stringWidth(text, size))

    def shown(self, text: str, size: float) -> str:
        """The operators that show `text`; the font must be set to `resource` at that size."""
        codes = text.translate(self._codes)
        if "\0" not in codes:
            return f"({codes}) Tj"
        return self._shown_in_parts(text, size)

    def _shown_in_parts(self, text: str, size: float) -> str:
        """Rare signs lie in further subsets of the font, each a font resource of its own."""
        parts = []
        for subset, encoded in self._font.splitString(text, self._document):
            name = self._font.getSubsetInternalName(subset, self._document)
            parts.append(f"{name} {size:g} Tf ({_literal(encoded)}) Tj")
        return " ".join([*parts, f"{self.resource} {size:g} Tf"])


class Typefaces(dict[Face, Typeface]):
    """All cuts for one document; without a document for measuring only."""

    def __init__(self, document: Any = None) -> None:
        super().__init__({face: Typeface(face, document) for face in Face})
