"""Puts annexes into the pages that the papers keep for them, with their structure and outline.

What is put in was written by `annex_cleaning`: nothing of it acts, and its structure is sound. The
same papers and annexes give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from portfolio_desktop.exchange.annex_figures import PLACED
from portfolio_desktop.exchange.annex_outline import hang_outline
from portfolio_desktop.exchange.annex_structure import UNDESCRIBED
from portfolio_desktop.services.annex_places import AnnexPlace, annex_place
from portfolio_desktop.services.annex_values import AnnexWay, PreparedAnnex

_OURS = "Papers"
"""What the names of the papers' own fonts begin with on a page that they share with an annex."""
_NAMED_BY = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "cs": "/ColorSpace"}
_TAKEN = ("/StructParents", "/Tabs", "/MediaBox", "/CropBox", "/Rotate")


def bind_annexes(papers: bytes, annexes: Sequence[PreparedAnnex]) -> bytes:
    """The papers with the pages of all annexes that are bound in."""
    bound = [annex for annex in annexes if annex.way is AnnexWay.BIND]
    if not bound:
        return papers
    with pikepdf.open(io.BytesIO(papers)) as pdf:
        binding = _Binding(pdf)
        for annex in bound:
            binding.put_in(annex)
        binding.finish()
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


class _Binding:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        self._owners = dict(pikepdf.NumberTree(self._root.ParentTree).items())
        self._next = max(self._owners, default=-1) + 1
        self._starts = _starts(pdf)
        self._leading: dict[tuple[int, int], list[Object]] = {}
        self._entries: dict[tuple[int, int], Object] = {}
        for holder in (*_outline(pdf), *_links(pdf)):
            aim = holder.Dest
            self._leading.setdefault(aim[0].objgen, []).append(aim)
            if Name.Title in holder:
                self._entries[aim[0].objgen] = holder
        self._named: list[tuple[str, Object]] = []

    def put_in(self, annex: PreparedAnnex) -> None:
        start = self._starts[annex.name.number]
        entry = self._entries.get(self._pdf.pages[start].obj.objgen)
        with pikepdf.open(io.BytesIO(annex.pdf)) as source:
            _Putting(self, annex, start).put(source)
        if entry is not None:
            self._hang(annex, entry, start)

    def _hang(self, annex: PreparedAnnex, above: Object, start: int) -> None:
        aims = []
        for entry in annex.facts.outline:
            place = annex_place_of(annex, entry.page)
            y = place.lower + place.height - entry.top * place.scale
            page = self._pdf.pages[start + entry.page].obj
            aims.append(Array([page, Name.XYZ, 0, round(y, 2), 0]))
        hang_outline(self._pdf, above, annex.facts.outline, aims)

    def finish(self) -> None:
        numbered = [part for key in sorted(self._owners) for part in (key, self._owners[key])]
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        self._root.ParentTreeNextKey = self._next
        if self._named:
            old = self._root.get(Name.IDTree)
            known = dict(pikepdf.NameTree(old).items()) if old is not None else {}
            known |= dict(self._named)
            parts = [part for name in sorted(known) for part in (String(name), known[name])]
            self._root.IDTree = Dictionary(Names=Array(parts))

    # What `_Putting` needs ----------------------------------------------------------------------

    @property
    def pdf(self) -> pikepdf.Pdf:
        return self._pdf

    def owners_on(self, page: Object) -> list[Object | None]:
        return list(self._owners[int(page.StructParents)])

    def own(self, page: Object, owners: Sequence[object]) -> None:
        """Say whose the marks of a page are."""
        self._owners[int(page.StructParents)] = self._pdf.make_indirect(Array(owners))

    def own_annotation(self, link: Object, owner: Object) -> None:
        link.StructParent = self._next
        self._owners[self._next] = owner
        self._next += 1

    def name(self, tree: Object | None) -> None:
        """Let elements be found by the ids they have."""
        if tree is not None:
            names = list(tree.Names)
            self._named += list(zip(map(str, names[::2]), names[1::2], strict=True))

    def lead_to(self, new: Object, old: Object) -> None:
        """What led to a page leads to the one in its place."""
        for aim in self._leading.get(old.objgen, ()):
            aim[0] = new


