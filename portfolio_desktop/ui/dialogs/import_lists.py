"""The two lists beside an import's rows: what the file only hints at, and what is not used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.checklist import CheckLine, ChecklistModel, ChecklistView
from portfolio_desktop.ui.dialogs.import_words import change_words, full_name
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.words import capital, count_words
from portfolio_desktop.workflows.import_values import ImportPreview, PreviewRow, RowStatus
from portfolio_desktop.workflows.import_words import (
    column_sentence,
    import_sentence,
)

_NAMED = 12
"""So many absent projects are named."""


class ImportProposals(QWidget):
    """Changes that the file only hints at; none is made unless it is ticked. `changed` after
    every tick.
    """

    changed = Signal()

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._accepted: set[str] = set()
        titles = (_("No."), _("Project"), _("What would change"), _("Why only proposed"))
        self._model = ChecklistModel(_("Take over"), titles, self, fade=False)
        self.view = ChecklistView(theme, _("Proposals"), self._model, pill=False)
        self.view.lay_out((76, 260, 0, 0))
        self._words = label("", "caption", wrap=True)
        self._all = button(_("Take all over"))
        self._all.clicked.connect(self._take_all)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._model.toggled.connect(self._toggle)

    @property
    def accepted(self) -> frozenset[str]:
        """The keys of the proposals that are ticked."""
        return frozenset(self._accepted)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the proposals; those ticked before stay so where they are still made."""
        lines = [line for row in preview.rows for line in self._lines(row)]
        self._accepted &= {line.key for line in lines}
        self._model.show_lines(lines, self._accepted)
        self._all.setEnabled(bool(lines))
        self._words.setText(
            _("The file only hints at these. Tick what is right; the rest is not taken over.")
            if lines
            else _("There is nothing in the file that is only hinted at.")
        )

    def _lines(self, row: PreviewRow) -> Iterator[CheckLine]:
        for proposal in row.proposals:
            words = change_words(proposal.change, self._vocabulary)
            cells = (row.number, row.name, words, import_sentence(proposal.reason))
            spoken = full_name((row.number, row.name, words))
            yield CheckLine(proposal.key, spoken, cells)

    def _take_all(self) -> None:
        lines = self._model.lines
        self._accepted = {line.key for line in lines}
        self._model.show_lines(lines, self._accepted)
        self.changed.emit()

    def _toggle(self, key: str, taken: bool) -> None:
        if taken:
            self._accepted.add(key)
        else:
            self._accepted.discard(key)
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class Unused:
    """Something of the file that is not taken over: what, where, and why."""

    what: str
    where: str
    why: str


class ImportUnused(QWidget):
    """Everything in the file that is not used, and the projects the file does not mention."""

    def __init__(self) -> None:
        super().__init__()
        columns: tuple[RecordColumn[Unused], ...] = (
            RecordColumn(_("What is not used"), lambda entry: entry.what, 380),
            RecordColumn(_("Where"), lambda entry: entry.where, 220),
            RecordColumn(_("Why"), lambda entry: entry.why, 0),
        )
        self._model: RecordModel[Unused] = RecordModel(columns, self)
        self.view = RecordTable(_("Not used"), self._model)
        self.view.lay_out(tuple(column.width for column in columns))
        self._absent = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.view, 1)
        column.addWidget(self._absent)

    @property
    def entries(self) -> tuple[Unused, ...]:
        return self._model.records

    def show_preview(self, preview: ImportPreview, left_out: frozenset[str]) -> None:
        self._model.set_records(
            (
                *_rows(preview, left_out),
                *_columns(preview),
                *_tables(preview),
                *_lines(preview),
                *(Unused(part, "", _("This version does not know it.")) for part in preview.unused),
            )
        )
        count = len(preview.absent)
        names = ", ".join(full_name(project) for project in preview.absent[:_NAMED])
        if count > _NAMED:
            names += " …"
        words = ngettext(
            "{count} project of the register is not in the file and stays as it is: {names}",
            "{count} projects of the register are not in the file and stay as they are: {names}",
            count,
        ).format(count=count, names=names)
        self._absent.setText(words)
        self._absent.setVisible(bool(count))


def _rows(preview: ImportPreview, left_out: frozenset[str]) -> Iterator[Unused]:
    for row in preview.rows:
        what = full_name((row.number, row.name)) or _("A row")
        if row.status is RowStatus.NOT_UNDERSTOOD:
            why = import_sentence(row.problem) if row.problem else ""
            yield Unused(what, capital(row.place), why)
        elif row.key in left_out:
            why = _("Left out by you.") if row.offered else _("Left out unless you tick it.")
            yield Unused(what, capital(row.place), why)


def _columns(preview: ImportPreview) -> Iterator[Unused]:
    for use in preview.unused_columns:
        what = _("Column “{title}”").format(title=use.title or _("(no heading)"))
        where = _("Column {letter}").format(letter=column_letter(use.index))
        yield Unused(what, where, column_sentence(use.note))


def _lines(preview: ImportPreview) -> Iterator[Unused]:
    for line in preview.lines:
        yield Unused(line, _("Under the table"), _("The line has a single text, such as a source."))


def _tables(preview: ImportPreview) -> Iterator[Unused]:
    for table in preview.unused_tables:
        words = _("{table}: {rows} rows").format(table=table.name, rows=count_words(table.rows))
        yield Unused(capital(words), "", _("Another table of the file is brought in."))
