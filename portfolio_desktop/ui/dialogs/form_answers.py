"""What a form is asked for: where each answer stands in it, and what is read there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.exchange.form_layout import Place
from portfolio_desktop.exchange.form_marks import LIGHT
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.exchange.imported import Lamp, Vocabulary
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.workflows.import_words import value_words
from portfolio_desktop.workflows.own_form_words import answer_name, asked_keys, place_sentence

_NAME, _PLACE, _READ = range(3)
_NAME_WIDTH, _ROW = 190, 32


class FormAnswers(QTableWidget):
    """A line for each answer. `cleared` says that one is not to be read from the form."""

    cleared = Signal(str)
    entered = Signal()
    """Enter was pressed: the cell is to be pointed at."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.keys = asked_keys(vocabulary)
        super().__init__(len(self.keys), 3)
        self._vocabulary = vocabulary
        self.setAccessibleName(_("What the form is asked for"))
        self.setProperty("look", "list")
        self.setHorizontalHeaderLabels([_("Answer"), _("Stands"), _("Reads in this file")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setColumnWidth(_NAME, _NAME_WIDTH)
        for column in (_PLACE, _READ):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for at, key in enumerate(self.keys):
            for column in range(3):
                self.setItem(at, column, QTableWidgetItem())
            self._said(at, _NAME).setText(answer_name(key, vocabulary))
        self.setCurrentCell(0, 0)

    @property
    def key(self) -> str:
        """The answer that is chosen."""
        return self.keys[max(self.currentRow(), 0)]

    def name(self, key: str) -> str:
        return answer_name(key, self._vocabulary)

    def show_places(self, places: Mapping[str, Place], read: Mapping[str, FormField]) -> None:
        for at, key in enumerate(self.keys):
            place = places.get(key)
            where = place_sentence(place) if place is not None else ""
            said = self._read_words(key, read[key]) if key in read else ""
            self._said(at, _PLACE).setText(where)
            self._said(at, _READ).setText(said)
            for column, words in ((_PLACE, where), (_READ, said)):
                self._said(at, column).setToolTip(words)
            told = ", ".join(filter(None, (self.name(key), where or _("not pointed at"), said)))
            self._said(at, _NAME).setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def go_on(self, places: Mapping[str, Place]) -> None:
        """To the next answer that has no place yet; it stays where all have one."""
        after = range(self.currentRow() + 1, len(self.keys))
        at = next((each for each in after if self.keys[each] not in places), None)
        if at is not None:
            self.setCurrentCell(at, 0)

    def _said(self, at: int, column: int) -> QTableWidgetItem:
        item = self.item(at, column)
        assert item is not None
        return item

    def _read_words(self, key: str, answer: FormField) -> str:
        if not key.startswith(LIGHT):
            return " ".join(answer.text.split()) or _("(empty)")
        reading = read_lamp(answer.text, answer.fill)
        if reading.empty:
            unread = _("“{text}” is no colour").format(text=answer.text)
            return unread if answer.text else _("(empty)")
        lamp = Lamp(reading.colour, reading.no_light)
        return value_words(Target.OVERALL, lamp, self._vocabulary)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.cleared.emit(self.key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)
