"""Getting to know a form of the organisation's own: its answers are pointed at, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.form_layout import FormLayout, LayoutError, Place
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.sheet_cells import Spot
from portfolio_desktop.services.form_layouts import remove_form_layout
from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.dialogs.form_answers import AnswerLine, FormAnswers
from portfolio_desktop.ui.dialogs.form_cells import FormCells
from portfolio_desktop.ui.dialogs.import_source import file_source, unread_message
from portfolio_desktop.ui.dialogs.import_top import ReadingPage, RefusedPage
from portfolio_desktop.ui.dialogs.import_words import shortened
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words
from portfolio_desktop.workflows.form_draft import FormDraft, FormSheet, form_sheets
from portfolio_desktop.workflows.own_form_words import (
    Understood,
    layout_sentence,
    place_sentence,
    understood,
    unplaced_words,
)
from portfolio_desktop.workflows.own_forms import (
    keep_layout,
    known_layouts,
    known_names,
)

_SIZE = (1240, 800)
_ANSWERS_WIDTH = 470
_AS_IT_IS = 0
"""The first of the ways to find a cell is that by which it is found."""


class OwnFormDialog(ReadingDialog):
    """Shows a form's cells and what the program wants to know of it; saved, the register knows the
    form from then on. Nothing else is changed.
    """

    def __init__(self, context: WindowContext, parent: QWidget, path: Path) -> None:
        super().__init__(context, parent, _("Get to know a form"))
        reader = context.reader
        dimensions = tuple(each for each in reader.dimensions() if each.active)
        self._vocabulary = Vocabulary(dimensions, reader.phases())
        self._layouts = known_layouts(reader)
        self._source = file_source(path)
        self._draft: FormDraft | None = None
        self._begun_with = 0
        self.resize(*_SIZE)
        self._make_parts()
        self._lay_out_parts()
        self._make_buttons()
        self._read()

    def _make_parts(self) -> None:
        self._name = QLineEdit(self._source.path.stem)
        self.name_field("name", self._name)
        self.which = ChoiceBox()
        self.which.addItem(_("A new form"), None)
        for layout in self._layouts:
            self.which.addItem(_("Change “{name}”").format(name=layout.name), layout)
        self.which.activated.connect(self._change_form)
        self._sheet_choice = ChoiceBox()
        self._sheet_choice.setAccessibleName(_("Sheet"))
        self._sheet_choice.activated.connect(self._use_sheet)
        self.answers = FormAnswers(self.context.theme, self._vocabulary)
        self.answers.itemSelectionChanged.connect(self._show_chosen)
        self.answers.cleared.connect(self._clear)
        self.cells = FormCells(self.context.theme)
        self.cells.pointed.connect(self._point)
        self.answers.entered.connect(self.cells.setFocus)
        self.way = ChoiceBox()
        self.way.activated.connect(self._choose_way)
        self._refused_page = RefusedPage()
        self._reading_page = ReadingPage(shortened(self._source.name))

    def _lay_out_parts(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._answers_part())
        split.addWidget(self._cells_part())
        split.setStretchFactor(1, 1)  # the form takes what room there is
        split.setSizes([_ANSWERS_WIDTH, _SIZE[0] - _ANSWERS_WIDTH])
        self._pages = QStackedWidget()
        self._mapping = split
        for page in (self._reading_page, split, self._refused_page):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)

    def _answers_part(self) -> QWidget:
        names = QHBoxLayout()
        names.setSpacing(SPACE_M)
        self._which_part = labelled(_("Form"), self.which)
        self._which_part.setVisible(bool(self._layouts))
        names.addWidget(self._which_part, 1)
        names.addWidget(labelled(_("Name of the form"), self._name), 1)
        below = QHBoxLayout()
        below.setSpacing(SPACE_M)
        self._way_part = labelled(_("How the cell is found in other files"), self.way)
        kept = self._way_part.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._way_part.setSizePolicy(kept)
        self._unread = button(_("Do not read it"), look="quiet")
        self._unread.clicked.connect(lambda: self._clear(self.answers.key))
        below.addWidget(self._way_part, 1)
        below.addWidget(self._unread, 0, Qt.AlignmentFlag.AlignBottom)
        return _column((names, self.answers, below), right=SPACE_M)

    def _cells_part(self) -> QWidget:
        self._hint = label("", "strong")
        how = _("Click the cell or its heading. With the keyboard: Enter, arrows, Enter.")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._hint)
        words.addWidget(label(how, "caption", wrap=True))
        above = QHBoxLayout()
        above.addLayout(words, 1)
        above.addWidget(self._sheet_choice, 0, Qt.AlignmentFlag.AlignBottom)
        return _column((above, self.cells), left=SPACE_M)

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
        source, stop, dimensions = self._source, self._stop, self._vocabulary.dimensions
        self._run(
            lambda _progress: form_sheets(source.read(stop), dimensions),
            self._show_read,
            self._show_unread,
        )

    def _show_unread(self, error: BaseException) -> None:
        self._refuse(unread_message(self._source, error))

    def _refuse(self, message: Message) -> None:
        self._refused_page.show_message(message, tables=False)
        self._pages.setCurrentWidget(self._refused_page)

    def _show_read(self, sheets: tuple[FormSheet, ...]) -> None:
        if not sheets:
            self._refuse(_no_form_message())
            return
        self._draft = FormDraft(sheets, known_names(self.context.register))
        for number, each in enumerate(sheets, start=1):
            self._sheet_choice.addItem(each.sheet.name or str(number))
        self._sheet_choice.setVisible(len(sheets) > 1)
        known = self._draft.known_as(self._layouts)
        if known is not None:
            self.which.setCurrentIndex(1 + self._layouts.index(known))
        self._pages.setCurrentWidget(self._mapping)
        self._save.setEnabled(self.context.writable)
        self._begin()
        self.answers.setFocus()

    def _typed_so_far(self) -> object:
        """What is only proposed is not the user's work."""
        draft = self._draft
        return self._name.text(), dict(draft.places) if draft and draft.pointed else {}

    @property
    def _known(self) -> FormLayout | None:
        """The known form that is changed; None for a new one."""
        layout: FormLayout | None = self.which.currentData()
        return layout

    def _change_form(self, chosen: int) -> None:
        """Begin again with the form that is chosen; what was done for another is not thrown away
        unasked.
        """
        if chosen == self._begun_with:
            return
        if self.gives_up_typed():
            self._begin()
        else:
            self.which.setCurrentIndex(self._begun_with)

    def _begin(self) -> None:
        """With the known form that is chosen, or anew."""
        draft, known = self._draft, self._known
        self._begun_with = self.which.currentIndex()
        if draft is None:
            return
        if known is None:
            draft.begin_anew()
        else:
            draft.begin_with(known)
        self._name.setText(self._source.path.stem if known is None else known.name)
        self._name.setCursorPosition(0)  # a long one is read from its beginning
        self._forget.setVisible(known is not None and self.context.writable)
        self._sheet_choice.setCurrentIndex(draft.chosen)
        self._show_sheet()
        self.show_head(self._head(), self._caption_words(draft))
        self.guard_typed(self._typed_so_far)

    def _head(self) -> str:
        name = shortened(self._source.name)
        return _("Get to know {name}").format(name=name)

    def _caption_words(self, draft: FormDraft) -> str:
        count = len(draft.proposed)
        if not count:
            return _("Choose an answer at the left, and click its cell in the form.")
        proposed = ngettext(
            "{count} answer is proposed by the form's headings: look it through and point at what"
            " is missing.",
            "{count} answers are proposed by the form's headings: look them through and point at"
            " what is missing.",
            count,
        )
        return proposed.format(count=count_words(count))

    def _use_sheet(self, index: int) -> None:
        draft = self._draft
        if draft is None:
            return
        draft.chosen = index
        if self._known is None and not draft.pointed:
            draft.begin_anew()
            self.show_head(self._head(), self._caption_words(draft))
        self._show_sheet()

    def _show_sheet(self) -> None:
        if self._draft is not None:
            self.cells.show_sheet(self._draft.sheet)
            self._show_places(self._draft)
            self._show_chosen()

    def _show_places(self, draft: FormDraft) -> None:
        lines = self._lines(draft)
        for key in self.answers.keys:
            left_out = AnswerLine(read=Understood(unplaced_words(key)))
            self.answers.show_line(key, lines.get(key, left_out))
        names: dict[Spot, list[str]] = {}
        for key, spot in draft.spots.items():
            if key in self.answers.keys:
                names.setdefault(spot, []).append(self.answers.name(key))
        self.cells.show_answers({spot: ", ".join(each) for spot, each in names.items()})

    def _lines(self, draft: FormDraft) -> dict[str, AnswerLine]:
        readings, proposed = draft.readings(), draft.proposed
        lines = {}
        for key, place in draft.places.items():
            cell, read = "", Understood(_("its heading is not in this file"), makes_sense=False)
            if key in readings:
                cell = readings[key].place
                read = understood(key, readings[key], draft.names, self._vocabulary)
            lines[key] = AnswerLine(place_sentence(place), cell, read, key in proposed)
        return lines

    def _point(self, row: int, column: int) -> None:
        draft, key = self._draft, self.answers.key
        if draft is None:
            return
        self.clear_fault()
        try:
            draft.point(key, (row, column))
        except LayoutError as error:
            self._tell(error)
            return
        self._show_places(draft)
        self.answers.go_on(draft.places)
        self._show_chosen()

    def _clear(self, key: str) -> None:
        if self._draft is not None:
            self.clear_fault()
            self._draft.clear(key)
            self._show_places(self._draft)
            self._show_chosen()

    def _show_chosen(self) -> None:
        """What to do for the chosen answer, and how its cell is found where it has one."""
        draft, key = self._draft, self.answers.key
        if draft is None:
            return
        self._hint.setText(_("Point at: {name}").format(name=self.answers.name(key)))
        self.way.clear()
        for way in draft.ways(key):
            self.way.addItem(place_sentence(way), way)
        spot = draft.spots.get(key)
        if spot is not None:
            self.cells.go_to(spot)
        self._way_part.setVisible(self.way.count() > 0)
        self._unread.setVisible(self.way.count() > 0)

    def _choose_way(self, index: int) -> None:
        way: Place = self.way.itemData(index)
        if self._draft is None or index == _AS_IT_IS:
            return
        self.clear_fault()
        try:
            self._draft.choose(self.answers.key, way)
        except LayoutError as error:
            self._tell(error)
        self._show_places(self._draft)
        self._show_chosen()

    def _tell(self, error: LayoutError) -> None:
        at = "name" if error.code in {"layout.name", "layout.name_taken"} else ""
        said = layout_sentence(error, self._vocabulary)
        self.show_fault(Message(error.code, said, field=at))

    def _keep(self) -> None:
        draft, known = self._draft, self._known
        if draft is None:
            return
        self.clear_fault()
        others = [each for each in self._layouts if each is not known]
        try:
            layout = draft.layout(" ".join(self._name.text().split()), others)
        except LayoutError as error:
            self._tell(error)
            if error.code == "layout.identity":
                self.answers.go_to(error.text)
            return
        register, before = self.context.register, known.name if known is not None else ""
        if self.context.perform(lambda: keep_layout(register, layout, before)) is not None:
            self.accept()

    def _forget_form(self) -> None:
        register, known = self.context.register, self._known
        if known is None:
            return
        if self.context.perform(lambda: remove_form_layout(register, known.name)) is not None:
            self.discard()


def _column(parts: Sequence[QWidget | QHBoxLayout], *, left: int = 0, right: int = 0) -> QWidget:
    """One half of the dialog: parts below each other, the widget among them taking the room."""
    half = QWidget()
    column = QVBoxLayout(half)
    column.setContentsMargins(left, 0, right, 0)
    column.setSpacing(SPACE_S)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1)
        else:
            column.addLayout(part)
    return half


def _no_form_message() -> Message:
    return Message(
        "no_form_sheet",
        _("The file has no sheet or document that can be a form."),
        _("Nothing has been changed."),
        _("A form is an Excel or Word file of at most 3,000 cells."),
    )
