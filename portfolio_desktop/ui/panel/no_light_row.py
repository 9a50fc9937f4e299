"""Why there is no light: shown where the overall lamp has no colour."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.date_readings import Explain
from portfolio_desktop.services.words import no_light_word
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import TextLine, heading, label, set_level
from portfolio_desktop.ui.tokens import SPACE_XS
from portfolio_desktop.ui.words import capital

_KINDS = (
    NoLight.NO_BASELINE,
    NoLight.PAUSED,
    NoLight.RESUMED,
    NoLight.MISSING,
    NoLight.CLOSED,
    NoLight.CONFIDENTIAL,
    NoLight.NOT_STATED,
)


class NoLightRow(QWidget):
    """A choice among the kinds of no light; a resumed project says when it reports again."""

    chosen = Signal(object, str)
    writing_changed = Signal()
    """What `unsaved` says may be otherwise."""

    def __init__(self, explain: Explain) -> None:
        super().__init__()
        self._explain = explain
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        self._kinds = ChoiceBox()
        self._kinds.setAccessibleName(_("Why there is no status"))
        self._kinds.addItem(_("No status because …"), None)
        for kind in _KINDS:
            self._kinds.addItem(capital(no_light_word(kind)), kind.value)
        self._from = TextLine(_("Reports again from"))
        self._from.setPlaceholderText(_("Reports again from, e.g. end of 2023"))
        self._kinds.activated.connect(lambda _index: self._tell())
        self._from.committed.connect(lambda _text: self._tell())
        self._read = label("", "caption", wrap=True)
        self._from.textChanged.connect(lambda _text: self._show_reading())
        self._from.textChanged.connect(lambda _text: self.writing_changed.emit())
        column.addWidget(heading(_("No status")))
        column.addWidget(self._kinds)
        column.addWidget(self._from)
        column.addWidget(self._read)

    def show_kind(
        self, kind: NoLight | None, reports_from: str, *, editable: bool, afresh: bool
    ) -> None:
        """Show what is saved: the kind, and the words of the date it reports again from. `afresh`
        where it is another project's or another month's."""
        index = self._kinds.findData(None if kind is None else kind.value)
        self._kinds.setCurrentIndex(max(index, 0))
        self._kinds.setEnabled(editable)
        self._from.show_text(reports_from, afresh=afresh)
        self._from.setReadOnly(not editable)
        self._from.setVisible(kind is NoLight.RESUMED)
        self._show_reading()
        self.writing_changed.emit()

    @property
    def unsaved(self) -> bool:
        """Whether a date is being written that is not in the file yet."""
        return self._from.unsaved

    def commit(self) -> None:
        self._from.commit()

    def expect_saved(self, reports_from: str) -> None:
        self._from.expect_saved(reports_from)

    def _show_reading(self) -> None:
        """How the date is understood, while it is typed."""
        reading = self._explain(self._from.text())
        self._read.setVisible(reading is not None and not self._from.isHidden())
        if reading is not None:
            self._read.setText(reading.words)
            set_level(self._read, "late" if reading.unread else "caption")

    def _tell(self) -> None:
        value = self._kinds.currentData()
        kind = None if value is None else NoLight(value)
        self.chosen.emit(kind, self._from.text() if kind is NoLight.RESUMED else "")
