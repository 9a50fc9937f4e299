"""Which projects have a sheet of their own: a list to search and tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.project_names import ListedProject, listed_projects_steps
from portfolio_desktop.services.search import folded
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, is_enter, label
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.tick_lines import Index, TickLines
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.words import count_words

_LINE = 28
_NOWHERE = QModelIndex()


class SheetChoiceDialog(ReadingDialog):
    """`projects` are those that are ticked, by number. Ticked ones stay so while others are
    searched for. The projects come between the window's events, for there may be thousands. For the
    open edition those are marked that have no sheet in it."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        chosen: Sequence[str],
        *,
        open_only: bool = False,
    ) -> None:
        title = _("Projects with a sheet of their own")
        super().__init__(context, parent, title)
        self.show_head(title)
        self.resize(560, 620)
        self.search = TextLine(_("Search among the projects"))
        self.search.setPlaceholderText(_("number or name"))
        closed = context.reader.closed_projects() if open_only else ()
        self._model = _Ticked(chosen, closed, self)
        self.list = _TickView(self._model)
        self._count = label("", "caption")
        clear = button(_("Take all ticks off"), look="link")
        below = QHBoxLayout()
        below.setSpacing(SPACE_M)
        below.addWidget(self._count, 1)
        below.addWidget(clear)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(below)
        self.show_verb(_("Use these"), self.accept)
        self.search.textChanged.connect(self._narrow)
        clear.clicked.connect(lambda: self._model.choose(()))
        self._model.turned.connect(self._tell)
        self._tell()
        self.search.setFocus()
        self._take_steps(listed_projects_steps(context.reader), self._show, self._break_off)

    @property
    def projects(self) -> tuple[str, ...]:
        return self._model.in_order()

    def _show(self, projects: tuple[ListedProject, ...]) -> None:
        self._model.show_projects(projects)
        self._narrow(self.search.text())
        self._tell()
        self.guard_typed(lambda: frozenset(self._model.chosen))

    def _narrow(self, text: str) -> None:
        self._model.narrow(text)
        self.list.setCurrentIndex(self._model.index(0))

    def _tell(self) -> None:
        count = len(self._model.chosen)
        words = ngettext("{count} project chosen", "{count} projects chosen", count)
        self._count.setText(words.format(count=count_words(count)))


class _Ticked(QAbstractListModel):
    """The projects that hold what is searched for, each with its tick."""

    turned = Signal()

    def __init__(self, chosen: Collection[str], closed: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._closed = closed
        self._all: tuple[ListedProject, ...] = ()
        self._shown: tuple[ListedProject, ...] = ()
        self.chosen = set(chosen)

    def show_projects(self, projects: tuple[ListedProject, ...]) -> None:
        """Offer these; a tick of one that is not among them is none."""
        self.beginResetModel()
        self._all = self._shown = projects
        self.chosen &= {each.id for each in projects}
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        project = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._words(project)
            case Qt.ItemDataRole.CheckStateRole:
                on = project.id in self.chosen
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, _LINE)
        return None

    def _words(self, project: ListedProject) -> str:
        if project.id not in self._closed:
            return project.name
        return _("{project} · closed, has no sheet").format(project=project.name)

    def turn(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.chosen ^= {self._shown[row].id}
            place = self.index(row)
            self.dataChanged.emit(place, place)
            self.turned.emit()

    def narrow(self, text: str) -> None:
        wanted = folded(text).split()
        self.beginResetModel()
        self._shown = tuple(
            each for each in self._all if all(word in each.folded for word in wanted)
        )
        self.endResetModel()

    def choose(self, chosen: Collection[str]) -> None:
        self.beginResetModel()
        self.chosen = set(chosen)
        self.endResetModel()
        self.turned.emit()

    def in_order(self) -> tuple[str, ...]:
        return tuple(each.id for each in self._all if each.id in self.chosen)


class _TickView(QListView):
    """A click on the name ticks as well; so does Enter, which would else close the dialog."""

    def __init__(self, model: _Ticked) -> None:
        super().__init__()
        self._ticked = model
        self.setProperty("look", "ticks")
        self.setAccessibleName(_("Projects"))
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setCurrentIndex(model.index(0))
        self.setItemDelegate(TickLines(self))
        self.clicked.connect(lambda line: model.turn(line.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space or is_enter(event):
            self._ticked.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
