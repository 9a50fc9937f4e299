"""The finished file: objects, cross-reference table and trailer in one pass."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFIndirectObject, PDFTrailer

from portfolio_desktop.reports.structure import Numbered

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def file_bytes(document: Any, identity: str) -> bytes:
    """The document as a file. `identity` (hexadecimal) becomes both parts of its id.

    Objects are written in the order of their numbers; writing one may number further ones.
    """
    document.encrypt.prepare(document)
    catalog = document.Reference(document.Catalog)
    information = document.Reference(document.info)
    pieces = [_HEADER]
    offset = len(_HEADER)
    table = [b"0000000000 65535 f \n"]
    number = 1
    while number in document.numberToId:
        piece = _object(document, number)
        pieces.append(piece)
        table.append(b"%010d 00000 n \n" % offset)
        offset += len(piece)
        number += 1
    pieces.append(b"xref\n0 %d\n" % number)
    pieces.extend(table)
    trailer = PDFTrailer(
        startxref=offset,
        Size=number,
        Root=catalog,
        Info=information,
        ID=f"[<{identity}> <{identity}>]",
    )
    pieces.append(trailer.format(document))
    return b"".join(pieces)


def _object(document: Any, number: int) -> bytes:
    name = document.numberToId[number]
    if isinstance(name, Numbered):
        return b"%d 0 obj\n%s\nendobj\n" % (number, name.written(document, number))
    return bytes(PDFIndirectObject(name, document.idToObject[name]).format(document))