class _Putting:
    """One annex being put in, from page `start` (counted from 0)."""

    def __init__(self, binding: _Binding, annex: PreparedAnnex, start: int) -> None:
        self._binding = binding
        self._pdf = binding.pdf
        self._annex = annex
        self._start = start

    def put(self, source: pikepdf.Pdf) -> None:
        owners = [self._put_page(place, page) for place, page in enumerate(source.pages)]
        head = next(each for each in owners[0] if isinstance(each, Dictionary))
        pages = [self._pdf.pages[self._start + place].obj for place in range(len(owners))]
        if self._annex.facts.tagged:
            self._graft(source, head.P, pages, owners)
        else:
            for place, page in enumerate(pages):
                self._as_figure(head.P, place, page, owners[place])
        for place, page in enumerate(pages):
            for link in page.get(Name.Annots, Array()):
                self._move(link, annex_place_of(self._annex, place))

    def _put_page(self, place: int, page: pikepdf.Page) -> list[Object | None]:
        """Take the page kept for it; whose the marks of that are."""
        number = self._start + place
        old = self._pdf.pages[number].obj
        ours = _renamed(self._pdf.pages[number])
        owners = self._binding.owners_on(old)
        self._pdf.pages[number] = page
        new = self._pdf.pages[number].obj
        for name in _TAKEN:
            if name in old:
                new[name] = old[name]
        before, after = self._around(annex_place_of(self._annex, place))
        new.Contents = Array(
            [
                self._pdf.make_stream(b"q\n" + ours + b"\nQ\n" + before),
                new.Contents,
                self._pdf.make_stream(after),
            ]
        )
        new.Resources = _joined(new.Resources, old.get(Name.Resources, Dictionary()))
        self._binding.lead_to(new, old)
        for element in owners:
            if isinstance(element, Dictionary):
                _stand_on(element, new, old)
        return owners

    def _around(self, place: AnnexPlace) -> tuple[bytes, bytes]:
        box = (place.left, place.lower, place.width, place.height)
        shown = " ".join(f"{round(each, 3):g}" for each in box)
        moved = f"{place.scale:.6f} 0 0 {place.scale:.6f} {place.left:.3f} {place.lower:.3f} cm"
        before, after = f"q {shown} re W n {moved}\n".encode(), b"\nQ"
        if self._annex.facts.tagged:
            return before, after
        return b"/Figure <</MCID 0>> BDC\n" + before, after + b"\nEMC"

    def _graft(
        self,
        source: pikepdf.Pdf,
        part: Object,
        pages: Sequence[Object],
        owners: Sequence[list[Object | None]],
    ) -> None:
        tree = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        own = self._element("Sect", part, list(tree.K))
        if self._annex.facts.language:
            own.Lang = String(self._annex.facts.language)
        for kid in tree.K:
            kid.P = own
        for place, undescribed in enumerate(tree.get(UNDESCRIBED, Array())):
            undescribed.Alt = String(f"{self._annex.name.label} ({place + 1})")
        placed = list(tree.get(PLACED, Array()))
        for number, layout in zip(placed[::2], placed[1::2], strict=True):
            layout.BBox = _moved(layout.BBox, annex_place_of(self._annex, int(number)))
        self._binding.name(tree.get(Name.IDTree))
        found = dict(pikepdf.NumberTree(tree.ParentTree).items())
        for place, page in enumerate(pages):
            marks = list(found[place])
            self._binding.own(page, [*marks, *owners[place][len(marks) :]])
            for link in page.get(Name.Annots, Array()):
                self._binding.own_annotation(link, found[int(link.StructParent)])

    def _as_figure(
        self, part: Object, place: int, page: Object, owners: Sequence[Object | None]
    ) -> None:
        """A page that is one picture; its words are read aloud where they are known."""
        facts = self._annex.facts
        spoken = self._annex.figure.format(page=place + 1, pages=len(facts.pages))
        spot = annex_place_of(self._annex, place)
        box = [spot.left, spot.lower, spot.left + spot.width, spot.lower + spot.height]
        layout = Dictionary(
            O=Name.Layout, Placement=Name.Block, BBox=Array([round(each, 2) for each in box])
        )
        figure = self._element("Figure", part, [0], Pg=page, Alt=String(spoken), A=layout)
        if facts.pages[place].text:
            figure.ActualText = String(facts.pages[place].text)
        self._binding.own(page, [figure, *owners[1:]])
        for link in page.get(Name.Annots, Array()):
            kid = Dictionary(Type=Name.OBJR, Pg=page, Obj=link)
            self._binding.own_annotation(link, self._element("Link", part, [kid]))

    def _element(
        self, kind: str, parent: Object, kids: Sequence[object], **entries: object
    ) -> Object:
        made = Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, K=Array(kids))
        for name, value in entries.items():
            made["/" + name] = value
        element = self._pdf.make_indirect(made)
        parent.K.append(element)
        return element

    def _move(self, link: Object, place: AnnexPlace) -> None:
        link.Rect = _moved(link.Rect, place)
        aim = link.get(Name.Dest)
        if aim is not None:
            there = annex_place_of(self._annex, int(aim[0]))
            page = self._pdf.pages[self._start + int(aim[0])].obj
            y = there.lower + float(aim[3]) * there.scale
            link.Dest = Array([page, Name.XYZ, 0, round(y, 2), 0])


