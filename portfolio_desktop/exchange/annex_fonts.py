"""Whether an annex is drawn as PDF/A and PDF/UA want it: fonts, letters, colours, pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from portfolio_desktop.exchange.annex_content import ContentLook
from portfolio_desktop.services.annex_values import AnnexProblem

_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
_KNOWN_ENCODINGS = frozenset(("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"))
_OWN_NAME = re.compile(r"/(\.notdef|[A-Za-z]{0,6}\d+)\Z")
"""A glyph's name that says nothing of its letter."""
_MOST_PIXELS = 100_000_000


def problems_of(pdf: pikepdf.Pdf, looks: Sequence[ContentLook]) -> list[AnnexProblem]:
    """What would break the standard; what is easily put right is put right."""
    found = []
    fonts = [font for look in looks for font in look.fonts.values()]
    parts = [each for each in pdf.objects if isinstance(each, (Dictionary, Stream, Array))]
    if not all(_is_embedded(font) for font in fonts):
        found.append(AnnexProblem.FONTS)
    elif not all(_says_letters(font) for font in fonts):
        found.append(AnnexProblem.LETTERS)
    if any(look.inks for look in looks) or any(_mixes_inks(each) for each in parts):
        found.append(AnnexProblem.COLOURS)
    named = [each for each in parts if not isinstance(each, Array)]
    for each in named:
        _put_right(each)
    if any(_pixels(each) > _MOST_PIXELS for each in named):
        found.append(AnnexProblem.TOO_LARGE)
    return found


def _is_embedded(font: Object) -> bool:
    if font.get(Name.Subtype) == Name.Type3:
        return True
    if font.get(Name.Subtype) == Name.Type0:
        return all(_is_embedded(each) for each in font.get(Name.DescendantFonts, ()))
    descriptor = font.get(Name.FontDescriptor)
    return descriptor is not None and any(name in descriptor for name in _FILES)


def _says_letters(font: Object) -> bool:
    if isinstance(font.get(Name.ToUnicode), Stream):
        return True
    encoding = font.get(Name.Encoding)
    if font.get(Name.Subtype) == Name.Type0:
        return isinstance(encoding, Name) and not str(encoding).startswith("/Identity")
    if isinstance(encoding, Name):
        return str(encoding) in _KNOWN_ENCODINGS
    if encoding is None:
        return False
    names = [str(each) for each in encoding.get(Name.Differences, ()) if isinstance(each, Name)]
    return bool(names) and not any(_OWN_NAME.match(name) for name in names)


def _mixes_inks(each: Object) -> bool:
    shown = each.stream_dict if isinstance(each, Stream) else each
    return b"/DeviceCMYK" in shown.unparse()


def _pixels(each: Object) -> int:
    if each.get(Name.Subtype) != Name.Image:
        return 0
    return int(each.get(Name.Width, 0)) * int(each.get(Name.Height, 0))


def _put_right(each: Object) -> None:
    """What a PDF/A may not say, though nothing looks otherwise without it."""
    for name in (Name.CIDSet, Name.CharSet):
        if Name.FontName in each and name in each:
            del each[name]
    for name in (Name.TR, Name.TR2, Name.HTP, Name.Alternates, Name.OPI):
        if name in each and Name.S not in each:
            del each[name]
    if each.get(Name.Interpolate):
        each[Name.Interpolate] = False
    if each.get(Name.Subtype) == Name.CIDFontType2 and Name.CIDToGIDMap not in each:
        each[Name.CIDToGIDMap] = Name.Identity
