"""A page with a list of the register's own words: to name, order, and take in and out of use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.own_words import OwnWord
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.controls import TextLine, button, frame, label, labelled
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper, SettingsPage
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

Word = TypeVar("Word", bound=OwnWord)

_SIDE = 268
SHORT = 76


@dataclass(frozen=True, slots=True)
class WordField(Generic[Word]):
    """One field of a word. `name` is what refusals call it; a short one stands beside the one
    before it."""

    name: str
    title: str
    read: Callable[[Word], str]
    write: Callable[[RegisterFile, str, str], Change]
    short: bool = False


@dataclass(frozen=True, slots=True)
class WordKind(Generic[Word]):
    """What a list holds, how it is told, and what can be done with one word by its key."""

    title: str
    advice: str
    fields: tuple[WordField[Word], ...]
    columns: tuple[RecordColumn[Word], ...]
    all: Callable[[Reader], tuple[Word, ...]]
    name: Callable[[Word], str]
    move: Callable[[RegisterFile, str, int], Change]
    retire: Callable[[RegisterFile, str], Change]
    restore: Callable[[RegisterFile, str], Change]


class WordsPage(SettingsPage, Generic[Word]):
    """The list, beside it the fields of the marked word, and room below for adding one."""

    def __init__(self, keeper: SettingsKeeper, kind: WordKind[Word]) -> None:
        super().__init__(keeper)
        self._kind = kind
        self._key = ""
        use: RecordColumn[Word] = RecordColumn("", _use_words, 100)
        columns = (*kind.columns, use)
        self._model: RecordModel[Word] = RecordModel(columns, self)
        self.table = RecordTable(kind.title, self._model)
        self.table.lay_out(tuple(column.width for column in columns))
        self._heading = label("", "strong", wrap=True)
        self._fields = {field.name: self._field(field) for field in kind.fields}
        self._up = self._verb(_("Move up"), "Alt+Up", partial(self._move, -1))
        self._down = self._verb(_("Move down"), "Alt+Down", partial(self._move, 1))
        self._switch = button("")
        self._switch.clicked.connect(lambda _checked=False: self._switch_use())
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(lambda: self.choose(self._key))
        self.below = QVBoxLayout()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._mark())

    def show_saved(self) -> None:
        """The words in use in their order, then the others; the marked one stays marked."""
        words = self._kind.all(self.keeper.context.reader)
        shown = tuple(sorted(words, key=lambda word: not word.active))
        if shown != self._model.records:
            self._model.set_records(shown)
        self.choose(self._key)
        self._show_marked()

    def unsaved(self) -> object:
        return self._refused()

    def choose_last_in_use(self) -> None:
        """Mark what was added last."""
        used = [word.key for word in self._model.records if word.active]
        self.choose(used[-1] if used else "")

    def choose(self, key: str) -> None:
        """Mark the word of that key, else the first one."""
        keys = [word.key for word in self._model.records]
        if not keys:
            return
        place = keys.index(key) if key in keys else 0
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self._model.index(place, 0), flags.ClearAndSelect | flags.Rows
        )

    def _refused(self) -> dict[str, str]:
        """What is typed in the fields and not saved, since leaving one saves or refuses it."""
        word = self._word
        if word is None:
            return {}
        written = {field.name: self._fields[field.name].text() for field in self._kind.fields}
        kept = {field.name: field.read(word) for field in self._kind.fields}
        return {name: text for name, text in written.items() if text != kept[name]}

    @property
    def _word(self) -> Word | None:
        """The marked word, as it is saved."""
        return next((word for word in self._model.records if word.key == self._key), None)

    def _field(self, field: WordField[Word]) -> TextLine:
        made = self.text_line(field.title)
        made.committed.connect(lambda text: self._save(field, text))
        if field.short:
            made.setFixedWidth(SHORT)
        return made

    def _verb(self, words: str, keys: str, verb: Callable[[], None]) -> QPushButton:
        made = button(words)
        shortcut = QShortcut(QKeySequence(keys), self, made.click)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
        made.clicked.connect(lambda _checked=False: verb())
        return made

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(SPACE_L)
        across.addWidget(self.table, 1)
        across.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(label(self._kind.advice, "caption", wrap=True))
        column.addLayout(across, 1)
        column.addLayout(self.below)

    def _side(self) -> QWidget:
        box = frame("aside")
        box.setFixedWidth(_SIDE)
        column = QVBoxLayout(box)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_M)
        grid.setColumnStretch(0, 1)
        row = -1
        for field in self._kind.fields:
            row += not field.short
            caption = pgettext("dimension", "Letter") if field.short else field.title
            grid.addWidget(labelled(caption, self._fields[field.name]), row, int(field.short))
        column.addLayout(grid)
        column.addStretch(1)
        moves = QHBoxLayout()
        moves.setSpacing(SPACE_S)
        moves.addWidget(self._up, 1)
        moves.addWidget(self._down, 1)
        column.addLayout(moves)
        column.addWidget(self._switch)
        return box

    def _mark(self) -> None:
        place = self.table.marked()
        if place is None or self._model.records[place].key == self._key:
            return
        if self._refused():
            self._back.start()  # when the press on the other row is over
            return
        self._key = self._model.records[place].key
        self._show_marked()

    def _show_marked(self) -> None:
        word = self._word
        if word is None:
            return
        self._heading.setText(self._kind.name(word))
        for field in self._kind.fields:
            self._fields[field.name].show_text(field.read(word))
        used = [each.key for each in self._model.records if each.active]
        self._up.setEnabled(word.key in used[1:])
        self._down.setEnabled(word.key in used[:-1])
        self._switch.setText(_("Take out of use") if word.active else _("Take into use again"))
        self._switch.setAccessibleName(self._switch.text())

    def _save(self, field: WordField[Word], text: str) -> None:
        word, register, line = self._word, self.keeper.context.register, self._fields[field.name]
        if word is None:
            return
        done = self.keeper.carry_out(lambda: field.write(register, word.key, text), self._fields)
        if done is None:
            line.expect_saved(field.read(word))
        else:
            self._show_marked()

    def _move(self, step: int) -> None:
        register, key = self.keeper.context.register, self._key
        if not self._refused():
            self.keeper.carry_out(lambda: self._kind.move(register, key, step), {})

    def _switch_use(self) -> None:
        word, register = self._word, self.keeper.context.register
        if word is not None and not self._refused():
            verb = self._kind.retire if word.active else self._kind.restore
            self.keeper.carry_out(lambda: verb(register, word.key), self._fields)


def _use_words(word: OwnWord) -> str:
    return "" if word.active else pgettext("list", "out of use")
