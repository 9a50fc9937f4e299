"""What goes before the board: the list of items, and the account of the one that is marked."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.accounts import Part, write_account
from portfolio_desktop.services.escalation_list import Escalations
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, framed, label
from portfolio_desktop.ui.pages.account_editor import AccountEditor
from portfolio_desktop.ui.pages.division import Division
from portfolio_desktop.ui.pages.escalation_list import EscalationList
from portfolio_desktop.ui.pages.page_head import fill_page, page_head
from portfolio_desktop.ui.pages.records import LIST_HEAD, TWO_LINES
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.unsaved_words import FieldKey, Written, put_words_back

_LIST_SHARE, _ACCOUNT_SHARE = 340, 380
_LEAST_LIST = LIST_HEAD + 3 * TWO_LINES
"""So low the list may become, in px: its head and three items."""
_Place: TypeAlias = tuple[RegisterFile, str, Period]
_PARTS: dict[str, Part] = {
    "account": "account",
    "corrective_action": "corrective_action",
    "given_by": "given_by",
}


class EscalationsPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs."""

    verb_wished = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._place: _Place | None = None
        self.items = EscalationList(context)
        self.editor = AccountEditor(context.theme)
        self._room = ScrollRoom(framed(self.editor))
        self._since = label("", "caption")
        self._counts = label("", "caption")
        self._meeting = button(_("Last meeting…"), look="link")
        self._ask = button(_("Ask for accounts…"), look="primary")
        self.setFocusProxy(self.items)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = page_head(
            _("Escalated projects"), (self._since, self._meeting, self._counts), (self._ask,)
        )
        self.items.setMinimumHeight(_LEAST_LIST)
        split = Division((self.items, self._room))
        split.setSizes([_LIST_SHARE, _ACCOUNT_SHARE])
        split.setStretchFactor(0, 1)
        fill_page(self, (head,), split)

    def _connect(self) -> None:
        context, editor = self._context, self.editor
        self._meeting.clicked.connect(lambda: self.verb_wished.emit("last_meeting"))
        self._ask.clicked.connect(lambda: self.verb_wished.emit("ask_accounts"))
        self.items.shown.connect(self._show_facts)
        self.items.marked_changed.connect(self._show_marked)
        editor.written.connect(self._write)
        editor.verb_wished.connect(self.verb_wished)
        editor.writing_changed.connect(context.writing)
        editor.left.connect(self.items.setFocus)
        context.leaving.connect(editor.commit)

    def to_account(self) -> None:
        """Put the cursor in the account of the marked item."""
        self.editor.account.setFocus()

    def _show_facts(self, found: Escalations | None) -> None:
        self._since.setText(found.since_words if found is not None else "")
        self._counts.setText(found.count_words if found is not None else "")
        self._meeting.setVisible(self._context.writable)
        self._ask.setEnabled(self._context.writable and found is not None and bool(found.standing))

    def _show_marked(self) -> None:
        """The editor follows the list; what was being written on the item before is saved first."""
        row, found = self.items.marked, self.items.found
        if row is None or found is None or not self._context.has_register:
            self.editor.commit()
            self._place = None
            self._room.hide()
            return
        place = (self._context.register, row.project_id, found.period)
        afresh = place != self._place
        if afresh:
            self.editor.commit()
        self._place = place
        self.editor.show_row(row, editable=self._context.writable, afresh=afresh)
        if afresh:
            put_words_back(self._context, self.editor.boxes, self._key)
        self._room.show()

    def _write(self, part: str, words: str, goes_on: bool) -> None:
        """Write to the project and month that were on screen when the words were written."""
        if self._place is None:
            return
        register, project, period = self._place

        def save() -> Change:
            return write_account(register, project, period, _PARTS[part], words, goes_on=goes_on)

        written = Written(self._key(part), self.editor.named(part), words, save)
        if self._context.write(written) is None:
            self.editor.keep_writing()

    def _key(self, part: str) -> FieldKey:
        place = self._place
        return ("", "", part) if place is None else (place[1], str(place[2]), "account", part)
