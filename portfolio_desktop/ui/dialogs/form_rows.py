"""The pages of filled-in forms, the doubtful first: filtered, ticked, looked at one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.dialogs.checklist import CheckLine, ChecklistModel, ChecklistView
from portfolio_desktop.ui.dialogs.form_words import form_state, sender_words
from portfolio_desktop.ui.dialogs.import_details import ImportDetails
from portfolio_desktop.ui.dialogs.import_words import full_name, remark_summary
from portfolio_desktop.ui.lamp_controls import Chip
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.workflows.form_values import FormRow, FormsPreview
from portfolio_desktop.workflows.import_values import RowStatus

_WIDTHS = (116, 68, 0, 150, 0)
Accepts = Callable[[FormRow], bool]


class FormRows(QWidget):
    """`changed` when a page is taken along or left out."""

    changed = Signal()

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._rows: dict[str, FormRow] = {}
        self._taken: set[str] = set()
        titles = (_("Status"), _("No."), _("Project"), _("From"), _("To look at"))
        self._model = ChecklistModel(_("Bring in"), titles, self, fade=True)
        self.view = ChecklistView(theme, _("Filled-in forms"), self._model, pill=True)
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
        split.setSizes([260, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(chips)
        column.addWidget(split, 1)

    @property
    def taken(self) -> frozenset[str]:
        """The keys of the pages that are to be brought in."""
        return frozenset(self._taken)

    def show_preview(self, preview: FormsPreview) -> None:
        """Show the pages; those that are offered are ticked."""
        self._rows = {row.key: row for row in preview.rows}
        self._taken = set(preview.offered)
        for chip, accepts in self._chips:
            chip.show_count(sum(accepts(row) for row in preview.rows))
        self._show_lines()

    def _show_lines(self) -> None:
        accepts = next(accepts for chip, accepts in self._chips if chip.isChecked())
        shown = [row for row in self._rows.values() if accepts(row)]
        marked = self.view.marked()
        self._model.show_lines([_line(row) for row in shown], self._taken)
        keys = [row.key for row in shown]
        if shown:
            again = marked is not None and marked.key in keys
            self.view.selectRow(keys.index(marked.key) if again and marked else 0)
        self._show_marked()

    def _toggle(self, key: str, taken: bool) -> None:
        """Of several pages for one report only one can be ticked."""
        if not taken:
            self._taken.discard(key)
            self.changed.emit()
            return
        others = {
            other.key
            for other in self._rows.values()
            if other.key != key and other.subject == self._rows[key].subject
        }
        replaced = self._taken & others
        self._taken = (self._taken - others) | {key}
        if replaced:
            self._show_lines()
        self.changed.emit()

    def _show_marked(self) -> None:
        line = self.view.marked()
        self.details.show_row(None if line is None else self._rows[line.key].row)


def _line(row: FormRow) -> CheckLine:
    word, tone = form_state(row)
    shown = row.row
    cells = (word, shown.number, shown.name, sender_words(row), remark_summary(shown))
    name = full_name((shown.number, shown.name)) or row.file
    return CheckLine(row.key, name, cells, tone, checkable=row.changes_something)


def _chips(theme: Theme) -> list[tuple[Chip, Accepts]]:
    def having(status: RowStatus) -> Accepts:
        return lambda row: row.row.status is status

    return [
        (Chip(theme, pgettext("form filter", "All")), lambda _row: True),
        (
            Chip(theme, pgettext("form filter", "To look at")),
            lambda row: row.changes_something and bool(row.row.doubts),
        ),
        (
            Chip(theme, pgettext("form filter", "Ready")),
            lambda row: row.changes_something and not row.row.doubts,
        ),
        (Chip(theme, pgettext("form filter", "Unchanged")), having(RowStatus.UNCHANGED)),
        (Chip(theme, pgettext("form filter", "Refused")), having(RowStatus.NOT_UNDERSTOOD)),
    ]
