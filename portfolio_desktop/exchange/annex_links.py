"""The links of an annex: those to the web and to its own pages stay, everything else goes."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from portfolio_desktop.exchange.annex_upright import Pose, pose_of

_KEPT = ("/Type", "/Subtype", "/Rect", "/StructParent")
_WEB = re.compile(r"(https?://|mailto:)[\x21-\x7e]{1,2000}\Z", re.IGNORECASE)


class Places:
    """Where in a document its own links and its outline lead."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root
        self._pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self._poses = [pose_of(page) for page in pdf.pages]

    def pose(self, place: int) -> Pose:
        return self._poses[place]

    def of(self, holder: Object) -> tuple[int, float] | None:
        """The page (from 0) that an outline entry or a link leads to, and how high up on it when
        it stands upright; None where it leads nowhere here."""
        found = holder.get(Name.Dest)
        action = holder.get(Name.A)
        if found is None and isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
            found = action.get(Name.D)
        if isinstance(found, (Name, String)):
            found = self._named(found)
        if isinstance(found, Dictionary):
            found = found.get(Name.D)
        return self._read(found) if isinstance(found, Array) and len(found) else None

    def _named(self, name: Object) -> Object | None:
        if isinstance(name, Name):
            return self._root.get(Name.Dests, Dictionary()).get(str(name))
        tree = self._root.get(Name.Names, Dictionary()).get(Name.Dests)
        if tree is None:
            return None
        found = pikepdf.NameTree(tree).get(str(name))
        return found if isinstance(found, Object) else None

    def _read(self, found: Object) -> tuple[int, float] | None:
        page = found[0]
        place = self._pages.get(page.objgen) if isinstance(page, Dictionary) else None
        if place is None:
            return None
        pose = self._poses[place]
        kind = str(found[1]) if len(found) > 1 else ""
        x, y = pose.left, pose.upper
        if kind == "/XYZ" and len(found) > 3:
            x, y = _number(found[2], x), _number(found[3], y)
        elif kind in ("/FitH", "/FitBH") and len(found) > 2:
            y = _number(found[2], y)
        return place, min(max(pose.through(x, y)[1], 0.0), pose.height)


def _number(value: object, otherwise: float) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return otherwise


def keep_links(source: pikepdf.Pdf, target: pikepdf.Pdf) -> None:
    """Make the links of `target`, a copy of the pages of `source`, plain and upright.

    One to a page says its number (from 0) and the height there.
    """
    places = Places(source)
    for place, (before, page) in enumerate(zip(source.pages, target.pages, strict=True)):
        old = list(before.obj.get(Name.Annots, Array()))
        new = list(page.obj.get(Name.Annots, Array()))
        pairs = zip(old, new, strict=True)
        kept = [each for was, each in pairs if _plain(was, each, places, places.pose(place))]
        if kept:
            page.obj[Name.Annots] = Array(kept)
        elif Name.Annots in page.obj:
            del page.obj[Name.Annots]


def _plain(before: Object, link: Object, places: Places, pose: Pose) -> bool:
    """Make one link plain; whether it is one that stays."""
    if not isinstance(link, Dictionary) or link.get(Name.Subtype) != Name.Link:
        return False
    if not link.is_indirect or len(link.get(Name.Rect, Array())) != 4:
        return False
    address, aim = _address(before), places.of(before)
    if not address and aim is None:
        return False
    for name in list(link.keys()):
        if name not in _KEPT:
            del link[name]
    link.Rect = Array([round(each, 2) for each in pose.rectangle([float(x) for x in link.Rect])])
    link.Border = Array([0, 0, 0])
    link.F = 4
    if address:
        link.A = Dictionary(S=Name.URI, URI=String(address))
        link.Contents = String(address)
    elif aim is not None:
        link.Dest = Array([aim[0], Name.XYZ, 0, round(aim[1], 2), 0])
        link.Contents = String(str(aim[0] + 1))
    return True


def _address(link: Object) -> str:
    action = link.get(Name.A)
    if not isinstance(action, Dictionary) or action.get(Name.S) != Name.URI:
        return ""
    address = str(action.get(Name.URI, ""))
    return address if _WEB.match(address) else ""
