"""The matrix of risks on a card: its drawing, what it says, and how to take it along."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.copied_table import tables_as_html, tables_as_tabbed
from portfolio_desktop.services.risk_matrix import RiskMatrix, matrix_table, matrix_title
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import label, tool_button
from portfolio_desktop.ui.overview.canvas import AROUND, Canvas
from portfolio_desktop.ui.overview.picture import titled_picture
from portfolio_desktop.ui.overview.risk_drawing import draw_matrix
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S


class MatrixCard(QWidget):
    """`cell_chosen(key)` where a cell is pressed."""

    cell_chosen = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.matrix: RiskMatrix | None = None
        self._low = False
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas = Canvas(context.theme, matrix_title())
        self._sentence = label("", "caption", wrap=True)
        menu = QMenu(self)
        menu.addAction(_("Copy as picture")).triggered.connect(lambda: self.copy_picture())
        menu.addAction(_("Copy as table")).triggered.connect(lambda: self.copy_table())
        copy = tool_button("⋯", name=_("Copy: {name}").format(name=matrix_title()), look="quiet")
        copy.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(AROUND, 0, 0, 0)  # flush with what is drawn under it
        head.setSpacing(SPACE_S)
        head.addWidget(label(matrix_title(), "heading"), 1)
        head.addWidget(copy)
        words = QHBoxLayout()
        words.setContentsMargins(AROUND, 0, AROUND, 0)
        words.addWidget(self._sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L - AROUND, 0, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self.canvas)
        column.addLayout(words)
        column.addStretch(1)
        self.canvas.chosen.connect(lambda key: self.cell_chosen.emit(str(key)))

    def set_low(self, low: bool) -> None:
        """Draw it lower where there is little room for its height."""
        if low != self._low:
            self._low = low
            self.show_matrix(self.matrix)

    def show_matrix(self, matrix: RiskMatrix | None) -> None:
        self.matrix = matrix
        self._sentence.setText(matrix.sentence if matrix is not None else "")
        self.canvas.setAccessibleDescription(self._sentence.text())
        draw = None if matrix is None else partial(draw_matrix, matrix=matrix, low=self._low)
        self.canvas.show_drawing(draw)

    def copy_picture(self) -> None:
        """Put the matrix on the clipboard as a picture, light on any screen."""
        matrix = self.matrix
        if matrix is None:
            return
        fonts = self._context.theme.figure_font
        image = titled_picture(matrix_title(), lambda sheet: draw_matrix(sheet, matrix), fonts)
        QGuiApplication.clipboard().setImage(image)
        self._context.noted.emit(_("Copied as a picture"))

    def copy_table(self) -> None:
        """Put its counts on the clipboard for Excel and Word."""
        if self.matrix is None:
            return
        tables = (matrix_table(self.matrix),)
        content = QMimeData()
        content.setText(tables_as_tabbed(tables))
        content.setHtml(tables_as_html(tables))
        QGuiApplication.clipboard().setMimeData(content)
        self._context.noted.emit(_("Copied as a table"))
