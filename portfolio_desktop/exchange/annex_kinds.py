"""The standard kinds of structure elements, and which may stand in which (PDF 1.7, 14.8.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pikepdf import Name, Object

_GROUPS = frozenset(("Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "Index", "NonStruct"))
_LISTED = frozenset(("TOC", "TOCI", "L", "LI", "Lbl", "LBody"))
_TABLES = frozenset(("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"))
_HEADINGS = frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6"))
_INLINE = frozenset(
    ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Figure", "Formula")
)
_STANDARD = _GROUPS | _LISTED | _TABLES | _HEADINGS | _INLINE | {"P"}
_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "Document": "Sect",
        "DocumentFragment": "Sect",
        "Aside": "Div",
        "Title": "P",
        "Em": "Span",
        "Strong": "Span",
        "Sub": "Span",
        "FENote": "Note",
        "Private": "NonStruct",
        "TOCEntry": "TOCI",
    }
)
_TEXTS = _HEADINGS | _INLINE | {"P", "Lbl"}
"""Kinds whose parts are words, not paragraphs."""
_ABOVE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "TR": frozenset(("Table", "THead", "TBody", "TFoot")),
        "TH": frozenset(("TR",)),
        "TD": frozenset(("TR",)),
        "THead": frozenset(("Table",)),
        "TBody": frozenset(("Table",)),
        "TFoot": frozenset(("Table",)),
        "LI": frozenset(("L",)),
        "LBody": frozenset(("LI",)),
        "TOCI": frozenset(("TOC",)),
    }
)
_BELOW: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Table": frozenset(("TR", "THead", "TBody", "TFoot", "Caption")),
        "THead": frozenset(("TR",)),
        "TBody": frozenset(("TR",)),
        "TFoot": frozenset(("TR",)),
        "TR": frozenset(("TH", "TD")),
        "L": frozenset(("L", "LI", "Caption")),
        "LI": frozenset(("Lbl", "LBody")),
        "TOC": frozenset(("TOC", "TOCI", "Caption")),
    }
)
_HOPS = 10


class Kinds:
    """The kinds of one document, which may give the standard ones names of its own."""

    def __init__(self, roles: Object) -> None:
        self._roles = {str(name)[1:]: str(role)[1:] for name, role in roles.items()}

    def standard(self, named: object) -> str:
        """The standard kind, "" for one that nobody knows."""
        kind = str(named)[1:] if isinstance(named, Name) else ""
        for _hop in range(_HOPS):
            if kind in _STANDARD:
                return kind
            if kind in self._roles:
                kind = self._roles[kind]
            else:
                break
        return _OTHERWISE.get(kind, "")


def fitting(kind: str, above: str) -> str:
    """The kind, or a plain one where it may not stand within `above`."""
    plain = "Span" if above in _TEXTS else "Div"
    allowed = _ABOVE.get(kind)
    if not kind or (allowed is not None and above not in allowed):
        return plain
    # What a table or a list may not hold has made it a plain one already.
    return kind


def holds_well(kind: str, inside: Sequence[str]) -> bool:
    """Whether an element may hold parts of these kinds ("" for text of its own)."""
    allowed = _BELOW.get(kind)
    return allowed is None or all(each in allowed for each in inside)


def heading_level(kind: str) -> int:
    """1 to 6, 0 for what is no heading."""
    if kind == "H":
        return 1
    return int(kind[1]) if re.fullmatch("H[1-6]", kind) else 0
