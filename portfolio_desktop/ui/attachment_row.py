"""One kept file in its list: its name, which opens it, and what else can be done with it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from portfolio_desktop.domain.board_choices import DocumentKind
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.attachment_list import AttachmentRow
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.ui.controls import TextLine, button, tool_button
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import capital


class Wish(StrEnum):
    """What can be asked for of a kept file."""

    OPEN = "open"
    SAVE = "save"
    RENAME = "rename"
    UP = "up"
    DOWN = "down"
    CLOSE = "close"
    REMOVE = "remove"


_KEYS: dict[tuple[int, Qt.KeyboardModifier], Wish] = {
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): Wish.RENAME,
    (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier): Wish.CLOSE,
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): Wish.REMOVE,
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): Wish.UP,
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): Wish.DOWN,
}


class AttachmentLine(QWidget):
    """Shows one row. `wished` tells what is asked for, `kind_chosen` which document it is to be and
    `renamed` what it is to be called. Without `editable` it can be opened and saved only."""

    wished = Signal(str, str)
    kind_chosen = Signal(str, object)
    renamed = Signal(str, str)

    def __init__(self, row: AttachmentRow, *, editable: bool, kinds: bool) -> None:
        super().__init__()
        self._row = row
        self._editable = editable
        self._kinds = kinds
        self.opener = button("", look="link", name=row.name)
        self.opener.setMinimumWidth(1)
        opens = _("Opens a copy; the file that is kept stays as it is")
        self.opener.setToolTip(f"{row.name}\n{opens}")
        self.opener.clicked.connect(lambda: self._wish(Wish.OPEN))
        self.name = TextLine(_("Name of {file}").format(file=row.name), row.name)
        self.name.hide()
        self.name.committed.connect(self._rename)
        self.name.editingFinished.connect(self._show_name)
        self.more = tool_button(
            "⋯", name=_("More about {file}").format(file=row.name), look="quiet"
        )
        self.more.setToolTip(self.more.accessibleName())
        self.more.setMenu(self._menu())
        for part in (self.opener, self.more):
            part.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.name)
        words.addWidget(wrapped(self._row.details, "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addLayout(words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long name gives way in its middle: how it begins and what it is stay to be read."""
        super().resizeEvent(event)
        room = self.width() - self.more.sizeHint().width() - SPACE_S
        metrics = self.opener.fontMetrics()
        shown = metrics.elidedText(self._row.name, Qt.TextElideMode.ElideMiddle, room)
        self.opener.setText(shown.replace("&", "&&"))

    @property
    def attachment(self) -> str:
        return self._row.id

    def _menu(self) -> QMenu:
        menu = QMenu(self.more)
        self._entry(menu, _("Open a copy"), Wish.OPEN)
        self._entry(menu, _("Save a copy as…"), Wish.SAVE)
        if not self._editable:
            return menu
        menu.addSeparator()
        self._entry(menu, _("Rename"), Wish.RENAME, "F2")
        if self._kinds:
            menu.addMenu(self._kind_menu(menu))
        self._entry(menu, _("Move up"), Wish.UP, "Alt+Up")
        self._entry(menu, _("Move down"), Wish.DOWN, "Alt+Down")
        self._entry(menu, _("Keep out of the open edition…"), Wish.CLOSE, "F3")
        menu.addSeparator()
        self._entry(menu, _("Remove"), Wish.REMOVE, "Del")
        return menu

    def _entry(self, menu: QMenu, words: str, wish: Wish, keys: str = "") -> None:
        """The keys are only shown: the line itself listens to them."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        entry = menu.addAction(f"{words}\t{shown}" if keys else words)
        entry.triggered.connect(lambda _checked=False: self._wish(wish))

    def _kind_menu(self, menu: QMenu) -> QMenu:
        below = QMenu(_("Document"), menu)
        for kind in DocumentKind:
            entry: QAction = below.addAction(capital(board_word(kind)))
            entry.setCheckable(True)
            entry.setChecked(kind is self._row.kind)
            entry.triggered.connect(
                lambda _checked=False, chosen=kind: self.kind_chosen.emit(self._row.id, chosen)
            )
        return below

    def _wish(self, wish: Wish) -> None:
        if wish is Wish.RENAME:
            self._begin_renaming()
        else:
            self.wished.emit(self._row.id, wish.value)

    def _begin_renaming(self) -> None:
        self.opener.hide()
        self.name.show()
        self.name.setFocus()
        stem, _dot, _ending = self._row.name.rpartition(".")
        self.name.setSelection(0, len(stem))

    def _rename(self, name: str) -> None:
        self.renamed.emit(self._row.id, name)

    def _show_name(self) -> None:
        self.name.hide()
        self.opener.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line, wherever in it the cursor is; a button would go on by arrows."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            wish = _KEYS.get((event.key(), event.modifiers()))
            if wish is not None and self._editable:
                self._wish(wish)
                return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.globalPos())

    def show_menu(self, place: QPoint) -> None:
        self.more.menu().popup(place)
