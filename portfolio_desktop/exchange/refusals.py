"""Why a foreign file gives no tables: a code with facts, and one clear sentence for each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from portfolio_desktop.environment.texts import _, mark


class Refusal(StrEnum):
    MISSING = "missing"
    NOT_READABLE = "not_readable"
    FOLDER = "folder"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MUCH_UNPACKED = "too_much_unpacked"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    ENCRYPTED = "encrypted"
    OLD_FORMAT = "old_format"
    OTHER_FORMAT = "other_format"
    """An office file of a kind that is not read: OpenDocument, binary workbooks, presentations."""
    HOSTILE = "hostile"
    DAMAGED = "damaged"
    UNKNOWN_KIND = "unknown_kind"
    NO_TABLE = "no_table"
    SCANNED = "scanned"
    CANCELLED = "cancelled"
    READER_FAILED = "reader_failed"


class UnreadableFile(Exception):  # noqa: N818 - an answer, not a failure of the program
    """The file cannot be used; nothing of it was read. `facts` fill the sentence."""

    def __init__(self, code: Refusal, facts: Mapping[str, str] | None = None) -> None:
        self.code = code
        self.facts: Mapping[str, str] = MappingProxyType(dict(facts or {}))
        super().__init__(code.value)


_SENTENCES: Mapping[Refusal, str] = MappingProxyType(
    {
        Refusal.MISSING: mark("“{name}” is not there."),
        Refusal.NOT_READABLE: mark(
            "“{name}” cannot be opened; it may be open in another program, or you may lack the "
            "right to read it."
        ),
        Refusal.FOLDER: mark("“{name}” is a folder; choose a file in it."),
        Refusal.EMPTY: mark("“{name}” is empty."),
        Refusal.TOO_LARGE: mark(
            "“{name}” is larger than {limit} MB, which is more than can be read."
        ),
        Refusal.TOO_MUCH_UNPACKED: mark(
            "“{name}” unpacks to far more than a table needs and was not read, for safety."
        ),
        Refusal.TOO_MANY_CELLS: mark("“{name}” has more than {limit} filled cells."),
        Refusal.TOO_SLOW: mark("“{name}” took more than {limit} seconds to read and was given up."),
        Refusal.TOO_MUCH_MEMORY: mark("“{name}” takes too much memory to read and was given up."),
        Refusal.ENCRYPTED: mark(
            "“{name}” is protected with a password; save a copy without it and read that."
        ),
        Refusal.OLD_FORMAT: mark(
            "“{name}” is in an older Office format; save it as .xlsx or .docx and read that."
        ),
        Refusal.OTHER_FORMAT: mark(
            "“{name}” is in an Office format that is not read; save it as .xlsx or .docx and read "
            "that."
        ),
        Refusal.HOSTILE: mark(
            "“{name}” holds definitions that have no place in a table file and was not read, "
            "for safety."
        ),
        Refusal.DAMAGED: mark("“{name}” is damaged and cannot be read."),
        Refusal.UNKNOWN_KIND: mark(
            "“{name}” is neither a spreadsheet, a Word document, a PDF nor a text table."
        ),
        Refusal.NO_TABLE: mark("There is no table in “{name}”."),
        Refusal.SCANNED: mark("“{name}” holds only pictures of pages, so its text cannot be read."),
        Refusal.CANCELLED: mark("Reading “{name}” was stopped."),
        Refusal.READER_FAILED: mark("“{name}” could not be read: the reading of it failed."),
    }
)


def refusal_sentence(refused: UnreadableFile, name: str) -> str:
    """What is wrong with the file called `name`, in one sentence of the active language."""
    return _(_SENTENCES[refused.code]).format_map({**refused.facts, "name": name})
