"""The field for case texts: paragraphs, bold and lists, and nothing else, whatever is pasted.

Ctrl+B makes bold. A line that begins with "- " or "1. " becomes a point of a list; Enter on an
empty point ends the list.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.case_text import Block, BlockKind, Run, blocks, case_text
from portfolio_desktop.domain.pasted_text import from_html, from_plain
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.ui.controls import heading
from portfolio_desktop.ui.tokens import SPACE_XS
from portfolio_desktop.ui.writing_field import WritingField

_LINE_BREAK = "\u2028"
"""How a document keeps a break within a paragraph."""
_STYLES = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBER: QTextListFormat.Style.ListDecimal,
}
_BEGINNINGS = {"-": BlockKind.BULLET, "*": BlockKind.BULLET, "1.": BlockKind.NUMBER}
"""What makes a paragraph a point, once a space is written after it."""
_BETWEEN, _POINTS_BETWEEN = 6, 2
"""Room under a paragraph and under a point, in px."""


class CaseTextBox(WritingField):
    """Holds a case text; `form_changed` where the cursor came among other words, or went."""

    form_changed = Signal()

    def __init__(self, name: str, *, rows: int = 4, grows_to: int = 14) -> None:
        super().__init__(name, rows=rows, grows_to=grows_to)
        self.cursorPositionChanged.connect(self.form_changed)

    def words_in_document(self) -> str:
        return case_text(self.read_blocks())

    def fill_document(self, words: str) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        write_blocks(cursor, blocks(words))

    def read_blocks(self) -> tuple[Block, ...]:
        """What the document says, block by block."""
        found: list[Block] = []
        block = self.document().begin()
        while block.isValid():
            found.append(Block(_kind_of(block.textList()), _runs_of(block)))
            block = block.next()
        return tuple(found)

    @property
    def is_bold(self) -> bool:
        return self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold

    @property
    def kind(self) -> BlockKind:
        """What the paragraph with the cursor is."""
        return _kind_of(self.textCursor().currentList())

    def turn_bold(self) -> None:
        """Make the chosen words bold, or light again; without any, those that are written next."""
        if self.isReadOnly():
            return
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Normal if self.is_bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)
        self.form_changed.emit()

    def turn_list(self, kind: BlockKind) -> None:
        """Make the chosen paragraphs points of such a list, or paragraphs again."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if self.kind is kind:
            leave_list(cursor)
        else:
            cursor.createList(_STYLES[kind])
        self.form_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.form_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.form_changed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_bold_key(event):
            event.accept()  # else the window would take the key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_bold_key(event):
            self.turn_bold()
        elif self._ends_list(event):
            leave_list(self.textCursor())
        elif event.text() == " " and self._begins_list():
            return
        else:
            super().keyPressEvent(event)

    def insert_content(self, source: QMimeData) -> None:
        words = from_html(source.html()) if source.hasHtml() else ""
        words = words or from_plain(source.text())
        if words:
            insert_blocks(self.textCursor(), blocks(words))
            self.ensureCursorVisible()

    def _ends_list(self, event: QKeyEvent) -> bool:
        """Enter on an empty point, or Backspace at its beginning."""
        cursor = self.textCursor()
        if cursor.currentList() is None or cursor.hasSelection() or self.isReadOnly():
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return not cursor.block().text().strip()
        return event.key() == Qt.Key.Key_Backspace and cursor.positionInBlock() == 0

    def _begins_list(self) -> bool:
        """Whether what stands before the cursor makes the paragraph a point; then it is one."""
        cursor = self.textCursor()
        written = cursor.block().text()[: cursor.positionInBlock()]
        kind = _BEGINNINGS.get(written)
        if kind is None or cursor.currentList() is not None or self.isReadOnly():
            return False
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.createList(_STYLES[kind])
        cursor.endEditBlock()
        return True


