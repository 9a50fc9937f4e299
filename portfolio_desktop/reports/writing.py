"""The finished file: objects, cross-references and trailer in one pass.

Objects that are no streams are packed by the hundred into compressed ones: the structure of a long
report is many small objects, and most of its size without this.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from portfolio_desktop.reports.page_object import PageStream
from portfolio_desktop.reports.structure import Numbered

rl_config.useA85 = 0  # streams as they are, not spelt in letters a quarter longer

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 200
"""Objects from which on a compressed stream takes no more; a reader unpacks all of it to find one
of them."""
_LEVEL = 1
"""Of compression: each higher one costs the whole pack several times as much of its time as it
saves of its size."""
_STREAM_END = b"endstream\n"


def file_bytes(document: Any, identity: str) -> bytes:
    """The document as a file. `identity` (hexadecimal) becomes both parts of its id.

    Objects are written in the order of their numbers; writing one may number further ones.
    """
    document.encrypt.prepare(document)
    root = bytes(document.Reference(document.Catalog).format(document))
    information = bytes(document.Reference(document.info).format(document))
    file = _File()
    number = 1
    while number in document.numberToId:
        name = document.numberToId[number]
        if isinstance(name, Numbered):
            bodies = name.written(document)
            file.pack(number, bodies)
            number += len(bodies)
            continue
        found = document.idToObject[name]
        if isinstance(found, PageStream):
            file.add(number, _compressed(b"", found.operators))
        else:
            _write(file, number, _formatted(found, document))
        number += 1
    return file.finished(
        number, b"/Root %s/Info %s/ID[<%s><%s>]" % (root, information, *[identity.encode()] * 2)
    )


def let_go(document: Any, canvas: Any) -> None:
    """Part what holds each other, so that all of a finished document goes with it: of a long one
    somebody would have to search hundreds of thousands of objects for garbage.

    One by one, since nothing else of the program runs while Python lets all of them go at once.
    """
    document.Outlines.let_go()
    for objects in (document.numberToId, document.idToObject):
        while objects:
            objects.popitem()
    for kept in (document, canvas):
        vars(kept).clear()


def _formatted(found: Any, document: Any) -> bytes:
    """An object of the library's own kinds."""
    if isinstance(found, pdfdoc.PDFStream):
        found.filters = [_FILTERS.get(each, each) for each in found.filters or ()]
    return bytes(pdfdoc.format(found, document, toplevel=1))


def _write(file: _File, number: int, body: bytes) -> None:
    if body.endswith(_STREAM_END):
        file.add(number, _with_line_end(body))
    else:
        file.pack(number, (body,))


class _Compression(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]
    """The library's own takes the highest level, which nobody waits for gladly."""

    def encode(self, text: str | bytes) -> bytes:
        return zlib.compress(text.encode() if isinstance(text, str) else text, _LEVEL)


_FILTERS = {pdfdoc.PDFZCompress: _Compression()}


def _with_line_end(body: bytes) -> bytes:
    """PDF/A wants a line end between a stream and the word that ends it."""
    return body[: -len(_STREAM_END)] + b"\nendstream"


class _File:
    """The file so far, and where in it each object stands."""

    def __init__(self) -> None:
        self._pieces = [_HEADER]
        self._offset = len(_HEADER)
        self._packs: list[list[tuple[int, bytes]]] = []
        self._places: dict[int, bytes] = {0: _place(0, 0, 65535)}

    def add(self, number: int, body: bytes) -> None:
        self._places[number] = _place(1, self._offset, 0)
        piece = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        self._pieces.append(piece)
        self._offset += len(piece)

    def pack(self, number: int, bodies: Sequence[bytes]) -> None:
        """Keep objects that are numbered in a row for a compressed stream, whose number comes
        after all others."""
        if not self._packs or len(self._packs[-1]) >= _PACKED:
            self._packs.append([])
        self._packs[-1].extend(enumerate(bodies, number))

    def finished(self, number: int, trailer: bytes) -> bytes:
        """The whole file; `number` is the first that no object has yet."""
        for packed in self._packs:
            for place, (each, _body) in enumerate(packed):
                self._places[each] = _place(2, number, place)
            self.add(number, _packed(packed))
            number += 1
        start = self._offset
        self._places[number] = _place(1, start, 0)
        places = b"".join([self._places[each] for each in range(number + 1)])
        self.add(
            number, _compressed(b"/Type/XRef/Size %d/W[1 4 2]%s" % (number + 1, trailer), places)
        )
        self._pieces.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._pieces)


def _place(kind: int, first: int, second: int) -> bytes:
    """An entry of the cross-references: free, at an offset, or in a compressed stream."""
    return kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")


def _packed(objects: list[tuple[int, bytes]]) -> bytes:
    heads = []
    offset = 0
    for number, body in objects:
        heads.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(heads) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _compressed(entries, head + b"\n".join([body for _number, body in objects]))


def _compressed(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
    return b"%s\nstream\n%s\nendstream" % (head, packed)
