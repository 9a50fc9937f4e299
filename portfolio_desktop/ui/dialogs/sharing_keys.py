"""The register's cost-sharing keys: a key and a year at a time, filled in like a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.economy_pasting import block_of
from portfolio_desktop.services.sharing_keys import (
    ShareWish,
    add_key,
    all_keys,
    copy_shares,
    remove_key,
    rename_key,
    set_key_active,
    set_shares,
    shares_of,
)
from portfolio_desktop.services.sharing_sheet import (
    names_participants,
    pasted_shares,
    sharing_rows,
    sharing_titles,
    whole_sentence,
    written,
)
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label, labelled, tool_button
from portfolio_desktop.ui.dialogs.at_once import AtOnceDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_SIZE = (820, 620)
_WIDTHS = (150, 150)
_NEW = ""
"""The entry under which a new key is named."""


class SharingKeysDialog(AtOnceDialog):
    """What is written is saved at once; a pasted block is one edit."""

    def __init__(self, context: WindowContext, parent: QWidget, key: str = "") -> None:
        super().__init__(context, parent, _("Cost-sharing keys"))
        self.resize(*_SIZE)
        self.year = context.period.year
        self._shown = key or next((each.id for each in all_keys(context.reader)), _NEW)
        self.key = choice(_("Key to show"), (), "")
        self.name = TextLine(_("Name of the key"))
        self.name.setPlaceholderText(_("for instance block grant key"))
        self.earlier = tool_button("‹", name=_("The year before"))
        self.later = tool_button("›", name=_("The next year"))
        self.shown_year = label("", "strong")
        self.copy = button("")
        self.table = SheetView(_("Shares"), sharing_titles(), context.theme)
        self.table.lay_out(_WIDTHS)
        self.told = label("", wrap=True)
        self._retire = button(_("Take out of use"), name=_("Take the key out of use"))
        self._remove = button(_("Remove"), name=_("Remove the key"))
        self._fill_body()
        self._follow()
        self.name_field("name", self.name)
        self.name_field("share", self.table)
        self.make_foot(self._retire, self._remove)
        self.show_saved()
        (self.table if self._shown else self.name).setFocus()

    def _fill_body(self) -> None:
        above, years = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(labelled(_("Key"), self.key), 1)
        above.addWidget(labelled(self.name.accessibleName(), self.name), 1)
        years.setSpacing(SPACE_S)
        for part in (self.earlier, self.shown_year, self.later):
            years.addWidget(part)
        years.addSpacing(SPACE_L)
        years.addWidget(self.told, 1)
        years.addWidget(self.copy)
        column = QVBoxLayout()
        column.setSpacing(SPACE_M)
        column.addLayout(above)
        column.addLayout(years)
        column.addWidget(self.table, 1)
        advice = _(
            "Shares are written as 31.21% or 0.3121. Participants with their shares are pasted from"
            " Excel, one year or several with the years above them."
        )
        column.addWidget(label(advice, "caption", wrap=True))
        self.body.addLayout(column, 1)

    def _follow(self) -> None:
        self.key.activated.connect(lambda _at: self._turn())
        self.name.committed.connect(self._keep_name)
        self.earlier.clicked.connect(lambda: self.show_year(self.year - 1))
        self.later.clicked.connect(lambda: self.show_year(self.year + 1))
        for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            wished = QKeySequence(Qt.Modifier.CTRL | key)
            QShortcut(wished, self, lambda step=step: self.show_year(self.year + step))
        self.copy.clicked.connect(self._copy_on)
        self.table.sheet.written.connect(self._write)
        self.table.cells_cleared.connect(lambda cells: self._keep(written(cells, self.year)))
        self.table.block_pasted.connect(self._paste)
        self._retire.clicked.connect(self._turn_active)
        self._remove.clicked.connect(self._take_away)

    def show_year(self, year: int) -> None:
        """Show the shares of another year, unless what stands in a cell is refused."""
        if self.table.commit():
            self.year = year
            self.clear_fault()
            self.show_saved()

    def show_saved(self) -> None:
        reader = self.context.reader
        known = {each.id: each for each in all_keys(reader)}
        if self._shown not in known:
            self._shown = next(iter(known), _NEW)
        self._offer()
        shown, writable = self._shown, self.context.writable
        key = known.get(shown)
        self.name.show_text(key.name if key else "")
        self.name.setEnabled(writable)
        self.shown_year.setText(str(self.year))
        rows = sharing_rows(reader, shown, self.year, editable=writable) if key else ()
        self.table.show_rows(rows)
        self.table.setEnabled(key is not None)
        self.told.setText(
            whole_sentence(reader, shown, self.year) if key else _("Give the new key a name first.")
        )
        self._offer_copy()
        self._retire.setText(
            _("Take into use again") if key and not key.active else _("Take out of use")
        )
        for made in (self._retire, self._remove):
            made.setEnabled(writable and key is not None)

    def done(self, result: int) -> None:
        """Close, unless what stands in a cell is refused: it is told there, and Escape drops it."""
        if self.table.commit():
            super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name keeps it; only on a button does it press one."""
        on_button = isinstance(self.focusWidget(), QPushButton)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not on_button:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self.key.clear()
        for each in all_keys(self.context.reader):
            out = "" if each.active else _(" (out of use)")
            self.key.addItem(each.name + out, each.id)
        self.key.addItem(_("New key…"), _NEW)
        self.key.setCurrentIndex(self.key.findData(self._shown))

    def _offer_copy(self) -> None:
        """A year that has shares is not written over."""
        self.copy.setText(_("Copy to {year}").format(year=self.year + 1))
        self.copy.setAccessibleName(_("Copy the shares to {year}").format(year=self.year + 1))
        shares = shares_of(self.context.reader, self._shown) if self._shown else {}
        free = self.year in shares and self.year + 1 not in shares
        self.copy.setEnabled(free and self.context.writable)

    def _turn(self) -> None:
        """To another key, or to the name of a new one."""
        if not self.table.commit():
            self.key.setCurrentIndex(self.key.findData(self._shown))
            return
        self._shown = self.key.currentData()
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._shown:
            self.show_saved()
            return
        self.key.setCurrentIndex(self.key.findData(_NEW))
        self.name.show_text("", afresh=True)
        self.table.show_rows(())
        self.table.setEnabled(False)
        self.name.setFocus()

    def _keep_name(self, name: str) -> None:
        register, shown = self.context.register, self._shown
        if shown:
            self.carry_out(lambda: rename_key(register, shown, name))
            return
        added = self.context.perform(lambda: add_key(register, name))
        if added is not None:
            self._shown = added.id
            self.context.announce(added.change)
            self.note_kept(added.change)
            self.show_saved()
            self.table.setFocus()

    def _write(self, row: str, column: int, text: str) -> None:
        if not self._keep(written([(row, column, text)], self.year)):
            self.table.write_again(row, column, text)

    def _paste(self, text: str) -> None:
        if not text.strip() or not self.context.writable or not self._shown:
            return
        block, reader, year = block_of(text), self.context.reader, self.year
        if names_participants(block):
            wished = self.context.perform(lambda: pasted_shares(reader, block, year), edits=False)
        else:
            wished = written(self.table.block_from_here(block), year)
        if wished:
            self._keep(wished)

    def _keep(self, wished: tuple[ShareWish, ...]) -> bool:
        register, shown = self.context.register, self._shown
        return self.carry_out(lambda: set_shares(register, shown, wished))

    def _copy_on(self) -> None:
        register, shown, year = self.context.register, self._shown, self.year
        if self.carry_out(lambda: copy_shares(register, shown, year, year + 1)):
            self.show_year(year + 1)

    def _turn_active(self) -> None:
        register, shown = self.context.register, self._shown
        active = any(each.active for each in all_keys(self.context.reader) if each.id == shown)
        self.carry_out(lambda: set_key_active(register, shown, active=not active))

    def _take_away(self) -> None:
        register, shown = self.context.register, self._shown
        self.carry_out(lambda: remove_key(register, shown))
