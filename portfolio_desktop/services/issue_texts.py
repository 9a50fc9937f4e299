"""What issuing and filing did, as phrases for `labels`; what is refused, for `problem_words`."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

ISSUE_PHRASES: dict[str, str] = {
    "meeting_issued": mark("{issue}, version {version}, for the meeting on {date} issued"),
    "document_filed": mark("a document of the meeting on {date} filed"),
    "document_unfiled": mark("a document of the meeting on {date} not filed after all"),
}

ISSUE_PHRASES_OF_SEVERAL: dict[str, str] = {
    "document_filed": mark("{count} documents of the meeting on {date} filed"),
    "document_unfiled": mark("{count} documents of the meeting on {date} not filed after all"),
}

ISSUE_SENTENCES: dict[str, str] = {
    "issue_unknown": mark("What was issued is no longer in the register."),
    "issue_stands": mark("“{text}” has been issued, and what was issued is never changed."),
    "issue_annotated": mark("The annotated agenda is the chair's own, and is never issued."),
    "issue_empty": mark("The agenda has no items, so nothing is issued. Fill it up first."),
    "issue_not_approved": mark(
        "The minutes are not approved yet. Issue them as a draft, or approve them first."
    ),
    "papers_without_grid": mark(
        "These papers have no list of projects, so there is nothing for a workbook."
    ),
    "issue_stale": mark(
        "The register has been changed since this was laid out. Look at it once more, then issue"
        " it."
    ),
    "issue_damaged": mark(
        "The register file is damaged, so nothing is issued from it. Open the latest backup, or"
        " have the file looked at."
    ),
    "access_period": mark("The period ends before it begins."),
    "meeting_which": mark("The register has no meeting “{text}”."),
}
