"""How the papers are to be printed, asked once before they go to the printer."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label, labelled, tick
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.preview.print_choice import THE_SYSTEMS_OWN, PrintChoice, read_pages
from portfolio_desktop.ui.preview.printers import printer_names, prints_both_sides
from portfolio_desktop.ui.tokens import SPACE_M

_MOST_COPIES = 99
_COPIES_WIDTH = 130


class PrinterForm(FramedDialog):
    """`choice` is what was chosen, once the dialog is accepted; `by_printer` says that the rest is
    to be asked by the printer's own dialogue.
    """

    def __init__(self, context: WindowContext, parent: QWidget, pages: int) -> None:
        title = _("Print…").rstrip("…")
        super().__init__(context, parent, title)
        words = ngettext("{count} page", "{count} pages", pages).format(count=pages)
        self.show_head(title, words)
        self.resize(560, 400)
        self._count = pages
        self.choice: PrintChoice | None = None
        self.by_printer = False
        self._printer = ChoiceBox()
        self._printer.setAccessibleName(_("Printer"))
        self._printer.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # the name of a shared printer is as long as its owner likes
        self._pages = TextLine(pgettext("printing", "Pages"))
        self._pages.setPlaceholderText(_("all, or for instance 1-4, 9"))
        self._copies = TextLine(pgettext("printing", "Copies"), "1")
        self._copies.setFixedWidth(_COPIES_WIDTH)
        self._both = tick(_("Both sides of the paper"))
        self._grey = tick(_("In grey"))
        self._hint = label("", "caption", wrap=True)
        self.name_field("pages", self._pages)
        self.name_field("copies", self._copies)
        self._lay_out_body()
        self._more = button(_("The printer's own settings…"))
        self._more.clicked.connect(self._ask_printer)
        self._more.setVisible(sys.platform == "win32")  # elsewhere that dialogue asks no more
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        self._print = button(pgettext("verb", "Print"), look="primary")
        self._print.clicked.connect(self._take)
        self.show_foot((self._more,), (cancel, self._print))
        self._offer_printers()
        self._printer.currentIndexChanged.connect(lambda _index: self._show_printer())
        self._show_printer()
        (self._pages if self._printer.count() else cancel).setFocus()

    def _lay_out_body(self) -> None:
        self.body.addWidget(labelled(self._printer.accessibleName(), self._printer))
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(labelled(self._pages.accessibleName(), self._pages), 1)
        row.addWidget(labelled(self._copies.accessibleName(), self._copies))
        self.body.addLayout(row)
        self.body.addWidget(self._both)
        self.body.addWidget(self._grey)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)

    def _offer_printers(self) -> None:
        """Windows has a program for PDF files, which prints them sharper than they can be drawn."""
        if sys.platform == "win32":
            self._printer.addItem(_("The program for PDF files"), THE_SYSTEMS_OWN)
        for name in printer_names():
            self._printer.addItem(name, name)

    @property
    def _chosen(self) -> str | None:
        """The printer's name; None where there is none to choose."""
        name = self._printer.currentData()
        return None if name is None else str(name)

    def _show_printer(self) -> None:
        """What can be chosen for this printer, and why the rest cannot."""
        name = self._chosen
        named = bool(name)
        two_sided = bool(name) and prints_both_sides(name or "")
        for field in (self._pages, self._copies, self._grey):
            field.setEnabled(named)
        self._both.setEnabled(two_sided)
        self._both.setChecked(two_sided)
        self._printer.setEnabled(name is not None)
        self._printer.setToolTip(self._printer.currentText())
        self._more.setEnabled(name is not None)
        self._print.setEnabled(name is not None)
        self._hint.setText(_hint(name, two_sided=two_sided))

    def _ask_printer(self) -> None:
        self.by_printer = True
        self._take()
        self.by_printer = self.choice is not None

    def _take(self) -> None:
        pages, copies = read_pages(self._pages.text(), self._count), self._copies.text().strip()
        if pages is None:
            self.show_fault(_unread_pages(self._count))
            return
        if not copies.isdecimal() or not 1 <= int(copies) <= _MOST_COPIES:
            self.show_fault(_unread_copies())
            return
        both = self._both.isChecked() if self._both.isEnabled() else None
        printer = self._chosen or THE_SYSTEMS_OWN
        self.choice = PrintChoice(printer, pages, int(copies), both, self._grey.isChecked())
        self.accept()


def _hint(name: str | None, *, two_sided: bool) -> str:
    if name is None:
        return _("There is no printer on this computer. Save the papers as PDF instead.")
    if name == THE_SYSTEMS_OWN:
        return _(
            "It prints as it is set up itself. Choose a printer to say here which pages, how many"
            " copies, and whether on both sides."
        )
    return "" if two_sided else _("This printer prints on one side only.")


def _unread_pages(count: int) -> Message:
    return Message(
        "print_pages",
        _("The papers have no such pages."),
        advice=_("Write them as 1-4, 9; the last one is {count}.").format(count=count),
        field="pages",
    )


def _unread_copies() -> Message:
    words = _("The number of copies is from 1 to {most}.").format(most=_MOST_COPIES)
    return Message("print_copies", words, field="copies")
