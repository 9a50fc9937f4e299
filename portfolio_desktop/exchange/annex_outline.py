"""The outline of an annex, as a flat list."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Dictionary, Name, Object, String

from portfolio_desktop.exchange.annex_links import Places
from portfolio_desktop.services.annex_values import AnnexEntry

_MOST = 400
_DEEPEST = 4
_LONGEST = 200


def outline_of(pdf: pikepdf.Pdf) -> tuple[AnnexEntry, ...]:
    """The entries that lead to a page, in order, no more than a reader can use."""
    root = pdf.Root.get(Name.Outlines)
    if not isinstance(root, Dictionary):
        return ()
    found: list[AnnexEntry] = []
    _read(root, 0, Places(pdf), found, set())
    return tuple(found)


def _read(
    holder: Object, level: int, places: Places, found: list[AnnexEntry], seen: set[tuple[int, int]]
) -> None:
    entry = holder.get(Name.First)
    while isinstance(entry, Dictionary) and entry.objgen not in seen and len(found) < _MOST:
        seen.add(entry.objgen)
        aim = places.of(entry)
        title = _line(str(entry.get(Name.Title, "")))
        if aim is not None and title:
            height = places.pose(aim[0]).height
            found.append(AnnexEntry(level, title, aim[0], height - aim[1]))
        if level < _DEEPEST:
            _read(entry, level + 1, places, found, seen)
        entry = entry.get(Name.Next)


def _line(text: str) -> str:
    shown = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(shown).split())[:_LONGEST]


def hang_outline(
    pdf: pikepdf.Pdf, above: Object, entries: Sequence[AnnexEntry], aims: Sequence[Object]
) -> None:
    """Hang entries, folded, below one of the document."""
    open_ones = [(-1, above)]
    for entry, aim in zip(entries, aims, strict=True):
        while open_ones[-1][0] >= entry.level:
            open_ones.pop()
        made = pdf.make_indirect(Dictionary(Title=String(entry.title), Dest=aim))
        _append(open_ones[-1][1], made)
        open_ones.append((entry.level, made))


def _append(parent: Object, entry: Object) -> None:
    entry.Parent = parent
    last = parent.get(Name.Last)
    if last is None:
        parent.First = entry
    else:
        last.Next = entry
        entry.Prev = last
    parent.Last = entry
    parent.Count = int(parent.get(Name.Count, 0)) - 1
