"""What the check of a file found, in words: rows by the numbers people know them by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.environment.texts import _, mark
from portfolio_desktop.services.homes import Home, home_of, number_of
from portfolio_desktop.services.places import place_words
from portfolio_desktop.services.words import dimension_name_of, month_words
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.reader import Reader

_SENTENCES = {
    Finding.PAGES: mark("The file's own structure is broken."),
    Finding.SCHEMA: mark("The file's layout is not as the program made it."),
    Finding.CHAIN: mark(
        "Edit no. {edit} in the history has been changed or does not follow the one before it."
    ),
    Finding.VALUE: mark("{what}: a value in the history is not the one that was saved."),
    Finding.VALUE_MISSING: mark("{what}: a value has gone from the history without being erased."),
    Finding.STRAY: mark("The history holds {count} entries that belong to no edit."),
    Finding.ROW: mark("{what} has been changed outside the program: the history says otherwise."),
    Finding.ROW_MISSING: mark("{what} is in the history but no longer in the register."),
    Finding.ROW_EXTRA: mark("{what} is in the register but not in its history."),
    Finding.UNKNOWN: mark(
        "The register holds what a newer version of the program wrote; it is kept."
    ),
    Finding.BLOB: mark("A file kept in the register is not the one that was kept."),
    Finding.BLOB_MISSING: mark("The file kept with {what} is missing."),
    Finding.DANGLING: mark("{what} points to something that is not in the register."),
}


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding and its sentence in the active language."""

    finding: FileFinding
    sentence: str


def told(reader: Reader, findings: Iterable[FileFinding]) -> tuple[ToldFinding, ...]:
    """The findings in words; a row that can no longer be read is told without its number."""
    return tuple(ToldFinding(each, _sentence(reader, each)) for each in findings)


def _sentence(reader: Reader, finding: FileFinding) -> str:
    facts = {name: str(value) for name, value in finding.facts.items()}
    # An edit is named "replica:number"; to people it is the number.
    facts["edit"] = facts.get("edit", "").rpartition(":")[2]
    if facts.get("table"):
        facts["what"] = _what(reader, facts["table"], facts.get("row", ""), facts.get("field", ""))
    return _(_SENTENCES[finding.code]).format(**facts)


def _what(reader: Reader, table: str, row: str, field: str) -> str:
    """ "Navn for projekt 17-1", "Status for 17-1 (tid, oktober 2023)"."""
    home, number, dimension = Home(), "", ""
    try:
        home = home_of(reader, table, row)
        number = number_of(reader, home)
        if home.dimension:
            dimension = dimension_name_of(home.dimension, reader.dimensions()).lower()
    except StorageError:
        # The file is damaged; what was found of the row is told.
        pass
    what = place_words(table, field, number)
    closer = [part for part in (dimension, month_words(home.period)) if part]
    return f"{what} ({', '.join(closer)})" if closer else what
