"""Making report forms: their content read from the register, then written as files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.exchange.write_form import form_bytes, form_name
from portfolio_desktop.services.form_content import FormContent


@dataclass(frozen=True, slots=True)
class WrittenForms:
    """The files of the forms; `kept` of them lay there already, exactly the same."""

    paths: tuple[Path, ...]
    kept: int = 0


def write_forms(
    contents: Sequence[FormContent], folder: Path, told: Callable[[int, int], None] | None = None
) -> WrittenForms:
    """Write each form into the folder, in any thread; OSError where that cannot be done.

    A file that lies there is never written over, since it may have been filled in: a form of
    another content gets a name of its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    kept = 0
    for done, content in enumerate(contents):
        if told is not None:
            told(done, len(contents))
        data = form_bytes(content)
        path = _place(folder / form_name(content), data)
        if path.exists():
            kept += 1
        else:
            write_whole(path, data)
        paths.append(path)
    return WrittenForms(tuple(paths), kept)


def _place(wanted: Path, data: bytes) -> Path:
    """The first name that is free, or under which exactly this lies."""
    path, number = wanted, 2
    while path.exists() and not _is(path, data):
        path, number = wanted.with_stem(f"{wanted.stem} {number}"), number + 1
    return path


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
