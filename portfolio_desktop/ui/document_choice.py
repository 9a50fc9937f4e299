"""Asking for documents, such as tables and reports: where the last one was, first in Documents.

Where they are fetched is kept apart from where they are saved: annexes lie in other folders than
what is made of them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.file_names import usable_name
from portfolio_desktop.environment.folders import documents_folder
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.context import Choices, WindowContext
from portfolio_desktop.ui.file_choice import FileChoice


class DocumentChoice:
    """The file dialogues for what does not belong among the registers."""

    def __init__(self, files: FileChoice, choices: Choices) -> None:
        self._files = files
        self._choices = choices

    def existing(self, parent: QWidget, title: str, filters: str) -> Path | None:
        return self._fetched(self._files.existing(parent, title, self._fetching, filters))

    def new(self, parent: QWidget, title: str, name: str, filters: str) -> Path | None:
        """`name` is what the file is proposed to be called, as far as a file can."""
        proposed = self.folder_shown / usable_name(name)
        return self._files.new(parent, title, proposed, filters)

    def several(self, parent: QWidget, title: str, filters: str) -> tuple[Path, ...]:
        chosen = self._files.several(parent, title, self._fetching, filters)
        if chosen:
            self._fetched(chosen[0])
        return chosen

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self._files.folder(parent, title, self.folder_shown)

    def saved(self, path: Path) -> None:
        """It was written there, so the next is saved beside it; where nothing could be written
        nothing is proposed again."""
        self._choices.keep(replace(self._choices.read(), saving_folder=str(path.parent)))

    @property
    def folder_shown(self) -> Path:
        """Where the dialogues for saving begin."""
        return _first_there(self._choices.read().saving_folder)

    @property
    def _fetching(self) -> Path:
        """What was saved may be fetched again, before anything was fetched from elsewhere."""
        kept = self._choices.read()
        return _first_there(kept.last_folder, kept.saving_folder)

    def _fetched(self, chosen: Path | None) -> Path | None:
        if chosen is not None:
            folder = str(chosen.parent)
            self._choices.keep(replace(self._choices.read(), last_folder=folder))
        return chosen


def _first_there(*folders: str) -> Path:
    """The first of the folders that still exists, else Documents."""
    there = (Path(each) for each in folders if each and Path(each).is_dir())
    return next(there, None) or documents_folder()


def as_of_name(name: str, context: WindowContext) -> str:
    """The name of a document without its ending; of the register as it was it says of when."""
    if context.past is None:
        return name
    day = context.past.today().isoformat()
    return _("{name} as it was {day}").format(name=name, day=day)
