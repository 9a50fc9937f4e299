"""What the dialogs share: head, body, foot with buttons, and a line for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.words import listed
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, label, set_look
from portfolio_desktop.ui.dialogs.discarding import may_discard
from portfolio_desktop.ui.screen_room import ScrollRoom, fit_dialog, keep_on_screen
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS


class FramedDialog(QDialog):
    """A dialog with a title and a caption in its head, a body, and buttons in its foot.

    While it is open, what services refuse is told inside it, at the field it concerns: fields are
    registered with `name_field`. It gets a red edge, and the words stand in the foot, between the
    buttons, so that no field moves; both go when a registered field is edited. Of several faults
    that are told at once, that of the edited field goes.
    """

    def __init__(self, context: WindowContext, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self._fields: dict[str, QWidget] = {}
        self._called: dict[str, str] = {}
        self._faults: dict[str, Message] = {}
        self._typed: Callable[[], object] | None = None
        self._untouched: object = None
        self._chief: QPushButton | None = None
        self._title = label(title, "title")
        self._caption = label("", "caption", wrap=True)
        self._fault = frame("fault")
        self._fault_text = label("", wrap=True)
        self._fault_text.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._press_chief)
        context.told.connect(self.show_fault)

    def _lay_out(self) -> None:
        head = frame("bar")
        above = QHBoxLayout(head)
        above.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        above.setSpacing(SPACE_M)
        above.addWidget(self._title)
        above.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(self._fault)
        inside.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        inside.addWidget(self._fault_text)
        kept = self._fault.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._fault.setSizePolicy(kept)
        self._fault.hide()
        middle = frame("panel")
        self.body.setSpacing(SPACE_M)
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        rows.setSpacing(SPACE_M)
        rows.addLayout(self.body, 1)
        below = frame("foot")
        self.foot.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
        self.foot.setSpacing(SPACE_S)
        below.setLayout(self.foot)
        two_lines = 2 * self.fontMetrics().lineSpacing() + 2 * SPACE_XS
        below.setMinimumHeight(two_lines + 2 * SPACE_M + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        self._room = ScrollRoom(middle)
        column.addWidget(self._room, 1)
        column.addWidget(below)

    def show_head(self, title: str, caption: str = "") -> None:
        self._title.setText(title)
        self._caption.setText(caption)

    def show_foot(self, left: tuple[QPushButton, ...], right: tuple[QPushButton, ...]) -> None:
        """Buttons in the foot; the last on the right is what Enter presses, and Ctrl+Enter also
        while one writes.
        """
        for made in left:
            self.foot.addWidget(made)
        self.foot.addWidget(self._fault, 1)
        for made in right:
            self.foot.addWidget(made)
        right[-1].setDefault(True)
        self._chief = right[-1]

    def show_verb(self, words: str, verb: Callable[[], object]) -> QPushButton:
        """The foot of a dialog that does one thing: Cancel, and the button that does it."""
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        done = button(words, look="primary")
        done.clicked.connect(verb)
        self.show_foot((), (cancel, done))
        return done

    def name_field(self, name: str, field: QWidget, called: str = "") -> None:
        """`called` is what it is told as among several faults, its accessible name unless given."""
        self._fields[name] = field
        self._called[name] = called
        match field:
            case QLineEdit() | QPlainTextEdit() | QTextEdit():
                field.textChanged.connect(lambda: self.mend_fault(name))
            case QComboBox():
                field.currentIndexChanged.connect(lambda: self.mend_fault(name))

    def forget_field(self, name: str) -> None:
        """The field is about to be taken away."""
        self._fields.pop(name)
        if name in self._faults:
            self.clear_fault()

    def close_with(self, verb: Callable[[], Change]) -> None:
        """Do it, and close where it was not refused."""
        self.clear_fault()
        change = self.context.perform(verb)
        if change is None:
            return
        if change.edit is not None:
            self.context.note_done()
        self.accept()

    def guard_typed(self, typed: Callable[[], object]) -> None:
        """From now on closing asks once before it throws away what makes `typed()` differ."""
        self._typed, self._untouched = typed, typed()

    def gives_up_typed(self) -> bool:
        """Whether nothing has been typed, or the user, being asked, lets it go."""
        return self._typed is None or self._typed() == self._untouched or may_discard(self)

    def discard(self) -> None:
        """Close without asking: the button that was pressed says so."""
        self._typed = None
        self.reject()

    def reject(self) -> None:
        if self.gives_up_typed():
            super().reject()

    def show_fault(self, message: Message) -> None:
        """Tell what was refused; the cursor goes to the field it is about.

        A dialog that stands above this one tells it itself.
        """
        if any(above.isVisible() for above in self.findChildren(FramedDialog)):
            return
        self.clear_fault()
        self._mark_fields((message,))

    def show_faults(self, messages: Sequence[Message]) -> None:
        """Tell all that is wrong at once: each field is marked, and the cursor goes to the first of
        `messages`."""
        self.clear_fault()
        self._mark_fields(messages)

    def _mark_fields(self, messages: Sequence[Message]) -> None:
        self._faults = {message.field: message for message in messages}
        self._tell_faults()
        fields = [self._fields[name] for name in self._faults if name in self._fields]
        for message in messages:
            field = self._fields.get(message.field)
            if field is not None:
                set_look(field, "fault")
                field.setAccessibleDescription(message.text)
        if fields:
            fields[0].setFocus()
            self._room.ensureWidgetVisible(fields[0])

    def _tell_faults(self) -> None:
        """One fault in full, several by the names of their fields."""
        first, *rest = self._faults.values()
        told = first.text
        if rest:
            names = [
                self._called[name] or field.accessibleName()
                for name in self._faults
                if (field := self._fields.get(name)) is not None
            ]
            told = _("Missing or not to be read: {fields}.").format(fields=listed(names))
        self._fault_text.setText(told)
        self._fault.show()

    @property
    def fault(self) -> str:
        """What was refused last and is still told; "" for nothing."""
        return "" if self._fault.isHidden() else self._fault_text.text()

    def clear_fault(self) -> None:
        self._fault.hide()
        for name in self._faults:
            self._unmark(name)
        self._faults = {}

    def mend_fault(self, name: str) -> None:
        """This field has been edited: its fault goes, and so does one that is told alone."""
        if len(self._faults) < 2:
            self.clear_fault()
        elif self._faults.pop(name, None) is not None:
            self._unmark(name)
            self._tell_faults()

    def _unmark(self, name: str) -> None:
        field = self._fields.get(name)
        if field is not None:
            set_look(field, "")
            field.setAccessibleDescription("")

    def _press_chief(self) -> None:
        if self._chief is not None:
            self._chief.click()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            fit_dialog(self, self._room)
        super().showEvent(event)

    def make_room(self) -> None:
        """Grow, as far as the screen allows, for what came into the body of a shown dialog."""
        if self.isVisible():
            fit_dialog(self, self._room)
            keep_on_screen(self)

    def done(self, result: int) -> None:
        """Closed is gone: what is told later is not for a dialog that nobody sees.

        The keyboard goes back to what stood behind; not every desktop gives it back by itself where
        dialogs stood on dialogs.
        """
        super().done(result)
        behind = self.parentWidget()
        if behind is not None and behind.window().isVisible():
            behind.window().activateWindow()
        self.deleteLater()
