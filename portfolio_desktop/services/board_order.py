"""The board's order, for whatever has a rank, a number and a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias, TypeVar

from portfolio_desktop.domain.ordering import danish_key, number_key

Item = TypeVar("Item")


def in_board_order(
    items: Iterable[Item],
    rank_and_number: Callable[[Item], tuple[str, str]],
    name_and_id: Callable[[Item], tuple[str, str]],
) -> list[Item]:
    """Sorted as `ordering.project_order` sorts projects, at a fraction of its cost.

    Where all numbers are of the common kind (22-3) they are compared as numbers; names are asked
    only among equal numbers. Making the full keys costs more than all the rest of the reading.
    """
    found = [(*rank_and_number(item), item) for item in items]
    keyed: list[tuple[_Key, Item]] = [
        ((not rank, rank, *parts, number), item)
        for rank, number, item in found
        if (parts := _common_parts(number)) is not None
    ]
    if len(keyed) < len(found):
        keyed = [((not rank, rank, 0, 0, number_key(number)), item) for rank, number, item in found]
    keyed.sort(key=_key)
    if len({place for place, _item in keyed}) == len(keyed):
        return [item for _place, item in keyed]
    ordered: list[Item] = []
    for _same_key, group in groupby(keyed, key=_key):
        same = [item for _, item in group]
        if len(same) > 1:
            same.sort(key=lambda item: _named(*name_and_id(item)))
        ordered += same
    return ordered


@lru_cache(maxsize=1 << 14)
def _common_parts(number: str) -> tuple[int, int] | None:
    """22 and 3 of 22-3; None for any other kind of number."""
    match = _COMMON_NUMBER.fullmatch(number)
    return None if match is None else (int(match[1]), int(match[2]))


_COMMON_NUMBER = re.compile("([0-9]{1,9})-([0-9]{1,9})")
_Key: TypeAlias = tuple[bool, str, int, int, str]
_key = itemgetter(0)


def _named(name: str, row: str) -> tuple[str, str]:
    return (danish_key(name), row)
