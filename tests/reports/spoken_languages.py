"""What is read aloud of a file, and in which language: that of its element, of one above it, or of
a stretch on the page."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from pypdfium2 import raw

_SOFT_HYPHEN = re.compile("[\u00ad\ufffe\x02]")
"""As it stands in the file, and as the reader tells it at a line's end."""


class Said(NamedTuple):
    language: str
    words: str
    element: tuple[int, int]
    """Whose words they are; an element that is cut by a page has them on both."""


def spoken(pdf: bytes) -> Iterator[Said]:
    """Everything that is read aloud word by word, in the order it is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as source:
        owners = dict(pikepdf.NumberTree(source.Root.StructTreeRoot.ParentTree).items())
        document = pypdfium2.PdfDocument(pdf)
        for place, page in enumerate(source.pages):
            told = owners[int(page.StructParents)]
            yield from _of_page(document[place], told, str(source.Root.Lang))
        document.close()


def read_aloud(pdf: bytes) -> str:
    """All that is said, element by element, without what stands around the pages."""
    found: dict[tuple[int, int], list[str]] = {}
    for said in spoken(pdf):
        found.setdefault(said.element, []).append(said.words)
    return " ".join(" ".join(words) for words in found.values())


def said_in(pdf: bytes, language: str) -> str:
    """All that is said in one language, with single spaces and no soft hyphens."""
    words = "".join(f"{said.words} " for said in spoken(pdf) if said.language == language)
    return " ".join(words.replace("\u00a0", " ").split())


def _of_page(page: Any, owners: Any, language: str) -> Iterator[Said]:
    texts = page.get_textpage()
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        marks = [
            raw.FPDFPageObj_GetMark(each, at) for at in range(raw.FPDFPageObj_CountMarks(each))
        ]
        number = raw.FPDFPageObj_GetMarkedContentID(each)
        if number < 0:
            continue
        told = next(filter(None, (_string(mark, b"Lang") for mark in marks)), "")
        owner = owners[number]
        yield Said(told or _language(owner, language), _text(each, texts), owner.objgen)


def _language(element: Any, otherwise: str) -> str:
    while element is not None:
        if "/Lang" in element:
            return str(element.Lang)
        element = element.get("/P")
    return otherwise


def _text(item: Any, texts: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, texts, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(item, texts, pointer, size)
    said = buffer.raw[:size].decode("utf-16-le").rstrip("\x00")
    return _SOFT_HYPHEN.sub("", said)


def _string(mark: Any, key: bytes) -> str:
    size = ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, size):
        return ""
    buffer = ctypes.create_string_buffer(size.value)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFPageObjMark_GetParamStringValue(mark, key, pointer, size, size)
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\x00")
