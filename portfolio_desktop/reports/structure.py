"""The logical structure of a document: what a screen reader and a text export follow.

Elements are many (eleven for every row of the grid), so they number and write themselves instead
of passing through the library's general objects.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject


def text_string(text: str) -> bytes:
    """`text` as a PDF string in UTF-16."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


class PageReference:
    """How structure elements name the page their content is on."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._reference = b""

    def reference(self, document: Any) -> bytes:
        if not self._reference:
            self._reference = bytes(self._page.format(document))
        return self._reference


class Element:
    """One element of the structure tree: `tag` is the standard type (H1, P, Table, TR, TD …).

    Nearly all hold one stretch of content on one page; only the others need a list of kids.
    """

    __slots__ = ("_attributes", "_kids", "_mark", "_page", "_parent", "_reference", "tag")

    def __init__(self, tag: str, parent: Element | Tree, attributes: bytes = b"") -> None:
        self.tag = tag
        self._parent = parent
        self._attributes = attributes
        self._kids: list[Any] | None = None
        self._page: PageReference | None = None
        self._mark = -1
        self._reference = b""
        parent.adopt(self)

    def _add(self, kid: Any) -> None:
        if self._kids is None:
            self._kids = []
        self._kids.append(kid)

    def adopt(self, child: Element) -> None:
        self._add(child)

    def add_content(self, page: PageReference, mark: int) -> None:
        """Own the marked content number `mark` on `page`."""
        if self._page is None and self._kids is None:
            self._page, self._mark = page, mark
        else:
            self._add((page, mark))

    def add_annotation(self, page: PageReference, annotation: Any) -> None:
        self._add((page, annotation))

    def reference(self, document: Any) -> bytes:
        """How other objects of the file name this one; numbers it when first asked."""
        if not self._reference:
            number = document.objectcounter = document.objectcounter + 1
            document.numberToId[number] = self
            self._reference = b"%d 0 R" % number
        return self._reference

    def written(self, document: Any) -> bytes:
        kids = b"%d" % self._mark if self._page is not None else b""
        if self._kids is not None:
            others = b" ".join([_kid(kid, document) for kid in self._kids])
            kids = b"%s %s" % (kids, others)
        page = b"/Pg %s" % self._page.reference(document) if self._page is not None else b""
        return b"<</S/%s/P %s%s/K[%s]%s>>" % (
            self.tag.encode(),
            self._parent.reference(document),
            page,
            kids,
            self._attributes,
        )


def _kid(kid: Any, document: Any) -> bytes:
    if isinstance(kid, Element):
        return kid.reference(document)
    page, what = kid
    if isinstance(what, int):
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (page.reference(document), what)
    return b"<</Type/OBJR/Pg %s/Obj %s>>" % (page.reference(document), what.format(document))


class Tree(PDFObject):  # type: ignore[misc]
    """The root of the structure, and the way back from what is on a page to its element."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self._kids: list[Element] = []
        self._owners: list[list[Element] | Element] = []

    def adopt(self, child: Element) -> None:
        self._kids.append(child)

    def add_page(self, owners: list[Element]) -> int:
        """The page's key; `owners` names the element of each marked content in order."""
        self._owners.append(owners)
        return len(self._owners) - 1

    def add_annotation(self, owner: Element) -> int:
        self._owners.append(owner)
        return len(self._owners) - 1

    def reference(self, document: Any) -> bytes:
        return bytes(document.Reference(self).format(document))

    def format(self, document: Any) -> bytes:
        numbers = []
        for key, owner in enumerate(self._owners):
            if isinstance(owner, Element):
                numbers.append(b"%d %s" % (key, owner.reference(document)))
            else:
                names = b" ".join([element.reference(document) for element in owner])
                numbers.append(b"%d [%s]" % (key, names))
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            b" ".join([kid.reference(document) for kid in self._kids]),
            b"\n".join(numbers),
            len(self._owners),
        )
