"""What makes a printed file one to keep (PDF/A-3): its colours are told, and files go with it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from portfolio_desktop.reports.colour_profile import NAME, srgb_profile
from portfolio_desktop.reports.structure import text_string
from portfolio_desktop.services.carried_values import CarriedFile
from portfolio_desktop.services.pack_parts import Carried


class Relationship(StrEnum):
    """What an attached file is to the paper: what it was made from, its figures as data, another
    form of it, or something that goes with it."""

    SOURCE = "Source"
    DATA = "Data"
    ALTERNATIVE = "Alternative"
    SUPPLEMENT = "Supplement"


class AttachedFile(NamedTuple):
    """A file inside the file; `media_type` as in "application/json", where it is known."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: Relationship = Relationship.SUPPLEMENT


_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")

_REGISTER = {
    Carried.XLSX: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Relationship.DATA,
    ),
    Carried.JSON: ("application/json", Relationship.SOURCE),
}


def attached(file: CarriedFile) -> AttachedFile:
    """The register as it goes with a paper that was made from it."""
    media_type, relationship = _REGISTER[file.kind]
    return AttachedFile(file.name, file.written(), media_type, file.description, relationship)


def tell_colours(document: Any) -> None:
    """Name the colour space that everything is drawn in."""
    profile = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3}), srgb_profile(), [pdfdoc.PDFZCompress]
    )
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
            "Info": pdfdoc.PDFString(NAME),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    _enter(document.Catalog, "OutputIntents", pdfdoc.PDFArray([intent]))


def attach_files(document: Any, files: list[AttachedFile], moment: datetime) -> None:
    """Put the files into the document; `moment` (aware) is when they were as they are.

    Two of one name are refused: readers would show only one of them.
    """
    if not files:
        return
    ordered = sorted(files, key=lambda file: file.name.encode("utf-16-be"))
    if len({file.name for file in ordered}) < len(ordered):
        raise ValueError("two attached files have the same name")
    date = f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z"
    references = {
        file.name: document.Reference(_Specification(file, _stored(document, file, date)))
        for file in ordered
    }
    names = [part for name, at in references.items() for part in (_Literal(text_string(name)), at)]
    listed = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": listed})
    _enter(document.Catalog, "AF", pdfdoc.PDFArray([references[file.name] for file in files]))


def _stored(document: Any, file: AttachedFile, date: str) -> bytes:
    """The file's bytes as an object; how others refer to it."""
    checksum = hashlib.md5(file.data, usedforsecurity=False).hexdigest()
    parameters = pdfdoc.PDFDictionary(
        {
            "ModDate": pdfdoc.PDFString(date),
            "Size": len(file.data),
            "CheckSum": _Literal(b"<%s>" % checksum.encode()),
        }
    )
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("EmbeddedFile"),
                "Subtype": _Literal(_media_type(file.media_type)),
                "Params": parameters,
            }
        ),
        file.data,
        [pdfdoc.PDFZCompress],
    )
    return bytes(document.Reference(stream).format(document))


def _media_type(told: str) -> bytes:
    """As a name of the format; there is one for what is not known or is no media type."""
    known = told if _MEDIA_TYPE.fullmatch(told) else "application/octet-stream"
    return b"/" + known.replace("/", "#2F").encode("ascii")


class _Literal(pdfdoc.PDFObject):  # type: ignore[misc]
    """A value that is spelt already."""

    def __init__(self, written: bytes) -> None:
        self._written = written

    def format(self, _document: Any) -> bytes:
        return self._written


class _Specification(_Literal):
    """How the document speaks of an attached file."""

    __RefOnly__ = 1

    def __init__(self, file: AttachedFile, stored: bytes) -> None:
        name = text_string(file.name)
        super().__init__(
            b"<</Type/Filespec/F %s/UF %s/Desc %s/AFRelationship/%s/EF<</F %s/UF %s>>>>"
            % (
                name,
                name,
                text_string(file.description),
                file.relationship.value.encode(),
                stored,
                stored,
            )
        )


def _enter(catalog: Any, name: str, value: Any) -> None:
    """An entry that the library's catalogue does not know."""
    catalog.__NoDefault__ = [*catalog.__NoDefault__, name]
    setattr(catalog, name, value)
