"""What holds of every tagged file, looked up in the file itself without a validator.

A validator takes seconds and misses a wrong way back from the page to the structure; this takes a
hundredth of one, so it can look at many files.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTS = frozenset(
    {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
)
PARENTS = {
    "/TR": ("/Table", "/THead", "/TBody"),
    "/TD": ("/TR",),
    "/TH": ("/TR",),
    "/LI": ("/L",),
    "/Lbl": ("/LI", "/TOCI"),
    "/LBody": ("/LI",),
    "/TOCI": ("/TOC",),
}
KIDS = {
    "/Table": ("/TR", "/Caption", "/THead", "/TBody"),
    "/TR": ("/TD", "/TH"),
    "/L": ("/LI",),
    "/TOC": ("/TOCI", "/Caption"),
}


def faults(pdf: bytes) -> list[str]:
    """Everything that is wrong; nothing in a good file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            *_of_document(document),
            *_of_ways_back(document),
            *_of_pages(document),
            *_of_elements(document),
            *_of_links(document),
            *_of_fonts(document),
        ]


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """All structure elements in reading order."""
    return _below(document.Root.StructTreeRoot)


def tags(pdf: bytes) -> Counter[str]:
    """How often each kind of element stands in the structure."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return Counter(str(element.S).lstrip("/") for element in elements(document))


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, Array) else [found]


def _below(element: Any) -> Iterator[Any]:
    for kid in kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _of_document(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "the title is not shown"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "not marked as tagged"
    with document.open_metadata() as metadata:
        for name, wanted in (("pdfuaid:part", "1"), ("pdfaid:part", "3")):
            if metadata.get(name) != wanted:
                yield f"metadata do not say {name}"
        if not metadata.get("dc:title"):
            yield "no title"


def _of_ways_back(document: pikepdf.Pdf) -> Iterator[str]:
    """From each stretch on a page to the element that lists it, and on to the root."""
    owners = dict(pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree).items())
    for number, page in enumerate(document.pages, start=1):
        if "/StructParents" not in page:
            yield f"page {number}: no way to the structure"
            continue
        for mark, owner in enumerate(owners[int(page.StructParents)]):
            if not any(_is_mark(kid, owner, mark, page) for kid in kids(owner)):
                yield f"page {number}: {mark} does not belong to its {owner.S}"
    for element in elements(document):
        for kid in kids(element):
            inside = isinstance(kid, Dictionary) and "/S" in kid
            if inside and kid.P.objgen != element.objgen:
                yield f"{kid.S} in {element.S} thinks itself elsewhere"


def _is_mark(kid: Any, owner: Any, mark: int, page: Any) -> bool:
    if isinstance(kid, int):
        return kid == mark and owner.Pg.objgen == page.obj.objgen
    return "/MCID" in kid and int(kid.MCID) == mark and bool(kid.Pg.objgen == page.obj.objgen)


def _of_pages(document: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(document.pages, start=1):
        if page.get("/Tabs") != Name.S:
            yield f"page {number}: Tab does not follow the structure"
        marks = _Marks()
        for each in pikepdf.parse_content_stream(page):
            marks.take(list(each.operands), str(each.operator))
        yield from (f"page {number}: {fault}" for fault in marks.ended())


class _Marks:
    """All that is painted belongs to an element or is an artifact, and marks are balanced."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._numbers: list[int] = []
        self._faults: list[str] = []

    def take(self, operands: list[Any], operator: str) -> None:
        within = any(mark != "/Span" for mark in self._open)
        if operator in ("BDC", "BMC"):
            told = operands[1] if len(operands) > 1 else Dictionary()
            if "/MCID" in told:
                self._numbers.append(int(told.MCID))
                self._note("a mark begins inside another", within)
            self._open.append(str(operands[0]))
        elif operator == "EMC":
            self._note("an end without a beginning", not self._open)
            del self._open[-1:]
        elif operator in PAINTS:
            self._note("something belongs nowhere", not within)

    def ended(self) -> list[str]:
        self._note(f"{self._open} without an end", bool(self._open))
        twice = len(set(self._numbers)) < len(self._numbers)
        self._note("a number marks two stretches", twice)
        return self._faults

    def _note(self, fault: str, is_so: bool) -> None:
        if is_so:
            self._faults.append(fault)


