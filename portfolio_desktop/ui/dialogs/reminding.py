"""The letters that are about to be made as drafts, to look through and to address first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.reminding import ReminderLetter, addressed
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, frame, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.field_captions import mail_caption
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S, SPACE_XS

_LIST_WIDTH = 240


@dataclass(frozen=True, slots=True)
class LetterKind:
    """What the letters are, and what the register notes of them."""

    title: str
    noted: str


def reminder_kind() -> LetterKind:
    return LetterKind(_("Reminder"), _("The register notes that a reminder went out today."))


class RemindingDialog(FramedDialog):
    """Accepted when the drafts of `sent` are to be made: the letters that have an address."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        letters: Sequence[ReminderLetter],
        kind: LetterKind | None = None,
    ) -> None:
        told = kind or reminder_kind()
        super().__init__(context, parent, told.title)
        self._letters = list(letters)
        self._noted = told.noted
        self.sent: tuple[ReminderLetter, ...] = ()
        count = ngettext("{count} letter", "{count} letters", len(letters))
        self.show_head(told.title, count.format(count=len(letters)))
        self.resize(760, 560)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Recipients"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.setSpacing(3)
        self._list.addItems([_listed(letter) for letter in letters])
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(_("The letter"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._explanation = label("", wrap=True)
        self._forms = QCheckBox(_("Attach a report form to each letter"))
        self._forms.setChecked(any(letter.form_body for letter in letters))
        if not self._forms.isChecked():
            self._forms.hide()
        self._missing = frame("hint")
        self._address = TextLine(_("Mail address"))
        self._address.setPlaceholderText(_("for instance ida.lund@region.dk"))
        self.name_field("address", self._address)
        self._lay_out_letters()
        self.show_verb(_("Make drafts"), self._make)
        self._list.currentRowChanged.connect(self._show_letter)
        self._address.textEdited.connect(self._take_address)
        self._forms.toggled.connect(lambda _on: self._show_letter(self._list.currentRow()))
        self._explain()
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _lay_out_letters(self) -> None:
        words = _(
            "The register has no mail address for the recipient. Write it here to send the letter;"
            " without one no draft is made, and nothing is noted."
        )
        inside = QVBoxLayout(self._missing)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        inside.setSpacing(SPACE_XS)
        inside.addWidget(label(words, wrap=True))
        inside.addWidget(labelled(self._address.accessibleName(), self._address))
        inside.addWidget(mail_caption(self._address))
        letter = QVBoxLayout()
        letter.setSpacing(SPACE_S)
        letter.addWidget(self._missing)
        letter.addWidget(self._text, 1)
        across = QHBoxLayout()
        across.setSpacing(SPACE_M)
        across.addWidget(self._list)
        across.addLayout(letter, 1)
        self.body.addWidget(self._explanation)
        self.body.addWidget(self._forms)
        self.body.addLayout(across, 1)

    def _show_letter(self, place: int) -> None:
        if not 0 <= place < len(self._letters):
            return
        letter = self._letters[place]
        unknown = not letter.addressed or bool(self._list.item(place).data(_WRITTEN))
        self._missing.setVisible(unknown)
        written = str(self._list.item(place).data(_WRITTEN) or "")
        self._address.show_text(written, afresh=True)
        self._show_text(letter)

    def _whole(self, letter: ReminderLetter) -> ReminderLetter:
        """The letter as it will be made."""
        return letter.with_form() if self._forms.isChecked() else letter

    def _show_text(self, drafted: ReminderLetter) -> None:
        letter = self._whole(drafted)
        lines = [_("To: {names}").format(names=_addressed(letter.recipient))]
        if letter.copied_to:
            names = ", ".join(map(_addressed, letter.copied_to))
            lines.append(_("Copy: {names}").format(names=names))
        lines.append(_("Subject: {words}").format(words=letter.subject))
        if letter.form is not None:
            lines.append(_("Attached: report form"))
        lines += ["", letter.body]
        self._text.setPlainText("\n".join(lines))

    def _take_address(self, written: str) -> None:
        """The letter has the address from the moment it is one."""
        place = self._list.currentRow()
        self._letters[place] = self._letters[place].addressed_to(written)
        item = self._list.item(place)
        item.setData(_WRITTEN, written)
        item.setText(_listed(self._letters[place]))
        self._show_text(self._letters[place])
        self._explain()

    def _explain(self) -> None:
        words = _("The letters open as drafts in your mail program; nothing is sent before you do.")
        parts = [words, self._noted]
        without = sum(not letter.addressed for letter in self._letters)
        if without:
            more = ngettext(
                "{count} letter has no address.", "{count} letters have no address.", without
            )
            parts.append(more.format(count=without))
        self._explanation.setText(" ".join(parts))

    def _make(self) -> None:
        self.clear_fault()
        sent = self.context.perform(lambda: addressed(self._letters), edits=False)
        if sent is not None:
            self.sent = tuple(map(self._whole, sent))
            self.accept()


_WRITTEN = Qt.ItemDataRole.UserRole
"""What was written as the address of a letter that came without one."""


def _listed(letter: ReminderLetter) -> str:
    name = _named(letter.recipient)
    return name if letter.addressed else _("{name} – no address").format(name=name)


def _named(contact: Contact) -> str:
    return contact.name or _("Nobody is named")


def _addressed(contact: Contact) -> str:
    return f"{_named(contact)} <{contact.mail}>" if contact.mail else _named(contact)
