"""What is printed, before it is: choose, look, save, print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.file_names import ending_of
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.closed_mentions import ClosedMention
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.controls import Look, button, frame, label, set_level
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import with_suffix
from portfolio_desktop.ui.preview.other_files import OtherFile, OtherFilesButton, write_beside
from portfolio_desktop.ui.preview.report_view import ReportView
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.runner import Runner
from portfolio_desktop.ui.screen_room import ScrollRoom, fit_dialog
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.workflows.paper_files import PaperFormat

FORM_WIDTH = 268
_REST_MS = 250
"""So long nothing more is ticked before the report is laid out anew."""

_STATE_LEAST, _PROGRESS_WIDTH = 120, 160
_FOOT = 62
"""Room for two lines and the progress above them, in px: the pages keep their size meanwhile."""

Wanted = TypeVar("Wanted")
Content = TypeVar("Content")


class PrintForm(QWidget, Generic[Wanted]):
    """The form at the left: `changed` when something else, or nothing, is to be printed, `turned`
    when more of that may follow at once, as with ticks."""

    changed = Signal()
    turned = Signal()

    @property
    def options(self) -> Wanted | None:
        """What is chosen now; None while nothing can be printed."""
        raise NotImplementedError

    def show_named(self, mentions: Sequence[ClosedMention]) -> None:
        """What the report names of what is closed, to be looked at before it is sent."""


def _nothing_named(_wanted: object, _content: object) -> Steps[tuple[ClosedMention, ...]]:
    yield from ()
    return ()


@dataclass(frozen=True, slots=True)
class Press(Generic[Wanted, Content]):
    """Where a preview gets its report: `prepare` reads the register in steps, in the window's
    thread; `draw` lays the frozen content out beside it, asking between pages whether to stop."""

    prepare: Callable[[Wanted], Steps[Content]]
    draw: Callable[[Content, Progress], bytes]
    file_name: str
    written: Callable[[Content, PaperFormat], bytes] | None = None
    """The same content as another kind of file; None where there is none."""
    name_mark: Callable[[Content], str] = lambda _content: ""
    """What the proposed name ends with: which edition the file is."""
    named: Callable[[Wanted, Content], Steps[tuple[ClosedMention, ...]]] = _nothing_named
    """What the content ought not to name, for the screen alone."""


class Preview(QDialog, Generic[Wanted, Content]):
    """Shows the report as it will be printed. `tell` shows trouble; `print_document` takes the
    finished document to a printer."""

    form_width = FORM_WIDTH
    print_look: Look = "primary"

    def __init__(
        self,
        parent: QWidget,
        form: PrintForm[Wanted],
        press: Press[Wanted, Content],
        runner: Runner,
        tell: Callable[[Message], None],
        print_document: Callable[[QWidget, QPdfDocument, bytes], str],
        files: DocumentChoice,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._press = press
        self._runner = runner
        self._tell = tell
        self._print_document = print_document
        self._files = files
        self._running: Progress | None = None
        self._closed = False
        self._wanted: Wanted | None = None
        self._wish = 0
        self._pdf = b""
        self._content: Content | None = None
        self.setWindowTitle(_("Status report"))
        self.resize(1180, 780)
        self._report = ReportView(runner)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.draw)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Laying out the report"))
        self._state = label("", "caption", wrap=True)
        self._state.setMinimumWidth(_STATE_LEAST)
        self._lay_out()
        form.changed.connect(self._follow_form)
        form.turned.connect(self._draw_soon)
        self._report.shown.connect(self._end_busy)
        self.draw()

    def _lay_out(self) -> None:
        left = frame("card")
        left.setFixedWidth(self.form_width)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        self._form.setProperty("look", "panel")
        self._form_room = ScrollRoom(self._form)
        inside.addWidget(self._form_room)
        middle = QHBoxLayout()
        middle.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        middle.setSpacing(SPACE_M)
        middle.addWidget(left)
        middle.addLayout(self._pages(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def _pages(self) -> QLayout:
        """The pages, and what stands above them."""
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        for above in self._above_pages():
            column.addWidget(above)
        column.addWidget(self._report, 1)
        return column

    def _above_pages(self) -> tuple[QWidget, ...]:
        return ()

    def _foot(self) -> QWidget:
        foot = frame("foot")
        foot.setMinimumHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_S)
        close = button(_("Close"))
        self._save = button(_("Save as PDF…"), tip="Ctrl+S")
        self._save.setShortcut(QKeySequence.StandardKey.Save)
        self._print = button(_("Print…"), look=self.print_look, tip="Ctrl+P")
        self._print.setShortcut(QKeySequence.StandardKey.Print)
        close.clicked.connect(self.reject)
        self._save.clicked.connect(self._save_as)
        self._print.clicked.connect(self._print_pages)
        self._progress.setMaximumWidth(_PROGRESS_WIDTH)
        told = QVBoxLayout()  # one above the other: what comes and goes pushes no button aside
        told.setSpacing(SPACE_XS)
        told.addStretch(1)
        told.addWidget(self._progress)
        told.addWidget(self._state)
        told.addStretch(1)
        row.addLayout(told, 1)
        self._others = OtherFilesButton()
        self._others.setVisible(self._press.written is not None)
        self._others.wanted.connect(self._save_other)
        for made in (close, self._save, self._others, self._print, *self._further_buttons()):
            row.addWidget(made)
        return foot

    def _further_buttons(self) -> tuple[QPushButton, ...]:
        """What stands after the button that prints."""
        return ()

    def _follow_form(self) -> None:
        if self._form.options != self._wanted:
            self.draw()

    def _draw_soon(self) -> None:
        """Lay it out when no more is ticked; the pages that are shown are no longer the ones wished
        for."""
        if self._form.options == self._wanted and not self._rest.isActive():
            return
        self._stop()
        self._wish += 1
        self._busy(True)
        self._rest.start()

    def draw(self) -> None:
        """Lay the report out anew beside the window; what ran before is given up.

        What is not to be had (a day that cannot be read) can be neither saved nor printed.
        """
        self._stop()
        self._wish += 1
        wish, options = self._wish, self._form.options
        self._wanted = options
        self._busy(options is not None)
        if options is None:
            return
        self._follow(
            self._runner.run_steps(
                self._read(options),
                lambda content: self._lay_out_content(wish, content),
                lambda error: self._fail(wish, error),
                self._advance,
                at_once=False,
            )
        )

    def _read(self, options: Wanted) -> Steps[Content]:
        content = yield from self._press.prepare(options)
        named = yield from self._press.named(options, content)
        self._form.show_named(named)
        return content

    def _lay_out_content(self, wish: int, content: Content) -> None:
        self._content = content
        if self._is_empty(content):
            self._show_nothing(self._left_out(content))
            return
        self._follow(
            self._runner.run(
                lambda progress: self._press.draw(content, progress),
                lambda pdf: self._show(wish, pdf),
                lambda error: self._fail(wish, error),
                self._advance,
            )
        )

    def _is_empty(self, content: Content) -> bool:
        """Whether nothing of what was wished for can be printed."""
        return False

    def _left_out(self, content: Content) -> str:
        """What was wished for and is not among the pages, in words; "" where all is."""
        return ""

    def _show_nothing(self, words: str) -> None:
        """The words in place of the pages; nothing to save and nothing to print."""
        self._running = None
        self._content, self._pdf = None, b""
        self._busy(False)
        self._enable(False)
        self._report.show_words(words)

    def _follow(self, running: Progress) -> None:
        if not running.over:
            self._running = running

    def _stop(self) -> None:
        self._rest.stop()
        self._report.give_up()
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        self._enable(not busy and self._wanted is not None)
        self._state.setText(self._laying_out_words() if busy else "")

    def _laying_out_words(self) -> str:
        return _("Laying out the report …")

    def _save_words(self) -> str:
        return _("Save the report")

    def _enable(self, ready: bool) -> None:
        """Whether there are pages to save and to print."""
        for made in (self._save, self._others, self._print):
            made.setEnabled(ready)

    def _advance(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show(self, wish: int, pdf: bytes) -> None:
        if wish != self._wish:  # it was finished when a newer one was wished for
            return
        self._running = None
        self._pdf = pdf
        self._report.show_report(pdf)

    def _end_busy(self) -> None:
        """The pages can be seen, so they can be saved and printed."""
        self._busy(False)
        if self._content is not None:
            self._say(self._left_out(self._content))

    def _fail(self, wish: int, error: BaseException) -> None:
        if isinstance(error, CancelledError):  # given up for a newer one
            return
        if wish == self._wish:
            self._running = None
            self._busy(False)
        raise error

    def _print_pages(self) -> None:
        said = self._print_document(self, self._report.document, self._pdf)
        if said:
            set_level(self._state, "caption")
            self._state.setText(said)
        elif self._content is not None:  # what was said of an earlier print holds no more
            self._say(self._left_out(self._content))

    def _save_as(self) -> None:
        name = self._file_name()
        chosen = self._files.new(self, self._save_words(), name, _("PDF files (*.pdf)"))
        if chosen is None:
            return
        pdf = self._pdf
        write_beside(
            with_suffix(chosen, ".pdf"),
            lambda: pdf,
            self._say,
            self._show_trouble,
            self._files,
            self._runner,
        )

    def _save_other(self, kind: PaperFormat) -> None:
        content, written = self._content, self._press.written
        if content is None or written is None:
            return
        file = OtherFile(kind, lambda: written(content, kind), self._say, self._show_trouble)
        running = file.save(self._others, self._files, self._runner, self._file_name())
        if running is not None:
            self._follow(running)

    def _say(self, words: str) -> None:
        """Beside the buttons, as long as the dialog is open."""
        if self._closed:
            return
        set_level(self._state, "caption")
        self._state.setText(words)

    @property
    def document_name(self) -> str:
        """What is printed is called, in the printer's list too."""
        return self._file_name().removesuffix(".pdf")

    def _file_name(self) -> str:
        name, content = self._press.file_name, self._content
        mark = "" if content is None else self._press.name_mark(content)
        ending = ending_of(name)
        return f"{name.removesuffix(ending)} {mark}{ending}" if mark else name

    def _show_trouble(self, message: Message) -> None:
        """Here, where the user looks; the window's own banner is behind."""
        if not self._closed:
            set_level(self._state, "late")
            self._state.setText(message.text)
        self._tell(message)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            fit_dialog(self, self._form_room)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._let_go()
        super().done(result)

    def _let_go(self) -> None:
        self._closed = True
        self._stop()
        self._wish += 1
        self._report.close_report()
