"""What the pages of the register's settings have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine

T = TypeVar("T")


class SettingsKeeper(Protocol):
    """The dialog around a page, as the page needs it."""

    context: WindowContext

    def carry_out(self, verb: Callable[[], T], fields: Mapping[str, QWidget]) -> T | None: ...

    def clear_fault(self) -> None: ...


class SettingsPage(QWidget):
    """One page: it shows what is saved, and knows what is typed and not saved."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__()
        self.keeper = keeper
        self.setProperty("look", "panel")

    def show_saved(self) -> None:
        """Show the register as it is now."""
        raise NotImplementedError

    def unsaved(self) -> object:
        """What would be lost by closing; the same value as at the beginning where nothing would."""
        raise NotImplementedError

    def text_line(self, name: str) -> TextLine:
        """A field of the page; a fault goes when it is edited."""
        made = TextLine(name)
        made.textEdited.connect(lambda _text: self.keeper.clear_fault())
        return made
