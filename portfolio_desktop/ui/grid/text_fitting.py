"""Texts cut to the lines they have: wrapped between words; the last line, and a word that is wider
than its line, elided. Cached."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_ENDLESS = 16_777_215.0
_LARGEST_CACHE = 20_000
_LONGEST_LOOKED_AT = 600
"""Two lines never hold more; longer remarks are not measured to their end."""


class TextFitting:
    """Fits texts in one font. The cache is dropped when it grows too large."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.line_height = self.metrics.lineSpacing()
        self.ascent = self.metrics.ascent()
        self._fitted: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def lines(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """`text` in at most `most` lines of `width` pixels; the last ends with "…" when cut."""
        key = (text, width, most)
        known = self._fitted.get(key)
        if known is None:
            if len(self._fitted) >= _LARGEST_CACHE:
                self._fitted.clear()
            known = self._fitted[key] = self._fit(text, width, most)
        return known

    def line(self, text: str, width: int) -> str:
        """`text` in one line."""
        fitted = self.lines(text, width, 1)
        return fitted[0] if fitted else ""

    def _fit(self, text: str, width: int, most: int) -> tuple[str, ...]:
        flat = " ".join(text[:_LONGEST_LOOKED_AT].split())
        if not flat or width <= 0:
            return ()
        if most == 1 or self.metrics.horizontalAdvance(flat) <= width:
            return (self._elided(flat, width),)
        return self._wrapped(flat, width, most)

    def _elided(self, text: str, width: int) -> str:
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _wrapped(self, flat: str, width: int, most: int) -> tuple[str, ...]:
        layout = QTextLayout(flat, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width if len(starts) < most - 1 else _ENDLESS)
            starts.append(line.textStart())
        layout.endLayout()
        # positions in the layout count UTF-16 units, a Python string counts characters
        units = flat.encode("utf-16-le")
        ends = [*starts[1:], len(units) // 2]
        parts = [
            units[2 * start : 2 * end].decode("utf-16-le").strip()
            for start, end in zip(starts, ends, strict=True)
        ]
        return tuple(self._elided(part, width) for part in parts)
