"""The rows of a file that is to be imported: counted, filtered, left out, looked at one by one."""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.dialogs.checklist import CheckLine, ChecklistModel
from portfolio_desktop.ui.dialogs.import_words import (
    TONES,
    change_summary,
    full_name,
    remark_summary,
    status_word,
)
from portfolio_desktop.ui.dialogs.preview_rows import PreviewRows
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.workflows.import_values import ImportPreview, PreviewRow, RowStatus

_WIDTHS = (120, 76, 260, 0, 0)
Accepts = Callable[[PreviewRow], bool]


class ImportRows(PreviewRows[PreviewRow]):
    """Without a tick a row is left out. What the user ticks stays so, also when the same file is
    looked at in another way; a row that waits is without one until then."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        titles = (_("Status"), _("No."), _("Project"), _("What changes"), _("To look at"))
        model = ChecklistModel(_("Import"), titles, fade=True)
        super().__init__(theme, vocabulary, _("Rows of the file"), model, _chips())
        self._vocabulary = vocabulary
        self._decided: dict[str, bool] = {}
        self.view.lay_out(_WIDTHS)
        self.view.lend_last_column()
        self.setContentsMargins(0, SPACE_M, 0, 0)

    @property
    def left_out(self) -> frozenset[str]:
        """The keys of the rows that are understood and not ticked."""
        return frozenset(
            key
            for key, row in self._rows.items()
            if row.status is not RowStatus.NOT_UNDERSTOOD and not self._is_taken(key)
        )

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the rows; what was decided before stays so where they are still in the file."""
        there = {row.key for row in preview.rows}
        self._decided = {key: taken for key, taken in self._decided.items() if key in there}
        self._show_rows(preview.rows)

    def _told(self, row: PreviewRow) -> PreviewRow:
        return row

    def _line(self, row: PreviewRow) -> CheckLine:
        cells = (
            status_word(row.status),
            row.number,
            row.name,
            change_summary(row, self._vocabulary),
            remark_summary(row),
        )
        understood = row.status is not RowStatus.NOT_UNDERSTOOD
        name = full_name((row.number, row.name)) or row.place
        return CheckLine(row.key, name, cells, TONES[row.status], checkable=understood)

    def _is_taken(self, key: str) -> bool:
        row = self._rows[key]
        if row.status is RowStatus.NOT_UNDERSTOOD:
            return False
        return self._decided.get(key, row.offered)

    def _toggle(self, key: str, taken: bool) -> None:
        self._decided[key] = taken
        self.changed.emit()


def _chips() -> list[tuple[str, Accepts]]:
    def having(status: RowStatus) -> Accepts:
        return lambda row: row.status is status

    return [
        (pgettext("import filter", "All"), lambda _row: True),
        (pgettext("import filter", "New"), having(RowStatus.NEW)),
        (pgettext("import filter", "Changed"), having(RowStatus.CHANGED)),
        (pgettext("import filter", "Unchanged"), having(RowStatus.UNCHANGED)),
        (pgettext("import filter", "Not understood"), having(RowStatus.NOT_UNDERSTOOD)),
        (pgettext("import filter", "To look at"), lambda row: bool(row.doubts)),
    ]
