"""The preview as the menu opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.preview.printer_form import PrinterForm
from tests.ui.answering import answer, in_dialog, press
from tests.ui.desk import Desk


def in_preview(desk: Desk, act: Callable[[PackPreview], None]) -> None:
    """Open the report by its menu, do something in its window, and close it."""
    in_dialog(PackPreview, act, lambda: desk.menu("pack"))


def press_print(form: PrinterForm) -> None:
    press(form, "Udskriv")


def print_from(preview: QWidget, act: Callable[[PrinterForm], None] = press_print) -> None:
    """Press the button below the pages, and do something in the form that asks how to print."""
    came = answer(PrinterForm, act)
    press(preview, "Udskriv…")
    assert came, "nobody asked how to print"


def choose(widget: QWidget, name: str, words: str) -> None:
    """Choose a line of the list that is read aloud as `name`, as a user does."""
    boxes = [each for each in widget.findChildren(QComboBox) if each.isVisible()]
    box = next(each for each in boxes if each.accessibleName() == name)
    place = box.findText(words)
    assert place >= 0, words
    box.setCurrentIndex(place)
    box.activated.emit(place)


def page_of(widget: QWidget) -> tuple[str, str]:
    """Which page is shown, and of how many, as the row above them says it."""
    field = next(each for each in widget.findChildren(QLineEdit) if each.accessibleName() == "Side")
    count = next(
        each.text() for each in widget.findChildren(QLabel) if each.text().startswith("af ")
    )
    return field.text(), count
