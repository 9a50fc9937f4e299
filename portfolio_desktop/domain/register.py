"""The register itself: whose it is and how it is set up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    id: str
    name: str
    forum: str = ""
    secretariat: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A choice stored in the register; `value` is JSON text."""

    id: str
    key: str
    value: str
