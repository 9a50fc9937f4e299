"""The list of documents for a request for access: looked at, exemptions chosen, copied, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.environment.file_names import proposed_name
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.exchange.write_access_list import access_list_xlsx
from portfolio_desktop.services.access_values import (
    AccessDocument,
    AccessWish,
    access_heads,
    access_table,
    access_title,
    read_wish,
    with_exemptions,
)
from portfolio_desktop.services.project_names import name_of
from portfolio_desktop.services.typed import line
from portfolio_desktop.services.words import day_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label, labelled
from portfolio_desktop.ui.copied_table import copy_cells
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.named_fields import project_line
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import with_suffix
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.work_beside import WorkBeside
from portfolio_desktop.workflows.access_list import access_steps

_BOTTOM = Qt.AlignmentFlag.AlignBottom
_DAY_WIDTH = 150
_WIDTHS = (110, 140, 0, 110, 170, 230)


class AccessListDialog(FramedDialog):
    """The documents of one project or all, of a period. The user exempts further ones, each with a
    reason, for this list alone: nothing of it is written to the register.
    """

    def __init__(
        self, context: WindowContext, parent: QWidget, files: DocumentChoice, project: str | None
    ) -> None:
        title = _("List of documents for access")
        super().__init__(context, parent, title)
        self._files = files
        self._reader = context.present.reader
        self._wish = AccessWish(project)
        self._all: tuple[AccessDocument, ...] = ()
        self._reasons: dict[str, str] = {}
        self.show_head(title, _("what the register knows of, for a request for access"))
        self.resize(1180, 700)
        self.project = project_line(self._reader, project)
        self.project.setPlaceholderText(_("all projects"))
        self.first = TextLine(pgettext("access", "From"))
        self.last = TextLine(pgettext("access", "To"))
        self.reason = TextLine(_("Reason for the exemption"))
        self._model = RecordModel(_columns(), self)
        self.table = RecordTable(title, self._model, TWO_LINES)
        self.table.lay_out(_WIDTHS)
        self._state = label("", "caption", wrap=True)
        self._build()
        for name, field in (("project_id", self.project), ("first", self.first)):
            self.name_field(name, field)
        self.name_field("last", self.last)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._offer())
        self.guard_typed(lambda: dict(self._reasons))
        self._read()

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        self._list = button(_("Make the list"))
        self._list.clicked.connect(self._ask)
        above.addWidget(labelled(_("Project"), self.project), 1)
        for caption, field in (
            (pgettext("access", "From"), self.first),
            (pgettext("access", "To"), self.last),
        ):
            field.setFixedWidth(_DAY_WIDTH)
            field.setPlaceholderText(_("day.month.year"))
            above.addWidget(labelled(caption, field))
        above.addWidget(self._list)
        above.setAlignment(self._list, _BOTTOM)
        self.body.addLayout(above)
        self.body.addWidget(self._state)
        self.body.addWidget(self.table, 1)
        self._build_exempting()
        self._copy = button(_("Copy as table"))
        self._save = button(_("Save as Excel…"), look="primary")
        close = button(_("Close"))
        self._copy.clicked.connect(self._copy_table)
        self._save.clicked.connect(self._save_as)
        close.clicked.connect(self.reject)
        for each in (self._copy, self._list, close, self._exempt):
            each.setAutoDefault(False)
        self.show_foot((self._copy,), (close, self._save))
        self._save.setDefault(False)
        self._save.setAutoDefault(False)

    def _build_exempting(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(SPACE_M)
        self._exempt = button(_("Exempt"))
        self._exempt.clicked.connect(self._turn)
        self.reason.returnPressed.connect(self._turn)
        for field in (self.project, self.first, self.last):
            field.returnPressed.connect(self._ask)
        below.addWidget(labelled(_("Reason for exempting the marked document"), self.reason), 1)
        below.addWidget(self._exempt)
        below.setAlignment(self._exempt, _BOTTOM)
        self.body.addLayout(below)

    def _ask(self) -> None:
        """Read what is asked for, and list it."""
        texts = (self.project.text(), self.first.text(), self.last.text())
        wish = self.context.perform(lambda: read_wish(self._reader, *texts), edits=False)
        if wish is not None:
            self._wish = wish
            self._read()

    def _read(self) -> None:
        _Listing(self.context, self, _("Reading what was issued …")).begin(self._wish, self._take)

    def _take(self, documents: tuple[AccessDocument, ...]) -> None:
        self._all = documents
        self._show(0)

    @property
    def documents(self) -> tuple[AccessDocument, ...]:
        """The list as it is shown, with what the user exempts."""
        return with_exemptions(self._all, self._reasons)

    def _show(self, place: int) -> None:
        shown = self.documents
        self._model.set_records(shown)
        if shown:
            self.table.selectRow(min(place, len(shown) - 1))
        self._state.setText(_state_words(shown))
        for made in (self._copy, self._save):
            made.setEnabled(bool(shown))
        self._offer()

    @property
    def _marked(self) -> AccessDocument | None:
        return self._model.at(self.table.marked())

    def _offer(self) -> None:
        """What can be done to the marked document; what the register closes stays exempt."""
        document = self._marked
        own = document is not None and document.key in self._reasons
        free = document is not None and (own or not document.exempt or document.in_part)
        self._exempt.setText(_("Not exempt after all") if own else _("Exempt"))
        self._exempt.setAccessibleName(self._exempt.text())
        self._exempt.setEnabled(free)
        self.reason.setEnabled(free)
        given = self._reasons.get(document.key, "") if document else ""
        self.reason.show_text(given, afresh=True)

    def _turn(self) -> None:
        document = self._marked
        if document is None or not self._exempt.isEnabled():
            return
        reason = line(self.reason.text())
        if reason and reason != self._reasons.get(document.key):
            self._reasons[document.key] = reason
        elif self._reasons.pop(document.key, None) is None:
            self.reason.setFocus()
            self._state.setText(_("Write the reason first: the list states it."))
            return
        self._show(self.table.currentIndex().row())
        self.table.setFocus()

    def _copy_table(self) -> None:
        copy_cells(access_heads(), access_table(self.documents).rows)

    def _save_as(self) -> None:
        title = access_title(name_of(self._reader, self._wish.project_id), self._wish)
        name = proposed_name(title, "1", ".xlsx")
        chosen = self._files.new(self, _("Save the list of documents"), name, _("Excel (*.xlsx)"))
        if chosen is None:
            return
        path, shown = with_suffix(chosen, ".xlsx"), self.documents

        def saved(_nothing: None) -> None:
            self._files.saved(path)
            self._state.setText(_("Saved as {name}").format(name=path.name))
            self.guard_typed(lambda: dict(self._reasons))

        _Saving(self.context, self, _("Saving the list …")).begin(
            path, lambda: write_whole(path, access_list_xlsx(shown, title)), saved
        )


class _Listing(WorkBeside):
    """The list is read from the register between the window's events."""

    def begin(self, wish: AccessWish, done: Callable[[tuple[AccessDocument, ...]], None]) -> None:
        def take(documents: tuple[AccessDocument, ...]) -> None:
            self.end()
            done(documents)

        self.read(access_steps(self.context.present, wish), take)


class _Saving(WorkBeside):
    """The workbook is written beside the window."""

    def begin(self, path: Path, write: Callable[[], None], done: Callable[[None], None]) -> None:
        self.place = path
        self.finish(lambda _progress: write(), done)


def _columns() -> tuple[RecordColumn[AccessDocument], ...]:
    day, kind, title, number, project, access = access_heads()
    return (
        RecordColumn(day, lambda each: day_words(each.on) or "–", _WIDTHS[0]),
        RecordColumn(kind, lambda each: each.kind, _WIDTHS[1]),
        RecordColumn(title, lambda each: each.title),
        RecordColumn(number, lambda each: each.case_number, _WIDTHS[3]),
        RecordColumn(project, lambda each: each.project, _WIDTHS[4]),
        RecordColumn(access, lambda each: each.access_words, _WIDTHS[5]),
    )


def _state_words(documents: tuple[AccessDocument, ...]) -> str:
    if not documents:
        return _("The register knows of no documents that are asked for.")
    count, exempt = len(documents), sum(each.exempt for each in documents)
    words = ngettext(
        "{count} document, {exempt} of them exempt in whole or in part.",
        "{count} documents, {exempt} of them exempt in whole or in part.",
        count,
    )
    return words.format(count=count, exempt=exempt)
