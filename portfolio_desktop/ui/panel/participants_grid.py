"""The grid of the participants' reports: a lamp for each participant and dimension, set by keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.participant_panel import ParticipantLine, ParticipantPanel
from portfolio_desktop.ui.lamp_controls import COLOUR_KEYS
from portfolio_desktop.ui.lamp_painting import paint_lamp
from portfolio_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROW, _HEAD = 30, 28
_LAMP_COLUMN, _OVERALL_COLUMN = 28, 56
_LAMP = 16.0


class ParticipantsModel(QAbstractTableModel):
    """The first column names the participant, the others hold its lamps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = ParticipantPanel((), ())

    @property
    def panel(self) -> ParticipantPanel:
        return self._panel

    def show_panel(self, panel: ParticipantPanel) -> None:
        """Show other reports; where the same participants stand, only their lamps are told anew."""
        if _shape(self._panel) == _shape(panel):
            self._panel = panel
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            if last.isValid():
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._panel = panel
        self.endResetModel()

    def line_at(self, index: Index) -> ParticipantLine | None:
        return self._panel.lines[index.row()] if index.isValid() else None

    def dimension_at(self, index: Index) -> str | None:
        """The key of a lamp's dimension; None where the index stands on no lamp."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._panel.heads[index.column() - 1].key

    def colour_at(self, index: Index) -> Colour | None:
        line = self.line_at(index)
        return line.lamps[index.column() - 1].colour if line and index.column() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._panel.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._panel.heads) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole if index.column() == 0:
                return line.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(line, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return int(Qt.AlignmentFlag.AlignCenter if section else left)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._panel.heads[section - 1].name if section else _("Participant")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Participant")
        head = self._panel.heads[section - 1]
        return head.letter

    def _words(self, line: ParticipantLine, column: int) -> str:
        """ "Region Sjælland, tid: gul"."""
        if column == 0:
            return line.name
        head, lamp = self._panel.heads[column - 1], line.lamps[column - 1]
        return _("{participant}, {dimension}: {value}").format(
            participant=line.name,
            dimension=head.name.lower(),
            value=lamp.word or _("not reported"),
        )


class ParticipantsGrid(QTableView):
    """Arrows go from lamp to lamp; 1, 2, 3 set it, 0 puts it out; Tab leaves the grid.

    `colour_chosen` carries participant, dimension and colour; what is shown changes only when the
    wish has been saved. `participant_marked` tells whose row the cursor stands in.
    """

    colour_chosen = Signal(str, str, object)
    participant_marked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._editable = False
        self.rows = ParticipantsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_LampDelegate(theme, self))
        self.setAccessibleName(_("The participants' reports"))
        self.setProperty("look", "list")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(_HEAD)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(_LAMP_COLUMN)
        self.selectionModel().currentChanged.connect(self._tell_marked)
        theme.changed.connect(self.viewport().update)

    def show_panel(self, panel: ParticipantPanel, *, editable: bool) -> None:
        """Show these reports; the cursor stays where it is as long as the rows are the same."""
        self._editable = editable
        marked = self.currentIndex()
        self.rows.show_panel(panel)
        self._lay_out(panel)
        self.setFixedHeight(_HEAD + _ROW * len(panel.lines) + 2)
        if panel.lines and not self.currentIndex().isValid():
            row = min(max(marked.row(), 0), len(panel.lines) - 1)
            self.setCurrentIndex(self.rows.index(row, 1))

    def marked(self) -> ParticipantLine | None:
        """The participant whose row the cursor stands in."""
        return self.rows.line_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in COLOUR_KEYS and plain:
            self._choose(COLOUR_KEYS[event.key()])
            return
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _choose(self, colour: Colour | None) -> None:
        line = self.marked()
        dimension = self.rows.dimension_at(self.currentIndex())
        if self._editable and line is not None and dimension is not None:
            self.colour_chosen.emit(line.id, dimension, colour)

    def _tell_marked(self, index: QModelIndex) -> None:
        line = self.rows.line_at(index)
        self.participant_marked.emit(line.id if line else "")

    def _lay_out(self, panel: ParticipantPanel) -> None:
        header = self.horizontalHeader()
        for section in range(self.rows.columnCount()):
            if section == 0:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
                continue
            whole = panel.heads[section - 1].key == OVERALL
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(section, _OVERALL_COLUMN if whole else _LAMP_COLUMN)


class _LampDelegate(QStyledItemDelegate):
    """Paints the lamps, and a ring around the one the keys are for."""

    def __init__(self, theme: Theme, parent: ParticipantsGrid) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focused = self._grid.hasFocus() and index == self._grid.currentIndex()
        option.state &= ~option.state.State_HasFocus
        super().paint(painter, option, index)
        box = QRectF(option.rect)
        if index.column():
            lamp = QRectF(0, 0, _LAMP, _LAMP)
            lamp.moveCenter(box.center())
            paint_lamp(painter, lamp, self._grid.rows.colour_at(index), self._theme.palette)
        if focused:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -3.5), 4, 4)
            painter.restore()


def _shape(panel: ParticipantPanel) -> tuple[object, ...]:
    return (panel.heads, tuple((line.id, line.name) for line in panel.lines))
