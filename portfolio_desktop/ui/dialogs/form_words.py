"""The words of the dialogs about report forms."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.ui.dialogs.checklist import Tone
from portfolio_desktop.ui.words import count_words
from portfolio_desktop.workflows.form_values import FormRow, FormsPreview
from portfolio_desktop.workflows.import_values import RowStatus


def form_state(row: FormRow) -> tuple[str, Tone]:
    """What is to be done with a page, in a word or two, and how much that asks for."""
    codes = {doubt.code for doubt in row.row.doubts}
    match row.row.status:
        case RowStatus.NOT_UNDERSTOOD:
            return pgettext("form row", "Refused"), Tone.FAULT
        case RowStatus.UNCHANGED:
            return pgettext("form row", "Unchanged"), Tone.QUIET
        case _ if "form.untouched" in codes:
            return pgettext("form row", "Not filled in"), Tone.QUIET
        case _ if codes:
            return pgettext("form row", "To look at"), Tone.CHANGE
        case _:
            return pgettext("form row", "Ready"), Tone.NEWS


def sender_words(row: FormRow) -> str:
    """Who the page is from: who filled it in and for which participant, else its file, where that
    is not what the row is called anyway.
    """
    said = ", ".join(part for part in (row.sender, row.participant) if part)
    return said or (row.file if row.file != row.row.name else "")


def counts_line(preview: FormsPreview) -> str:
    """12 rapporter · 3 er uændret · 1 er afvist."""
    new, same, lost = (
        preview.count(status)
        for status in (RowStatus.CHANGED, RowStatus.UNCHANGED, RowStatus.NOT_UNDERSTOOD)
    )
    words = [ngettext("{count} report", "{count} reports", new).format(count=count_words(new))]
    if same:
        told = ngettext("{count} is unchanged", "{count} are unchanged", same)
        words.append(told.format(count=count_words(same)))
    if lost:
        told = ngettext("{count} is refused", "{count} are refused", lost)
        words.append(told.format(count=count_words(lost)))
    return " · ".join(words)


def bring_in_words(count: int) -> str:
    """What the button promises."""
    if not count:
        return _("Nothing to bring in")
    words = ngettext("Bring in {count} report", "Bring in {count} reports", count)
    return words.format(count=count_words(count))


def brought_in_words(count: int) -> str:
    """What is said quietly once they are in."""
    words = ngettext("{count} report brought in", "{count} reports brought in", count)
    return words.format(count=count_words(count))


def making_words(count: int | None) -> str:
    """What the button says; None while it is not known how many."""
    if count is None:
        return _("Make forms")
    if not count:
        return _("Nobody to make a form for")
    words = ngettext("Make {count} form", "Make {count} forms", count)
    return words.format(count=count_words(count))


def made_words(count: int, folder: str) -> str:
    words = ngettext("{count} form made in {folder}", "{count} forms made in {folder}", count)
    return words.format(count=count_words(count), folder=folder)
