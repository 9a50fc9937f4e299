"""The register itself: whose it is and how it is set up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """The register's name, the forum it is kept for and the secretariat that keeps it."""

    id: str
    name: str
    forum: str = ""
    secretariat: str = ""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A warning that was looked at and set aside for one month, with the reason.

    `code` and `field` are those of the warning (`checks.CheckCode`).
    """

    id: str
    project_id: str
    period: str
    code: str
    field: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A way of looking at the portfolio; `definition` is JSON text."""

    id: str
    name: str
    definition: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A choice stored in the register; `value` is JSON text."""

    id: str
    key: str
    value: str
