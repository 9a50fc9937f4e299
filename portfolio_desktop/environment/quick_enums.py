"""Qt's enumerations, made in a fifth of the time.

PySide makes a Python class for every enumeration of a class of Qt that is asked for: before the
grid stands there two hundred with three thousand members. Python's `enum` makes each member in
hundreds of steps, for all that may stand in the body of a class: descriptors, private names,
values of any kind. PySide hands it pairs of a name and a whole number, and for these alone the few
steps that remain are taken here. The classes are Python's own and the same (a test compares every
one of Qt). What is made so is laid down in `enum` of Python 3.11, which the program is built with;
any other Python makes them itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from functools import cache
from typing import Any

_KNOWN_PYTHON = (3, 11)
_CREATE, _MODULE = "_create_", "__name__"
_USUAL: Callable[..., type[Enum]] = vars(EnumType)[_CREATE]
_PLAIN_BASES = (Enum, IntEnum, Flag, IntFlag)


def make_enums_quickly() -> None:
    """From now on; what has anything but names and whole numbers in it is made as ever."""
    if sys.version_info[:2] == _KNOWN_PYTHON:
        setattr(EnumType, _CREATE, _create)


def _create(
    base: type[Enum], name: str, members: Any, *, module: str | None = None, **more: Any
) -> type[Enum]:
    """As Python's own, which is asked for a class without members where these are put in here."""
    if module is None:
        module = sys._getframe(2).f_globals.get(_MODULE)
    # As PySide asks for them; it mixes no other type in.
    is_asked = more.get("boundary") is FlagBoundary.KEEP and more.get("type") is None
    is_plain = is_asked and _are_plain(members, base)
    made = _USUAL(base, name, () if is_plain else members, module=module, **more)
    if is_plain:
        _put_in(made, members)
    return made


def _are_plain(members: object, base: type[Enum]) -> bool:
    """Whether these are pairs of a name that means nothing to Python and a whole number."""
    if not isinstance(members, (list, tuple)) or base not in _PLAIN_BASES:
        return False
    names = {pair[0] for pair in members if type(pair) is tuple and type(pair[1]) is int}
    return (
        len(names) == len(members)
        and _names_of(base).isdisjoint(names)
        and not any(name.startswith("_") for name in names)
    )


@cache
def _names_of(base: type[Enum]) -> frozenset[str]:
    return frozenset(name for each in base.__mro__ for name in vars(each)) | {"", "mro"}


def _put_in(made: type[Enum], members: Iterable[tuple[str, int]]) -> None:
    """The members, in the steps of `enum` that such members need."""
    parts, is_number, is_flag = vars(made), issubclass(made, int), issubclass(made, Flag)
    shown, by_name, by_value = (
        parts[part] for part in ("_member_names_", "_member_map_", "_value2member_map_")
    )
    new: Callable[..., Any] = parts["_new_member_"]
    for name, value in members:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if is_number else new(made)
            vars(member).update(
                _value_=value, _name_=name, __objclass__=made, _sort_order_=len(shown)
            )
            if not is_flag or _is_one_bit(value):
                shown.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if is_flag:
        _put_masks_in(made, by_value)


def _put_masks_in(made: Any, values: Iterable[int]) -> None:
    """What a class of flags knows of all of them together."""
    made._flag_mask_ = made._singles_mask_ = 0
    for value in values:
        made._flag_mask_ |= value
        made._singles_mask_ |= value if _is_one_bit(value) else 0
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    shown = [each._value_ for each in made]
    if shown != sorted(shown):
        made._iter_member_ = made._iter_member_by_def_


def _is_one_bit(value: int) -> bool:
    return value != 0 and value & (value - 1) == 0
