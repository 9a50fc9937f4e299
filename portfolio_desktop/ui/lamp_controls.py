"""Controls that show lamps: a lamp, a chip with a count, the buttons that set a colour, a trend."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDeadlineTimer, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.ui.lamp_painting import paint_lamp, paint_trend
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import CHIP_HEIGHT, RADIUS
from portfolio_desktop.ui.words import colour_button, colour_word, count_words

COLOUR_KEYS: dict[int, Colour | None] = {
    Qt.Key.Key_0: None,
    Qt.Key.Key_1: Colour.GREEN,
    Qt.Key.Key_2: Colour.YELLOW,
    Qt.Key.Key_3: Colour.RED,
}
"""The digit keys that set a lamp, everywhere in the window; 0 takes the colour away."""

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CAME_HERE = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
}
_REST_MS = 1500
"""After so long without a key, who wrote words at a lamp has seen that they go nowhere."""
_SEGMENT_WIDTH, _SEGMENT_LEAST = 62, 56
_CHIP_LAMP = 14
_PALE_GROUND = 0.25
COUNT_ALONE = "{count}"


class LampView(QWidget):
    """A lamp to look at. `what` names it aloud: "Tid forrige måned"."""

    def __init__(self, theme: Theme, what: str, size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._what = what
        self._colour: Colour | None = None
        self._pale = False
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)
        self.show_colour(None)

    def show_lamp(self, lamp: LampValue, words: str) -> None:
        """As `show_colour`; the colour of a draft is pale."""
        self._pale = lamp.draft is not None
        self.show_colour(lamp.seen.colour, words)

    def show_colour(self, colour: Colour | None, why: str = "") -> None:
        """Show a colour, or the dash; `why` says in words why there is no light."""
        self._colour = colour
        word = why or colour_word(colour)
        self.setAccessibleName(_("{what}: {value}").format(what=self._what, value=word))
        self.setToolTip(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        paint_lamp(painter, QRectF(self.rect()), self._colour, palette, pale=self._pale)
        painter.end()


class TrendView(QWidget):
    """The lamps of the last months, oldest first."""

    def __init__(self, theme: Theme, what: str, height: int = 40) -> None:
        super().__init__()
        self._theme = theme
        self._what = what
        self._months: tuple[Colour | None, ...] = ()
        self.setFixedHeight(height)
        theme.changed.connect(self.update)
        self.show_months(())

    def show_months(self, months: Sequence[Colour | None]) -> None:
        self._months = tuple(months)
        words = ", ".join(colour_word(month) for month in self._months)
        self.setAccessibleName(_("{what}: {value}").format(what=self._what, value=words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_trend(painter, QRectF(self.rect()), self._months, self._theme.palette)
        painter.end()


class Chip(QAbstractButton):
    """A rounded filter with a count. Checked means: this filter is on.

    A compact one says `short`, which may hold "{count}"; where it holds nothing else, the lamp or
    the dash stands beside.
    """

    def __init__(
        self, theme: Theme, text: str, *, lamp: Colour | None = None, short: str = COUNT_ALONE
    ) -> None:
        super().__init__()
        self._theme = theme
        self._lamp = lamp
        self._words, self._short = text, short
        self._count = 0
        self._compact = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(CHIP_HEIGHT)
        theme.changed.connect(self.update)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = count
        words = count_words(count)
        whole = f"{self._words} {words}"
        self.setText(self._short.format(count=words) if self._compact else whole)
        self.setAccessibleName(_("Filter: {name}").format(name=self._words))
        self.setAccessibleDescription(words)
        self.setToolTip(whole if self._compact else "")
        self.updateGeometry()

    def set_compact(self, compact: bool) -> None:
        """Say less; the words remain as tooltip and name."""
        self._compact = compact
        self.show_count(self._count)

    @property
    def _shows_lamp(self) -> bool:
        return self._lamp is not None or (self._compact and self._short == COUNT_ALONE)

    def sizeHint(self) -> QSize:
        lamp = _CHIP_LAMP + 6 if self._shows_lamp else 0
        return QSize(self._widest() + lamp + 24, CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = palette.selection if self.isChecked() else palette.panel
        if self.underMouse() and not self.isChecked():
            ground = palette.hover
        edge = palette.selection_line if self.isChecked() else palette.line
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(palette.accent if focused else edge), 2 if focused else 1))
        painter.setBrush(QColor(ground))
        inset = 1.0 if focused else 0.5
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        left = 12.0
        if self._shows_lamp:
            lamp = QRectF(left - 1, (self.height() - _CHIP_LAMP) / 2, _CHIP_LAMP, _CHIP_LAMP)
            paint_lamp(painter, lamp, self._lamp, palette)
            left += _CHIP_LAMP + 5
        painter.setFont(self._theme.font(semibold=self.isChecked()))
        painter.setPen(QColor(palette.accent if self.isChecked() else palette.soft))
        words = QRectF(left, 0, self.width() - left - 8, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _widest(self) -> int:
        return QFontMetrics(self._theme.font(semibold=True)).horizontalAdvance(self.text())


class LampButtons(QWidget):
    """The three buttons "1 Grøn | 2 Gul | 3 Rød" for one lamp: one stop for Tab, arrows inside.

    `chosen` carries the colour the user asks for; pressing the one that is on, or 0, asks for None.
    What is shown changes only by `show_colour`, when the wish has been saved. After a colour was
    asked for by a key, Tab is offered to `lead_on`, which answers whether it went anywhere. In the
    midst of words digits and spaces ask for nothing: they were meant for a field.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, what: str, lead_on: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__()
        self._lead_on = lead_on
        self._by_key = False
        self._words = QDeadlineTimer(0)
        self.setAccessibleName(what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons: dict[Colour, _Segment] = {}
        for colour in Colour:
            segment = _Segment(theme, colour, what, self)
            segment.clicked.connect(lambda _checked=False, wish=colour: self._wish(wish))
            row.addWidget(segment)
            self._buttons[colour] = segment
        self._stop_at(Colour.GREEN)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """The three of them, for the order of Tab."""
        return tuple(self._buttons.values())

    @property
    def colour(self) -> Colour | None:
        return next((key for key, item in self._buttons.items() if item.isChecked()), None)

    def show_lamp(self, lamp: LampValue) -> None:
        """As `show_colour`; the colour of a draft is pale."""
        for segment in self._buttons.values():
            segment.show_draft(lamp.word if lamp.draft is not None else "")
        self.show_colour(lamp.seen.colour)

    def show_colour(self, colour: Colour | None) -> None:
        for key, segment in self._buttons.items():
            segment.setChecked(key is colour)
        focused = next((key for key, item in self._buttons.items() if item.hasFocus()), None)
        self._stop_at(colour or focused or Colour.GREEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_of_words(event):
            event.accept()
        elif event.key() in COLOUR_KEYS and not event.modifiers() & ~_KEYPAD:
            self.note_key()
            self.chosen.emit(COLOUR_KEYS[event.key()])
        elif event.key() in _STEPS:
            self._go(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def is_of_words(self, event: QKeyEvent) -> bool:
        """Whether the key is a letter, or stands among letters that were pressed just before."""
        text = event.text()
        letter = bool(text.strip()) and text.isprintable() and event.key() not in COLOUR_KEYS
        plain = not event.modifiers() & ~(_KEYPAD | Qt.KeyboardModifier.ShiftModifier)
        goes_on = not self._words.hasExpired() and (text == " " or event.key() in COLOUR_KEYS)
        found = plain and (letter or goes_on)
        if found:
            self._words.setRemainingTime(_REST_MS)
        return found

    def note_key(self) -> None:
        """A colour is asked for by a key."""
        self._by_key = True

    def come_anew(self) -> None:
        """The user has gone here: what was done at this lamp before is past."""
        self._by_key = False
        self._words = QDeadlineTimer(0)

    def leads_on(self) -> bool:
        return self._by_key and self._lead_on()

    def _go(self, step: int) -> None:
        """Focus the button beside the one that has it."""
        buttons = list(self._buttons.values())
        place = next((at for at, item in enumerate(buttons) if item.hasFocus()), 0)
        buttons[max(0, min(place + step, len(buttons) - 1))].setFocus()

    def _stop_at(self, colour: Colour) -> None:
        """Let Tab stop at this button only; a focus on another one goes along."""
        focused = any(item.hasFocus() for item in self._buttons.values())
        for key, segment in self._buttons.items():
            stop = Qt.FocusPolicy.StrongFocus if key is colour else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(stop)
        self.setFocusProxy(self._buttons[colour])
        if focused:
            self._buttons[colour].setFocus()

    def _wish(self, wish: Colour) -> None:
        before = self._buttons[wish]
        was_on = not before.isChecked()  # the click has already turned it round
        before.setChecked(was_on)
        self.chosen.emit(None if was_on else wish)


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, colour: Colour, what: str, row: LampButtons) -> None:
        super().__init__()
        self._theme = theme
        self._colour = colour
        self._row = row
        self._draft = ""
        self.setText(colour_button(colour))
        self.setCheckable(True)
        self.setAccessibleName(_("{what}: {value}").format(what=what, value=self.text()))
        self.toggled.connect(lambda _on: self._name_draft())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_SEGMENT_LEAST, CHIP_HEIGHT)
        theme.changed.connect(self.update)

    def show_draft(self, words: str) -> None:
        """What is said of the colour where it is only that of a draft; "" where it is reported."""
        self._draft = words
        self._name_draft()
        self.update()

    def _name_draft(self) -> None:
        words = self._draft if self.isChecked() else ""
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        return QSize(_SEGMENT_WIDTH, CHIP_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in COLOUR_KEYS or event.key() in _STEPS:
            event.ignore()
        elif not self._row.is_of_words(event):
            if event.key() == Qt.Key.Key_Space:
                self._row.note_key()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return (next and self._row.leads_on()) or super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _CAME_HERE:
            self._row.come_anew()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, pale = self.isChecked(), bool(self._draft)
        ground = QColor(palette.lamp(self._colour) if on else palette.panel)
        if not on and self.underMouse() and self.isEnabled():
            ground = QColor(palette.hover)
        if on and pale:
            ground.setAlphaF(_PALE_GROUND)
        edge = palette.edge(self._colour) if on else palette.control_line
        width = 2.0 if self.hasFocus() else 1.0
        if self.hasFocus():
            edge = palette.ink if on else palette.accent
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(ground)
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS
        )
        painter.setFont(self._theme.caption_font(semibold=on))
        lit = palette.ink if pale else palette.on_lamp(self._colour)
        unlit = palette.soft if self.isEnabled() else palette.no_light
        painter.setPen(QColor(lit if on else unlit))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