def _of_elements(document: pikepdf.Pdf) -> Iterator[str]:
    levels = [0]
    for element in elements(document):
        tag = str(element.S)
        if tag[:2] == "/H" and tag[2:].isdigit():
            levels.append(int(tag[2:]))
        yield from _of_place(element, tag)
        match tag:
            case "/Figure":
                yield from _of_figure(element)
            case "/Table":
                yield from _of_table(element)
            case "/TH" if "/Scope" not in _attributes(element):
                yield "a heading that heads nothing"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"levels of headings are skipped: {levels[1:]}"


def _of_place(element: Any, tag: str) -> Iterator[str]:
    if tag in PARENTS and str(element.P.S) not in PARENTS[tag]:
        yield f"{tag} in {element.P.S}"
    inner = [str(kid.S) for kid in kids(element) if isinstance(kid, Dictionary) and "/S" in kid]
    if tag in KIDS and not set(inner) <= set(KIDS[tag]):
        yield f"{tag} of {inner}"
    if not kids(element) and tag not in ("/TD", "/TH"):
        yield f"an empty {tag}"


def _attributes(element: Any) -> dict[str, Any]:
    """Of all owners together."""
    told = element.get("/A", Dictionary())
    owners = list(told) if isinstance(told, Array) else [told]
    return {name: value for owner in owners for name, value in owner.items()}


def _of_figure(element: Any) -> Iterator[str]:
    if not str(element.get("/Alt", "")).strip():
        yield "a figure without words"
    box = _attributes(element).get("/BBox")
    if box is None:
        yield "a figure without a place"
    elif not _is_within(box, _page_of(element)):
        yield "a figure that stands beside its page"


def _page_of(element: Any) -> Any:
    """The page that something stands on, or what is in it."""
    found = [element, *(kid for kid in kids(element) if isinstance(kid, Dictionary))]
    return next((each.Pg for each in found if "/Pg" in each), None)


def _is_within(box: Any, page: Any) -> bool:
    """With a point's width of a stroke."""
    if page is None:
        return True
    left, lower, right, upper = (float(each) for each in box)
    sheet = [float(each) for each in page.MediaBox]
    across = sheet[0] - 1 <= left < right <= sheet[2] + 1
    return across and sheet[1] - 1 <= lower < upper <= sheet[3] + 1


def _of_table(element: Any) -> Iterator[str]:
    """Each row covers as many columns as the others, those counted that cells above reach into."""
    rows = [row for row in _below(element) if row.S == Name.TR]
    laid = [set(row) for row in laid_out(element)]
    columns = {len(row) for row in laid}
    if len(columns) > 1:
        yield f"rows of {sorted(columns)} columns in one table"
    if any(row != set(range(len(row))) for row in laid):
        yield "a table with a hole"
    if len(laid) > len(rows):
        yield "a cell that reaches below its table"
    if rows and not any(cell.S == Name.TH for row in rows for cell in kids(row)):
        yield "a table without headings"


def laid_out(table: Any) -> list[dict[int, Any]]:
    """The cell at each column of each row, as one who reads the table finds it: a cell that reaches
    over several places is found at each of them. A row may be missing that a cell reaches into."""
    laid: list[dict[int, Any]] = []
    for number, row in enumerate(row for row in _below(table) if row.S == Name.TR):
        _open_row(laid, number)
        column = 0
        for cell in kids(row):
            while column in laid[number]:
                column += 1
            told = _attributes(cell)
            for below in range(int(told.get("/RowSpan", 1))):
                _open_row(laid, number + below)
                for beside in range(int(told.get("/ColSpan", 1))):
                    laid[number + below].setdefault(column + beside, cell)
    return laid


def _open_row(laid: list[dict[int, Any]], number: int) -> None:
    while len(laid) <= number:
        laid.append({})


def _of_links(document: pikepdf.Pdf) -> Iterator[str]:
    owners = dict(pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree).items())
    for number, page in enumerate(document.pages, start=1):
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link without words"
            owner = owners.get(int(annotation.get("/StructParent", -1)))
            told = [] if owner is None else [kid for kid in kids(owner) if not isinstance(kid, int)]
            if not any(kid.get("/Obj", None) == annotation for kid in told):
                yield f"page {number}: a link that belongs to no element"


def _of_fonts(document: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(document.pages, start=1):
        for name, font in page.Resources.get("/Font", Dictionary()).items():
            if "/ToUnicode" not in font:
                yield f"page {number}: {name} does not say which letters its shapes are"
            if "/FontFile2" not in font.get("/FontDescriptor", Dictionary()):
                yield f"page {number}: {name} is not embedded"
