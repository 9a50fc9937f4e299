"""A milestone's start criteria as a table that is filled in."""

from __future__ import annotations

from portfolio_desktop.domain.dependencies import StartCriterion
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.services.start_criteria import NEW, criteria_of
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader

FIELDS = ("text", "", "", "note")
"""What the columns hold, "" for those that are not written in."""


def criteria_titles() -> tuple[str, ...]:
    return (
        pgettext("criterion", "Criterion"),
        pgettext("criterion", "State"),
        pgettext("criterion", "Relaxed by"),
        pgettext("field", "Note"),
    )


def criteria_rows(reader: Reader, milestone_id: str, *, editable: bool) -> tuple[SheetRow, ...]:
    """A row for each criterion and, where they may be edited, one for the next."""
    rows = [_row(each, editable=editable) for each in criteria_of(reader, milestone_id)]
    if editable:
        first = SheetCell(_("+ Write a new criterion here"), editable=True)
        empty = SheetCell()
        rows.append(SheetRow(NEW, _("New criterion"), (first, empty, empty, empty), advice=True))
    return tuple(rows)


def _row(criterion: StartCriterion, *, editable: bool) -> SheetRow:
    state = SheetCell(capital(board_word(criterion.state)))
    decision = SheetCell(relaxed_by_words(criterion))
    return SheetRow(
        criterion.id,
        criterion.text,
        (
            SheetCell(criterion.text, criterion.text, editable=editable, tip=criterion.text),
            state,
            decision,
            SheetCell(criterion.note, criterion.note, editable=editable, tip=criterion.note),
        ),
    )


def relaxed_by_words(criterion: StartCriterion) -> str:
    """By whom and when it was relaxed: "RSI-kredsen, 4. jul. 2018"; "" where it was not."""
    parts = (criterion.decision_reference, day_words(criterion.decided_on))
    return ", ".join(part for part in parts if part)
