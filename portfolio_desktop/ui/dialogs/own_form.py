"""Getting to know a form of the organisation's own: its answers are pointed at, one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.fit_form import fits, read_places
from portfolio_desktop.exchange.form_layout import FormLayout, LayoutError, Place, checked
from portfolio_desktop.exchange.form_pointing import (
    Spot,
    possible_places,
    spots_of,
    with_grounds,
)
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.refusals import UnreadableFile
from portfolio_desktop.exchange.tables import Sheet, Workbook
from portfolio_desktop.services.form_layouts import remove_form_layout
from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.dialogs.form_answers import FormAnswers
from portfolio_desktop.ui.dialogs.form_cells import FormCells
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.import_source import file_source, unread_message
from portfolio_desktop.ui.dialogs.import_top import ReadingPage, RefusedPage
from portfolio_desktop.ui.dialogs.import_words import shortened
from portfolio_desktop.ui.progress import Progress
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.workflows.own_form_words import layout_sentence, place_sentence
from portfolio_desktop.workflows.own_forms import keep_layout, known_layouts

_SIZE = (1240, 780)


@dataclass(slots=True)
class _Pointed:
    """What has been pointed at so far."""

    places: dict[str, Place] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)

    def forget(self, key: str) -> None:
        self.places.pop(key, None)
        self.spots.pop(key, None)


class OwnFormDialog(FramedDialog):
    """Shows a form's cells and what the program wants to know of it; saved, the register knows the
    form from then on. Nothing else is changed.
    """

    def __init__(self, context: WindowContext, parent: QWidget, path: Path) -> None:
        super().__init__(context, parent, _("Get to know a form"))
        reader = context.reader
        dimensions = tuple(each for each in reader.dimensions() if each.active)
        self._vocabulary = Vocabulary(dimensions, reader.phases())
        self._source = file_source(path)
        self._stop, self._closed = Event(), False
        self._running: Progress | None = None
        self._sheets: tuple[Sheet, ...] = ()
        self._pointed = _Pointed()
        self.resize(*_SIZE)
        self._make_parts()
        self._lay_out_parts()
        self._make_buttons()
        self._read()

    def _make_parts(self) -> None:
        self._name = QLineEdit(self._source.path.stem)
        self._name.setAccessibleName(_("Name of the form"))
        self.name_field("name", self._name)
        self._sheet_choice = QComboBox()
        self._sheet_choice.setAccessibleName(_("Sheet"))
        self._sheet_choice.currentIndexChanged.connect(self._show_sheet)
        self.answers = FormAnswers(self._vocabulary)
        self.answers.itemSelectionChanged.connect(self._show_chosen)
        self.answers.cleared.connect(self._clear)
        self.cells = FormCells(self.context.theme)
        self.cells.pointed.connect(self._point)
        self.answers.entered.connect(self.cells.setFocus)
        self.way = QComboBox()
        self.way.setAccessibleName(_("How the cell is found in other files"))
        self.way.activated.connect(self._choose_way)
        self._refused_page = RefusedPage()
        self._reading_page = ReadingPage(shortened(self._source.name))

    def _lay_out_parts(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(labelled(_("Name of the form"), self._name))
        column.addWidget(self.answers, 1)
        self._way_part = labelled(_("How the cell is found in other files"), self.way)
        column.addWidget(self._way_part)
        right = QWidget()
        cells = QVBoxLayout(right)
        cells.setContentsMargins(SPACE_M, 0, 0, 0)
        cells.setSpacing(SPACE_S)
        above = QHBoxLayout()
        self._hint = label("", "caption", wrap=True)
        above.addWidget(self._hint, 1)
        above.addWidget(self._sheet_choice)
        cells.addLayout(above)
        cells.addWidget(self.cells, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([600, 600])
        self._pages = QStackedWidget()
        self._mapping = split
        for page in (self._reading_page, split, self._refused_page):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)

    def _make_buttons(self) -> None:
        self._forget = button(_("Forget the form"), look="quiet")
        self._forget.clicked.connect(self._forget_form)
        self._forget.hide()
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self._save = button(_("Save"), look="primary")
        self._save.setEnabled(False)
        self._save.clicked.connect(self._keep)
        self.show_foot((self._forget,), (cancel, self._save))

    def _read(self) -> None:
        source, stop = self._source, self._stop
        running = self.context.runner.run(
            lambda _progress: source.read(stop), self._show_read, self._show_unread
        )
        if not running.over:
            self._running = running

    def _show_unread(self, error: BaseException) -> None:
        if self._closed:
            return
        self._running = None
        if not isinstance(error, UnreadableFile | OSError):
            raise error
        self._refuse(unread_message(self._source, error))

    def _refuse(self, message: Message) -> None:
        self._refused_page.show_message(message, tables=False)
        self._pages.setCurrentWidget(self._refused_page)

    def _show_read(self, workbook: Workbook) -> None:
        if self._closed:
            return
        self._running = None
        self._sheets = tuple(sheet for sheet in workbook.sheets if not sheet.hidden)
        if not self._sheets:
            self._refuse(_no_form_message())
            return
        self._begin_with_what_is_known()
        for number, sheet in enumerate(self._sheets, start=1):
            self._sheet_choice.addItem(sheet.name or str(number))
        self._sheet_choice.setVisible(len(self._sheets) > 1)
        self.show_head(
            _("Get to know {name}").format(name=shortened(self._source.name)),
            _("Choose an answer at the left, and click its cell in the form."),
        )
        self._pages.setCurrentWidget(self._mapping)
        self._save.setEnabled(self.context.writable)
        self._show_chosen()
        self.answers.setFocus()

    def _begin_with_what_is_known(self) -> None:
        """A form that the register knows already is shown as it is known, to be mended."""
        for sheet in self._sheets:
            for layout in known_layouts(self.context.reader):
                if fits(sheet, layout):
                    self._sheets = (sheet, *(each for each in self._sheets if each is not sheet))
                    self._pointed = _Pointed(dict(layout.places), spots_of(sheet, layout.places))
                    self._name.setText(layout.name)
                    self._forget.show()
                    return

    @property
    def _sheet(self) -> Sheet:
        return self._sheets[max(self._sheet_choice.currentIndex(), 0)]

    def _show_sheet(self) -> None:
        self.cells.show_sheet(self._sheet)
        self._show_places()

    def _show_places(self) -> None:
        pointed = self._pointed
        places = with_grounds(self._sheet, pointed.places, pointed.spots)
        self.answers.show_places(places, read_places(self._sheet, places))
        spots = spots_of(self._sheet, places)
        self.cells.show_answers({spot: self.answers.name(key) for key, spot in spots.items()})

    def _point(self, row: int, column: int) -> None:
        self.clear_fault()
        key, spot = self.answers.key, (row, column)
        self._pointed.spots[key] = spot
        self._pointed.places[key] = self._ways(key)[0]
        self._show_places()
        self.answers.go_on(self._pointed.places)
        self._show_chosen()

    def _ways(self, key: str) -> tuple[Place, ...]:
        spots = self._pointed.spots
        return possible_places(self._sheet, spots[key], frozenset(spots.values()))

    def _clear(self, key: str) -> None:
        self._pointed.forget(key)
        self._show_places()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """What to do for the chosen answer, and how its cell is found where it has one."""
        key = self.answers.key
        self._hint.setText(
            _("Click the cell with the answer: {name}").format(name=self.answers.name(key))
        )
        self.way.clear()
        place = self._pointed.places.get(key)
        if place is not None and key in self._pointed.spots:
            self.cells.go_to(self._pointed.spots[key])
            ways = tuple(dict.fromkeys((place, *self._ways(key))))
            for way in ways:
                self.way.addItem(place_sentence(way), way)
        self._way_part.setVisible(self.way.count() > 0)

    def _choose_way(self, index: int) -> None:
        self._pointed.places[self.answers.key] = self.way.itemData(index)
        self._show_places()

    def _keep(self) -> None:
        self.clear_fault()
        name = " ".join(self._name.text().split())
        places = with_grounds(self._sheet, self._pointed.places, self._pointed.spots)
        try:
            layout = checked(FormLayout(name, MappingProxyType(dict(places))))
        except LayoutError as error:
            at = "name" if error.code == "layout.name" else ""
            said = layout_sentence(error, self._vocabulary)
            self.show_fault(Message(error.code, said, field=at))
            return
        register = self.context.register
        if self.context.perform(lambda: keep_layout(register, layout)) is not None:
            self.accept()

    def _forget_form(self) -> None:
        register, name = self.context.register, self._name.text()
        if self.context.perform(lambda: remove_form_layout(register, name)) is not None:
            self.reject()

    def done(self, result: int) -> None:
        """Reading is given up when the dialog is closed."""
        self._closed = True
        self._stop.set()
        if self._running is not None:
            running, self._running = self._running, None
            running.cancel()
        super().done(result)


def _no_form_message() -> Message:
    return Message(
        "no_form_sheet",
        _("The file has no sheet or document that can be a form."),
        _("Nothing has been changed."),
        _("A form is an Excel or Word file of at most 3,000 cells."),
    )
