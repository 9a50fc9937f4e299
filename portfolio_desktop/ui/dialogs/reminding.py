"""The reminders that are about to be made as drafts, to look through first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.collection import Contact
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.tokens import SPACE_M

_LIST_WIDTH = 240


class RemindingDialog(FramedDialog):
    """Accepted when the drafts are to be made."""

    def __init__(
        self, context: WindowContext, parent: QWidget, letters: Sequence[ReminderLetter]
    ) -> None:
        super().__init__(context, parent, _("Reminder"))
        self._letters = letters
        count = ngettext("{count} letter", "{count} letters", len(letters))
        self.show_head(_("Reminder"), count.format(count=len(letters)))
        self.resize(760, 520)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Recipients"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.setSpacing(3)
        self._list.addItems([_named(letter.recipient) for letter in letters])
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(_("The letter"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        across = QHBoxLayout()
        across.setSpacing(SPACE_M)
        across.addWidget(self._list)
        across.addWidget(self._text, 1)
        self.body.addWidget(label(_explained(letters), wrap=True))
        self.body.addLayout(across, 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        make = button(_("Make drafts"), look="primary")
        make.clicked.connect(self.accept)
        self.show_foot((), (cancel, make))
        self._list.currentRowChanged.connect(self._show_letter)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _show_letter(self, place: int) -> None:
        if not 0 <= place < len(self._letters):
            return
        letter = self._letters[place]
        lines = [_("To: {names}").format(names=_addressed(letter.recipient))]
        if letter.copied_to:
            names = ", ".join(map(_addressed, letter.copied_to))
            lines.append(_("Copy: {names}").format(names=names))
        lines += [_("Subject: {words}").format(words=letter.subject), "", letter.body]
        self._text.setPlainText("\n".join(lines))


def _explained(letters: Sequence[ReminderLetter]) -> str:
    words = _(
        "The letters open as drafts in your mail program; nothing is sent before you send it. The"
        " register notes that a reminder went out today."
    )
    without = sum(not letter.recipient.mail for letter in letters)
    if not without:
        return words
    more = _("It has no address; write it in the draft.")
    if len(letters) > 1:
        more = ngettext(
            "{count} of them has no address; write it in the draft.",
            "{count} of them have no address; write it in the draft.",
            without,
        )
    return f"{words} {more.format(count=without)}"


def _named(contact: Contact) -> str:
    return contact.name or _("Nobody is named")


def _addressed(contact: Contact) -> str:
    return f"{_named(contact)} <{contact.mail}>" if contact.mail else _named(contact)
