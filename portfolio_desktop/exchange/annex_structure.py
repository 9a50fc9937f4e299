"""The structure of a tagged annex, made fit to stand within that of the papers.

Only standard kinds of elements are left, headings one level down and none left out between them,
identifiers that no other annex has. Where it does not tell of everything that is drawn, it is not
taken over at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from portfolio_desktop.exchange.annex_content import ContentLook
from portfolio_desktop.exchange.annex_kinds import Kinds, fitting, heading_level, holds_well

UNDESCRIBED = "/Undescribed"
"""An entry of the root: figures that nobody has described."""

_KEPT = ("/Type", "/S", "/P", "/Pg", "/K", "/T", "/Lang", "/Alt", "/ActualText", "/E", "/ID", "/A")
_DEEPEST = 80
_MOST = 60_000


class _NotWholeError(Exception):
    """It does not tell of everything that is drawn, or of other things."""


def take_structure(
    source: pikepdf.Pdf, target: pikepdf.Pdf, looks: Sequence[ContentLook], seal: str
) -> bool:
    """Give `target`, a copy of the pages of `source`, its structure, whole or not at all."""
    root = source.Root.get(Name.StructTreeRoot)
    marked = source.Root.get(Name.MarkInfo, Dictionary()).get(Name.Marked)
    whole = all(look.whole and look.balanced for look in looks)
    if not (isinstance(root, Dictionary) and marked and whole):
        return False
    if not root.is_indirect:
        root = source.make_indirect(root)
    copied = target.copy_foreign(root)
    try:
        _Taking(target, copied, seal).take(looks)
    except (_NotWholeError, ValueError, TypeError, KeyError, AttributeError):
        return False
    target.Root.StructTreeRoot = copied
    return True


class _Taking:
    def __init__(self, pdf: pikepdf.Pdf, root: Object, seal: str) -> None:
        self._pdf = pdf
        self._root = root
        self._seal = seal
        self._kinds = Kinds(root.get(Name.RoleMap, Dictionary()))
        self._classes = root.get(Name.ClassMap, Dictionary())
        self._seen: set[tuple[int, int]] = set()
        self._owners: dict[tuple[tuple[int, int], int], Object] = {}
        self._links = {
            link.objgen for page in pdf.pages for link in page.obj.get(Name.Annots, Array())
        }
        self._linked: dict[tuple[int, int], Object] = {}
        self._undescribed: list[Object] = []
        self._named: dict[str, Object] = {}
        self._level = 1

    def take(self, looks: Sequence[ContentLook]) -> None:
        top = [kid for kid in _listed(self._root.get(Name.K)) if _is_element(kid)]
        kids = [self._element(self._indirect(kid), self._root, "Sect", 0) for kid in top]
        owners = self._owners_by_page(looks)
        for name in list(self._root.keys()):
            del self._root[name]
        self._root.Type = Name.StructTreeRoot
        self._root.K = Array(kids)
        self._root.ParentTree = Dictionary(Nums=Array(owners))
        self._root[UNDESCRIBED] = Array(self._undescribed)
        if self._named:
            names = [part for name in sorted(self._named) for part in (name, self._named[name])]
            self._root.IDTree = Dictionary(Names=Array(_strings(names)))

    def _owners_by_page(self, looks: Sequence[ContentLook]) -> list[object]:
        """The way back from what is drawn: pages under their number, links under those after."""
        numbered: list[object] = []
        for place, (page, look) in enumerate(zip(self._pdf.pages, looks, strict=True)):
            marks = [self._owners.get((page.obj.objgen, mark)) for mark in range(look.marks)]
            if any(marks[number] is None for number in look.numbers):
                raise _NotWholeError
            numbered += [place, Array([each if each is not None else None for each in marks])]
        key = len(looks)
        for page in self._pdf.pages:
            kept = []
            for link in page.obj.get(Name.Annots, Array()):
                owner = self._linked.get(link.objgen)
                if owner is not None:
                    link.StructParent = key
                    numbered += [key, owner]
                    kept.append(link)
                    key += 1
            if Name.Annots in page.obj:
                page.obj.Annots = Array(kept)
        return numbered

    def _indirect(self, kid: Object) -> Object:
        return kid if kid.is_indirect else self._pdf.make_indirect(kid)

    def _element(self, element: Object, parent: Object, above: str, depth: int) -> Object:
        if depth > _DEEPEST or element.objgen in self._seen or len(self._seen) > _MOST:
            raise _NotWholeError
        self._seen.add(element.objgen)
        kids = _listed(element.get(Name.K))
        kind = self._kind(element, kids, above)
        self._describe(element, kind)
        element.P = parent
        page = element.get(Name.Pg)
        kept = [
            kept for kid in kids if (kept := self._kid(kid, element, kind, page, depth)) is not None
        ]
        if kind == "Link" and not any(_is_reference(kid) for kid in kept):
            kind = "Span"
        element.S = Name("/" + kind)
        element.K = Array(kept)
        return element

    def _kind(self, element: Object, kids: Sequence[Object], above: str) -> str:
        kind = fitting(self._kinds.standard(element.get(Name.S)), above)
        inside = [self._kinds.standard(kid.get(Name.S)) if _is_element(kid) else "" for kid in kids]
        if not holds_well(kind, inside):
            kind = "Div"
        level = heading_level(kind)
        if level:
            self._level = min(level + 1, self._level + 1, 6)
            kind = f"H{self._level}"
        return kind

    def _kid(
        self, kid: object, element: Object, kind: str, page: Object | None, depth: int
    ) -> object:
        if isinstance(kid, int):
            self._own(page, kid, element)
            return kid
        if not isinstance(kid, Dictionary):
            return None
        if _is_element(kid):
            return self._element(self._indirect(kid), element, kind, depth + 1)
        if Name.Stm in kid:
            raise _NotWholeError
        if Name.MCID in kid:
            self._own(kid.get(Name.Pg, page), int(kid.MCID), element)
            return kid
        return kid if self._is_link(kid, kind, element) else None

    def _is_link(self, kid: Object, kind: str, element: Object) -> bool:
        link = kid.get(Name.Obj)
        if kind != "Link" or not isinstance(link, Dictionary) or link.objgen not in self._links:
            return False
        self._linked[link.objgen] = element
        return True

    def _own(self, page: Object | None, mark: int, element: Object) -> None:
        if page is None or (page.objgen, mark) in self._owners:
            raise _NotWholeError
        self._owners[page.objgen, mark] = element

    def _describe(self, element: Object, kind: str) -> None:
        attributes = list(self._attributes(element))
        if kind == "TH" and not any(Name.Scope in each for each in attributes):
            attributes.append(Dictionary(O=Name.Table, Scope=Name.Column))
        named = element.get(Name.ID)
        for name in list(element.keys()):
            if name not in _KEPT:
                del element[name]
        if attributes:
            element.A = Array(attributes)
        elif Name.A in element:
            del element.A
        if named is not None or kind == "Note":
            self._name(element, bytes(named) if named is not None else b"")
        if kind in ("Figure", "Formula") and not _described(element):
            self._undescribed.append(element)

    def _name(self, element: Object, named: bytes) -> None:
        name = self._sealed(named or b"note-%d" % len(self._named))
        if name in self._named:
            name = f"{name}-{len(self._named)}"
        element.ID = String(name)
        self._named[name] = element

    def _sealed(self, named: bytes) -> str:
        return f"{self._seal}-{named.hex()}"

    def _attributes(self, element: Object) -> Iterator[Object]:
        """Its own and those of its classes, which stay behind."""
        for name in _listed(element.get(Name.C)):
            if isinstance(name, Name):
                yield from self._plain(self._classes.get(str(name)))
        yield from self._plain(element.get(Name.A))

    def _plain(self, found: Object | None) -> Iterator[Object]:
        for each in _listed(found):
            if isinstance(each, Dictionary) and not isinstance(each, Stream):
                own = Dictionary(dict(each.items()))
                if Name.Headers in own:
                    own.Headers = Array([String(self._sealed(bytes(x))) for x in own.Headers])
                yield own


def _listed(found: object) -> list[Object]:
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]  # type: ignore[list-item]


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and Name.S in kid and Name.Obj not in kid


def _is_reference(kid: object) -> bool:
    return isinstance(kid, Dictionary) and Name.Obj in kid


def _described(element: Object) -> bool:
    return any(str(element.get(name, "")).strip() for name in (Name.Alt, Name.ActualText))


def _strings(parts: Sequence[object]) -> list[object]:
    return [String(part) if isinstance(part, str) else part for part in parts]
