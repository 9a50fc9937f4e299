"""Where the figures of a tagged annex stand, in the measures of its upright pages.

What the file says of it goes through the same turn as its page. A figure that says nothing, or that
it stands where there is no page, gets the area of what is drawn for it.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from portfolio_desktop.exchange.annex_upright import Pose

PLACED = "/Placed"
"""An entry of the root: by turns the number of a page (from 0) and the attributes that tell of a
place on it."""

_Area: TypeAlias = tuple[float, float, float, float]
_LEAST = 0.01
"""Points that an area is wide and high."""


def place_figures(pdf: pikepdf.Pdf, poses: Sequence[Pose]) -> None:
    """Let the structure of `pdf`, whose pages lay in these poses and stand upright now, say where
    its elements stand."""
    root = pdf.Root.StructTreeRoot
    placing = _Placing(pdf, poses)
    for element in _elements(root):
        placing.place(element)
    root[PLACED] = Array(placing.placed)


class _Placing:
    def __init__(self, pdf: pikepdf.Pdf, poses: Sequence[Pose]) -> None:
        self._pdf = pdf
        self._poses = poses
        self._pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self.placed: list[object] = []

    def place(self, element: Object) -> None:
        marks = list(self._marks(element)) if self._can_be_placed(element) else []
        if not marks:
            return
        number = marks[0][0]
        told = [each for each in element.get(Name.A, Array()) if Name.BBox in each]
        area = next(filter(None, (self._turned(each, number) for each in told)), None)
        for each in told:
            del each[Name.BBox]
        if area is None and Name.Figure == element.S:
            area = self._measured(number, {mark for page, mark in marks if page == number})
        if area is not None:
            self._tell(element, number, area)

    def _can_be_placed(self, element: Object) -> bool:
        told = element.get(Name.A, Array())
        return bool(Name.Figure == element.S) or any(Name.BBox in each for each in told)

    def _tell(self, element: Object, number: int, area: _Area) -> None:
        box = Array([round(each, 2) for each in area])
        layout = self._pdf.make_indirect(Dictionary(O=Name.Layout, BBox=box))
        element.A = Array([*element.get(Name.A, Array()), layout])
        self.placed += [number, layout]

    def _marks(self, element: Object, above: int = 0) -> Iterator[tuple[int, int]]:
        """Page and number of every stretch that is drawn for the element, or for one within it."""
        page = self._page(element, above)
        for kid in element.K:
            if isinstance(kid, int):
                yield page, kid
            elif Name.S in kid:
                yield from self._marks(kid, page)
            elif Name.MCID in kid:
                yield self._page(kid, page), int(kid.MCID)

    def _page(self, holder: Object, otherwise: int) -> int:
        return self._pages[holder.Pg.objgen] if Name.Pg in holder else otherwise

    def _turned(self, told: Object, number: int) -> _Area | None:
        """The place that is told, as the page stands now; None where that is none on it."""
        pose = self._poses[number]
        corners = _numbers(told.BBox)
        return _within(pose.rectangle(corners), pose) if corners else None

    def _measured(self, number: int, marks: set[int]) -> _Area:
        """What is drawn with these marks; the whole page where nothing is."""
        pose = self._poses[number]
        found = [area for mark, area in self._drawn(number) if mark in marks]
        if found:
            lefts, lowers, rights, uppers = zip(*found, strict=True)
            whole = _within((min(lefts), min(lowers), max(rights), max(uppers)), pose)
            if whole is not None:
                return whole
        return 0.0, 0.0, pose.width, pose.height

    def _drawn(self, number: int) -> Iterator[tuple[int, _Area]]:
        """The mark and the area of every thing that is drawn on a page."""
        import pypdfium2

        document = pypdfium2.PdfDocument(self._upright)
        try:
            for each in document[number].get_objects(max_depth=1):
                yield pypdfium2.raw.FPDFPageObj_GetMarkedContentID(each), each.get_bounds()
        finally:
            document.close()

    @cached_property
    def _upright(self) -> bytes:
        out = io.BytesIO()
        self._pdf.save(out)
        return out.getvalue()


def _elements(root: Object) -> Iterator[Object]:
    waiting = list(root.K)
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in element.K if not isinstance(kid, int) and Name.S in kid]


def _numbers(found: Object) -> list[float]:
    """Four numbers, or none."""
    try:
        corners = [float(each) for each in found]
    except (TypeError, ValueError):
        return []
    return corners if len(corners) == 4 and all(map(math.isfinite, corners)) else []


def _within(area: _Area, pose: Pose) -> _Area | None:
    """What of an area lies on the page."""
    left, right = (min(max(each, 0.0), pose.width) for each in (area[0], area[2]))
    lower, upper = (min(max(each, 0.0), pose.height) for each in (area[1], area[3]))
    return (left, lower, right, upper) if min(right - left, upper - lower) > _LEAST else None
