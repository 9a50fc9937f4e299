"""What a check of the file finds, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from portfolio_desktop.storage.values import Fact

MOST_FINDINGS = 1_000
"""A check stops collecting there: the file is beyond doubt."""


class Finding(StrEnum):
    PAGES = "pages"
    """SQLite's own structure is broken; `detail` is its word for it."""
    SCHEMA = "schema"
    """A table, index or trigger is missing, changed or not ours; `detail` names it."""
    CHAIN = "chain"
    """An edit does not hash to what it says, or does not follow its predecessor; `edit`."""
    VALUE = "value"
    """A logged value is not the one that was hashed; `table`, `row`, `edit`."""
    VALUE_MISSING = "value_missing"
    """A logged value is gone although no erasing is recorded; `table`, `row`, `edit`."""
    STRAY = "stray"
    """Operations or values that belong to no edit; `count`."""
    ROW = "row"
    """A row differs from what the log says it is; `table`, `row`, `field`."""
    ROW_MISSING = "row_missing"
    """The log has a row that the table lacks; `table`, `row`."""
    ROW_EXTRA = "row_extra"
    """The table has a row that the log does not know; `table`, `row`."""
    UNKNOWN = "unknown"
    """Tables or fields of a newer version, kept but not shown; `table`, `field`, `count`."""
    BLOB = "blob"
    """A kept file is not the one that was kept; `detail` is its hash."""
    BLOB_MISSING = "blob_missing"
    """A row names a kept file that is not there; `table`, `row`."""
    DANGLING = "dangling"
    """A field names a row that does not exist; `table`, `row`, `field`, `target`."""


NOT_DAMAGE = frozenset({Finding.UNKNOWN, Finding.DANGLING})
"""Findings that leave the file sound."""


@dataclass(frozen=True, slots=True)
class FileFinding:
    code: Finding
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_damage(self) -> bool:
        return self.code not in NOT_DAMAGE
