"""Printing a finished document: asked how, handed to the system, else drawn page by page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from portfolio_desktop.environment.handed import handed_file
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.preview.handing import Handed, hand_to_system, system_answers
from portfolio_desktop.ui.preview.print_choice import THE_SYSTEMS_OWN, PrintChoice, printer_for
from portfolio_desktop.ui.preview.print_run import Printed, PrintRun
from portfolio_desktop.ui.preview.printer_form import PrinterForm
from portfolio_desktop.ui.qt_words import complete_qt_words


def print_document(
    context: WindowContext, parent: QWidget, document: QPdfDocument, pdf: bytes, name: str
) -> str:
    """Ask how, and print: the system if it can, else page by page. What there is to say of it, ""
    for nothing.
    """
    if not system_answers():
        _warn(parent, _no_answer_words())
        return ""
    form = PrinterForm(context, parent, document.pageCount())
    form.exec()
    choice = form.choice
    if choice is None:
        return ""
    handed = Handed.NO_WAY if form.by_printer else _handed(pdf, name, choice, parent)
    if handed is Handed.TAKEN:
        return _handed_words(choice)
    if handed is Handed.UNANSWERED:
        _warn(parent, _refused_words())
    if handed is not Handed.NO_WAY:
        return ""
    printer = printer_for(choice, name)
    asked = form.by_printer or choice.printer == THE_SYSTEMS_OWN
    if not asked or _is_wanted(printer, document, parent):
        _draw_pages(parent, document, printer)
    return ""


def _handed(pdf: bytes, name: str, choice: PrintChoice, parent: QWidget) -> Handed:
    try:
        path = handed_file(f"{name}.pdf", pdf)
    except OSError:  # no room for another file: the pages can be drawn without one
        return Handed.NO_WAY
    return hand_to_system(path, name, choice, parent)


def _handed_words(choice: PrintChoice) -> str:
    if choice.printer == THE_SYSTEMS_OWN:
        return _("Handed to the printer of this computer.")
    return _("Handed to {printer}.").format(printer=choice.printer)


def _is_wanted(printer: QPrinter, document: QPdfDocument, parent: QWidget) -> bool:
    """Whether the printer's own dialogue, which begins with what was chosen, says print."""
    complete_qt_words()
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    return bool(dialog.exec())


def _draw_pages(parent: QWidget, document: QPdfDocument, printer: QPrinter) -> None:
    run = PrintRun(document, printer, parent)
    waiting = QProgressDialog(_("Printing …"), _("Stop"), 0, run.total, parent)
    waiting.setWindowModality(Qt.WindowModality.WindowModal)
    waiting.setAutoReset(False)
    waiting.canceled.connect(run.cancel)
    run.progressed.connect(lambda done, _total: waiting.setValue(done))

    def end(printed: Printed) -> None:
        waiting.canceled.disconnect(run.cancel)  # closing it would be taken for that
        waiting.close()
        waiting.deleteLater()
        run.deleteLater()
        if printed is Printed.REFUSED:
            _warn(parent, _refused_words())

    run.finished.connect(end)
    waiting.show()
    run.start()


def _refused_words() -> str:
    return _(
        "The printer did not take the pages. The report itself is as it was: choose another"
        " printer, or save it as PDF and print that."
    )


def _no_answer_words() -> str:
    return _(
        "This computer's printing does not answer. Try again in a moment, or save the papers as"
        " PDF and print that."
    )


def _warn(parent: QWidget, words: str) -> None:
    QMessageBox.warning(parent, _("Print…").rstrip("…"), words)
