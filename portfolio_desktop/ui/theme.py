"""The look of the window: colour scheme, fonts and style sheet, applied to everything at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.ui.style_sheet import style_sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, DARK, LIGHT, TEXT_PX, Palette

SCREEN_FAMILY = "Segoe UI"
BUNDLED_FAMILY = "Source Sans 3"
_STYLE, _STYLED = "fusion", "portfolio_desktop_styled"


def make_application(words: Sequence[str]) -> QApplication:
    """The application, in the style that looks the same everywhere. Said on its command line that
    costs nothing; setting it later makes another style first, and PySide all that styles have."""
    application = QApplication([*words, "-style", _STYLE])
    application.setProperty(_STYLED, True)
    return application


class Theme(QObject):
    """The palette in use. `changed` follows every switch, also when the system's scheme changes."""

    changed = Signal()

    def __init__(
        self, application: QApplication, appearance: Appearance = Appearance.SYSTEM
    ) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._family = _screen_family()
        if not application.property(_STYLED):
            application.setStyle(_STYLE)
        application.setFont(self.font())
        self.palette = LIGHT
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    def use(self, appearance: Appearance) -> None:
        """Show `appearance` from now on; SYSTEM follows the desktop."""
        self._appearance = appearance
        self._apply()

    @contextmanager
    def dressed_at_once(self) -> Iterator[None]:
        """Widgets made meanwhile get the style sheet together at the end.

        Else Qt fits it to all that is inside a widget each time this is put into another. It is
        never taken off widgets that exist: Qt would dress those it has not shown yet again, also
        after they are gone.
        """
        if self._application.topLevelWidgets():
            yield
            return
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._dress()

    def font(self, pixels: int = TEXT_PX, *, semibold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
        return font

    def figure_font(self, pixels: int, strong: bool) -> QFont:
        """The font of a drawing's words, as it asks for it."""
        return self.font(pixels, semibold=strong)

    def caption_font(self, *, semibold: bool = False) -> QFont:
        return self.font(CAPTION_PX, semibold=semibold)

    def colour(self, token: str) -> QColor:
        """A token as a colour: `theme.colour("soft")`; AttributeError for an unknown one."""
        return QColor(getattr(self.palette, token))

    def _follow_system(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        system_is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self._appearance is Appearance.DARK or (
            self._appearance is Appearance.SYSTEM and system_is_dark
        )
        self.palette = DARK if dark else LIGHT
        self._application.setPalette(_qt_palette(self.palette))
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._application.setStyleSheet(style_sheet(self.palette))
        if sys.platform == "win32":
            # With every style sheet Qt takes the fonts of Windows' own menus, tables and boxes.
            self._application.setFont(self.font())


def _screen_family() -> str:
    if QFontDatabase.hasFamily(SCREEN_FAMILY):
        return SCREEN_FAMILY
    for cut in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"SourceSans3-{cut}.ttf")))
    return BUNDLED_FAMILY


def _qt_palette(tokens: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.page,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.panel,
        QPalette.ColorRole.AlternateBase: tokens.page,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.panel,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.panel,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.soft,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Light: tokens.panel,
        QPalette.ColorRole.Dark: tokens.control_line,
    }
    palette = QPalette()
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.no_light))
    return palette