def annex_place_of(annex: PreparedAnnex, number: int) -> AnnexPlace:
    """Where a page of the annex (counted from 0) stands."""
    own = annex.facts.pages[number]
    return annex_place(own.width, own.height, first=not number)


def _moved(area: Object, place: AnnexPlace) -> Array:
    """An area of a page of an annex, where that page stands now."""
    corners = [float(each) * place.scale for each in area]
    offsets = (place.left, place.lower, place.left, place.lower)
    return Array([round(at + by, 2) for at, by in zip(corners, offsets, strict=True)])


def _starts(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The first of the pages that are kept for each annex."""
    starts: dict[str, int] = {}
    for place, page in enumerate(pdf.pages):
        if Name.KeptFor in page.obj:
            starts.setdefault(str(page.obj.KeptFor), place)
    return starts


def _outline(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every entry of the outline."""
    waiting = [pdf.Root.get(Name.Outlines, Dictionary())]
    while waiting:
        entry = waiting.pop().get(Name.First)
        while entry is not None:
            yield entry
            waiting.append(entry)
            entry = entry.get(Name.Next)


def _links(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every link within the papers."""
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, Array()):
            if Name.Dest in link:
                yield link


def _renamed(page: pikepdf.Page) -> bytes:
    """What the papers draw on the page, its fonts called otherwise than any annex calls its own."""
    drawn = []
    for each in pikepdf.parse_content_stream(page):
        operands = list(each.operands)
        if str(each.operator) in _NAMED_BY:
            operands[0] = Name(f"/{_OURS}{str(operands[0])[1:]}")
        drawn.append((operands, each.operator))
    return pikepdf.unparse_content_stream(drawn)


def _joined(annex: Object, ours: Object) -> Object:
    """The resources of both; ours under the names that `_renamed` gives them."""
    joined = Dictionary(dict(annex.items()))
    for kind in _NAMED_BY.values():
        if kind in ours:
            both = dict(annex.get(kind, Dictionary()).items())
            both |= {f"/{_OURS}{name[1:]}": value for name, value in ours[kind].items()}
            joined[kind] = Dictionary(both)
    return joined


def _stand_on(element: Object, new: Object, old: Object) -> None:
    """Let an element of ours stand on the page that has taken the place of its own."""
    if Name.Pg in element and element.Pg.objgen == old.objgen:
        element.Pg = new
    for kid in element.K if isinstance(element.K, Array) else ():
        if isinstance(kid, Dictionary) and Name.Pg in kid and kid.Pg.objgen == old.objgen:
            kid.Pg = new
