"""The settings of the register: what it is called, its dimensions and phases, how it reads dates,
by which criteria it gives hints, which forms of the organisation's own it knows, and how its
papers look.

Every change is saved at once, as everywhere in the window, and can be taken back from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.history import next_undo, undo
from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, set_look
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.settings_dates import DatesPage
from portfolio_desktop.ui.dialogs.settings_details import DetailsPage
from portfolio_desktop.ui.dialogs.settings_forms import FormsPage
from portfolio_desktop.ui.dialogs.settings_hints import HintsPage
from portfolio_desktop.ui.dialogs.settings_lists import DimensionsPage, PhasesPage
from portfolio_desktop.ui.dialogs.settings_page import SettingsPage
from portfolio_desktop.ui.dialogs.settings_papers import PapersPage

T = TypeVar("T")
_SIZE = (860, 680)


class RegisterSettings(FramedDialog):
    """Seven pages; each writes by `carry_out` and shows what is saved after every edit."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Settings for the register"))
        self.resize(*_SIZE)
        before = next_undo(context.register)
        self._begun = before.edit if before else None
        self._asked: tuple[QWidget, ...] = ()
        self._pages: dict[str, SettingsPage] = {
            _("The register"): DetailsPage(self),
            _("Status dimensions"): DimensionsPage(self),
            _("Phases"): PhasesPage(self),
            _("Dates"): DatesPage(self),
            _("Hints"): HintsPage(self),
            _("Own forms"): FormsPage(self),
            pgettext("register", "Papers"): PapersPage(self),
        }
        self._tabs = QTabWidget()
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setAccessibleName(_("Parts of the settings"))
        for title, page in self._pages.items():
            self._tabs.addTab(page, title)
        self.body.addWidget(self._tabs, 1)
        self._make_buttons()
        context.changed.connect(self._show_saved)
        self._tabs.currentChanged.connect(lambda _place: self.clear_fault())
        self._show_saved()
        self._tabs.currentWidget().setFocus()
        self.guard_typed(self._unsaved)

    def show_part(self, place: int) -> None:
        """Turn to a page, counted from 0."""
        self._tabs.setCurrentIndex(place)

    def carry_out(self, verb: Callable[[], T], fields: Mapping[str, QWidget]) -> T | None:
        """Run a service; what it refuses is told at the field that `fields` has for it."""
        self.clear_fault()
        self._fields = dict(fields)
        return self.context.perform(verb)

    def show_fault(self, message: Message) -> None:
        field = self._fields.get(message.field)
        if field is not None:
            set_look(field, "fault")
            self._asked = (field,)
        super().show_fault(message)

    def clear_fault(self) -> None:
        super().clear_fault()
        for field in self._asked:
            set_look(field, "")
        self._asked = ()

    def _make_buttons(self) -> None:
        self._undo = button(_("Undo"), look="quiet")
        self._undo.clicked.connect(self._take_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo.click)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.reject)
        self.show_foot((self._undo,), (close,))
        # Enter saves the field it is pressed in; it must not close the dialog as well.
        close.setDefault(False)

    def _take_back(self) -> None:
        register = self.context.register
        self.carry_out(lambda: undo(register), {})

    def _show_saved(self) -> None:
        self.show_head(self.windowTitle(), self.context.reader.info().name)
        for page in self._pages.values():
            page.show_saved()
        step = next_undo(self.context.register)
        made_here = step is not None and step.edit != self._begun
        self._undo.setEnabled(made_here)
        words = _("Undo: {what}").format(what=step.sentence) if step and made_here else _("Undo")
        self._undo.setToolTip(words)
        self._undo.setAccessibleName(words)

    def _unsaved(self) -> object:
        """What was typed and refused, or not yet added."""
        if not self.context.has_register:
            return self._untouched
        return tuple(page.unsaved() for page in self._pages.values())
