"""What the dialogs share: head, body, foot with buttons, and a line for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import frame, label
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL


class FramedDialog(QDialog):
    """A dialog with a title and a caption in its head, a body, and buttons in its foot.

    While it is open, what services refuse is told inside it, at the field it concerns: fields are
    registered with `name_field`.
    """

    def __init__(self, context: WindowContext, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self._fields: dict[str, QWidget] = {}
        self._title = label(title, "title")
        self._caption = label("", "caption", wrap=True)
        self._fault = frame("fault")
        self._fault_text = label("", wrap=True)
        self._fault_text.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._lay_out()
        context.told.connect(self.show_fault)

    def _lay_out(self) -> None:
        head = frame("bar")
        above = QHBoxLayout(head)
        above.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        above.setSpacing(SPACE_M)
        above.addWidget(self._title)
        above.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(self._fault)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.addWidget(self._fault_text)
        self._fault.hide()
        middle = frame("panel")
        self.body.setSpacing(SPACE_M)
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        rows.setSpacing(SPACE_M)
        rows.addWidget(self._fault)
        rows.addLayout(self.body, 1)
        below = frame("foot")
        self.foot.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
        self.foot.setSpacing(SPACE_S)
        below.setLayout(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(middle, 1)
        column.addWidget(below)

    def show_head(self, title: str, caption: str = "") -> None:
        self._title.setText(title)
        self._caption.setText(caption)

    def show_foot(self, left: tuple[QPushButton, ...], right: tuple[QPushButton, ...]) -> None:
        """Buttons in the foot; the last on the right is what Enter presses."""
        for made in left:
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        for made in right:
            self.foot.addWidget(made)
        right[-1].setDefault(True)

    def name_field(self, name: str, field: QWidget) -> None:
        self._fields[name] = field

    def show_fault(self, message: Message) -> None:
        """Tell what was refused; the cursor goes to the field it is about."""
        self._fault_text.setText(message.text)
        self._fault.show()
        field = self._fields.get(message.field)
        if field is not None:
            field.setFocus()

    def clear_fault(self) -> None:
        self._fault.hide()

    def done(self, result: int) -> None:
        """Closed is gone: what is told later is not for a dialog that nobody sees."""
        super().done(result)
        self.deleteLater()
