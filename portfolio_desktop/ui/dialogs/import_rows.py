"""The rows of a file that is to be imported: counted, filtered, left out, looked at one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.dialogs.checklist import CheckLine, ChecklistModel, ChecklistView
from portfolio_desktop.ui.dialogs.import_details import ImportDetails
from portfolio_desktop.ui.dialogs.import_words import (
    TONES,
    change_summary,
    full_name,
    remark_summary,
    status_word,
)
from portfolio_desktop.ui.lamp_controls import Chip
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.workflows.import_values import ImportPreview, PreviewRow, RowStatus

_WIDTHS = (120, 76, 260, 0, 0)


class ImportRows(QWidget):
    """`changed` when a row is left out or taken along again."""

    changed = Signal()

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._rows: dict[str, PreviewRow] = {}
        self._left_out: set[str] = set()
        titles = (_("Status"), _("No."), _("Project"), _("What changes"), _("To look at"))
        self._model = ChecklistModel(_("Import"), titles, self, fade=True)
        self.view = ChecklistView(theme, _("Rows of the file"), self._model, pill=True)
        self.view.lay_out(_WIDTHS)
        self.details = ImportDetails(theme, vocabulary)
        self._chips = _chips(theme)
        self._lay_out()
        self._model.toggled.connect(self._toggle)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _old: self._show_marked())

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(SPACE_S)
        only_one = QButtonGroup(self)
        for chip, _accepts in self._chips:
            only_one.addButton(chip)
            chips.addWidget(chip)
            chip.clicked.connect(lambda _checked=False: self._show_lines())
        chips.addStretch(1)
        self._chips[0][0].setChecked(True)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.view)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([300, 230])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(chips)
        column.addWidget(split, 1)

    @property
    def left_out(self) -> frozenset[str]:
        """The keys of rows that the user takes out."""
        return frozenset(self._left_out)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the rows; those left out before stay so where they are still in the file."""
        self._rows = {row.key: row for row in preview.rows}
        self._left_out &= self._rows.keys()
        for chip, accepts in self._chips:
            chip.show_count(sum(accepts(row) for row in preview.rows))
        self._show_lines()

    def _show_lines(self) -> None:
        accepts = next(accepts for chip, accepts in self._chips if chip.isChecked())
        shown = [row for row in self._rows.values() if accepts(row)]
        marked = self.view.marked()
        taken = {
            row.key
            for row in shown
            if row.key not in self._left_out and row.status is not RowStatus.NOT_UNDERSTOOD
        }
        self._model.show_lines([self._line(row) for row in shown], taken)
        keys = [row.key for row in shown]
        if shown:
            again = marked is not None and marked.key in keys
            self.view.selectRow(keys.index(marked.key) if again and marked else 0)
        self._show_marked()

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

    def _toggle(self, key: str, taken: bool) -> None:
        if taken:
            self._left_out.discard(key)
        else:
            self._left_out.add(key)
        self.changed.emit()

    def _show_marked(self) -> None:
        line = self.view.marked()
        self.details.show_row(None if line is None else self._rows[line.key])


Accepts = Callable[[PreviewRow], bool]


def _chips(theme: Theme) -> list[tuple[Chip, Accepts]]:
    def having(status: RowStatus) -> Accepts:
        return lambda row: row.status is status

    return [
        (Chip(theme, pgettext("import filter", "All")), lambda _row: True),
        (Chip(theme, pgettext("import filter", "New")), having(RowStatus.NEW)),
        (Chip(theme, pgettext("import filter", "Changed")), having(RowStatus.CHANGED)),
        (Chip(theme, pgettext("import filter", "Unchanged")), having(RowStatus.UNCHANGED)),
        (
            Chip(theme, pgettext("import filter", "Not understood")),
            having(RowStatus.NOT_UNDERSTOOD),
        ),
        (Chip(theme, pgettext("import filter", "To look at")), lambda row: bool(row.doubts)),
    ]
