"""The documents of a meeting on their way to the case system: one folder out, ticked when filed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.filing import (
    FilingDocument,
    filing_documents,
    mark_filed,
    unfiled_words,
)
from portfolio_desktop.services.words import day_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.issuing.meeting_choice import MeetingChoice
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.work_beside import WorkBeside
from portfolio_desktop.workflows.filing_folder import FilingFolder, filing_steps, write_folder

_WIDTHS = (120, 0, 130, 250, 80, 110)


class FilingDialog(FramedDialog):
    """What was issued, then every item with its annexes. Enter turns the tick of the marked one."""

    def __init__(
        self, context: WindowContext, parent: QWidget, files: DocumentChoice, meeting_id: str = ""
    ) -> None:
        title = _("File the papers of a meeting")
        super().__init__(context, parent, title)
        self._files = files
        self.show_head(title)
        self.resize(1160, 640)
        self.meeting = MeetingChoice(context.reader, context.register.today(), meeting_id)
        columns: tuple[RecordColumn[FilingDocument], ...] = (
            RecordColumn(
                pgettext("filing", "Filed"), lambda each: each.filed_words or "–", _WIDTHS[0]
            ),
            RecordColumn(pgettext("filing", "Title"), lambda each: each.title),
            RecordColumn(pgettext("filing", "Case number"), lambda each: each.case_number, 130),
            RecordColumn(pgettext("filing", "File"), lambda each: each.file_name, _WIDTHS[3]),
            RecordColumn(pgettext("filing", "Access"), lambda each: each.access_words, 80),
            RecordColumn(pgettext("filing", "Date"), lambda each: day_words(each.dated), 110),
        )
        self._model = RecordModel(columns, self)
        self.table = RecordTable(title, self._model)
        self.table.lay_out(_WIDTHS)
        self._state = label("", "caption", wrap=True)
        self._build()
        self.meeting.currentIndexChanged.connect(lambda _index: self._show())
        self.table.activated.connect(lambda _index: self._turn())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._name_tick())
        self._show()

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(label(_("Meeting"), "caption"))
        above.addWidget(self.meeting)
        above.addWidget(self._state, 1)
        self.body.addLayout(above)
        self.body.addWidget(self.table, 1)
        self._write = button(_("Write the folder…"))
        self._tick = button(_("Filed"))
        self._all = button(_("All are filed"))
        close = button(_("Close"), look="primary")
        self._write.clicked.connect(self._write_folder)
        self._tick.clicked.connect(self._turn)
        self._all.clicked.connect(lambda: self._mark(self._model.records, filed=True))
        close.clicked.connect(self.reject)
        self.show_foot((self._write,), (self._tick, self._all, close))

    def _show(self) -> None:
        marked = max(self.table.currentIndex().row(), 0)
        meeting = self.meeting.meeting_id
        documents = filing_documents(self.context.reader, meeting) if meeting else ()
        self._model.set_records(documents)
        if documents:
            self.table.selectRow(min(marked, len(documents) - 1))
        self._state.setText(
            unfiled_words(documents) if documents else _("The meeting has no papers yet.")
        )
        writable = self.context.writable and bool(documents)
        self._write.setEnabled(bool(documents))
        for made in (self._tick, self._all):
            made.setEnabled(writable)
        self._name_tick()

    def _name_tick(self) -> None:
        document = self._marked
        filed = document is not None and document.filed_on is not None
        self._tick.setText(_("Not filed after all") if filed else _("Filed"))
        self._tick.setAccessibleName(self._tick.text())

    @property
    def _marked(self) -> FilingDocument | None:
        return self._model.at(self.table.marked())

    def _turn(self) -> None:
        document = self._marked
        if document is not None and self.context.writable:
            self._mark((document,), filed=document.filed_on is None)

    def _mark(self, documents: tuple[FilingDocument, ...], *, filed: bool) -> None:
        register, meeting = self.context.register, self.meeting.meeting_id
        self.context.perform(lambda: mark_filed(register, meeting, documents, filed=filed))
        self._show()

    def _write_folder(self) -> None:
        folder = self._files.folder(self, _("Where the folder is to be written"))
        if folder is not None:
            work = _Writing(self.context, self, _("Writing the documents …"))
            work.begin(self.meeting.meeting_id, folder, self._tell)

    def _tell(self, place: Path) -> None:
        self._files.saved(place)
        self._state.setText(_("Written to {folder}.").format(folder=place))


class _Writing(WorkBeside):
    """Read from the register, then laid out and written beside the window."""

    def begin(self, meeting: str, folder: Path, done: Callable[[Path], None]) -> None:
        self.place = folder

        def write(wanted: FilingFolder) -> None:
            self.finish(
                lambda progress: write_folder(wanted, folder, progress.report),
                done,
            )

        self.read(filing_steps(self.context.present, meeting), write)
