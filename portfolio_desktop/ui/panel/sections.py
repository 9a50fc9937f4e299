"""The quieter sections of the panel: hints, purpose, strip, dates, requests and last edits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.panel import (
    BaselineLine,
    EditLine,
    EndDates,
    HintLine,
    MonthLamp,
    RequestLine,
    plan_changes_words,
)
from portfolio_desktop.services.words import clock_words, date_words, period_words
from portfolio_desktop.ui.controls import Level, PressedByEnter, button, frame, heading, label
from portfolio_desktop.ui.lamp_controls import LampView, TrendView
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS


def clear(layout: QLayout) -> None:
    """Remove and delete everything a section showed before."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def put(layout: QBoxLayout, widget: QWidget) -> None:
    """Add to what is shown already; Qt would show it a turn later, and press the rest together."""
    layout.addWidget(widget)
    widget.show()


def wrapped(text: str = "", level: Level = "plain") -> QLabel:
    """Words over several lines; a single endless word is cut and never widens the panel."""
    made = label(text, level, wrap=True)
    made.setMinimumWidth(1)
    return made


class Section(QWidget):
    """A heading with content below; hidden while there is nothing to show."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_S, 0, 0)
        self._column.setSpacing(SPACE_XS)
        if title:
            self._column.addWidget(heading(title))
        self.content = QVBoxLayout()
        self.content.setSpacing(SPACE_XS)
        self._column.addLayout(self.content)


class HintSection(Section):
    """What the criteria suggest, with the arithmetic; never applied by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._theme = theme

    def show_hints(self, hints: Sequence[HintLine]) -> None:
        clear(self.content)
        for hint in hints:
            box = frame("hint")
            row = QHBoxLayout(box)
            row.setContentsMargins(10, 7, 10, 7)
            row.setSpacing(SPACE_S)
            lamp = LampView(self._theme, _("Hint"), 14)
            lamp.show_colour(hint.colour)
            row.addWidget(lamp, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(wrapped(hint.sentence), 1)
            put(self.content, box)
        self.setVisible(bool(hints))


class PurposeSection(Section):
    """What the project is for, in its own words."""

    def __init__(self) -> None:
        super().__init__(_("Purpose"))
        self._words = wrapped()
        self.content.addWidget(self._words)

    def show_purpose(self, purpose: str) -> None:
        self._words.setText(purpose)
        self.setVisible(bool(purpose))


class StripSection(Section):
    """The overall lamps of twelve months."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Last twelve months"))
        self._trend = TrendView(theme, _("Overall status, last twelve months"))
        self._first = label("", "caption")
        self._last = label("", "caption")
        ends = QHBoxLayout()
        ends.addWidget(self._first)
        ends.addStretch(1)
        ends.addWidget(self._last)
        self.content.addWidget(self._trend)
        self.content.addLayout(ends)

    def show_strip(self, strip: Sequence[MonthLamp]) -> None:
        self._trend.show_months([month.lamp.colour for month in strip])
        words = [f"{period_words(month.period)}: {month.lamp.word}" for month in strip]
        self._trend.setToolTip("\n".join(words))
        if strip:
            self._first.setText(period_words(strip[0].period))
            self._last.setText(period_words(strip[-1].period))


class DatesSection(Section):
    """The four end dates under each other, the delay beside the plan it is counted from, and how
    often the plan was changed; the link tells all of that."""

    wished = Signal()

    def __init__(self) -> None:
        super().__init__(_("End date"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        self._values: list[tuple[QLabel, QLabel]] = []
        names = (_("Original"), _("Approved"), _("Forecast"), _("Actual"))
        for line, name in enumerate(names):
            value, delay = label(), label("", "caption")
            self._grid.addWidget(label(name, "caption"), line, 0)
            self._grid.addWidget(value, line, 1)
            self._grid.addWidget(delay, line, 2, Qt.AlignmentFlag.AlignRight)
            self._values.append((value, delay))
        self._changed = wrapped("", "caption")
        self._open = button(_("Approved plans…"), look="link", tip="Ctrl+F9")
        self._open.clicked.connect(self.wished)
        self.content.addLayout(self._grid)
        self.content.addWidget(self._changed)
        self.content.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def show_ends(self, ends: EndDates, plans: Sequence[BaselineLine]) -> None:
        changed = plan_changes_words(plans)
        self._changed.setText(changed)
        self._changed.setVisible(bool(changed))
        self._open.setVisible(bool(plans))
        original = _against(ends.delay_original_words, ends.delay_original)
        approved = _against(ends.delay_approved_words, ends.delay_approved)
        lines = (
            (ends.original, original),
            (ends.approved, approved),
            (ends.forecast, ends.forecast_words),
            (ends.actual, ""),
        )
        for (value, delay), (when, words) in zip(self._values, lines, strict=True):
            value.setText(date_words(when) or "–")
            delay.setText(words)


class LinkLine(PressedByEnter):
    """A link over the whole width, shortened with … where its words are longer."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("look", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 2
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


class RequestSection(Section):
    """The project's change requests; each opens its dialog."""

    opened = Signal(str)
    wished = Signal()

    def __init__(self) -> None:
        super().__init__(_("Change requests"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._new = button(_("New change request…"), look="link")
        self._new.clicked.connect(self.wished)
        self.content.addLayout(self._lines)
        self.content.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)

    def show_requests(self, requests: Sequence[RequestLine], *, editable: bool) -> None:
        clear(self._lines)
        for request in requests:
            words = _("CR {number} · {title}").format(number=request.number, title=request.title)
            opener = LinkLine(words)
            opener.setAccessibleName(f"{words}, {request.state_word}")
            opener.clicked.connect(lambda _checked=False, wish=request.id: self.opened.emit(wish))
            put(self._lines, opener)
            put(self._lines, label(request.state_word, "caption"))
            self._lines.addSpacing(SPACE_XS)
        self._new.setVisible(editable)


class EditSection(Section):
    """The last edits of the project in words."""

    wished = Signal()

    def __init__(self) -> None:
        super().__init__(_("Latest changes"))
        self._lines = QVBoxLayout()
        self._all = button(_("Show the whole history"), look="link")
        self._all.clicked.connect(self.wished)
        self.content.addLayout(self._lines)
        self.content.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_edits(self, edits: Sequence[EditLine]) -> None:
        clear(self._lines)
        for edit in edits:
            at = danish_time(edit.at)
            when = f"{at:%d.%m.%Y} {clock_words(at)}"
            put(self._lines, wrapped(edit.sentence))
            put(self._lines, label(f"{when} · {edit.actor}", "caption"))
        self.setVisible(bool(edits))


def _against(words: str, months: int | None) -> str:
    """The delay as words beside a plan; nothing where it is kept."""
    return words if months else ""
