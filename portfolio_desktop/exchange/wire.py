"""The form in which the reading process hands its findings over: JSON, nothing but data.

The parent trusts none of it: whatever does not fit the values is a `WireError`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import (
    Cell,
    CellNote,
    CellValue,
    FileNote,
    Note,
    Row,
    Sheet,
    SourceKind,
    Table,
    Workbook,
)

_PLAIN = Cell()


class WireError(Exception):
    """The reading process answered with something that is no answer."""


def workbook_bytes(workbook: Workbook) -> bytes:
    data = {
        "kind": workbook.kind.value,
        "text": workbook.text,
        "notes": [(note.code.value, note.place) for note in workbook.notes],
        "tables": [_table_data(table) for table in workbook.tables],
        "sheets": [
            (sheet.name, int(sheet.hidden), _rows_data(sheet.rows)) for sheet in workbook.sheets
        ],
    }
    # ASCII only, so that lone surrogates survive and no console encoding can interfere.
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def refusal_bytes(refused: UnreadableFile) -> bytes:
    data = {"refused": refused.code.value, "facts": dict(refused.facts)}
    return json.dumps(data).encode("ascii")


def read_answer(answer: bytes) -> Workbook:
    """Raises `UnreadableFile` as the reader did, `WireError` for anything that is no answer."""
    try:
        data = json.loads(answer)
        if "refused" in data:
            facts = {str(key): str(value) for key, value in data["facts"].items()}
            raise UnreadableFile(Refusal(data["refused"]), facts)
        return Workbook(
            SourceKind(data["kind"]),
            tuple(_table(item) for item in data["tables"]),
            tuple(str(line) for line in data["text"]),
            tuple(Note(FileNote(code), str(place)) for code, place in data["notes"]),
            tuple(Sheet(str(name), _rows(rows), bool(h)) for name, h, rows in data["sheets"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise WireError(str(error)) from error
    except RecursionError as error:
        raise WireError("nested too deeply") from error


def _table_data(table: Table) -> dict[str, Any]:
    return {
        "number": table.number,
        "header_rows": table.header_rows,
        "sheet": table.sheet,
        "page": table.page,
        "hidden": table.hidden,
        "text": table.text,
        "after": table.after,
        "score": round(table.score, 3),
        "rows": _rows_data(table.rows),
    }


def _rows_data(rows: Iterable[Row]) -> list[Any]:
    return [
        (row.number, int(row.hidden), row.page, [_cell_data(cell) for cell in row.cells])
        for row in rows
    ]


def _rows(data: Iterable[Any]) -> tuple[Row, ...]:
    return tuple(
        Row(int(number), tuple(map(_cell, cells)), bool(hidden), int(page))
        for number, hidden, page, cells in data
    )


def _table(data: Mapping[str, Any]) -> Table:
    rows = _rows(data["rows"])
    return Table(
        number=int(data["number"]),
        rows=rows,
        header_rows=min(int(data["header_rows"]), len(rows)),
        sheet=str(data["sheet"]),
        page=int(data["page"]),
        hidden=bool(data["hidden"]),
        text=tuple(map(str, data["text"])),
        score=float(data["score"]),
        after=tuple(map(str, data["after"])),
    )


def _cell_data(cell: Cell) -> Any:
    """0 for an empty cell, the text alone for a plain one, else what differs from an empty one."""
    if cell == _PLAIN:
        return 0
    data: dict[str, Any] = {}
    if cell.value is not None and cell.value != cell.text:
        data["v"] = _value_data(cell.value)
    elif isinstance(cell.value, str):
        data["v"] = ["s"]
    for key, name in _FIELDS.items():
        value = getattr(cell, name)
        if value != getattr(_PLAIN, name):
            data[key] = value
    return data["t"] if data.keys() == {"t"} else data


_FIELDS: Mapping[str, str] = {
    "t": "text",
    "f": "fill",
    "c": "font",
    "b": "bold",
    "r": "row_span",
    "k": "col_span",
    "n": "number_format",
    "o": "note",
}


def _cell(data: Any) -> Cell:
    if data == 0:
        return _PLAIN
    if isinstance(data, str):
        return Cell(data)
    text = str(data.get("t", ""))
    return Cell(
        text,
        _value(data["v"], text) if "v" in data else None,
        _words(data.get("f")),
        _words(data.get("c")),
        bool(data.get("b", False)),
        int(data.get("r", 1)),
        int(data.get("k", 1)),
        str(data.get("n", "")),
        CellNote(data["o"]) if "o" in data else None,
    )


def _words(value: object) -> str | None:
    return None if value is None else str(value)


def _value_data(value: CellValue) -> list[Any]:
    match value:
        case bool():
            return ["b", value]
        case int():
            return ["i", str(value)]
        case Decimal():
            return ["n", str(value)]
        case date():
            return ["d", value.isoformat()]
        case _:
            return ["t", value]


def _value(data: list[Any], text: str) -> CellValue:
    kind = data[0]
    if kind == "s":
        return text
    value = data[1]
    match kind:
        case "b":
            return bool(value)
        case "i":
            return int(value)
        case "n":
            return Decimal(value)
        case "d":
            return date.fromisoformat(value)
        case "t":
            return str(value)
    raise WireError(f"unknown value {kind!r}")