class CaseTextField(QWidget):
    """A case text under its caption, with the few buttons that shape it."""

    def __init__(self, caption: str, *, name: str = "", rows: int = 4, grows_to: int = 14) -> None:
        """`name` is read aloud where the caption says too little."""
        super().__init__()
        name = name or caption
        self.box = CaseTextBox(name, rows=rows, grows_to=grows_to)
        self.setFocusProxy(self.box)
        bold = pgettext("case text", "B"), _("Bold (Ctrl+B)")
        self._bold = _shaping(*bold, name)
        self._bullet = _shaping("•", _("List with bullets"), name)
        self._number = _shaping("1.", _("Numbered list"), name)
        font = self._bold.font()
        font.setBold(True)
        self._bold.setFont(font)
        head = QHBoxLayout()
        head.setSpacing(2)
        named = heading(caption)
        named.setBuddy(self.box)
        head.addWidget(named)
        head.addStretch(1)
        for each in (self._bold, self._bullet, self._number):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self.box)
        self._bold.clicked.connect(self.box.turn_bold)
        self._bullet.clicked.connect(lambda: self.box.turn_list(BlockKind.BULLET))
        self._number.clicked.connect(lambda: self.box.turn_list(BlockKind.NUMBER))
        self.box.form_changed.connect(self._show_form)

    def set_read_only(self, on: bool) -> None:
        self.box.setReadOnly(on)
        for each in (self._bold, self._bullet, self._number):
            each.setEnabled(not on)

    def _show_form(self) -> None:
        """What the words at the cursor are, while the cursor is here."""
        here = self.box.hasFocus()
        self._bold.setChecked(here and self.box.is_bold)
        self._bullet.setChecked(here and self.box.kind is BlockKind.BULLET)
        self._number.setChecked(here and self.box.kind is BlockKind.NUMBER)


def write_blocks(cursor: QTextCursor, of: Iterable[Block]) -> None:
    """Write blocks from an empty paragraph on."""
    current: QTextList | None = None
    for place, block in enumerate(of):
        if place:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        current = _put_in_list(cursor, block.kind, current)
        _write_runs(cursor, block.runs)


def insert_blocks(cursor: QTextCursor, of: tuple[Block, ...]) -> None:
    """Write blocks where the cursor stands, in one step of the field's undo.

    The first goes on with the paragraph that is there, unless it is a point of a list.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    current: QTextList | None = cursor.currentList()
    for place, block in enumerate(of):
        stands_alone = block.kind is not BlockKind.PARAGRAPH and cursor.positionInBlock()
        if place or stands_alone:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            current = None if not place else current
        if place or block.kind is not BlockKind.PARAGRAPH:
            current = _put_in_list(cursor, block.kind, current)
        _write_runs(cursor, block.runs)
    cursor.endEditBlock()


def leave_list(cursor: QTextCursor) -> None:
    """Make the paragraph with the cursor no point of a list."""
    listed = cursor.currentList()
    if listed is None:
        return
    cursor.beginEditBlock()
    listed.remove(cursor.block())
    form = cursor.blockFormat()
    form.setIndent(0)
    form.setBottomMargin(_BETWEEN)
    cursor.setBlockFormat(form)
    cursor.endEditBlock()


def _put_in_list(
    cursor: QTextCursor, kind: BlockKind, current: QTextList | None
) -> QTextList | None:
    """Let the paragraph be a point of the list that goes on, or of a new one."""
    form = cursor.blockFormat()
    form.setBottomMargin(_BETWEEN if kind is BlockKind.PARAGRAPH else _POINTS_BETWEEN)
    if kind is BlockKind.PARAGRAPH:
        form.setIndent(0)
        cursor.setBlockFormat(form)
        return None
    cursor.setBlockFormat(form)
    if current is not None and _kind_of(current) is kind:
        current.add(cursor.block())
        return current
    return cursor.createList(_STYLES[kind])


def _write_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    for run in runs:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
        cursor.insertText(run.text.replace("\n", _LINE_BREAK), form)


def _runs_of(block: QTextBlock) -> tuple[Run, ...]:
    runs: list[Run] = []
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        bold = fragment.charFormat().fontWeight() >= QFont.Weight.DemiBold
        runs.append(Run(fragment.text().replace(_LINE_BREAK, "\n"), bold))
        parts += 1
    return tuple(runs)


def _kind_of(listed: QTextList | None) -> BlockKind:
    if listed is None:
        return BlockKind.PARAGRAPH
    decimal = listed.format().style() is QTextListFormat.Style.ListDecimal
    return BlockKind.NUMBER if decimal else BlockKind.BULLET


def _is_bold_key(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_B
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


def _shaping(text: str, what: str, field: str) -> QToolButton:
    """A small button that shapes the words of one field, and never takes the cursor from them."""
    made = QToolButton()
    made.setText(text)
    made.setToolTip(what)
    made.setAccessibleName(_("{what}, {field}").format(what=what, field=field))
    made.setCheckable(True)
    made.setProperty("look", "shape")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
