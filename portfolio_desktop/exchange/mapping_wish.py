"""What a user says about the columns of a table, also as a JSON file (docs/import-mapping.md)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.exchange.column_titles import (
    LIGHT,
    Target,
    dimension_words,
    guesses,
    plain_title,
)
from portfolio_desktop.exchange.mapping import ColumnNote, ColumnUse
from portfolio_desktop.exchange.sheet_places import column_index, column_letter

FORMAT = "portfolio-desktop-mapping-1"

_PARTS = frozenset(("format", "table", "columns", "other_columns", "day_order"))
_TABLE_PARTS = frozenset(("sheet", "number", "header_row"))
_DAY_ORDERS: dict[str, bool | None] = {"dmy": True, "mdy": False}


class MappingError(ValueError):
    """A mapping that cannot be followed. `code` names the fault and `text` what it is about."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


@dataclass(frozen=True, slots=True)
class MappingWish:
    """What a user or a mapping file says; the rest is left to recognition.

    `columns` goes from a heading or a column letter to a target, "" for not used. `sheet`, `table`
    (from 1 among the sheet's or the file's tables) and `header_row` (from 1, as the program that
    made the file counts) choose the table. `day_first` is the order of dates like 1-4-2023, None
    for what the column shows.
    """

    columns: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    only_named: bool = False
    sheet: str | None = None
    table: int | None = None
    header_row: int | None = None
    day_first: bool | None = None


def apply_wish(
    wish: MappingWish, uses: Sequence[ColumnUse], dimensions: Sequence[Dimension]
) -> tuple[ColumnUse, ...]:
    """The uses as wished; where the wish is silent they stay, unless it is `only_named`.

    A target the wish gives to one column is taken from every other. MappingError: `mapping.column`
    for a heading or letter that the table does not have, `mapping.several` for a heading that more
    than one column has, `mapping.target` for an unknown use,
    `mapping.twice` for a use given to two columns.
    """
    lights = dimension_words(dimensions)
    wished = dict(_pair(name, target, uses, lights) for name, target in wish.columns.items())
    given = [target for target in wished.values() if target]
    for target in given:
        if given.count(target) > 1:
            raise MappingError("mapping.twice", target)
    return tuple(_wished_use(use, wished, wish.only_named) for use in uses)


def _wished_use(use: ColumnUse, wished: Mapping[int, str], only_named: bool) -> ColumnUse:
    if use.index in wished:
        target = wished[use.index]
        if not target and not use.target:
            return use
        note = None if target else ColumnNote.BY_CHOICE
        return dataclasses.replace(use, target=target, note=note)
    if use.target and only_named:
        return dataclasses.replace(use, target="", note=ColumnNote.BY_CHOICE)
    if use.target in wished.values() and use.target:
        return dataclasses.replace(use, target="", note=ColumnNote.TAKEN)
    return use


def _column_named(name: str, uses: Sequence[ColumnUse]) -> int:
    """Headings go before letters: a heading may be a single letter."""
    for same in (str.strip, plain_title):
        found = [use.index for use in uses if same(use.title) == same(name)]
        if len(found) > 1 and same(name):
            raise MappingError("mapping.several", name)
        if found and same(name):
            return found[0]
    index = column_index(name.strip())
    if index is None or index not in {use.index for use in uses}:
        raise MappingError("mapping.column", name)
    return index


def _pair(
    name: str, target: str, uses: Sequence[ColumnUse], lights: dict[str, str]
) -> tuple[int, str]:
    """Column and target of one entry, which may also be written the other way round."""
    known = _known_target(target, lights)
    if known is not None:
        return _column_named(name, uses), known
    turned = _known_target(name, lights)
    if turned is None or any(plain_title(use.title) == plain_title(name) for use in uses):
        raise MappingError("mapping.target", target)
    return _column_named(target, uses), turned


def _known_target(word: str, lights: dict[str, str]) -> str | None:
    """The target of that name, or the one that a heading of that name has."""
    if not word or word in set(Target) or word in lights.values():
        return word
    if LIGHT + word in lights.values():
        return LIGHT + word
    best = guesses(word, lights)
    return best[0].target if best and best[0].score >= 90 else None


