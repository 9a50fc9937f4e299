"""Turns the pages of an annex upright, into the lower left corner, whatever boxes they had."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from portfolio_desktop.exchange.annex_content import ContentLook

_A4 = (0.0, 0.0, 595.28, 841.89)
_LEAST, _MOST = 3.0, 14_400.0
"""Points: the shortest and the longest side that the format allows."""
_KEPT = ("/Type", "/Parent", "/Resources", "/Contents", "/Annots", "/Group")


@dataclass(frozen=True, slots=True)
class Pose:
    """How a page lies: the part that is shown, a turn clockwise in degrees, and points a unit."""

    left: float
    lower: float
    right: float
    upper: float
    turned: int
    unit: float

    @property
    def width(self) -> float:
        across = self.turned in (90, 270)
        return self.unit * (self.upper - self.lower if across else self.right - self.left)

    @property
    def height(self) -> float:
        across = self.turned in (90, 270)
        return self.unit * (self.right - self.left if across else self.upper - self.lower)

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From the page's own measures to one that stands upright in the corner."""
        u = self.unit
        match self.turned:
            case 90:
                return 0, -u, u, 0, -u * self.lower, u * self.right
            case 180:
                return -u, 0, 0, -u, u * self.right, u * self.upper
            case 270:
                return 0, u, -u, 0, u * self.upper, -u * self.left
            case _:
                return u, 0, 0, u, -u * self.left, -u * self.lower

    def through(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def rectangle(self, corners: Sequence[float]) -> tuple[float, float, float, float]:
        x0, y0 = self.through(corners[0], corners[1])
        x1, y1 = self.through(corners[2], corners[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def pose_of(page: pikepdf.Page) -> Pose:
    """What is shown is the crop box within the media box; boxes that say nothing are A4."""
    media = _box(page.obj.get(Name.MediaBox)) or _A4
    crop = _box(page.obj.get(Name.CropBox)) or media
    left, lower = max(media[0], crop[0]), max(media[1], crop[1])
    right, upper = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < _LEAST or upper - lower < _LEAST:
        left, lower, right, upper = media
    turned = int(page.obj.get(Name.Rotate, 0)) % 360
    unit = float(page.obj.get(Name.UserUnit, 1))
    if not 0 < unit < _MOST:
        unit = 1.0
    return Pose(left, lower, right, upper, turned // 90 * 90, unit)


def _box(found: Object | None) -> tuple[float, float, float, float] | None:
    if not isinstance(found, Array) or len(found) != 4:
        return None
    x0, y0, x1, y1 = (float(each) for each in found)
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    sides = (box[2] - box[0], box[3] - box[1])
    good = all(math.isfinite(each) for each in box) and all(_LEAST <= s <= _MOST for s in sides)
    return box if good else None


def turn(
    pdf: pikepdf.Pdf, page: pikepdf.Page, look: ContentLook, *, tagged: bool
) -> tuple[float, float]:
    """Make the page stand upright; its width and height then.

    One without structure becomes one picture: what it marks by itself would tell of a structure
    that is not there.
    """
    pose = pose_of(page)
    _within_own(pdf, page, pose) if tagged else _as_picture(pdf, page, pose, look)
    for name in list(page.obj.keys()):
        if name not in _KEPT:
            del page.obj[name]
    page.obj[Name.MediaBox] = Array([0, 0, _short(pose.width), _short(pose.height)])
    return pose.width, pose.height


def _within_own(pdf: pikepdf.Pdf, page: pikepdf.Page, pose: Pose) -> None:
    box = f"{_short(pose.left)} {_short(pose.lower)} {_short(pose.right - pose.left)} "
    shown = f"{box}{_short(pose.upper - pose.lower)} re W n"
    moved = " ".join(str(_short(value)) for value in pose.matrix)
    page.contents_add(f"q {moved} cm {shown}\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    page.contents_coalesce()


def _as_picture(pdf: pikepdf.Pdf, page: pikepdf.Page, pose: Pose, look: ContentLook) -> None:
    if Name.Contents not in page.obj:
        page.obj[Name.Contents] = pdf.make_stream(b"")
    data = _unmarked(page) if look.marked_at_all else page.obj.Contents.read_bytes()
    form = pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([pose.left, pose.lower, pose.right, pose.upper]),
        Matrix=Array([_short(value) for value in pose.matrix]),
        Resources=page.obj.get(Name.Resources, Dictionary()),
    )
    if Name.Group in page.obj:
        form[Name.Group] = page.obj.Group
        del page.obj[Name.Group]
    page.obj[Name.Resources] = Dictionary(XObject=Dictionary(Annex=form))
    page.obj[Name.Contents] = pdf.make_stream(b"/Annex Do")


def _unmarked(page: pikepdf.Page) -> bytes:
    marks = {"BDC", "BMC", "EMC", "MP", "DP"}
    kept = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) not in marks]
    return pikepdf.unparse_content_stream(kept)


def _short(value: float) -> float | int:
    short = round(value, 4)
    return int(short) if short == int(short) else short
