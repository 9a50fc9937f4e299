"""The one gate all text passes on its way to paper.

What the typeface cannot show is replaced by its code in brackets, never dropped; nothing is
interpreted: there is no markup behind this gate.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_PLAIN = re.compile(
    r"[ !-~\u00a1-\u00ac\u00ae-\u0107\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2212]*"
)
"""What every cut of the typeface has and what needs no treatment."""

_BREAKS = {code: "\n" for code in (0x0B, 0x0C, 0x85, 0x2028, 0x2029)} | {0x09: " "}

_INVISIBLE = frozenset(
    {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x034F, 0x180E, *range(0xFE00, 0xFE10)}
)
"""Joiners, selectors and soft hyphens: without them no reader misses anything."""

_NARROW_SPACES = frozenset({*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x1680})

NO_BREAK = "\u00a0"

SOFT_HYPHEN = "\u00ad"
"""The hyphen where a line ends in the midst of a word: it looks like any other, but who searches,
copies or listens finds the word whole."""

HYPHENS = ("-", SOFT_HYPHEN)
"""A line that ends so goes on without a space."""

_ENGLISH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_UNITS = (
    r"(?:(?:mio|mia|t?kr|pct|mdr?|md|stk|dage|uger|timer|år)\b|[%‰]"
    rf"|(?:{_ENGLISH})[a-z]{{0,6}} \d{{4}}\b)"
)
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_ORDERED = rf"(?:kvartal|halvår|tertial|version|uge|(?i:{_MONTHS})[a-zæøå]{{0,6}})\b"
_BEFORE_A_NUMBER = (
    r"d\.", r"nr\.", r"ca\.", r"kl\.", r"pkt\.", r"pr\.", r"stk\.", r"kap\.", r"s\.",
    "punkt", "bilag", "uge", "den", "side", "år", "version",
)  # fmt: skip
_BEFORE_A_YEAR = (
    "kvartal", "halvår", "tertial", "[Pp]rimo", "[Mm]edio", "[Uu]ltimo",
    rf"(?:{_MONTHS})\.", "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
    "september", "oktober", "november", "december", f"(?:{_ENGLISH})", "January", "February",
    "March", "April", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BEFORE_A_NAME = (r"[A-ZÆØÅ]\.", r"[Dd]r\.", r"[Hh]r\.", r"[Ff]r\.")


def _after(words: tuple[str, ...]) -> str:
    """Behind one of the words and a space."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words) + ")"


_BOUND = re.compile(
    rf" (?:(?<=\d )(?={_UNITS})"
    rf"|(?<=\d\. )(?={_ORDERED})"
    r"|(?<=\bmi[oa]\. )(?=kr\b)"
    r"|(?<=[A-ZÆØÅa-zæøå] )(?=\d\.\d(?![\d.]))"
    rf"|(?=\d)(?:(?<=§ )|{_after(_BEFORE_A_NUMBER)}|(?=[12]\d{{3}}\b){_after(_BEFORE_A_YEAR)})"
    rf"|(?=[A-ZÆØÅ]){_after(_BEFORE_A_NAME)}"
    r"|(?=[–—·](?: |$))|(?<=[→↗↘] ))"
)
"""Spaces at which no line may break: "12,6 mio. kr.", "§ 3", "1. kvartal 2024", "nr. 14", "den 10.
november 2023", "14 Nov 2023", "IBI 2.0", "J. P. Hansen"; nor does one begin with a dash or a point
that parts two things, or end with an arrow."""


def printable(text: str, glyphs: Container[int]) -> str:
    """`text` with every sign one of `glyphs` or visibly replaced; lines divided by newline only.

    Composed (NFC) first. Joiners and variation selectors vanish; control signs, direction marks,
    private and unknown signs stand as `[U+202E]`, in reading order, so that neighbours keep theirs.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_shown(char, glyphs) for char in text)


def _shown(char: str, glyphs: Container[int]) -> str:
    code = ord(char)
    if char in ("\n", NO_BREAK):
        return char
    if code in _BREAKS:
        return _BREAKS[code]
    if code in _INVISIBLE:
        return ""
    if code in _NARROW_SPACES:
        return " "
    printable_code = 0x20 <= code < 0x7F or 0xA0 < code <= 0xFFFF
    if printable_code and code in glyphs and unicodedata.category(char) not in ("Cf", "Co"):
        return char
    return f"[U+{code:04X}]"


def bound(text: str) -> str:
    """`text` with no-break spaces where a Danish typesetter would not break the line."""
    return _BOUND.sub(NO_BREAK, text)
