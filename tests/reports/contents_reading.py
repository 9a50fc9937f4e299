"""The contents of a printed paper read back: what each line says, and where it really leads."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pdfplumber
import pikepdf

from tests.reports.reading import flat


class Line(NamedTuple):
    """A line of the contents without blanks, the page it names, and the page its link leads to."""

    text: str
    named: int
    led: int


def contents_of(pdf: bytes) -> list[Line]:
    """Every line of the contents, in order."""
    found = []
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        for number, area, led in _links(pdf):
            page = pages.pages[number]
            left, lower, right, upper = area
            height = float(page.height)
            words = page.crop((left, height - upper, right, height - lower)).extract_words()
            named = max(words, key=lambda word: float(word["x1"]))
            text = "".join(word["text"] for word in words if word is not named)
            found.append(Line(flat(text), int(named["text"]), led))
    return found


def bookmarks_of(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page of every bookmark."""
    found: list[tuple[int, str, int]] = []
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers = _numbers(document)

        def walk(items: list[pikepdf.OutlineItem], level: int) -> None:
            for each in items:
                page = _page(document, each.destination, numbers)
                found.append((level, str(each.title), page))
                walk(each.children, level + 1)

        walk(outline.root, 0)
    return found


def _links(pdf: bytes) -> Iterator[tuple[int, list[float], int]]:
    """Of each internal link its page from 0, its area, and the number of the page it leads to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = _numbers(document)
        for place, page in enumerate(document.pages):
            for link in page.get("/Annots", []):
                area = [float(each) for each in link.Rect]
                yield place, area, _page(document, link.get("/Dest"), numbers)


def _numbers(document: pikepdf.Pdf) -> dict[object, int]:
    return {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}


def _page(document: pikepdf.Pdf, target: object, numbers: dict[object, int]) -> int:
    assert isinstance(target, pikepdf.Array)
    return numbers[target[0].objgen]
