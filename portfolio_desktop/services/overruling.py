"""For which override a project's overall reason was written.

A reason explains another colour than the suggested one only where it was written for that: a
reason copied from last month, or written while lamp and suggestion agreed, does not. The pair of
colours is kept beside the report, which has no field for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.settings import OVERRULED, Json, setting_value, write_setting
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession

Override: TypeAlias = tuple[Colour, Colour]
"""The suggested colour, and the one that is shown instead."""


def override_of(suggested: Colour | None, shown: object) -> Override | None:
    """None where nothing is suggested or shown, or both are the same."""
    if suggested is None or not isinstance(shown, Colour) or shown is suggested:
        return None
    return suggested, shown


def write_explained(edit: EditSession, report: str, override: Override | None) -> None:
    """Keep that a report's overall reason is for this override; None forgets it."""
    if override is None and edit.record("setting", explaining_row(report)) is None:
        return
    colours: Json = None if override is None else [each.value for each in override]
    write_setting(edit, f"{OVERRULED}{report}", colours)


def explaining_row(report: str) -> str:
    """The row of the choice that is kept beside this report."""
    return setting_id(f"{OVERRULED}{report}")


def explained(reader: Reader, reports: Iterable[str]) -> dict[str, Override]:
    """By report id the override that its overall reason was written for, where it was for one."""
    rows = {explaining_row(report): report for report in reports}
    found = {}
    for row, (text,) in reader.columns_of("setting", ["value"], rows).items():
        match setting_value(text):
            case [str(suggested), str(shown)] if {suggested, shown} <= set(Colour):
                found[rows[row]] = (Colour(suggested), Colour(shown))
    return found
