"""Letters to lines, and the lines of a cell to its text.

Narrow cells cut words. A cut with a hyphen is told from a real hyphen by what stands on both sides
(`EU-udbud`, `it-systemer`, `lager- og logistik` keep theirs) and by how the document writes the
word elsewhere; a cut without one by a lone word that fills its line and goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio_desktop.exchange.pdf_page import Box, Letter

_SPACE = 0.18
_ALIKE = 0.5
_AND = frozenset({"og", "eller", "samt", "til", "and", "or", "und", "/", "hhv.", "men"})
_KEPT_PREFIXES = frozenset({"it", "e", "ikke", "eu", "non", "pre", "co", "web"})
_KEPT_TAILS = frozenset({"it", "ai", "app"})
_TAIL = re.compile(r"([^\W_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of letters; `spaced` says that a blank ends it, `room` what is left of its width."""

    text: str
    box: Box
    spaced: bool
    letter_width: float


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines from the top, each from the left, with blanks where there is a gap."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda item: -(item.box.bottom + item.box.top)):
        middle = (letter.box.bottom + letter.box.top) / 2
        if rows and _on_line(rows[-1], middle):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [line for row in rows if (line := _line(row)) is not None]


def _on_line(row: Sequence[Letter], middle: float) -> bool:
    first = row[0].box
    return abs((first.bottom + first.top) / 2 - middle) <= _ALIKE * max(first.height, 1.0) / 2


def _line(row: list[Letter]) -> Line | None:
    row.sort(key=lambda item: item.box.left)
    pieces: list[str] = []
    inked = [item for item in row if not item.sign.isspace()]
    if not inked:
        return None
    end: float | None = None
    for item in row:
        size = max(item.box.height, 1.0)
        if item.sign.isspace():
            pieces.append(" ")
        else:
            if end is not None and item.box.left - end > _SPACE * size:
                pieces.append(" ")
            pieces.append(item.sign)
            end = item.box.right
    text = "".join(pieces)
    left, right = inked[0].box.left, max(item.box.right for item in inked)
    bottom = min(item.box.bottom for item in inked)
    top = max(item.box.top for item in inked)
    width = (right - left) / max(1, len(text.strip()))
    clean = " ".join(text.split())
    return Line(clean, Box(left, bottom, right, top), text.endswith(" "), width)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that stand whole somewhere in the document, in small letters."""

    words: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        found = set()
        for line in lines:
            for word in line.split():
                found.add(word.strip(".,;:()”“\"'?!").casefold())
        return cls(frozenset(found))


def join_lines(lines: Sequence[Line], cell: Box, known: Vocabulary) -> str:
    """The cell's text; a line that ends well before the cell's edge after a full stop is a
    paragraph's last, but paragraphs are not kept: only white space would tell them.
    """
    text = ""
    before: Line | None = None
    for line in lines:
        if before is None:
            text = line.text
        else:
            text += _link(before, line, cell, known)
            if text.endswith("\0"):
                text = text[:-1].removesuffix("-")
            text += line.text
        before = line
    return text.replace("\u00ad", "")


def _link(before: Line, line: Line, cell: Box, known: Vocabulary) -> str:
    """What stands between two lines: a blank, nothing, or `\\0` for taking the hyphen away."""
    if before.text.endswith("\u00ad"):
        return ""
    if before.text.endswith("-"):
        return hyphen_link(before.text, line.text, known)
    if _is_hard_cut(before, line, cell):
        return ""
    return " "


def hyphen_link(before: str, after: str, known: Vocabulary) -> str:
    """How a line ending in a hyphen goes on."""
    tail, head = _TAIL.search(before), _HEAD.match(after)
    first = after.split(" ", 1)[0].casefold()
    if tail is None or first in _AND:
        return " "
    if head is None or head[0][0].isupper():
        return ""
    start, rest = tail[1].casefold(), first.strip(".,;:()”“\"'?!")
    if f"{start}{rest}" in known.words:
        return "\0"
    kept = (
        f"{start}-{rest}" in known.words
        or tail[1][-1].isdigit()
        or (len(tail[1]) > 1 and tail[1].isupper())
        or start in _KEPT_PREFIXES
        or rest in _KEPT_TAILS
    )
    return "" if kept else "\0"


def _is_hard_cut(before: Line, line: Line, cell: Box) -> bool:
    """A lone word that fills its line, with no blank after it, and small letters below."""
    if before.spaced or " " in before.text or not line.text[0].islower():
        return False
    if not before.text[-1].isalpha() or len(before.text) < 4:
        return False
    padding = max(0.0, before.box.left - cell.left)
    room = cell.right - before.box.right - padding
    return room < 1.3 * before.letter_width
