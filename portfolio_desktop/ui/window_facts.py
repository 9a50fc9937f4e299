"""What is true of the window now: which verbs can be used, what undo would undo, what is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenuBar

from portfolio_desktop.domain.choices import ON_HOLD, ReportStage
from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.environment.texts import Language, _, active_language
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.ui.actions import Need, enable_actions
from portfolio_desktop.ui.menus import ACTIONS
from portfolio_desktop.ui.own_undo import own_redo, own_undo
from portfolio_desktop.ui.page_entries import PORTFOLIO
from portfolio_desktop.ui.verbs import editing, several, texts
from portfolio_desktop.ui.verbs.month import chosen_rows
from portfolio_desktop.ui.verbs.registers import open_path

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow

_CLIPBOARD = ("cut_text", "copy_text", "paste_text")
_OF_SEVERAL = frozenset({"edit_together", "take_out", "report", "approve"})
"""Verbs that may be about several projects at once."""


def _of_project(row: PortfolioRow | None) -> dict[Need, bool]:
    """What the marked project's state allows."""
    if row is None:
        return {}
    held = row.state in ON_HOLD
    return {
        Need.IN_USE: row.in_use,
        Need.ARCHIVED: not row.in_use,
        Need.RUNNING: row.in_use and not held,
        Need.ON_HOLD: row.in_use and held,
    }


