"""The files a register keeps, beside its JSON: a folder in which each is called by its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import JsonRefusedError
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import BLOB_FIELD
from portfolio_desktop.storage.session import EditSession


def folder_of(path: Path) -> Path:
    """Where the files of a JSON export lie: "register-filer" beside "register.json"."""
    return path.with_name(f"{path.stem}-filer")


def named_files(content: RegisterContent) -> tuple[str, ...]:
    """The hashes of all files that records name, each once."""
    names = (getattr(row, BLOB_FIELD, "") for row in content.board)
    return tuple(sorted({name for name in names if name}))


def write_steps(register: RegisterFile, path: Path, names: Iterable[str]) -> Steps[None]:
    """Write the files beside the JSON, one in each step; OSError where the place cannot be written.

    They go first: a JSON that is there has its files. One that lies there already is not written
    again, since its name says what it holds.
    """
    wanted = tuple(names)
    folder = folder_of(path)
    if wanted:
        folder.mkdir(exist_ok=True)
    for done, name in enumerate(wanted):
        yield done, len(wanted)
        if not _is_there(folder / name, name):
            write_whole(folder / name, register.kept(name))


def find_files(path: Path, content: RegisterContent, kept: frozenset[str]) -> Mapping[str, Path]:
    """Where the files lie that the register does not keep yet, by hash.

    JsonRefusedError `json.file`, naming the first that is missing or is not what its name says.
    """
    folder = folder_of(path)
    found = {name: folder / name for name in named_files(content) if name not in kept}
    for name, place in found.items():
        if not _is_there(place, name):
            raise JsonRefusedError("json.file", f"{folder.name}/{name}")
    return MappingProxyType(found)


def keep_files(edit: EditSession, files: Mapping[str, Path]) -> None:
    """Keep the files in the edit that names them; JsonRefusedError as `find_files`, OSError."""
    for name, place in files.items():
        if edit.keep(place.read_bytes()) != name:
            raise JsonRefusedError("json.file", f"{place.parent.name}/{name}")


def _is_there(place: Path, name: str) -> bool:
    try:
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == name
    except OSError:
        return False
