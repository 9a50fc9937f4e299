"""Everything that a file holds in any way, to be searched for words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf
from pypdfium2 import PdfDocument

_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_WORD = re.compile(r"zq\d{4}q")
_ESCAPED = re.compile(r"\\(\d{3})")


def words_in(pdf: bytes) -> set[str]:
    """The words of secrets in pages, metadata, bookmarks, structure and every stream."""
    return {word for text in _texts(pdf) for word in words_of(text)}


def words_in_package(data: bytes) -> set[str]:
    """The words of secrets in every part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            word
            for name in package.namelist()
            for text in (name, package.read(name).decode("utf-8", "replace"))
            for word in words_of(text)
        }


def words_of(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold().replace("\x00", "").replace("\u00ad", "")))


def _texts(pdf: bytes) -> Iterator[str]:
    yield from _readings(pdf)
    yield from _pages(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            yield from _object(each, 0)
        yield from _object(document.trailer, 0)


def _pages(pdf: bytes) -> Iterator[str]:
    """As a reader sees them, with words divided at a line's end put together."""
    document = PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage().get_text_range()
            yield text
            yield re.sub(r"\s", "", re.sub(r"(?<=\w)-?[\r\n\ufffe\x02]+", "", text))
    finally:
        document.close()


def _object(value: pikepdf.Object, depth: int) -> Iterator[str]:
    """Strings and names of an object, and its stream; what it refers to comes by itself."""
    if depth > 40 or (depth and getattr(value, "is_indirect", False)):
        return
    if isinstance(value, (pikepdf.String, pikepdf.Name)):
        yield str(value)
        yield from _readings(bytes(value))
    if isinstance(value, pikepdf.Array):
        for each in value.as_list():
            yield from _object(each, depth + 1)
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, each in value.items():
            yield str(key)
            yield from _object(each, depth + 1)
    if isinstance(value, pikepdf.Stream):
        yield from _readings(value.read_raw_bytes())
        yield from _readings(value.read_bytes())


def _readings(data: bytes) -> Iterator[str]:
    """Bytes as text in the ways that a file of this kind writes it."""
    yield data.decode("latin-1")
    yield data.replace(b"\x00", b"").decode("latin-1")
    for found in _HEX.findall(data):
        digits = re.sub(rb"\s", b"", found)
        if len(digits) % 2 == 0:
            yield bytes.fromhex(digits.decode()).replace(b"\x00", b"").decode("latin-1")