def wish_of(uses: Sequence[ColumnUse], day_first: bool | None = None) -> MappingWish:
    """The wish that leads to these uses whatever is recognised: what is remembered of a layout.

    Columns that share a heading are named by letter.
    """
    titles = [plain_title(use.title) for use in uses]
    columns = {
        use.title if titles.count(title) == 1 and title else column_letter(use.index): use.target
        for use, title in zip(uses, titles, strict=True)
    }
    return MappingWish(MappingProxyType(columns), only_named=True, day_first=day_first)


def wish_to_json(wish: MappingWish) -> str:
    """The mapping as the text of a mapping file; `wish_from_json` reads it back."""
    table = {"sheet": wish.sheet, "number": wish.table, "header_row": wish.header_row}
    content: dict[str, Any] = {
        "format": FORMAT,
        "table": {key: value for key, value in table.items() if value is not None},
        "columns": {name: target or None for name, target in wish.columns.items()},
        "other_columns": "not used" if wish.only_named else "recognised",
    }
    if wish.day_first is not None:
        content["day_order"] = "dmy" if wish.day_first else "mdy"
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def wish_from_json(text: str) -> MappingWish:
    """Read a mapping file. MappingError: `mapping.unreadable` for what is no such JSON; with the
    name of what it is about `mapping.value` for a value of the wrong kind, `mapping.unknown_part`
    for a part no mapping has, and `mapping.repeated` for a name that stands twice.
    """
    content = _parts(text)
    table = _part(content, "table")
    _require_known(table, _TABLE_PARTS)
    order = content.get("day_order")
    if order is not None and not (isinstance(order, str) and order in _DAY_ORDERS):
        raise MappingError("mapping.value", "day_order")
    return MappingWish(
        columns=MappingProxyType(_columns(content)),
        only_named=_others(content),
        sheet=_text_or_none(table, "sheet"),
        table=_count_or_none(table, "number"),
        header_row=_count_or_none(table, "header_row"),
        day_first=None if order is None else _DAY_ORDERS[order],
    )


def _parts(text: str) -> Mapping[str, Any]:
    """The parts of a mapping file; one of nothing but columns has them as its only part."""
    try:
        content = json.loads(text, object_pairs_hook=_each_once)
    except MappingError:
        raise
    except (ValueError, RecursionError) as error:
        raise MappingError("mapping.unreadable") from error
    if not isinstance(content, dict):
        raise MappingError("mapping.unreadable")
    if content.get("format", FORMAT) != FORMAT:
        raise MappingError("mapping.value", "format")
    if "columns" not in content and not content.keys() & {"format", "table", "day_order"}:
        return {"columns": content}
    _require_known(content, _PARTS)
    return content


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """JSON would let the last of two equal names win, and nobody would see the other."""
    content: dict[str, Any] = {}
    for name, value in pairs:
        if name in content:
            raise MappingError("mapping.repeated", name)
        content[name] = value
    return content


def _require_known(part: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in part:
        if name not in known:
            raise MappingError("mapping.unknown_part", name)


def _others(content: Mapping[str, Any]) -> bool:
    others = content.get("other_columns", "recognised")
    if others not in ("recognised", "not used"):
        raise MappingError("mapping.value", "other_columns")
    return bool(others == "not used")


def _part(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = {} if content.get(name) is None else content[name]
    if not isinstance(part, dict):
        raise MappingError("mapping.value", name)
    return part


def _columns(content: Mapping[str, Any]) -> dict[str, str]:
    columns = _part(content, "columns")
    for name, target in columns.items():
        if not (target is None or isinstance(target, str)):
            raise MappingError("mapping.value", name)
    return {name: target or "" for name, target in columns.items()}


def _text_or_none(part: Mapping[str, Any], name: str) -> str | None:
    value = part.get(name)
    if not (value is None or isinstance(value, str)):
        raise MappingError("mapping.value", name)
    return value


def _count_or_none(part: Mapping[str, Any], name: str) -> int | None:
    value = part.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise MappingError("mapping.value", name)
    return value