class WindowFacts(QObject):
    """Follows the context and keeps actions, their words and the status row true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._edited = False
        self._had_pages = False
        self._saved: datetime | None = None
        self._writing = False
        context = window.context
        context.register_changed.connect(self._show_register)
        context.changed.connect(lambda _change: self._after_edit())
        context.saving.connect(self._follow_saving)
        context.writing.connect(self._follow_writing)
        context.theme.changed.connect(self.refresh_marks)
        window.portfolio.view.project_selected.connect(lambda _project: self.refresh())
        window.portfolio.view.marked.connect(self._follow_marks)
        window.menus["edit"].aboutToShow.connect(self.refresh)
        window.portfolio.month_shown.connect(self.refresh)
        window.menus["recent"].aboutToShow.connect(self._fill_recent)
        window.menus["columns"].aboutToShow.connect(
            lambda: window.portfolio.columns.fill_menu(window.menus["columns"])
        )
        window.menus["edit"].aboutToShow.connect(self._offer_clipboard)
        window.menus["edit"].aboutToHide.connect(self._free_clipboard)
        header = window.portfolio.view.grid_header
        header.customContextMenuRequested.connect(
            lambda where: window.menus["columns"].popup(header.mapToGlobal(where))
        )
        window.menus["grouping"].addActions(window.tools.grouping.actions())
        self.refresh_marks()
        self._show_register()

    def refresh(self) -> None:
        """Enable what can be used now, and name what undo and redo would do. Before the window is
        shown that is asked for again and again, and seen by nobody."""
        if not self._window.isVisible():
            return
        enable_actions(self._window.actions_by_id, ACTIONS, self._facts())

    def _follow_marks(self) -> None:
        """Verbs are about what is marked now: a click tells of its project before it marks it."""
        count = len(self._window.portfolio.view.marks.rows())
        if count > 1 or self._window.marked.isVisible():
            self._window.marked.show_marked(count if self._window.context.has_register else 0)
        self.refresh()

    def _facts(self) -> frozenset[Need]:
        context = self._window.context
        if not context.has_register:
            self._name("undo", _("&Undo"), "")
            self._name("redo", _("&Redo"), "")
            return frozenset()
        undo, redo = self._steps()
        row = self._window.portfolio.view.current_row()
        self._name("undo", _("&Undo"), undo)
        self._name("redo", _("&Redo"), redo)
        chosen = chosen_rows(self._window)
        stages = {each.stage for each in chosen}
        self._name_several(chosen)
        found = {
            Need.REGISTER: True,
            Need.WRITABLE: context.writable,
            Need.PRESENT: context.past is None,
            Need.PAST: context.past is not None,
            Need.PROJECT: row is not None,
            Need.SINGLE: not several.are_several(self._window),
            Need.SEVERAL: several.are_several(self._window),
            **_of_project(row),
            Need.CHOSEN: bool(chosen),
            Need.REPORTED: ReportStage.REPORTED in stages,
            Need.ASKABLE: any(texts.can_be_asked(each) for each in chosen),
            Need.CHANGED_TEXT: row is not None and texts.is_changed(row),
            Need.QUESTIONED: row is not None and texts.is_questioned(row),
            Need.APPROVED: stages == {ReportStage.APPROVED} and len(chosen) == 1,
            **self._window.views.needs(),
            Need.UNDO: bool(undo),
            Need.REDO: bool(redo),
            **self._of_pages(),
        }
        return frozenset(need for need, holds in found.items() if holds)

    def _of_pages(self) -> dict[Need, bool]:
        """Nothing before a page other than the portfolio is shown, and no start waits for it."""
        if self._window.current_page == PORTFOLIO and not self._had_pages:
            return {}
        from portfolio_desktop.ui.page_facts import name_page_verbs, page_needs

        self._had_pages = True
        name_page_verbs(self._window)
        return page_needs(self._window)

    def _steps(self) -> tuple[str, str]:
        """What undo and redo would do, in words."""
        undo, redo = self._steps_of_register()
        return (
            _("typing") if own_undo() is not None else undo,
            _("typing") if own_redo() is not None else redo,
        )

    def _steps_of_register(self) -> tuple[str, str]:
        """Nothing before this session's first edit."""
        if not self._edited:
            return "", ""
        from portfolio_desktop.services.history import next_redo, next_undo

        register = self._window.context.register
        undo, redo = next_undo(register), next_redo(register)
        return undo.sentence if undo else "", redo.sentence if redo else ""

    def _after_edit(self) -> None:
        self._edited = True
        self.refresh()

    def _name_several(self, chosen: Sequence[PortfolioRow]) -> None:
        """Verbs that are about several projects say how many."""
        names = several.verb_names(self._window, chosen)
        for spec in ACTIONS:
            if spec.id in _OF_SEVERAL:
                words = spec.called(names[spec.id]) if spec.id in names else spec.words
                self._window.actions_by_id[spec.id].setText(words)

    def _name(self, action: str, verb: str, what: str) -> None:
        words = _("{verb}: {what}").format(verb=verb, what=what) if what else verb
        self._window.actions_by_id[action].setText(words)

    def _show_register(self) -> None:
        window, context = self._window, self._window.context
        self._edited = False
        if not context.has_register:
            window.status.show_nothing()
        else:
            self._edited = context.register.position() != context.register.opened_at
            window.status.show_file(context.register.path)
            self._follow_saving(True)
        self.refresh()

    def _follow_saving(self, saved: bool) -> None:
        context = self._window.context
        if context.has_register:
            self._saved = danish_time(context.register.now()) if saved else None
            self._show_saved()

    def _follow_writing(self, writing: bool) -> None:
        self._writing = writing
        if self._window.context.has_register:
            self._show_saved()

    def _show_saved(self) -> None:
        """That an edit was not saved stays told until one is."""
        status, context = self._window.status, self._window.context
        if context.past is not None:
            status.show_past()
        elif not context.writable:
            status.show_read_only(context.register.copied_at)
        elif self._saved is None:
            status.show_unsaved()
        elif self._writing:
            status.show_writing()
        else:
            status.show_saved(self._saved)

    def refresh_marks(self) -> None:
        """Tick the look and the language in use."""
        chosen = self._window.context.theme.appearance
        for appearance in Appearance:
            action = self._window.actions_by_id[f"look_{appearance.value}"]
            action.setChecked(appearance is chosen)
        danish = active_language() is Language.DANISH
        self._window.actions_by_id["danish"].setChecked(danish)
        self._window.actions_by_id["english"].setChecked(not danish)

    def _offer_clipboard(self) -> None:
        """While the menu is open, show which of cut, copy and paste can do something. Reached by
        Alt, the menu bar has the focus, and nobody knows from whom."""

        focused = QApplication.focusWidget()
        asks = (editing.can_cut, editing.can_copy, editing.can_paste)
        for action, possible in zip(_CLIPBOARD, asks, strict=True):
            can = isinstance(focused, QMenuBar) or possible(focused)
            self._window.actions_by_id[action].setEnabled(can)

    def _free_clipboard(self) -> None:
        """Their keys are for every field that comes to have the focus."""
        for action in _CLIPBOARD:
            self._window.actions_by_id[action].setEnabled(True)

    def _fill_recent(self) -> None:
        menu = self._window.menus["recent"]
        menu.clear()
        for name in self._window.context.choices.read().recent_registers:
            action = menu.addAction(Path(name).name)
            action.setToolTip(name)
            action.triggered.connect(
                lambda _checked=False, path=Path(name): open_path(self._window, path)
            )
        if menu.isEmpty():
            menu.addAction(_("No registers yet")).setEnabled(False)
