"""A printed report read back as text."""

from __future__ import annotations

import io
import re

import pdfplumber


def pages(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


def text_of(pdf: bytes) -> str:
    return "\n".join(pages(pdf))


def flat(text: str) -> str:
    """Without line ends, hyphens at line ends, or blanks."""
    return re.sub(r"\s", "", re.sub(r"(?<=\w)-\n", "", text))
