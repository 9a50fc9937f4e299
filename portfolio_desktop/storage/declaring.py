"""Short words for declaring the fields of tables."""

from __future__ import annotations

from enum import StrEnum

from portfolio_desktop.storage.fields import Field, FieldKind


def key(name: str) -> Field:
    """Text that the program makes, or that names something; it is never erased by itself."""
    return Field(name, FieldKind.TEXT, "")


def words(name: str) -> Field:
    """Text that people write; it can be erased."""
    return Field(name, FieldKind.TEXT, "", erasable=True)


def link(name: str, table: str, *, required: bool = False) -> Field:
    return Field(name, FieldKind.TEXT, "" if required else None, references=table)


def flag(name: str, default: int = 0) -> Field:
    return Field(name, FieldKind.BOOLEAN, default)


def integer(name: str, default: int | None = None) -> Field:
    return Field(name, FieldKind.INTEGER, default)


def day(name: str) -> Field:
    return Field(name, FieldKind.DAY)


def instant(name: str) -> Field:
    return Field(name, FieldKind.INSTANT)


def imprecise(name: str) -> Field:
    return Field(name, FieldKind.IMPRECISE)


def money(name: str) -> Field:
    return Field(name, FieldKind.MONEY)


def choice(name: str, kind: type[StrEnum], default: StrEnum | None = None) -> Field:
    return Field(name, FieldKind.CHOICE, None if default is None else default.value, kind)


CLOSED = (flag("closed"), words("closed_reason"), words("open_heading"))
"""What hides a row from the open edition: the heading stands there in its place."""


def since(version: int, *fields: Field) -> tuple[Field, ...]:
    """The fields as brought by that version of the format."""
    return tuple(field._replace(since=version) for field in fields)
