"""The pages of the report, with the row that steers them above."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.preview.page_row import PageRow
from portfolio_desktop.ui.tokens import SPACE_S


class ReportView(QWidget):
    """Shows one report at a time; page and size stay where the next one is shown.

    Each report gets a view of its own. Qt draws pages in a thread, and a view puts a page of the
    former document that comes late among those of the next, where it would stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self._view = _new_view(self.document)
        self._row = PageRow(self._view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(self._row)
        self._column.addWidget(self._view, 1)

    def show_report(self, pdf: bytes) -> None:
        """Show these pages in place of what is shown now."""
        former, document = self._view, self._load(pdf)
        self._view = _new_view(document)
        self._view.setZoomFactor(former.zoomFactor())
        self._view.setZoomMode(former.zoomMode())
        self._put_in_place_of(former)
        self._row.steer(self._view)
        place = former.pageNavigator().currentPage()
        if 0 < place < document.pageCount():
            self._view.pageNavigator().jump(place, QPointF())
        # The view goes before its document, which it may be drawing still.
        former.deleteLater()
        self.document.deleteLater()
        self.document = document

    def close_report(self) -> None:
        """Let go of the pages; nothing is shown any more."""
        self.document.close()

    def _load(self, pdf: bytes) -> QPdfDocument:
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        return document

    def _put_in_place_of(self, former: QPdfView) -> None:
        """At once in its place and size, so that a page can be gone to."""
        had_focus = former.hasFocus()
        self._column.replaceWidget(former, self._view)
        self.setTabOrder(former, self._view)
        former.hide()
        self._view.show()
        self._column.activate()
        if had_focus:
            self._view.setFocus()


def _new_view(document: QPdfDocument) -> QPdfView:
    view = QPdfView()
    view.setAccessibleName(_("The report, page by page"))
    view.setPageMode(QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    view.setDocument(document)
    return view
