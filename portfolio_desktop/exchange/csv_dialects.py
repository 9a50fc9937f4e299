"""How a text table is written: what parts its cells, and what quotes them.

Every likely way is tried on the beginning of the file and the one kept whose rows are equally wide
and whose cells look whole (no quotes left over, no other separator inside).
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

_SAMPLE_LINES = 300
_SAMPLE_LETTERS = 200_000
_SEPARATORS = (";", ",", "\t", "|", "^", "~", "\x1f", ":", " ")
_WEAK = {" ": 0.4, ":": 0.4, "~": 0.9, "^": 0.9}
_INSIDE = re.compile(r"[;\t|\x1f]")
_PRODUCER = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?:^|[;,\t|])\s*'[^'\n]*'\s*(?=[;,\t|]|$)", re.MULTILINE)


class _Records(Protocol):
    """What `csv.reader` makes: records one by one, and the line it has come to."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True)
class Dialect:
    separator: str
    quote: str = '"'


def said_separator(text: str) -> tuple[str | None, str]:
    """The separator that Excel's `sep=;` line names, and the text after that line."""
    match = _PRODUCER.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def sniff(text: str) -> Dialect:
    """The likeliest dialect; a single column is told as comma-separated."""
    sample = "\n".join(text[:_SAMPLE_LETTERS].splitlines()[:_SAMPLE_LINES])
    quotes = ['"']
    if _APOSTROPHES.search(sample):
        quotes.append("'")
    present = [sign for sign in _SEPARATORS if sign in sample]
    options = [Dialect(sign, quote) for sign in present for quote in quotes]
    best, best_score = Dialect(","), 0.0
    for dialect in options:
        score = _score(sample, dialect) * _WEAK.get(dialect.separator, 1.0)
        if score > best_score + 1e-9:
            best, best_score = dialect, score
    return best


def records(text: str, dialect: Dialect) -> Iterator[list[str]]:
    """All records, blank ones too. Raises `csv.Error` on a cell of more than 10 MB."""
    for record in _reader(text, dialect, strict=False):
        yield [cell.replace(_HARMLESS, '"') for cell in record]


def _reader(text: str, dialect: Dialect, *, strict: bool) -> _Records:
    csv.field_size_limit(10_000_000)
    if dialect.quote == "'":
        text = _requoted(text, dialect.separator)
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.separator,
        quotechar='"',
        skipinitialspace=dialect.separator not in {" ", "\t"},
        strict=strict,
    )


_HARMLESS = "\ue000"
"""Stands for a quotation mark that quotes nothing, while the text is parted."""


def without_loose_quotes(text: str, dialect: Dialect) -> tuple[str, tuple[int, ...]]:
    """The text, with the quotation marks that would swallow the lines after them made harmless, and
    the lines (from 1) that have a quotation mark out of place; nothing else may be wrong with them.
    """
    wrong = _broken_quote(text, dialect)
    if not wrong:
        return text, ()
    lines = text.splitlines(keepends=True)
    counts = Counter(line.count(dialect.separator) for line in lines if line.strip())
    usual = max(counts, key=lambda count: (counts[count], count))
    loose = [
        at
        for at, (line, following) in enumerate(pairwise([*lines, ""]))
        if usual
        and line.count('"') % 2
        and line.count(dialect.separator) >= usual
        and (following.count(dialect.separator) >= usual or not following.strip())
    ]
    for at in loose:
        lines[at] = lines[at].replace('"', _HARMLESS)
    repaired = "".join(lines)
    return repaired, tuple(at + 1 for at in loose) or (wrong,)


def _broken_quote(text: str, dialect: Dialect) -> int:
    """The line at which a quoted cell does not end as it should; 0 where all do."""
    reader = _reader(text, dialect, strict=True)
    try:
        for _record in reader:
            pass
    except csv.Error:
        return reader.line_num
    return 0


def _requoted(text: str, separator: str) -> str:
    """Apostrophes around cells made quotation marks; those inside words stay what they are."""
    sign = re.escape(separator)
    quoted = re.compile(
        rf"(^|{sign})[ ]?'((?:[^'\n]|'(?!\s*(?:{sign}|\r|\n|$)))*)'(?=\s*(?:{sign}|\r|\n|$))", re.M
    )
    return quoted.sub(lambda m: f'{m[1]}"{m[2].replace(chr(34), 2 * chr(34))}"', text)


def _score(sample: str, dialect: Dialect) -> float:
    try:
        rows = [row for row in records(sample, dialect) if any(cell.strip() for cell in row)]
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, times = widths.most_common(1)[0]
    near = sum(count for size, count in widths.items() if abs(size - width) <= 1)
    alike = (times + 0.5 * (near - times)) / len(rows)
    cells = [cell for row in rows for cell in row]
    clean = sum(_is_whole(cell, dialect) for cell in cells) / len(cells)
    return float(alike * clean * (1 - 1 / width) ** 0.5)


def _is_whole(cell: str, dialect: Dialect) -> bool:
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return False
    if text.count('"') % 2 or (dialect.quote != "'" and text[:1] == "'"):
        return False
    if text.count("\n") > 20:
        return False
    return not _INSIDE.search(text)
