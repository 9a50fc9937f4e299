"""A picture as the page of an annex. Runs in the reading process."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageOps

from portfolio_desktop.exchange.annex_wire import ReadAnnex, refused
from portfolio_desktop.services.annex_values import AnnexFacts, AnnexPage, AnnexProblem

_MOST_PIXELS = 100_000_000
_LONGEST = 3_500
"""Pixels along a side: three hundred an inch on A4."""
_DOTS = 150.0
"""Of an inch, where a picture does not say it; fewer would look coarse on paper."""
_QUALITY = 90
_LEAST, _MOST = 4.0, 14_000.0
"""Points of a page's side that the format allows."""


def picture_page(data: bytes) -> ReadAnnex:
    """One page of the picture's own size, which is shown smaller where it does not fit."""
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            return refused(AnnexProblem.TOO_LARGE)
        picture = _plain(ImageOps.exif_transpose(opened))
        dots = _dots(opened)
        photographed = opened.format == "JPEG"
    width, height = (min(max(72.0 * side / dots, _LEAST), _MOST) for side in picture.size)
    if max(picture.size) > _LONGEST:
        picture.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    pdf = pikepdf.new()
    drawn = _drawn(pdf, picture, photographed=photographed)
    page = pdf.add_blank_page(page_size=(width, height))
    page.obj[Name.MediaBox] = Array([0, 0, width, height])
    page.obj[Name.Resources] = Dictionary(XObject=Dictionary(Annex=drawn))
    page.obj[Name.Contents] = pdf.make_stream(
        b"q %.4f 0 0 %.4f 0 0 cm /Annex Do Q" % (width, height)
    )
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return ReadAnnex(AnnexFacts(pages=(AnnexPage(width, height),)), out.getvalue())


def _plain(picture: Image.Image) -> Image.Image:
    """Grey or red, green and blue; what is transparent is white."""
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return picture.convert("RGB")


def _dots(picture: Image.Image) -> float:
    said = picture.info.get("dpi", (0.0, 0.0))
    across = float(said[0]) if said else 0.0
    return across if _DOTS / 3 < across < 10 * _DOTS and across != 72 else _DOTS


def _drawn(pdf: pikepdf.Pdf, picture: Image.Image, *, photographed: bool) -> pikepdf.Stream:
    if photographed:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=_QUALITY, optimize=True)
        stream = pikepdf.Stream(pdf, packed.getvalue(), Filter=Name.DCTDecode)
    else:
        stream = pikepdf.Stream(pdf, picture.tobytes())
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = picture.size
    stream.ColorSpace = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    stream.BitsPerComponent = 8
    return pdf.make_indirect(stream)
