"""What the user can ask for: every verb once, with its words, shortcut and what it needs.

Menus, shortcuts, context menus and buttons all trigger the same `QAction`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from portfolio_desktop.environment.texts import _


class Need(StrEnum):
    """A fact about the window that a verb depends on."""

    REGISTER = "register"
    WRITABLE = "writable"
    PRESENT = "present"
    """The register is shown as it is now."""
    PAST = "past"
    """It is shown as it was."""
    PROJECT = "project"
    SINGLE = "single"
    """No more than one project is marked."""
    SEVERAL = "several"
    IN_USE = "in_use"
    """The marked project is in the register."""
    ARCHIVED = "archived"
    """It has left it."""
    RUNNING = "running"
    """The marked project is in the register and not on hold."""
    ON_HOLD = "on_hold"
    CHOSEN = "chosen"
    """A project is marked in the grid, or chosen at the collection desk."""
    REPORTED = "reported"
    """A chosen project has reported for the month, and is not approved."""
    CHANGED_TEXT = "changed_text"
    """The marked project's text for the meeting is another than it reported, and can be changed."""
    ASKABLE = "askable"
    """A chosen project has reported a text, and its report is not approved."""
    QUESTIONED = "questioned"
    """The marked project was asked to confirm its text, or has; the report is not approved."""
    APPROVED = "approved"
    """The one chosen project's report is approved."""
    SAVED_VIEW = "saved_view"
    """The chosen view is one that was saved, and not the program's."""
    CHANGED_VIEW = "changed_view"
    """The portfolio is looked at otherwise than the chosen view says."""
    ITEM = "item"
    """An item for the meeting is marked whose account is open."""
    ITEM_RECEIVED = "item_received"
    ITEM_APPROVED = "item_approved"
    ITEM_OFF = "item_off"
    """The marked item was taken off the agenda."""
    EDIT_MARKED = "edit_marked"
    """The history is shown, and an edit is marked in it."""
    PROMISE = "promise"
    """A commitment or an action is chosen on the page of follow-up."""
    PROMISE_OPEN = "promise_open"
    """All that are chosen are open."""
    PROMISE_ENDED = "promise_ended"
    PROMISE_MEETING = "promise_meeting"
    """The first that is chosen was made to a meeting."""
    CONCERN = "concern"
    """A risk, an issue or a dispute is chosen on their page."""
    CONCERN_OPEN = "concern_open"
    CONCERN_ENDED = "concern_ended"
    MEETING = "meeting"
    """A meeting is marked whose agenda may be changed."""
    AGENDA_ITEM = "agenda_item"
    """An item of that agenda is marked."""
    AT_MEETING = "at_meeting"
    """A meeting is shown as it is held, and its minutes are not approved."""
    AT_ITEM = "at_item"
    AT_REQUEST = "at_request"
    """The item that is treated is about a change request that awaits its decision."""
    AT_MINUTES = "at_minutes"
    """The item that is treated is about the minutes of a meeting."""
    REQUEST_AWAITING = "request_awaiting"
    """A change request is marked in the list that awaits its decision."""
    REQUEST_MARKED = "request_marked"
    """A change request is marked in the list of them."""
    PROCEDURE = "procedure"
    """A written procedure is marked that is a draft, or out for answers."""
    PROCEDURE_SENDABLE = "procedure_sendable"
    """A written procedure is marked that can be sent, or sent again."""
    PROCEDURE_BACK = "procedure_back"
    """A written procedure is marked that is out, or was withdrawn."""
    PROCEDURE_DRAFT = "procedure_draft"
    PROCEDURE_OUT = "procedure_out"
    PROCEDURE_CLOSED = "procedure_closed"
    PROCEDURE_WAS_SENT = "procedure_was_sent"
    """A written procedure is marked that is out, or was until it was taken back."""
    DECISION = "decision"
    """A decision is marked in the log."""
    UNDO = "undo"
    REDO = "redo"


