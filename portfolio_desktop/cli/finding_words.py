"""What the check of a file found, in words."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, mark
from portfolio_desktop.storage.findings import FileFinding, Finding

_TEMPLATES = {
    Finding.PAGES: mark("The file's own structure is broken: {detail}"),
    Finding.SCHEMA: mark("The file's layout is not as it was made: {detail}"),
    Finding.CHAIN: mark("Edit {edit} in the history has been changed or does not follow the last."),
    Finding.VALUE: mark("A logged value of {table} {row} is not the one that was saved."),
    Finding.VALUE_MISSING: mark("A logged value of {table} {row} has gone without being erased."),
    Finding.STRAY: mark("The history holds {count} entries that belong to no edit."),
    Finding.ROW: mark("{table} {row} differs from its history in {field}."),
    Finding.ROW_MISSING: mark("{table} {row} is in the history but no longer in the register."),
    Finding.ROW_EXTRA: mark("{table} {row} is in the register but not in its history."),
    Finding.UNKNOWN: mark("{table} holds what a newer version of the program wrote; it is kept."),
    Finding.DANGLING: mark("{table} {row} names in {field} something that does not exist."),
}
_NO_FACTS = {"detail": "", "edit": "", "table": "", "row": "", "field": "", "count": ""}


def finding_sentence(finding: FileFinding) -> str:
    return _(_TEMPLATES[finding.code]).format(**{**_NO_FACTS, **finding.facts})
