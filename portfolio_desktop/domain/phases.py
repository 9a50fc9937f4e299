"""The phases of a project, in the register's own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase; `key` is what projects name it by, `rank` its place among the others."""

    id: str
    key: str
    name_da: str
    name_en: str
    rank: str
    active: bool = True


DEFAULT_PHASES: tuple[tuple[str, str, str], ...] = (
    ("idea", "Idé", "Idea"),
    ("analysis", "Analyse", "Analysis"),
    ("procurement", "Anskaffelse", "Procurement"),
    ("execution", "Gennemførelse", "Execution"),
    ("realisation", "Realisering", "Realisation"),
)
"""key, Danish name, English name."""
