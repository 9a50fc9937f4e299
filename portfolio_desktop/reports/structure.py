"""The logical structure of a document: what a screen reader and a text export follow.

Elements are many (eleven for every row of the grid), so they number and write themselves instead
of passing through the library's general objects, and the cells of a row are not objects at all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject


def text_string(text: str) -> bytes:
    """`text` as a PDF string in UTF-16."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def language_attribute(language: str) -> bytes:
    """What an element says about the language of its words."""
    return b"/Lang(%s)" % language.encode("ascii")


def cell_attribute(scope: str = "", columns: int = 1, rows: int = 1) -> bytes:
    """What a cell of a table says: what it heads ("Row", "Column" or nothing), and over how many
    columns and rows it reaches."""
    said = b"/Scope/%s" % scope.encode() if scope else b""
    if columns > 1:
        said += b"/ColSpan %d" % columns
    if rows > 1:
        said += b"/RowSpan %d" % rows
    return b"/A<</O/Table%s>>" % said if said else b""


class Reach(NamedTuple):
    """Over how many columns and rows a heading cell of a row reaches."""

    columns: int = 1
    rows: int = 1


class PageReference:
    """How structure elements name the page their content is on; known when the page is done."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._reference = b""

    def reference(self, document: Any) -> bytes:
        if not self._reference:
            self._reference = bytes(self._page.format(document))
        return self._reference


class Content:
    """A stretch of marked content of an element that already has one, or an annotation."""

    __slots__ = ("_page", "_what")

    def __init__(self, page: PageReference, what: Any) -> None:
        self._page = page
        self._what = what

    def written(self, document: Any) -> bytes:
        page = self._page.reference(document)
        if isinstance(self._what, int):
            return b"<</Type/MCR/Pg %s/MCID %d>>" % (page, self._what)
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (page, self._what.format(document))


class Numbered(ABC):
    """Something that takes its object numbers when it is made and writes itself at the end."""

    __slots__ = ("_number",)

    def __init__(self, document: Any, count: int) -> None:
        self._number: int = document.objectcounter + 1
        for number in range(self._number, self._number + count):
            document.numberToId[number] = self
        document.objectcounter += count

    @abstractmethod
    def written(self, document: Any) -> Sequence[bytes]:
        """The objects of its numbers, in their order."""


class Element(Numbered):
    """One element of the structure tree: `tag` is the standard type (H1, P, Table, TR, TD …)."""

    __slots__ = ("_attributes", "_kids", "_mark", "_page", "_parent", "tag")

    def __init__(
        self, document: Any, tag: str, parent: Element | Tree, attributes: bytes = b""
    ) -> None:
        super().__init__(document, 1)
        self.tag = tag
        self._parent = parent
        self._attributes = attributes
        self._kids: list[bytes | Content] = []
        self._page: PageReference | None = None
        self._mark = -1
        parent.adopt(self.name)

    @property
    def name(self) -> bytes:
        """How other objects of the file refer to this one."""
        return b"%d 0 R" % self._number

    def adopt(self, child: bytes) -> None:
        self._kids.append(child)

    def add_content(self, page: PageReference, mark: int) -> bool:
        """Own the marked content number `mark` on `page`; whether it is more of what began before
        it."""
        more = self._page is not None
        if not more and not self._kids:
            self._page, self._mark = page, mark
        else:
            self._kids.append(Content(page, mark))
        return more

    def add_annotation(self, page: PageReference, annotation: Any) -> None:
        self._kids.append(Content(page, annotation))

    def reference(self, document: Any) -> bytes:
        del document
        return self.name

    def written(self, document: Any) -> tuple[bytes]:
        kids = [kid if isinstance(kid, bytes) else kid.written(document) for kid in self._kids]
        place = b""
        if self._page is not None:
            place = b"/Pg %s" % self._page.reference(document)
            kids.insert(0, b"%d" % self._mark)
        return (
            b"<</S/%s/P %s%s/K[%s]%s>>"
            % (
                self.tag.encode(),
                self._parent.reference(document),
                place,
                b" ".join(kids),
                self._attributes,
            ),
        )


_HEADED = (cell_attribute("Row"),)


class RowElement(Numbered):
    """A TR with its cells: a TH that heads the row, then TDs.

    `told` is what the cell of each column says beside its content, if anything; rows share it.
    """

    __slots__ = ("_count", "_heads", "_marks", "_more", "_page", "_parent", "_told")

    def __init__(
        self, document: Any, table: Element, count: int, told: Sequence[bytes] = ()
    ) -> None:
        super().__init__(document, count + 1)
        self._parent = table.name
        self._told = told
        self._heads: Sequence[bytes] = _HEADED
        """What the cells that head the row say about it; the others are TDs."""
        self._count = count
        self._marks = [-1] * count
        self._page: PageReference | None = None
        self._more: dict[int, list[Content]] = {}
        table.adopt(b"%d 0 R" % self._number)

    def cell(self, place: int) -> bytes:
        """How other objects refer to a cell."""
        return b"%d 0 R" % (self._number + 1 + place)

    def cell_tag(self, place: int) -> str:
        return "TD" if place else "TH"

    def add_content(self, place: int, page: PageReference, mark: int) -> bool:
        """Marked content of a cell, whether more of it; a row has most of it where it begins."""
        if self._page is None:
            self._page = page
        if self._page is page and self._marks[place] < 0:
            self._marks[place] = mark
            return False
        self._more.setdefault(place, []).append(Content(page, mark))
        return self._marks[place] >= 0

    def written(self, document: Any) -> list[bytes]:
        names = b" ".join([b"%d 0 R" % (self._number + 1 + each) for each in range(self._count)])
        page = b"/Pg %s" % self._page.reference(document) if self._page is not None else b""
        bodies = [b"<</S/TR/P %s/K[%s]>>" % (self._parent, names)]
        heads = len(self._heads)
        for index, mark in enumerate(self._marks):
            kids = b"%d" % mark if mark >= 0 else b""
            if index in self._more:
                more = [each.written(document) for each in self._more[index]]
                kids = b" ".join([kids, *more] if kids else more)
            tag, told = (b"TH", self._heads[index]) if index < heads else (b"TD", b"")
            if self._told:
                told += self._told[index]
            bodies.append(b"<</S/%s/P %d 0 R%s/K[%s]%s>>" % (tag, self._number, page, kids, told))
        return bodies


class SpanningRow(RowElement):
    """A TR whose first cells head it and may reach over several columns or rows.

    `heads` are those cells by column: None where the cell of a column before it, or of a row above,
    reaches over the place, so that the row has no cell there.
    """

    __slots__ = ("_indexes",)

    def __init__(
        self,
        document: Any,
        table: Element,
        count: int,
        told: Sequence[bytes],
        heads: Sequence[Reach | None],
    ) -> None:
        places = [place for place in range(count) if place >= len(heads) or heads[place]]
        super().__init__(document, table, len(places), [told[each] for each in places if told])
        self._indexes = {place: index for index, place in enumerate(places)}
        self._heads = [cell_attribute("Row", *reach) for reach in heads if reach is not None]

    def cell(self, place: int) -> bytes:
        return super().cell(self._indexes[place])

    def cell_tag(self, place: int) -> str:
        return "TH" if self._indexes[place] < len(self._heads) else "TD"

    def add_content(self, place: int, page: PageReference, mark: int) -> bool:
        return super().add_content(self._indexes[place], page, mark)


def new_row(
    document: Any,
    table: Element,
    count: int,
    told: Sequence[bytes],
    heads: Sequence[Reach | None],
) -> RowElement:
    if heads:
        return SpanningRow(document, table, count, told, heads)
    return RowElement(document, table, count, told)


class Tree(PDFObject):  # type: ignore[misc]
    """The root of the structure, and the way back from what is on a page to its element."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self._kids: list[bytes] = []
        self._owners: list[bytes] = []

    def adopt(self, child: bytes) -> None:
        self._kids.append(child)

    def add_page(self, owners: list[bytes]) -> int:
        """The page's key; `owners` names the element of each marked content in order."""
        self._owners.append(b"[%s]" % b" ".join(owners))
        return len(self._owners) - 1

    def add_annotation(self, owner: Element) -> int:
        self._owners.append(owner.name)
        return len(self._owners) - 1

    def reference(self, document: Any) -> bytes:
        return bytes(document.Reference(self).format(document))

    def format(self, document: Any) -> bytes:
        del document
        numbers = b"\n".join([b"%d %s" % numbered for numbered in enumerate(self._owners)])
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            b" ".join(self._kids),
            numbers,
            len(self._owners),
        )
