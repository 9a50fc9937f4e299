"""What was approved with a change request, line by line, for minutes and the decision log."""

from __future__ import annotations

from collections.abc import Collection

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.pack_requests import GRANTED, NOTHING, change_lines
from portfolio_desktop.services.pack_values import ChangeLine
from portfolio_desktop.storage.reader import Reader


def granted_lines(
    reader: Reader, requests: Collection[ChangeRequest]
) -> dict[str, tuple[str, ...]]:
    """By id of each approved request: "Slutdato: apr. 2024 → aug. 2024 (4 måneder senere)". A part
    that was refused says so; nothing of a request that is not approved.
    """
    approved = [each for each in requests if each.state in GRANTED]
    lines = change_lines(reader, approved)
    return {request: tuple(map(_line, told)) for request, told in lines.items()}


def _line(change: ChangeLine) -> str:
    """In running text a dash for what was not there would be read as a part of the arrow."""
    before = change.before if change.before != NOTHING else pgettext("change", "not fixed")
    words = f"{change.subject}: {before} → {change.after}"
    return f"{words} ({change.difference})" if change.difference else words
