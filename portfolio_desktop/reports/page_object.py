"""A finished page as an object of the file, and the stream of what is drawn on it.

The library formats every entry of a page as an object of its own; a long report has hundreds of
pages that differ in little. What it knows about a page (pictures, links) is taken over from it.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObject


class PageObject(PDFObject):  # type: ignore[misc]
    """`library` is the page as the library has it; `key` is its place in the structure's way back
    to elements. An annex' number in `kept_for` tells whose page it becomes."""

    __RefOnly__ = 1

    def __init__(self, library: Any, operators: bytes, key: int, kept_for: str) -> None:
        self._library = library
        self._operators = operators
        self._key = key
        self._kept_for = kept_for

    def format(self, document: Any) -> bytes:
        parent = document.Reference(document.Pages).format(document)
        size = b"%.2f %.2f" % (self._library.pagewidth, self._library.pageheight)
        stream = document.Reference(PageStream(self._operators)).format(document)
        rest = (self._resources(document), self._links(document), self._purpose(document))
        return (
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Contents %s%s%s%s/StructParents %d/Tabs/S>>"
            % (parent, size, stream, *rest, self._key)
        )

    def _resources(self, document: Any) -> bytes:
        fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(document)
        pictures = self._library.XObjects
        shown = b"/XObject %s" % pdfdoc.format(pictures, document) if pictures else b""
        return b"/Resources<</Font %s%s>>" % (fonts, shown)

    def _links(self, document: Any) -> bytes:
        links = [pdfdoc.format(link, document) for link in self._library.Annots or ()]
        return b"/Annots[%s]" % b" ".join(links) if links else b""

    def _purpose(self, document: Any) -> bytes:
        if not self._kept_for:
            return b""
        return b"/KeptFor %s" % pdfdoc.format(pdfdoc.PDFString(self._kept_for), document)


class PageStream(PDFObject):  # type: ignore[misc]
    """What is drawn on a page; it is packed where the file is written."""

    __RefOnly__ = 1

    def __init__(self, operators: bytes) -> None:
        self.operators = operators
