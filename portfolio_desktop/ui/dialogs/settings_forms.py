"""The forms of the organisation's own that the register knows: called otherwise, or forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.form_layouts import (
    form_layouts,
    remove_form_layout,
    rename_form_layout,
)
from portfolio_desktop.services.settings import Json
from portfolio_desktop.ui.controls import TextLine, button, label
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper, SettingsPage
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.words import count_words

_NAME_WIDTH, _COUNT_WIDTH = 380, 80


class FormsPage(SettingsPage):
    """A line for each form: its name, which is saved when it is left, and a button to forget it."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__(keeper)
        self._shown: dict[str, int] | None = None
        self._lines: dict[str, TextLine] = {}
        self._advice = label("", "caption", wrap=True)
        self._forms = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_M, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._column.addWidget(self._advice)
        self._column.addWidget(self._forms)
        self._column.addStretch(1)

    def show_saved(self) -> None:
        layouts = form_layouts(self.keeper.context.reader)
        counts = {name: _answers_in(value) for name, value in layouts.items()}
        if counts != self._shown:
            self._shown = counts
            self._show_forms(counts)

    def unsaved(self) -> object:
        return {name: made.text() for name, made in self._lines.items() if made.text() != name}

    def _show_forms(self, counts: dict[str, int]) -> None:
        known = _(
            "Forms in Excel or Word that are read like the program's own. Where their answers stand"
            " is changed by opening one with Month › Get to know a form (F9)."
        )
        none = _(
            "The register knows no forms of your own yet. Drag a filled-in one onto the window, or"
            " choose Month › Get to know a form (F9)."
        )
        self._advice.setText(known if counts else none)
        self._lines = {}
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for name, count in counts.items():
            column.addLayout(self._row(name, count))
        before, self._forms = self._forms, rows
        self._column.replaceWidget(before, rows)
        at = _focused(before)
        rows.show()
        before.hide()
        before.deleteLater()
        if at is not None and _controls(rows):
            _controls(rows)[min(at, len(_controls(rows)) - 1)].setFocus()

    def _row(self, name: str, count: int) -> QHBoxLayout:
        made = self.text_line(_("Name of the form “{name}”").format(name=name))
        made.show_text(name)
        made.setFixedWidth(_NAME_WIDTH)
        made.committed.connect(lambda text: self._rename(name, text))
        self._lines[name] = made
        words = ngettext("{count} answer", "{count} answers", count)
        told = label(words.format(count=count_words(count)), "caption")
        told.setMinimumWidth(_COUNT_WIDTH)
        said = _("Forget the form “{name}”").format(name=name)
        forget = button(_("Forget the form"), look="quiet", name=said)
        forget.clicked.connect(lambda: self._forget(name))
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        for part in (made, told, forget):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return row

    def _rename(self, name: str, text: str) -> None:
        register, made = self.keeper.context.register, self._lines[name]
        done = self.keeper.carry_out(
            lambda: rename_form_layout(register, name, text), {"name": made}
        )
        if done is None:
            made.expect_saved(name)

    def _forget(self, name: str) -> None:
        register = self.keeper.context.register
        self.keeper.carry_out(lambda: remove_form_layout(register, name), {})


def _controls(rows: QWidget) -> list[QLineEdit | QPushButton]:
    return [*rows.findChildren(QLineEdit), *rows.findChildren(QPushButton)]


def _focused(rows: QWidget) -> int | None:
    """Which control has the keyboard, for those that take their place."""
    return next((at for at, each in enumerate(_controls(rows)) if each.hasFocus()), None)


def _answers_in(value: Json) -> int:
    fields = value.get("fields") if isinstance(value, dict) else None
    return len(fields) if isinstance(fields, dict) else 0
