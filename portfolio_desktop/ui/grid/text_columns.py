"""The columns of what is written about a project: its purpose, and the month's remarks."""

from __future__ import annotations

from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.two_texts import TextState
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.month_words import text_state_word
from portfolio_desktop.ui.grid.arranging import SortKey
from portfolio_desktop.ui.grid.columns import Cell, Column
from portfolio_desktop.ui.grid.lamp_words import is_draft, remarks_words

_COMPARED = 40


def text_columns() -> tuple[Column, ...]:
    """The columns of running text, and how the text for the meeting stands to the project."""
    return (
        Column(
            "purpose",
            _("Purpose"),
            _("Purpose"),
            text=lambda row: row.purpose,
            tip=lambda row: row.purpose,
            sort_key=lambda row: _beginning(row.purpose),
            cell=Cell.LONG_TEXT,
            width=240,
            least=120,
            shown=False,
        ),
        Column(
            "text_state",
            pgettext("column", "Text"),
            _("Text for the meeting"),
            text=lambda row: text_state_word(row.text.state),
            sort_key=lambda row: _state_place(row.text.state),
            width=132,
            shown=False,
        ),
        Column(
            "remarks",
            _("Remarks"),
            _("Remarks"),
            text=lambda row: row.remarks,
            tip=remarks_words,
            pale=is_draft,
            said=remarks_words,
            sort_key=lambda row: _beginning(row.remarks),
            cell=Cell.LONG_TEXT,
            width=200,
            least=120,
        ),
    )


def _state_place(state: TextState | None) -> SortKey | None:
    return None if state is None else (list(TextState).index(state),)


def _beginning(text: str) -> SortKey | None:
    """Long texts are sorted by how they begin: nobody looks for an order in the third line."""
    return (danish_key(text[:_COMPARED]),) if text else None
