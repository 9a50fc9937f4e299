"""Which files may be kept in a register, and whether their bytes are what the name says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MOST_BYTES = 50 * 1024 * 1024
"""What one attachment may hold: a register is copied and backed up whole."""

_OFFICE = "application/vnd.openxmlformats-officedocument."

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": _OFFICE + "wordprocessingml.document",
        "xlsx": _OFFICE + "spreadsheetml.sheet",
        "pptx": _OFFICE + "presentationml.presentation",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
    }
)
"""By ending, what can be kept: documents and pictures, nothing that runs."""

_BEGINNINGS: Mapping[str, bytes] = MappingProxyType(
    {
        "application/pdf": b"%PDF-",
        "image/png": b"\x89PNG\r\n\x1a\n",
        "image/jpeg": b"\xff\xd8\xff",
    }
)
_ZIP = b"PK\x03\x04"
_PDF_WITHIN = 1024
"""A PDF may have something before its first words."""


def media_type(name: str) -> str:
    """The kind of file that the name's ending says, "" for one that cannot be kept."""
    _stem, dot, ending = name.rpartition(".")
    return MEDIA_TYPES.get(ending.lower(), "") if dot else ""


def is_what_it_says(kind: str, data: bytes) -> bool:
    """Whether the file begins as one of that kind does."""
    if kind == "application/pdf":
        return _BEGINNINGS[kind] in data[:_PDF_WITHIN]
    return data.startswith(_BEGINNINGS.get(kind, _ZIP))
