"""A table for the clipboard: as text with tabs, and as html that Excel and Word take well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol


class Titled(Protocol):
    """A table with its title."""

    @property
    def title(self) -> str: ...

    @property
    def heads(self) -> tuple[str, ...]: ...

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...


_AS_TEXT = "mso-number-format:'\\@'"
"""Excel keeps such a cell as it stands, where "22-3" would otherwise become a date."""
_TO_ESCAPE = re.compile("[&<>\"'\n]")
_EDGE = "border:1px solid #cfd5dd;padding:2px 6px;vertical-align:top"


def as_tabbed(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells with tabs between them, a row on each line."""
    lines = (heads, *rows)
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\r\n" for line in lines)


def as_html(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = _line(heads, "th", f"{_EDGE};text-align:left;font-weight:600")
    body = "".join(_line(row, "td", f"{_EDGE};{_AS_TEXT}") for row in rows)
    return (
        '<meta charset="utf-8"><table style="border-collapse:collapse">'
        f"<thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def tables_as_tabbed(tables: Iterable[Titled]) -> str:
    """Several tables under each other, each under its title, with an empty line between."""
    return "\r\n".join(f"{each.title}\r\n{as_tabbed(each.heads, each.rows)}" for each in tables)


def tables_as_html(tables: Iterable[Titled]) -> str:
    return "".join(
        f"<p><b>{escape(each.title)}</b></p>{as_html(each.heads, each.rows)}" for each in tables
    )


def _line(cells: Sequence[str], tag: str, style: str) -> str:
    if _TO_ESCAPE.search("".join(cells)):  # few rows have any; looking cell by cell takes long
        cells = [_content(cell) for cell in cells]
    begin, end = f'<{tag} style="{style}">', f"</{tag}>"
    return f"<tr>{''.join([begin + cell + end for cell in cells])}</tr>"


def _content(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")
