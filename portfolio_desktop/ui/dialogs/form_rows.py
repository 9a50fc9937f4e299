"""The pages of filled-in forms, the doubtful first: filtered, ticked, looked at one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.dialogs.checklist import CheckLine, ChecklistModel
from portfolio_desktop.ui.dialogs.form_words import form_state, sender_words
from portfolio_desktop.ui.dialogs.import_words import full_name, remark_summary
from portfolio_desktop.ui.dialogs.preview_rows import PreviewRows
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.workflows.form_values import FormRow, FormsPreview
from portfolio_desktop.workflows.import_values import PreviewRow, RowStatus

_WIDTHS = (116, 68, 0, 190, 0)
Accepts = Callable[[FormRow], bool]


class FormRows(PreviewRows[FormRow]):
    """A tick means that the page is brought in."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        titles = (_("Status"), _("No."), _("Project"), _("From"), _("To look at"))
        model = ChecklistModel(_("Bring in"), titles, fade=True)
        super().__init__(theme, vocabulary, _("Filled-in forms"), model, _chips())
        self._taken: set[str] = set()
        self.view.lay_out(_WIDTHS)

    @property
    def taken(self) -> frozenset[str]:
        """The keys of the pages that are to be brought in."""
        return frozenset(self._taken)

    @property
    def unknown(self) -> Path | None:
        """A file that may be a form which the register does not know: the marked one, or else the
        first.
        """
        files = {key: row.unknown for key, row in self._rows.items() if row.unknown is not None}
        marked = self.view.marked()
        first = next(iter(files.values()), None)
        return first if marked is None else files.get(marked.key, first)

    def show_preview(self, preview: FormsPreview) -> None:
        """Show the pages; those that are offered are ticked."""
        self._taken = set(preview.offered)
        self._show_rows(preview.rows)

    def _told(self, row: FormRow) -> PreviewRow:
        return row.row

    def _line(self, row: FormRow) -> CheckLine:
        word, tone = form_state(row)
        shown = row.row
        cells = (word, shown.number, shown.name, sender_words(row), remark_summary(shown))
        name = full_name((shown.number, shown.name)) or row.file
        return CheckLine(row.key, name, cells, tone, checkable=row.changes_something)

    def _is_taken(self, key: str) -> bool:
        return key in self._taken

    def _toggle(self, key: str, taken: bool) -> None:
        """Of several pages for one report only one can be ticked."""
        others = {
            other.key
            for other in self._rows.values()
            if other.key != key and other.subject == self._rows[key].subject
        }
        replaced = self._taken & others if taken else set()
        self._taken = (self._taken - replaced) | {key} if taken else self._taken - {key}
        if replaced:
            self._show_lines()
        self.changed.emit()


def _chips() -> list[tuple[str, Accepts]]:
    def having(status: RowStatus) -> Accepts:
        return lambda row: row.row.status is status

    return [
        (pgettext("form filter", "All"), lambda _row: True),
        (
            pgettext("form filter", "To look at"),
            lambda row: row.changes_something and bool(row.row.doubts),
        ),
        (
            pgettext("form filter", "Ready"),
            lambda row: row.changes_something and not row.row.doubts,
        ),
        (pgettext("form filter", "Unchanged"), having(RowStatus.UNCHANGED)),
        (pgettext("form filter", "Refused"), having(RowStatus.NOT_UNDERSTOOD)),
    ]
