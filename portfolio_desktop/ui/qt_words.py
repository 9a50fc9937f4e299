"""The few words that Qt's own dialogues show and its shipped Danish lacks.

They stand in our catalogue. In English the translator answers what it was asked: English is what
Qt's texts are.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from portfolio_desktop.environment.texts import _, mark

_WORDS: dict[str, frozenset[str]] = {
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
    """Before one of Qt's own dialogues is shown, let it know the words that are missing."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(QtWords) is None:
        application.installTranslator(QtWords(application))
