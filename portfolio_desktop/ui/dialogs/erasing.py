"""The question before a person is erased for good, with the texts that erasing does not reach."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.mentions import Mention, mentions_steps
from portfolio_desktop.services.people import person_draft
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.copied_table import copy_cells
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable

_SIZE, _WIDTHS = (980, 520), (72, 250, 210, 0)


class EraseDialog(ReadingDialog):
    """Accepted when the person is to be erased; Enter and Escape leave the person alone."""

    def __init__(self, context: WindowContext, parent: QWidget, person: str) -> None:
        title = _("Erase for good")
        super().__init__(context, parent, title)
        self.resize(*_SIZE)
        self._name = person_draft(context.reader, person).name
        self.show_head(_("Erase {name} for good?").format(name=self._name))
        columns: tuple[RecordColumn[Mention], ...] = (
            RecordColumn(_("Number"), lambda each: each.number or "–", _WIDTHS[0]),
            RecordColumn(pgettext("mention", "In"), lambda each: each.thing, _WIDTHS[1]),
            RecordColumn(pgettext("mention", "Field"), lambda each: each.place, _WIDTHS[2]),
            RecordColumn(pgettext("mention", "Words"), lambda each: each.words),
        )
        self._heads = tuple(column.title for column in columns)
        self._model = RecordModel(columns, self)
        self._table = RecordTable(_("Texts that name the person"), self._model)
        self._table.lay_out(_WIDTHS)
        self._found = label(_("Looking for the name in other texts …"), wrap=True)
        self._copy = button(_("Copy the list"))
        self._lay_out_body()
        self._show_some(False)
        self._take_steps(mentions_steps(context.reader, person), self._show, self._break_off)

    def _lay_out_body(self) -> None:
        what_goes = _(
            "Name, title and mail are removed from the register and from its history, also where it"
            " says who was reminded, who reported and who gave an account. They cannot be brought"
            " back. The roles remain without a name. What has been printed or sent, and backups"
            " made earlier, are not changed."
        )
        self.body.addWidget(label(what_goes, wrap=True))
        self.body.addWidget(self._found)
        self.body.addWidget(self._table, 1)
        self.body.addStretch()
        erase, keep = button(_("Erase for good")), button(_("Keep"), look="primary")
        erase.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        self._copy.clicked.connect(self._copy_list)
        self.show_foot((self._copy,), (erase, keep))
        keep.setFocus()

    def _show(self, found: tuple[Mention, ...]) -> None:
        self._model.set_records(found)
        self._show_some(bool(found))
        if not found:
            self._found.setText(
                _("No other text in the register names {name}.").format(name=self._name)
            )
            return
        words = ngettext(
            "{count} text names {name} among other words. It is not changed when the person is"
            " erased: mend it by hand. The history still holds it as it stood.",
            "{count} texts name {name} among other words. They are not changed when the person is"
            " erased: mend them by hand. The history still holds them as they stood.",
            len(found),
        )
        self._found.setText(words.format(count=len(found), name=self._name))
        self._table.selectRow(0)

    def _show_some(self, some: bool) -> None:
        self._table.setVisible(some)
        self._copy.setVisible(some)

    def _copy_list(self) -> None:
        rows = ((each.number, each.thing, each.place, each.words) for each in self._model.records)
        copy_cells(self._heads, rows)
