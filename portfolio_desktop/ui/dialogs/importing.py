"""Bringing a table in: read beside the window, looked through row by row, done in one edit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.mapping_wish import MappingWish
from portfolio_desktop.exchange.tables import Workbook
from portfolio_desktop.services.messages import Message, message_for
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button
from portfolio_desktop.ui.dialogs.import_columns import ImportColumns
from portfolio_desktop.ui.dialogs.import_lists import ImportProposals, ImportUnused
from portfolio_desktop.ui.dialogs.import_mapping import by_hand, examples, wish_for, wish_for_table
from portfolio_desktop.ui.dialogs.import_rows import ImportRows
from portfolio_desktop.ui.dialogs.import_source import (
    file_source,
    pasted_source,
    unread_message,
)
from portfolio_desktop.ui.dialogs.import_top import ImportTop, ReadingPage, RefusedPage
from portfolio_desktop.ui.dialogs.import_words import (
    counts_line,
    import_words,
    imported_words,
    shortened,
)
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.words import count_words
from portfolio_desktop.workflows.form_draft import looks_like_form
from portfolio_desktop.workflows.form_files import is_any_form
from portfolio_desktop.workflows.import_values import (
    ImportChoices,
    ImportPreview,
    ImportRefused,
    RowStatus,
)
from portfolio_desktop.workflows.importing import (
    ImportOptions,
    RegisterStanding,
    apply,
    prepare_steps,
    standing_steps,
)
from portfolio_desktop.workflows.own_form_words import unknown_form_message
from portfolio_desktop.workflows.own_forms import known_layouts

_SIZE = (1180, 760)
_MOVING = frozenset((RowStatus.NEW, RowStatus.CHANGED))


class ImportDialog(ReadingDialog):
    """Shows what importing a file (without a path: the clipboard) would do, lets the user decide,
    and does it. Nothing is changed before that.
    """

    def __init__(self, context: WindowContext, parent: QWidget, path: Path | None = None) -> None:
        super().__init__(context, parent, _("Import a table"))
        self._source = (
            pasted_source(QGuiApplication.clipboard().mimeData())
            if path is None
            else file_source(path)
        )
        self.is_form = False
        """Whether the file turned out to be a report form, which is not for this dialog."""
        self.is_unknown_form = False
        """Whether the user says so of a file in which no status table was found."""
        self._may_be_form = False
        self._workbook: Workbook | None = None
        self._preview: ImportPreview | None = None
        self._period: Period | None = None
        self._wish: MappingWish | None = None
        self.resize(*_SIZE)
        self.show_head(_("Import {name}").format(name=shortened(self._source.name)))
        self._make_parts()
        self._lay_out_parts()
        self._connect_parts()
        self._make_buttons()
        self._read()

    def _make_parts(self) -> None:
        reader = self.context.reader
        vocabulary = self._vocabulary = Vocabulary(
            tuple(each for each in reader.dimensions() if each.active), reader.phases()
        )
        theme = self.context.theme
        self._rows = ImportRows(theme, vocabulary)
        self._columns = ImportColumns(vocabulary)
        self._proposals = ImportProposals(theme, vocabulary)
        self._unused = ImportUnused()
        self._top = ImportTop()
        self._refused_page = RefusedPage()

    def _lay_out_parts(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setAccessibleName(_("Parts of the preview"))
        for part in (self._rows, self._columns, self._proposals, self._unused):
            self._tabs.addTab(part, "")
        self._preview_page = QWidget()
        column = QVBoxLayout(self._preview_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._top)
        column.addWidget(self._tabs, 1)
        self._pages = QStackedWidget()
        self._reading_page = ReadingPage(shortened(self._source.name))
        self._pages.addWidget(self._reading_page)
        self._pages.addWidget(self._preview_page)
        self._pages.addWidget(self._refused_page)
        self.body.addWidget(self._pages, 1)

    def _connect_parts(self) -> None:
        self._rows.changed.connect(self._show_decided)
        self._proposals.changed.connect(self._show_decided)
        self._columns.uses_wished.connect(self._use_columns)
        self._columns.recognition_wished.connect(lambda: self._prepare(MappingWish()))
        self._top.period_wished.connect(self._use_period)
        self._top.table_wished.connect(self._use_table)
        self._refused_page.by_hand_wished.connect(self._map_by_hand)
        self._refused_page.form_wished.connect(self._take_as_form)

    def _make_buttons(self) -> None:
        self._cancel = button(_("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._import = button(_("Import"), look="primary")
        self._import.setEnabled(False)
        self._import.clicked.connect(self._bring_in)
        self._as_form = button(_("It is a report form…"), look="quiet")
        self._as_form.clicked.connect(self._take_as_form)
        self._as_form.hide()
        self.show_foot((self._as_form,), (self._cancel, self._import))

    def _read(self) -> None:
        """Read the file beside the window. An export of this program is compared with the whole
        register, which is read first.
        """
        source, stop = self._source, self._stop
        if source.is_register:
            standing = standing_steps(self.context.register, source.path)
            self._take_steps(standing, self._compare, self._fail_preparing)
            return
        dimensions = self._vocabulary.dimensions
        self._run(
            lambda _progress: _looked_at(source.read(stop), dimensions),
            self._show_read,
            self._show_unread,
        )

    def _compare(self, standing: RegisterStanding) -> None:
        self._run(
            lambda _progress: standing.plan_file(),
            lambda preview: self._show_prepared(preview, None),
            self._fail_preparing,
        )

    def _show_read(self, read: tuple[Workbook, bool]) -> None:
        """The file's tables, and whether it looks like a form."""
        workbook, self._may_be_form = read
        if is_any_form(workbook, known_layouts(self.context.reader)):
            self.is_form = True
            self.reject()
            return
        self._workbook = workbook
        self._prepare(None)

    def _take_as_form(self) -> None:
        self.is_unknown_form = True
        self.reject()

    def _show_unread(self, error: BaseException) -> None:
        self._refuse(unread_message(self._source, error))

    def _prepare(self, wish: MappingWish | None) -> None:
        """Make the preview anew with this mapping and the month that was said, if any."""
        register, workbook = self.context.register, self._workbook
        if workbook is None:
            return
        self._give_up()
        self.context.leave()
        self.clear_fault()
        options = ImportOptions(self._period, wish)
        self._take_steps(
            prepare_steps(register, self._source.path, workbook, options),
            lambda preview: self._show_prepared(preview, wish),
            self._fail_preparing,
            self._show_preparing,
        )

    def _show_preparing(self, done: int, total: int) -> None:
        """The table is long: say how far it is, in place of what is to change."""
        self._reading_page.show_progress(done, total)
        self._pages.setCurrentWidget(self._reading_page)
        self._import.setEnabled(False)

    def _show_prepared(self, preview: ImportPreview, wish: MappingWish | None) -> None:
        self._wish = wish
        self._show(preview)

    def _fail_preparing(self, error: BaseException) -> None:
        """The preview that stood there before, if any, stands again."""
        self._show(None)
        match error:
            case ImportRefused():
                self._refuse(error.message)
            case RuleError() | StorageError():
                self._refuse(message_for(error))
            case _:
                raise error

    def _refuse(self, message: Message) -> None:
        """In place of the preview, or above it where there is one already."""
        if self._preview is not None:
            self.show_fault(message)
            return
        workbook = self._workbook
        form = workbook is not None and bool(workbook.sheets) and self.context.writable
        likely = form and self._may_be_form
        if likely:
            message = unknown_form_message(self._source.name)
        self._refused_page.show_message(
            message, tables=workbook is not None, form=form, likely=likely
        )
        self._pages.setCurrentWidget(self._refused_page)
        self._offer(import_possible=False)

    def _offer(self, *, import_possible: bool) -> None:
        """Where nothing can be imported, all that is left is to close."""
        self._import.setVisible(import_possible)
        self._cancel.setText(_("Cancel") if import_possible else _("Close"))
        self._cancel.setAccessibleName(self._cancel.text())

    def _map_by_hand(self) -> None:
        if self._workbook is not None:
            self._prepare(by_hand(self._workbook))
            self._tabs.setCurrentWidget(self._columns)

    def _show(self, preview: ImportPreview | None) -> None:
        if preview is None:
            if self._preview is not None:  # the old one stands: so do its choices
                self._show_columns(self._preview)
                self._pages.setCurrentWidget(self._preview_page)
                self._show_decided()
            return
        self._preview = preview
        self._rows.show_preview(preview)
        self._proposals.show_preview(preview)
        self._show_columns(preview)
        self._top.show_preview(preview, self._period or self.context.period)
        self._show_decided()
        self._pages.setCurrentWidget(self._preview_page)
        self._as_form.setVisible(self._may_be_form and self.context.writable)
        self._offer(import_possible=True)
        self._rows.view.setFocus()

    def _show_columns(self, preview: ImportPreview) -> None:
        self._columns.show_columns(preview.columns, examples(preview))
        self._tabs.setTabVisible(self._tabs.indexOf(self._columns), bool(preview.columns))

    def _show_decided(self) -> None:
        """What follows from the ticks: the list of what is not used, the tabs, the button."""
        preview = self._preview
        if preview is None:
            return
        left_out = self._rows.left_out
        self._unused.show_preview(preview, left_out)
        self._tell_counts(preview)
        accepted = self._proposals.accepted
        taken = [row for row in preview.rows if row.key not in left_out]
        rows = sum(row.status in _MOVING for row in taken)
        proposals = sum(each.key in accepted for row in taken for each in row.proposals)
        whole = bool(preview.common_writes or preview.deletions)
        self._import.setText(import_words(rows, proposals, rest=whole))
        self._import.setAccessibleName(self._import.text())
        something = bool(rows or proposals or whole)
        self._import.setEnabled(something and not preview.period_missing and self.context.writable)

    def _tell_counts(self, preview: ImportPreview) -> None:
        self.show_head(
            _("Import {name}").format(name=shortened(self._source.name)), counts_line(preview)
        )
        counted = (
            (self._rows, pgettext("import part", "Rows"), len(preview.rows)),
            (self._columns, pgettext("import part", "Columns"), len(preview.columns)),
            (self._proposals, pgettext("import part", "Proposals"), len(preview.proposals)),
            (self._unused, pgettext("import part", "Not used"), len(self._unused.entries)),
        )
        for part, title, count in counted:
            self._tabs.setTabText(self._tabs.indexOf(part), f"{title}  {count_words(count)}")

    def _use_columns(self, uses: dict[int, str]) -> None:
        if self._preview is not None:
            self._prepare(wish_for(self._preview, uses))

    def _use_table(self, number: int) -> None:
        if self._preview is not None:
            self._prepare(wish_for_table(self._preview, number))

    def _use_period(self, period: Period) -> None:
        self._period = period
        self._prepare(self._wish)

    def _bring_in(self) -> None:
        self.clear_fault()
        preview, register = self._preview, self.context.register
        if preview is None:
            return
        choices = ImportChoices(
            self._rows.left_out, self._proposals.accepted, self._columns.remember.isChecked()
        )
        try:
            result = self.context.perform_long(
                _("Importing …"), lambda report: apply(register, preview, choices, report)
            )
        except ImportRefused as refused:
            self.show_fault(refused.message)
            return
        if result is None:
            return
        self.context.announce(result.change)
        left_out = self._rows.left_out
        rows = sum(row.status in _MOVING and row.key not in left_out for row in preview.rows)
        if preview.period is not None:
            self.context.show_period(preview.period)
        if rows:
            self.context.noted.emit(imported_words(rows))
        self.accept()


def _looked_at(workbook: Workbook, dimensions: Sequence[Dimension]) -> tuple[Workbook, bool]:
    return workbook, looks_like_form(workbook, dimensions)
