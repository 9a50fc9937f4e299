"""Where the tables of an import come from: a file, or what was copied from Excel or Word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMimeData

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.read_json import is_register_json
from portfolio_desktop.exchange.refusals import UnreadableFile
from portfolio_desktop.exchange.tables import Workbook, read_pasted_tables, read_tables
from portfolio_desktop.services.messages import Message, message_for_file
from portfolio_desktop.workflows.import_messages import unreadable_message

_BEGINNING = 400


@dataclass(frozen=True, slots=True)
class ImportSource:
    """`name` is what the window calls it, `path` what the preview keeps. `read` may take seconds
    and gives up when the event is set; it raises `UnreadableFile` or OSError.
    """

    name: str
    path: Path
    read: Callable[[Event], Workbook]

    @property
    def is_register(self) -> bool:
        """Whether it is an export of this program, which is brought in whole."""
        if self.path.suffix.lower() == ".json":
            return True
        if not self.path.is_file():
            return False
        try:
            with self.path.open("rb") as file:
                return is_register_json(file.read(_BEGINNING))
        except OSError:
            return False


def file_source(path: Path) -> ImportSource:
    return ImportSource(path.name, path, lambda stop: read_tables(path, stop=stop, forms=True))


def pasted_source(pasted: QMimeData | None) -> ImportSource:
    """What is on the clipboard: as HTML, which has the colours, where there is any."""
    text = pasted.text() if pasted is not None else ""
    html = pasted.html() if pasted is not None and pasted.hasHtml() else ""
    name = _("the clipboard")
    return ImportSource(name, Path(name), lambda stop: read_pasted_tables(text, html, stop=stop))


def unread_message(source: ImportSource, error: BaseException) -> Message:
    """Why the source gives no tables, in one clear sentence; an error that nobody foresaw is
    raised.
    """
    if isinstance(error, OSError):
        return message_for_file(source.path, error)
    if isinstance(error, UnreadableFile):
        return unreadable_message(error, source.name)
    raise error
