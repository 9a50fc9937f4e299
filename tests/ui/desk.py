"""A window on a small real register, driven as a user drives it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.context import Choices, WindowContext
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.runner import InlineRunner, Runner
from portfolio_desktop.ui.theme import Theme

MOMENT = datetime(2023, 11, 2, 9, 30, tzinfo=UTC)
OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)

PROJECTS = (
    ProjectDraft(
        number="17-1",
        name="Patologisk databank",
        lead="Region Hovedstaden",
        phase="execution",
        approved_end="mar. 2024",
        forecast_end="apr. 2024",
    ),
    ProjectDraft(number="16-5", name="Register over enheder", phase="execution"),
    ProjectDraft(
        number="22-2", name="Ældre apoteksløsning", lead="Region Nordjylland", phase="analysis"
    ),
    ProjectDraft(
        number="19-2",
        name="Praksisområdets system",
        phase="execution",
        approved_end="feb. 2023",
        forecast_end="mar. 2023",
    ),
)
COLOURS = {"17-1": Colour.YELLOW, "22-2": Colour.GREEN, "19-2": Colour.RED}


def make_small_register(path: Path) -> Path:
    """Four projects, three of them with a colour for October 2023."""
    with new_register(
        path,
        name="Prøveregister",
        forum="Prøvekredsen",
        secretariat="",
        actor="Prøve",
        clock=lambda: MOMENT,
    ) as register:
        for draft in PROJECTS:
            added = add_project(register, draft)
            colour = COLOURS.get(draft.number)
            for period in (OCTOBER.previous, OCTOBER):
                if colour is not None:
                    set_colour(register, added.id, period, OVERALL, colour)
                    set_colour(register, added.id, period, "time", colour)
    return path


@dataclass
class FileAnswers:
    """What the user answers when asked for a file."""

    existing_path: Path | None = None
    new_path: Path | None = None
    several_paths: tuple[Path, ...] = ()
    folder_path: Path | None = None
    asked: list[str] = field(default_factory=list)

    def existing(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        self.asked.append(title)
        return self.existing_path

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        self.asked.append(title)
        return self.new_path

    def several(self, parent: QWidget, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.several_paths

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        self.asked.append(title)
        return self.folder_path

    def unused(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        return self.new(parent, title, proposed, filters)


class Desk:
    """The window with its files answered by `files` and its preferences in memory."""

    def __init__(self, qtbot: QtBot, theme: Theme, runner: Runner | None = None) -> None:
        self.qtbot = qtbot
        self.preferences = Preferences()
        self.files = FileAnswers()
        self.context = WindowContext(
            theme,
            runner or InlineRunner(),
            Choices(lambda: self.preferences, self._keep),
            OCTOBER,
            "Prøve",
        )
        self.window = MainWindow(self.context, self.files)
        self.window.resize(1440, 860)

    def show(self) -> None:
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def wind_clock(self) -> RegisterFile:
        """Open the register anew, in which it is `MOMENT` from now on."""
        path = self.context.register.path
        self.context.use_register(None)
        register = open_register(path, actor="Prøve", clock=lambda: MOMENT)
        self.context.use_register(register, OCTOBER)
        return register

    def give_role(self, number: str, role: Role, name: str, mail: str) -> None:
        """Let somebody have a role in the project of this number."""
        person, project = new_id(), self.row(number).id
        with self.context.register.edit(Label("demo_filled")) as edit:
            edit.create("person", person, {"name": name, "mail": mail})
            values = {"project_id": project, "person_id": person, "role": role}
            edit.create("assignment", new_id(), values)

    def menu(self, action: str) -> None:
        """Choose an entry of the menus."""
        assert self.window.actions_by_id[action].isEnabled(), f"{action} cannot be chosen"
        self.window.actions_by_id[action].trigger()

    def shortcut(self, action: str) -> None:
        """Press the keys of an action where the focus is; only an active window hears them."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        keys = self.window.actions_by_id[action].shortcut()
        assert not keys.isEmpty(), f"{action} has no shortcut"
        self.press_keys(keys)

    def choose(self, action: str, *, by_keys: bool) -> None:
        """Either of the two ways to an action."""
        self.shortcut(action) if by_keys else self.menu(action)

    def press_keys(self, keys: QKeySequence) -> None:
        combination = keys[0]
        focus = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(focus, combination.key(), combination.keyboardModifiers())

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key)

    def go(self, number: str, column: str = "now") -> None:
        """Mark the cell of a project by the project's number."""
        view = self.window.portfolio.view
        view.select_project(self.row(number).id)
        keys = [item.key for item in self.window.portfolio.model.columns]
        index = self.window.portfolio.model.index(view.currentIndex().row(), keys.index(column))
        view.setCurrentIndex(index)
        view.setFocus()

    def start_page(self, *recent: str) -> None:
        """Come to the start page, with these registers as the last ones worked in."""
        choices = self.context.choices
        choices.keep(replace(choices.read(), recent_registers=recent))
        self.window.welcome.hide()
        self.window.welcome.show()
        QApplication.processEvents()

    def row(self, number: str) -> PortfolioRow:
        portfolio = self.window.portfolio.portfolio
        assert portfolio is not None
        return next(item for item in portfolio.rows if item.number == number)

    def shown(self) -> list[str]:
        """The numbers of the projects in the grid, from above."""
        lines = self.window.portfolio.model.lines
        return [line.number for line in lines if isinstance(line, PortfolioRow)]

    def _keep(self, preferences: Preferences) -> None:
        self.preferences = preferences
