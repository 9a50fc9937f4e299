"""The outline of a document, and the places that its entries and its links lead to.

Every row of the grid has an entry, so entries number and write themselves, as elements do.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject

from portfolio_desktop.reports.structure import Numbered, PageReference, text_string


class Place(NamedTuple):
    """A height on a page, counted from below as the file does."""

    page: PageReference
    height: float

    def written(self, document: Any) -> bytes:
        return b"[%s/XYZ 0 %.2f 0]" % (self.page.reference(document), self.height)


class Anchors:
    """The places that links lead to, by their keys; a link may come before its place."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}

    def put(self, key: str, place: Place) -> None:
        self._places[key] = place

    def place(self, key: str) -> Place:
        return self._places[key]


class Destination(PDFObject):  # type: ignore[misc]
    """Where a link leads; known when the whole document is drawn."""

    def __init__(self, anchors: Anchors, key: str) -> None:
        self._anchors, self._key = anchors, key

    def format(self, document: Any) -> bytes:
        return self._anchors.place(self._key).written(document)


class _Entry(Numbered):
    """A line of the outline. Those of the first level stand open, all others closed."""

    __slots__ = ("_after", "_before", "_below", "_parent", "_place", "_title")

    def __init__(self, document: Any, parent: Outline | _Entry, title: str, place: Place) -> None:
        super().__init__(document, 1)
        self._parent = parent
        self._title = title
        self._place = place
        self._before = self._after = b""
        self._below: list[_Entry] = []

    @property
    def name(self) -> bytes:
        return b"%d 0 R" % self._number

    def reference(self, document: Any) -> bytes:
        del document
        return self.name

    def follow(self, before: _Entry) -> None:
        """Stand right after another of the same level."""
        self._before, before._after = before.name, self.name

    def written(self, document: Any) -> tuple[bytes]:
        parts = [
            b"<</Title %s/Parent %s/Dest %s"
            % (
                text_string(self._title),
                self._parent.reference(document),
                self._place.written(document),
            )
        ]
        if self._before:
            parts.append(b"/Prev %s" % self._before)
        if self._after:
            parts.append(b"/Next %s" % self._after)
        if self._below:
            sign = 1 if isinstance(self._parent, Outline) else -1
            parts.append(b"/First %s/Last %s" % (self._below[0].name, self._below[-1].name))
            parts.append(b"/Count %d" % (sign * len(self._below)))
        parts.append(b">>")
        return (b"".join(parts),)

    @property
    def below(self) -> list[_Entry]:
        return self._below


class Outline(PDFObject):  # type: ignore[misc]
    """All entries, in the order of the pages."""

    __RefOnly__ = 1

    def __init__(self, document: Any) -> None:
        self._document = document
        self._below: list[_Entry] = []
        self._open: list[_Entry] = []
        """The last entry of each level down to the last one."""

    @property
    def ready(self) -> int:
        """What the library asks before it writes: below 0 there is no outline."""
        return 1 if self._below else -1

    def prepare(self, _document: Any, _canvas: Any) -> None:
        """The library's own outline is made ready here; this one is at any time."""

    def add(self, title: str, level: int, place: Place) -> None:
        """An entry so many levels down, as far as there is one above to stand under."""
        del self._open[level:]
        parent = self._open[-1] if self._open else self
        entry = _Entry(self._document, parent, title, place)
        if parent.below:
            entry.follow(parent.below[-1])
        parent.below.append(entry)
        self._open.append(entry)

    def let_go(self) -> None:
        """Forget all entries: an entry and those below it hold each other."""
        entries = [self._below]
        while entries:
            below = entries.pop()
            entries.extend(entry.below for entry in below)
            below.clear()

    @property
    def below(self) -> list[_Entry]:
        return self._below

    def reference(self, document: Any) -> bytes:
        return bytes(document.Reference(self).format(document))

    def format(self, document: Any) -> bytes:
        del document
        shown = len(self._below) + sum(len(entry.below) for entry in self._below)
        first, last = self._below[0].name, self._below[-1].name
        return b"<</Type/Outlines/First %s/Last %s/Count %d>>" % (first, last, shown)
