"""The item of an agenda that is marked: its particulars, texts and recommendation, saved as
written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.meetings import Item, ItemKind, ItemStage
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda import AgendaRow
from portfolio_desktop.services.attachments import Owner, OwnerField
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.items import ItemDraft, item_draft
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label, labelled, set_look, tick
from portfolio_desktop.ui.pages.item_texts import ItemTexts
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital


class ItemEditor(QWidget):
    """`edited(ItemDraft)` asks for particulars to be saved, `stage_chosen(ItemStage)` for a stage,
    `project_named(number)` for the project it is about, `written(part, words, goes_on)` for a text;
    `verb_wished(id)` for a verb of the window;
    `writing_changed(bool)` says whether words wait to be saved, and `left` that the writer is done.
    """

    edited = Signal(object)
    stage_chosen = Signal(object)
    written = Signal(str, str, bool)
    project_named = Signal(str)
    verb_wished = Signal(str)
    writing_changed = Signal(bool)
    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._draft = ItemDraft()
        self._project = ""
        self._told_writing = False
        self._asked: TextLine | None = None
        self._number = label("", "title")
        self.lines = {
            "title": TextLine(_("Title of the item")),
            "case_number": TextLine(_("Case no. of the item")),
            "owner": TextLine(_("Owner of the item")),
            "presenter": TextLine(_("Presenter of the item")),
            "guests": TextLine(_("Guests at the item")),
            "minutes": TextLine(_("Minutes for the item")),
            "closed_reason": TextLine(_("Why the item is closed")),
            "open_heading": TextLine(_("Open heading of the item")),
        }
        self.kind = _choice(_("Type of the item"), ItemKind)
        self.stage = _choice(_("Stage of the item"), ItemStage)
        self.late = tick(_("Late papers"))
        self.closed = tick(_("Closed item"))
        self.texts = ItemTexts()
        self.project = TextLine(_("Project no. of the item"))
        self.attachments = AttachmentList(context, None, kinds=False)
        self._move = button(_("Move to another meeting…"), look="link")
        self._remove = button(_("Remove the item…"), look="link")
        self._closing = QWidget()
        self._lay_out()
        self.attachments.take_from(self)
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._number)
        head.addWidget(self.lines["title"], 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE_L)
        for each in (self.late, self.closed):
            verbs.addWidget(each)
        verbs.addStretch(1)
        for made in (self._move, self._remove):
            verbs.addWidget(made)
        closing = QHBoxLayout(self._closing)
        closing.setContentsMargins(0, 0, 0, 0)
        closing.setSpacing(SPACE_M)
        why = QVBoxLayout()
        why.setSpacing(SPACE_S)
        why.addWidget(labelled(pgettext("item", "Why it is closed"), self.lines["closed_reason"]))
        why.addWidget(label(_("The reason is printed in the open edition."), "caption", wrap=True))
        closing.addLayout(why, 1)
        closing.addWidget(
            labelled(_("Open heading"), self.lines["open_heading"]),
            1,
            Qt.AlignmentFlag.AlignTop,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        whole.setSpacing(SPACE_M)
        whole.addLayout(head)
        whole.addLayout(self._particulars())
        whole.addLayout(verbs)
        whole.addWidget(self._closing)
        whole.addWidget(self.texts)
        whole.addWidget(self.attachments)
        whole.addStretch(1)

    def _particulars(self) -> QGridLayout:
        lines = self.lines
        fields = (
            (_("Type"), self.kind),
            (_("Stage"), self.stage),
            (pgettext("item", "Owner"), lines["owner"]),
            (_("Minutes"), lines["minutes"]),
            (_("Case no."), lines["case_number"]),
            (_("Project no."), self.project),
            (_("Presenter"), lines["presenter"]),
            (_("Guests"), lines["guests"]),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        for place, (caption, field) in enumerate(fields):
            grid.addWidget(labelled(caption, field), place // 4, place % 4)
            grid.setColumnStretch(place % 4, 1)
        return grid

    def _connect(self) -> None:
        for name, field in self.lines.items():
            field.committed.connect(lambda words, part=name: self._edit(part, words))
            field.textChanged.connect(lambda _text, line=field: set_look(line, ""))
            for change in (field.committed, field.textChanged):
                change.connect(lambda _text: self._tell_writing())
        self.kind.activated.connect(lambda _at: self._edit("kind", self.kind.currentData()))
        self.stage.activated.connect(lambda _at: self.stage_chosen.emit(self.stage.currentData()))
        self.late.clicked.connect(lambda on: self._edit("late", on))
        self.closed.clicked.connect(self._turn_closed)
        self.project.committed.connect(self._name_project)
        self.project.textChanged.connect(lambda _text: set_look(self.project, ""))
        self.texts.written.connect(self.written)
        self.texts.unsaved_changed.connect(self._tell_writing)
        self._move.clicked.connect(lambda: self.verb_wished.emit("move_item_on"))
        self._remove.clicked.connect(lambda: self.verb_wished.emit("remove_item"))

    def show_item(
        self, row: AgendaRow, item: Item, points: str, *, editable: bool, afresh: bool
    ) -> None:
        """Show what is saved now; `points` are those of the recommendation, a line each. `afresh`
        where it is another item."""
        self._project = row.project
        self._draft = draft = item_draft(item)
        self._number.setText(f"{row.number}.")
        for name, field in self.lines.items():
            field.setReadOnly(not editable)
            field.show_text(str(getattr(draft, name)), afresh=afresh)
        self.project.setReadOnly(not editable)
        self.project.show_text(row.project, afresh=afresh)
        self.attachments.show_owner(Owner(OwnerField.ITEM, item.id), locked=not editable)
        self.kind.setCurrentIndex(self.kind.findData(item.kind))
        self.stage.setCurrentIndex(self.stage.findData(item.stage))
        self.late.setChecked(draft.late)
        self.closed.setChecked(draft.closed)
        self._closing.setVisible(draft.closed)
        for choice in (self.kind, self.stage, self.late, self.closed, self._move, self._remove):
            choice.setEnabled(editable)
        self.texts.show_item(item, points, editable=editable, afresh=afresh)

    def named(self, part: str) -> str:
        """A text as people know it: "Resumé, punkt 4."."""
        return f"{self.texts.named(part)}, {self._number.text()}"

    def commit(self) -> None:
        """Save what is being written now, such as before another item is shown."""
        for field in self.lines.values():
            field.commit()
        self.project.commit()
        self.texts.save()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again; the line that was
        refused is marked until it is written in."""
        if self._asked is not None:
            set_look(self._asked, "fault")
        for name, field in self.lines.items():
            field.expect_saved(str(getattr(self._draft, name)))
        self.project.expect_saved(self._project)
        self.texts.keep_writing()
        self._tell_writing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _edit(self, part: str, value: object) -> None:
        """The particulars as they are saved, with this one as it is now."""
        change: dict[str, Any] = {part: value}
        self._draft = replace(self._draft, **change)
        self._asked = self.lines.get(part)
        self.edited.emit(self._draft)
        self._asked = None

    def _name_project(self, number: str) -> None:
        self._asked = self.project
        self.project_named.emit(number)
        self._asked = None

    def _turn_closed(self, on: bool) -> None:
        self._closing.setVisible(on)
        self._edit("closed", on)
        if on:
            self.lines["closed_reason"].setFocus()

    def _tell_writing(self) -> None:
        writing = self.texts.unsaved or any(line.unsaved for line in self.lines.values())
        if writing != self._told_writing:
            self._told_writing = writing
            self.writing_changed.emit(writing)


def _choice(name: str, kind: type[ItemKind] | type[ItemStage]) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    for each in kind:
        made.addItem(capital(board_word(each)), each)
    return made
