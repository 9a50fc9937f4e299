"""The one layer everything is drawn through: pages, marks, structure, bookmarks and metadata.

Measures are points from the page's upper left corner. Text stands on its baseline.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from math import cos, radians, sin
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import lamps, metadata
from portfolio_desktop.reports.archive import AttachedFile, attach_files, tell_colours
from portfolio_desktop.reports.gate import HYPHENS
from portfolio_desktop.reports.ink import Inks
from portfolio_desktop.reports.outline import Anchors, Destination, Outline, Place
from portfolio_desktop.reports.page_object import PageObject
from portfolio_desktop.reports.parts import Parts
from portfolio_desktop.reports.pictures import picture_name
from portfolio_desktop.reports.structure import (
    Element,
    PageReference,
    Reach,
    RowElement,
    Tree,
    language_attribute,
    new_row,
    text_string,
)
from portfolio_desktop.reports.style import ACCENT, LANDSCAPE, Face, Sheet, Style
from portfolio_desktop.reports.typeface import Typefaces
from portfolio_desktop.reports.writing import file_bytes, let_go
from portfolio_desktop.services.look_values import PLAIN, Look
from portfolio_desktop.services.pack_values import Identity

WRITTEN = "da-DK"
"""The language that people keep the register in, whatever language a paper is printed in."""

_PARTED = (" ", *HYPHENS)
"""What words that end in it are not parted from the next ones by a space."""


class Paper:
    """A document being drawn, page after page."""

    def __init__(self, identity: Identity, look: Look = PLAIN) -> None:
        self._out = io.BytesIO()
        Typefaces()  # the canvas names its first font at once
        self._canvas: Any = Canvas(
            self._out,
            pagesize=(LANDSCAPE.width, LANDSCAPE.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=Face.REGULAR.value,
            lang=identity.language,
        )
        self._document: Any = self._canvas._doc
        self._identity = identity
        self._look = look
        self._digest = hashlib.blake2b(repr((identity, look)).encode(), digest_size=16)
        self.typefaces = Typefaces(self._document)
        self.inks = Inks(self.typefaces, look.accent)
        self._tree = Tree()
        self.written = b"" if identity.language == WRITTEN else language_attribute(WRITTEN)
        """What an element of words that people wrote says about their language: nothing where the
        whole paper is in it."""
        self.own = language_attribute(identity.language) if self.written else b""
        self._parts = Parts(self._document, Element(self._document, "Document", self._tree))
        catalog = self._document.Catalog
        catalog.StructTreeRoot = self._tree
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        metadata.describe(self._canvas, identity)
        tell_colours(self._document)
        self.anchors, self.outline = Anchors(), Outline(self._document)
        self._document.Outlines = catalog.Outlines = self.outline
        self._attached: list[AttachedFile] = []

    def part(self, title: str, depth: int = 0) -> None:
        """What is drawn from here on is a part of its own, or one within a part."""
        self._parts.begin(title, depth)

    def element(self, tag: str, parent: Element | None = None, attributes: bytes = b"") -> Element:
        """A new structure element, by default under the part that is drawn.

        The level of a heading (H1, H2 …) is that in its part; where the part stands, and which
        headings stand above it, makes it the one in the document.
        """
        if tag[:1] == "H" and tag[1:].isdigit():
            tag = f"H{self._parts.heading(int(tag[1:]))}"
        return Element(self._document, tag, parent or self._parts.element(), attributes)

    def row(
        self,
        table: Element,
        cells: int,
        told: Sequence[bytes] = (),
        heads: Sequence[Reach | None] = (),
    ) -> RowElement:
        """A new row of a table, headed by its first cell or by those at `heads` (`SpanningRow`).
        `told`: what the cell of each column says beside its content, `written` or nothing."""
        return new_row(self._document, table, cells, told, heads)

    def figure(self, page: Page, spoken: str, area: tuple[float, float, float, float]) -> Element:
        """A new figure on `page` within an area (left, top, right, bottom); `spoken` is what is
        read aloud in its place."""
        left, top, right, bottom = area
        box = b"%.2f %.2f %.2f %.2f" % (left, page.up(bottom), right, page.up(top))
        layout = b"/Alt %s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text_string(spoken), box)
        return self.element("Figure", attributes=layout)

    def attach(self, file: AttachedFile) -> None:
        """Let a file go with the document, for those who want to work on with it."""
        self._attached.append(file)
        self._digest.update(repr(file[:1] + file[2:]).encode() + hashlib.sha256(file.data).digest())

    @contextmanager
    def page(self, sheet: Sheet = LANDSCAPE, *, depth: int = 0) -> Iterator[Page]:
        """A new page, finished when the block ends. Its bookmarks stand `depth` levels down."""
        self._canvas.setPageSize((sheet.width, sheet.height))
        page = Page(self, self._canvas, self._tree, (sheet.height, depth), self._look)
        yield page
        operators = page.stream().encode()
        self._digest.update(operators)
        key = self._tree.add_page(page.owners)
        with _added_as(self._document, lambda its: PageObject(its, operators, key, page.kept_for)):
            self._canvas.showPage()

    def finished(self) -> bytes:
        """The whole file; the same pages give the same bytes."""
        attach_files(self._document, self._attached, self._identity.position_at)
        identity = self._digest.hexdigest().upper()
        self._document.format = lambda: file_bytes(self._document, identity)
        self._canvas.save()
        let_go(self._document, self._canvas)
        return self._out.getvalue()


@contextmanager
def _added_as(document: Any, own: Callable[[Any], PageObject]) -> Iterator[None]:
    """Let the page that the library adds meanwhile be written by us."""
    add = document.addPage
    document.addPage = lambda page: add(own(page))
    try:
        yield
    finally:
        document.addPage = add


class _Ended(AbstractContextManager[None]):
    """Ends a marked stretch of a page with the block; a page has thousands of them."""

    __slots__ = ("_operators",)

    def __init__(self, operators: list[str]) -> None:
        self._operators = operators

    def __enter__(self) -> None:
        """The stretch has begun already."""

    def __exit__(self, *_exception: object) -> None:
        self._operators.append("EMC")


@lru_cache(maxsize=64)
def _spoken(text: str) -> str:
    """What begins a picture of `text`; nearly all are lamps, of a few words."""
    return f"/Span <</ActualText {text_string(text).decode()}>> BDC"


class Page:
    """One page. What is drawn belongs to a structure element or is declared an artifact."""

    def __init__(
        self,
        paper: Paper,
        canvas: Any,
        tree: Tree,
        measures: tuple[float, int],
        look: Look,
    ) -> None:
        self._canvas = canvas
        self._height, self._depth = measures
        self._accent = look.accent
        self._typefaces, self._inks = paper.typefaces, paper.inks
        self._written, self._own = paper.written.decode(), paper.own.decode()
        self._anchors, self._outline = paper.anchors, paper.outline
        self._tree = tree
        self._reference = PageReference(canvas._doc.thisPageRef())
        self._operators: list[str] = []
        self._ended = _Ended(self._operators)
        self._heard = False
        """Whether what is drawn is read aloud word by word: no decoration and no figure is."""
        self._unparted = False
        """Whether words come before the next ones in the same element, without a space."""
        self.owners: list[bytes] = []
        self.kept_for = ""

    def stream(self) -> str:
        return "\n".join(self._operators)

    def marked(self, element: Element) -> _Ended:
        """What is drawn in this block is content of `element`."""
        mark = len(self.owners)
        self.owners.append(element.name)
        more = element.add_content(self._reference, mark)
        self._heard = element.tag != "Figure"
        self._unparted = more and self._heard
        self._operators.append(f"/{element.tag} <</MCID {mark}>> BDC")
        return self._ended

    def marked_cell(self, row: RowElement, place: int) -> _Ended:
        """What is drawn in this block is content of a cell."""
        mark = len(self.owners)
        self.owners.append(row.cell(place))
        self._heard = True
        self._unparted = row.add_content(place, self._reference, mark)
        self._operators.append(f"/{row.cell_tag(place)} <</MCID {mark}>> BDC")
        return self._ended

    def reserve(self, number: str, marks: int) -> None:
        """Keep the page for annex `number`, and its first so many marks for what is put onto it
        afterwards; called before anything is marked."""
        self.kept_for = number
        self.owners.extend([b"null"] * marks)

    def artifact(self, kind: str = "Layout") -> _Ended:
        """What is drawn in this block is decoration or, "Pagination", repeated matter."""
        self._heard = self._unparted = False
        self._operators.append(f"/Artifact <</Type/{kind}>> BDC")
        return self._ended

    def spoken(self, text: str) -> _Ended:
        """What is drawn in this block is a picture of `text`. Only inside `marked`."""
        self._operators.append(_spoken(text))
        return self._ended

    def written(self, *, truly: bool = True) -> AbstractContextManager[None]:
        """What is drawn in this block was written by people, in their language; or not `truly`.

        For words inside an element that says other words, too; only inside `marked`.
        """
        return self._told(self._written if truly else "")

    def own(self) -> AbstractContextManager[None]:
        """As `written`, for the paper's own words in an element that people wrote."""
        return self._told(self._own)

    def _told(self, language: str) -> AbstractContextManager[None]:
        if not language:
            return nullcontext()
        self._operators.append(f"/Span <<{language}>> BDC")
        return self._ended

    def text(self, x: float, y: float, style: Style, text: str) -> None:
        self.lines(x, y, style, (text,))

    def lines(self, x: float, y: float, style: Style, texts: Sequence[str]) -> None:
        """Lines one below the other at the style's leading; the first one's baseline is `y`.

        A space ends each line that goes on, and parts these words from those before them in the
        same element, so that they do not run together when read aloud.
        """
        if self._unparted:
            self.pieces(x - self.width(style, " "), y, style, (" ",))
        self.pieces(x, y, style, texts)

    def pieces(self, x: float, y: float, style: Style, texts: Sequence[str]) -> None:
        """As `lines`, for words that may belong to the one before them."""
        last = texts[-1]
        self._unparted = self._heard and not (last or " ").endswith(_PARTED)
        ink, up = self._inks[style], self._height - y
        if len(texts) > 1:
            self._operators.append(ink.lines(x, up, texts))
        else:
            self._operators.append(ink.line(x, up, last))

    def width(self, style: Style, text: str) -> float:
        return self._typefaces[style.face].width(text, style.size)

    def text_to(self, right: float, y: float, style: Style, text: str) -> None:
        """Text that ends at `right`."""
        self.text(right - self.width(style, text), y, style, text)

    def rule(self, x0: float, x1: float, y: float, colour: str, weight: float) -> None:
        self._line(x0, y, x1, y, colour, weight)

    def bar(self, x: float, top: float, bottom: float, colour: str, weight: float) -> None:
        """An upright stroke."""
        self._line(x, top, x, bottom, colour, weight)

    def shape(self, corners: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        (x, y), *others = corners
        lines = " ".join(f"{x:.2f} {self.up(y):.2f} l" for x, y in others)
        self._operators.append(f"{self._rgb(colour)} rg {x:.2f} {self.up(y):.2f} m {lines} h f")

    def trace(
        self,
        corners: Sequence[tuple[float, float]],
        colour: str,
        weight: float,
        dashes: Sequence[float] = (),
    ) -> None:
        """A line through all corners, broken into `dashes` (points on and off) where given."""
        (x, y), *others = corners
        lines = " ".join(f"{x:.2f} {self.up(y):.2f} l" for x, y in others)
        pattern = " ".join(f"{length:g}" for length in dashes)
        self._operators.append(
            f"q {self._rgb(colour)} RG {weight:g} w [{pattern}] 0 d 1 j "
            f"{x:.2f} {self.up(y):.2f} m {lines} S Q"
        )

    def outline(
        self, x: float, top: float, width: float, height: float, colour: str, weight: float
    ) -> None:
        """The edge of a rectangle."""
        self._operators.append(
            f"{self._rgb(colour)} RG {weight:g} w {x:.2f} {self.up(top + height):.2f} "
            f"{width:.2f} {height:.2f} re S"
        )

    def across(self, style: Style, text: str, middle: tuple[float, float], slope: float) -> None:
        """Text about a point, rising by so many degrees."""
        turned = radians(slope)
        along, up = cos(turned), sin(turned)
        half, rise = self.width(style, text) / 2, style.size * 0.33
        x = middle[0] - half * along + rise * up
        y = self.up(middle[1]) - half * up - rise * along
        turn = (along, up, -up, along, x, y)
        self._operators.append(self._inks[style].turned(turn, text))

    def picture(self, data: bytes, x: float, top: float, width: float, height: float) -> None:
        """A picture that fills the area; the same one is kept once in the file."""
        name = picture_name(self._canvas, data)
        place = f"{width:.2f} 0 0 {height:.2f} {x:.2f} {self.up(top + height):.2f} cm"
        self._operators.append(f"q {place} /{name} Do Q")

    def _rgb(self, colour: str) -> str:
        return lamps.rgb(self._accent if colour == ACCENT else colour)

    def up(self, y: float) -> float:
        """A distance from the upper edge as the file counts it, from the lower one."""
        return self._height - y

    def _line(self, x0: float, y0: float, x1: float, y1: float, colour: str, weight: float) -> None:
        self._operators.append(
            f"{self._rgb(colour)} RG {weight:g} w {x0:.2f} {self._height - y0:.2f} m "
            f"{x1:.2f} {self._height - y1:.2f} l S"
        )

    def box(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._operators.append(
            f"{self._rgb(colour)} rg {x:.2f} {self._height - top - height:.2f} "
            f"{width:.2f} {height:.2f} re f"
        )

    def lamp(self, colour: Colour | None, x: float, y: float, size: float = lamps.SIZE) -> None:
        """A lamp beside text whose baseline is `y`."""
        self._operators.append(lamps.lamp(colour, x, self._height - y - size * 0.14, size))

    def bookmark(self, key: str, title: str, top: float, level: int) -> None:
        """An entry of the outline that leads to `top` on this page."""
        place = self.anchor(key, top)
        self._outline.add(title, level + self._depth, place)

    def anchor(self, key: str, top: float) -> Place:
        """What leads to `key` leads to `top` on this page."""
        place = Place(self._reference, self.up(top))
        self._anchors.put(key, place)
        return place

    def link(
        self, element: Element, key: str, description: str, area: tuple[float, float, float, float]
    ) -> None:
        """Make an area (left, top, right, bottom) lead to an anchor; `element` is its Link."""
        left, top, right, bottom = area
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray([left, self._height - bottom, right, self._height - top]),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "Dest": Destination(self._anchors, key),
                "Contents": pdfdoc.PDFString(description),
                "StructParent": self._tree.add_annotation(element),
                "F": 4,
            }
        )
        self._canvas._addAnnotation(annotation)
        element.add_annotation(self._reference, self._canvas._annotationrefs[-1])
