"""All keys of the window on one sheet: those of the grid, then those of each menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import MenuSpec
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.menus import ACTIONS, MENUS
from portfolio_desktop.ui.screen_room import ScrollRoom, keep_on_screen
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_SIZE = (960, 720)
_KEY_WIDTH = 132
_ROOM_OF_TITLE = 2
"""A title and the room above it, in lines."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together, each with what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]

    @property
    def lines(self) -> int:
        return len(self.keys) + _ROOM_OF_TITLE


class KeysDialog(QDialog):
    """Two columns of the same height, which scroll where the screen is low."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_L, 0, SPACE_L)
        column.setSpacing(SPACE_M)
        title = label(_("Keyboard"), "title")
        title.setContentsMargins(SPACE_XL, 0, 0, 0)
        column.addWidget(title)
        room = ScrollRoom(_sheet(key_groups()))
        room.setAccessibleName(_("All keys"))
        room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
        column.addWidget(room, 1)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_XL, 0, SPACE_XL, 0)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(*_SIZE)
        room.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            keep_on_screen(self)
        super().showEvent(event)


def key_groups() -> tuple[KeyGroup, ...]:
    """The keys of the grid, and under each menu those that no menu after it has: what several
    menus offer stands where it belongs most, such as all pages under View."""
    own = (KeyGroup(_("In the grid"), _grid_keys()), KeyGroup(_("In dialogs"), _dialog_keys()))
    return (*own, *_menu_groups())


def balanced(groups: Sequence[KeyGroup]) -> tuple[tuple[KeyGroup, ...], tuple[KeyGroup, ...]]:
    """The groups in two columns, in their order, the higher one as low as can be."""

    def height(place: int) -> int:
        return max(sum(each.lines for each in part) for part in (groups[:place], groups[place:]))

    cut = min(range(len(groups) + 1), key=height)
    return tuple(groups[:cut]), tuple(groups[cut:])


def _grid_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("1   2   3", _("Green, yellow, red for the lamp in the cell, else the overall one")),
        ("0", _("Take the colour away")),
        ("Tab", _("To the lamp's reason, in the panel")),
        ("F2", _("Edit what is in the cell")),
        ("Esc   Ctrl+1", _("From the panel back to the grid; what is written is saved")),
        ("← ↑ → ↓", _("From cell to cell")),
        (_("Shift+↑   Shift+↓"), _("Mark several projects; Esc marks one again")),
        ("Home   End", _("First and last row; with Ctrl first and last column")),
        ("Ctrl+↑   Ctrl+↓", _("To the heading above and below")),
        ("Alt+1 … Alt+9", _("The views, as they stand in the menu View")),
        ("← →", _("On a heading: fold and unfold the group")),
    )


def _dialog_keys() -> tuple[tuple[str, str], ...]:
    return (
        (
            "Enter   Ctrl+Enter",
            _("Press the button with the focus; the chief one, with Ctrl also while you write"),
        ),
        ("Ctrl+S", _("Save the report that is shown as PDF")),
        (_("Ctrl+F   F3   Shift+F3"), _("Search in the pages; next hit, previous hit")),
        ("Ctrl+G   F4", _("Go to a page by its number; show the contents beside the pages")),
        ("Ctrl++   Ctrl+−   Ctrl+0", _("Larger, smaller, as wide as the page")),
        ("Ctrl+Home   Ctrl+End", _("First and last page")),
    )


def _menu_groups() -> Iterator[KeyGroup]:
    specs = {spec.id: spec for spec in ACTIONS if spec.shortcut is not None}
    menu_of = {each: menu for menu in MENUS for each in _entries(menu)}
    for menu in MENUS:
        here = [specs[each] for each in specs if menu_of[each] is menu]
        keys = tuple((spec.keys, _(spec.text).replace("&", "").rstrip("…")) for spec in here)
        if keys:
            yield KeyGroup(_(menu.title).replace("&", ""), keys)


def _entries(menu: MenuSpec) -> Iterator[str]:
    for entry in menu.entries:
        if isinstance(entry, MenuSpec):
            yield from _entries(entry)
        elif entry is not None:
            yield entry


def _sheet(groups: Sequence[KeyGroup]) -> QWidget:
    sheet = frame("panel")
    across = QHBoxLayout(sheet)
    across.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
    across.setSpacing(SPACE_XL * 2)
    for part in balanced(groups):
        across.addLayout(_column(part), 1)
    return sheet


def _column(groups: Sequence[KeyGroup]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, _KEY_WIDTH)
    grid.setColumnStretch(1, 1)
    row = 0
    for group in groups:
        title = heading(group.title)
        title.setContentsMargins(0, SPACE_M if row else 0, 0, SPACE_S)
        grid.addWidget(title, row, 0, 1, 2)
        for keys, words in group.keys:
            row += 1
            grid.addWidget(label(keys, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return grid
