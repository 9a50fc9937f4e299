"""A table of records about projects, of which several can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from portfolio_desktop.ui.pages.records import ROW_HEIGHT, RecordModel, RecordTable


class OfProject(Protocol):
    """A record that is about one project."""

    @property
    def project_id(self) -> str: ...


Row = TypeVar("Row", bound=OfProject)


class ProjectsTable(RecordTable):
    """`menu_wished(global position)` where a menu is asked for at what is chosen."""

    menu_wished = Signal(QPoint)

    def __init__(self, name: str, model: RecordModel[Row], row_height: int = ROW_HEIGHT) -> None:
        super().__init__(name, model, row_height)
        self._projects: Callable[[], tuple[str, ...]] = lambda: tuple(
            record.project_id for record in model.records
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self.viewport().mapToGlobal(where))
        )

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen projects, in their order."""
        projects = self._projects()
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(projects[place] for place in places)

    def choose(self, projects: Collection[str], marked: str = "", otherwise: int = 0) -> None:
        """Choose these and mark one of them, the first unless it is `marked`; where none of them
        is there the row at the place `otherwise`."""
        found = [place for place, project in enumerate(self._projects()) if project in projects]
        places = found or ([otherwise] if self._projects() else [])
        if not places:
            return
        selection = QItemSelection()
        for place in places:
            index = self.model().index(place, 0)
            selection.select(index, index)
        at = next((place for place in found if self._projects()[place] == marked), places[0])
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(at, 0), flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)
