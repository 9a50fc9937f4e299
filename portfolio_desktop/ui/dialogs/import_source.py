"""Where the tables of an import come from: a file, or what was copied from Excel or Word."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMimeData

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.read_json import is_register_json
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import Workbook, read_tables
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
        try:
            with self.path.open("rb") as file:
                return is_register_json(file.read(_BEGINNING))
        except OSError:
            return False


def file_source(path: Path) -> ImportSource:
    return ImportSource(path.name, path, lambda stop: read_tables(path, stop=stop))


def pasted_source(pasted: QMimeData | None) -> ImportSource:
    """What is on the clipboard: its table as HTML where there is one, else its lines of text."""
    data, kind = _content(pasted)
    name = _("the clipboard")

    def read(stop: Event) -> Workbook:
        if not data.strip():
            raise UnreadableFile(Refusal.NO_TABLE)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / f"pasted{kind}"
            path.write_bytes(data)
            return read_tables(path, stop=stop)

    return ImportSource(name, Path(name), read)


def unread_message(source: ImportSource, error: UnreadableFile | OSError) -> Message:
    """Why the source gives no tables, in one clear sentence."""
    if isinstance(error, OSError):
        return message_for_file(source.path, error)
    return unreadable_message(error, source.name)


def _content(pasted: QMimeData | None) -> tuple[bytes, str]:
    if pasted is None:
        return b"", ".txt"
    if pasted.hasHtml() and "<table" in pasted.html().lower():
        return pasted.html().encode("utf-8", "replace"), ".html"
    return pasted.text().encode("utf-8", "replace"), ".txt"