class ActionSpec(NamedTuple):
    """One verb. `text` is a marked message id; `shortcut` a standard key or e.g. "Ctrl+Shift+N"."""

    id: str
    text: str
    shortcut: QKeySequence.StandardKey | str | None = None
    further: tuple[str, ...] = ()
    """Other keys of the keyboard for the same; only `shortcut` is shown."""
    shown: str = ""
    """A marked message id for the keys as they are shown: those that only the list hears, and those
    that Qt names as nobody does."""
    needs: frozenset[Need] = frozenset()
    checkable: bool = False
    in_list: bool = False
    """Whether its keys are heard in the list only: elsewhere they mean something else."""

    @property
    def words(self) -> str:
        """The text in the language of the screen; after a tab stand the keys, as menus take it."""
        return self.called(_(self.text))

    def called(self, words: str) -> str:
        """As `words`, where the verb is called otherwise for a while."""
        return "\t".join((words, _(self.shown))) if self.shown else words

    @property
    def keys(self) -> str:
        """The keys as they are shown, "" for none."""
        if self.shortcut is None:
            return ""
        return _(self.shown) if self.shown else shown_keys(self.shortcut)


def shown_keys(keys: QKeySequence.StandardKey | str) -> str:
    """Keys as the keyboard names them in the language of the screen: "Ctrl+Skift+T"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class MenuSpec(NamedTuple):
    """A menu: its title and, in order, ids of actions, further menus, and None for a line.

    A menu with an `id` may be filled later by its owner.
    """

    title: str
    entries: tuple[str | MenuSpec | None, ...] = ()
    id: str = ""


def make_actions(
    owner: QWidget, specs: Iterable[ActionSpec], carry_out: Callable[[str], object]
) -> dict[str, QAction]:
    """One `QAction` on `owner` per spec, which has the verb of its id carried out."""
    actions: dict[str, QAction] = {}
    for spec in specs:
        action = QAction(spec.words, owner)
        action.setObjectName(spec.id)
        if spec.shortcut is not None:
            keys = (spec.shortcut, *spec.further)
            action.setShortcuts([QKeySequence(each) for each in keys])
        if spec.in_list:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(spec.checkable)
        action.triggered.connect(_without_checked(carry_out, spec.id))
        owner.addAction(action)
        actions[spec.id] = action
    return actions


def hear_keys(view: QWidget, specs: Iterable[ActionSpec], actions: Mapping[str, QAction]) -> None:
    """Let the list hear the keys that are heard nowhere else."""
    view.addActions([actions[spec.id] for spec in specs if spec.in_list])


def fill_menu_bar(
    bar: QMenuBar, menus: Iterable[MenuSpec], actions: Mapping[str, QAction]
) -> dict[str, QMenu]:
    """Build the tree of menus; returns those with an id."""
    named: dict[str, QMenu] = {}
    for spec in menus:
        _fill(bar.addMenu(_(spec.title)), spec, actions, named)
    return named


def fill_menu(
    menu: QMenu, entries: Iterable[str | MenuSpec | None], actions: Mapping[str, QAction]
) -> None:
    """Put these entries into a menu that pops up."""
    _fill(menu, MenuSpec("", tuple(entries)), actions, {})


def enable_actions(
    actions: Mapping[str, QAction], specs: Iterable[ActionSpec], facts: frozenset[Need]
) -> None:
    """Enable exactly the actions whose needs are all among the facts."""
    for spec in specs:
        actions[spec.id].setEnabled(spec.needs <= facts)


def explain_disabled(
    actions: Mapping[str, QAction], specs: Iterable[ActionSpec], reason: str
) -> None:
    """Let what cannot be done now say why; "" where that needs no words."""
    for spec in specs:
        if spec.needs & {Need.WRITABLE, Need.PRESENT}:
            actions[spec.id].setToolTip(reason)
            actions[spec.id].setStatusTip(reason)


def _fill(
    menu: QMenu, spec: MenuSpec, actions: Mapping[str, QAction], named: dict[str, QMenu]
) -> None:
    if spec.id:
        named[spec.id] = menu
    for entry in spec.entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, MenuSpec):
            _fill(menu.addMenu(_(entry.title)), entry, actions, named)
        else:
            menu.addAction(actions[entry])


def _without_checked(carry_out: Callable[[str], object], verb: str) -> Callable[[bool], None]:
    def triggered(_checked: bool) -> None:
        carry_out(verb)

    return triggered
