"""The list that goes with the documents of a meeting: what each is, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.dates import read_optional_date
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.status_table import CellContent, Column, StatusTable
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.services.filing import FilingDocument


def filing_list_xlsx(documents: Sequence[FilingDocument], meeting: str) -> bytes:
    """A row for each document, with real dates; the same documents give the same bytes."""
    columns = (
        Column(pgettext("filing", "Date"), 12),
        Column(pgettext("filing", "Title"), 60, wraps=True),
        Column(pgettext("filing", "Case number"), 18),
        Column(pgettext("filing", "File"), 50, wraps=True),
        Column(pgettext("filing", "Access"), 12),
        Column(pgettext("filing", "Reason"), 36, wraps=True),
        Column(pgettext("filing", "Filed"), 12),
    )
    title = _("Documents for filing – {meeting}").format(meeting=meeting)
    return status_xlsx(
        StatusTable(title, None, columns, tuple(_cells(each) for each in documents)),
        pgettext("filing", "Documents"),
    )


def _cells(document: FilingDocument) -> tuple[CellContent, ...]:
    dated, filed = (
        read_optional_date(day.isoformat()) if day is not None else None
        for day in (document.dated, document.filed_on)
    )
    return (
        dated,
        document.title,
        document.case_number,
        document.file_name,
        document.access_words,
        document.reason,
        filed,
    )
