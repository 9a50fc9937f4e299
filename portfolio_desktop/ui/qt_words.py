"""The few words that Qt's own dialogues and text menus show and its shipped Danish lacks, or has
otherwise than our menus.

They stand in our catalogue. In English the translator answers what it was asked: English is what
Qt's texts are.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from portfolio_desktop.environment.texts import _, mark

_OF_TEXTS = frozenset({"&Undo", "&Redo", "Cu&t", "&Copy", "&Paste"})
"""As the menu Edit has them."""

_WORDS: dict[str, frozenset[str]] = {
    "QLineEdit": _OF_TEXTS,
    "QWidgetTextControl": _OF_TEXTS,
    "QPlatformTheme": frozenset({"Cancel"}),
    "QFileDialog": frozenset({mark("&Look in:"), mark("Files of &type:")}),
    "QAbstractFileIconProvider": frozenset(
        {
            mark("Drive"),
            mark("File"),
            mark("File Folder"),
            mark("Folder"),
            mark("Shortcut"),
            mark("Unknown"),
        }
    ),
    "QPrintSettingsOutput": frozenset(
        {
            mark("Double Sided Printing"),
            mark("Long side binding"),
            mark("Off"),
            mark("Page &Set:"),
            mark("Short side binding"),
        }
    ),
    "QPageSetupWidget": frozenset({mark("Page &order:"), mark("Pages &per sheet:")}),
    "QCupsJobWidget": frozenset(
        {
            mark("&Billing information:"),
            mark("&End:"),
            mark("&Start:"),
            mark("Job &priority:"),
            mark("Scheduled &printing:"),
        }
    ),
}
"""Qt's texts by the context in which it asks for them."""


class QtWords(QTranslator):
    """Knows `_WORDS` and nothing else."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # None and not "": Qt asks its own catalogue next.
        return _(source) if source in _WORDS.get(context, ()) else None


def complete_qt_words() -> None:
    """From now on Qt knows the words that are missing; to be called after the start, which it slows
    down, and before one of Qt's own dialogues is shown."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(QtWords) is None:
        application.installTranslator(QtWords(application))
