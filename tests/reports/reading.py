"""A printed report read back as text."""

from __future__ import annotations

import io
import re

import pdfplumber
import pypdfium2


def pages(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it was written there."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def pages_across(pdf: bytes) -> list[str]:
    """The text of each page in lines from edge to edge, whatever was written first; slow."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


def text_of(pdf: bytes) -> str:
    return "\n".join(pages(pdf))


def flat(text: str) -> str:
    """Without line ends, hyphens at line ends, or blanks."""
    return re.sub(r"[\s\u00ad\ufffe]", "", re.sub(r"(?<=\w)-\n", "", text))
