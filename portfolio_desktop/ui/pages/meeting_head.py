"""What stands above an agenda: which meeting it is, the days around it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from portfolio_desktop.domain.meetings import MeetingState
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda import Agenda, DayLine
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.ui.words import capital

_HEIGHT, _DOT = 54, 5.0
_WIDE = 800
"""So wide a head has room for its items beside the days, in px."""


class DayStrip(QWidget):
    """The days around a meeting on a line: what comes next is marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: tuple[DayLine, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Days around the meeting"))
        theme.changed.connect(self.update)

    def show_days(self, days: tuple[DayLine, ...]) -> None:
        self._days = days
        self.setAccessibleDescription("; ".join(f"{day.name} {day.words}" for day in days))
        by_hand = [day.name for day in days if day.by_hand]
        tip = _("Set by hand: {days}").format(days=", ".join(by_hand)) if by_hand else ""
        self.setToolTip(tip)
        self.setVisible(bool(days))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._days)
        level = _DOT + 3
        palette = self._theme.palette
        painter.setPen(QPen(QColor(palette.control_line), 1.5))
        end = (len(self._days) - 1) * width + _DOT
        painter.drawLine(QPointF(_DOT, level), QPointF(end, level))
        for place, day in enumerate(self._days):
            self._paint_day(painter, QRectF(place * width, 0, width, self.height()), day, level)
        painter.end()

    def _paint_day(self, painter: QPainter, rect: QRectF, day: DayLine, level: float) -> None:
        palette, theme = self._theme.palette, self._theme
        ink = palette.accent if day.coming else palette.soft if day.passed else palette.ink
        edge = palette.accent if day.coming else palette.no_light
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(edge if day.passed else palette.panel))
        painter.drawEllipse(QPointF(rect.left() + _DOT + 1, level), _DOT, _DOT)
        painter.setPen(QColor(palette.accent if day.coming else palette.soft))
        small, usual = theme.caption_font(), theme.font(semibold=day.coming)
        room = rect.adjusted(0, 2 * _DOT + 7, -SPACE_S, 0)
        for font, words, top in ((small, day.name, 0.0), (usual, day.words, 16.0)):
            painter.setFont(font)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                QRectF(room.left(), room.top() + top, room.width(), 17),
                Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
            painter.setPen(QColor(ink))


class MeetingHead(QFrame):
    """`verb_wished(id)` asks for a verb of the window."""

    verb_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self._heading = label("", "title", wrap=True)
        self._facts = label("", "caption", wrap=True)
        self._counts = label("", "strong", wrap=True)
        self.days = DayStrip(theme)
        self._items = QWidget()
        self._below = QGridLayout()
        self._verbs = {
            "attendances": button(_("Participants…"), name=_("Participants of the meeting…")),
            "edit_meeting": button(_("Edit…"), name=_("Edit the meeting…")),
            "page_at_meeting": button(_("At the meeting")),
            "new_item": button(_("New item")),
            "fill_agenda": button(_("Fill the agenda"), look="primary"),
        }
        for verb, made in self._verbs.items():
            made.clicked.connect(lambda _checked=False, name=verb: self.verb_wished.emit(name))
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._facts)
        above, beside = QHBoxLayout(), QHBoxLayout(self._items)
        above.addLayout(words, 1)
        beside.setContentsMargins(0, 0, 0, 0)
        for row, verbs in (
            (above, ("attendances", "edit_meeting", "page_at_meeting")),
            (beside, ("new_item", "fill_agenda")),
        ):
            row.setSpacing(SPACE_S)
            for verb in verbs:
                row.addWidget(self._verbs[verb], 0, Qt.AlignmentFlag.AlignTop)
        self._below.setColumnStretch(0, 1)
        self._below.setHorizontalSpacing(SPACE_L)
        self._below.setVerticalSpacing(SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addLayout(above)
        column.addLayout(self._below)
        self._place_items()

    def _place_items(self) -> None:
        """What is said and done of the items, beside the days where there is room: the agenda has
        the height."""
        beside = self.width() >= _WIDE
        self._below.addWidget(self.days, 0, 0, 2 if beside else 1, 1 if beside else 2)
        self._below.addWidget(self._counts, 0 if beside else 1, 1 if beside else 0)
        self._below.addWidget(self._items, 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= _WIDE) != (self.width() >= _WIDE):
            self._place_items()

    def show_agenda(self, found: Agenda, *, writable: bool) -> None:
        """Show which meeting it is and what can be done with it."""
        self._heading.setText(found.heading)
        state = found.meeting.state
        stood = "" if state is MeetingState.PLANNED else capital(board_word(state))
        locked = pgettext("meeting", "the minutes are approved") if found.locked else ""
        facts = (stood, found.where, found.taking_part, locked)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._counts.setText(found.count_words)
        self.days.show_days(found.days)
        for verb, made in self._verbs.items():
            made.setEnabled(verb == "page_at_meeting" or (writable and not found.locked))
